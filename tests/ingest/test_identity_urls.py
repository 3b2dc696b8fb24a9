"""Tests of the one spelling that an address has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.identity.urls import canonical, host_of

PAGE = "https://mole.example/a/b?id=7&lang=de"


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "HTTPS://MOLE.example/a/b?id=7&lang=de",
        "https://mole.example:443/a/b?id=7&lang=de",
        "https://mole.example./a/b?id=7&lang=de",
        "https://user:secret@mole.example/a/b?id=7&lang=de",
        "https://mole.example/a/b?lang=de&id=7",
        "https://mole.example/a/b?id=7&lang=de#comments",
        "https://mole.example/a/b?utm_source=x&id=7&UTM_Medium=y&lang=de&fbclid=z",
        "https://mole.example/a/./x/../b?id=7&lang=de",
        "https://mole.example/%61/b?id=7&&lang=de&",
        "  https://mole.example/a/b?id=7&lang=de\n",
    ],
)
def test_equal_addresses_get_one_spelling(url: str) -> None:
    """Each of these opens the same page."""
    assert canonical(url) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "http://mole.example/a/b?id=7&lang=de",
        "https://www.mole.example/a/b?id=7&lang=de",
        "https://mole.example:8443/a/b?id=7&lang=de",
        "https://mole.example/A/b?id=7&lang=de",
        "https://mole.example/a/b/?id=7&lang=de",
        "https://mole.example/a/b?id=8&lang=de",
        "https://mole.example/a/b?id=7",
    ],
)
def test_addresses_that_may_differ_stay_apart(url: str) -> None:
    """To merge two articles loses one; to miss a merge only repeats one."""
    assert canonical(url) != PAGE


@pytest.mark.parametrize(
    ("url", "spelling"),
    [
        ("http://mole.example", "http://mole.example/"),
        ("http://mole.example:80/?", "http://mole.example/"),
        ("http://mole.example/a%2fb", "http://mole.example/a%2Fb"),
        ("http://mole.example/a%zz", "http://mole.example/a%25zz"),
        ("http://mole.example/%%34%31", "http://mole.example/%2541"),
        ("http://mole.example/caf\u00e9", "http://mole.example/caf%C3%A9"),
        ("http://m\u00f6le.example/", "http://xn--mle-sna.example/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("http://mole.example/../../a", "http://mole.example/a"),
        ("http://mole.example/a/..", "http://mole.example/"),
        ("tag:mole.example,2026:1", "tag:mole.example,2026:1"),
        ("mailto:desk@mole.example", "mailto:desk@mole.example"),
        ("http://mole.example:port/", "http://mole.example:port/"),
        ("http://[broken/", "http://[broken/"),
        ("", ""),
    ],
)
def test_odd_addresses_are_spelled_as_the_rfc_says(url: str, spelling: str) -> None:
    """What is no http address is left alone."""
    assert canonical(url) == spelling


@given(st.text(alphabet="htps:/.?#&=%aZ0\u00e9 @[]-_~2eE+;", max_size=60))
def test_a_second_pass_changes_nothing(text: str) -> None:
    """Canonical addresses are compared with canonical addresses."""
    for url in (text, f"http://a.example/{text}", f"http://a.example/?{text}"):
        assert canonical(canonical(url)) == canonical(url)


@given(st.lists(st.sampled_from(["a=1", "b=2", "c", "utm_x=1", "gclid=2"]), max_size=6))
def test_the_order_of_the_query_does_not_count(pairs: list[str]) -> None:
    """Two links to a page often differ in nothing else."""
    forward, backward = "&".join(pairs), "&".join(reversed(pairs))
    assert canonical(f"http://a.example/?{forward}") == canonical(f"http://a.example/?{backward}")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Mole.Example/x", "mole.example"),
        ("https://user@mole.example:8080/x", "mole.example"),
        ("mole.example", None),
        ("http://[broken", None),
    ],
)
def test_the_host_is_in_lower_case(url: str, host: str | None) -> None:
    """It is the source's domain."""
    assert host_of(url) == host
