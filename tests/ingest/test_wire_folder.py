"""Tests of watching a folder of wire stories."""

from __future__ import annotations

import asyncio
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from dateline_ingest.outcomes import Outcome
from dateline_ingest.wire.folder import WireFolder

from .fakes import FakeOutbox
from .samples import HARBOUR_STORY, NOW

OLD = (NOW - timedelta(hours=1)).timestamp()


def put(path: Path, content: str | bytes = HARBOUR_STORY, written: float = OLD) -> Path:
    """Write a file as if an hour ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (written, written))
    return path


def watch(folder: Path, outbox: FakeOutbox, now: datetime = NOW) -> WireFolder:
    """A watcher with an interval of two seconds."""
    return WireFolder(folder, outbox, 2.0, 100_000, now=lambda: now)


def remembered(outbox: FakeOutbox, name: str) -> dict[str, str]:
    """What is remembered about a file."""
    document: dict[str, str] = json.loads(outbox.memory[f"wire:{name}"])
    return document


async def test_each_story_is_published_once(tmp_path: Path, outbox: FakeOutbox) -> None:
    """In this run and in the next."""
    put(tmp_path / "a.txt")
    put(tmp_path / "norda" / "b.TXT", HARBOUR_STORY.replace("Lindqvist", "Berg"))
    folder = watch(tmp_path, outbox)
    assert await folder.look() == 2
    assert await folder.look() == 0
    assert await watch(tmp_path, outbox).look() == 0
    assert [article.guid for article in outbox.stream] == ["a.txt", "norda/b.TXT"]
    assert remembered(outbox, "norda/b.TXT")["outcome"] == "ok"


async def test_other_files_are_left_alone(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Other types, and those that are still being copied."""
    for name in ("a.pdf", ".a.txt.part", "a.txt.part", ".hidden.txt", "README"):
        put(tmp_path / name)
    assert await watch(tmp_path, outbox).look() == 0
    assert outbox.memory == {}


