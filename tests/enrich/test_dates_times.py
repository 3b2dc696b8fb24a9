"""Times of the clock, parts of the day, lengths, recurrences and the vague."""

from __future__ import annotations

import pytest

from tests.enrich.sentences import Case, cases, mentions, read

CLOCKS = cases("""
The siren sounded at 3 p.m. and nobody moved.
    3 p.m. = 2018-05-16T15:00
The siren sounded at 3 p.m. Tuesday.
    3 p.m. Tuesday = 2018-05-15T15:00
The siren sounded at 10:45 a.m. on Monday.
    10:45 a.m. on Monday = 2018-05-14T10:45
The siren sounded at 10.45am yesterday.
    10.45am yesterday = 2018-05-15T10:45
The siren sounded at 14:30 GMT.
    14:30 GMT = 2018-05-16T14:30
The siren sounded at 1430 GMT.
    1430 GMT = 2018-05-16T14:30
The siren sounded on Tuesday at 7 a.m.
    Tuesday = 2018-05-15
    7 a.m. = 2018-05-15T07:00
The siren sounded at 7 a.m. on May 3.
    7 a.m. = 2018-05-03T07:00
    May 3 = 2018-05-03
The offer ends at 5 p.m. EST May 9.
    5 p.m. EST May 9 = 2018-05-09T17:00
The armistice began at noon.
    noon = 2018-05-16T12:00
The armistice began at noon Sunday.
    noon Sunday = 2018-05-13T12:00
The armistice ends at midnight on Friday.
    midnight on Friday = 2018-05-11T24:00
The meteor was seen at 22:15:08 UTC.
    22:15:08 UTC = 2018-05-16T22:15:08
The baker rises at 4 o'clock in the morning.
    4 o'clock in the morning = 2018-05-16T04:00
The blast came at 10:35 a.m. (0735 GMT) Friday.
    10:35 a.m. = 2018-05-11T10:35
    0735 GMT = 2018-05-11T07:35
    Friday = 2018-05-11
The shop is open from 9 a.m. to 5 p.m. on Tuesday.
    9 a.m. = 2018-05-15T09:00
    5 p.m. on Tuesday = 2018-05-15T17:00
""")

PARTS = cases("""
The mill burned on Sunday night.
    Sunday night = 2018-05-13TNI
The mill burned this morning.
    this morning = 2018-05-16TMO
The mill burned last night.
    last night = 2018-05-15TNI
The mill burned on Monday afternoon.
    Monday afternoon = 2018-05-14TAF
The mill burned early on Saturday morning.
    early on Saturday morning = 2018-05-12TMO
The mill burned yesterday evening.
    yesterday evening = 2018-05-15TEV
The crowd had gone by mid-afternoon.
    mid-afternoon = 2018-05-16TAF
The crowd had gone by late afternoon yesterday.
    late afternoon yesterday = 2018-05-15TAF
The crowd will gather tomorrow night.
    tomorrow night = 2018-05-17TNI
The crowd will gather this evening.
    this evening = 2018-05-16TEV
He was shot on May 3. That night the city burned.
    May 3 = 2018-05-03
    That night = 2018-05-03TNI
He was shot on May 3. The next morning the city was quiet.
    May 3 = 2018-05-03
    The next morning = 2018-05-04TMO
""")

LENGTHS = cases("""
The siege lasted three weeks.
    three weeks = P3W
The crew spent two and a half years at sea.
    two and a half years = P2Y6M
They waited for half an hour.
    half an hour = PT30M
They met for 2 1/2 hours.
    2 1/2 hours = PT2H30M
He was given a two-year contract.
    two-year = P2Y
He worked there for several months.
    several months = PXM
He worked there for more than 20 years.
    more than 20 years = P20Y
The fund has lost half its value in the past five years.
    the past five years = P5Y
The price has not moved for decades.
    decades = PXY
The tunnel took 1,500 days to dig.
    1,500 days = P1500D
Sales rose in the first nine months.
    the first nine months = P9M
The truce will hold for a week.
    a week = P1W
The drought will last three to five years.
    three to five years = PXY
The month-long strike is over.
    month-long = P1M
The talks ran for a day and a half.
    a day and a half = P1DT12H
""")

