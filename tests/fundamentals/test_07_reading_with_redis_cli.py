"""Lesson 7: an entry is plain fields and one JSON document, for redis-cli and any language."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime

import pytest

from dateline.runtime import Draft
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from tests.samples import fetched


@pytest.fixture
async def lines(redis_url: str) -> list[str]:
    """Publish an article, and say what redis-cli would to the server: one line, XRANGE."""
    from dateline.connection import connect  # noqa: PLC0415 - the writer; the reader needs nothing

    async with connect(redis_url) as redis:
        outbox = RedisOutbox(redis, FETCHED, "lesson")
        draft = Draft(
            fetched(1, title="Fähre fährt wieder 🚢"), "article:1", expected=None, state="1"
        )
        await outbox.publish([draft])
    host, port = redis_url.removeprefix("redis://").removesuffix("/0").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"XRANGE dateline:{0}:articles.fetched - +\r\nQUIT\r\n")
    answer = (await reader.read()).decode()
    writer.close()
    await writer.wait_closed()
    return [line for line in answer.split("\r\n") if line and line[0] not in "*$+"]


def test_an_entry_has_four_plain_fields(lines: list[str]) -> None:
    """After the entry's id come names and values by turns, all of them text."""
    assert lines[1::2] == ["type", "id", "time", "data"]


def test_the_fields_say_what_it_is(lines: list[str]) -> None:
    """A reader may choose by type, drop repetitions by id and measure delay by time."""
    fields = dict(zip(lines[1::2], lines[2::2], strict=True))
    assert fields["type"] == "article.fetched.v1"
    assert fields["id"] == fetched(1).message_id
    assert fields["time"].endswith("Z")
    assert datetime.fromisoformat(fields["time"]).tzinfo is not None


def test_the_document_is_json_that_a_person_can_read(lines: list[str]) -> None:
    """Letters and signs of every script lie there as they are, not as escapes."""
    data = dict(zip(lines[1::2], lines[2::2], strict=True))["data"]
    assert '"title":"Fähre fährt wieder 🚢"' in data
    assert json.loads(data)["source"]["name"] == "The Harbour Post"


def test_what_is_not_known_takes_no_room(lines: list[str]) -> None:
    """Fields at their defaults are left out of the document; a reader fills them in."""
    document = json.loads(dict(zip(lines[1::2], lines[2::2], strict=True))["data"])
    assert "deck" not in document
    assert "media" not in document
