"""What holds for every text."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import DateInterval, DateMention
from dateline_enrich.dates import FoundDates, find_dates
from dateline_enrich.dates.languages.en.lexicon import MONTH_NAMES, SEASONS, UNITS, WEEKDAY_NAMES
from dateline_enrich.dates.text import fold

_DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)"
_VALUE = re.compile(
    rf"{_DAY}|{_DAY}T(?:\d\d(?::\d\d){{0,2}}|XX:XX|MO|MI|AF|EV|NI)"
    r"|(?:\d{4}|XXXX)-(?:\d\d|Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(?:-WE)?)|\d{2,4}"
    r"|XXXX-WXX-(?:WE|[1-7](?:T(?:MO|MI|AF|EV|NI|XX:XX|\d\d(?::\d\d){1,2}))?)"
    r"|(?:PRESENT|PAST|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|H|S|Q|CE|WE)(?:T?\d+[MDHS]){0,2})"
)
"""The TIMEX3 values that we write."""

_PHRASES = """
last this next the a of in on at to from by ago earlier later every each early mid late 1st 2nd
27th 5 12 29 30 31 2016 2018 1990s '90s 27/12/17 2017-12-06 10:45 3 p.m. noon GMT EST quarter third
half fiscal year-end weekend today yesterday tomorrow tonight now recently two several few hundred
and or - \u2013 , . ( ) Christmas Thanksgiving Ramadan Easter Eid
weekend 6/7/2017 first eve will was said due morning night century nineteen
ninety thousand 's s
"""
_WORDS = [*MONTH_NAMES, *WEEKDAY_NAMES, *UNITS, *SEASONS, *_PHRASES.split(), "\n", "\n\n"]
_TALK = st.lists(st.sampled_from([*_WORDS, *(word.title() for word in _WORDS)]), max_size=40).map(
    " ".join
)
_TEXT = st.text(max_size=300) | _TALK
_REFERENCE = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))


def _found(text: str, reference: date | None) -> FoundDates:
    return find_dates({"title": text[:40], "body": text}, reference=reference)


@given(_TEXT, _REFERENCE)
def test_every_span_slices_to_its_text(text: str, reference: date | None) -> None:
    """Offsets are code points into the field that the mention names."""
    fields = {"title": text[:40], "body": text}
    for found in _found(text, reference).mentions:
        assert found.text
        assert fields[found.field][found.start : found.end] == found.text


@given(_TEXT, _REFERENCE)
def test_every_value_is_one_of_timex3(text: str, reference: date | None) -> None:
    """No value escapes the grammar."""
    for found in _found(text, reference).mentions:
        assert _VALUE.fullmatch(found.value), found


@given(_TEXT, _REFERENCE)
def test_ids_are_unique_and_follow_the_text(text: str, reference: date | None) -> None:
    """t1, t2 … without a gap."""
    ids = [found.id for found in _found(text, reference).mentions]
    assert ids == [f"t{number}" for number in range(1, len(ids) + 1)]


@given(_TEXT, _REFERENCE)
def test_mentions_of_a_field_are_in_order_and_do_not_overlap(
    text: str, reference: date | None
) -> None:
    """Two readings never share a character."""
    found = [one for one in _found(text, reference).mentions if one.field == "body"]
    for first, last in pairwise(found):
        assert first.end <= last.start


@given(_TEXT, _REFERENCE)
def test_bounds_are_in_order(text: str, reference: date | None) -> None:
    """Both are given or neither, and the earliest comes first."""
    result = _found(text, reference)
    stretches: list[DateMention | DateInterval] = [*result.mentions, *result.intervals]
    for found in stretches:
        assert (found.earliest is None) == (found.latest is None)
        if found.earliest is not None and found.latest is not None:
            assert found.earliest <= found.latest


@given(_TEXT, _REFERENCE)
def test_an_interval_names_two_mentions_of_its_field(text: str, reference: date | None) -> None:
    """It begins with the first and ends with the last."""
    result = _found(text, reference)
    by_id = {found.id: found for found in result.mentions}
    for interval in result.intervals:
        first, last = by_id[interval.begin or ""], by_id[interval.end or ""]
        assert first.field == last.field == interval.field
        assert (interval.span.start, interval.span.end) == (first.start, last.end)


@given(_TEXT, _REFERENCE)
def test_an_anchor_is_the_reference_or_an_earlier_mention(
    text: str, reference: date | None
) -> None:
    """Nothing is resolved against what comes later."""
    seen: set[str | None] = {None, "reference"} if reference else {None}
    for found in _found(text, reference).mentions:
        assert found.anchor in seen
        seen.add(found.id)


@given(_TEXT, _REFERENCE)
def test_the_same_text_is_read_the_same_way(text: str, reference: date | None) -> None:
    """No clock, no state, no chance."""
    assert _found(text, reference) == _found(text, reference)


@given(_TEXT)
def test_an_unknown_language_gives_figures_only(text: str) -> None:
    """Every mention of a language without a grammar is a full date in figures."""
    found = find_dates({"body": text}, reference=date(2018, 5, 16), language="xx").mentions
    assert all(re.match(r"\d{4}-\d\d-\d\d", one.value) for one in found)


@given(st.text(max_size=300))
def test_folding_keeps_every_position(text: str) -> None:
    """Patterns run on the folded text; offsets count in the written one."""
    assert len(fold(text)) == len(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_full_date_is_read_back_from_every_style(day: date) -> None:
    """What a style book writes, we read."""
    month = list(MONTH_NAMES)[day.month - 1].title()
    weekday = list(WEEKDAY_NAMES)[day.weekday()].title()
    for written in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"the {day.day}th of {month}, {day.year}",
        day.isoformat(),
        f"{day.day:02d}.{day.month:02d}.{day.year}",
    ):
        (found,) = find_dates({"body": f"Signed on {written}."}, reference=None).mentions
        assert (found.text, found.value) == (written, day.isoformat())


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 170))
def test_a_near_day_without_its_year_is_read_back(reference: date, days: int) -> None:
    """Within half a year the nearest day is the right one."""
    day = date.fromordinal(reference.toordinal() - days)
    month = list(MONTH_NAMES)[day.month - 1].title()
    if (day.month, day.day) != (2, 29):
        (found,) = find_dates(
            {"body": f"It fell on {month} {day.day}."}, reference=reference
        ).mentions
        assert found.value == day.isoformat()
