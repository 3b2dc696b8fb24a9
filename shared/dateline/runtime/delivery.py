"""One stage at work: entries in, one verdict for each, and a fenced commit."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.errors import Reject, TryLater
from dateline.messages import Message
from dateline.runtime.leases import Leases
from dateline.runtime.log import Committed, Dead, Done, Entry, Log, OutputFields, Postponed
from dateline.runtime.logging import logger
from dateline.runtime.retries import backoff
from dateline.runtime.service import Stage
from dateline.wire import decode, encode

_log = logger("runtime")

Verdict = Done | Dead | Postponed


@dataclass
class Delivery:
    """Runs a stage's handler over entries, and settles them.

    Entries are settled one by one: what one of them does, even raising or being unreadable,
    decides nothing about its neighbours.
    """

    stage: Stage
    log: Log
    leases: Leases
    backoff: float
    longest: float
    """The longest delay before a retry, in seconds."""
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def handle(self, entries: Sequence[Entry]) -> Committed:
        """Handle entries and settle them; one batch at a time, so that a suspect runs alone."""
        with self.leases.hold(entries):
            async with self._turn:
                verdicts = await self._judge(entries)
                committed = await self.log.commit(
                    [verdict for verdict in verdicts if not isinstance(verdict, Postponed)]
                )
                postponed = [verdict for verdict in verdicts if isinstance(verdict, Postponed)]
                await self.log.postpone(postponed)
        _log.debug(
            "runtime.batch_settled",
            stream=self.stage.reads.name,
            settled=committed.settled,
            fenced=committed.fenced,
            dead=committed.dead,
            postponed=len(postponed),
        )
        return committed

    async def _judge(self, entries: Sequence[Entry]) -> list[Verdict]:
        """Decide about each entry, in order."""
        read: list[Message | Reject] = [_read(entry, self.stage) for entry in entries]
        messages = [message for message in read if isinstance(message, Message)]
        outcomes = iter(await self._outcomes(messages))
        return [
            self._verdict(entry, next(outcomes) if isinstance(found, Message) else found)
            for entry, found in zip(entries, read, strict=True)
        ]

    async def _outcomes(self, messages: Sequence[Message]) -> Sequence[Any]:
        """Run the handler; a batch that it cannot take is handled message by message."""
        if not messages:
            return []
        try:
            outcomes = list(await self.stage.handle(messages))
        except Exception as error:  # noqa: BLE001 - a bug in one message must not touch its neighbours
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

    def _verdict(self, entry: Entry, outcome: Any) -> Verdict:
        """Turn what the handler said about an entry into what happens to it."""
        if isinstance(outcome, Reject):
            _log.warning(
                "runtime.rejected", entry_id=entry.id, reason=outcome.reason, detail=outcome.detail
            )
            return Dead(entry, outcome.reason, outcome.detail)
        if isinstance(outcome, Message) and self.stage.writes is None:
            outcome = TypeError("the stage writes nowhere, and its handler returned a message")
        elif not isinstance(outcome, Message | Exception | None):
            outcome = TypeError(f"an outcome is a message, not {type(outcome).__name__}")
        if isinstance(outcome, Exception):
            return self._postponed(entry, outcome)
        return Done(entry, () if outcome is None else (_output(entry, outcome),))

    def _postponed(self, entry: Entry, error: Exception) -> Postponed:
        after = error.after if isinstance(error, TryLater) else None
        counts = error.counts if isinstance(error, TryLater) else True
        delay = (
            after
            if after is not None
            else backoff(
                entry.deliveries,
                base=self.backoff,
                longest=self.longest,
                jitter=random.random(),  # noqa: S311 - spreads retries; nothing is guarded by it
            )
        )
        detail = error.reason if isinstance(error, TryLater) else _describe(error)
        _log.warning(
            "runtime.postponed",
            entry_id=entry.id,
            deliveries=entry.deliveries,
            delay=round(delay, 3),
            detail=detail,
        )
        return Postponed(entry, delay, detail, counts)


def _read(entry: Entry, stage: Stage) -> Message | Reject:
    try:
        message: Message = decode(entry.fields, stage.reads.model)
    except Reject as reject:
        return reject
    return message


def _output(entry: Entry, message: Message) -> OutputFields:
    trace = entry.fields.get(b"traceparent")
    return encode(message, traceparent=trace.decode(errors="replace") if trace else None)


def _describe(error: Exception) -> str:
    """Name a bug and its place, for the dead letter: ``ValueError: … (dates.py:41)``."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = ""
    if frame:
        file = frame.tb_frame.f_code.co_filename.rsplit("/", 1)[-1]
        place = f" ({file}:{frame.tb_lineno})"
    return f"{type(error).__name__}: {error}{place}"
