"""The web that serves the press, and the ledger of what it served."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import httpx
import pytest

from tests.chaos.ledger import Ledger
from tests.chaos.press import Press
from tests.chaos.web import Manner, Web
from tests.chaos.words import write


@pytest.fixture
async def client() -> AsyncGenerator[httpx.AsyncClient]:
    """Give an HTTP client."""
    async with httpx.AsyncClient() as opened:
        yield opened


def _web(*manners: Manner) -> Web:
    press = Press.of(1, feeds=1, window=10)
    for _ in range(6):
        press.step()
    return Web(press, Ledger(), seed=1, manners=manners or ("plain",))


@pytest.mark.parametrize("manner", ["plain", "packed", "slow"])
async def test_what_is_served_in_full_is_in_the_ledger(
    client: httpx.AsyncClient, manner: Manner
) -> None:
    """The body is the document, however it travels, and its stories count as served."""
    async with _web(manner).open() as web:
        answer = await client.get(web.urls[0])
        assert answer.content == web.press.feeds[0].document()
        assert web.ledger.guids == {story.guid for story in web.press.feeds[0].stories}
        assert web.answers == {manner: 1}


async def test_a_truncated_answer_serves_nothing(client: httpx.AsyncClient) -> None:
    """The reader sees a broken connection, and the ledger stays empty."""
    async with _web("truncated").open() as web:
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get(web.urls[0])
        assert web.ledger.guids == frozenset()


async def test_a_validator_that_comes_back_is_a_proof(client: httpx.AsyncClient) -> None:
    """The answer is 304, and the feed knows that its reader holds all of it."""
    async with _web().open() as web:
        first = await client.get(web.urls[0])
        assert not web.press.settled
        again = await client.get(web.urls[0], headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert web.press.settled


async def test_a_feed_that_changed_is_served_again(client: httpx.AsyncClient) -> None:
    """An old validator proves the old version, and brings the new one."""
    async with _web().open() as web:
        feed = web.press.feeds[0]
        first = await client.get(web.urls[0])
        old = feed.version
        feed.print_story()
        again = await client.get(web.urls[0], headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 200
        assert feed.proved == old
        assert not feed.settled


async def test_an_unknown_address_is_not_found(client: httpx.AsyncClient) -> None:
    """The web has feeds and nothing else."""
    async with _web().open() as web:
        assert (await client.get(f"http://127.0.0.1:{web.port}/other.xml")).status_code == 404


def test_the_last_edition_counts_whichever_was_served_last() -> None:
    """A slow answer may end after a newer one that began later."""
    ledger = Ledger()
    ledger.serve([write("gazette", 1, 2)])
    ledger.serve([write("gazette", 1, 1), write("gazette", 1, 2)])
    guid = write("gazette", 1).guid
    assert ledger.last(guid) == write("gazette", 1, 2)
    assert [story.edition for story in ledger.editions(guid)] == [1, 2]
