"""Tests of IPTC 7901."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.wire.frames import cut
from dateline_ingest.wire.iptc7901 import (
    Header,
    read_header,
    read_messages,
    read_sent,
    write_message,
)

NEAR = date(2026, 3, 2)
MESSAGE = (
    "ZCZC\r\n\x01mdp0123 4 pl 171 vvvvb MDP 0123\r\nVerkehr/Ostby/\r\n"
    "\x02Brücke in Ostby für alle offen=\r\n"
    "   Ostby (MDP) Die Brücke in Ostby ist seit Montag für alle\r\noffen. Das teilte die Stadt\r\n"
    "mit.\r\n   «Wir haben gewartet», sagte Bürgermeister Ole Brink.\r\n"
    "\x03011412 MRZ 26\r\n\x04"
)


def test_a_message_is_read_whole() -> None:
    """Header, keywords, headline, text and time of sending."""
    (story,) = read_messages(MESSAGE, NEAR)
    assert story.title == "Brücke in Ostby für alle offen"
    assert (story.slugline, story.keywords) == ("Verkehr/Ostby", ("Verkehr", "Ostby"))
    assert (story.section, story.urgency, story.guid) == ("pl", 4, "mdp0123-20260301")
    assert story.dateline is not None
    assert (story.dateline.place, story.dateline.agency) == ("Ostby", "MDP")
    assert [p.kind for p in story.paragraphs] == ["text", "text"]
    assert story.claims[0].instant.at == datetime(2026, 3, 1, 14, 12, tzinfo=UTC)


def test_messages_one_after_another_are_all_read() -> None:
    """A file may hold a day."""
    second = MESSAGE.replace("0123 4", "0124 2").replace("Brücke in Ostby für", "Fähre für")
    stories = read_messages(MESSAGE + second, NEAR)
    assert [story.guid for story in stories] == ["mdp0123-20260301", "mdp0124-20260301"]
    assert stories[1].urgency == 2


def test_a_message_that_breaks_off_is_as_long_as_it_is() -> None:
    """Nothing of it is lost."""
    (story,) = read_messages(MESSAGE[: MESSAGE.index("\x03")], NEAR)
    assert story.body.endswith("Ole Brink.")
    assert story.guid is None


def test_a_header_may_take_a_message_back() -> None:
    """By KILL or ELIM in its keywords or options."""
    for old, new in (("Verkehr/Ostby", "Verkehr/KILL"), ("vvvvb", "ELIM")):
        (story,) = read_messages(MESSAGE.replace(old, new), NEAR)
        assert story.status == "canceled"
        assert story.notice is not None
        assert story.notice.headline == "Brücke in Ostby für alle offen"


@pytest.mark.parametrize(
    ("after", "at"),
    [
        ("011412 MRZ 26", "2026-03-01T14:12"), ("011412 GMT MAR 2026", "2026-03-01T14:12"),
        ("281412", "2026-02-28T14:12"), ("031412", "2026-03-03T14:12"),
    ],
)  # fmt: skip
def test_the_time_of_sending_is_read(after: str, at: str) -> None:
    """Without a month it is the last such day."""
    instant = read_sent(after, NEAR)
    assert instant is not None
    assert instant.at.isoformat().startswith(at)
    assert instant.offset == ("+00:00" if "GMT" in after else None)


@pytest.mark.parametrize("after", ["", "soon", "321412 MAR 26", "012512 MAR 26", "310000 FEB 26"])
def test_no_time_of_sending_is_made_up(after: str) -> None:
    """An impossible one is none."""
    assert read_sent(after, NEAR) is None


@pytest.mark.parametrize("text", ["", "no header", "mdp0123", "4 pl 171"])
def test_what_is_no_header_is_none(text: str) -> None:
    """The message is left to other readers."""
    assert read_header(text) is None


letters = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=3)
words = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12)
headers = st.builds(
    Header,
    source=letters,
    number=st.integers(0, 9999),
    priority=st.integers(1, 6),
    category=letters,
    words=st.integers(0, 9999),
    more=st.lists(words, max_size=3).map(" ".join),
    keywords=st.lists(words, max_size=4).map(tuple),
)


@given(headers)
def test_a_header_that_was_written_is_read_back(header: Header) -> None:
    """Field by field."""
    assert read_header(header.write()) == header


@given(headers, st.datetimes(datetime(2001, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001 - civil times
def test_a_message_that_was_written_is_read_back(header: Header, sent: datetime) -> None:
    """With its text and the minute of its sending."""
    text = "Headline of it=\n   OSTBY (KP) - The council met on Friday.\n   It met again."
    (framed,) = cut(write_message(header, text, sent))
    assert read_header(framed.header) == header
    instant = read_sent(framed.after, NEAR)
    assert instant is not None
    assert instant.at.replace(tzinfo=None) == sent.replace(second=0, microsecond=0)


@given(st.text(max_size=300))
def test_no_bytes_between_the_frames_raise(text: str) -> None:
    """Lines are noisy."""
    read_messages(f"\x01{text}\x02{text}\x03{text}\x04", NEAR)
