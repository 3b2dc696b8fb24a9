"""The story format: what is read, what is refused, which revision an edition carries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.newsroom.story import HEADERS, Block, Story, edition, parse_story

TEXT = """Outlet: courier
Slug: hen-on-roof
Guid: tag:aldermoorcourier.example,2026:hen-on-roof
Title: Hen on roof: “She may stay”, says council
Deck: Eggs roll into gutter
Byline: Dev Parmar and Rosalind Thackeray-Moss
Published: 2026-03-04T06:00:00+02:00
Updated: 2026-03-04T09:30:00+02:00
Language: en-GB
Section: News
Keywords: hens, roofs

A hen has been seen
on the roof of the Corn Exchange.

## What the council says

"She may stay," said a spokesman.
"""


def test_a_story_is_read_from_headers_and_paragraphs() -> None:
    """Every header and every paragraph of a story file comes back as written."""
    story = parse_story(TEXT)
    assert story.outlet == "courier"
    assert story.guid == "tag:aldermoorcourier.example,2026:hen-on-roof"
    assert story.title == "Hen on roof: “She may stay”, says council"
    assert story.keywords == ("hens", "roofs")
    assert story.body == (
        Block("A hen has been seen on the roof of the Corn Exchange."),
        Block("What the council says", is_subhead=True),
        Block('"She may stay," said a spokesman.'),
    )


def test_a_story_keeps_the_offset_that_its_paper_wrote() -> None:
    """The offset of a date is part of the story, not only the instant."""
    story = parse_story(TEXT)
    assert story.published.utcoffset() == timedelta(hours=2)
    assert story.updated - story.published == timedelta(hours=3, minutes=30)


def test_a_storys_path_holds_the_day_on_which_it_was_published() -> None:
    """The path is built from the outlet, the local day and the slug."""
    assert parse_story(TEXT).path == "/courier/2026/03/04/hen-on-roof"


def test_a_storys_text_parts_its_paragraphs_by_blank_lines() -> None:
    """The plain text holds paragraphs and sub-headlines, without the mark of the latter."""
    text = parse_story(TEXT).text
    assert text.count("\n\n") == 2
    assert "##" not in text


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Anna Koski", ("Anna Koski",)),
        ("Anna Koski and Bo Alm", ("Anna Koski", "Bo Alm")),
        ("Anna Koski, Bo Alm and Carl Dahl", ("Anna Koski", "Bo Alm", "Carl Dahl")),
        ("Anna Koski und Bo Alm", ("Anna Koski", "Bo Alm")),
        ("Ana Ruiz y Luz Soto", ("Ana Ruiz", "Luz Soto")),
        ("Anne Roy et Luc Ry", ("Anne Roy", "Luc Ry")),
        ("R. Devaki", ("R. Devaki",)),
        ("Ferdinand Sandy", ("Ferdinand Sandy",)),
    ],
)
def test_a_byline_is_parted_into_its_authors(byline: str, authors: tuple[str, ...]) -> None:
    """Commas and the word for "and" part names; letters inside a name do not."""
    assert replace(parse_story(TEXT), byline=byline).authors == authors


@pytest.mark.parametrize("name", HEADERS)
def test_a_story_without_a_header_is_refused_by_its_name(name: str) -> None:
    """A missing header is named in the error."""
    lines = [line for line in TEXT.splitlines() if not line.startswith(f"{name}:")]
    with pytest.raises(ValueError, match=f"story without {name}"):
        parse_story("\n".join(lines))


def test_a_date_without_an_offset_is_refused() -> None:
    """A local time alone does not say when a story was published."""
    with pytest.raises(ValueError, match="without an offset"):
        parse_story(TEXT.replace("06:00:00+02:00", "06:00:00"))


def test_a_story_is_its_first_revision_unless_it_says_otherwise() -> None:
    """The header Revision may be left out."""
    assert parse_story(TEXT).revision == 1
    assert parse_story(TEXT.replace("Keywords:", "Revision: 3\nKeywords:")).revision == 3


def _revision(guid: str, number: int, published: str) -> Story:
    moment = datetime.fromisoformat(published)
    return replace(parse_story(TEXT), guid=guid, revision=number, published=moment)


EARLY, LATE = "2026-02-01T00:00:00+00:00", "2026-03-01T00:00:00+00:00"


def test_an_edition_carries_one_revision_of_each_story() -> None:
    """The newest revision up to the edition's number stands for its story."""
    stories = [_revision("tag:a", 2, EARLY), _revision("tag:a", 1, EARLY)]
    assert [story.revision for story in edition(stories, 1)] == [1]
    assert [story.revision for story in edition(stories, 2)] == [2]
    assert [story.revision for story in edition(stories, 9)] == [2]


def test_an_edition_puts_the_last_published_story_first() -> None:
    """Readers find the news at the top."""
    stories = [_revision("tag:old", 1, EARLY), _revision("tag:new", 1, LATE)]
    assert [story.guid for story in edition(stories, 1)] == ["tag:new", "tag:old"]


def test_a_story_that_begins_later_is_missing_from_an_early_edition() -> None:
    """A story whose first revision is number 2 is not carried by edition 1."""
    assert edition([_revision("tag:a", 2, EARLY)], 1) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(1, 4), st.sampled_from([EARLY, LATE])),
        unique_by=lambda entry: entry[:2],
    ),
    st.integers(1, 4),
)
def test_no_edition_repeats_a_story(entries: list[tuple[str, int, str]], number: int) -> None:
    """Whatever the revisions, guids are unique, and none is from a later edition."""
    carried = edition([_revision(*entry) for entry in entries], number)
    assert len({story.guid for story in carried}) == len(carried)
    assert all(story.revision <= number for story in carried)
    assert {story.guid for story in carried} == {g for g, n, _ in entries if n <= number}
