"""A web address, taken apart once as every part of the fetcher needs it. Pure."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import cast
from urllib.parse import unquote_to_bytes

import ada_url

_PARTS = ("protocol", "hostname", "port", "pathname", "search", "username", "password")
_SCHEMES = {"http:": ("http", 80), "https:": ("https", 443)}
_LONGEST = 8000
"""Octets of an address that servers are expected to take (RFC 9110, section 4.1)."""


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address as the URL standard reads it.

    So ``http://2130706433/`` is 127.0.0.1 here as in every browser, and an international name is
    in its ASCII form.
    """

    scheme: str
    host: str
    """In lower case; an IPv6 address without brackets."""
    port: int
    target: str
    """Path and query, as they are asked for."""
    authority: str
    """Host, and port where it is not the scheme's own: the header Host."""
    credentials: bytes | None = None
    """User and password of the address as HTTP Basic sends them (RFC 7617)."""

    @property
    def url(self) -> str:
        """The address without user, password and fragment."""
        return f"{self.scheme}://{self.authority}{self.target}"

    def trusts(self, other: Address) -> bool:
        """Whether what is secret here may be said there: same origin, or the same host over TLS."""
        if (self.scheme, self.host, self.port) == (other.scheme, other.host, other.port):
            return True
        upgrade = (self.scheme, self.port, other.scheme, other.port) == ("http", 80, "https", 443)
        return upgrade and self.host == other.host


def read_address(url: str, base: Address | None = None) -> Address | None:
    """Read an address (WHATWG URL); ``None`` for what is none, or no http(s) one.

    Args:
        url: as somebody wrote it.
        base: where it was written, if it may be relative.
    """
    try:
        if base is not None:
            url = ada_url.join_url(base.url, url)
        parts = cast("dict[str, str]", ada_url.parse_url(url, _PARTS))
    except (ValueError, UnicodeError):
        return None
    known = _SCHEMES.get(parts["protocol"])
    host = parts["hostname"]
    if known is None or not host:
        return None
    scheme, usual = known
    target = parts["pathname"] + parts["search"]
    if len(target) > _LONGEST:
        return None
    port = parts["port"]
    return Address(
        scheme,
        host.strip("[]"),
        int(port) if port else usual,
        target,
        f"{host}:{port}" if port else host,
        _credentials(parts["username"], parts["password"]),
    )


def _credentials(user: str, password: str) -> bytes | None:
    if not user and not password:
        return None
    return b"Basic " + b64encode(unquote_to_bytes(user) + b":" + unquote_to_bytes(password))
