"""Delivery gives each entry its verdict, and no entry decides anything about another."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from dateline.errors import Reject, TryLater
from dateline.messages import ArticleFetched
from dateline.runtime.service import Service
from dateline.streams import ENRICHED, FETCHED
from dateline.wire import encode
from tests.samples import fetched
from tests.shared.bench import Bench, answer, bench, echo

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def saying(outcomes: dict[str, Any]) -> Any:
    """Make a handler that answers certain titles with certain outcomes."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        return [outcomes.get(article.title, answer(article)) for article in batch]

    return handle


def choking(*poison: str) -> Any:
    """Make a handler that raises when a certain title is in its batch."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        if any(article.title in poison for article in batch):
            raise ValueError("bad month")
        return await echo(batch)

    return handle


async def test_a_result_is_written_and_the_entry_settled() -> None:
    """The plain case: one message in, one message out, nothing pending."""
    at = await bench(echo)
    at.put(1, 2)
    committed = await at.step()
    assert (committed.settled, committed.fenced, committed.dead) == (2, 0, 0)
    assert (at.out(), at.pending()) == (["1", "2"], 0)


async def test_nothing_is_a_result_too() -> None:
    """An outcome of None settles the entry and writes nothing."""
    at = await bench(saying({"1": None}))
    at.put(1)
    assert (await at.step()).settled == 1
    assert (at.out(), at.dead(), at.pending()) == ([], [], 0)


async def test_a_reject_is_buried_at_once() -> None:
    """It is tried once, and its reason and detail lie in the dead letter."""
    at = await bench(saying({"1": Reject("empty", "no text")}))
    at.put(1)
    assert (await at.step()).dead == 1
    assert (at.dead(), at.pending()) == ([("empty", "no text")], 0)


async def test_try_later_comes_back_after_the_delay_it_asks_for() -> None:
    """A delay that the stage names is kept; before it nobody gets the entry."""
    at = await bench(saying({"1": TryLater("busy", after=10.0)}))
    at.put(1)
    assert (await at.step()).settled == 0
    at.streams.now += 9.9
    assert (await at.log.claim(10)).entries == ()
    at.streams.now += 0.2
    assert len((await at.log.claim(10)).entries) == 1


async def test_try_later_without_a_delay_backs_off() -> None:
    """The runtime's own delay lies between half of the back-off and the whole."""
    at = await bench(saying({"1": TryLater("busy")}))
    at.put(1)
    with capture_logs() as lines:
        await at.step()
    (line,) = [line for line in lines if line["event"] == "runtime.postponed"]
    assert 0.5 <= line["delay"] <= 1.0
    assert (line["detail"], line["deliveries"]) == ("busy", 1)


async def test_a_bug_is_described_with_its_place() -> None:
    """After its last delivery the dead letter names error, file, line and function."""
    at = await bench(choking("1"))
    at.put(1)
    await at.step()
    while at.pending():
        await at.again()
    ((reason, detail),) = at.dead()
    assert reason == "max_deliveries"
    assert detail == "ValueError: bad month"
    (letter,) = at.streams.dead_letters(FETCHED, "enrich")
    assert letter.frame is not None
    assert letter.frame.startswith("test_delivery.py:")
    assert letter.frame.endswith(" in choking.<locals>.handle")


async def test_an_error_value_without_a_traceback_is_described_too() -> None:
    """A handler may return an exception that was never raised."""
    at = await bench(saying({"1": ValueError("odd")}))
    at.put(1)
    with capture_logs() as lines:
        await at.step()
    assert [line["detail"] for line in lines if "detail" in line] == ["ValueError: odd"]


async def test_a_batch_that_raises_is_handled_message_by_message() -> None:
    """The culprit is postponed alone; its neighbours come out at once, in order."""
    at = await bench(choking("2"))
    at.put(1, 2, 3)
    assert (await at.step()).settled == 2
    assert (at.out(), at.pending()) == (["1", "3"], 1)


async def test_a_handler_of_single_messages_keeps_neighbours_apart() -> None:
    """What it raises becomes the outcome of that message alone."""
    service = Service("single")

    @service.reads(FETCHED)
    async def on_fetched(article: ArticleFetched) -> None:
        match article.title:
            case "1":
                raise TryLater("busy")
            case "2":
                raise Reject("empty")
            case "3":
                raise KeyError("month")
            case _:
                return

    (stage,) = service.stages
    outcomes = await stage.handle([fetched(n, title=str(n)) for n in range(5)])
    assert (outcomes[0], outcomes[4]) == (None, None)
    assert isinstance(outcomes[1], TryLater)
    assert isinstance(outcomes[2], Reject)
    assert isinstance(outcomes[3], KeyError)


