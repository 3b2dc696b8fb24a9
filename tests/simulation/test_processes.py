"""Tests of simulated processes: a dead one reaches nothing, and answers may be lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

import pytest
from redis.exceptions import ConnectionError as Unreachable

from dateline import virtual_time
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox
from tests.simulation.crew import Crew
from tests.simulation.processes import Network, Process, across
from tests.simulation.streams import WitnessedStreams


def in_a_room(test: Callable[[Process], Awaitable[None]]) -> WitnessedStreams:
    """Run a test with a process, and give back what Redis has then."""
    streams = WitnessedStreams()

    async def run() -> None:
        await test(Process("one", Network(Random(1), streams)))  # noqa: S311 - a script

    virtual_time.run(run())
    return streams


async def remember(process: Process, value: str) -> None:
    """Have something remembered, across the network."""
    outbox = across(MemoryOutbox(process.network.streams, FETCHED, "x"), process)
    await outbox.publish(remember={"it": value})


def test_a_request_takes_its_time() -> None:
    """There and back, in milliseconds."""

    async def test(process: Process) -> None:
        await remember(process, "1")
        assert 0 < asyncio.get_running_loop().time() < 0.01

    assert in_a_room(test).memory == {"x:it": "1"}


def test_a_cut_network_loses_the_request() -> None:
    """Nothing has happened then."""

    async def test(process: Process) -> None:
        process.network.is_cut = True
        with pytest.raises(Unreachable):
            await remember(process, "1")

    assert in_a_room(test).memory == {}


def test_an_answer_may_be_lost_though_the_work_is_done() -> None:
    """Which is why everything is repeated, and everything fenced."""

    async def test(process: Process) -> None:
        asking = asyncio.create_task(remember(process, "1"))
        while not process.network.streams.memory:  # noqa: ASYNC110 - memory tells nobody
            await asyncio.sleep(0.0001)
        process.network.is_cut = True
        with pytest.raises(Unreachable):
            await asking

    assert in_a_room(test).memory == {"x:it": "1"}


def test_a_killed_process_reaches_nothing_any_more() -> None:
    """Not even with what it does on its way out."""

    async def test(process: Process) -> None:
        async def cling() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                await remember(process, "last words")

        process.task = asyncio.create_task(cling())
        await asyncio.sleep(1)
        process.kill()
        await asyncio.wait({process.task})
        assert process.task.cancelled()

    assert in_a_room(test).memory == {}


def test_a_frozen_process_goes_on_as_if_nothing_had_been() -> None:
    """Its requests wait with it."""

    async def test(process: Process) -> None:
        freezing = asyncio.create_task(process.freeze(100.0))
        await asyncio.sleep(0)
        await remember(process, "1")
        assert asyncio.get_running_loop().time() >= 100
        await freezing

    assert in_a_room(test).memory == {"x:it": "1"}


def test_a_process_that_ends_is_replaced_until_it_is_dismissed() -> None:
    """Each under a name of its own."""
    names: list[str] = []

    async def test(process: Process) -> None:
        crew = Crew(process.network)

        async def job(one: Process) -> None:
            names.append(one.name)
            if len(names) == 1:
                raise ValueError("a bug")
            if len(names) == 2:
                await one.die()
            await one.stopping.wait()

        filling = asyncio.create_task(crew.fill("store", job))
        await asyncio.sleep(60)
        crew.dismiss("store")
        await filling

    in_a_room(test)
    assert names == ["store-1", "store-2", "store-3"]
