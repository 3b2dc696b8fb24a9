"""Tests of how articles are told apart, and of what counts as news."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.identity.naming import article_id, content_hash, decide, memory_name

from .samples import NOW, article


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


def test_an_unknown_article_is_revision_one() -> None:
    """Nothing may be remembered where nothing was published."""
    fetched = article(content_hash="aa")
    draft = decide(fetched, None)
    assert draft is not None
    assert draft.message.revision == 1
    assert draft.message.change is not None
    assert draft.message.change.kind == "new"
    assert (draft.name, draft.expected) == (memory_name(fetched), None)
    assert draft.state == "1 aa 2026-05-04T12:00:00+00:00"


def test_the_same_content_is_no_news() -> None:
    """A feed repeats its items at every look."""
    assert decide(article(content_hash="aa"), "3 aa") is None


def test_changed_content_is_the_next_revision() -> None:
    """The draft expects the state that it was decided on, so that a rival's revision wins."""
    draft = decide(article(content_hash="bb"), "3 aa")
    assert draft is not None
    assert draft.message.revision == 4
    assert draft.message.change is not None
    assert draft.message.change.kind == "update"
    assert draft.expected == "3 aa"
    assert draft.state == "4 bb 2026-05-04T12:00:00+00:00"


@pytest.mark.parametrize("hours", [1, 0, -1, 24 * 365])
def test_a_revision_is_dated_after_the_one_before_it(hours: int) -> None:
    """However the clocks of the workers jump, the order of dates is that of the numbers."""
    first = article(content_hash="aa").model_copy(update={"fetched_at": NOW + timedelta(hours=1)})
    before = decide(first, None)
    assert before is not None
    at = NOW + timedelta(hours=hours)
    later = article(content_hash="bb").model_copy(update={"fetched_at": at})
    after = decide(later, before.state)
    assert after is not None
    assert after.message.fetched_at > before.message.fetched_at
    assert after.message.fetched_at >= at


@pytest.mark.parametrize("known", ["", "nonsense", "aa 3", "3", "12345678901 aa"])
def test_a_damaged_memory_of_an_article_is_as_good_as_none(known: str) -> None:
    """The number begins anew, which the store puts right; the draft still expects what is there."""
    draft = decide(article(content_hash="aa"), known)
    assert draft is not None
    assert (draft.message.revision, draft.expected) == (1, known)


@pytest.mark.parametrize("moment", ["", " soon", " 2026-13-01T00:00:00+00:00"])
def test_a_memory_without_a_usable_time_keeps_its_number(moment: str) -> None:
    """As an older version wrote it, or as nobody did."""
    draft = decide(article(content_hash="bb"), f"3 aa{moment}")
    assert draft is not None
    assert draft.message.fetched_at == NOW
    assert draft.message.revision == (1 if moment == " soon" else 4)


@given(st.lists(st.sampled_from(["aa", "bb", "cc"]), max_size=8))
def test_revisions_count_the_changes(hashes: list[str]) -> None:
    """However contents come and go, revisions run 1, 2, 3 without a gap."""
    known: str | None = None
    revisions: list[int] = []
    for digest in hashes:
        draft = decide(article(content_hash=digest), known)
        if draft is not None:
            known = draft.state
            revisions.append(draft.message.revision)
    changes = sum(1 for n, digest in enumerate(hashes) if n == 0 or hashes[n - 1] != digest)
    assert revisions == list(range(1, changes + 1))


def test_the_memory_is_named_after_the_article() -> None:
    """Other services and people look it up by that name."""
    assert memory_name(article()) == "article:00000000-0000-5000-8000-000000000001"
