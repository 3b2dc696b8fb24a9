"""Outages, last tries and things that no handler should do: what delivery makes of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError
from structlog.testing import capture_logs

from dateline.ending import end
from dateline.errors import Reject, TryLater
from dateline.messages import ArticleFetched
from dateline.runtime import patience
from dateline.runtime.log import EXHAUSTED, Committed, Dead, Done, Entry
from dateline.streams import FETCHED
from dateline.testing import MemoryLog
from tests.samples import fetched
from tests.shared.bench import MIN_IDLE, answer, bench, echo


def raising(error: BaseException, *titles: str) -> Any:
    """Make a handler that raises when one of certain titles is in its batch."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        if any(article.title in titles for article in batch):
            raise error
        return await echo(batch)

    return handle


def always(outcome: Any) -> Any:
    """Make a handler that says the same of every article."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        return [outcome for _ in batch]

    return handle


@pytest.mark.parametrize(
    "error",
    [
        *(SystemExit(3), KeyboardInterrupt(), RecursionError("deep"), MemoryError()),
        *(GeneratorExit(), asyncio.CancelledError("mine")),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_whatever_a_handler_raises_its_neighbours_pass(error: BaseException) -> None:
    """Even what is meant to end a program ends but the message that raised it."""
    at = await bench(raising(error, "2"))
    at.put(1, 2, 3)
    assert (await at.step()).settled == 2
    assert (at.out(), at.pending()) == (["1", "3"], 1)
    while at.pending():
        await at.again()
    ((reason, detail),) = at.dead()
    assert reason == EXHAUSTED
    assert detail.startswith(type(error).__name__)


async def test_a_cancelled_handler_is_not_a_failed_one() -> None:
    """A service that stops gives the entry no bad mark; it is released instead."""
    started = asyncio.Event()

    async def slow(batch: Sequence[ArticleFetched]) -> list[Any]:
        started.set()
        await asyncio.Event().wait()
        return []

    at = await bench(slow)
    at.put(1)
    task = asyncio.create_task(at.step())
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (at.dead(), at.pending()) == ([], 1)
    assert len(at.delivery.leases.begun) == 1, "it counts when it is let go"


async def test_what_waits_for_its_turn_has_not_begun() -> None:
    """A service that stops takes the delivery of such entries back."""
    started = asyncio.Event()

    async def slow(batch: Sequence[ArticleFetched]) -> list[Any]:
        started.set()
        await asyncio.Event().wait()
        return []

    at = await bench(slow)
    at.put(1, 2)
    first, second = await at.log.read(1), await at.log.read(1)
    tasks = [asyncio.create_task(at.delivery.handle(batch)) for batch in (first, second)]
    await started.wait()
    await end(tasks)
    assert at.delivery.leases.begun == {first[0].id}
    await at.log.release(at.delivery.leases.begun)
    at.streams.now += MIN_IDLE
    deliveries = {entry.id: entry.deliveries for entry in (await at.log.claim(5)).entries}
    assert deliveries == {first[0].id: 2, second[0].id: 1}


async def test_the_last_failure_buries_at_once() -> None:
    """Nobody waits for one more back-off after the last try."""
    at = await bench(raising(ValueError("bad"), "1"))
    at.put(1)
    await at.step()
    await at.again()
    with capture_logs() as lines:
        assert (await at.again()).dead == 1
    assert at.pending() == 0
    assert "runtime.exhausted" in [line["event"] for line in lines]
    account = await at.log.account()
    assert (account.exhausted, account.rejected, account.balance) == (1, 0, 0)


async def test_an_outage_never_buries() -> None:
    """However often the database is away, no article is given up for it."""
    at = await bench(always(TryLater("no database", counts=False)))
    at.put(1)
    await at.step()
    for _ in range(10):
        await at.again()
    assert (at.dead(), at.pending()) == ([], 1)


async def test_an_outage_pauses_the_stage_longer_each_time() -> None:
    """Further entries are not read only to be put off as well."""
    at = await bench(always(TryLater("no database", counts=False)))
    loop = asyncio.get_running_loop()
    pauses: list[float] = []
    for number in range(4):
        at.put(number)
        await at.step()
        pauses.append(at.delivery.turns.until - loop.time())
    assert at.delivery.turns.outages == 4
    assert pauses[0] > 0
    assert pauses[3] > 2 * pauses[0]


async def test_an_outage_is_over_with_the_first_success() -> None:
    """The next batch is read at once, and the next outage begins with a short pause."""
    at = await bench(echo)
    at.delivery.turns.outages, at.delivery.turns.until = 5, 1e12
    at.put(1)
    await at.step()
    assert (at.delivery.turns.outages, at.delivery.turns.until) == (0, 0.0)
    await at.delivery.calm()


async def test_one_message_that_must_wait_is_no_outage() -> None:
    """Where others pass, the stage goes on without a pause."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        return [TryLater("no", counts=False), *(answer(article) for article in batch[1:])]

    at = await bench(handle)
    at.put(1, 2)
    await at.step()
    assert at.delivery.turns.outages == 0


