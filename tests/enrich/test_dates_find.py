"""The whole: fields, ids, anchors, roles, bounds, languages, and no reference at all."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dateline.messages import Dateline, Span
from dateline_enrich.dates import SERVED, VERSION, find_dates
from tests.enrich.sentences import WEDNESDAY, Case, cases, mentions, read

UNANCHORED = cases("""
The bridge opened on December 6, 2017.
    December 6, 2017 = 2017-12-06
The bridge opened on December 6.
    December 6 = XXXX-12-06
The bridge opened on Wednesday.
    Wednesday = XXXX-WXX-3
The bridge opened in December.
    December = XXXX-12
The bridge opened today.
    today = PRESENT_REF
The bridge opened yesterday.
    yesterday = PAST_REF
The bridge will open tomorrow.
    tomorrow = FUTURE_REF
The bridge opened last year.
    last year = PAST_REF
The bridge will open next week.
    next week = FUTURE_REF
The bridge opened two years ago.
    two years ago = PAST_REF
The bridge opened at 3 p.m. and closed at noon.
    3 p.m. = XXXX-XX-XXT15:00
    noon = XXXX-XX-XXT12:00
The bridge opened on Wednesday night.
    Wednesday night = XXXX-WXX-3TNI
The bridge opened last night.
    last night = XXXX-XX-XXTNI
The bridge opened in the third quarter.
    the third quarter = XXXX-Q3
The bridge opened in the summer of 2016 and again last summer.
    the summer of 2016 = 2016-SU
    last summer = XXXX-SU
The bridge opened on the 27th.
    the 27th = XXXX-XX-27
The bridge is now open.
    now = PRESENT_REF
""")


@pytest.mark.parametrize("case", UNANCHORED, ids=lambda case: case.sentence)
def test_without_a_reference_only_explicit_dates_have_bounds(case: Case) -> None:
    """What is not known is written as X, and no day is guessed."""
    assert read(case.sentence, None) == case.expected
    for found in mentions(case.sentence, None):
        known = found.value[:4].isdigit()
        assert (found.earliest is not None) == known
        assert found.anchor is None or known


def test_the_date_of_the_dateline_has_that_role() -> None:
    """Only the mention inside the dateline's span."""
    text = "ORLOW, May 16. /AGENCY/. The dam broke on May 16."
    dateline = Dateline(text=text[:24], span=Span(start=0, end=24), place="ORLOW", date="--05-16")
    found = find_dates({"body": text}, reference=WEDNESDAY, dateline=dateline).mentions
    assert [one.role for one in found] == ["dateline", "past_event"]


def test_a_dateline_says_nothing_about_the_title() -> None:
    """Its span counts in the body."""
    dateline = Dateline(text="ORLOW", span=Span(start=0, end=24))
    found = find_dates(
        {"title": "Dam broke on May 16"}, reference=WEDNESDAY, dateline=dateline
    ).mentions
    assert [one.role for one in found] == ["past_event"]


def test_ids_run_through_title_deck_and_body() -> None:
    """In this order, whatever the order of the mapping."""
    found = find_dates(
        {
            "body": "It rained on Monday and Tuesday.",
            "deck": "Rain in May",
            "title": "Rain in 2018",
        },
        reference=WEDNESDAY,
    ).mentions
    assert [(one.id, one.field) for one in found] == [
        ("t1", "title"), ("t2", "deck"), ("t3", "body"), ("t4", "body"),
    ]  # fmt: skip


def test_each_text_counts_its_own_offsets() -> None:
    """Offsets are code points into the field."""
    texts = {"title": "Rain \U0001f327 in 2018", "body": "\u0130t rained on Monday."}
    found = find_dates(
        {"title": texts["title"], "body": texts["body"]}, reference=WEDNESDAY
    ).mentions
    assert [texts[one.field][one.start : one.end] for one in found] == ["2018", "Monday"]


def test_a_mention_names_its_anchor() -> None:
    """The reference, another mention, or nothing."""
    found = mentions("On May 3, 2017 he was shot. Two days later he died. He was buried on Monday.")
    assert [one.anchor for one in found] == [None, "t1", "reference"]


