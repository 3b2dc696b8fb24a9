"""Tests of telling from a story's text alone when it was published."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.dating.publication import Publication, infer
from dateline_ingest.wire.text import read_story

from .samples import HARBOUR_STORY

LATEST = date(2026, 5, 5)


def infer_story(text: str, latest: date = LATEST, arrived: date | None = None) -> Publication:
    """Infer the date of a story."""
    story = read_story(text)
    return infer(story.body, story.paragraphs, story.dateline, latest=latest, arrived=arrived)


def day_of(publication: Publication) -> date | None:
    """The day that was inferred."""
    return publication.published.at.date() if publication.published else None


def test_dateline_weekday_and_future_year_together_give_the_day() -> None:
    """November 12 was a Thursday in 2015, and the story looks forward to 2016."""
    publication = infer_story(HARBOUR_STORY)
    assert publication.published is not None
    assert publication.published.at == datetime(2015, 11, 12, tzinfo=UTC)
    assert publication.published.granularity == "day"
    assert [(claim.origin, claim.value) for claim in publication.evidence] == [
        ("dateline", "--11-12"),
        ("weekday", "XXXX-WXX-4"),
        ("future_year", "2016"),
    ]


def test_each_piece_of_evidence_says_where_it_stands() -> None:
    """A person can check it."""
    story = read_story(HARBOUR_STORY)
    for claim in infer_story(HARBOUR_STORY).evidence:
        assert claim.span is not None
        assert story.body[claim.span.start : claim.span.end] == claim.text
        assert claim.field == "body"
        assert 0 < claim.confidence <= 1


@pytest.mark.parametrize("year", [2016, 2017, 2019, 2022, 2026, 2031])
def test_the_day_does_not_depend_on_when_the_story_is_read(year: int) -> None:
    """A year later or fifteen."""
    assert day_of(infer_story(HARBOUR_STORY, date(year, 6, 1))) == date(2015, 11, 12)


def test_what_stands_very_far_down_is_not_read() -> None:
    """A text without end must not cost time without end."""
    head = "OSLO, Nov. 12 (NTB) - The ferry stays away.\n\n"
    near, far = (f"{head}{'It rained. ' * times}It sails on Thursday." for times in (100, 9_000))
    assert [len(infer_story(text).evidence) for text in (near, far)] == [2, 1]


def test_the_copyright_year_is_not_read() -> None:
    """The footer's 2024 is the year of the web site."""
    assert "2024" in HARBOUR_STORY
    assert all(claim.value != "2024" for claim in infer_story(HARBOUR_STORY).evidence)


def test_no_story_is_from_after_it_was_read() -> None:
    """The bound is passed in."""
    day = day_of(infer_story(HARBOUR_STORY, date(2015, 11, 11)))
    assert day is None or day < date(2015, 11, 11)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Dec 27, 2019 was a Friday, and the year after it is looked forward to.
        (
            "LINQIAO, Dec. 27 (Haifeng) -- The line was opened on Friday. Trains will run in 2020.",
            date(2019, 12, 27),
        ),
        # A book lent long ago says little about the year; the weekday fits this year's date.
        (
            "OSTBY, March 3 (Kestrel) - A book borrowed in 1971 came home on Tuesday.",
            date(2026, 3, 3),
        ),
        # A full date leaves nothing to infer.
        ("Ostby, 3 March 2021 (AFN) - The council met on Tuesday.", date(2021, 3, 3)),
        # Leap days are candidates in leap years only: 2012, a Wednesday.
        (
            "KYRA, February 29. /NORDA/. The ice broke on Wednesday. It would be back in 2013.",
            date(2012, 2, 29),
        ),
    ],
)
def test_the_year_is_found_from_what_the_text_names(text: str, day: date) -> None:
    """Other years, other places, other agencies."""
    assert day_of(infer_story(f"A headline\n\n{text}")) == day


@pytest.mark.parametrize(
    "text",
    [
        "OSTBY, March 3 (Kestrel) - The council met.",
        "OSTBY, March 3 (Kestrel) - The council met on Friday.",
        # Wednesday: of March 4, 2020 itself, or of the day before March 4, 2021?
        "OSTBY, March 4 (KP) - A crane fell on Wednesday. It will be raised in 2022.",
        "OSTBY (KP) \u2014 The council met on Friday and will meet again in 2027.",
        "The council met on Friday, March 3.",
    ],
)
def test_nothing_is_guessed_where_nothing_decides(text: str) -> None:
    """A wrong date is worse than none."""
    assert infer_story(f"A headline\n\n{text}").published is None


def test_the_evidence_is_kept_where_it_does_not_decide() -> None:
    """Later work may have more to go by."""
    publication = infer_story("Title\n\nOSTBY, March 3 (Kestrel) - The council met on Friday.")
    assert [claim.origin for claim in publication.evidence] == ["dateline", "weekday"]


def test_a_file_written_on_the_day_decides() -> None:
    """Wire files arrive when they are written."""
    text = "A headline\n\nOSTBY, March 3 (Kestrel) - The council met."
    publication = infer_story(text, date(2024, 3, 5), arrived=date(2024, 3, 4))
    assert day_of(publication) == date(2024, 3, 3)
    assert publication.evidence[-1].origin == "file"
    assert publication.evidence[-1].value == "2024-03-04"


def test_a_file_copied_years_later_does_not_mislead() -> None:
    """Its date is then far from the dateline's, and counts for nothing."""
    publication = infer_story(HARBOUR_STORY, date(2024, 3, 5), arrived=date(2024, 3, 4))
    assert day_of(publication) == date(2015, 11, 12)
    assert all(claim.origin != "file" for claim in publication.evidence)


def test_a_full_date_after_the_reading_is_not_believed() -> None:
    """It is kept as evidence."""
    publication = infer_story("Title\n\nOstby, 3 March 2031 (AFN) - The council met.")
    assert publication.published is None
    assert publication.evidence[0].value == "2031-03-03"


def test_without_a_dateline_there_is_nothing_to_complete() -> None:
    """Nor any evidence."""
    assert infer("The council met on Friday.", (), None, latest=LATEST) == Publication(None, ())


@given(st.dates(min_value=date(1995, 1, 1), max_value=date(2025, 5, 1)))
def test_a_story_that_names_weekday_and_next_year_never_gets_a_wrong_date(day: date) -> None:
    """For every day of thirty years the day itself is found, or at worst none."""
    month, weekday = calendar.month_name[day.month], calendar.day_name[day.weekday()]
    publication = infer_story(
        f"A headline\n\nOSTBY, {month} {day.day} (Kestrel) - The council met on {weekday}. "
        f"It will build a pier in {day.year + 1}, it said, and was happy in {day.year - 1}."
    )
    assert day_of(publication) in {day, None}


@given(
    st.dates(min_value=date(1995, 1, 1), max_value=date(2025, 5, 1)),
    st.integers(0, 1),
    st.integers(0, 4000),
)
def test_the_result_is_always_a_day_of_the_dateline(day: date, late: int, later: int) -> None:
    """Never another month or day, and never after the bound."""
    latest = date.fromordinal(day.toordinal() + later)
    month, weekday = calendar.month_name[day.month], calendar.day_name[(day.weekday() - late) % 7]
    found = day_of(
        infer_story(
            f"A headline\n\nOSTBY, {month} {day.day} (Kestrel) - It met on {weekday}.", latest
        )
    )
    if found is not None:
        assert (found.month, found.day) == (day.month, day.day)
        assert found <= latest
