"""Tests of ANPA 1312."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.wire.anpa1312 import (
    Header,
    read_header,
    read_messages,
    read_sent,
    write_message,
)
from dateline_ingest.wire.frames import cut

NEAR = date(2026, 3, 4)
MESSAGE = (
    "\x16\x16\x01a1488\x1fcpstf\r\nu b\x13\x11 bc-Tin-Markets 2ndWritethru TB06 03-03 0588\r\n"
    "\x02^Tin-Markets, 2nd Writethru@<\r\ncode:2<\r\n^Update:ADDS details@<\r\n"
    "^INDEX: Economy, Business@<\r\n^HL:Tin advances as Orvo seeks to relight\r\nits furnaces@<\r\n"
    "^By Malcolm Hale@<\r\n^THE TIDAL PRESS@<\r\n"
    "\tPORT ALDEN _ The tin market ran ahead sharply Tuesday on\r\n"
    "relief that a furnace is lit.<\r\n"
    "\t``We are glad,'' said foreman Ned Lund.<\r\n\x03\r\nAP-NY-03-03-26 0339EST<\r\n\x04"
)


def test_a_story_is_read_whole() -> None:
    """Codes undone: header lines, soft line ends, dashes, quotation marks."""
    (story,) = read_messages(MESSAGE, NEAR)
    assert story.title == "Tin advances as Orvo seeks to relight its furnaces"
    assert (story.byline, story.agency) == ("Malcolm Hale", "THE TIDAL PRESS")
    assert story.body.startswith(
        "PORT ALDEN \u2014 The tin market ran ahead sharply Tuesday on relief"
    )
    assert story.body.endswith("\u201cWe are glad,\u201d said foreman Ned Lund.")
    assert [p.kind for p in story.paragraphs] == ["text", "text"]
    assert (story.slugline, story.urgency, story.section) == ("Tin-Markets", 2, "b")
    assert story.notice is not None
    assert story.notice.kind == "update"
    assert story.guid == "a1488-20260303"
    assert story.claims[0].instant.at == datetime(2026, 3, 3, 8, 39, tzinfo=UTC)


def test_a_line_end_may_stand_for_the_separator() -> None:
    """Some leave the selector out."""
    message = MESSAGE.replace("\x1fcpstf\r\n", "\n")
    (story,) = read_messages(message, NEAR)
    assert story.slugline == "Tin-Markets"


def test_a_story_without_a_time_has_the_day_of_its_header() -> None:
    """In the year that is nearest."""
    message = MESSAGE.replace("AP-NY-03-03-26 0339EST<", "").replace("03-03 0588", "12-30 0588")
    (story,) = read_messages(message, NEAR)
    assert story.claims[0].instant.at.date() == date(2025, 12, 30)
    assert story.claims[0].instant.granularity == "day"


def test_text_without_line_codes_is_read_line_by_line() -> None:
    """Tabs or blanks open its paragraphs."""
    body = "\x02Bridge opens\n\n\tOSTBY (KP) - The bridge is\nopen.\n\tIt is.\n\x03\n\x04"
    (story,) = read_messages(f"\x01a0001\nr i\x13\x11 bridge 03-03 0012\n{body}", NEAR)
    assert story.title == "Bridge opens"
    assert story.body == "OSTBY (KP) - The bridge is open.\n\nIt is."


@pytest.mark.parametrize(
    ("after", "at"),
    [
        ("AP-NY-03-03-26 0339EST", "2026-03-03T08:39"), ("16:35ET 31-10-14", "2014-10-31T16:35"),
        ("AP-WS-03-03-26 0339GMT", "2026-03-03T03:39"), ("CSD-11:58-09-18-95", "1995-09-18T11:58"),
    ],
)  # fmt: skip
def test_the_time_of_transmission_is_read(after: str, at: str) -> None:
    """Month first, except where that cannot be."""
    instant = read_sent(after.replace("-95", "-1995"))
    assert instant is not None
    assert instant.at.isoformat().startswith(at)


@pytest.mark.parametrize("after", ["", "AP-NY", "99-99-26 0339EST", "03-03-26 9999EST"])
def test_an_impossible_time_is_none(after: str) -> None:
    """The header's day is the answer then."""
    assert read_sent(after) is None


@pytest.mark.parametrize(
    "text", ["", "a1488", "bkn0123 4 pl 171\r\nBund/Kinder", "a12\nr b no date"]
)
def test_what_is_no_header_is_none(text: str) -> None:
    """IPTC 7901 for one."""
    assert read_header(text) is None


word = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
headers = st.builds(
    Header,
    level=st.sampled_from(list("abcdefgs")),
    number=st.integers(0, 9999),
    priority=st.sampled_from(list("fburds")),
    category=st.sampled_from(list("aifsw")),
    slug=st.tuples(word, word).map("bc-{0[0]}-{0[1]}".format),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    words=st.integers(0, 9999),
    selector=word,
    is_tabular=st.booleans(),
)


@given(headers)
def test_a_header_that_was_written_is_read_back(header: Header) -> None:
    """Field by field."""
    assert read_header(header.write()) == header


@given(headers, st.datetimes(datetime(2001, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001 - civil times
def test_a_story_that_was_written_is_read_back(header: Header, sent: datetime) -> None:
    """With its paragraphs and the minute of its sending."""
    message = write_message(header, "OSTBY (KP) - The council met.\nIt met again.", sent)
    (framed,) = cut(message)
    assert read_header(framed.header) == header
    (story,) = read_messages(message, NEAR)
    assert story.body == "OSTBY (KP) - The council met.\n\nIt met again."
    at = story.claims[0].instant.at
    assert at.replace(tzinfo=None) == sent.replace(second=0, microsecond=0)


@given(st.text(max_size=300))
def test_no_bytes_between_the_frames_raise(text: str) -> None:
    """Lines are noisy."""
    read_messages(f"\x01{text}\x02{text}\x03{text}\x04", NEAR)
