"""Tests of identity over whole histories of a host, in memory and on Redis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Outbox
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.identity.editor import Editor

from .editing import TOP, Newsroom, stories
from .inventing import Story, seeded, story_of
from .samples import NOW
from .two_feeds import EVENTS, Event, Host


def in_memory() -> Outbox[ArticleFetched]:
    """An outbox without Redis."""
    return MemoryOutbox(MemoryStreams(), FETCHED, "ingest")


def seen_through(host: Host) -> None:
    """No story has two ids, and no id two stories."""
    ids = [one for found in host.ids.values() for one in found]
    assert all(len(found) == 1 for found in host.ids.values())
    assert len(set(ids)) == len(ids)


@settings(deadline=None, max_examples=60)
@given(events=st.lists(st.sampled_from(EVENTS), max_size=40), seed=st.integers(0, 10**6))
async def test_each_look_publishes_exactly_what_is_news(events: list[Event], seed: int) -> None:
    """Whatever is written, edited, moved, renamed, shuffled, dropped and shown elsewhere."""
    host = Host(in_memory(), seeded(seed))
    await host.play([*events, "top", "side"])
    seen_through(host)


@pytest.mark.parametrize("partitions", [1, 3])
async def test_the_same_holds_on_redis(redis: Any, partitions: int) -> None:
    """Long histories of several hosts, in one partition and in several."""
    outbox: Outbox[ArticleFetched] = RedisOutbox(redis, FETCHED, "ingest", layout=(partitions,))
    for seed in range(6):
        chance = seeded(f"redis {seed}")
        host = Host(outbox, chance, domain=f"host-{seed}.example")
        await host.play([*chance.choices(EVENTS, k=80), "top", "side"])
        seen_through(host)
        assert len(host.known) > 5


async def publish(
    outbox: Outbox[ArticleFetched], source: Source, told: Sequence[Story], hours: int = 0
) -> list[ArticleFetched]:
    """Read a document and publish what is news."""
    now = NOW + timedelta(hours=hours)
    drafts = await Editor(outbox).drafts(source, [story.article(source, now) for story in told])
    assert await outbox.publish(drafts) == len(drafts)
    return [draft.message for draft in drafts]


_CHANGES: dict[str, dict[str, str | None]] = {
    "own": {},
    "no guid": {"guid": None},
    "no link": {"link": None},
    "neither": {"guid": None, "link": None},
    "one guid": {"guid": "1"},
    "one link": {"link": "https://harbour.example/latest"},
    "home": {"guid": None, "link": "https://harbour.example/"},
}


_KEYS = st.lists(st.sampled_from([*_CHANGES]), min_size=2, max_size=12)


def keyed(story: Story, kind: str) -> Story:
    """Give a story the keys that bad feeds give."""
    change = _CHANGES[kind]
    return replace(story, guid=change.get("guid", story.guid), link=change.get("link", story.link))


@settings(deadline=None, max_examples=80)
@given(keys=_KEYS, seed=st.integers(0, 10**6), shuffled=st.randoms(use_true_random=False))
async def test_ids_do_not_depend_on_the_order_of_items(
    keys: list[str], seed: int, shuffled: Any
) -> None:
    """And no two stories share one, however bad their keys."""
    told = [keyed(story, key) for story, key in zip(stories(len(keys), seed), keys, strict=True)]
    first = await publish(in_memory(), TOP, told)
    again = [*told]
    shuffled.shuffle(again)
    second = await publish(in_memory(), TOP, again)
    assert {one.title: one.article_id for one in first} == {
        one.title: one.article_id for one in second
    }
    assert len({one.article_id for one in first}) == len(told)


@settings(deadline=None, max_examples=60)
@given(keys=_KEYS, seed=st.integers(0, 10**6))
async def test_a_document_read_again_brings_nothing(keys: list[str], seed: int) -> None:
    """In any order, however bad its keys."""
    told = [keyed(story, key) for story, key in zip(stories(len(keys), seed), keys, strict=True)]
    outbox = in_memory()
    await publish(outbox, TOP, told)
    assert await publish(outbox, TOP, told, 1) == []
    assert await publish(outbox, TOP, told[::-1], 2) == []


@settings(deadline=None, max_examples=60)
@given(keys=_KEYS, seed=st.integers(0, 10**6))
async def test_what_was_lost_comes_back_under_the_same_ids(keys: list[str], seed: int) -> None:
    """Else the store would hold each story twice after a loss of Redis."""
    told = [keyed(story, key) for story, key in zip(stories(len(keys), seed), keys, strict=True)]
    first = await publish(in_memory(), TOP, told)
    second = await publish(in_memory(), TOP, told, 5)
    assert [one.article_id for one in first] == [one.article_id for one in second]


@settings(deadline=None, max_examples=40)
@given(cut=st.integers(0, 8), seed=st.integers(0, 10**6))
async def test_a_feed_that_is_split_in_two_brings_nothing(cut: int, seed: int) -> None:
    """The publisher parts its feed by section; all its articles are known."""
    told = stories(8, seed)
    outbox = in_memory()
    await publish(outbox, TOP, told)
    halves = [replace(story, guid=f"section/{story.guid}") for story in told]
    for name, half in (("news", halves[:cut]), ("sport", halves[cut:])):
        source = Source(id=f"harbour.example_{name}", name=name, domain="harbour.example")
        assert await publish(outbox, source, half, 1) == []


async def test_two_thousand_stories_stay_two_thousand_articles() -> None:
    """No two are taken for one, though they share their words, their authors and their places."""
    room, chance = Newsroom(), seeded("many")
    told = [
        keyed(story_of(chance, n), chance.choice(["own", "own", "no guid", "no link", "neither"]))
        for n in range(2000)
    ]
    for at in range(0, len(told), 20):
        await room.read(*told[max(0, at - 20) : at + 20])
    assert len(room.outbox.stream) == len(told)
    assert len({one.article_id for one in room.outbox.stream}) == len(told)
