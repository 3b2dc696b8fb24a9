"""Quarters and halves of a year in short news sentences."""

from __future__ import annotations

import pytest

from tests.enrich.sentences import Case, cases, typed

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


@pytest.mark.parametrize("case", QUARTERS, ids=lambda case: case.sentence)
def test_a_quarter_or_half_has_its_year(case: Case) -> None:
    """The one that is meant, where none is named."""
    assert typed(case.sentence) == case.expected
