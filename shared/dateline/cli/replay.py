"""Lets stages handle articles once more: chosen by time or id, put on their lanes at a pace."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from redis.asyncio import Redis
from rich.console import Console

from dateline.cli.reach import reached
from dateline.cli.replay_sources import (
    Item,
    Range,
    from_archive,
    read_bound,
    to_enrich,
    to_store,
)
from dateline.errors import Mishap
from dateline.runtime.lanes import MOST_WAITING, Lane
from dateline.runtime.layout import look_up_layout
from dateline.runtime.settings import Environ
from dateline.wire import timestamp

_PORTION = 20
_LOOK_AGAIN_S = 0.2
_IMPATIENT_S = 10.0


@dataclass
class Replay:
    """One replay: what it covers, and how far it is."""

    redis: Redis
    stage: str
    span: Range
    replayed_at: datetime
    next: str | None
    """What ``--from`` must say to go on; ``None`` once all has been put on its lane."""
    most: int = MOST_WAITING
    put: int = 0
    console: Console = field(default_factory=lambda: Console(stderr=True))

    async def run(self, items: AsyncGenerator[Item]) -> None:
        """Put items on their lanes, a portion at a time, whenever there is room."""
        with self.console.status("replay") as status:
            async with aclosing(_portions(items)) as portions:
                async for portion in portions:
                    self.next = portion[0].at
                    for queue in {item.queue: None for item in portion}:
                        lane = Lane(self.redis, queue, most=self.most)
                        mine = [item.fields for item in portion if item.queue == queue]
                        await self._fill(lane, mine)
                    self.put += len(portion)
                    status.update(f"replay: {self.put} articles put back, {portion[-1].at}")
        self.next = None

    async def _fill(self, lane: Lane, entries: Sequence[Any]) -> None:
        waited = 0.0
        while entries := entries[(done := await lane.put(entries)) :]:
            waited = 0.0 if done else waited + _LOOK_AGAIN_S
            if _IMPATIENT_S <= waited < _IMPATIENT_S + _LOOK_AGAIN_S:
                self.console.print(f"replay: waiting for stage {self.stage}; is it running?")
            await asyncio.sleep(_LOOK_AGAIN_S)

    def summary(self) -> dict[str, Any]:
        """Tell what was done, and how to go on."""
        return {
            "stage": self.stage,
            "replayed_at": timestamp(self.replayed_at),
            "put": self.put,
            "done": self.next is None,
            "from": self.next,
            "to": self.span.end.entry_id
            if self.span.end.is_id
            else self.span.end.moment.isoformat(),
        }


async def replay(
    environ: Environ, *, begin: str, end: str | None, stage: str, as_json: bool
) -> int:
    """Put all articles of a range on the lane of a stage.

    Interrupted, it tells how to go on; to begin anew does no harm either, for every effect of an
    article is keyed by the article, its revision and the time of the replay.

    Raises:
        Mishap: a bound is neither a time nor an id, or there is nothing to take articles from.
    """
    async with reached(environ) as redis:
        now = await _time(redis)
        span = Range(
            read_bound(begin, now=now, where="--from"),
            read_bound(end or now.isoformat(), now=now, where="--to"),
        )
        if span.begin.moment > span.end.moment:
            raise Mishap("the range ends before it begins", where="--to", remedy="Swap the two.")
        work = Replay(redis, stage, span, now, begin)
        try:
            await work.run(_items(environ, work, await look_up_layout(redis)))
        finally:
            _tell(work, as_json=as_json)
    return 0


def _items(environ: Environ, work: Replay, known: Sequence[int]) -> AsyncGenerator[Item]:
    if work.stage == "store":
        return to_store(work.redis, work.span, layouts=known)
    if work.span.begin.is_id:
        return to_enrich(work.redis, work.span, layouts=known, replayed_at=work.replayed_at)
    return from_archive(environ, work.span, partitions=known[-1], replayed_at=work.replayed_at)


async def _portions(items: AsyncGenerator[Item]) -> AsyncGenerator[list[Item]]:
    portion: list[Item] = []
    async with aclosing(items) as source:
        async for item in source:
            portion.append(item)
            if len(portion) == _PORTION:
                yield portion
                portion = []
    if portion:
        yield portion


async def _time(redis: Any) -> datetime:
    """Ask Redis for the time, so that of two replays the later one has the greater stamp."""
    seconds, micros = await redis.time()
    return datetime.fromtimestamp(seconds + micros / 1_000_000, UTC)


def _tell(work: Replay, *, as_json: bool) -> None:
    told = work.summary()
    if as_json:
        sys.stdout.write(json.dumps(told) + "\n")
        return
    sys.stdout.write(f"{work.put} articles put back for stage {work.stage}\n")
    if work.next:
        sys.stdout.write(
            "interrupted; go on with: dateline replay "
            f"--stage {work.stage} --from {work.next} --to {told['to']}\n"
        )