SETS = cases("""
The council meets every Tuesday.
    every Tuesday = XXXX-WXX-2
The council meets every other Tuesday.
    every other Tuesday = XXXX-WXX-2
The council meets on Tuesdays.
    Tuesdays = XXXX-WXX-2
The council meets twice a week.
    twice a week = P1W
The council meets three times a year.
    three times a year = P1Y
The council meets each month.
    each month = P1M
The council meets every two years.
    every two years = P2Y
The boat sails daily.
    daily = P1D
The fair is held annually.
    annually = P1Y
The lake freezes every winter.
    every winter = XXXX-WI
The fee is 300 crowns a month.
    a month = P1M
The bell rings every morning.
    every morning = XXXX-XX-XXTMO
The market is open on Sunday mornings.
    Sunday mornings = XXXX-WXX-7TMO
""")

VAGUE = cases("""
The river is now clean.
    now = PRESENT_REF
Now the river is clean.
    Now = PRESENT_REF
The fund currently owns nine mills.
    currently = PRESENT_REF
The mill was recently sold.
    recently = PAST_REF
The mill will soon be sold.
    soon = FUTURE_REF
He had lied in the past.
    the past = PAST_REF
He promised not to lie in the future.
    the future = FUTURE_REF
Prices have fallen in recent years.
    recent years = PAST_REF
Prices will fall in coming weeks.
    coming weeks = FUTURE_REF
These days few people fish.
    These days = PRESENT_REF
There are no ships in port at the moment.
    at the moment = PRESENT_REF
No change is planned for the foreseeable future.
    the foreseeable future = FUTURE_REF
Come as soon as you can.
""")


@pytest.mark.parametrize("case", CLOCKS, ids=lambda case: case.sentence)
def test_a_time_of_the_clock_finds_its_day(case: Case) -> None:
    """The day stands beside the clock, or it is the article's own."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", PARTS, ids=lambda case: case.sentence)
def test_a_part_of_a_day_keeps_the_day(case: Case) -> None:
    """Last night is the night of yesterday."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", LENGTHS, ids=lambda case: case.sentence)
def test_a_length_of_time_is_a_duration(case: Case) -> None:
    """A length has a value and no place on the calendar."""
    found = mentions(case.sentence)
    assert tuple((one.text, one.value) for one in found) == case.expected
    assert {one.type for one in found} == {"DURATION"}
    assert all(one.earliest is None and one.role == "duration" for one in found)


@pytest.mark.parametrize("case", SETS, ids=lambda case: case.sentence)
def test_what_comes_back_is_a_set(case: Case) -> None:
    """A recurrence has a value and no place on the calendar."""
    found = mentions(case.sentence)
    assert tuple((one.text, one.value) for one in found) == case.expected
    assert {one.type for one in found} == {"SET"}
    assert all(one.earliest is None and one.role == "recurrence" for one in found)


@pytest.mark.parametrize("case", VAGUE, ids=lambda case: case.sentence)
def test_the_vague_is_told_apart_in_three_directions(case: Case) -> None:
    """Present, past and future references."""
    assert read(case.sentence) == case.expected


def test_a_zone_that_the_text_names_is_kept_as_an_offset() -> None:
    """The value stays civil; the offset stands beside it."""
    offsets = {
        found.text: found.utc_offset
        for found in mentions(
            "At noon GMT, at 9 a.m. EST and at 15:00 local time; at 17:00 (GMT +3)."
        )
    }
    assert offsets == {
        "noon GMT": "+00:00",
        "9 a.m. EST": "-05:00",
        "15:00 local time": None,
        "17:00 (GMT +3)": "+03:00",
    }


def test_frequency_and_quantifier_of_a_set_are_given() -> None:
    """TIMEX3 has attributes of their own for both."""
    (often,) = mentions("The board meets three times a year.")
    (every,) = mentions("The board meets every year.")
    assert (often.freq, often.quant) == ("3X", None)
    assert (every.freq, every.quant) == (None, "EVERY")
