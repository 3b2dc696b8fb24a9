"""One host asked one thing at a time, with a pause between, and left alone where it asks so."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

SHORTEST_PAUSE = 60.0
"""Least seconds that a Retry-After is taken to mean: servers write 0 and 1."""
LONGEST_PAUSE = 86_400.0
"""Most seconds: a server was seen to ask for 88 hours."""
_LONGEST_GAP = 60.0
"""Most seconds of a Crawl-delay; with more a host's feeds could never all be read."""
_SWEEP = 256
"""Hosts known at which those are forgotten that nothing is known about any more."""


@dataclass(slots=True)
class _Host:
    gap: float
    busy: int = 0
    next_start: float = 0.0
    paused_until: float = 0.0
    queue: deque[asyncio.Future[None]] = field(default_factory=deque[asyncio.Future[None]])

    def is_idle(self, now: float) -> bool:
        """Whether nothing would be lost by forgetting it."""
        return not self.busy and not self.queue and max(self.next_start, self.paused_until) <= now


class HostGate:
    """Lets requests to a host through, first come first served.

    Time is the event loop's, so that a virtual clock drives it.

    Args:
        gap: seconds between the end of one request to a host and the start of the next.
        at_once: requests to one host at the same time.
    """

    def __init__(self, gap: float = 1.0, at_once: int = 1) -> None:
        self._gap = gap
        self._at_once = at_once
        self._hosts: dict[str, _Host] = {}
        self._sweep_at = _SWEEP

    def __len__(self) -> int:
        """How many hosts are remembered."""
        return len(self._hosts)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncGenerator[None]:
        """Wait for one's turn at a host, and hold it while the block runs."""
        mine = self._host(host)
        await self._enter(mine)
        try:
            await self._keep_distance(mine)
            yield
        finally:
            self._leave(mine)

    def paused(self, host: str) -> float:
        """Seconds for which a host still wants to be left alone; 0 for most."""
        known = self._hosts.get(host)
        return max(0.0, known.paused_until - self._now()) if known else 0.0

    def pause(self, host: str, seconds: float) -> None:
        """Leave a host alone, all its feeds and pages, as its Retry-After asks.

        Args:
            host: whose answer was 429 or 503.
            seconds: that it asked for; clamped to one minute to a day.
        """
        until = self._now() + min(max(seconds, SHORTEST_PAUSE), LONGEST_PAUSE)
        known = self._host(host)
        known.paused_until = max(known.paused_until, until)

    def slow(self, host: str, gap: float) -> None:
        """Keep a greater distance between requests, as a robots.txt asks by Crawl-delay."""
        self._host(host).gap = max(self._gap, min(gap, _LONGEST_GAP))

    def _host(self, host: str) -> _Host:
        known = self._hosts.get(host)
        if known is None:
            if len(self._hosts) >= self._sweep_at:
                self._sweep()
            known = self._hosts[host] = _Host(self._gap)
        return known

    def _sweep(self) -> None:
        """Forget idle hosts; the next time only when there are twice as many as were left."""
        now = self._now()
        self._hosts = {name: host for name, host in self._hosts.items() if not host.is_idle(now)}
        self._sweep_at = max(_SWEEP, 2 * len(self._hosts))

    async def _enter(self, mine: _Host) -> None:
        if mine.busy < self._at_once and not mine.queue:
            mine.busy += 1
            return
        ticket = asyncio.get_running_loop().create_future()
        mine.queue.append(ticket)
        try:
            await ticket  # whoever leaves hands his place over
        except asyncio.CancelledError:
            if ticket.done() and not ticket.cancelled():
                self._leave(mine)
            elif ticket in mine.queue:
                mine.queue.remove(ticket)
            raise

    async def _keep_distance(self, mine: _Host) -> None:
        now = self._now()
        start = max(now, mine.next_start)
        mine.next_start = start + mine.gap
        if start > now:
            await asyncio.sleep(start - now)

    def _leave(self, mine: _Host) -> None:
        mine.next_start = max(mine.next_start, self._now() + mine.gap)
        while mine.queue:
            ticket = mine.queue.popleft()
            if not ticket.done():
                ticket.set_result(None)
                return
        mine.busy -= 1

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
