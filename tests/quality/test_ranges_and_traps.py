"""Ranges, which give two dates and one interval, and traps, which give nothing at all."""

from __future__ import annotations

import pytest

from dateline_enrich.dates import find_dates
from tests.enrich.sentences import WEDNESDAY, Case, cases, mentions, typed

RANGES = cases("""
The congress meets in Sochi on January 29-30.
    January 29 = DATE 2018-01-29
    30 = DATE 2018-01-30
The fair runs from Monday to Friday.
    Monday = DATE 2018-05-14
    Friday = DATE 2018-05-18
The war of 2014-2017 emptied the valley.
    2014 = DATE 2014
    2017 = DATE 2017
The strike lasted from May 2 to May 9, 2018.
    May 2 = DATE 2018-05-02
    May 9, 2018 = DATE 2018-05-09
The rink will be closed between March 3 and March 17.
    March 3 = DATE 2018-03-03
    March 17 = DATE 2018-03-17
The talks of 4-6 June 2018 brought nothing.
    4 = DATE 2018-06-04
    6 June 2018 = DATE 2018-06-06
Exports rose between 2009 and 2012.
    2009 = DATE 2009
    2012 = DATE 2012
The exhibition is open from April to September.
    April = DATE 2018-04
    September = DATE 2018-09
The office was vacant from 1999 to 2003.
    1999 = DATE 1999
    2003 = DATE 2003
The census of April 3-5, 2018 counted every goat.
    April 3 = DATE 2018-04-03
    5, 2018 = DATE 2018-04-05
The ferry sailed from 9 a.m. to 5 p.m. on Tuesday.
    9 a.m. = TIME 2018-05-15T09:00
    5 p.m. on Tuesday = TIME 2018-05-15T17:00
The union will strike on May 21-23.
    May 21 = DATE 2018-05-21
    23 = DATE 2018-05-23
The council sat from 12 to 14 March 2018.
    12 = DATE 2018-03-12
    14 March 2018 = DATE 2018-03-14
The festival of July 5-8, 2018 was cancelled.
    July 5 = DATE 2018-07-05
    8, 2018 = DATE 2018-07-08
The line was shut from Saturday to Monday.
    Saturday = DATE 2018-05-12
    Monday = DATE 2018-05-14
""")

INTERVALS = [
    (
        "The congress meets in Sochi on January 29-30.",
        "January 29-30",
        "2018-01-29T00:00",
        "2018-01-30T23:59",
    ),
    (
        "The fair runs from Monday to Friday.",
        "Monday to Friday",
        "2018-05-14T00:00",
        "2018-05-18T23:59",
    ),
    (
        "The war of 2014-2017 emptied the valley.",
        "2014-2017",
        "2014-01-01T00:00",
        "2017-12-31T23:59",
    ),
    (
        "The strike lasted from May 2 to May 9, 2018.",
        "May 2 to May 9, 2018",
        "2018-05-02T00:00",
        "2018-05-09T23:59",
    ),
    (
        "The rink will be closed between March 3 and March 17.",
        "March 3 and March 17",
        "2018-03-03T00:00",
        "2018-03-17T23:59",
    ),
    (
        "The talks of 4-6 June 2018 brought nothing.",
        "4-6 June 2018",
        "2018-06-04T00:00",
        "2018-06-06T23:59",
    ),
    (
        "Exports rose between 2009 and 2012.",
        "2009 and 2012",
        "2009-01-01T00:00",
        "2012-12-31T23:59",
    ),
    (
        "The exhibition is open from April to September.",
        "April to September",
        "2018-04-01T00:00",
        "2018-09-30T23:59",
    ),
    (
        "The office was vacant from 1999 to 2003.",
        "1999 to 2003",
        "1999-01-01T00:00",
        "2003-12-31T23:59",
    ),
    (
        "The census of April 3-5, 2018 counted every goat.",
        "April 3-5, 2018",
        "2018-04-03T00:00",
        "2018-04-05T23:59",
    ),
    (
        "The ferry sailed from 9 a.m. to 5 p.m. on Tuesday.",
        "9 a.m. to 5 p.m. on Tuesday",
        "2018-05-15T09:00",
        "2018-05-15T17:00",
    ),
    (
        "The union will strike on May 21-23.",
        "May 21-23",
        "2018-05-21T00:00",
        "2018-05-23T23:59",
    ),
    (
        "The council sat from 12 to 14 March 2018.",
        "12 to 14 March 2018",
        "2018-03-12T00:00",
        "2018-03-14T23:59",
    ),
    (
        "The festival of July 5-8, 2018 was cancelled.",
        "July 5-8, 2018",
        "2018-07-05T00:00",
        "2018-07-08T23:59",
    ),
    (
        "The line was shut from Saturday to Monday.",
        "Saturday to Monday",
        "2018-05-12T00:00",
        "2018-05-14T23:59",
    ),
]

TRAPS = """
The council may vote again, its clerk said.
Farmers march on the capital over milk prices.
She came second in the slalom at Alta.
Resolution 1874 was adopted without a vote.
Flight 1905 landed with a cracked window.
The pamphlet sold 2,014 copies.
Ostrava beat Brno 2-1 before a thin crowd.
The party New Tomorrow opposes the toll.
The firm moved its 1,998 workers to the new yard.
Call 555-2017 for tickets, the theatre said.
Version 10.12 of the charting program failed.
The bonus came to $2,019 a head.
The road climbs to 1,950 metres.
He sat beside the mayor and said nothing.
The sun rose over a flooded valley.
Nobody expected the government to fall.
Spring a leak and you sink, the skipper said.
The judge, 47, declined to comment.
The choir of 1,848 voices filled the arena.
Room 2016 stays locked.
They sold the horse for 1,800 crowns.
Page 1984 of the register is missing.
The Boeing 747 stood on the apron with its doors open.
Article 155 was never used.
The minister will not second the motion.
The bus, No. 2011, has no brakes.
A march of 300 nurses blocked the bridge.
We may see more of this, the captain said.
The index closed at 2,018 points.
He weighs 190 pounds and fears nobody.
The ratio is 3:2 in favour of the merger.
The bridge is 1,931 feet long.
She read USA Today on the train.
The verse is from Isaiah 40:31.
Section 1983 allows the suit.
The satellite carried 2,010 kilograms of fuel.
The choir sang in the fall of the house, as the play is called.
The tower has 1,776 steps.
The house at 1910 Mill Road burned down.
The pump moves 2,000 litres.
Her number is 0171 2001 1999.
The score was 15-12 at the break.
""".strip().splitlines()


@pytest.mark.parametrize("case", RANGES, ids=lambda case: case.sentence)
def test_each_end_of_a_range_is_a_date(case: Case) -> None:
    """The end lends the beginning its month and year."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize(("sentence", "text", "earliest", "latest"), INTERVALS)
def test_a_range_is_one_interval(sentence: str, text: str, earliest: str, latest: str) -> None:
    """Both ends belong to it."""
    (interval,) = find_dates({"body": sentence}, reference=WEDNESDAY).intervals
    assert interval.text == text
    assert interval.earliest is not None
    assert interval.latest is not None
    assert f"{interval.earliest:%Y-%m-%dT%H:%M}" == earliest
    assert f"{interval.latest:%Y-%m-%dT%H:%M}" == latest


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_only_looks_like_a_date_is_none(sentence: str) -> None:
    """Verbs, numbers, names, scores and ages."""
    assert mentions(sentence) == ()
