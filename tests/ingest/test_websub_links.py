"""Tests of the links to hubs: header before content, and nobody's comments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.websub.links import PushLinks, find_links

URL = "https://harbour.example/feed"
HUB = "https://hub.example/"
SELF = "https://harbour.example/canonical"


@pytest.mark.parametrize(
    "header",
    [
        f'<{HUB}>; rel="hub", <{SELF}>; rel="self"',
        f"<{HUB}>;rel=hub,<{SELF}>;rel=self",
        f'<{SELF}>; title="a, b"; rel="self", <{HUB}>; REL="hub"',
        f'<{HUB}> ; rel = "hub" , <{SELF}>; rel="canonical self"',
    ],
)
def test_a_header_names_hub_and_topic(header: str) -> None:
    """In every way of writing that RFC 8288 allows."""
    assert find_links(URL, {"link": header}) == PushLinks((HUB,), SELF)


def test_several_hubs_are_kept_in_order() -> None:
    """If the first fails the next is tried."""
    header = ", ".join(f"<https://{name}.example/>; rel=hub" for name in "bab")
    found = find_links(URL, {"link": header})
    assert found
    assert found.hubs == ("https://b.example/", "https://a.example/")


def test_a_header_comes_before_what_the_feed_says() -> None:
    """W3C WebSub, section 4: the first place that names a hub decides."""
    found = find_links(URL, {"link": f"<{HUB}>; rel=hub"}, hubs=["https://other.example/"])
    assert found == PushLinks((HUB,), URL)


def test_a_feed_names_them_where_the_header_does_not() -> None:
    """As Atom links, which the feed's parser has found."""
    found = find_links(URL, {"link": "</style.css>; rel=preload"}, hubs=[HUB], self_url=SELF)
    assert found == PushLinks((HUB,), SELF)


def test_a_topic_without_a_name_is_named_by_its_address() -> None:
    """Some publishers leave rel=self out."""
    assert find_links(URL, {}, hubs=["/hub"]) == PushLinks(("https://harbour.example/hub",), URL)


def test_a_page_is_searched_in_its_head() -> None:
    """A web page may be a topic too."""
    links = f'<link rel="hub" href="{HUB}"><link rel=self href="/canonical">'
    page = f"<!DOCTYPE html><html><head>{links}"
    assert find_links(URL, {}, body=page.encode()) == PushLinks((HUB,), SELF)


def test_a_comment_in_a_page_names_no_hub() -> None:
    """Whoever may write into a page's body could else push news in its name."""
    comment = b'<p>Hi</p><link rel="hub" href="//evil.example/">'
    page = b"<html><head><title>x</title></head><body>" + comment
    assert find_links(URL, {}, body=page) is None


@pytest.mark.parametrize(
    "hub", ["javascript:alert(1)", "", "  ", "ftp://hub.example/", "http://[/"]
)
def test_what_is_no_address_is_no_hub(hub: str) -> None:
    """Nor is it joined to the document's own address by accident."""
    assert find_links(URL, {}, hubs=[hub]) is None


def test_no_hub_means_no_push() -> None:
    """Nine in ten feeds have none."""
    assert find_links(URL, {"link": f"<{SELF}>; rel=self"}, self_url=SELF) is None


@given(st.text(alphabet='<>;,"= relhubself/', max_size=400))
def test_any_header_is_read_or_passed_over(header: str) -> None:
    """Nothing that a server writes there is an error."""
    found = find_links(URL, {"link": header})
    assert found is None or all(hub.startswith("http") for hub in found.hubs)


def test_a_hostile_header_takes_linear_time() -> None:
    """A megabyte of brackets and quotes is over at once."""
    for piece in ("<", '<a>; rel="', "<a>;" + " " * 50, '<a>;rel="hub '):
        assert find_links(URL, {"link": piece * 200_000}) is None