@pytest.mark.parametrize("outcomes", [[], [None], [None] * 3])
async def test_a_wrong_number_of_outcomes_is_a_bug_of_the_whole_batch(outcomes: list[Any]) -> None:
    """Nobody can say which outcome belongs to which message, so none is believed."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        return outcomes

    at = await bench(handle)
    at.put(1, 2)
    with capture_logs() as lines:
        assert (await at.step()).settled == 0
    told = {line["detail"] for line in lines if "detail" in line}
    assert told == {f"TypeError: {len(outcomes)} outcomes for 2 messages"}
    assert at.pending() == 2


async def test_a_handler_that_forgets_to_return_is_a_bug_like_any_other() -> None:
    """No outcomes at all are too few outcomes; the stage lives on and the entries are kept."""

    async def handle(batch: Sequence[ArticleFetched]) -> Any:
        return None

    at = await bench(handle)
    at.put(1, 2)
    assert (await at.step()).settled == 0
    assert at.pending() == 2


async def test_an_entry_that_cannot_be_read_never_reaches_the_handler() -> None:
    """It is buried with the wire's reason, and the handler sees its neighbours only."""
    sizes: list[int] = []

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        sizes.append(len(batch))
        return await echo(batch)

    at = await bench(handle)
    at.put(1)
    at.rubbish(type="article.fetched.v1", data="{")
    at.rubbish(mood="sad")
    at.put(2)
    await at.step()
    assert sizes == [2]
    assert at.out() == ["1", "2"]
    assert [reason for reason, _ in at.dead()] == ["invalid_message", "wrong_type"]


async def test_a_batch_of_nothing_readable_does_not_call_the_handler() -> None:
    """A model is not bothered with an empty list."""
    at = await bench(choking())
    at.rubbish(mood="sad")
    assert (await at.step()).dead == 1


async def test_the_trace_of_the_input_is_carried_to_the_output() -> None:
    """An article can be followed through all the services."""
    at = await bench(echo)
    at.streams.add(FETCHED.key(), encode(fetched(1), traceparent=TRACE))
    await at.step()
    ((_, fields),) = at.streams.entries[ENRICHED.key()].items()
    assert fields[b"traceparent"] == TRACE.encode()


async def test_a_trace_that_is_no_text_harms_nobody() -> None:
    """A field that another program wrote badly must not stop the batch that it is in."""
    at = await bench(echo)
    at.put(1)
    fields = {
        name.encode(): value.encode() for name, value in encode(fetched(2, title="2")).items()
    }
    at.streams.add(FETCHED.key(), {**fields, b"traceparent": b"\xff\xfe"})
    at.put(3)
    await at.step()
    assert at.out() == ["1", "2", "3"]


async def test_an_outcome_that_is_no_message_is_a_bug_of_its_entry_alone() -> None:
    """The neighbours are settled; the entry is tried again like after any bug."""
    at = await bench(saying({"2": "text"}))
    at.put(1, 2, 3)
    committed = await at.step()
    assert committed.settled == 2
    assert (at.out(), at.pending()) == (["1", "3"], 1)


async def test_batches_take_turns() -> None:
    """Two batches never run in the handler at once, so that a suspect is handled alone."""
    inside: list[int] = []
    most: list[int] = []

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        inside.append(1)
        most.append(len(inside))
        await asyncio.sleep(0)
        inside.pop()
        return await echo(batch)

    at = await bench(handle)
    at.put(*range(6))
    batches = [await at.log.read(2) for _ in range(3)]
    await asyncio.gather(*(at.delivery.handle(batch) for batch in batches))
    assert max(most) == 1
    assert len(at.out()) == 6


async def test_entries_are_held_while_they_are_handled_and_not_after() -> None:
    """Their leases are renewed from the moment they are taken until the commit, or an error."""
    held: list[frozenset[str]] = []

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        held.append(at.delivery.leases.held)
        return await echo(batch)

    at = await bench(handle)
    at.put(1, 2)
    await at.step()
    assert [len(ids) for ids in held] == [2]
    assert at.delivery.leases.held == frozenset()


@given(st.lists(st.sampled_from(["done", "drop", "reject", "later", "bug", "poison"]), max_size=12))
async def test_whatever_the_outcomes_every_entry_has_one_end(kinds: list[str]) -> None:
    """Done, dropped or dead: nothing is lost, doubled or left pending."""

    async def handle(batch: Sequence[ArticleFetched]) -> list[Any]:
        if any(kinds[int(article.title)] == "poison" for article in batch):
            raise ValueError("poison")
        outcomes = {
            "drop": None,
            "reject": Reject("no"),
            "later": TryLater("wait"),
            "bug": KeyError("x"),
        }
        return [outcomes.get(kinds[int(item.title)], answer(item)) for item in batch]

    at = await bench(handle)
    at.put(*range(len(kinds)))
    await at.step()
    await _finish(at)
    done = [str(number) for number, kind in enumerate(kinds) if kind == "done"]
    assert sorted(at.out(), key=int) == done
    assert len(at.dead()) == sum(kind not in {"done", "drop"} for kind in kinds)


async def _finish(at: Bench) -> None:
    while at.pending():
        await at.again()
