"""One stage at work: entries in, one verdict for each, and a fenced commit."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.errors import Reject, TryLater
from dateline.messages import Message
from dateline.runtime.leases import Leases
from dateline.runtime.log import (
    EXHAUSTED,
    Committed,
    Dead,
    Done,
    Entry,
    Log,
    OutputFields,
    Postponed,
)
from dateline.runtime.logging import logger
from dateline.runtime.patience import patiently
from dateline.runtime.retries import Backoff
from dateline.runtime.service import Stage
from dateline.runtime.watchdog import Watchdog
from dateline.wire import decode, encode

_log = logger("runtime")

Verdict = Done | Dead | Postponed

_DETAIL = 2000
"""Characters of a complaint that a dead letter keeps: pydantic's may quote a whole document."""


@dataclass
class Turns:
    """What the deliveries of one stage in one process share."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One batch at a time, so that a suspect runs alone; first come, first served."""
    outages: int = 0
    """Batches in a row that met an outage."""
    until: float = 0.0
    """Loop time before which no further batch is worth a try."""


@dataclass
class Delivery:
    """Runs a stage's handler over entries, and settles them.

    Entries are settled one by one: what one of them does, even raising or being unreadable,
    decides nothing about its neighbours.
    """

    stage: Stage
    log: Log
    leases: Leases
    backoff: Backoff
    turns: Turns = field(default_factory=Turns)
    watchdog: Watchdog = field(default_factory=lambda: Watchdog(None))

    async def handle(self, entries: Sequence[Entry]) -> Committed:
        """Handle entries that were read already, and settle them, when it is their turn."""
        with self.leases.hold(entries):
            async with self.turns.lock:
                return await self._settle(entries)

    async def take(self, find: Callable[[], Awaitable[Sequence[Entry]]]) -> bool:
        """Handle what ``find`` takes, which is asked only when it is its turn.

        An entry that was taken and must wait for its turn could be killed with another's batch,
        and a delivery would count against it that it never had.

        Returns:
            Whether there was anything.
        """
        async with self.turns.lock:
            entries = await find()
            with self.leases.hold(entries):
                if entries:
                    await self._settle(entries)
        return bool(entries)

    async def _settle(self, entries: Sequence[Entry]) -> Committed:
        with self.watchdog.watching(), self.leases.begin(entries):
            verdicts = await self._judge(entries)
        done = [verdict for verdict in verdicts if not isinstance(verdict, Postponed)]
        postponed = [verdict for verdict in verdicts if isinstance(verdict, Postponed)]
        # What Redis has not answered is repeated: commits are fenced, and the lease lasts.
        committed = await patiently("commit", lambda: self.log.commit(done))
        await patiently("postpone", lambda: self.log.postpone(postponed))
        _log.debug(
            "runtime.batch_settled",
            stream=self.stage.reads.name,
            settled=committed.settled,
            fenced=committed.fenced,
            dead=committed.dead,
            postponed=len(postponed),
        )
        return committed

    async def calm(self) -> None:
        """Wait while an outage makes further tries pointless."""
        wait = self.turns.until - asyncio.get_running_loop().time()
        if wait > 0:
            await asyncio.sleep(wait)

    async def _judge(self, entries: Sequence[Entry]) -> list[Verdict]:
        """Decide about each entry, in order."""
        size = max(1, len(entries)) if self.stage.in_batches else 1
        met: list[bool] = []
        verdicts: list[Verdict] = []
        # Messages that are handled singly live singly: fifty of them alive at once cost a stage a
        # tenth of its processor time, in cache misses and in walks of the garbage collector.
        for at in range(0, len(entries), size):
            verdicts += await self._judge_together(entries[at : at + size], met)
        self._note_outage(met)
        return verdicts

    async def _judge_together(self, entries: Sequence[Entry], met: list[bool]) -> list[Verdict]:
        """Decide about entries that the handler gets at once; note whether each met an outage."""
        read: list[Message | Reject] = [_read(entry, self.stage) for entry in entries]
        outcomes = await self._outcomes([one for one in read if isinstance(one, Message)])
        met += [isinstance(one, TryLater) and not one.counts for one in outcomes]
        said = iter(outcomes)
        return [
            self._verdict(entry, next(said) if isinstance(found, Message) else found)
            for entry, found in zip(entries, read, strict=True)
        ]

    async def _outcomes(self, messages: Sequence[Message]) -> Sequence[Any]:
        """Run the handler; a batch that it cannot take is handled message by message."""
        if not messages:
            return []
        try:
            outcomes = list(await self.stage.handle(messages))
        except BaseException as error:
            if _is_told_to_stop(error):
                raise
            if len(messages) == 1:
                return [error]
            _log.warning(
                "runtime.batch_failed", stream=self.stage.reads.name, error=_describe(error)
            )
            return [(await self._outcomes([message]))[0] for message in messages]
        if len(outcomes) != len(messages):
            return [TypeError(f"{len(outcomes)} outcomes for {len(messages)} messages")] * len(
                messages
            )
        return outcomes

    def _note_outage(self, met: Sequence[bool]) -> None:
        """Count batches that met nothing but an outage, and pause longer after each."""
        if met and all(met):
            self.turns.outages += 1
            delay = self._delay("outage", self.turns.outages)
            self.turns.until = asyncio.get_running_loop().time() + delay
        elif met:
            self.turns.outages, self.turns.until = 0, 0.0

    def _verdict(self, entry: Entry, outcome: Any) -> Verdict:
        """Turn what the handler said about an entry into what happens to it."""
        if isinstance(outcome, Reject):
            _log.warning(
                "runtime.rejected", entry_id=entry.id, reason=outcome.reason, detail=outcome.detail
            )
            detail = _printable(outcome.detail)
            return Dead(entry, outcome.reason, detail, _frame(outcome.__cause__))
        if isinstance(outcome, Message) and self.stage.writes is None:
            outcome = TypeError("the stage writes nowhere, and its handler returned a message")
        elif not isinstance(outcome, Message | BaseException | None):
            outcome = TypeError(f"an outcome is a message, not {type(outcome).__name__}")
        if isinstance(outcome, BaseException):
            return self._failed(entry, outcome)
        try:
            return Done(entry, () if outcome is None else (_output(entry, outcome),))
        except ValueError as error:  # a lone surrogate, say, which no JSON document can hold
            return self._failed(entry, error)

    def _failed(self, entry: Entry, error: BaseException) -> Verdict:
        """Put an entry off until later, or give it up if this was its last delivery."""
        postponed = self._postponed(entry, error)
        if postponed.counts and entry.deliveries >= self.log.max_deliveries:
            _log.warning("runtime.exhausted", entry_id=entry.id, detail=postponed.detail)
            return Dead(entry, EXHAUSTED, postponed.detail, postponed.frame)
        _log.warning(
            "runtime.postponed",
            entry_id=entry.id,
            deliveries=entry.deliveries,
            delay=round(postponed.delay, 3),
            detail=postponed.detail,
        )
        return postponed

    def _postponed(self, entry: Entry, error: BaseException) -> Postponed:
        if isinstance(error, TryLater):
            busy = self._delay("busy", entry.deliveries)
            outage = self._delay("outage", max(1, self.turns.outages))
            asked = error.after if error.after is not None else busy if error.counts else outage
            return Postponed(entry, asked, _printable(error.reason), error.counts)
        delay = self._delay("bug", entry.deliveries)
        return Postponed(entry, delay, _describe(error), frame=_frame(error))

    def _delay(self, trouble: Any, tries: int) -> float:
        return self.backoff.delay(trouble, tries, jitter=random.random())  # noqa: S311 - spreads retries


