"""Lengths of time, repetitions and quarters in short news sentences."""

from __future__ import annotations

import pytest

from tests.enrich.sentences import Case, cases, typed

LENGTHS = cases("""
The flight took three hours.
    three hours = DURATION PT3H
The search lasted two weeks.
    two weeks = DURATION P2W
He was jailed for 18 months.
    18 months = DURATION P18M
The bridge took nine years to build.
    nine years = DURATION P9Y
The pump ran for 36 hours without a pause.
    36 hours = DURATION PT36H
The ban will last at least six months.
    at least six months = DURATION P6M
The patients waited about four hours.
    about four hours = DURATION PT4H
The siege went on for more than a decade.
    more than a decade = DURATION P10Y
The treaty ran for 99 years.
    99 years = DURATION P99Y
The queue was five days long.
    five days = DURATION P5D
She led the choir for 25 years.
    25 years = DURATION P25Y
The trial took half a year.
    half a year = DURATION P6M
The outage lasted 40 minutes.
    40 minutes = DURATION PT40M
The wolves were watched for several weeks.
    several weeks = DURATION PXW
The boat drifted for 11 days.
    11 days = DURATION P11D
He spent two decades in exile.
    two decades = DURATION P20Y
The recount took a week.
    a week = DURATION P1W
The ship was idle for a month.
    a month = DURATION P1M
The rescue took less than an hour.
    less than an hour = DURATION PT1H
The film is two hours long.
    two hours = DURATION PT2H
The apprentice swept floors for seven months.
    seven months = DURATION P7M
The debate dragged on for nearly five hours.
    nearly five hours = DURATION PT5H
The lease runs for 30 years.
    30 years = DURATION P30Y
The voyage took 16 weeks.
    16 weeks = DURATION P16W
The bell rang for 20 seconds.
    20 seconds = DURATION PT20S
The pair were married for 61 years.
    61 years = DURATION P61Y
The hearing lasted 90 minutes.
    90 minutes = DURATION PT90M
The crew trained for eight weeks.
    eight weeks = DURATION P8W
The tunnel took a century to finish.
    a century = DURATION P100Y
The dispute lasted 200 years.
    200 years = DURATION P200Y
The lift was stuck for over three hours.
    over three hours = DURATION PT3H
The cheese ripens for 14 months.
    14 months = DURATION P14M
The climb took up to nine hours.
    up to nine hours = DURATION PT9H
The orchestra rehearsed for two days.
    two days = DURATION P2D
The power was off for 10 hours.
    10 hours = DURATION PT10H
The shop stood empty for a few years.
    a few years = DURATION PXY
The hostages were held for 71 days.
    71 days = DURATION P71D
The mission will take six years.
    six years = DURATION P6Y
The sentence was cut to four years.
    four years = DURATION P4Y
The interview lasted 45 minutes.
    45 minutes = DURATION PT45M
The embargo held for three decades.
    three decades = DURATION P30Y
The vigil went on for 40 days.
    40 days = DURATION P40D
""")

SETS = cases("""
The ferry sails every Tuesday.
    every Tuesday = SET XXXX-WXX-2
The list is published daily.
    daily = SET P1D
The board meets every month.
    every month = SET P1M
The review comes out weekly.
    weekly = SET P1W
The bells ring each morning.
    each morning = SET XXXX-XX-XXTMO
The prize is given every two years.
    every two years = SET P2Y
The pass is cleared every winter.
    every winter = SET XXXX-WI
The journal appears monthly.
    monthly = SET P1M
The council votes every year.
    every year = SET P1Y
The bakers meet each Sunday.
    each Sunday = SET XXXX-WXX-7
The pool is cleaned every week.
    every week = SET P1W
The tide turns every six hours.
    every six hours = SET PT6H
The bulletin is printed every Friday.
    every Friday = SET XXXX-WXX-5
The train leaves every hour.
    every hour = SET PT1H
The mayor is elected every four years.
    every four years = SET P4Y
The bridge is painted every decade.
    every decade = SET P10Y
The market is held each Saturday.
    each Saturday = SET XXXX-WXX-6
The fleet sails every spring.
    every spring = SET XXXX-SP
The nurses are paid every fortnight.
    every fortnight = SET P2W
The register is checked each month.
    each month = SET P1M
""")

QUARTERS = cases("""
Profit rose in the first quarter of 2018.
    the first quarter of 2018 = DATE 2018-Q1
The yard lost money in the second quarter.
    the second quarter = DATE 2018-Q2
Orders fell in the fourth quarter of 2017.
    the fourth quarter of 2017 = DATE 2017-Q4
The bank will report in the third quarter.
    the third quarter = DATE 2018-Q3
Output grew in the first half of 2017.
    the first half of 2017 = DATE 2017-H1
The plan covers fiscal 2019.
    fiscal 2019 = DATE 2019
Turnover slipped in the second half of 2016.
    the second half of 2016 = DATE 2016-H2
The loss widened in the first quarter.
    the first quarter = DATE 2018-Q1
The firm hired 40 people in Q3 2017.
    Q3 2017 = DATE 2017-Q3
""")


@pytest.mark.parametrize("case", LENGTHS, ids=lambda case: case.sentence)
def test_a_length_keeps_its_unit(case: Case) -> None:
    """Ninety minutes are not an hour and a half."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", SETS, ids=lambda case: case.sentence)
def test_a_repetition_is_a_set(case: Case) -> None:
    """It names a rhythm and no day."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", QUARTERS, ids=lambda case: case.sentence)
def test_a_quarter_or_half_has_its_year(case: Case) -> None:
    """The one that is meant, where none is named."""
    assert typed(case.sentence) == case.expected
