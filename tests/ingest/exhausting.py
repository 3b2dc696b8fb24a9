"""Functions tried on texts that grow, in a child process whose processor time is limited."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import sqrt
from typing import Any, NamedTuple

from dateline_ingest.outcomes import Failed
from dateline_ingest.sandbox import Limits, Sandbox, open_sandbox

from .attacks import Attack
from .patterns import Pattern

Reader = Callable[[str], object]
"""Anything that is given a text."""

LONG = 200_000
"""Characters. What grows as the square of them mostly costs between 5 and 50 s."""
_SECONDS = 4.0
"""Of processor time. What is linear mostly takes some 20 ms; the slowest takes 1 s."""
_MEMORY = 1 << 30
_AT_ONCE = 200
_GROWTH = 2.5
"""By how much a cost may grow faster than the length: not by less than ten, if as its square."""
_NOISE = 0.004
"""Seconds; what takes less is no suspect."""

Tried = list[tuple[float, Attack]]


class Beaten(NamedTuple):
    """An attack that took a function beyond the limit, or brought it down."""

    attack: Attack
    size: int
    why: str

    def __str__(self) -> str:
        """Tell how to do it again."""
        return f"{self.attack}, {self.size:,} characters: {self.why}"


@dataclass
class Box:
    """Where functions are tried."""

    sandbox: Sandbox
    seconds: float
    """Of processor time; the kernel counts whole ones, so that up to one more may pass."""

    async def beats(
        self,
        function: Reader,
        attacks: Sequence[Attack],
        *,
        short: int = 10_000,
        hardest: int = 3,
    ) -> Beaten | None:
        """Find an attack that takes a function beyond the limit.

        One that costs much more at the longer length than it should, but not enough, is tried at
        a length where squares would cost twice the limit. Times choose what is tried, no more.

        Args:
            function: it takes a text, and can be pickled.
            attacks: what the texts are made by.
            short: characters at which all of them are tried.
            hardest: how many are tried at the longer length.
        """
        tried: Tried = []
        for batch in _batches(attacks):
            found = await self.tried(function, batch, short)
            if isinstance(found, Beaten):
                return found
            tried += found
        for before, attack in sorted(tried, reverse=True)[:hardest]:
            bound = max(_NOISE, _GROWTH * before * LONG / short)
            long = await self.tried(function, [attack], LONG)
            if not isinstance(long, Beaten) and long[0][0] > bound:
                size = LONG * sqrt(2 * (self.seconds + 1) / long[0][0])
                long = await self.tried(function, [attack], int(size))
            if isinstance(long, Beaten):
                return long
        return None

    async def tried(self, function: Reader, attacks: Sequence[Attack], size: int) -> Tried | Beaten:
        """Try all attacks at one length, one by one where they are too much together."""
        tried = await self.sandbox.run(timed, function, attacks, size)
        if not isinstance(tried, Failed):
            return tried
        if len(attacks) == 1:
            return Beaten(attacks[0], size, tried.detail)
        one_by_one: Tried = []
        for attack in attacks:
            alone = await self.tried(function, [attack], size)
            if isinstance(alone, Beaten):
                return alone
            one_by_one += alone
        return one_by_one


@asynccontextmanager
async def open_box(seconds: float = _SECONDS) -> AsyncGenerator[Box]:
    """Open a sandbox for functions of the tests, each of which may take so much."""
    limits = Limits(cpu=seconds, memory=_MEMORY)
    async with open_sandbox(1, preload=(__name__,), limits=limits) as sandbox:
        yield Box(sandbox, seconds)


def timed(function: Reader, attacks: Iterable[Attack], size: int) -> Tried:
    """Call a function with each attack."""
    tried: Tried = []
    for attack in attacks:
        text = attack.text(size)
        start = time.process_time()
        function(text)
        tried.append((time.process_time() - start, attack))
    return tried


def ways(pattern: Pattern, methods: Iterable[str]) -> dict[str, Reader]:
    """The ways in which a pattern is applied, of those that scan a whole text only one."""
    asked = set(methods)
    scans = asked & {"findall", "finditer", "split", "sub", "subn"}
    if scans:
        asked -= {"search", *scans}
        asked.add(min(scans) if len(scans) == 1 else "finditer")
    return {method: partial(applied, pattern, method) for method in sorted(asked)}


def applied(pattern: Pattern, method: str, text: str) -> None:
    """Apply a pattern to a text, to the end."""
    fed: Any = text if isinstance(pattern.pattern, str) else text.encode("latin-1")
    if method == "finditer":
        for _ in pattern.finditer(fed):
            pass
    elif method in {"sub", "subn"}:
        getattr(pattern, method)(fed[:0], fed)
    else:
        getattr(pattern, method)(fed)


def _batches(attacks: Sequence[Attack]) -> Iterator[list[Attack]]:
    rest = iter(attacks)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch
