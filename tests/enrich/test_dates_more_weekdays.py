"""Weekdays against the tense of their sentence, the days around today, and weeks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.enrich.sentences import Case, cases, typed

REPORTED = cases("""
The harbour master said on Monday that the wreck would be raised.
    Monday = DATE 2018-05-14
Doctors in Orlow walked out on Tuesday.
    Tuesday = DATE 2018-05-15
Lawmakers approved the toll on Wednesday.
    Wednesday = DATE 2018-05-16
A lorry overturned near Velden on Thursday, spilling milk.
    Thursday = DATE 2018-05-10
Brandt Foods reported on Friday that its cannery had flooded.
    Friday = DATE 2018-05-11
Two gliders collided Saturday over the Mirne valley.
    Saturday = DATE 2018-05-12
Tarn beat Halla 3-0 on Sunday.
    Sunday = DATE 2018-05-13
On Monday, the owl was found in the belfry.
    Monday = DATE 2018-05-14
Monday's storm tore the roof off a school.
    Monday = DATE 2018-05-14
He denied the charge in a statement Tuesday.
    Tuesday = DATE 2018-05-15
The toxin was detected on Friday, the ministry said on Tuesday.
    Friday = DATE 2018-05-11
    Tuesday = DATE 2018-05-15
Snow had closed the pass since Sunday.
    Sunday = DATE 2018-05-13
The pilot, who died Thursday, had flown for Velden Air.
    Thursday = DATE 2018-05-10
The goalkeeper has been in hospital since Saturday.
    Saturday = DATE 2018-05-12
The Tuesday verdict surprised nobody.
    Tuesday = DATE 2018-05-15
""")

ANNOUNCED = cases("""
The envoy will fly to Halla on Thursday.
    Thursday = DATE 2018-05-17
The two banks are set to merge on Saturday.
    Saturday = DATE 2018-05-19
Miners are due to return to the pits on Monday.
    Monday = DATE 2018-05-21
A decision is expected on Tuesday.
    Tuesday = DATE 2018-05-22
The regatta is scheduled to start on Sunday.
    Sunday = DATE 2018-05-20
The airline plans to resume flights on Friday.
    Friday = DATE 2018-05-18
Schools will stay shut until Monday.
    Monday = DATE 2018-05-21
She is going to testify on Thursday.
    Thursday = DATE 2018-05-17
The judges were expected to deliver their ruling on Friday.
    Friday = DATE 2018-05-18
They'll vote again on Tuesday.
    Tuesday = DATE 2018-05-22
The oil firm will publish its accounts on Wednesday.
    Wednesday = DATE 2018-05-16
The strike could end as soon as Thursday.
    Thursday = DATE 2018-05-17
""")

STEPPED = cases("""
The cook was dismissed last Monday.
    last Monday = DATE 2018-05-14
The cook was dismissed last Saturday.
    last Saturday = DATE 2018-05-12
The cook starts next Friday.
    next Friday = DATE 2018-05-18
The choir will sing next Sunday.
    next Sunday = DATE 2018-05-20
The choir will sing this Saturday.
    this Saturday = DATE 2018-05-19
The choir sang this past Sunday.
    this past Sunday = DATE 2018-05-13
The pier collapsed on Thursday last week.
    Thursday last week = DATE 2018-05-10
The pier will be rebuilt from Tuesday next week.
    Tuesday next week = DATE 2018-05-22
""")

NEAR_DAYS = cases("""
The queen of Halla turns ninety today.
    today = DATE 2018-05-16
Yesterday's vote was void, the court ruled.
    Yesterday = DATE 2018-05-15
Tomorrow, the divers will try again.
    Tomorrow = DATE 2018-05-17
The ban was lifted the day before yesterday.
    the day before yesterday = DATE 2018-05-14
The ban will be lifted the day after tomorrow.
    the day after tomorrow = DATE 2018-05-18
The lights went out at the brewery late yesterday.
    late yesterday = DATE 2018-05-15
The bells will ring tomorrow morning.
    tomorrow morning = TIME 2018-05-17TMO
The verdict is due tomorrow afternoon.
    tomorrow afternoon = TIME 2018-05-17TAF
The marchers set out early today.
    early today = DATE 2018-05-16
The debate is on the air tonight.
    tonight = TIME 2018-05-16TNI
The tunnel was flooded three days ago.
    three days ago = DATE 2018-05-13
The toll was paid on the day of the flood.
He was told the day before yesterday, late in the debate.
    the day before yesterday = DATE 2018-05-14
""")

WEEKS = cases("""
Egg prices climbed last week.
    last week = DATE 2018-W19
The dyke board is meeting this week.
    this week = DATE 2018-W20
The dyke board will meet next week.
    next week = DATE 2018-W21
The dyke board met earlier this week.
    earlier this week = DATE 2018-W20
