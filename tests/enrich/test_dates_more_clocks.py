"""Times of the clock, their zones, and the parts of a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.enrich.sentences import Case, cases, mentions, typed

TWELVE_HOURS = cases("""
The curfew begins at 9 p.m. in Orlow.
    9 p.m. = TIME 2018-05-16T21:00
The lift stopped at 12:05 a.m. on Saturday.
    12:05 a.m. on Saturday = TIME 2018-05-12T00:05
The lift stopped at 12:05 p.m. on Saturday.
    12:05 p.m. on Saturday = TIME 2018-05-12T12:05
The alarm was raised at 6:20 a.m. Thursday.
    6:20 a.m. Thursday = TIME 2018-05-10T06:20
Polls close at 8 pm on Sunday, May 20.
    8 pm = TIME 2018-05-20T20:00
    Sunday, May 20 = DATE 2018-05-20
The auction opened at 11:30am yesterday.
    11:30am yesterday = TIME 2018-05-15T11:30
The coach left Tarn at 7.15pm on Monday.
    7.15pm on Monday = TIME 2018-05-14T19:15
The verdict will be read at 10 a.m. tomorrow.
    10 a.m. tomorrow = TIME 2018-05-17T10:00
The hall was searched at 2 a.m. today.
    2 a.m. today = TIME 2018-05-16T02:00
A tremor shook Velden at 4:52 A.M. on Friday.
    4:52 A.M. on Friday = TIME 2018-05-11T04:52
The siren sounded on April 3 at 1:10 p.m., the log shows.
    April 3 = DATE 2018-04-03
    1:10 p.m. = TIME 2018-04-03T13:10
The club was raided at 1 a.m. on March 4, 2018.
    1 a.m. = TIME 2018-03-04T01:00
    March 4, 2018 = DATE 2018-03-04
""")

TWENTY_FOUR_HOURS = cases("""
The train is due at 18:42.
    18:42 = TIME 2018-05-16T18:42
The quake struck at 03:17 local time on Tuesday.
    03:17 local time on Tuesday = TIME 2018-05-15T03:17
The probe landed at 07:44 UTC on Friday.
    07:44 UTC on Friday = TIME 2018-05-11T07:44Z
The probe fell silent at 07:44:31 UTC.
    07:44:31 UTC = TIME 2018-05-16T07:44:31Z
Kick-off is at 19:45 BST.
    19:45 BST = TIME 2018-05-16T19:45
Oil stood at 71.4 crowns a barrel at 0915 GMT.
    0915 GMT = TIME 2018-05-16T09:15Z
The index was flat by 1605 GMT on Monday.
    1605 GMT on Monday = TIME 2018-05-14T16:05Z
Voting ended at 20:00 (1800 GMT) on Sunday.
    20:00 = TIME 2018-05-13T20:00
    1800 GMT = TIME 2018-05-13T18:00Z
    Sunday = DATE 2018-05-13
The convoy crossed at 0600 hours.
    0600 hours = TIME 2018-05-16T06:00
The patrol returned at 1930 hours on Friday.
    1930 hours on Friday = TIME 2018-05-11T19:30
The engine was tested for 2000 hours.
    2000 hours = DURATION PT2000H
Police were called at 11pm on Saturday night.
    11pm = TIME 2018-05-12T23:00
    Saturday night = TIME 2018-05-12TNI
The search ended on Friday afternoon at about 5:40 p.m.
    Friday afternoon = TIME 2018-05-11TAF
    5:40 p.m. = TIME 2018-05-11T17:40
The deadline is 23:59 CET on 31 May.
    23:59 CET = TIME 2018-05-31T23:59
    31 May = DATE 2018-05-31
The deadline is midnight GMT on June 3.
    midnight GMT = TIME 2018-06-03T24:00Z
    June 3 = DATE 2018-06-03
The gates opened at 00:00 on Saturday.
    00:00 on Saturday = TIME 2018-05-12T00:00
Sluices will be shut from 23:30 to 23:50.
    23:30 = TIME 2018-05-16T23:30
    23:50 = TIME 2018-05-16T23:50
The runner came home in 2:04:11.8 and set a record.
The vote was 25:61 against.
""")

NAMED_HOURS = cases("""
The guns fell silent at noon on Tuesday.
    noon on Tuesday = TIME 2018-05-15T12:00
The guns fell silent at noon yesterday.
    noon yesterday = TIME 2018-05-15T12:00
The ban came into force at midnight.
    midnight = TIME 2018-05-16T24:00
The stalls must be cleared by midday tomorrow.
    midday tomorrow = TIME 2018-05-17T12:00
The clock struck 7 o'clock and the gates shut.
    7 o'clock = TIME 2018-05-16T07:00
The bakers rise at 3 o'clock in the morning.
    3 o'clock in the morning = TIME 2018-05-16T03:00
The band plays at 8 o'clock in the evening.
    8 o'clock in the evening = TIME 2018-05-16T20:00
The doctor called at 2 o'clock in the afternoon.
    2 o'clock in the afternoon = TIME 2018-05-16T14:00
""")

PARTS = cases("""
The orchard froze on Thursday night.
    Thursday night = TIME 2018-05-10TNI
The barge struck the pier on Friday evening.
    Friday evening = TIME 2018-05-11TEV
The barge was towed off on Saturday morning.
    Saturday morning = TIME 2018-05-12TMO
The choir rehearsed on Sunday afternoon.
    Sunday afternoon = TIME 2018-05-13TAF
The jury will retire on Friday afternoon.
    Friday afternoon = TIME 2018-05-18TAF
Fog held up the mail boat early on Tuesday morning.
    early on Tuesday morning = TIME 2018-05-15TMO
Late on Monday evening the talks broke down.
    Late on Monday evening = TIME 2018-05-14TEV
The baker's van was stolen this morning.
    this morning = TIME 2018-05-16TMO
The minister will make a statement this afternoon.
    this afternoon = TIME 2018-05-16TAF
The mayor dined with the envoy last night.
    last night = TIME 2018-05-15TNI
The gallery was empty yesterday afternoon.
    yesterday afternoon = TIME 2018-05-15TAF
The gallery will be full tomorrow evening.
    tomorrow evening = TIME 2018-05-17TEV
The ice broke on March 2. That evening the mill was flooded.
    March 2 = DATE 2018-03-02
    That evening = TIME 2018-03-02TEV
The ice broke on March 2. The following morning the mill was flooded.
    March 2 = DATE 2018-03-02
    The following morning = TIME 2018-03-03TMO
The ice broke on March 2. The previous night had been mild.
    March 2 = DATE 2018-03-02
    The previous night = TIME 2018-03-01TNI
""")

ON_NEW_YEARS_DAY = cases("""
The square was cleared last night.
    last night = TIME 2017-12-31TNI
The square was swept this morning.
    this morning = TIME 2018-01-01TMO
The rockets went up at 11:59 p.m. yesterday.
    11:59 p.m. yesterday = TIME 2017-12-31T23:59
The rockets went up at 11:59 p.m. on Sunday.
    11:59 p.m. on Sunday = TIME 2017-12-31T23:59
The baths open at 10 a.m. tomorrow.
    10 a.m. tomorrow = TIME 2018-01-02T10:00
The tavern was raided on Saturday night.
    Saturday night = TIME 2017-12-30TNI
""")

_CLOCKS = [*TWELVE_HOURS, *TWENTY_FOUR_HOURS, *NAMED_HOURS]


@pytest.mark.parametrize("case", _CLOCKS, ids=lambda case: case.sentence)
def test_a_clock_is_read_in_every_notation(case: Case) -> None:
    """Twelve hours, twenty-four, four figures, and the hours with names."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", PARTS, ids=lambda case: case.sentence)
def test_a_part_of_a_day_belongs_to_the_day_beside_it(case: Case) -> None:
    """A weekday, a day around today, or the day that the story told last."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", ON_NEW_YEARS_DAY, ids=lambda case: case.sentence)
def test_the_night_before_new_year_is_of_the_old_year(case: Case) -> None:
    """The reference is 1 January 2018, a Monday."""
    assert typed(case.sentence, date(2018, 1, 1)) == case.expected


@pytest.mark.parametrize(
    ("clock", "offset"),
    [
        ("15:00 GMT", "+00:00"), ("15:00 UTC", "+00:00"), ("15:00 BST", "+01:00"),
        ("15:00 CET", "+01:00"), ("15:00 CEST", "+02:00"), ("15:00 EET", "+02:00"),
        ("15:00 EEST", "+03:00"), ("15:00 MSK", "+03:00"), ("15:00 Moscow time", "+03:00"),
        ("15:00 IST", "+05:30"), ("15:00 Beijing time", "+08:00"), ("15:00 SGT", "+08:00"),
        ("15:00 HKT", "+08:00"), ("15:00 JST", "+09:00"), ("15:00 KST", "+09:00"),
        ("15:00 AEST", "+10:00"), ("15:00 AEDT", "+11:00"), ("3 p.m. EST", "-05:00"),
        ("3 p.m. EDT", "-04:00"), ("3 p.m. CST", "-06:00"), ("3 p.m. CDT", "-05:00"),
        ("3 p.m. MST", "-07:00"), ("3 p.m. MDT", "-06:00"), ("3 p.m. PST", "-08:00"),
        ("3 p.m. PDT", "-07:00"), ("3 p.m. ET", None), ("3 p.m. local time", None),
        ("3 p.m.", None),
    ],
)  # fmt: skip
def test_a_zone_gives_its_offset_and_leaves_the_civil_hour(clock: str, offset: str | None) -> None:
    """Only universal time is told in the value; local time has no offset at all."""
    (found,) = mentions(f"The hatch was opened at {clock} by the crew.")
    zulu = "Z" if offset == "+00:00" else ""
    assert (found.text, found.type) == (clock, "TIME")
    assert (found.value, found.utc_offset) == (f"2018-05-16T15:00{zulu}", offset)


@pytest.mark.parametrize(
    ("clock", "value"),
    [
        ("12 a.m.", "00:00"), ("1 a.m.", "01:00"), ("5:30 a.m.", "05:30"), ("11:59 a.m.", "11:59"),
        ("12 p.m.", "12:00"), ("12:30 p.m.", "12:30"), ("1:01 p.m.", "13:01"), ("6pm", "18:00"),
        ("6 PM", "18:00"), ("09:09", "09:09"), ("23:59", "23:59"), ("8.05 am", "08:05"),
        ("0001 GMT", "00:01Z"), ("2359 GMT", "23:59Z"), ("10:00:07", "10:00:07"),
    ],
)  # fmt: skip
def test_the_twelfth_hour_begins_each_half_of_the_day(clock: str, value: str) -> None:
    """Twelve in the morning is hour nought, twelve after noon is hour twelve."""
    (found,) = mentions(f"The hatch was opened at {clock} by the crew.")
    assert (found.text, found.value) == (clock, f"2018-05-16T{value}")
