"""Tests of what the structured wire formats have in common."""

from __future__ import annotations

import pytest

from dateline_ingest.text.paragraphs import Block
from dateline_ingest.wire.story import NoticeKind, Status
from dateline_ingest.wire.structured import (
    claims_of,
    notice_of,
    read_instant,
    read_moment,
    status_of,
    urgency_of,
    with_dateline,
    without_by,
)


@pytest.mark.parametrize(
    ("written", "at", "offset", "granularity"),
    [
        ("20260303", "2026-03-03T00:00:00", None, "day"),
        ("20260303T101500Z", "2026-03-03T10:15:00", "+00:00", "second"),
        ("20260303T1015", "2026-03-03T10:15:00", None, "minute"),
        ("20260303T101500+0100", "2026-03-03T09:15:00", "+01:00", "second"),
        ("2026-03-03T10:15:00+01:00", "2026-03-03T09:15:00", "+01:00", "second"),
    ],
)
def test_dates_with_and_without_marks_are_read(
    written: str, at: str, offset: str | None, granularity: str
) -> None:
    """ISO 8601 allows both."""
    instant = read_instant(written)
    assert instant is not None
    assert instant.at.isoformat() == f"{at}+00:00"
    assert (instant.offset, instant.granularity) == (offset, granularity)


@pytest.mark.parametrize("written", [None, "", "soon", "20261303", "2026"])
def test_what_is_no_date_is_none(written: str | None) -> None:
    """The story is undated then."""
    assert read_instant(written) is None
    assert read_moment(written) is None


def test_one_date_is_that_of_publication() -> None:
    """The later of two is that of the last change."""
    roles = [claim.role for claim in claims_of("2026-03-03", "2026-03-04")]
    assert roles == ["published", "updated"]
    assert [claim.role for claim in claims_of(None, "2026-03-04")] == ["published"]
    assert [claim.role for claim in claims_of("2026-03-04", "2026-03-04")] == ["published"]
    assert claims_of(None, "soon") == ()


@pytest.mark.parametrize(
    ("word", "status"),
    [("Canceled", "canceled"), ("withheld", "withheld"), ("usable", "usable"), (None, "usable"),
     ("kill", "canceled"), ("embargoed", "withheld"), ("whatever", "usable")],
)  # fmt: skip
def test_words_for_the_state_of_a_story_are_levelled(word: str | None, status: Status) -> None:
    """An unknown one hides no news."""
    assert status_of(word) == status


@pytest.mark.parametrize(
    ("written", "urgency"),
    [(3, 3), ("3", 3), (3.0, 3), ("0", None), (12, None), ("high", None), (None, None), ([], None)],
)
def test_an_urgency_is_one_to_nine(written: object, urgency: int | None) -> None:
    """Whatever its type."""
    assert urgency_of(written) == urgency


@pytest.mark.parametrize(
    ("status", "signal", "note", "marked", "kind", "text"),
    [
        ("canceled", "correction", "Wrong.", None, "retraction", "Wrong."),
        ("usable", "correction", None, None, "correction", "correction"),
        ("usable", None, "(Corrects name)", None, "correction", "(Corrects name)"),
        ("usable", None, "Photo follows", "update", "update", "Photo follows"),
        ("usable", "update", "(Corrects name)", None, "update", "(Corrects name)"),
        ("canceled", None, None, None, "retraction", "retraction"),
    ],
)
def test_the_format_outranks_the_note(
    status: Status,
    signal: str | None,
    note: str | None,
    marked: NoticeKind | None,
    kind: NoticeKind,
    text: str,
) -> None:
    """And the note the headline."""
    notice = notice_of(status, signal, note, marked)
    assert notice is not None
    assert (notice.kind, notice.text) == (kind, text)


def test_a_story_that_says_nothing_of_another_has_no_notice() -> None:
    """A note alone is none."""
    assert notice_of("usable", None, "Photo follows") is None


def test_a_byline_loses_its_preposition() -> None:
    """But no part of a name."""
    assert without_by("By Tove Halm") == "Tove Halm"
    assert without_by("Von Vera Stamm") == "Vera Stamm"
    assert without_by("Byron Halm") == "Byron Halm"
    assert without_by("  ") is None


def test_a_dateline_is_put_before_the_text_once() -> None:
    """With the dash that it brings, or one of ours."""
    for written in ("OSTBY, March 3 (KP) -", "OSTBY, March 3 (KP)"):
        text = with_dateline([Block("It is open.")], written)
        assert text.body.startswith("OSTBY, March 3 (KP)")
        assert text.body.endswith(" It is open.")
        assert text.dateline is not None
        assert (text.dateline.date, text.dateline.agency) == ("--03-03", "KP")
        assert text.body[: text.dateline.span.end] == text.dateline.text
    repeated = with_dateline([Block("OSTBY (KP) - It is open.")], "Ostby", place="Ostby")
    assert repeated.body == "OSTBY (KP) - It is open."


def test_no_text_has_no_dateline() -> None:
    """Nothing opens with it."""
    assert with_dateline([], "OSTBY, March 3").dateline is None
    assert with_dateline([Block("It is open.")]).dateline is None


def test_a_place_alone_is_a_dateline() -> None:
    """Where the format names one."""
    text = with_dateline([Block("It is open.")], place="Ostby")
    assert text.body == "Ostby \u2014 It is open."
    assert text.dateline is not None
    assert (text.dateline.place, text.dateline.text) == ("Ostby", "Ostby")


def test_credits_among_the_paragraphs_are_boilerplate() -> None:
    """As they are in plain text."""
    text = with_dateline([Block("It is open."), Block("(Reporting by Tove Halm)")])
    assert [paragraph.kind for paragraph in text.paragraphs] == ["text", "boilerplate"]