def _is_told_to_stop(error: BaseException) -> bool:
    """Tell a service that stops from a handler that raises what looks like it."""
    task = asyncio.current_task()
    return (
        isinstance(error, asyncio.CancelledError) and task is not None and bool(task.cancelling())
    )


def _read(entry: Entry, stage: Stage) -> Message | Reject:
    try:
        message: Message = decode(entry.fields, stage.reads.model)
    except Reject as reject:
        return reject
    except Exception as error:  # noqa: BLE001 - whatever lies in an entry, its neighbours go on
        return Reject("unreadable", _describe(error))
    return message


def _output(entry: Entry, message: Message) -> OutputFields:
    trace = entry.fields.get(b"traceparent")
    return encode(message, traceparent=trace.decode(errors="replace") if trace else None)


def _describe(error: BaseException) -> str:
    """Name a bug: ``ValueError: month must be in 1..12``."""
    return _printable(f"{type(error).__name__}: {error}")


def _printable(text: str) -> str:
    """Keep a complaint short, and free of what cannot be written as UTF-8."""
    return text[:_DETAIL].encode(errors="backslashreplace").decode()


def _frame(error: BaseException | None) -> str | None:
    """Name the place where an exception was raised: ``dates.py:41 in resolve``."""
    trace = error.__traceback__ if error else None
    if trace is None:
        return None
    while trace.tb_next:
        trace = trace.tb_next
    code = trace.tb_frame.f_code
    return f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} in {code.co_qualname}"
