"""How messages lie in stream entries, and what is said of entries that hold none."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import Reject
from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.wire import decode, decode_rejected, encode, timestamp
from tests.samples import fetched

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
LETTER = {
    b"rejected.stage": b"enrich",
    b"rejected.stream": b"dateline:{0}:articles.fetched",
    b"rejected.entry_id": b"1-0",
    b"rejected.reason": b"no_data",
    b"rejected.attempts": b"3",
    b"rejected.first_failure": b"2026-03-05T09:30:00.000Z",
    b"rejected.last_failure": b"2026-03-05T09:31:00.000Z",
}


def laid(**changes: Any) -> dict[bytes, bytes]:
    """Lay an article out, with changes to its document."""
    document = {**json.loads(fetched().model_dump_json()), **changes}
    return {b"type": b"article.fetched.v1", b"data": json.dumps(document).encode()}


def test_an_entry_holds_type_id_time_and_data() -> None:
    """The first three are CloudEvents attributes; the last is the JSON document."""
    fields = encode(fetched(), time=datetime(2026, 3, 5, 9, 30, tzinfo=UTC))
    assert list(fields) == ["type", "id", "time", "data"]
    assert fields["time"] == "2026-03-05T09:30:00.000Z"
    assert json.loads(fields["data"])["title"] == "Ferry 1 returns to service"


def test_the_time_is_now_where_none_is_given() -> None:
    """An entry always says when its fact became true."""
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    written = datetime.fromisoformat(encode(fetched())["time"])
    assert before <= written <= datetime.now(UTC)


def test_a_trace_is_carried_on() -> None:
    """The W3C trace context is a field of its own, and absent where there is none."""
    assert encode(fetched(), traceparent=TRACE)["traceparent"] == TRACE
    assert "traceparent" not in encode(fetched())


@given(
    st.datetimes(
        min_value=datetime(1, 1, 3),  # noqa: DTZ001 - hypothesis adds the time zone
        max_value=datetime(9999, 12, 29),  # noqa: DTZ001 - likewise
        timezones=st.builds(timezone, st.timedeltas(timedelta(hours=-14), timedelta(hours=14))),
    )
)
def test_timestamps_are_rfc_3339_to_the_millisecond(moment: datetime) -> None:
    """Every instant is written in UTC in 24 characters and read back within a millisecond."""
    written = timestamp(moment)
    assert len(written) == 24
    assert written.endswith("Z")
    assert abs(datetime.fromisoformat(written) - moment) < timedelta(milliseconds=1)


def test_unknown_fields_are_ignored_at_every_depth() -> None:
    """An old subscriber survives what a newer writer says."""
    source = {"id": "harbour-post", "name": "The Harbour Post", "founded": 1871}
    found = decode(laid(mood="calm", source=source), ArticleFetched)
    assert found.source.name == "The Harbour Post"


@pytest.mark.parametrize(
    "text", ["a\0b", "🚢⚓", "\U0001d518\U0010ffff", "\u202e\u200b", "e\u0301", "\x1b[2J", ""]
)
def test_every_text_arrives_as_it_was_sent(text: str) -> None:
    """NUL, signs beyond the basic plane, marks and controls are all just text."""
    fields = {name.encode(): value.encode() for name, value in encode(fetched(body=text)).items()}
    assert decode(fields, ArticleFetched).body == fetched(body=text).body


@pytest.mark.parametrize(
    ("fields", "reason", "detail"),
    [
        ({}, "wrong_type", "found none"),
        ({b"data": b"{}"}, "wrong_type", "found none"),
        ({b"type": b"article.fetched.v2"}, "wrong_type", "found article.fetched.v2"),
        ({b"type": b"\xff\xfe"}, "wrong_type", "expected article.fetched.v1"),
        ({b"type": b"article.fetched.v1"}, "no_data", "no field named data"),
        ({b"type": b"article.fetched.v1", b"data": b""}, "invalid_message", "document: "),
        ({b"type": b"article.fetched.v1", b"data": b"{"}, "invalid_message", "document: "),
        ({b"type": b"article.fetched.v1", b"data": b"[]"}, "invalid_message", "document: "),
        ({b"type": b"article.fetched.v1", b"data": b"\xff"}, "invalid_message", "document: "),
        ({b"type": b"article.fetched.v1", b"data": b"{}"}, "invalid_message", "article_id: "),
        (laid(revision=0), "invalid_message", "revision: "),
        (laid(title=None), "invalid_message", "title: "),
        (laid(source={"id": 7, "name": "x"}), "invalid_message", "source.id: "),
        (laid(title="\ud800"), "invalid_message", "document: "),
        (laid(fetched_at="2026-03-05T09:30:00"), "invalid_message", "fetched_at: "),
        ({b"type": b"article.fetched.v1", b"data": b"[" * 9999}, "invalid_message", "document"),
    ],
)
def test_an_entry_that_holds_no_such_message_is_rejected_with_a_reason(
    fields: dict[bytes, bytes], reason: str, detail: str
) -> None:
    """A stable code to count by, and for people the place that is wrong."""
    with pytest.raises(Reject) as caught:
        decode(fields, ArticleFetched)
    assert caught.value.reason == reason
    assert detail in caught.value.detail


def test_a_message_of_another_stream_is_rejected() -> None:
    """An article that was only fetched cannot pass for an enriched one."""
    with pytest.raises(Reject, match=r"wrong_type: expected article\.enriched\.v1"):
        decode(laid(), ArticleEnriched)


def test_the_reason_never_quotes_the_text() -> None:
    """What is wrong is told without repeating megabytes, or secrets, from the document."""
    with pytest.raises(Reject) as caught:
        decode(laid(revision="x" * 100_000), ArticleFetched)
    assert len(caught.value.detail) < 200


@given(st.dictionaries(st.sampled_from([b"type", b"data", b"id", b"x"]), st.binary(max_size=40)))
def test_no_entry_whatsoever_raises_anything_but_a_reject(fields: dict[bytes, bytes]) -> None:
    """Bytes from anywhere are a dead letter, never a crash."""
    with pytest.raises(Reject):
        decode({**fields, b"type": fields.get(b"type", b"article.fetched.v1")}, ArticleFetched)


def test_a_dead_letter_keeps_the_original_fields_apart() -> None:
    """What the runtime tells stands in fields named rejected; the rest is the entry as it was."""
    letter = decode_rejected({**LETTER, b"type": b"x", b"data": b"{broken"})
    assert (letter.stage, letter.reason, letter.attempts) == ("enrich", "no_data", 3)
    assert letter.fields == {"type": "x", "data": "{broken"}
    assert letter.message_id == "enrich/dateline:{0}:articles.fetched/1-0"


def test_bytes_that_are_no_text_are_shown_escaped() -> None:
    """A dead letter of binary rubbish can still be read by a person."""
    letter = decode_rejected({**LETTER, b"data": b"\xff\xfe", b"\xfe": b"1"})
    assert letter.fields == {"data": r"\xff\xfe", r"\xfe": "1"}


def test_what_a_newer_runtime_tells_is_ignored() -> None:
    """Dead letters are read leniently, as all messages are."""
    assert decode_rejected({**LETTER, b"rejected.mood": b"sad"}).reason == "no_data"
