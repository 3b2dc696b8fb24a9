"""Years, decades, centuries, seasons, months and quarters, near and far."""

from __future__ import annotations

from datetime import date

import pytest

from tests.enrich.sentences import Case, cases, mentions, typed

YEARS = cases("""
The observatory at Halla was built in 1847.
    1847 = DATE 1847
The Orlow canal will be deepened in 2024.
    2024 = DATE 2024
No wolf has been shot in Velden since 1991.
    1991 = DATE 1991
The 2012 census counted 61 hermits.
    2012 = DATE 2012
She won silver in 2004 and gold in 2008.
    2004 = DATE 2004
    2008 = DATE 2008
The ban dates back to 1723.
    1723 = DATE 1723
Output will double by 2040, the ministry predicts.
    2040 = DATE 2040
The drought of 1934 emptied the high valleys.
    1934 = DATE 1934
The accord was void by early 1998.
    early 1998 = DATE 1998
The mill stood idle until late 2011.
    late 2011 = DATE 2011
The theatre was gutted in mid-1979.
    mid-1979 = DATE 1979
The debt is to be repaid by the end of 2022.
    the end of 2022 = DATE 2022
Sales have tripled since the beginning of 2015.
    the beginning of 2015 = DATE 2015
The post was abolished in 1806, restored in 1815 and sold in 1830.
    1806 = DATE 1806
    1815 = DATE 1815
    1830 = DATE 1830
""")

NEAR_YEARS = cases("""
The brewery lost a third of its staff last year.
    last year = DATE 2017
The brewery plans to hire forty people this year.
    this year = DATE 2018
The brewery will move to Tarn next year.
    next year = DATE 2019
The brewery was fined earlier this year.
    earlier this year = DATE 2018
The brewery will be listed later this year.
    later this year = DATE 2018
The brewery was sold late last year.
    late last year = DATE 2017
The brewery was founded thirty years ago.
    thirty years ago = DATE 1988
The brewery burned down two years ago.
    two years ago = DATE 2016
The brewery closed in 1990 and reopened two years later.
    1990 = DATE 1990
    two years later = DATE 1992
The brewery must be rebuilt by the end of next year.
    the end of next year = DATE 2019
""")

DECADES = cases("""
The tram lines were torn up in the 1960s.
    the 1960s = DATE 196
The dance came from Halla in the 1920s.
    the 1920s = DATE 192
The firm nearly failed in the early 1970s.
    the early 1970s = DATE 197
The firm thrived in the mid-1980s.
    the mid-1980s = DATE 198
The reed beds dried out by the late 1990s.
    the late 1990s = DATE 199
The craze of the 2000s was the tin whistle.
    the 2000s = DATE 200
The tower blocks of the '60s are coming down.
    the '60s = DATE 196
The singer was famous in the eighties.
    the eighties = DATE 198
The singer was forgotten in the nineties.
    the nineties = DATE 199
The first railways reached Orlow in the 1840s.
    the 1840s = DATE 184
The glacier has shrunk since the 1890s.
    the 1890s = DATE 189
""")

CENTURIES = cases("""
The abbey was burned in the 16th century.
    the 16th century = DATE 15
The abbey was rebuilt in the late 17th century.
    the late 17th century = DATE 16
A ninth century coin was found in a gutter.
    ninth century = DATE 08
An 18th-century clock was stolen from the manse.
    18th-century = DATE 17
The custom arose in the early 20th century.
    the early 20th century = DATE 19
It is the greatest find of the 21st century, she said.
    the 21st century = DATE 20
The abbey has a spire of the mid-19th century.
    the mid-19th century = DATE 18
The relic dates from the third century BC.
    the third century BC = DATE BC02
The psalter is from the twelfth century.
    the twelfth century = DATE 11
""")

SEASONS = cases("""
The vines were killed last spring.
    last spring = DATE 2017-SP
The herring came late last winter.
    late last winter = DATE 2017-WI
The dig will resume next summer.
    next summer = DATE 2018-SU
The dig will end this summer.
    this summer = DATE 2018-SU
The orchestra will tour in the autumn of 2019.
    the autumn of 2019 = DATE 2019-FA
The port was blockaded in the winter of 1941.
    the winter of 1941 = DATE 1941-WI
The larches were felled in spring 2012.
    spring 2012 = DATE 2012-SP
The swallows left early in the fall of 1988.
    the fall of 1988 = DATE 1988-FA
""")

