"""Tests of the one spelling that an address has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.identity.urls import canonical, host_of, url_key

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
        "https://mole.example/a/b?id=7&lang=de#:~:text=ferry",
        "https://mole.example/a/b?id=7&lang=de&PHPSESSID=0a1b2c3d4e5f",
        "https://mole.example/a/b;jsessionid=0A1B2C?id=7&lang=de",
        "https://mole.example/a/b?id=7&lang=de&sid=0a1b2c3d4e5f6a7b",
        "https://mole.example/a/b?ref=rss&id=7&lang=de",
        "https:\\\\mole.example/a/b?id=7&lang=de",
        "https://mole.example/a\t/b?id=7&lang=de",
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
        "https://mole.example//a/b?id=7&lang=de",
        "https://mole.example/a/b?id=7&lang=de&sid=1234",
        "https://mole.example/a/b?id=7&lang=de&ref=main",
        "https://mole.example/a/b?id=7&lang=de#!/story/7",
        "https://m.mole.example/a/b?id=7&lang=de",
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
        ("http://mole.example/a/%2e%2e/b", "http://mole.example/b"),
        ("http://mole.example../a", "http://mole.example/a"),
        ("http://mole.example.:8080/a", "http://mole.example:8080/a"),
        ("http://./a", "http://./a"),
        ("http://1../", "http://0.0.0.1/"),
        ("http://fa\u00df.example/", "http://xn--fa-hia.example/"),
        ("http://mole.example/a#!x%7ey", "http://mole.example/a#!x~y"),
        ("http://mole.example/a#/story/7:~:text=b", "http://mole.example/a#/story/7"),
        ("https:", "https:"),
        ("httpx://mole.example/a", "httpx://mole.example/a"),
        ("", ""),
    ],
)
def test_odd_addresses_are_spelled_as_the_rfc_says(url: str, spelling: str) -> None:
    """What is no http address is left alone."""
    assert canonical(url) == spelling


_HARSH = st.text(alphabet="htps:/.?#&=%aZ0\u00e9 @[]-_~2eE+;!\\\t5", max_size=60)


@given(_HARSH)
def test_a_second_pass_changes_nothing(text: str) -> None:
    """Canonical addresses are compared with canonical addresses."""
    for url in (
        text, f"http://{text}", f"http://a.example/{text}", f"http://a.example/?{text}",
        f"http://a.example/#!{text}", f"https://{text}.example./{text}?{text}",
    ):  # fmt: skip
        assert canonical(canonical(url)) == canonical(url)


@given(_HARSH)
def test_the_canonical_spelling_has_the_key_of_the_address(text: str) -> None:
    """It does not matter which of the two an article is looked up by."""
    for url in (text, f"http://{text}", f"http://a.example/{text}", f"http://a.example/?{text}"):
        assert url_key(canonical(url)) == url_key(url)


@given(st.text(max_size=40))
def test_no_text_is_too_odd_to_be_spelled(text: str) -> None:
    """Feeds put anything into their links."""
    for url in (text, f"https://{text}", f"https://a.example/{text}"):
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


SAME_ARTICLE = [
    ("HTTPS://Mole.Example/a", "https://mole.example/a"),
    ("https://mole.example:443/a", "https://mole.example/a"),
    ("http://mole.example:80/a", "https://mole.example/a"),
    ("http://mole.example/a", "https://www.mole.example/a"),
    ("https://mole.example/a#top", "https://mole.example/a"),
    ("https://mole.example/a?utm_campaign=x&fbclid=y", "https://mole.example/a"),
    ("https://mole.example/a?y=2&x=1", "https://mole.example/a?x=1&y=2"),
    ("https://mole.example/%7eann/caf%c3%a9", "https://mole.example/~ann/caf\u00e9"),
    ("https://mole.example/x/../a/./", "https://mole.example/a"),
    ("https://m\u00f6le.example/a", "https://xn--mle-sna.example/a"),
    ("https://mole.example/a?", "https://mole.example/a/"),
    ("https://ann:secret@mole.example./a", "https://mole.example/a"),
    ("https://mole.example/a/amp/", "https://mole.example/a"),
    ("https://mole.example/a.amp.html?x=1", "https://mole.example/a?x=1"),
    ("https://mole.example/a?outputType=amp", "https://mole.example/a"),
    ("https://mole-example.cdn.ampproject.org/c/s/mole.example/a", "https://mole.example/a"),
]
"""Each pair opens the same article."""


@pytest.mark.parametrize(("one", "other"), SAME_ARTICLE)
def test_all_addresses_of_an_article_have_one_key(one: str, other: str) -> None:
    """Feeds of one site differ in how they write their links."""
    assert url_key(one) == url_key(other)
    assert url_key(one) is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://mole.example/b",
        "https://mole.example/A",
        "https://mole.example/a/b",
        "https://mole.example/a?id=1",
        "https://mole.example:8443/a",
        "https://news.mole.example/a",
        "https://m.mole.example/a",
        "https://mole.example/a#!/b",
        "https://mole.example/a/example",
        "https://mole.example/camp",
        "https://mole.example/",
    ],
)
def test_addresses_of_other_articles_have_other_keys(url: str) -> None:
    """To merge two articles loses one."""
    assert url_key(url) != url_key("https://mole.example/a")


@pytest.mark.parametrize(
    "url",
    ["https://mole.example", "http://www.mole.example/?utm_source=rss", "mole.example/a",
     "https://mole.example/index.html#top", "tag:mole.example,2026:1", "", "http://[broken/"],
)  # fmt: skip
def test_a_home_page_is_the_key_of_no_article(url: str) -> None:
    """Feeds without pages of their own link every item to it."""
    assert url_key(url) is None


def test_a_route_of_a_home_page_is_an_article() -> None:
    """Pages that are programs tell their articles by the fragment alone."""
    assert url_key("https://mole.example/#!/story/7") == "mole.example#!/story/7"
    assert url_key("https://mole.example/?p=7") == "mole.example?p=7"
