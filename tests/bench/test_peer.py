"""A chore is the same work on a loop, in a thread, on a message and on a document."""

from __future__ import annotations

import time

import pytest
from redis.asyncio import Redis

from bench.delivery.client import client
from bench.delivery.payload import article, document, enrich
from bench.delivery.peer import LEDGER, PEERS, Chore, burn, peer
from dateline.messages import ArticleEnriched


async def test_a_chore_does_the_same_on_a_loop_and_in_a_thread() -> None:
    """Asynchronous systems and threaded ones are measured at equal work."""
    chore = Chore()
    assert await chore.handle(article(1)) == chore.handle_now(article(1)) == enrich(article(1))


async def test_a_chore_does_the_same_on_a_document() -> None:
    """Peers that carry text do the same work as those that carry messages."""
    chore = Chore()
    text = await chore.handle_text(document(5))
    assert text == chore.handle_text_now(document(5))
    assert ArticleEnriched.model_validate_json(text) == enrich(article(5))


async def test_a_ledger_counts_how_often_an_article_was_handled(
    redis: Redis, redis_url: str
) -> None:
    """That is what the table of the kills is made from."""
    with client(redis_url) as ledger:
        chore = Chore(ledger=ledger)
        chore.handle_now(article(7))
        await chore.handle(article(7))
        await chore.handle(article(8))
        assert ledger.hgetall(LEDGER) == {b"7": b"2", b"8": b"1"}
        ledger.delete(LEDGER)


def test_burning_takes_the_time_of_this_thread() -> None:
    """Waiting for a processor that others have is no work done."""
    before = time.thread_time()
    burn(0.01)
    assert time.thread_time() - before >= 0.01


@pytest.mark.parametrize("name", ["floor", "dateline", "faststream", "faststream, batches"])
def test_our_side_needs_no_peer_installed(name: str) -> None:
    """A worker imports its own system and no other."""
    assert callable(peer(name).work)


@pytest.mark.parametrize("name", PEERS)
def test_every_system_names_a_module_and_a_class(name: str) -> None:
    """The table of systems is what the workers are started by."""
    module, colon, attribute = PEERS[name].partition(":")
    assert module
    assert colon
    assert attribute.isidentifier()
