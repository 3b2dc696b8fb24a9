"""Tests of the articles of a document, and of the names by which they are looked up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.messages import ArticleFetched, Source
from dateline_ingest.identity.cases import Case, cases_of
from dateline_ingest.identity.keys import firm_keys, home_of, loose_keys
from dateline_ingest.identity.listing import is_listed, listing_name, written
from dateline_ingest.identity.quiet import words_of
from dateline_ingest.identity.resolving import first_names, new_id, resolve_all

from .editing import LOCAL, TOP, stories
from .inventing import Story
from .samples import NOW

HOME = "harbour.example"


def cases(*told: Story) -> list[Case]:
    """The cases of a document."""
    return cases_of([story.article(TOP) for story in told], HOME)


def firm(source: Source = TOP, **fields: object) -> set[str]:
    """The names of the firm keys of a story with other fields."""
    return {key.name for key in firm_keys(changed(source, **fields), HOME)}


def changed(source: Source = TOP, **fields: object) -> ArticleFetched:
    """An article with other fields."""
    return stories(1)[0].article(source).model_copy(update=fields)


def test_the_host_is_the_home_of_its_feeds() -> None:
    """A source without one is its own home."""
    assert home_of(TOP) == "harbour.example"
    assert home_of(Source(id="wire-norda", name="NORDA")) == "wire-norda"


def test_a_plain_guid_holds_in_its_feed_and_an_address_in_all_feeds_of_the_host() -> None:
    """Two feeds number their items from one; an address is an address."""
    assert len(firm() & firm(LOCAL)) == 1
    assert (
        len(
            firm(guid="tag:harbour.example,2026:1") & firm(LOCAL, guid="tag:harbour.example,2026:1")
        )
        == 2
    )
    assert len(firm()) == 2


def test_a_home_page_is_no_key() -> None:
    """Neither as guid nor as address."""
    assert (
        firm(guid="https://harbour.example/", url="https://harbour.example", canonical_url=None)
        == set()
    )
    assert firm(guid=None, url=None, canonical_url=None) == set()


def test_loose_keys_need_words() -> None:
    """Short texts recur by chance; a title needs a moment, unless there is nothing else."""

    def kinds(one: ArticleFetched, *, is_keyless: bool = False) -> list[str]:
        return [key.kind for key in loose_keys(one, words_of(one), HOME, is_keyless=is_keyless)]

    story = stories(1)[0]
    assert kinds(story.article(TOP)) == ["content", "headline"]
    assert kinds(story.article(TOP), is_keyless=True) == ["content", "headline", "title", "instant"]
    assert kinds(replace(story, published=None).article(TOP)) == ["content"]
    short = replace(story, title="A", deck="", paragraphs=(), published=None).article(TOP)
    assert kinds(short) == []
    assert kinds(short, is_keyless=True) == ["title"]


def test_an_item_that_stands_there_twice_counts_once() -> None:
    """The younger version counts."""
    story = stories(1)[0]
    later = replace(story, published=NOW + timedelta(days=1), deck="Younger.")
    (case,) = cases(story, later)
    assert case.article.deck == "Younger."
    (case,) = cases(later, story)
    assert case.article.deck == "Younger."


def test_of_two_items_that_are_one_article_the_lesser_id_counts() -> None:
    """In whichever order they stand."""
    story = stories(1)[0]
    twin = replace(story, guid="twin")
    (one,), (other,) = cases(story, twin), cases(twin, story)
    assert one.id == other.id
    assert {key.name for key in one.keys} == {key.name for key in other.keys}
    assert len(one.keys) == 3


def test_a_shared_key_is_nobodys() -> None:
    """Those who shared it are known by the rest."""
    first, second = (replace(story, guid="all") for story in stories(2))
    one, other = cases(first, second)
    assert [key.kind for key in (*one.keys, *other.keys)] == ["url", "url"]
    assert one.id != other.id


def test_two_items_without_any_key_and_with_the_same_words_on_two_days_are_two() -> None:
    """A column that says the same every day."""
    story = replace(stories(1)[0], guid=None, link=None)
    later = replace(story, published=NOW + timedelta(days=9))
    one, other = cases(story, later)
    assert one.id != other.id


def test_equal_titles_alone_make_no_twins() -> None:
    """A feed of headlines may say "Traffic update" twice."""
    story = replace(stories(1)[0], deck="", paragraphs=(), published=None)
    assert len(cases(story, replace(story, guid="2", link="https://harbour.example/2"))) == 2


@pytest.mark.parametrize("pointed", ["nonsense", "", None])
def test_a_damaged_key_leads_nowhere(pointed: str | None) -> None:
    """The article is new then."""
    (case,) = cases(stories(1)[0])
    held = dict.fromkeys(first_names(case), pointed)
    assert resolve_all([case], held) == [None]
    assert new_id(case, held) == case.id


def test_a_listing_tells_who_stood_in_a_document() -> None:
    """By the first digits of the ids; a missing one tells of nobody."""
    ids = [case.id for case in cases(*stories(3))]
    listing = written(ids[:2])
    assert [is_listed(one, listing) for one in ids] == [True, True, False]
    assert not is_listed(ids[0], None)
    assert listing_name("x") == "listing:x"


def test_a_listing_keeps_those_that_stand_as_they_did() -> None:
    """Of the list before, the first so many: what leaves a feed leaves it at its end."""
    old, stays, leaves, new = (case.id for case in cases(*stories(4)))
    before = written([old, stays, leaves])
    listing = written([new, old], before, standing=1)
    assert [is_listed(one, listing) for one in (new, old, stays, leaves)] == [True] * 3 + [False]
    assert written([], before, standing=3) == before