The dyke board will meet later this week.
    later this week = DATE 2018-W20
The yacht was seized two weeks ago.
    two weeks ago = DATE 2018-W18
The guild will march this weekend.
    this weekend = DATE 2018-W20-WE
The guild marched last weekend.
    last weekend = DATE 2018-W19-WE
Wolves were seen near Orlow over the weekend.
    the weekend = DATE 2018-W19-WE
""")

TOLD = cases("""
The clerk vanished on May 9. Two days later his bicycle was found.
    May 9 = DATE 2018-05-09
    Two days later = DATE 2018-05-11
The clerk vanished on May 9. The day before, he had drawn his savings.
    May 9 = DATE 2018-05-09
    The day before = DATE 2018-05-08
The vault was opened on March 8. The following day it was empty.
    March 8 = DATE 2018-03-08
    The following day = DATE 2018-03-09
The vault was opened on March 8 and sealed again the day after.
    March 8 = DATE 2018-03-08
    the day after = DATE 2018-03-09
The raft was lost on April 2. That day the sea was calm.
    April 2 = DATE 2018-04-02
    That day = DATE 2018-04-02
""")

ON_A_SUNDAY = cases("""
The ferry sank on Saturday.
    Saturday = DATE 2018-05-12
The ferry sank on Monday.
    Monday = DATE 2018-05-07
The ferry sank on Sunday.
    Sunday = DATE 2018-05-13
The inquiry will open on Monday.
    Monday = DATE 2018-05-14
The inquiry will open on Saturday.
    Saturday = DATE 2018-05-19
Divers found the bell last Sunday.
    last Sunday = DATE 2018-05-06
Divers will go down again next Sunday.
    next Sunday = DATE 2018-05-20
The ferry was inspected last week.
    last week = DATE 2018-W18
The hull will be raised next week.
    next week = DATE 2018-W20
""")

AT_NEW_YEAR = cases("""
The chimney fell on Sunday.
    Sunday = DATE 2017-12-31
The chimney fell on Friday.
    Friday = DATE 2017-12-29
The chimney fell yesterday.
    yesterday = DATE 2017-12-31
The chimney was built last year.
    last year = DATE 2017
The chimney was built last month.
    last month = DATE 2017-12
The chimney was checked last week.
    last week = DATE 2017-W52
The chimney will be rebuilt next month.
    next month = DATE 2018-02
The chimney is to be rebuilt this year.
    this year = DATE 2018
The chimney will be photographed on Thursday.
    Thursday = DATE 2018-01-04
""")

ON_A_LEAP_DAY = cases("""
The twins were born on Sunday.
    Sunday = DATE 2016-02-28
The twins will be named tomorrow.
    tomorrow = DATE 2016-03-01
The twins were born a year ago.
    a year ago = DATE 2015
The twins will be christened next week.
    next week = DATE 2016-W10
The first tooth came last month.
    last month = DATE 2016-01
The twins went home on Thursday.
    Thursday = DATE 2016-02-25
The twins are expected to go home on Thursday.
    Thursday = DATE 2016-03-03
""")

_WEDNESDAY = [*STEPPED, *NEAR_DAYS, *WEEKS]


@pytest.mark.parametrize("case", REPORTED, ids=lambda case: case.sentence)
def test_a_weekday_of_a_report_lies_behind(case: Case) -> None:
    """News tells what has happened; today's own weekday is today."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", ANNOUNCED, ids=lambda case: case.sentence)
def test_a_weekday_of_an_announcement_lies_ahead(case: Case) -> None:
    """Will, due, expected, scheduled, set, plans, until."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", _WEDNESDAY, ids=lambda case: case.sentence)
def test_a_day_or_a_week_counts_from_the_reference(case: Case) -> None:
    """Last, this, next, ago, and the days around today."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case.sentence)
def test_a_day_of_the_narrative_counts_from_the_day_told(case: Case) -> None:
    """Later, before, following and that day follow the story, not the press date."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", ON_A_SUNDAY, ids=lambda case: case.sentence)
def test_a_sunday_paper_closes_the_week(case: Case) -> None:
    """The reference is 13 May 2018; ISO weeks begin on Monday."""
    assert typed(case.sentence, date(2018, 5, 13)) == case.expected


@pytest.mark.parametrize("case", AT_NEW_YEAR, ids=lambda case: case.sentence)
def test_the_first_day_of_a_year_looks_back_into_the_old_one(case: Case) -> None:
    """The reference is 1 January 2018, a Monday."""
    assert typed(case.sentence, date(2018, 1, 1)) == case.expected


@pytest.mark.parametrize("case", ON_A_LEAP_DAY, ids=lambda case: case.sentence)
def test_a_leap_day_counts_like_any_other(case: Case) -> None:
    """The reference is 29 February 2016, a Monday."""
    assert typed(case.sentence, date(2016, 2, 29)) == case.expected
