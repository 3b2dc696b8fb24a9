"""The procedure of the story index does the same on Redis, by its script, and in memory."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import embedded
from dateline.connection import connect
from dateline.messages import ArticleFetched
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline.users import USERS
from dateline_ingest.stories.index import INDEX, LOOK_UP, links, read, written
from dateline_ingest.stories.rules import Rules
from dateline_ingest.stories.twin import look_up
from tests.conftest import flush, names

from .stories import DAY, KEY, SENTENCES, STORY, asked, named, text, untimed

ASKED = st.tuples(
    st.sampled_from("abcdef"),
    st.integers(1, 3),
    st.sampled_from(["", "", "", "one"]),
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=14),
    st.sampled_from([0, 0, 5, 40]),
)
"""An article, its revision, its outlet, its sentences, and how many words of one are its own."""


@asynccontextmanager
async def opened(url: str) -> AsyncGenerator[tuple[Any, RedisOutbox[ArticleFetched]]]:
    """Open an empty Redis and its outbox."""
    async with connect(url) as client:
        await flush(client)
        yield client, RedisOutbox(client, FETCHED, "ingest")


def of(case: tuple[str, int, str, Sequence[int], int]) -> ArticleFetched:
    """Make an article of a case."""
    name, revision, outlet, chosen, own = case
    words = [f"{name}{'xyz'[at % 3]}{revision} Of{name}{at}" for at in range(own)]
    body = " ".join([*(SENTENCES[at] for at in chosen), *words])
    return text(name, body, revision=revision, outlet=outlet)


async def both(url: str, told: Sequence[ArticleFetched]) -> None:
    """Ask the script and its twin, and see that they agree in every answer."""
    kept: dict[str, Any] = {}
    async with opened(url) as (client, outbox):
        for article in told:
            answer = await outbox.run(LOOK_UP, [INDEX], asked(article))
            record = await client.get(f"{KEY}:a:{written(article.article_id)}")
            # The twin is told the time at which Redis saw the article first.
            seen = int(record.split(b"|")[2]) / 1000
            given = [str(one) for one in asked(article)]
            assert look_up(kept, [KEY], given, seen) == answer
        assert await stored(client) == {name: held for name, held in plain(kept).items() if held}


async def stored(client: Any) -> dict[str, Any]:
    """Read what Redis keeps of the index, but for its own key."""
    found: dict[str, Any] = {}
    for name in await names(client):
        if name == KEY:
            continue
        if ":a:" in name or ":s:" in name:
            found[name] = (await client.get(name)).decode()
        else:
            held = await client.hgetall(name)
            found[name] = {code.decode(): stories.decode() for code, stories in held.items()}
    return found


def plain(kept: dict[str, Any]) -> dict[str, Any]:
    """Read what the twin keeps, but for its own key."""
    return {name: value for name, (_, value) in kept.items() if name != KEY}


@given(st.lists(ASKED, min_size=1, max_size=9))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_script_and_its_twin_agree(server: str, cases: list[Any]) -> None:
    """Whatever is asked in whatever order, both answer alike and remember alike."""
    asyncio.run(both(server, [of(case) for case in cases]))


@pytest.mark.parametrize("kind", embedded.servers(), ids=lambda server: server.kind.split(" (")[0])
def test_every_server_answers_alike(kind: embedded.Server, tmp_path: Path) -> None:
    """Redis 6.2, Valkey and the double in memory run the same script."""
    cases = [
        ("a", 1, "", range(10), 0), ("b", 1, "", range(10), 0), ("c", 1, "", range(4), 0),
        ("d", 1, "", range(10), 40), ("a", 2, "", range(6), 40), ("a", 2, "", range(6), 40),
        ("e", 1, "", [9, 8, 7, 6], 0), ("a", 1, "", range(10), 0),
        *((name, 1, "", range(10), 0) for name in "ghijklmn"),
    ]  # fmt: skip
    with embedded.running(tmp_path, server=kind) as running:
        asyncio.run(both(running.url, [of(case) for case in cases]))


async def test_a_repeated_call_changes_nothing(redis: Any) -> None:
    """An answer that was lost is asked for again."""
    outbox = RedisOutbox[ArticleFetched](redis, FETCHED, "ingest")
    await outbox.run(LOOK_UP, [INDEX], asked(text("a")))
    first = await outbox.run(LOOK_UP, [INDEX], asked(text("b", STORY + " More came later.")))
    before = await stored(redis)
    for _ in range(3):
        again = await outbox.run(LOOK_UP, [INDEX], asked(text("b", STORY + " More came later.")))
        assert again == first
    assert await stored(redis) == before


async def test_everything_is_forgotten_after_the_window(redis: Any) -> None:
    """Every key expires, and none later than a generation after its last text."""
    outbox = RedisOutbox[ArticleFetched](redis, FETCHED, "ingest")
    await outbox.run(LOOK_UP, [INDEX], asked(text("a"), window=DAY))
    left = {name.removeprefix(KEY): await redis.ttl(name) for name in await names(redis)}
    assert left[f":a:{written(named('a'))}"] == DAY
    assert left[""] == 2 * DAY
    assert {seconds for name, seconds in left.items() if name.startswith(":1:")} == {DAY * 4 // 3}


async def test_the_beginning_of_a_story_lives_as_long_as_the_story(redis: Any) -> None:
    """Whoever prints it last can still be led back to it."""
    outbox = RedisOutbox[ArticleFetched](redis, FETCHED, "ingest")
    await outbox.run(LOOK_UP, [INDEX], asked(text("a")))
    beginning = f"{KEY}:a:{written(named('a'))}"
    await redis.expire(beginning, 60)
    await outbox.run(LOOK_UP, [INDEX], asked(text("b")))
    assert await redis.ttl(beginning) == 3 * DAY


async def test_a_new_generation_is_opened_and_the_old_one_still_read(redis: Any) -> None:
    """It takes as many small hashes as the last one would have needed."""
    outbox = RedisOutbox[ArticleFetched](redis, FETCHED, "ingest")
    await outbox.run(LOOK_UP, [INDEX], asked(text("a")))
    number, digits, born = (await redis.hget(KEY, "generations")).decode().split(",")
    assert (number, digits) == ("1", str(Rules().digits))
    a_day_ago = f"{number},{digits},{int(born) - DAY}"
    await redis.hset(KEY, mapping={"generations": a_day_ago, "codes": 16**3 * Rules().small + 1})
    _, found = await outbox.run(LOOK_UP, [INDEX], asked(text("b")))
    assert [link.relation for link in links(found)] == ["exact"]
    newest, older = (await redis.hget(KEY, "generations")).decode().split(";")
    assert newest.split(",")[:2] == ["2", "4"]
    assert older == a_day_ago
    assert any(name.startswith(f"{KEY}:2:") for name in await names(redis))


async def test_a_generation_that_is_too_old_is_read_no_more(redis: Any) -> None:
    """What expired with it is not looked up in vain."""
    outbox = RedisOutbox[ArticleFetched](redis, FETCHED, "ingest")
    await outbox.run(LOOK_UP, [INDEX], asked(text("a")))
    born = int((await redis.hget(KEY, "generations")).decode().split(",")[2])
    await redis.hset(KEY, "generations", f"1,3,{born - 4 * DAY}")
    await outbox.run(LOOK_UP, [INDEX], asked(text("b")))
    assert (await redis.hget(KEY, "generations")).decode().startswith("1,2,")


async def test_a_document_takes_at_most_three_kilobytes(redis: Any) -> None:
    """Where no text repeats another, each brings all of its shingles."""
    outbox = RedisOutbox[ArticleFetched](redis, FETCHED, "ingest")
    number = 60
    for at in range(number):
        body = " ".join(f"{'abcdefghij'[word % 10] * 3} {word * 61 + at}" for word in range(150))
        await outbox.run(LOOK_UP, [INDEX], asked(text(str(at), body)))
    # The small hashes are shared by all: here each text has some nearly for itself.
    own = [name for name in await names(redis) if ":a:" in name or ":s:" in name]
    small = [name for name in await names(redis) if name not in own]
    room = sum([await redis.memory_usage(name) for name in own]) / number
    entries = sum([await redis.hlen(name) for name in small]) / number
    assert room + 30 * entries <= 3 * 1024
    assert await redis.object("encoding", small[-1]) in {b"ziplist", b"listpack"}


def test_the_script_uses_no_right_that_ingest_lacks() -> None:
    """A user of least privilege runs it; nothing is deleted by name."""
    (ingest,) = (user for user in USERS if user.name == "ingest")
    used = set(re.findall(r"call\('([A-Z]+)'", LOOK_UP.lua))
    assert {"HGET", "MGET", "EXPIRE", "TIME"} < used
    assert {command.lower() for command in used} <= set(ingest.commands)


def test_an_id_is_read_as_it_was_written() -> None:
    """22 characters hold the 128 bits."""
    assert read(written(named("a"))) == named("a")
    assert len(written(named("a"))) == 22


def test_an_answer_without_links_has_none() -> None:
    """A text that nobody printed before begins its own story."""
    assert links("") == ()


def test_times_can_be_taken_off_an_answer() -> None:
    """Two servers see a text at different times."""
    assert untimed(["s", "s,a,exact,1000,17;s,b,reprint,900,18"]) == [
        "s", "s,a,exact,1000", "s,b,reprint,900",
    ]  # fmt: skip
