"""Tests of ingest and store together, while what lies between them goes back in time."""

from __future__ import annotations

import asyncio
import copy
import shutil
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from redis.asyncio import Redis

from dateline import embedded
from dateline.connection import connect
from dateline.ending import end
from dateline.messages import ArticleFetched
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline.wire import decode
from dateline_ingest.identity.naming import content_hash
from dateline_ingest.polling.poller import Poller
from dateline_ingest.sources import feed_source
from dateline_store.plan import Delivery, Kept, current, plan
from tests.conftest import flush, until
from tests.ingest.polling import Clock, Feed, live_poller, poller_of

SOURCE = feed_source("https://harbour.example/rss")


class Shelf:
    """What a store keeps of each article, decided by its own rules."""

    def __init__(self) -> None:
        """Begin empty."""
        self.kept: dict[object, dict[int, Kept]] = {}

    def save(self, articles: list[ArticleFetched]) -> None:
        """Save articles one by one."""
        for one in articles:
            history = self.kept.setdefault(one.article_id, {})
            delivery = Delivery(one.article_id, one.revision, one.content_hash, one.fetched_at)
            planned = plan([delivery], {one.article_id: history.values()})
            history.update({kept.revision: kept for kept in (*planned.new, *planned.changed)})

    def current(self) -> list[str]:
        """The contents of the current revisions, in any order."""
        return sorted(current(kept.values()).content_hash for kept in self.kept.values())


_EVENTS = st.lists(
    st.tuples(st.just("write"), st.integers(0, 2), st.sampled_from("abcd"))
    | st.tuples(st.sampled_from(["look", "save", "remember"]), st.just(0), st.just(""))
    | st.tuples(st.just("go back"), st.integers(1, 4), st.just("")),
    max_size=25,
)


@settings(deadline=None)
@given(events=_EVENTS, shuffled=st.randoms(use_true_random=False))
async def test_the_store_ends_with_what_the_feed_says_whatever_was_lost(
    events: list[tuple[str, int, str]], shuffled: Random
) -> None:
    """Streams and memory are put back to earlier states, in which some was stored and some not."""
    feed, shelf, clock = Feed(["a", "b", "c"]), Shelf(), Clock()
    streams = MemoryStreams()
    outbox = MemoryOutbox(streams, FETCHED, "ingest")
    poller = poller_of(feed, outbox, clock)
    states = [(copy.deepcopy(streams.entries), dict(streams.memory))]
    for kind, number, text in [*events, ("look", 0, ""), ("save", 0, "")]:
        clock.now += timedelta(seconds=1000)
        if kind == "write":
            feed.titles[number] = text
        elif kind == "look":
            await poller.poll_due([SOURCE])
            clock.now += timedelta(seconds=1000)
            await poller.poll_due([SOURCE])
        elif kind == "save":
            arrived = streams.messages(FETCHED)
            shuffled.shuffle(arrived)
            shelf.save(arrived)
        elif kind == "remember":
            states.append((copy.deepcopy(streams.entries), dict(streams.memory)))
        else:
            del states[max(1, len(states) - number) :]
            streams.entries, streams.memory = copy.deepcopy(states[-1][0]), dict(states[-1][1])
            outbox.losses += 1
    assert shelf.current() == sorted(content_hash(title, None, "") for title in feed.titles)


@asynccontextmanager
async def ingesting(redis: Redis, feed: Feed) -> AsyncGenerator[Poller]:
    """Look at a feed again and again, as ingest does beside its watch over Redis."""
    outbox: RedisOutbox[ArticleFetched] = RedisOutbox(redis, FETCHED, "ingest")
    poller = live_poller(feed, outbox, 0.2, slots=2)
    tasks = [
        asyncio.create_task(outbox.watch(0.05)),
        asyncio.create_task(poller.run([SOURCE])),
    ]
    try:
        yield poller
    finally:
        await end(tasks)


async def on_stream(redis: Redis, partition: int = 0) -> list[tuple[str, int]]:
    """Titles and numbers of what lies on the stream."""
    rows: Any = await redis.xrange(FETCHED.key(partition))
    articles = [decode(fields, FETCHED.model) for _, fields in rows]
    return [(article.title, article.revision) for article in articles]


async def test_what_was_published_goes_out_again_when_redis_is_emptied(redis: Redis) -> None:
    """Nobody but the feed knows it any more, and the feed would answer "not modified"."""
    feed = Feed(["a", "b"])
    async with ingesting(redis, feed):
        await until(lambda: on_stream(redis))
        await until(lambda: len(feed.asked) > 2)
        await flush(redis)
        await until(lambda: on_stream(redis))
        assert await on_stream(redis) == [("a", 1), ("b", 1)]


async def test_what_was_lost_with_the_end_of_the_file_goes_out_again(tmp_path: Path) -> None:
    """Redis comes back with an older append-only file, which knows the first title only."""
    data, older, port = tmp_path / "data", tmp_path / "older", free_port()
    server = next(one for one in embedded.servers() if one.durable)
    safely = ["--appendfsync", "always"]
    async with (
        connect(f"redis://127.0.0.1:{port}/0") as redis,
        ingesting(redis, feed := Feed(["a"])) as poller,
    ):
        with embedded.running(data, server=server, port=port, options=safely):
            await until(lambda: came(redis, ("a", 1)))
            shutil.copytree(data, older)
            feed.titles = ["b"]
            await until(lambda: came(redis, ("b", 2)))
        with embedded.running(older, server=server, port=port, options=safely):
            await until(lambda: came(redis, ("b", 2)))
            assert await on_stream(redis) == [("a", 1), ("b", 2)]
            await until(lambda: poller.losses > 0)


def free_port() -> int:
    """Find a port that nobody uses; ingest begins before there is a Redis on it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


LAYOUTS = (((1,), "a"), ((1, 3), "c"), ((1, 3, 2), "d"), ((1, 3, 2, 1), "e"))
"""The numbers of partitions so far, and the title that the feed has then."""


async def test_feeds_that_move_to_other_partitions_are_remembered(redis: Redis) -> None:
    """From one partition to three, to two and to one again: nothing goes out twice."""
    feed = Feed(["a", "b"])
    sources = [feed_source(f"https://harbour-{number}.example/rss") for number in range(8)]
    clock = Clock()
    for layout, title in LAYOUTS:
        feed.titles[0] = title
        outbox: RedisOutbox[ArticleFetched] = RedisOutbox(redis, FETCHED, "ingest", layout=layout)
        for _ in range(2):
            poller = poller_of(feed, outbox, clock)
            await poller.begin(sources)
            await poller.registry.hurry({source.id: 0.0 for source in sources})
            await poller.poll_due()
    assert feed.asked.count(None) == len(sources), "the first look alone was unconditional"
    published = [found for number in range(3) for found in await on_stream(redis, number)]
    wanted = [("a", 1), ("b", 1), ("c", 2), ("d", 3), ("e", 4)] * len(sources)
    assert sorted(published) == sorted(wanted)
    assert await on_stream(redis, 1), "they were spread"


async def came(redis: Redis, what: tuple[str, int]) -> bool:
    """Whether a title lies on the stream under its number."""
    return what in await on_stream(redis)
