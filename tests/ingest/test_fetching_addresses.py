"""Tests of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.fetching.addresses import Address, read_address


def read(url: str, base: str | None = None) -> Address:
    """Read what must be an address."""
    address = read_address(url, read(base) if base else None)
    assert address is not None
    return address


@pytest.mark.parametrize(
    ("url", "host", "port", "target", "authority"),
    [
        ("http://a.example", "a.example", 80, "/", "a.example"),
        ("HTTPS://A.Example:443/b?c=d#e", "a.example", 443, "/b?c=d", "a.example"),
        ("http://a.example:8080/", "a.example", 8080, "/", "a.example:8080"),
        ("http://[2001:DB8::1]:81/", "2001:db8::1", 81, "/", "[2001:db8::1]:81"),
        (
            "http://bücher.example/ü",
            "xn--bcher-kva.example",
            80,
            "/%C3%BC",
            "xn--bcher-kva.example",
        ),
        (" http://a.example/x y\n", "a.example", 80, "/x%20y", "a.example"),
    ],
)
def test_an_address_is_taken_apart(
    url: str, host: str, port: int, target: str, authority: str
) -> None:
    """As a browser would read it."""
    address = read(url)
    assert (address.host, address.port, address.target) == (host, port, target)
    assert address.authority == authority


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://017700000001/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://①②⑦.0.0.1/",
        "http://127。0。0。1/",
    ],
)
def test_every_way_to_write_an_ip_address_is_one(url: str) -> None:
    """So no guard is fooled by a number."""
    assert read(url).host == "127.0.0.1"


@pytest.mark.parametrize(
    "url",
    [
        "", "a.example/rss", "//a.example/", "ftp://a.example/", "file:///etc/passwd",
        "gopher://a.example:70/", "javascript:alert(1)", "data:text/xml,<rss/>", "http://",
        "http://[broken/", "http://a:b:c/", "http://a.example:99999/", "http://1.2.3.4.5/",
        "http://a b.example/", "http://%00/", "http://a.example/" + "x" * 9000, "feed:x",
        "http://\ud800/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_none(url: str) -> None:
    """No other scheme is ever tried."""
    assert read_address(url) is None


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("/b", "https://a.example:8443/b"),
        ("b?c", "https://a.example:8443/x/b?c"),
        ("//b.example/", "https://b.example/"),
        ("http://b.example", "http://b.example/"),
        ("?q=1#frag", "https://a.example:8443/x/y?q=1"),
        ("\\\\b.example\\c", "https://b.example/c"),
    ],
)
def test_a_relative_address_is_completed(target: str, url: str) -> None:
    """From where it was read."""
    assert read(target, "https://u:p@a.example:8443/x/y").url == url


def test_user_and_password_are_kept_apart() -> None:
    """They are in no address that is shown."""
    address = read("http://us%20er:p%40ss@a.example/")
    assert address.credentials == b"Basic dXMgZXI6cEBzcw=="
    assert address.url == "http://a.example/"
    assert read("http://a.example/").credentials is None


@pytest.mark.parametrize(
    ("other", "trusted"),
    [
        ("http://a.example/b", True),
        ("https://a.example/b", True),
        ("http://a.example:8080/", False),
        ("https://a.example:8443/", False),
        ("http://b.a.example/", False),
        ("http://b.example/", False),
    ],
)
def test_secrets_are_told_to_their_own_host(other: str, *, trusted: bool) -> None:
    """And to the same over TLS, where so many redirects lead."""
    assert read("http://u:p@a.example/").trusts(read(other)) is trusted


def test_secrets_told_over_tls_are_not_told_in_the_clear() -> None:
    """Not even to the same host."""
    assert not read("https://u:p@a.example/").trusts(read("http://a.example/"))


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none(text: str) -> None:
    """A feed may hold anything where an address should be."""
    address = read_address(text)
    assert address is None or read_address(address.url) == Address(
        address.scheme, address.host, address.port, address.target, address.authority
    )
