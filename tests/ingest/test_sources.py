"""Tests of the keys of sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import Mishap
from dateline_ingest.sources import feed_source, is_url, named, source_id, wire_source


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://harbour.example/rss.xml", "harbour.example_rss.xml"),
        ("http://harbour.example/rss.xml", "harbour.example_rss.xml"),
        ("https://Harbour.Example/news/top/", "harbour.example_news_top"),
        ("https://harbour.example", "harbour.example"),
        ("https://user:pw@harbour.example/a-b", "harbour.example_a-b"),
    ],
)
def test_a_plain_feed_has_a_readable_key(url: str, key: str) -> None:
    """People type it in commands and find it in Redis."""
    assert source_id(url) == key


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://a.example/feed?id=1", "https://a.example/feed?id=2"),
        ("https://a.example/x_y", "https://a.example/x/y"),
        ("https://a.example/Feed", "https://a.example/feed"),
        ("https://a.example:81/feed", "https://a.example:82/feed"),
        ("https://a.example/x+y", "https://a.example/x%20y"),
    ],
)
def test_two_feeds_never_share_a_key(one: str, two: str) -> None:
    """Their articles would be mixed up."""
    assert source_id(one) != source_id(two)


@given(st.text(max_size=40))
def test_a_key_holds_only_harmless_characters(path: str) -> None:
    """It becomes part of a Redis key and of log lines."""
    try:
        key = source_id(f"https://a.example/{path}")
    except ValueError:
        return  # an address that Python's own parser refuses
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")


def test_a_feed_without_a_name_is_called_by_its_host() -> None:
    """The feed's own title replaces it later."""
    source = feed_source("https://Harbour.example/rss")
    assert (source.name, source.domain) == ("harbour.example", "harbour.example")
    assert source.feed_url == "https://Harbour.example/rss"


def test_a_feed_may_be_given_a_name() -> None:
    """OPML has names."""
    assert feed_source("https://harbour.example/rss", "Post").name == "Post"


def test_an_address_without_a_host_is_a_mishap() -> None:
    """It says which address."""
    with pytest.raises(Mishap, match="https:///rss: an address without a host"):
        feed_source("https:///rss")


def test_feeds_are_parted_by_commas_and_white_space() -> None:
    """However a person writes the setting, each name comes once."""
    assert named(" a, b\n\tc,,a ") == ("a", "b", "c")
    assert named("") == ()


def test_addresses_are_told_from_files() -> None:
    """A file may be called anything else."""
    assert is_url("HTTPS://a.example/")
    assert not is_url("feeds/http.opml")


def test_a_wire_file_belongs_to_its_agency() -> None:
    """Wherever the file lies."""
    source = wire_source("Norda", "inbox")
    assert (source.id, source.name) == ("wire-norda", "Norda")


def test_a_wire_file_without_agency_belongs_to_its_folder() -> None:
    """Desks sort agencies into folders."""
    assert wire_source(None, "Norda & Co").id == "wire-norda-co"
    assert wire_source(None, "--").id == "wire-unnamed"