def test_a_far_sentence_no_longer_anchors() -> None:
    """After three sentences the story has moved on."""
    text = "He fell on May 3. It rained. It snowed. It hailed. A day later the sun shone."
    assert read(text)[-1] == ("A day later", "2018-05-17")


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest", "granularity"),
    [
        ("in 2017", "2017-01-01T00:00:00", "2017-12-31T23:59:59", "year"),
        ("in December 2017", "2017-12-01T00:00:00", "2017-12-31T23:59:59", "month"),
        ("last week", "2018-05-07T00:00:00", "2018-05-13T23:59:59", "week"),
        ("on May 3, 2018", "2018-05-03T00:00:00", "2018-05-03T23:59:59", "day"),
        ("at 3:15 p.m.", "2018-05-16T15:15:00", "2018-05-16T15:15:59", "minute"),
        ("on Monday night", "2018-05-14T20:00:00", "2018-05-15T05:59:59", "daypart"),
        ("the summer of 2016", "2016-06-01T00:00:00", "2016-08-31T23:59:59", "season"),
        ("in winter 2015", "2015-12-01T00:00:00", "2016-02-29T23:59:59", "season"),
        ("in Q3 2017", "2017-07-01T00:00:00", "2017-09-30T23:59:59", "quarter"),
        ("in H1 2017", "2017-01-01T00:00:00", "2017-06-30T23:59:59", "half"),
        ("the 1990s", "1990-01-01T00:00:00", "1999-12-31T23:59:59", "decade"),
        ("the 19th century", "1800-01-01T00:00:00", "1899-12-31T23:59:59", "century"),
        ("last weekend", "2018-05-12T00:00:00", "2018-05-13T23:59:59", "weekend"),
        ("it is now over", "2018-05-16T00:00:00", "2018-05-16T23:59:59", "day"),
    ],
)
def test_bounds_are_inclusive_to_the_second(
    sentence: str, earliest: str, latest: str, granularity: str
) -> None:
    """Earliest and latest, on the calendar of the story's place."""
    (found,) = mentions(sentence)
    assert found.earliest == datetime.fromisoformat(earliest)
    assert found.latest == datetime.fromisoformat(latest)
    assert found.granularity == granularity


def test_a_mod_tells_the_part_of_a_stretch() -> None:
    """Early, mid and late; nearly and more than."""
    found = mentions("early 2016, mid-March, late Tuesday, nearly two weeks, more than two weeks")
    assert [one.mod for one in found] == ["START", "MID", "END", "LESS_THAN", "MORE_THAN"]


def test_a_wrapped_line_does_not_break_an_expression() -> None:
    """Wires break their lines anywhere; an empty line ends a paragraph."""
    assert read("He died on December\n  6, 2017.") == (("December\n  6, 2017", "2017-12-06"),)
    assert read("In December\n\n6 men died.") == (("December", "2017-12"),)


def test_another_language_yields_dates_in_figures_only() -> None:
    """A language without a grammar is not guessed at."""
    text = "Il 27.12.2017 alle 14:30, 2017-12-06, nel maggio 2018, on Monday"
    found = find_dates({"body": text}, reference=WEDNESDAY, language="it").mentions
    assert [one.value for one in found] == ["2017-12-27", "2017-12-06"]


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-us"])
def test_every_kind_of_english_is_english(language: str) -> None:
    """The region of a language tag does not matter."""
    found = find_dates({"body": "on Monday"}, reference=WEDNESDAY, language=language)
    assert len(found.mentions) == 1


def test_the_version_and_the_languages_are_given_for_provenance() -> None:
    """A reader must know what made the dates."""
    assert VERSION
    assert "en" in SERVED


def test_an_article_without_text_has_no_dates() -> None:
    """Nothing in, nothing out."""
    assert find_dates({}, reference=WEDNESDAY).mentions == ()
    assert find_dates({"title": "", "body": ""}, reference=None).intervals == ()


def test_dates_at_the_edge_of_the_calendar_do_not_raise() -> None:
    """The years 1 and 9999 have neighbours that do not exist."""
    text = "yesterday, tomorrow, last week, next year, a century ago, Monday, last Christmas, May 3"
    for reference in (date.min, date.max):
        find_dates({"body": text}, reference=reference)


def test_confidence_falls_with_what_is_guessed() -> None:
    """An ISO date is sure, an ambiguous one in figures is not."""
    iso, ambiguous = mentions("2017-12-06 and 6/7/2017")
    assert iso.confidence > ambiguous.confidence
