"""How sure a mention is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.confidence import confidence
from dateline_enrich.dates.forms import Period, Reading
from dateline_enrich.dates.resolve import Outcome
from tests.enrich.sentences import mentions

_RULES = st.sampled_from(["weekday", "month", "rate", "vague", "year", "no rule of ours"])


def _sure(rule: str, reading: float, outcome: float) -> float:
    return confidence(
        Reading(0, 4, Period("2018"), rule, sure=reading),
        Outcome("DATE", "2018", None, outcome),
    )


@given(_RULES, st.floats(0, 1), st.floats(0, 1))
def test_a_confidence_is_a_share_and_never_certain(
    rule: str, reading: float, outcome: float
) -> None:
    """Between 0 and 0.99, whatever its parts say."""
    assert 0 <= _sure(rule, reading, outcome) <= 0.99


@given(_RULES, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_doubt_never_makes_surer(rule: str, low: float, high: float, other: float) -> None:
    """Neither doubt whether it is an expression nor doubt which date it is."""
    low, high = sorted((low, high))
    assert _sure(rule, low, other) <= _sure(rule, high, other)
    assert _sure(rule, other, low) <= _sure(rule, other, high)


def test_a_rule_without_a_record_is_as_sure_as_its_parts() -> None:
    """The product of both, to three figures."""
    assert _sure("no rule of ours", 0.9, 0.8) == 0.72


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("The mill burned on 2018-05-03.", "The mill burned on 6/7/2018."),
        ("The mill burned on May 3, 2018.", "The mill burned on the 3rd."),
        ("The mill burned yesterday.", "The mill burned recently."),
        ("The mill burned on Monday.", "The mill burned a day later."),
        ("The mill burned in March.", "The mill burned soon."),
        ("The mill burned in 2016.", "The mill, 2016, burned."),
    ],
)
def test_what_is_told_more_clearly_is_surer(surer: str, less: str) -> None:
    """Explicit before relative, relative before vague."""
    assert mentions(surer)[0].confidence > mentions(less)[0].confidence


def test_without_a_reference_a_relative_day_is_less_sure() -> None:
    """Half of what it says is not known."""
    (known,) = mentions("The mill burned on Monday.", date(2018, 5, 16))
    (unknown,) = mentions("The mill burned on Monday.", None)
    assert unknown.confidence < known.confidence
