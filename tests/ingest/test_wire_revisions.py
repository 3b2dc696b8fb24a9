"""Tests of wire files that correct, withdraw, repeat or overtake one another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from dateline.messages import ArticleFetched
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED, partition_of
from dateline_ingest.wire.folder import WireFolder

from . import test_wire_newsml_g2 as g2
from . import test_wire_ninjs as ninjs
from .fakes import FakeOutbox
from .samples import NOW
from .test_wire_folder import OLD, put, remembered, watch
from .test_wire_naming import CORRECTED, KILL, STORY


def ids(outbox: FakeOutbox) -> list[tuple[str | None, int]]:
    """Guid and revision of what was published."""
    return [(article.guid, article.revision) for article in outbox.stream]


async def test_a_correction_in_a_file_of_its_own_is_a_revision(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """Of the story that it corrects, with the agency's words."""
    folder = watch(tmp_path, outbox)
    put(tmp_path / "b.txt", STORY)
    await folder.look()
    put(tmp_path / "a.txt", CORRECTED, OLD + 60)
    assert await folder.look() == 1
    first, second = outbox.stream
    assert first.article_id == second.article_id
    assert ids(outbox) == [("b.txt", 1), ("b.txt", 2)]
    assert second.change is not None
    assert (second.change.kind, second.change.notice) == ("correction", "CORRECTED")


async def test_a_kill_takes_its_story_back(tmp_path: Path, outbox: FakeOutbox) -> None:
    """As a revision whose status says so."""
    put(tmp_path / "b.txt", STORY)
    put(tmp_path / "a.txt", KILL, OLD + 60)
    assert await watch(tmp_path, outbox).look() == 2
    assert ids(outbox) == [("b.txt", 1), ("b.txt", 2)]
    killed = outbox.stream[1]
    assert killed.status == "canceled"
    assert killed.change is not None
    assert killed.change.kind == "retraction"


