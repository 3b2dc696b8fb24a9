"""Lesson 5: a service that reads no stream publishes through an outbox, which remembers."""

from __future__ import annotations

from dateline import ArticleFetched
from dateline.runtime import Draft, Outbox, Service
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from tests.samples import fetched


def build() -> Service:
    """Build a service with one loop; it reads a page once, where a real one would go on."""
    service = Service("gather")

    @service.runs(writes=FETCHED)
    async def gather(outbox: Outbox[ArticleFetched]) -> None:
        messages = [fetched(1), fetched(2)]
        names = [f"article:{message.article_id}" for message in messages]
        known = await outbox.recall(names)
        drafts = [
            Draft(message, name, expected=None, state=message.content_hash)
            for message, name, state in zip(messages, names, known, strict=True)
            if state is None
        ]
        await outbox.publish(drafts, remember={"feed:harbour-post": '"v1"'})

    return service


async def run(streams: MemoryStreams) -> None:
    """Run the loops of the service until they return."""
    for task in build().tasks:
        await task.run(MemoryOutbox(streams, FETCHED, "gather"))


async def test_a_loop_publishes_what_it_found() -> None:
    """Each draft carries a message to its stream."""
    streams = MemoryStreams()
    await run(streams)
    assert streams.messages(FETCHED) == [fetched(1), fetched(2)]


async def test_a_second_run_publishes_nothing() -> None:
    """What was published is remembered under the draft's name, so a restart repeats nothing."""
    streams = MemoryStreams()
    await run(streams)
    await run(streams)
    assert len(streams.messages(FETCHED)) == 2


async def test_equal_drafts_publish_once() -> None:
    """Of two that expect the same memory, the first wins and the second is left out."""
    streams = MemoryStreams()
    outbox = MemoryOutbox(streams, FETCHED, "gather")
    draft = Draft(fetched(1), "article:1", expected=None, state="first")
    assert await outbox.publish([draft]) == 1
    assert await outbox.publish([draft]) == 0
    assert len(streams.messages(FETCHED)) == 1


async def test_a_new_revision_expects_the_old_one() -> None:
    """A changed article goes out if the memory still holds what it was composed against."""
    streams = MemoryStreams()
    outbox = MemoryOutbox(streams, FETCHED, "gather")
    await outbox.publish([Draft(fetched(1), "article:1", expected=None, state="1")])
    change = Draft(fetched(1, revision=2), "article:1", expected="1", state="2")
    assert await outbox.publish([change]) == 1
    assert await outbox.recall(["article:1"]) == ["2"]
    assert [article.revision for article in streams.messages(FETCHED)] == [1, 2]


async def test_memory_is_written_with_the_messages() -> None:
    """A feed's ETag is never newer than the articles that it vouches for: they go together."""
    streams = MemoryStreams()
    outbox = MemoryOutbox(streams, FETCHED, "gather")
    assert await outbox.recall(["feed:harbour-post"]) == [None]
    await run(streams)
    assert await outbox.recall(["feed:harbour-post"]) == ['"v1"']


async def test_each_service_has_a_memory_of_its_own() -> None:
    """Two services may use the same names and do not meet."""
    streams = MemoryStreams()
    await MemoryOutbox(streams, FETCHED, "gather").publish(remember={"cursor": "10"})
    assert await MemoryOutbox(streams, FETCHED, "other").recall(["cursor"]) == [None]
