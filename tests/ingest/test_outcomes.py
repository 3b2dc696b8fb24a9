"""Tests of the closed list of outcomes."""

from __future__ import annotations

import pytest

from dateline_ingest.outcomes import ALL, Failed, Outcome, line, of_status, told


@pytest.mark.parametrize("outcome", ALL)
def test_each_outcome_says_what_and_how_to_mend_it(outcome: Outcome) -> None:
    """One clear line: what in lower case, the remedy a sentence."""
    what, remedy = told(Failed(outcome))
    assert what
    assert what[0].islower() or what[0].isupper() is False or what.startswith("HTTP")
    assert remedy.endswith(".")


def test_a_line_names_place_fault_and_remedy() -> None:
    """So a person who reads the log knows what to do."""
    assert line("https://a.example/f", Failed("not_found", "HTTP 404")) == (
        "https://a.example/f: nothing at this address (HTTP 404). "
        "Look for the feed's new address and replace it."
    )


def test_a_line_is_one_line() -> None:
    """Details come from servers and parsers, which write line ends."""
    assert "\n" not in line("x", Failed("broken_xml", "bad\nthing\r\n"))


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, "forbidden"),
        (403, "forbidden"),
        (404, "not_found"),
        (410, "gone"),
        (429, "rate_limited"),
        (451, "forbidden"),
        (500, "unavailable"),
        (503, "unavailable"),
        (206, "http_error"),
        (418, "http_error"),
    ],
)
def test_a_status_has_its_outcome(status: int, outcome: Outcome) -> None:
    """The status itself is kept as the detail."""
    failed = of_status(status, 5.0)
    assert (failed.outcome, failed.detail, failed.retry_after) == (outcome, f"HTTP {status}", 5.0)