async def test_a_kill_of_an_unknown_story_is_published_all_the_same(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """As an article of its own."""
    put(tmp_path / "a.txt", KILL)
    assert await watch(tmp_path, outbox).look() == 1
    assert (outbox.stream[0].guid, outbox.stream[0].status) == ("a.txt", "canceled")


async def test_the_oldest_file_is_read_first(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Whatever the files are called."""
    put(tmp_path / "a.txt", CORRECTED, OLD + 60)
    put(tmp_path / "z.txt", STORY)
    await watch(tmp_path, outbox).look()
    assert ids(outbox) == [("z.txt", 1), ("z.txt", 2)]


async def test_an_unsigned_kill_finds_the_story_of_its_folder(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """It has no dateline, hence no agency."""
    put(tmp_path / "in" / "b.txt", STORY)
    unsigned = KILL.replace("OSTBY, May 4 (KP) - ", "")
    put(tmp_path / "in" / "c.txt", unsigned, OLD + 60)
    await watch(tmp_path, outbox).look()
    assert ids(outbox) == [("in/b.txt", 1), ("in/b.txt", 2)]


async def test_a_correction_that_was_touched_is_no_news(tmp_path: Path, outbox: FakeOutbox) -> None:
    """It stays with the story that it corrected."""
    folder = watch(tmp_path, outbox)
    put(tmp_path / "b.txt", STORY)
    put(tmp_path / "a.txt", CORRECTED, OLD + 60)
    await folder.look()
    put(tmp_path / "a.txt", CORRECTED.replace("\n", "\r\n"), OLD + 90)
    assert await folder.look() == 0
    put(tmp_path / "a.txt", CORRECTED.replace("1926", "1927"), OLD + 120)
    assert await folder.look() == 1
    assert ids(outbox)[-1] == ("b.txt", 3)


async def test_a_renamed_file_is_no_news(tmp_path: Path, outbox: FakeOutbox) -> None:
    """Its bytes are known under the name that it had."""
    folder = watch(tmp_path, outbox)
    path = put(tmp_path / "a.txt", STORY)
    await folder.look()
    path.rename(tmp_path / "done.txt")
    assert await folder.look() == 0
    assert len(outbox.stream) == 1
    assert remembered(outbox, "done.txt")["outcome"] == "ok"


async def test_many_stories_of_one_file_are_all_published(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """Each under the key that its agency gave it."""
    put(tmp_path / "day.json", json.dumps([ninjs.ONE, ninjs.THREE]))
    put(tmp_path / "item.xml", g2.ITEM % g2.XHTML)
    text = "First story\n\nOSTBY (KP) - One.\nNNNN\nSecond one\n\nKYRA (KP) - Two.\nNNNN\n"
    put(tmp_path / "telex.txt", text)
    assert await watch(tmp_path, outbox).look() == 5
    assert {guid for guid, _ in ids(outbox)} == {
        "http://kp.example/1", "urn:kp:3", "urn:mdp:1", "telex.txt#1", "telex.txt#2",
    }  # fmt: skip


async def test_a_story_and_its_correction_may_lie_in_one_file(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """The second is a revision of the first."""
    put(tmp_path / "a.txt", f"{STORY}\nNNNN\n{CORRECTED}\nNNNN\n")
    assert await watch(tmp_path, outbox).look() == 2
    assert ids(outbox) == [("a.txt#1", 1), ("a.txt#1", 2)]


async def test_an_older_version_that_comes_late_is_left_out(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """It is remembered as superseded."""
    folder = watch(tmp_path, outbox)
    put(tmp_path / "a.json", json.dumps(ninjs.ONE))
    await folder.look()
    late = ninjs.ONE | {"version": "2", "body_html": "<p>Older.</p>"}
    put(tmp_path / "b.json", json.dumps(late), OLD + 60)
    assert await folder.look() == 0
    assert remembered(outbox, "b.json")["outcome"] == "superseded"
    newer = ninjs.ONE | {"version": "4", "body_html": "<p>Newer.</p>"}
    put(tmp_path / "c.json", json.dumps(newer), OLD + 90)
    assert await folder.look() == 1
    assert ids(outbox)[-1] == ("http://kp.example/1", 2)


async def test_a_canceled_item_with_the_same_text_is_a_revision(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """Only its status has changed."""
    put(tmp_path / "a.json", json.dumps(ninjs.ONE))
    canceled = ninjs.ONE | {"version": "4", "pubstatus": "canceled"}
    put(tmp_path / "b.json", json.dumps(canceled), OLD + 60)
    await watch(tmp_path, outbox).look()
    assert [article.status for article in outbox.stream] == ["usable", "canceled"]
    assert ids(outbox)[-1] == ("http://kp.example/1", 2)


async def test_an_item_that_replaces_another_is_its_revision(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """It names the guid of the other."""
    older = {key: value for key, value in ninjs.ONE.items() if key != "evolvedfrom"}
    put(tmp_path / "a.json", json.dumps(older | {"uri": "http://kp.example/0"}))
    put(tmp_path / "b.json", json.dumps(ninjs.ONE | {"headline": "Other"}), OLD + 60)
    await watch(tmp_path, outbox).look()
    assert ids(outbox) == [("http://kp.example/0", 1), ("http://kp.example/0", 2)]


async def test_what_one_partition_lost_is_read_again(tmp_path: Path, redis: Any) -> None:
    """The memory beside the articles vouches for the file, not the file's own alone."""
    layout = next(
        (n,) for n in range(2, 9) if partition_of("wire", n) != partition_of("wire-kp", n)
    )
    outbox: RedisOutbox[ArticleFetched] = RedisOutbox(redis, FETCHED, "ingest", layout=layout)
    put(tmp_path / "a.txt", STORY)
    for published in (1, 0):
        folder = WireFolder(tmp_path, outbox, 2.0, 100_000, now=lambda: NOW)
        assert await folder.look() == published
    lost = f"{{{partition_of('wire-kp', layout[0])}}}"
    for name in [name async for name in redis.scan_iter() if lost.encode() in name]:
        await redis.delete(name)
    again = WireFolder(tmp_path, outbox, 2.0, 100_000, now=lambda: NOW)
    assert await again.look() == 1


async def test_a_loss_repeats_no_old_text_over_a_correction(
    tmp_path: Path, outbox: FakeOutbox
) -> None:
    """The story is still known as it was corrected."""
    folder = watch(tmp_path, outbox)
    put(tmp_path / "b.txt", STORY)
    put(tmp_path / "c.txt", CORRECTED, OLD + 60)
    await folder.look()
    outbox.losses += 1
    with capture_logs():
        assert await folder.look() == 0
    assert ids(outbox) == [("b.txt", 1), ("b.txt", 2)]


@pytest.mark.parametrize("partitions", [1, 3])
async def test_all_of_it_works_on_redis(tmp_path: Path, redis: Any, partitions: int) -> None:
    """In one partition and in several; what stays behind has a time to live."""
    outbox: RedisOutbox[ArticleFetched] = RedisOutbox(
        redis, FETCHED, "ingest", layout=(partitions,)
    )
    put(tmp_path / "in" / "b.txt", STORY)
    put(tmp_path / "in" / "a.txt", CORRECTED, OLD + 60)
    put(tmp_path / "in" / "c.txt", KILL.replace("OSTBY, May 4 (KP) - ", ""), OLD + 90)
    put(tmp_path / "day.json", json.dumps([ninjs.ONE, ninjs.THREE]), OLD + 120)
    folder = WireFolder(tmp_path, outbox, 2.0, 100_000, now=lambda: NOW)
    assert await folder.look() == 5
    again = WireFolder(tmp_path, outbox, 2.0, 100_000, now=lambda: NOW)
    assert await again.look() == 0
