"""Days and steps of time in short news sentences, read on Wednesday, 16 May 2018."""

from __future__ import annotations

import pytest

from tests.enrich.sentences import Case, cases, typed

DAYS = cases("""
The toll was raised on April 2.
    April 2 = DATE 2018-04-02
The gate opened on 11 May.
    11 May = DATE 2018-05-11
The bishop died on March 30, 2011.
    March 30, 2011 = DATE 2011-03-30
The bill was signed on Dec. 14, 2016.
    Dec. 14, 2016 = DATE 2016-12-14
The club was founded on 3 September 1899.
    3 September 1899 = DATE 1899-09-03
The first snow fell on Nov. 8.
    Nov. 8 = DATE 2017-11-08
The pact takes effect on June 1.
    June 1 = DATE 2018-06-01
The ship docked on 27 April 2018.
    27 April 2018 = DATE 2018-04-27
The film opens on August 17.
    August 17 = DATE 2018-08-17
The court sat on 2018-02-05.
    2018-02-05 = DATE 2018-02-05
The census was held on 1 October 2010.
    1 October 2010 = DATE 2010-10-01
The fire broke out on May 14.
    May 14 = DATE 2018-05-14
The queen abdicated on 30 April 1980.
    30 April 1980 = DATE 1980-04-30
The line was cut on Feb. 22, 2017.
    Feb. 22, 2017 = DATE 2017-02-22
The fair opened on July 19, 1903.
    July 19, 1903 = DATE 1903-07-19
The mast snapped on 9 May 2018.
    9 May 2018 = DATE 2018-05-09
The talks resume on June 11.
    June 11 = DATE 2018-06-11
The grant expired on January 31.
    January 31 = DATE 2018-01-31
The mine flooded on 16 March 1962.
    16 March 1962 = DATE 1962-03-16
The rocket flew on April 12, 1961.
    April 12, 1961 = DATE 1961-04-12
The tram was retired on 31 December 2017.
    31 December 2017 = DATE 2017-12-31
The code was changed on Sept. 30, 2015.
    Sept. 30, 2015 = DATE 2015-09-30
The treaty was ratified on 2 February 1999.
    2 February 1999 = DATE 1999-02-02
The whale was seen on May 15.
    May 15 = DATE 2018-05-15
The choir sang on 25 December 2014.
    25 December 2014 = DATE 2014-12-25
""")

STEPS = cases("""
The bank opened two years ago.
    two years ago = DATE 2016
The dam broke three days ago.
    three days ago = DATE 2018-05-13
The mayor resigned last week.
    last week = DATE 2018-W19
The vote is due next month.
    next month = DATE 2018-06
The yard closed last year.
    last year = DATE 2017
The museum reopened this week.
    this week = DATE 2018-W20
The tax will rise next year.
    next year = DATE 2019
The envoy left two weeks ago.
    two weeks ago = DATE 2018-W18
The glacier was measured a decade ago.
    a decade ago = DATE 200
The pact was signed five months ago.
    five months ago = DATE 2017-12
Sales fell last month.
    last month = DATE 2018-04
The league was founded 100 years ago.
    100 years ago = DATE 1918
The price doubled this year.
    this year = DATE 2018
The chess club won this month.
    this month = DATE 2018-05
The comet returns next week.
    next week = DATE 2018-W21
The pilot was fined six days ago.
    six days ago = DATE 2018-05-10
The port was dredged ten years ago.
    ten years ago = DATE 2008
The mine shut down in the past year.
    the past year = DURATION P1Y
The pier burned down six years ago.
    six years ago = DATE 2012
The shop was sold seven weeks ago.
    seven weeks ago = DATE 2018-W13
The choir broke up 20 years ago.
    20 years ago = DATE 1998
The wreck was found eight months ago.
    eight months ago = DATE 2017-09
The verdict came four days ago.
    four days ago = DATE 2018-05-12
The poll is planned for next spring.
    next spring = DATE 2019-SP
The vineyard froze last winter.
    last winter = DATE 2017-WI
The team trained last summer.
    last summer = DATE 2017-SU
The new bridge opens next autumn.
    next autumn = DATE 2018-FA
The tower was lit last Christmas.
    last Christmas = DATE 2017-12-25
The rebels withdrew two months ago.
    two months ago = DATE 2018-03
The clinic opened 30 years ago.
    30 years ago = DATE 1988
The embassy closed five days ago.
    five days ago = DATE 2018-05-11
The paper folded nine years ago.
    nine years ago = DATE 2009
The harvest was poor last year.
    last year = DATE 2017
The swans left last month.
    last month = DATE 2018-04
The ferry sank 12 years ago.
    12 years ago = DATE 2006
The law changed three years ago.
    three years ago = DATE 2015
The statue fell a week ago.
    a week ago = DATE 2018-W19
The tax was dropped a month ago.
    a month ago = DATE 2018-04
The river froze two days ago.
    two days ago = DATE 2018-05-14
""")


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.sentence)
def test_a_day_is_read_as_a_reader_would(case: Case) -> None:
    """Without a year it is the nearest one."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", STEPS, ids=lambda case: case.sentence)
def test_a_step_in_time_lands_where_it_should(case: Case) -> None:
    """Its unit says how exact it is."""
    assert typed(case.sentence) == case.expected
