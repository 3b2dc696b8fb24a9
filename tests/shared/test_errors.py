"""The three things that a stage may say, and the one that is said to people."""

from __future__ import annotations

import pickle

import pytest

from dateline.errors import Mishap, Reject, TryLater


def test_try_later_leaves_the_delay_to_the_runtime() -> None:
    """Unless it is told otherwise, and then the try still counts."""
    plain = TryLater("no room")
    assert (plain.reason, plain.after, plain.counts) == ("no room", None, True)
    told = TryLater("no database", after=30.0, counts=False)
    assert (told.after, told.counts) == (30.0, False)


@pytest.mark.parametrize(
    ("reject", "text"),
    [(Reject("empty"), "empty"), (Reject("empty", "no text"), "empty: no text")],
)
def test_reject_reads_as_code_and_detail(reject: Reject, text: str) -> None:
    """The code is for counting, the detail for the person."""
    assert str(reject) == text
    assert reject.reason == "empty"


def test_a_mishap_is_one_line_with_where_what_and_remedy() -> None:
    """A person reads where, what, and how to mend it, in this order."""
    mishap = Mishap("connection refused", where="DATELINE_REDIS_URL", remedy="Start Redis.")
    assert str(mishap) == "DATELINE_REDIS_URL: connection refused. Start Redis."
    assert (mishap.what, mishap.where, mishap.remedy) == (
        "connection refused",
        "DATELINE_REDIS_URL",
        "Start Redis.",
    )


def test_a_reject_survives_another_process() -> None:
    """An enricher in a pool of processes may reject: its reason comes back."""
    again = pickle.loads(pickle.dumps(Reject("empty", "no text")))  # noqa: S301 - our own bytes
    assert (again.reason, again.detail) == ("empty", "no text")