MONTHS = cases("""
The ferry was launched in August 1912.
    August 1912 = DATE 1912-08
The seed bank will open in November 2020.
    November 2020 = DATE 2020-11
The law has been in force since Jan. 2014.
    Jan. 2014 = DATE 2014-01
The price of rye rose in April.
    April = DATE 2018-04
The price of rye will be set in September.
    September = DATE 2018-09
The envoy was recalled in November.
    November = DATE 2017-11
The envoy will be recalled in June.
    June = DATE 2018-06
The envoy was recalled last month.
    last month = DATE 2018-04
The envoy will be named next month.
    next month = DATE 2018-06
The envoy is to leave later this month.
    later this month = DATE 2018-05
Beets were rationed from October 1942 to March 1944.
    October 1942 = DATE 1942-10
    March 1944 = DATE 1944-03
The rail link was cut in late February.
    late February = DATE 2018-02
The rail link will be mended by mid-July.
    mid-July = DATE 2018-07
The quay was finished four months ago.
    four months ago = DATE 2018-01
The January gale felled nine thousand spruces.
    January = DATE 2018-01
""")

QUARTERS = cases("""
Velden Steel lost money in the second quarter of 2016.
    the second quarter of 2016 = DATE 2016-Q2
Velden Steel broke even in the fourth quarter of last year.
    the fourth quarter of last year = DATE 2017-Q4
Velden Steel hopes to sell its pits in the third quarter.
    the third quarter = DATE 2018-Q3
Velden Steel shed jobs in Q1 2015.
    Q1 2015 = DATE 2015-Q1
Velden Steel sold its wharf in the first half of 2014.
    the first half of 2014 = DATE 2014-H1
Velden Steel will build a kiln in the second half of this year.
    the second half of this year = DATE 2018-H2
""")

IN_JANUARY = cases("""
The mint was robbed in December.
    December = DATE 2017-12
The mint was robbed last October.
    last October = DATE 2017-10
The mint was robbed in 2017.
    2017 = DATE 2017
The mint was robbed late last year.
    late last year = DATE 2017
The mint lost money in the fourth quarter.
    the fourth quarter = DATE 2017-Q4
The mint will close in February.
    February = DATE 2018-02
The mint will close in March.
    March = DATE 2018-03
The mint will close next month.
    next month = DATE 2018-02
The mint was repainted last autumn.
    last autumn = DATE 2017-FA
""")

IN_DECEMBER = cases("""
The dredger will be scrapped in January.
    January = DATE 2018-01
The dredger will be scrapped in April.
    April = DATE 2018-04
The dredger was sold in October.
    October = DATE 2017-10
The dredger was sold this month.
    this month = DATE 2017-12
The dredger will be towed away next month.
    next month = DATE 2018-01
The dredger will be replaced next year.
    next year = DATE 2018
The dredger will be replaced next spring.
    next spring = DATE 2018-SP
The dredger ran aground last summer.
    last summer = DATE 2017-SU
""")

_ONE = [*YEARS, *NEAR_YEARS, *DECADES, *CENTURIES]
_OF_A_YEAR = [*SEASONS, *MONTHS, *QUARTERS]


@pytest.mark.parametrize("case", _ONE, ids=lambda case: case.sentence)
def test_a_year_or_more_is_written_by_its_first_figures(case: Case) -> None:
    """Four figures are a year, three a decade, two a century."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", _OF_A_YEAR, ids=lambda case: case.sentence)
def test_a_stretch_of_a_year_finds_its_year(case: Case) -> None:
    """By its own figures, by an adjective, or by the tense of its sentence."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", IN_JANUARY, ids=lambda case: case.sentence)
def test_january_looks_back_on_the_old_year(case: Case) -> None:
    """The reference is 9 January 2018."""
    assert typed(case.sentence, date(2018, 1, 9)) == case.expected


@pytest.mark.parametrize("case", IN_DECEMBER, ids=lambda case: case.sentence)
def test_december_looks_ahead_to_the_new_year(case: Case) -> None:
    """The reference is 19 December 2017."""
    assert typed(case.sentence, date(2017, 12, 19)) == case.expected


@pytest.mark.parametrize(
    ("phrase", "mod"),
    [
        ("early 1998", "START"), ("late 1998", "END"), ("mid-1998", "MID"),
        ("the beginning of 1998", "START"), ("the end of 1998", "END"),
        ("the early 1990s", "START"), ("the late 1990s", "END"), ("the mid-1990s", "MID"),
        ("the early 18th century", "START"), ("the late 18th century", "END"),
        ("early March 1998", "START"), ("late March 1998", "END"), ("mid-March 1998", "MID"),
        ("the summer of 1998", None), ("1998", None), ("the 1990s", None),
    ],
)  # fmt: skip
def test_early_middle_and_late_are_told_by_the_modifier(phrase: str, mod: str | None) -> None:
    """TIMEX3 keeps the whole stretch as value and the part of it as ``mod``."""
    (found,) = mentions(f"The quarry was flooded in {phrase} by a spring.")
    assert (found.text, found.mod) == (phrase, mod)
