"""Tests of the ids of articles, and of the hash of their text."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.identity.naming import article_id, content_hash, memory_name


def test_an_article_keeps_its_id_for_ever() -> None:
    """A changed id would publish every article of every user again."""
    expected = UUID("b3419201-d6d1-5b0b-b413-b58e6274254d")
    assert article_id("harbour.example_rss", "hp-1", None, "") == expected


def test_the_guid_is_a_better_key_than_the_address() -> None:
    """Publishers move pages, and keep guids."""
    assert article_id("s", "g", "https://a.example/1", "x") == article_id(
        "s", "g", "https://a.example/2", "y"
    )


def test_the_address_is_a_better_key_than_the_content() -> None:
    """An edited text at the same address is the same article."""
    one = article_id("s", None, "https://a.example/1", "x")
    assert one == article_id("s", None, "https://a.example/1", "y")
    assert one != article_id("s", "https://a.example/1", None, "x")


def test_without_any_key_the_content_is_the_key() -> None:
    """Something must tell two items without guid and link apart."""
    assert article_id("s", None, None, "x") != article_id("s", None, None, "y")


def test_an_empty_guid_is_no_guid() -> None:
    """An empty guid would make all items of a feed one article."""
    assert article_id("s", "", "https://a.example/1", "") == article_id(
        "s", None, "https://a.example/1", ""
    )


@given(st.text(), st.text(), st.text())
def test_equal_guids_of_two_sources_are_two_articles(guid: str, one: str, two: str) -> None:
    """Guids are unique within their feed at best."""
    if one != two and guid:
        assert article_id(one, guid, None, "") != article_id(two, guid, None, "")


@given(st.text(), st.text(), st.sampled_from([" ", "\n", "\n\n  ", "\t"]))
def test_white_space_does_not_change_the_hash(title: str, body: str, gap: str) -> None:
    """Publishers reformat pages without touching a word."""
    assert content_hash(title, None, f"a{gap}{body}{gap}b") == content_hash(
        f" {title}", "", f"  a {body} b "
    )


def test_a_word_that_moves_from_title_to_deck_changes_the_hash() -> None:
    """Each field counts as itself."""
    assert content_hash("a b", "", "c") != content_hash("a", "b", "c")


def test_a_hash_is_128_bits_in_hexadecimal() -> None:
    """So the message promises."""
    assert len(content_hash("a", None, "b")) == 32


def test_the_memory_is_named_after_the_article() -> None:
    """Other services and people look it up by that name."""
    named = memory_name(UUID("00000000-0000-5000-8000-000000000001"))
    assert named == "article:00000000-0000-5000-8000-000000000001"
