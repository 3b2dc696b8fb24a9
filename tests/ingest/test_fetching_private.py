"""Tests of which addresses are private."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import Mishap
from dateline_ingest.fetching.private import read_allowance, why_private


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("0.0.0.1", "this network"),
        ("10.0.0.1", "private"),
        ("100.64.0.1", "shared"),
        ("100.127.255.255", "shared"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("169.254.169.254", "link-local"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.0.0.1", "reserved"),
        ("192.0.2.1", "documentation"),
        ("192.88.99.1", "6to4"),
        ("192.168.1.1", "private"),
        ("198.19.0.1", "benchmarking"),
        ("198.51.100.1", "documentation"),
        ("203.0.113.1", "documentation"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "broadcast"),
        ("::", "this network"),
        ("::1", "loopback"),
        ("::7f00:1", "not given out"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:a9fe:a9fe", "link-local"),
        ("::ffff:0:127.0.0.1", "not given out"),
        ("64:ff9b::7f00:1", "loopback"),
        ("64:ff9b::10.0.0.1", "private"),
        ("64:ff9b:1::1", "NAT64"),
        ("100::1", "discarded"),
        ("2001::1", "Teredo"),
        ("2001:0:7f00:1::", "Teredo"),
        ("2001:10::1", "reserved"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "6to4"),
        ("2002:808:808::1", "6to4"),
        ("3fff::1", "documentation"),
        ("4000::1", "not given out"),
        ("fc00::1", "unique local"),
        ("fd12:3456::1", "unique local"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fec0::1", "site-local"),
        ("ff02::1", "multicast"),
        ("nonsense", "no IP address"),
    ],
)
def test_an_address_that_is_not_public_says_why(address: str, why: str) -> None:
    """Every kind that there is."""
    assert why in (why_private(address) or "")


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "128.0.0.1", "169.253.0.1", "172.15.255.255", "172.32.0.1", "192.167.0.1", "198.17.0.1",
        "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2001:4860::8888",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
    ],
)  # fmt: skip
def test_a_public_address_is_let_through(address: str) -> None:
    """The neighbours of the private ranges too, and NAT64 to a public host."""
    assert why_private(address) is None


@given(st.integers(0, 2**32 - 1))
def test_no_ipv4_address_is_more_public_here_than_in_the_standard_library(number: int) -> None:
    """Its table is another reading of the same registry."""
    address = IPv4Address(number)
    if why_private(str(address)) is None:
        assert address.is_global
        assert not address.is_multicast


@given(st.one_of(st.integers(0, 2**128 - 1), st.integers(2**125, 2**126 - 1)))
def test_no_ipv6_address_is_more_public_here_than_in_the_standard_library(number: int) -> None:
    """Half of them from the range that is given out."""
    address = IPv6Address(number)
    if why_private(str(address)) is None:
        assert address.is_global


@given(st.integers(0, 2**32 - 1))
def test_an_address_is_as_private_as_the_one_that_it_bears(number: int) -> None:
    """Mapped, and through NAT64."""
    plain = why_private(str(IPv4Address(number)))
    for bearer in ("::ffff:0:0", "64:ff9b::"):
        assert why_private(str(ip_address(int(IPv6Address(bearer)) + number))) == plain


ALLOWANCE = read_allowance(
    "Intranet.example, .corp.example 10.1.0.0/16 [fd00::]/8 192.168.7.7", "x"
)


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("intranet.example", True),
        ("INTRANET.example.", True),
        ("a.intranet.example", False),
        ("news.corp.example", True),
        ("a.b.corp.example", True),
        ("corp.example", False),
        ("evilcorp.example", False),
        ("intranet.example.evil.example", False),
    ],
)
def test_a_host_is_allowed_by_its_name(host: str, *, allowed: bool) -> None:
    """A leading dot stands for all names below."""
    assert ALLOWANCE.names(host) is allowed


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("10.1.2.3", True),
        ("10.2.0.1", False),
        ("192.168.7.7", True),
        ("192.168.7.8", False),
        ("fd00::1", True),
        ("fe80::1%eth0", False),
        ("::ffff:10.1.2.3", False),
    ],
)
def test_an_address_is_allowed_by_its_network(address: str, *, allowed: bool) -> None:
    """Of the same version."""
    assert ALLOWANCE.covers(address) is allowed
    assert ALLOWANCE.holds(address) is allowed


def test_a_name_lies_in_no_network() -> None:
    """What it stands for is known only when it is resolved."""
    assert not ALLOWANCE.holds("intranet.example")


def test_nothing_is_allowed_by_default() -> None:
    """An empty setting lets nobody through."""
    empty = read_allowance(" , ", "x")
    assert not empty.names("localhost")
    assert not empty.covers("127.0.0.1")


@pytest.mark.parametrize("setting", ["10.0.0.0/33", "fd00::zz", "http://intranet.example"])
def test_what_is_no_network_is_a_mishap(setting: str) -> None:
    """It names the setting."""
    with pytest.raises(Mishap) as caught:
        read_allowance(setting, "DATELINE_ALLOW_PRIVATE")
    assert caught.value.where == "DATELINE_ALLOW_PRIVATE"
