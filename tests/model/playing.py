"""Plays random histories on a ground, as many and as long as is asked for."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from typing import cast

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from dateline.connection import connect
from dateline.testing import MemoryLog
from tests.conftest import flush
from tests.model.grounds import Ground, MemoryGround, RealGround
from tests.model.machine import DeliveryMachine, OpenGround

_STEPS = 40
"""Steps of a history: enough for an entry to be delivered too often, and buried."""


def play(open_ground: OpenGround, histories: int, *, shrink: bool = True) -> None:
    """Play the same histories whenever the same number is asked for.

    Raises:
        AssertionError: something is not where it must be; Hypothesis has printed the way there.
    """
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    run_state_machine_as_test(
        cast("type[DeliveryMachine]", partial(DeliveryMachine, open_ground)),
        settings=settings(
            max_examples=histories,
            stateful_step_count=_STEPS,
            derandomize=True,
            database=None,
            deadline=None,
            phases=phases,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )


def in_memory(double: type[MemoryLog] = MemoryLog) -> OpenGround:
    """Play on the double."""

    @asynccontextmanager
    async def opened() -> AsyncGenerator[Ground]:
        yield MemoryGround(double)

    return opened


def on_redis(url: str) -> OpenGround:
    """Play on a Redis, which is emptied before and after each history."""

    @asynccontextmanager
    async def opened() -> AsyncGenerator[Ground]:
        async with connect(url) as redis:
            await flush(redis)
            yield RealGround(redis)
            await flush(redis)

    return opened
