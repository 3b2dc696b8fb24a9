"""What long sentences of hard news showed: tonight's clocks, eves, halves, ends of the year."""

from __future__ import annotations

from datetime import date

import pytest

from dateline_enrich.dates import find_dates
from tests.enrich.sentences import Case, cases, read, typed

CASES = cases("""
The polls close at 9 p.m. ET tonight.
    9 p.m. ET tonight = TIME 2018-05-16T21:00
The fare goes up at midnight tonight.
    midnight tonight = TIME 2018-05-16T24:00
The museum opens at 10 a.m. on Christmas Day.
    10 a.m. = TIME 2018-12-25T10:00
    Christmas Day = DATE 2018-12-25
They eat after 8 p.m. during Ramadan.
    8 p.m. = TIME 2018-05-16T20:00
    Ramadan = DATE 2018-05
He resigned on New Year's Eve 1999.
    New Year's Eve 1999 = DATE 1999-12-31
He resigned on the eve of New Year 1999.
    the eve of New Year 1999 = DATE 1998-12-31
She was freed on New Year's Eve last year.
    New Year's Eve last year = DATE 2017-12-31
They sang on Christmas Eve 1999.
    Christmas Eve 1999 = DATE 1999-12-24
The town may fall within days, not weeks.
    days = DURATION PXD
    weeks = DURATION PXW
The siege could last for days, weeks and even months.
    days = DURATION PXD
    weeks = DURATION PXW
    months = DURATION PXM
The siege went on for weeks or even months.
    weeks or even months = DURATION PXW
It will take months, if not years, to rebuild.
    months = DURATION PXM
    years = DURATION PXY
He was out for days, years of training wasted.
    days = DURATION PXD
The river rose by a metre in a single day.
    a single day = DURATION P1D
The storm brought a year's worth of rain.
    a year = DURATION P1Y
The loss was 5 percent at this time last year.
    this time last year = DATE 2017
Results are expected within the month.
    the month = DURATION P1M
The pain lay within the week of the vote.
Oil ended the week down 2 percent.
    the week = DATE 2018-W20
In the end the year was dry.
The airline closed the year in which fuel doubled.
China's exports rose in the first half.
    the first half = DATE 2018-H1
The winger's sales pitch was two goals and a header in the second half.
Jobs will go over the next 18 months, three weeks after the chief quit.
    the next 18 months = DURATION P18M
    three weeks = DURATION P3W
She was freed after two years, three months after her husband.
    two years = DURATION P2Y
    three months = DURATION P3M
He spoke two years, three months and six days after the crash.
    two years, three months and six days = DURATION P2Y3M6D
The king reigned two years, three months.
    two years, three months = DURATION P2Y3M
The envoy was summoned for the second time in as many weeks.
The envoy has not slept for many weeks.
    many weeks = DURATION PXW
On the 7th the frigate left port.
    the 7th = DATE 2018-05-07
It was the 10th the team had lost.
Drivers, on strike since May 2, will vote Monday on an offer.
    May 2 = DATE 2018-05-02
    Monday = DATE 2018-05-21
""")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_a_sentence_of_hard_news_is_read_as_it_should(case: Case) -> None:
    """Each is a fault that was found once, or its look-alike."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("The Dow ended the year up 9 percent.", "2018"),
        ("Oil will end the year near $80 a barrel, the bank said.", "2019"),
    ],
)
def test_the_year_that_ended_is_told_of_in_january(sentence: str, year: str) -> None:
    """Early in a year, what is told as past ended with the year before."""
    assert read(sentence, date(2019, 1, 3)) == (("the year", year),)


def test_a_quarter_is_ahead_where_the_verbs_far_before_it_plan() -> None:
    """The verb may stand a long way before: "will meet … to weigh a cut through the quarter"."""
    plan = "Producers will meet in Vienna soon to weigh a deeper cut of output through the third"
    assert read(f"{plan} quarter.")[-1] == ("the third quarter", "2018-Q3")


def test_a_half_in_a_report_of_a_match_is_none_of_the_year() -> None:
    """Words of trade in its sentence do not outweigh those of the match around."""
    body = "The striker scored twice. Ticket sales and noise fell in the second half."
    match = f"{body} The coach praised his midfielder and the goals."
    assert not find_dates({"body": match}, reference=date(2018, 5, 16)).mentions
