"""Whatever operators and workers do, and in whatever order, the books balance."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from dateline.runtime.lanes import Lane
from dateline.runtime.letters import Letters
from dateline.runtime.log import Account, Dead, Done, Entry, Postponed
from dateline.runtime.queues import find_queues
from dateline.streams import FETCHED
from dateline.wire import encode
from tests.conftest import flush
from tests.samples import fetched
from tests.shared.deployment import ENRICH, account, deploy, log_of, publish

STEPS = 200


class House:
    """A stage with two workers and two operators, driven by chance."""

    def __init__(self, redis: Any, seed: int) -> None:
        self._redis = redis
        self._chance = random.Random(seed)  # noqa: S311 - the seed makes the walk repeatable
        self._held: dict[bool, list[Entry]] = {False: [], True: []}
        self.given = 0
        self.done = 0

    async def step(self) -> None:
        """Let somebody do something."""
        deeds: list[Callable[[], Awaitable[Any]]] = [
            *(self.publish, self.publish, self.replay),
            *(self.read, self.read, self.read),
            self.settle,
            self.give_up,
            self.put_off,
            self.let_go,
            self.retry,
            self.drop,
            self.trim,
        ]
        await self._chance.choice(deeds)()

    async def publish(self) -> None:
        """Ingest finds an article."""
        self.given += 1
        await publish(self._redis, FETCHED, fetched(self.given))

    async def replay(self) -> None:
        """An operator puts articles on the lane, as many as there is room for."""
        entries = [encode(fetched(number)) for number in range(self._chance.randint(1, 4))]
        self.given += await Lane(self._redis, ENRICH, most=6).put(entries)

    async def read(self) -> None:
        """A worker takes what is new, or what is due."""
        lane = self._lane()
        log = log_of(self._redis, lane=lane)
        self._held[lane] += await log.read(self._chance.randint(1, 5))
        self._held[lane] += (await log.claim(5)).entries

    async def settle(self) -> None:
        """A worker commits a part of what it holds; it may commit it twice."""
        lane = self._lane()
        entries = self._some(lane=lane)
        log = log_of(self._redis, lane=lane)
        for _ in range(2):
            self.done += (await log.commit([Done(entry) for entry in entries])).settled

    async def give_up(self) -> None:
        """A worker finds what it can never handle."""
        lane = self._lane()
        dead = [Dead(entry, "no_text", "empty") for entry in self._some(lane=lane)]
        await log_of(self._redis, lane=lane).commit(dead)

    async def put_off(self) -> None:
        """A worker finds what it cannot handle now."""
        lane = self._lane()
        later = [Postponed(entry, 0.0, "busy") for entry in self._some(lane=lane)]
        await log_of(self._redis, lane=lane).postpone(later)

    async def let_go(self) -> None:
        """A worker stops."""
        lane = self._lane()
        await log_of(self._redis, lane=lane).release()
        self._held[lane].clear()

    async def retry(self) -> None:
        """An operator puts letters back."""
        await Letters(self._redis, ENRICH).retry(await self._letters())

    async def drop(self) -> None:
        """An operator throws letters away, one of which may be named twice."""
        ids = await self._letters()
        await Letters(self._redis, ENRICH).drop([*ids, *ids[:1]] or ["1-1"])

    async def trim(self) -> None:
        """The runtime tidies up."""
        for lane in (False, True):
            await log_of(self._redis, lane=lane).trim()

    async def end(self) -> None:
        """Let everything that is open be settled."""
        for lane in (False, True):
            log = log_of(self._redis, lane=lane)
            await log.release()
            while entries := [*await log.read(50), *(await log.claim(50)).entries]:
                self.done += (await log.commit([Done(entry) for entry in entries])).settled

    def _lane(self) -> bool:
        return self._chance.random() < 0.5

    def _some(self, *, lane: bool) -> list[Entry]:
        held = self._held[lane]
        self._chance.shuffle(held)
        return [held.pop() for _ in range(self._chance.randint(0, len(held)))]

    async def _letters(self) -> list[str]:
        ids = [letter.id async for letter in Letters(self._redis, ENRICH).scan()]
        return self._chance.sample(ids, self._chance.randint(0, len(ids)))


@pytest.mark.parametrize("seed", range(6))
async def test_the_books_balance_after_every_step(redis: Any, seed: int) -> None:
    """In = settled + given up + waiting, and given up = put back + dropped + lying there."""
    await deploy(redis)
    house = House(redis, seed)
    for _ in range(STEPS):
        await house.step()
        await account(redis)
    await house.end()
    taken = await account(redis)
    assert taken.waiting == 0
    assert (taken.settled, taken.added + taken.again - taken.retried) == (house.done, house.given)
    assert taken.settled + taken.dead + taken.dropped == house.given
    await flush(redis)


async def test_the_walks_go_everywhere(redis: Any) -> None:
    """A walk in which nobody gives up, retries or drops would prove nothing."""
    seen = Account()
    for seed in range(3):
        await flush(redis)
        await deploy(redis)
        house = House(redis, seed)
        for _ in range(STEPS):
            await house.step()
        taken = await account(redis)
        seen = Account(
            settled=seen.settled + taken.settled,
            rejected=seen.rejected + taken.rejected,
            retried=seen.retried + taken.retried,
            dropped=seen.dropped + taken.dropped,
            postponed=seen.postponed + taken.postponed,
        )
    assert min(seen.settled, seen.rejected, seen.retried, seen.dropped) > 10
    assert await find_queues(redis)
    await flush(redis)
