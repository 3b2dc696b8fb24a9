"""Tests of the words that say what a dispatch is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.wire.marks import kind_of, read_alert, read_marks
from dateline_ingest.wire.story import NoticeKind

MARKED: list[tuple[str, str, NoticeKind | None, int | None]] = [
    ("UPDATE 2-Tin slips", "Tin slips", "update", None),
    ("CORRECTED-UPDATE 1-Tin slips", "Tin slips", "correction", None),
    ("CORRECTED-(OFFICIAL)-UPDATE 1-Tin slips", "Tin slips", "correction", None),
    ("REFILE-Tin slips", "Tin slips", "correction", None),
    ("RPT-Tin slips", "Tin slips", "update", None),
    ("WRAPUP 3-Tin slips", "Tin slips", "update", None),
    ("(LEAD) Tin slips", "Tin slips", "update", None),
    ("(2nd LD) Tin slips", "Tin slips", "update", None),
    ("Urgent: 1st LD: Tin slips", "Tin slips", "update", 2),
    ("URGENT - Tin slips", "Tin slips", None, 2),
    ("FLASH: Tin slips", "Tin slips", None, 1),
    ("++ Tin slips ++", "Tin slips", None, 2),
    ("UPDATE1: Tin slips", "Tin slips", "update", None),
    ("Berichtigung: Zinn billiger", "Zinn billiger", "correction", None),
    ("Rectificatif : L'étain recule", "L'étain recule", "correction", None),
    ("ANNULE: L'étain recule", "L'étain recule", "retraction", None),
    ("KILL: Tin slips", "Tin slips", "retraction", None),
    ("WITHDRAWN-Tin slips", "Tin slips", "retraction", None),
    ("Tin slips (corrected)", "Tin slips", "correction", None),
    ("Zinn billiger=", "Zinn billiger", None, None),
    ("Молния: Олово дешевеет", "Олово дешевеет", None, 1),
]


@pytest.mark.parametrize(("line", "text", "kind", "urgency"), MARKED)
def test_marks_are_taken_off_a_headline(
    line: str, text: str, kind: NoticeKind | None, urgency: int | None
) -> None:
    """Whichever agency's they are, and however many."""
    marked = read_marks(line)
    assert (marked.text, marked.kind, marked.urgency) == (text, kind, urgency)
    assert bool(marked.marks) == (kind is not None or (urgency is not None and "+" not in line))


@pytest.mark.parametrize(
    "line",
    [
        "Kill Bill returns to cinemas", "Flash: the dog who learned to swim", "Lead: a poison",
        "METALS-Tin slips", "BRIEF-Orvo sees lower output", "Feature: Night market", "Updates",
        "Correct time of the church clock disputed", "EXCLUSIVE-Orvo to close", "Alert driver",
        "Exclusive: Orvo to close", "Post-war houses", "UN-backed talks", "(Un)happy returns",
    ],
)  # fmt: skip
def test_words_of_a_headline_are_no_marks(line: str) -> None:
    """A headline may begin with the same words in good earnest."""
    assert read_marks(line).text == line


@pytest.mark.parametrize(
    ("line", "kind", "urgency"),
    [
        ("URGENT", None, 2), ("FLASH", None, 1), ("1st Ld-Writethru", "update", None),
        ("BULLETIN KILL", "retraction", 2), ("STORY KILL", "retraction", None),
        ("CORRECTION", "correction", None), ("2ndlead", "update", None), ("EIL", None, 2),
        ("ADVISORY", None, None), ("(LEAD)", "update", None), ("HASTER", None, 2),
    ],
)  # fmt: skip
def test_a_line_of_nothing_but_marks_is_read(
    line: str, kind: NoticeKind | None, urgency: int | None
) -> None:
    """It stands above the headline."""
    alert = read_alert(line)
    assert alert is not None
    assert (alert.kind, alert.urgency, alert.text) == (kind, urgency, "")


@pytest.mark.parametrize("line", ["", "Council resigns", "312", "Urgent talks on the bridge"])
def test_other_lines_are_no_alerts(line: str) -> None:
    """Every word must be a mark."""
    assert read_alert(line) is None


def test_the_gravest_word_of_a_mark_counts() -> None:
    """A bulletin may be a kill."""
    assert kind_of("UPDATE KILL") == "retraction"
    assert kind_of("2nd LD") == "update"
    assert kind_of("URGENT") is None


@given(st.text(max_size=200))
def test_reading_marks_twice_is_reading_them_once(line: str) -> None:
    """What is left holds no further mark that the first reading would have seen."""
    once = read_marks(line)
    assert once.text in line or not once.text
    if len(once.marks) < 2:
        again = read_marks(once.text).text
        assert again in once.text
