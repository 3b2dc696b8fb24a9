"""Which network addresses only their owner may reach, and which of them are let through. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from dateline.errors import Mishap

_V4 = [(IPv4Network(network), name) for network, name in (
    ("0.0.0.0/8", "this network"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared by a carrier's customers"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "reserved"),
    ("192.0.2.0/24", "documentation"),
    ("192.88.99.0/24", "6to4"),
    ("192.168.0.0/16", "private"),
    ("198.18.0.0/15", "benchmarking"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("255.255.255.255/32", "broadcast"),
    ("240.0.0.0/4", "reserved"),
)]  # fmt: skip
"""The IANA IPv4 special-purpose registry (RFC 6890), and multicast."""

_V6 = [(IPv6Network(network), name) for network, name in (
    ("::/128", "this network"),
    ("::1/128", "loopback"),
    ("64:ff9b:1::/48", "local NAT64"),
    ("100::/64", "discarded"),
    ("2001::/32", "Teredo"),
    ("2001::/23", "reserved"),
    ("2001:db8::/32", "documentation"),
    ("2002::/16", "6to4"),
    ("3fff::/20", "documentation"),
    ("fc00::/7", "unique local"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)]  # fmt: skip
"""The IANA IPv6 special-purpose registry, and what is older than it."""

_GLOBAL = IPv6Network("2000::/3")
"""All that is given out to the world so far (RFC 4291, section 2.4)."""
_BEARERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""IPv6 addresses that stand for the IPv4 address in their last 32 bits: mapped (RFC 4291) and
NAT64 (RFC 6052), through which a network with no IPv4 reaches all of the public Internet."""

Ip = IPv4Address | IPv6Address


@lru_cache(maxsize=4096)
def why_private(address: str) -> str | None:
    """Say what keeps an address from being a public one; ``None`` if it is public.

    Args:
        address: as the resolver gives it, a zone index included.
    """
    try:
        return _why(ip_address(address.partition("%")[0]))
    except ValueError:
        return "no IP address"


def _why(ip: Ip) -> str | None:
    if isinstance(ip, IPv4Address):
        return next((name for network, name in _V4 if ip in network), None)
    for network in _BEARERS:
        if ip in network:
            return _why(IPv4Address(int(ip) & 0xFFFFFFFF))
    special = next((name for network, name in _V6 if ip in network), None)
    return special or (None if ip in _GLOBAL else "not given out")


@dataclass(frozen=True)
class Allowance:
    """The hosts and networks that a person lets the fetcher reach though they are private."""

    hosts: frozenset[str] = frozenset()
    """Names and addresses; ``.corp.example`` stands for all names below it."""
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    def names(self, host: str) -> bool:
        """Whether a host is allowed by its name, wherever that leads."""
        return bool(self.hosts) and any(name in self.hosts for name in _spellings(host))

    def holds(self, host: str) -> bool:
        """Whether a host is written as an address in one of the networks."""
        return bool(self.networks) and _holds(self, host)

    def covers(self, address: str) -> bool:
        """Whether an address lies in one of the networks."""
        if not self.networks:
            return False
        ip = ip_address(address.partition("%")[0])
        return any(ip.version == network.version and ip in network for network in self.networks)


@lru_cache(maxsize=4096)
def _holds(allowance: Allowance, host: str) -> bool:
    try:
        return allowance.covers(host)
    except ValueError:
        return False


def _spellings(host: str) -> Iterator[str]:
    host = host.rstrip(".").lower()
    yield host
    for place, character in enumerate(host):
        if character == ".":
            yield host[place:]


def read_allowance(setting: str, where: str) -> Allowance:
    """Read ``intranet.example .corp.example 10.1.0.0/16``, parted by spaces or commas.

    Raises:
        Mishap: what looks like a network is none.
    """
    hosts: set[str] = set()
    networks: list[IPv4Network | IPv6Network] = []
    for name in setting.replace(",", " ").split():
        bare = name.replace("[", "").replace("]", "").lower().rstrip(".")
        try:
            networks.append(ip_network(bare, strict=False))
        except ValueError as error:
            if "/" in name or ":" in name:
                raise Mishap(
                    f"{name!r} is neither a host nor a network",
                    where=where,
                    remedy="Write host names and networks: intranet.example 10.1.0.0/16.",
                ) from error
            hosts.add(bare)
    return Allowance(frozenset(hosts), tuple(networks))
