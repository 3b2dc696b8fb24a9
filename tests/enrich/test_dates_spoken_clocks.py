"""Clocks as they are spoken and written: each reads back, and its bounds stay on its day."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.enrich.sentences import WEDNESDAY, mentions, read

WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
TODAY = str(WEDNESDAY)


@settings(deadline=None)
@given(st.integers(0, 23), st.integers(0, 59))
def test_an_hour_and_a_minute_are_read_back_from_every_notation(hour: int, minute: int) -> None:
    """Twelve hours and twenty-four, with a colon, a full stop, an h, or four figures."""
    half = f"{hour % 12 or 12}:{minute:02d}"
    letters = "p.m." if hour >= 12 else "a.m."
    value = f"{TODAY}T{hour:02d}:{minute:02d}"
    for written, zone in (
        (f"{half} {letters}", ""),
        (f"{half.replace(':', '.')}{letters.replace('.', '')}", ""),
        (f"{hour:02d}:{minute:02d}", ""),
        (f"{hour:02d}h{minute:02d}", ""),
        (f"{hour:02d}{minute:02d} GMT", "Z"),
        (f"{hour:02d}.{minute:02d} UTC", "Z"),
        (f"{hour:02d}:{minute:02d} local time", ""),
        (f"{hour:02d}{minute:02d} hours", ""),
    ):
        ((text, found),) = read(f"The lift stopped at {written}")
        assert found == value + zone, written
        assert text == written


@settings(deadline=None)
@given(st.integers(1, 12))
def test_an_hour_in_words_is_read_back(hour: int) -> None:
    """Half past, a quarter to, minutes past, and o'clock."""
    word, before = WORDS[hour - 1], hour - 1
    for written, value in (
        (f"half past {word}", f"{hour:02d}:30"),
        (f"a quarter past {word}", f"{hour:02d}:15"),
        (f"quarter to {word}", f"{before:02d}:45"),
        (f"ten past {hour}", f"{hour:02d}:10"),
        (f"twenty-five to {word}", f"{before:02d}:35"),
        (f"five minutes after {word}", f"{hour:02d}:05"),
        (f"{word} o'clock", f"{hour:02d}:00"),
        (f"{hour} o'clock", f"{hour:02d}:00"),
    ):
        assert read(f"He rang at {written}.") == ((written, f"{TODAY}T{value}"),)


@settings(deadline=None)
@given(st.times())
def test_the_bounds_of_a_minute_hold_it_and_nothing_more(clock: time) -> None:
    """Sixty seconds of the day that the value names."""
    (found,) = mentions(f"It failed at {clock:%H:%M} UTC.")
    start = datetime.combine(WEDNESDAY, clock.replace(second=0, microsecond=0))
    assert (found.earliest, found.latest) == (start, start + timedelta(seconds=59))
    assert (found.granularity, found.utc_offset) == ("minute", "+00:00")


@pytest.mark.parametrize(
    ("clock", "value"),
    [
        ("8 in the evening", "20:00"), ("eight in the morning", "08:00"), ("11 at night", "23:00"),
        ("two in the afternoon", "14:00"), ("half past four in the afternoon", "16:30"),
        ("ten o'clock at night", "22:00"), ("1:00 in the afternoon", "13:00"),
        ("7 tonight", "19:00"), ("6 this morning", "06:00"), ("5 this evening", "17:00"),
        ("12 tonight", "24:00"), ("10:30 tonight", "22:30"), ("twelve noon", "12:00"),
        ("12 noon", "12:00"), ("noon", "12:00"), ("midnight", "24:00"), ("half past noon", "12:30"),
    ],
)  # fmt: skip
def test_a_part_of_the_day_tells_which_half_an_hour_is_of(clock: str, value: str) -> None:
    """The evening and the night are of the second half, the morning of the first."""
    assert read(f"The guard was changed at {clock}.") == ((clock, f"{TODAY}T{value}"),)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It fell at midnight on Monday.", "2018-05-14T24:00"),
        ("It fell just after midnight on Monday.", "2018-05-14T00:00"),
        ("It fell half an hour or minutes after midnight Monday.", "2018-05-14T00:00"),
        ("It fell at nine o'clock on Monday night.", "2018-05-14T21:00"),
        ("It fell at nine o'clock on Monday morning.", "2018-05-14T09:00"),
        ("It fell at 6 on Sunday evening.", "2018-05-13T18:00"),
        ("It fell at 9 tomorrow morning.", "2018-05-17T09:00"),
    ],
)
def test_a_clock_takes_the_day_that_stands_with_it(sentence: str, value: str) -> None:
    """What follows a midnight is of the day that begins with it."""
    assert value in [found for _, found in read(sentence)]


def test_midnight_is_the_last_minute_of_its_day() -> None:
    """A deadline at midnight on Monday is not told of Tuesday."""
    (found,) = mentions("The offer ran out at midnight Monday.")
    assert found.earliest == datetime(2018, 5, 14, 23, 59)  # noqa: DTZ001 - civil time has no zone
    assert found.latest == datetime(2018, 5, 14, 23, 59, 59)  # noqa: DTZ001 - likewise
    assert found.role == "past_event"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rovers won 3 and 4 of their games.",
        "He ran the marathon in 2:05:30.",
        "The ratio was 10:30.",
        "She quoted Luke 12:15 to the crowd.",
        "The motion was lost by 20:15 votes to nil of them.",
        "The Six O'Clock News led with the fire.",
        "He ate one in the morning and one in the evening.",
        "The odds were ten to five on.",
        "It was high noon for the miners.",
        "The midnight sun drew the tourists.",
        "The soup costs 12.30 at the kiosk.",
        "He scored at 5:12 of the third period.",
    ],
)
def test_figures_that_are_no_clock_give_none(sentence: str) -> None:
    """Results, ratios, verses, odds, prices and names."""
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("GMT+8", "+08:00"), ("(GMT -3)", "-03:00"), ("UTC+5:30", "+05:30"), ("UTC+0545", "+05:45"),
        ("India time", "+05:30"), ("Tokyo time", "+09:00"), ("Greenwich Mean Time", "+00:00"),
        ("Central Standard Time", "-06:00"), ("NZDT", "+13:00"), ("Paris time", None),
    ],
)  # fmt: skip
def test_a_zone_is_kept_by_its_distance_from_utc(zone: str, offset: str | None) -> None:
    """A city that changes its clocks has none of its own."""
    (found,) = mentions(f"The signal was lost at 18:00 {zone} yesterday")
    assert found.utc_offset == offset
    assert found.value == f"2018-05-15T18:00{'Z' if offset == '+00:00' else ''}"
