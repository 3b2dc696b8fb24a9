"""The smaller parts: scanning, linking, filtering, tense, intervals."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

import dateline_enrich.dates as package
from dateline.messages import DateMention, Span
from dateline_enrich.dates.bounds import bounds
from dateline_enrich.dates.filters import outside_names
from dateline_enrich.dates.forms import Clock, DayShift, Month, Period, Reading, Weekday
from dateline_enrich.dates.intervals import interval, intervals
from dateline_enrich.dates.languages.en import LANGUAGE as ENGLISH
from dateline_enrich.dates.link import ranges, tie
from dateline_enrich.dates.pieces import either
from dateline_enrich.dates.scan import scan, select
from dateline_enrich.dates.scene import says_twice
from dateline_enrich.dates.tense import lean
from dateline_enrich.dates.text import fold


def _reading(start: int, end: int, sure: float = 0.9) -> Reading:
    return Reading(start, end, Period("2018"), "year", sure=sure)


def test_the_longer_of_two_readings_wins() -> None:
    """One reading, "December 6, 2017", holds "December", "6" and "2017"."""
    short, long = _reading(0, 8), _reading(0, 16)
    assert select([short, long, _reading(12, 16)]) == [long]


def test_the_surer_of_two_equal_readings_wins() -> None:
    """Length decides first, confidence next."""
    weak, strong = _reading(0, 8, 0.5), _reading(0, 8, 0.9)
    assert select([weak, strong]) == [strong]


def test_readings_that_only_touch_are_both_kept() -> None:
    """The end is exclusive."""
    first, last = _reading(0, 4), _reading(4, 8)
    assert select([last, first]) == [first, last]


def test_a_text_without_triggers_has_no_readings() -> None:
    """Nothing is tried where no word hints at time."""
    text = "The dog slept under the table."
    assert scan(fold(text), text, ENGLISH) == ([], True)


def test_a_scan_tells_the_rule_of_each_reading() -> None:
    """Provenance goes down to the rule."""
    text = "On Monday, December 6, 2017 and in 2018, every day, last week."
    rules = [one.rule for one in scan(fold(text), text, ENGLISH)[0]]
    assert rules == ["month_day", "year", "every", "step"]


@pytest.mark.parametrize(
    "word", ["from Monday to Friday", "Monday-Friday", "Monday through Friday"]
)
def test_two_weekdays_with_a_word_between_are_a_range(word: str) -> None:
    """To, through and the dash join two ends."""
    readings, _ = scan(fold(word), word, ENGLISH)
    assert ranges(readings, fold(word), ENGLISH.links) == [(0, 1)]


def test_a_month_borrows_the_year_of_its_range() -> None:
    """January to March 2018 begins in January 2018."""
    text = "from January to March 2018"
    first, _ = tie(scan(fold(text), text, ENGLISH)[0], fold(text), ENGLISH.links)
    assert first.form == Month(1, 2018)


def test_a_clock_borrows_the_day_beside_it() -> None:
    """Before it or behind it."""
    for text in ("on Friday at 3 p.m.", "at 3 p.m. GMT, on Friday"):
        readings = tie(scan(fold(text), text, ENGLISH)[0], fold(text), ENGLISH.links)
        days = [one.form.day for one in readings if isinstance(one.form, Clock)]
        assert days == [Weekday(4)]


def test_a_clock_right_before_its_day_is_one_expression() -> None:
    """As AP writes it."""
    text = "until 5 p.m. yesterday"
    (found,) = tie(scan(fold(text), text, ENGLISH)[0], fold(text), ENGLISH.links)
    assert (found.start, found.end) == (6, len(text))
    assert found.form == Clock(17, day=DayShift(-1))


def test_overlapping_names_are_one_name() -> None:
    """Entities may be nested."""
    names = [Span(start=0, end=4), Span(start=2, end=20), Span(start=30, end=40)]
    readings = [_reading(10, 14), _reading(22, 26), _reading(32, 36)]
    assert outside_names(readings, " " * 50, names, ENGLISH.names) == [readings[1]]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("It was built in @.", -1),
        ("It will be built in @.", 1),
        ("It will be held in @.", 1),
        ("It was reported that work will begin in @.", 1),
        ("In @ work will begin.", 1),
        ("In @ work began.", -1),
        ("It must be ready by @.", 1),
        ("A deal was signed by him in @.", -1),
        ("@", -1),
    ],
)
def test_the_nearest_cue_before_tells_the_direction(sentence: str, direction: int) -> None:
    """Then the cues behind; without any the past is told."""
    start = sentence.index("@")
    assert (
        lean(ENGLISH.tense, sentence.lower(), (0, len(sentence)), (start, start + 1)) == direction
    )


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("net income rose in the quarter", True),
        ("earnings per share", True),
        ("a quarter of the town", False),
        ("it rained", False),
    ],
)
def test_company_news_is_told_by_its_words(text: str, company: bool) -> None:  # noqa: FBT001 - a column of the table
    """Two of them make it."""
    assert says_twice(text, ENGLISH.company) is company


def _mention(identifier: str, start: int, day: int | None) -> DateMention:
    limits = bounds(f"2018-05-{day:02d}") if day else None
    return DateMention(
        field="body",
        start=start,
        end=start + 2,
        text="xx",
        id=identifier,
        type="DATE",
        value="x",
        role="background",
        earliest=limits.earliest if limits else None,
        latest=limits.latest if limits else None,
    )


def test_an_interval_spans_both_mentions() -> None:
    """Text, span and bounds run from the first to the last."""
    found = interval(_mention("t1", 0, 3), _mention("t2", 6, 5), "3. to 5.")
    assert found is not None
    assert found.text == "3. to 5."
    assert found.latest == datetime(2018, 5, 5, 23, 59, 59)  # noqa: DTZ001 - civil time has no zone


def test_pairs_without_an_interval_are_left_out() -> None:
    """In the wrong order, or without a place on the calendar."""
    pairs = [
        (_mention("t1", 0, 5), _mention("t2", 6, 3)),
        (_mention("t1", 0, None), _mention("t2", 6, 3)),
        (_mention("t1", 0, 3), _mention("t2", 6, None)),
    ]
    assert intervals(pairs, "3. to 5.") == ()


def test_the_longest_word_comes_first_in_an_alternation() -> None:
    """Or "last" would hide "last year"."""
    assert either(["last", "last year", "a"]) == "(?:last {1,4}year|last|a)"


def test_every_rule_has_a_name_of_its_own() -> None:
    """A rule's name keeps its place in the scan."""
    names = [rule.name for rule in ENGLISH.rules]
    assert len(set(names)) == len(names)


def test_the_patterns_need_no_data_of_others() -> None:
    """The grammar is words and patterns of our own, in Python alone."""
    folder = Path(package.__file__).parent
    others = {file.suffix for file in folder.rglob("*") if file.is_file()} - {".py", ".pyc"}
    assert others == set()
