"""Expressions that need the article's own date: a Wednesday, 16 May 2018."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.enrich.sentences import WEDNESDAY, Case, cases, mentions, read

WEEKDAYS = cases("""
The minister said on Wednesday that he would stay.
    Wednesday = 2018-05-16
The minister said Tuesday that he would stay.
    Tuesday = 2018-05-15
Rain fell on Thursday and the match was lost.
    Thursday = 2018-05-10
Police arrested two men in Orlow on Sunday.
    Sunday = 2018-05-13
The court will rule on Friday.
    Friday = 2018-05-18
The treaty is due to be signed on Friday in Tarn.
    Friday = 2018-05-18
The company is expected to report its results on Monday.
    Monday = 2018-05-21
Talks were scheduled for Thursday, an aide said.
    Thursday = 2018-05-17
The curfew holds until Saturday.
    Saturday = 2018-05-19
He will speak, the aide said on Monday.
    Monday = 2018-05-14
The plan was announced last Friday.
    last Friday = 2018-05-11
The plan will be debated next Monday.
    next Monday = 2018-05-21
The vote is this coming Thursday.
    this coming Thursday = 2018-05-17
The vote was held on Monday last week.
    Monday last week = 2018-05-07
Shares fell 2.5 percent on Friday to close at 41.
    Friday = 2018-05-11
Late Tuesday the dam broke.
    Late Tuesday = 2018-05-15
The office on Main Street is closed Sat. and Sun. too.
    Sat. = 2018-05-12
    Sun. = 2018-05-13
""")

DAYS = cases("""
The queen is to arrive today.
    today = 2018-05-16
Two boats capsized yesterday.
    yesterday = 2018-05-15
The budget will be read tomorrow.
    tomorrow = 2018-05-17
The concert is tonight.
    tonight = 2018-05-16TNI
He was seen late yesterday near the mill.
    late yesterday = 2018-05-15
He was seen yesterday morning near the mill.
    yesterday morning = 2018-05-15TMO
The crew will land early tomorrow.
    early tomorrow = 2018-05-17
Yesterday, the price rose again.
    Yesterday = 2018-05-15
Today's vote was the closest since the war.
    Today = 2018-05-16
The strike began on May 3. The next day the port was shut.
    May 3 = 2018-05-03
    The next day = 2018-05-04
The strike began on May 3 and the port closed the same day.
    May 3 = 2018-05-03
    the same day = 2018-05-03
The strike began on May 3. The previous day the union had met.
    May 3 = 2018-05-03
    The previous day = 2018-05-02
""")

STEPS = cases("""
The factory closed last year.
    last year = 2017
The factory will close next year.
    next year = 2019
Sales rose this year.
    this year = 2018
The pilot was freed last week.
    last week = 2018-W19
The pilot may be freed this week.
    this week = 2018-W20
The summit is next week.
    next week = 2018-W21
The king abdicated last month.
    last month = 2018-04
The king will abdicate next month.
    next month = 2018-06
The law changed earlier this year.
    earlier this year = 2018
The law will change later this month.
    later this month = 2018-05
The bank expects a loss by the end of this year.
    the end of this year = 2018
Exports grew last quarter.
    last quarter = 2018-Q1
The party lost half its seats this decade.
    this decade = 201
The church was built in the last century, not in this century.
    this century = 20
    the last century = P100Y
The rally took place over the weekend.
    the weekend = 2018-W19-WE
The rally will take place this weekend.
    this weekend = 2018-W20-WE
The merger was agreed in 2016 and approved the following year.
    2016 = 2016
    the following year = 2017
The bank must repay the loan by year-end.
    year-end = 2018
""")

DISTANCES = cases("""
The town was founded two years ago.
    two years ago = 2016
The town was founded a century ago.
    a century ago = 19
The school burned down three months ago.
    three months ago = 2018-02
He left the party ten days ago.
    ten days ago = 2018-05-06
He left the party two weeks ago.
    two weeks ago = 2018-W18
The shop opened a decade ago.
    a decade ago = 200
It was a year ago that the dam broke.
    a year ago = 2017
The road was promised several years ago.
    several years ago = PAST_REF
The road was promised years ago.
    years ago = PAST_REF
The well ran dry nearly four years ago.
    nearly four years ago = 2014
The mayor was shot on May 3. Two days later he died.
    May 3 = 2018-05-03
    Two days later = 2018-05-05
The mayor was shot on May 3. A day earlier he had resigned.
    May 3 = 2018-05-03
    A day earlier = 2018-05-02
The comet will return 20 years from now.
    20 years from now = 2038
The siren went off two hours ago.
    two hours ago = 2018-05-16TXX:XX
The firm was sold a year and a half ago.
    a year and a half ago = 2016-11
""")


@pytest.mark.parametrize("case", WEEKDAYS, ids=lambda case: case.sentence)
def test_a_weekday_is_the_latest_unless_it_is_announced(case: Case) -> None:
    """Only a strong cue turns a weekday to the future."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.sentence)
def test_a_relative_day_is_counted_from_the_reference_or_the_story(case: Case) -> None:
    """Yesterday counts from the article, the next day from what was told."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", DISTANCES, ids=lambda case: case.sentence)
def test_a_distance_keeps_the_unit_that_it_is_told_in(case: Case) -> None:
    """Two years ago is a year, ten days ago is a day."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", STEPS, ids=lambda case: case.sentence)
def test_a_step_names_a_unit_of_the_calendar(case: Case) -> None:
    """Last week is an ISO week, last year a year."""
    assert sorted(read(case.sentence)) == sorted(case.expected)


NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize("today", range(7))
@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("The mill closed on {}.", -6, 0),
        ("The mill will close on {}.", 0, 6),
        ("The mill closed last {}.", -7, -1),
        ("The mill will close next {}.", 1, 7),
    ],
)
def test_a_weekday_falls_in_the_week_that_its_tense_tells(
    today: int, weekday: int, sentence: str, first: int, last: int
) -> None:
    """All pairs of weekdays, in four tenses, against the arithmetic of ``datetime``."""
    reference = WEDNESDAY + timedelta(today)
    (found,) = mentions(sentence.format(NAMES[weekday]), reference)
    meant = date.fromisoformat(found.value)
    assert meant.weekday() == weekday
    assert first <= (meant - reference).days <= last
