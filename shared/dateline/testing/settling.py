"""Running stages in one process until nothing is left to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager

from dateline.runtime.delivery import Delivery
from dateline.runtime.leases import Leases
from dateline.runtime.log import Entry
from dateline.runtime.retries import Backoff
from dateline.runtime.service import Service
from dateline.testing.log import MemoryLog
from dateline.testing.streams import MemoryStreams


async def settle(
    streams: MemoryStreams,
    *factories: Callable[[Mapping[str, str]], AbstractAsyncContextManager[Service]],
    environ: Mapping[str, str] | None = None,
) -> None:
    """Run the stages of services in this process until nothing is left to read.

    What a stage postpones is tried again under the streams' own clock, so that nobody waits.
    Loops (:meth:`Service.runs`) are not run; put their messages on the streams yourself.
    """
    for factory in factories:
        async with factory(environ or {}) as service:
            for stage in service.stages:
                for lane in (False, True):
                    log = MemoryLog(
                        streams, service.name, "test", stage.reads, stage.writes, lane=lane
                    )
                    await log.create_group()
                    delivery = Delivery(
                        stage, log, Leases(log, interval=log.min_idle), Backoff(1.0, log.min_idle)
                    )
                    while entries := await log.read(50) or await _overdue(streams, log):
                        await delivery.handle(entries)


async def _overdue(streams: MemoryStreams, log: MemoryLog) -> Sequence[Entry]:
    """Turn the clock on until something abandoned or postponed is due."""
    while log.pending:
        streams.now += log.min_idle
        if entries := (await log.claim(50)).entries:
            return entries
    return []
