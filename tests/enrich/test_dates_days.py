"""Days of the calendar, in the forms that news writes them."""

from __future__ import annotations

import pytest

from tests.enrich.sentences import Case, cases, read

WITH_A_YEAR = cases("""
The bridge at Tarn opened on December 6, 2017.
    December 6, 2017 = 2017-12-06
The bridge at Tarn opened on 6 December 2017.
    6 December 2017 = 2017-12-06
Her letter is dated Dec. 27, 2017, and was never answered.
    Dec. 27, 2017 = 2017-12-27
The mayor resigned on Wednesday, December 27, 2017 after the vote.
    Wednesday, December 27, 2017 = 2017-12-27
The mayor resigned on Wednesday 27 December 2017 after the vote.
    Wednesday 27 December 2017 = 2017-12-27
The charter of 3rd March 1876 still hangs in the hall.
    3rd March 1876 = 1876-03-03
It was signed on the 27th of December, 2017.
    the 27th of December, 2017 = 2017-12-27
The ferry sank on Sept. 3, 1999, with no loss of life.
    Sept. 3, 1999 = 1999-09-03
The ferry sank on Sept 3 1999.
    Sept 3 1999 = 1999-09-03
The mine closed on 1 Jan. 1985.
    1 Jan. 1985 = 1985-01-01
On February 29, 2016 the club turned ten.
    February 29, 2016 = 2016-02-29
The law passed on May 5, 2011 by one vote.
    May 5, 2011 = 2011-05-05
The harbour froze on 14 FEBRUARY 1947.
    14 FEBRUARY 1947 = 1947-02-14
The new line was promised for May 1 next year.
    May 1 next year = 2019-05-01
The old line was closed on May 1 last year.
    May 1 last year = 2017-05-01
""")

WITHOUT_A_YEAR = cases("""
The council meets on June 4 to vote on the plan.
    June 4 = 2018-06-04
The council met on 4 May.
    4 May = 2018-05-04
The wall fell on December 6 and killed nobody.
    December 6 = 2017-12-06
The hearing was moved to Aug. 20.
    Aug. 20 = 2018-08-20
Voters went to the polls on April 29.
    April 29 = 2018-04-29
The trial ended on the 3rd of March.
    the 3rd of March = 2018-03-03
On Friday, May 18, the theatre will open.
    Friday, May 18 = 2018-05-18
Snow fell in the valley on November 30.
    November 30 = 2017-11-30
The deadline is 1 July.
    1 July = 2018-07-01
The fleet sailed on March eighth.
    March eighth = 2018-03-08
The reservoir was full by January 15.
    January 15 = 2018-01-15
The bombings on Jan. 7 killed eleven people.
    Jan. 7 = 2018-01-07
The attack on Tuesday, May 15 was the second in a week.
    Tuesday, May 15 = 2018-05-15
    a week = P1W
Security has been tight since the Sept. 11 attacks.
    Sept. 11 = 2001-09-11
""")

IN_FIGURES = cases("""
The record is dated 2017-12-06 in the ledger.
    2017-12-06 = 2017-12-06
The alarm went off at 2017-12-06T14:30:05Z, the log says.
    2017-12-06T14:30:05Z = 2017-12-06T14:30:05Z
The alarm went off at 2017-12-06 14:30, the log says.
    2017-12-06 14:30 = 2017-12-06T14:30
The ticket says 27/12/17.
    27/12/17 = 2017-12-27
The ticket says 12/27/2017.
    12/27/2017 = 2017-12-27
The ticket says 12/27/17.
    12/27/17 = 2017-12-27
The ticket says 27/12/2017.
    27/12/2017 = 2017-12-27
The stamp reads 27.12.2017.
    27.12.2017 = 2017-12-27
The stamp reads 06.12.2017.
    06.12.2017 = 2017-12-06
The stamp reads 27-12-2017.
    27-12-2017 = 2017-12-27
The form was filled in on 7/8/07.
    7/8/07 = 2007-07-08
The clerk wrote 5/5/1998.
    5/5/1998 = 1998-05-05
There is no 31/02/2018 and no 2018-13-01.
The path is srv/2018/05/16x and the sum 12/27/20180.
""")

OF_A_MONTH = cases("""
The strike began on May 3 and ended on the 12th.
    May 3 = 2018-05-03
    the 12th = 2018-05-12
The board will meet again on the 27th.
    the 27th = 2018-05-27
They met on the 2nd, he said.
    the 2nd = 2018-05-02
The judge of the 11th Circuit agreed.
She lives on the 4th floor and came in the 3rd round.
""")

DROPPED = cases("""
On February 30 nothing can happen.
The parade of April 31, 2017 is a joke.
Nobody was born on February 29, 2017.
""")


@pytest.mark.parametrize("case", WITH_A_YEAR, ids=lambda case: case.sentence)
def test_a_day_with_a_year_is_read_as_written(case: Case) -> None:
    """A full date needs no reference."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", WITHOUT_A_YEAR, ids=lambda case: case.sentence)
def test_a_day_without_a_year_is_the_nearest(case: Case) -> None:
    """The year that brings the day nearest to the reference is meant."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", IN_FIGURES, ids=lambda case: case.sentence)
def test_a_day_in_figures_is_read_in_the_order_that_is_possible(case: Case) -> None:
    """Impossible months decide between day-first and month-first."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", OF_A_MONTH, ids=lambda case: case.sentence)
def test_an_ordinal_alone_is_a_day_of_the_month_told_last(case: Case) -> None:
    """It is "the 12th", a date, only where no noun follows."""
    assert read(case.sentence) == case.expected


@pytest.mark.parametrize("case", DROPPED, ids=lambda case: case.sentence)
def test_a_day_that_the_calendar_does_not_have_is_dropped(case: Case) -> None:
    """Thirty days hath September."""
    assert read(case.sentence) == case.expected
