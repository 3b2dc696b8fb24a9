"""Parts of the day, the days around today, and weekdays with weeks or days on top."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.enrich.sentences import WEDNESDAY, mentions, read, typed


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the morning of May 3", "2018-05-03TMO"), ("the night of 21 April", "2018-04-21TNI"),
        ("the evening of Friday, May 4", "2018-05-04TEV"),
        ("the late afternoon of May 3, 2016", "2016-05-03TAF"),
        ("the early hours of Monday", "2018-05-14TMO"),
        ("the late hours of Sunday", "2018-05-13TNI"),
        ("the small hours of May 3", "2018-05-03TMO"),
        ("the early morning hours of Sunday", "2018-05-13TMO"),
        ("dawn on Tuesday", "2018-05-15TMO"), ("nightfall yesterday", "2018-05-15TEV"),
        ("lunchtime on Monday", "2018-05-14TMI"), ("overnight on Sunday", "2018-05-13TNI"),
        ("mid-afternoon", "2018-05-16TAF"), ("late morning on Monday", "2018-05-14TMO"),
    ],
)  # fmt: skip
def test_a_part_of_a_named_day_is_a_time_of_it(words: str, value: str) -> None:
    """With the article that belongs to it, without the preposition before."""
    assert typed(f"The mill burned down by {words}.") == ((words, f"TIME {value}"),)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Shells fell overnight on the town.", "2018-05-15TNI"),
        ("The overnight raid left two dead.", "2018-05-15TNI"),
        ("Frost is expected overnight in the valley.", "2018-05-16TNI"),
        ("The storm will pass overnight, forecasters say.", "2018-05-16TNI"),
    ],
)
def test_overnight_is_the_night_that_the_verbs_tell(sentence: str, value: str) -> None:
    """The last one, unless a strong cue announces the coming one."""
    assert read(sentence) == (("overnight", value),)


@pytest.mark.parametrize(
    "sentence",
    [
        "She became a star overnight.",
        "The mill was shut almost overnight.",
        "Customs cannot change overnight.",
        "He was kept in the ward for an overnight stay.",
        "The overnight train was late.",
        "The overnight rate rose.",
        "It had been an early morning for the bakers.",
        "It was the dawn of a new age.",
        "They met in the evening and drank.",
    ],
)
def test_a_part_of_no_day_in_particular_is_nothing(sentence: str) -> None:
    """Idioms, trains, rates, and evenings in general."""
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("value", "earliest", "hours"),
    [
        ("this morning", "2018-05-16T00:00", 12),
        ("this afternoon", "2018-05-16T12:00", 6),
        ("this evening", "2018-05-16T17:00", 5),
        ("last night", "2018-05-15T20:00", 10),
        ("tonight", "2018-05-16T20:00", 10),
        ("the early hours of Monday", "2018-05-14T00:00", 12),
    ],
)
def test_a_part_of_the_day_covers_its_hours(value: str, earliest: str, hours: int) -> None:
    """A morning has its small hours; a night runs into the next day."""
    (found,) = mentions(f"The hall burned {value}.")
    start = datetime.fromisoformat(earliest)
    assert found.earliest == start
    assert found.latest == start + timedelta(hours=hours, seconds=-1)
    assert found.granularity == "daypart"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("today", 0), ("yesterday", -1), ("tomorrow", 1), ("the day before yesterday", -2),
        ("the day after tomorrow", 2), ("a week ago today", -7), ("two weeks ago yesterday", -15),
        ("a week from tomorrow", 8), ("three weeks from today", 21),
    ],
)  # fmt: skip
@pytest.mark.parametrize("reference", [WEDNESDAY, date(2019, 12, 31), date(2024, 2, 28)])
def test_a_day_around_today_is_so_many_days_away(words: str, days: int, reference: date) -> None:
    """Over the ends of months, of years, and leap days."""
    assert read(f"The ferry sails {words}.", reference) == (
        (words, str(reference + timedelta(days))),
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Friday week", "2018-05-25"), ("Monday fortnight", "2018-06-04"),
        ("a week on Friday", "2018-05-25"), ("two weeks from Sunday", "2018-06-03"),
        ("a week ago Monday", "2018-05-07"), ("Monday a week ago", "2018-05-07"),
        ("the Monday before last", "2018-05-07"), ("the Friday after next", "2018-05-25"),
        ("Monday of last week", "2018-05-07"), ("Monday next week", "2018-05-21"),
        ("the day before last Tuesday", "2018-05-14"), ("the day after next Friday", "2018-05-19"),
    ],
)  # fmt: skip
def test_a_weekday_carries_the_weeks_and_days_on_top(words: str, value: str) -> None:
    """Weeks lead from the coming day or from the latest one, days from the day itself."""
    assert read(f"The envoy travels {words}.") == ((words, value),)


@pytest.mark.parametrize(
    "sentence",
    [
        "In today's world nobody writes.",
        "Today's youth is tall.",
        "Many of today's ships are robots.",
        "The leaders of tomorrow are asleep.",
        "The paper was The Sun. Nobody read it.",
        "The cat sat in the sun.",
        "They wed at sea.",
    ],
)
def test_words_that_only_look_like_days_are_nothing(sentence: str) -> None:
    """Nowadays, one day, newspapers, verbs and the star."""
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It opens on Friday and Saturday nights.", ("XXXX-WXX-5TNI", "XXXX-WXX-6TNI")),
        ("It opens on Mondays.", ("XXXX-WXX-1",)),
        ("It opens on Sunday mornings.", ("XXXX-WXX-7TMO",)),
        ("It was built on a Friday.", ("XXXX-WXX-5",)),
        ("He spoke at a Friday rally.", ("2018-05-11",)),
        ("They said that Friday was a holiday.", ("2018-05-11",)),
        ("In Brann on that Friday it rained.", ("2018-05-18",)),
    ],
)
def test_a_weekday_of_every_week_is_told_from_one(sentence: str, expected: tuple[str, ...]) -> None:
    """Plurals and "a Friday" recur; a Friday rally was one day."""
    assert tuple(value for _, value in read(sentence)) == expected