async def test_a_pause_lets_time_go_by() -> None:
    """Whoever asks in an outage waits until its end."""
    at = await bench(echo)
    loop = asyncio.get_running_loop()
    at.delivery.turns.until = loop.time() + 0.05
    await at.delivery.calm()
    assert loop.time() >= at.delivery.turns.until


class Fragile(MemoryLog):
    """A log whose connection breaks so often when it is told to commit."""

    breaks: int = 2

    async def commit(self, settled: Sequence[Done | Dead]) -> Committed:
        """Fail, or commit."""
        if self.breaks:
            self.breaks -= 1
            raise RedisConnectionError("reset by peer")
        return await super().commit(settled)


async def test_a_finished_batch_survives_a_lost_connection(monkeypatch: Any) -> None:
    """What was worked for is committed when Redis is back, and the handler runs once."""
    monkeypatch.setattr(patience, "_FIRST_S", 0.001)
    runs: list[int] = []

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        runs.append(len(batch))
        return await echo(batch)

    at = await bench(handle)
    at.delivery.log = Fragile(at.streams, "enrich", "worker", FETCHED, at.log.writes)
    at.put(1, 2)
    committed = await at.delivery.handle(await at.log.read(10))
    assert (committed.settled, runs, at.out()) == (2, [2], ["1", "2"])


async def test_an_output_that_no_json_can_hold_is_its_entrys_own_trouble() -> None:
    """A lone surrogate in one article does not keep its neighbours from being written."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        broken = {"2": "half a \ud83d"}
        return [
            answer(article).model_copy(update={"title": broken.get(article.title, article.title)})
            for article in batch
        ]

    at = await bench(handle)
    at.put(1, 2, 3)
    assert (await at.step()).settled == 2
    assert at.out() == ["1", "3"]


async def test_a_complaint_is_kept_short_and_printable() -> None:
    """An error that quotes a whole document, or half a character, still fits a dead letter."""
    at = await bench(always(Reject("odd", "\ud83d" + "x" * 10_000)))
    at.put(1)
    await at.step()
    ((_, detail),) = at.dead()
    assert detail.startswith("\\ud83dxxx")
    assert len(detail) < 2100


async def test_the_cause_of_a_refusal_gives_its_place() -> None:
    """A stage that refuses because of a bug passes the bug's place on."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        refused = Reject("enrichment_failed", "ZeroDivisionError: no")
        try:
            _ = 1 / 0
        except ZeroDivisionError as error:
            refused.__cause__ = error
        return [refused for _ in batch]

    at = await bench(handle)
    at.put(1)
    await at.step()
    (letter,) = at.streams.dead_letters(FETCHED, "enrich")
    assert letter.frame is not None
    assert letter.frame.endswith("handle")


async def test_what_is_taken_in_turn_is_asked_for_in_turn() -> None:
    """While a batch is being handled nobody takes entries that would only wait."""
    inside, finish = asyncio.Event(), asyncio.Event()
    asked: list[str] = []

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        inside.set()
        await finish.wait()
        return await echo(batch)

    async def find() -> Sequence[Entry]:
        asked.append("now")
        return []

    at = await bench(handle)
    at.put(1)
    first = asyncio.create_task(at.step())
    await inside.wait()
    second = asyncio.create_task(at.delivery.take(find))
    await asyncio.sleep(0.01)
    assert asked == []
    finish.set()
    assert await second is False
    assert (await first).settled == 1
    assert asked == ["now"]


async def test_what_is_taken_is_held_and_settled() -> None:
    """Taking handles what was found like any batch."""
    at = await bench(echo)
    at.put(1)
    assert await at.delivery.take(lambda: at.log.read(5))
    assert not await at.delivery.take(lambda: at.log.read(5))
    assert at.out() == ["1"]
    assert at.delivery.leases.held == frozenset()


async def test_an_unreadable_entry_of_any_kind_is_refused(monkeypatch: Any) -> None:
    """A parser that breaks on a document breaks for that document alone."""
    at = await bench(echo)
    at.put(1)
    at.rubbish(type="article.fetched.v1", data="[" * 100_000)
    at.put(2)
    await at.step()
    assert at.out() == ["1", "2"]
    assert len(at.dead()) == 1
    assert fetched(1).title != ""
