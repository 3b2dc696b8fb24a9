"""Tests of the names by which a corrected story is found."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dateline_ingest.wire.articles import WireItem, read_wire_file
from dateline_ingest.wire.naming import (
    adopt,
    bytes_name,
    find,
    guid_name,
    headline_key,
    identities_of,
    is_superseded,
    names_of,
    recalled,
    slug_key,
)

from .samples import NOW

STORY = """\
BC-EU--Ghost Bridge,312
Old bridge opens again in Ostby after sixty years

OSTBY, May 3 (KP) - The old bridge of Ostby was opened again on Sunday after sixty years, the \
harbour office said.

It dates from 1962.
"""
CORRECTED = STORY.replace("1962", "1926").replace("Old bridge", "CORRECTED-Old bridge")
REWORDED = CORRECTED.replace("after sixty years\n", "after sixty summers\n")
KILL = """\
OSTBY, May 4 (KP) - EDITORS: Please kill the story headlined "Old bridge opens again in Ostby \
after sixty years". It is not open.
"""
KILL_BY_SLUG = KILL.replace(
    'headlined "Old bridge opens again in Ostby after sixty years"', "slugged Ghost-Bridge"
)
ERRATUM = """\
Correction: Ghost Bridge story

OSTBY, May 4 (KP) - In a story May 3 about a bridge, KP erroneously gave the year 1962.
"""


def item(text: str, name: str = "1.txt", later: timedelta = timedelta(0)) -> WireItem:
    """Read a file that holds one story."""
    items = read_wire_file(text.encode(), name=name, folder="in", fetched_at=NOW + later)
    assert isinstance(items, tuple)
    return items[0]


def remembered(story: WireItem) -> dict[str, str | None]:
    """What is remembered of a story."""
    return {**identities_of(story, story.article), **names_of(story, story.article)}


@pytest.mark.parametrize("text", [CORRECTED, REWORDED, KILL, KILL_BY_SLUG, ERRATUM])
def test_a_notice_finds_the_story_that_it_names(text: str) -> None:
    """By headline, slug, the ends of a headline, or the first words."""
    story, notice = item(STORY), item(text, "2.txt")
    memories = remembered(story)
    known = find(notice, {name: memories.get(name) for name in recalled(notice)})
    assert known is not None
    revised = adopt(notice.article, known)
    assert revised.article_id == story.article.article_id != notice.article.article_id
    assert (revised.guid, revised.source) == ("1.txt", story.article.source)


def test_a_story_that_says_nothing_of_another_is_its_own() -> None:
    """Two stories may have the same slug, and even the same headline."""
    story, other = item(STORY), item(STORY.replace("harbour", "bridge"), "2.txt")
    assert find(other, remembered(story)) is None


def test_a_notice_of_an_unknown_story_finds_none() -> None:
    """It goes out as a story of its own."""
    assert find(item(KILL), {}) is None
    assert find(item(KILL), dict.fromkeys(recalled(item(KILL)), "{")) is None


def test_a_slug_of_last_week_is_another_story() -> None:
    """Markets have one slug every day; a quoted headline is enough for ever."""
    memories = remembered(item(STORY))
    later = timedelta(days=9)
    dated = ("May 4", "May 13")
    assert find(item(KILL_BY_SLUG.replace(*dated), "2.txt", later), memories) is None
    assert find(item(KILL.replace(*dated), "2.txt", later), memories) is not None


def test_half_a_headline_needs_the_same_place() -> None:
    """Templates share their halves."""
    text = REWORDED.replace("OSTBY, May", "KYRA, May").replace("of Ostby was", "of Kyra was")
    text = text.replace("BC-EU--Ghost Bridge,312\n", "")
    assert find(item(text, "2.txt"), remembered(item(STORY))) is None


def test_a_version_of_a_known_story_is_of_that_story() -> None:
    """Its own key outranks what its notice names."""
    story = item(STORY)
    memories: dict[str, str | None] = dict(identities_of(item(CORRECTED, "2.txt"), story.article))
    known = find(item(ERRATUM, "2.txt"), memories)
    assert known is not None
    assert known.guid == "1.txt"


def test_an_unsigned_kill_is_looked_up_with_the_agencies_of_its_folder() -> None:
    """It belongs to none itself."""
    unsigned = item(KILL.replace("OSTBY, May 4 (KP) - ", ""), "2.txt")
    assert unsigned.article.source.id == "wire-in"
    memories = remembered(item(STORY))
    assert find(unsigned, memories) is None
    known = find(unsigned, memories, ["wire-kp"])
    assert known is not None
    assert known.source.name == "KP"


def test_a_kill_gives_its_story_no_names() -> None:
    """Nobody corrects a kill by its headline."""
    kill = item(KILL)
    assert names_of(kill, kill.article) == {}
    assert set(identities_of(kill, kill.article)) == {guid_name("wire-kp", "1.txt")}


def test_an_older_version_is_superseded() -> None:
    """Files overtake one another."""
    story = item(STORY)
    known = find(story, dict(identities_of(WireItem(story.article, version=3), story.article)))
    assert is_superseded(WireItem(story.article, version=2), known)
    assert not is_superseded(WireItem(story.article, version=3), known)
    assert not is_superseded(story, known)
    assert not is_superseded(story, None)


@pytest.mark.parametrize(
    "slug",
    ["BC-EU--Ghost Bridge", "Ghost-Bridge", "EU--Correction-Ghost Bridge", "ghost/bridge",
     "PM-Ghost Bridge,1st Ld-Writethru", "GHOST-BRIDGE, 2nd take"],
)  # fmt: skip
def test_spellings_of_a_slug_are_one(slug: str) -> None:
    """Cycles, regions, marks and takes come and go."""
    assert slug_key(slug) == "ghost-bridge"


def test_a_headline_is_its_words() -> None:
    """Without marks, signs and capitals."""
    assert headline_key("CORRECTED-Bridge: open, again!") == ("bridge", "open", "again")
    assert headline_key("\u2014") == ()


def test_bytes_have_a_name_of_their_own() -> None:
    """A file renamed is no new file."""
    assert bytes_name("ab") != bytes_name("ac")
