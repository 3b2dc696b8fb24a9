"""Tests that addresses are resolved as the standard library does, which is slower."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.links import resolve

BASE = "https://feeds.example/news/rss.xml"


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/b", "http://a.example:8080/b/c.html?d=e&f=g", "https://a.example",
        "//a.example/b", "/b", "b", "../b", "?c", "#d", "", "https://a.example/b?", "mailto:a@b.c",
        "https://a.example/b#", "https://a.example/b;", "HTTPS://A.example/b", "http:///b",
        "https://a.example/b?c#d", "https://a.example/b c", "https://a.example/b\n", "http:b",
    ],
)  # fmt: skip
def test_an_address_is_resolved_as_ever(address: str) -> None:
    """Full or relative, with and without empty parts."""
    assert resolve(BASE, address) == urljoin(BASE, address)


@given(
    st.from_regex(r"(https?:)?/{0,3}[a-z.:0-9]{0,8}[/?#;&=a-z%.\[\]\\@ \t-]{0,20}", fullmatch=True)
)
def test_any_address_is_resolved_as_ever(address: str) -> None:
    """Or refused as ever."""
    try:
        expected = urljoin(BASE, address)
    except ValueError:
        with pytest.raises(ValueError, match=r"."):
            resolve(BASE, address)
    else:
        assert resolve(BASE, address) == expected