async def test_a_file_that_was_just_written_waits_for_the_next_look(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """Somebody may still be writing to it."""
    path = put(tmp_path / "a.txt", "Half a", NOW.timestamp() - 1)
    folder = watch(tmp_path, outbox)
    assert await folder.look() == 0
    put(path, HARBOUR_STORY, NOW.timestamp())
    assert await folder.look() == 0
    assert await folder.look() == 1


async def test_a_corrected_file_is_a_new_revision(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Overwritten under the same name."""
    folder = watch(tmp_path, outbox)
    put(tmp_path / "a.txt")
    await folder.look()
    put(tmp_path / "a.txt", HARBOUR_STORY.replace("40,000", "50,000"), OLD + 60)
    assert await folder.look() == 1
    assert [article.revision for article in outbox.stream] == [1, 2]


async def test_a_file_that_is_only_touched_is_no_news(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Its bytes are known."""
    folder = watch(tmp_path, outbox)
    put(tmp_path / "a.txt")
    await folder.look()
    put(tmp_path / "a.txt", written=OLD + 60)
    calls = outbox.calls.count("publish")
    assert await folder.look() == 0
    assert outbox.calls.count("publish") == calls


async def test_new_white_space_is_no_news(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Other bytes, the same words."""
    folder = watch(tmp_path, outbox)
    put(tmp_path / "a.txt")
    await folder.look()
    put(tmp_path / "a.txt", HARBOUR_STORY.replace("\n", "\r\n"), OLD + 60)
    assert await folder.look() == 0
    assert len(outbox.stream) == 1


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\xff" * 100, "not_text"),
        ("\u041f\u0440\u0438\u043b\u0438\u0432".encode("koi8-r"), "unknown_encoding"),
        (b"Home\n\nShare", "no_story"),
        (b"x" * 200_000, "too_large"),
    ],
)
async def test_a_bad_file_is_recorded_and_told_in_one_line(
    tmp_path: Path, outbox: FakeOutbox, content: bytes, outcome: Outcome
) -> None:
    """Once, and its neighbours come through."""
    put(tmp_path / "bad.txt", content)
    put(tmp_path / "good.txt")
    folder = watch(tmp_path, outbox)
    with capture_logs() as logs:
        assert await folder.look() == 1
        await folder.look()
    assert remembered(outbox, "bad.txt")["outcome"] == outcome
    (told,) = [entry["told"] for entry in logs if entry["event"] == "ingest.wire_failed"]
    assert told.startswith(str(tmp_path / "bad.txt"))
    assert "\n" not in told


async def test_a_bad_file_is_not_told_again_by_the_next_run(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """It has been recorded."""
    put(tmp_path / "bad.txt", b"\x00\x01")
    await watch(tmp_path, outbox).look()
    with capture_logs() as logs:
        await watch(tmp_path, outbox).look()
    assert logs == []


async def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, outbox: FakeOutbox) -> None:
    """As when it vanishes between the look and the reading."""
    folder = watch(tmp_path, outbox)
    path = put(tmp_path / "a.txt")
    await folder.look()
    put(path, "changed", OLD + 60)
    found = dict(folder.seen)
    path.unlink()
    path.mkdir()
    folder.seen = found
    with capture_logs() as logs:
        assert await folder.take_in(path) == 0
    assert logs[0]["outcome"] == "unreadable"


async def test_a_missing_folder_is_told_once_and_waited_for(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """It may be mounted later."""
    folder = watch(tmp_path / "later", outbox)
    with capture_logs() as logs:
        await folder.look()
        await folder.look()
    assert [entry["outcome"] for entry in logs] == ["unreadable"]
    put(tmp_path / "later" / "a.txt")
    assert await folder.look() == 1


async def test_files_that_are_gone_are_forgotten(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Else the process would grow for ever."""
    folder = watch(tmp_path, outbox)
    path = put(tmp_path / "a.txt")
    await folder.look()
    path.unlink()
    await folder.look()
    assert folder.seen == {}
    assert folder.done == {}


async def test_the_day_of_the_file_bears_on_the_date(tmp_path: Path, outbox: FakeOutbox) -> None:
    """A story filed on the day of its dateline."""
    written = datetime(2024, 3, 4, tzinfo=UTC).timestamp()
    put(tmp_path / "a.txt", "Headline\n\nOSTBY, March 3 (KP) - The council met.", written)
    await watch(tmp_path, outbox, datetime(2024, 3, 4, 12, tzinfo=UTC)).look()
    assert outbox.stream[0].published is not None
    assert outbox.stream[0].published.at == datetime(2024, 3, 3, tzinfo=UTC)


async def test_room_is_awaited_before_publishing(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Back-pressure holds for files too."""
    put(tmp_path / "a.txt")
    await watch(tmp_path, outbox).look()
    room = outbox.calls.index(f"room {outbox.stream[0].source.id}")
    assert outbox.calls[room + 1] == "publish"
    assert outbox.calls.index("publish") == room + 1


async def test_a_damaged_memory_is_as_good_as_none(tmp_path: Path, outbox: FakeOutbox) -> None:
    """The file is read again; the article's own memory prevents a repetition."""
    put(tmp_path / "a.txt")
    await watch(tmp_path, outbox).look()
    outbox.memory["wire:a.txt"] = "{"
    assert await watch(tmp_path, outbox).look() == 0
    assert remembered(outbox, "a.txt")["outcome"] == "ok"


async def test_a_bug_in_the_parser_is_one_files_trouble(
    tmp_path: Path, outbox: FakeOutbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is recorded as ours."""

    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dateline_ingest.wire.folder.read_wire_file", crash)
    put(tmp_path / "a.txt")
    await watch(tmp_path, outbox).look()
    assert remembered(outbox, "a.txt")["outcome"] == "internal_error"


async def test_every_file_is_read_anew_when_redis_has_lost_data(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """Also where the memory of the file survived and that of its article did not."""
    put(tmp_path / "a.txt")
    put(tmp_path / "b.txt", HARBOUR_STORY.replace("Lindqvist", "Berg"))
    folder = watch(tmp_path, outbox)
    await folder.look()
    for name in [name for name in outbox.memory if name.startswith("article:")]:
        del outbox.memory[name]
    outbox.losses += 1
    with capture_logs() as logs:
        assert await folder.look() == 2
        assert await folder.look() == 0
    assert [entry for entry in logs if entry["event"] == "ingest.memory_lost"] == [
        {"event": "ingest.memory_lost", "files": 2, "log_level": "warning"}
    ]


async def test_a_file_that_is_still_known_goes_out_once_after_a_loss(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """Reading it anew is no reason to publish it anew."""
    put(tmp_path / "a.txt")
    folder = watch(tmp_path, outbox)
    await folder.look()
    outbox.losses += 1
    assert await folder.look() == 0
    assert len(outbox.stream) == 1


async def test_articles_lie_where_their_source_does(tmp_path: Path, outbox: FakeOutbox) -> None:
    """What is remembered of files and names lies in one place, for notices come in other files."""
    put(tmp_path / "a.txt")
    await watch(tmp_path, outbox).look()
    assert {call for call in outbox.calls if call.startswith("at ")} == {"at wire", "at wire-norda"}


async def test_a_file_whose_name_is_no_text_is_taken_in(tmp_path: Path, outbox: FakeOutbox) -> None:
    """File systems allow any bytes; messages and memories do not."""
    put(tmp_path / os.fsdecode(b"caf\xe9.txt"))
    assert await watch(tmp_path, outbox).look() == 1
    assert outbox.stream[0].guid == "caf\\udce9.txt"
    assert outbox.stream[0].model_dump_json()


async def test_the_loop_takes_in_what_arrives(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Until it is cancelled."""
    folder = WireFolder(tmp_path, outbox, 0.01, 100_000)
    task = asyncio.create_task(folder.run())
    put(tmp_path / "a.txt")
    while not outbox.stream:  # noqa: ASYNC110 - the folder has no event to wait for
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
