"""Dead letters at the command line: chosen by filters, shown, put back or thrown away."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from redis.asyncio import Redis
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.moments import clock
from dateline.cli.paper import paper
from dateline.cli.reach import reached
from dateline.cli.render import clean
from dateline.errors import Mishap
from dateline.runtime.letters import Letter, Letters
from dateline.runtime.queues import Queue, find_queues
from dateline.runtime.settings import Environ

NOTHING = 1
"""The exit status where no letter was what was asked for."""

_LEFT = "the others are gone, hold no entry, or belong to a group that reads no lane"

Confirm = Callable[[str], bool]
"""Asks a person a question that is answered with yes or no."""


@dataclass(frozen=True)
class Filters:
    """Which letters are meant; a filter that is not set lets every letter pass."""

    stage: str | None = None
    stream: str | None = None
    reason: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Bounds of the last failure."""
    ids: frozenset[str] = frozenset()
    """Ids of letters, of messages (article and revision) or of articles."""
    detail: str | None = None
    """Words of the detail, in upper or lower case."""

    @property
    def any(self) -> bool:
        """Whether one of them is set."""
        return self != Filters()

    def covers(self, queue: Queue) -> bool:
        """Tell whether letters of a queue can be meant at all."""
        return self.stage in {None, queue.group} and self.stream in {None, queue.stream.name}

    def match(self, letter: Letter) -> bool:
        """Tell whether a letter is meant."""
        told = letter.told
        return (
            self.reason in {None, told.reason}
            and (self.since is None or told.last_failure >= self.since)
            and (self.until is None or told.last_failure < self.until)
            and (self.detail is None or self.detail.lower() in told.detail.lower())
            and (not self.ids or not _names(letter).isdisjoint(self.ids))
        )


async def show_list(environ: Environ, filters: Filters, *, limit: int, as_json: bool) -> int:
    """List letters, a line each."""
    table = Table(box=None)
    for name in ("id", "last failure", "stage", "reason", "tries"):
        table.add_column(name, no_wrap=True)
    for name in ("title", "detail"):
        table.add_column(name)
    shown = 0
    async with reached(environ) as redis, aclosing(_chosen(redis, filters)) as letters:
        async for letter in letters:
            if limit and shown == limit:
                sys.stderr.write(f"dateline: more than {limit}; --limit 0 shows all\n")
                break
            shown += 1
            if as_json:
                _write(_summary(letter))
            else:
                table.add_row(*_cells(letter))
    if not as_json and shown:
        paper().print(table)
    return 0


async def show(environ: Environ, filters: Filters, *, limit: int, as_json: bool) -> int:
    """Show letters whole.

    Returns:
        The exit status: 1 if no letter was meant.
    """
    console, shown = Console(), 0
    async with reached(environ) as redis, aclosing(_chosen(redis, filters)) as letters:
        async for letter in letters:
            if limit and shown == limit:
                break
            shown += 1
            if as_json:
                _write({**_summary(letter), "fields": letter.told.fields})
            else:
                console.print(_whole(letter), soft_wrap=True)
    return 0 if shown else NOTHING


async def write_raw(environ: Environ, filters: Filters) -> int:
    """Write the document of one letter to standard output, byte for byte.

    Raises:
        Mishap: the filters name several letters, whose bytes would run together.
    """
    async with reached(environ) as redis, aclosing(_chosen(redis, filters)) as letters:
        found = [letter.original.get(b"data", b"") async for letter in _first(letters, 2)]
    if len(found) > 1:
        raise Mishap(
            "several letters are meant",
            where="dateline dlq show --raw",
            remedy="Name one with --id, as `dateline dlq list` shows it.",
        )
    for document in found:
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()
    return 0 if found else NOTHING


async def retry(
    environ: Environ, filters: Filters, *, limit: int, as_json: bool, confirm: Confirm
) -> int:
    """Put letters back on the lanes of their groups."""
    return await _settle(environ, filters, limit, confirm, _Way("retried", "put back", as_json))


async def drop(
    environ: Environ, filters: Filters, *, limit: int, as_json: bool, confirm: Confirm
) -> int:
    """Throw letters away."""
    return await _settle(environ, filters, limit, confirm, _Way("dropped", "thrown away", as_json))


@dataclass(frozen=True)
class _Way:
    """What is done with letters, and how it is told."""

    outcome: str
    words: str
    as_json: bool

    def work(self, letters: Letters) -> Callable[[Sequence[str]], Any]:
        return letters.retry if self.outcome == "retried" else letters.drop

    def tell(self, queue: Queue, done: int, chosen: int) -> None:
        place = f"{queue.stream.name}, stage {queue.group}, partition {queue.partition}"
        if self.as_json:
            names = {"stream": queue.stream.name, "stage": queue.group}
            numbers = {"partition": queue.partition, "chosen": chosen, self.outcome: done}
            _write({**names, **numbers})
            return
        left = f" of {chosen}; {_LEFT}" if done < chosen else ""
        Console().print(f"{place}: {done} {self.words}{left}", soft_wrap=True, highlight=False)


async def _settle(
    environ: Environ, filters: Filters, limit: int, confirm: Confirm, way: _Way
) -> int:
    """Choose letters, ask, and do one thing with each of them.

    Returns:
        The exit status: 1 if nothing was done.
    """
    async with reached(environ) as redis:
        chosen: dict[Queue, list[str]] = {}
        async with aclosing(_chosen(redis, filters)) as letters:
            async for letter in _first(letters, limit):
                chosen.setdefault(letter.queue, []).append(letter.id)
        count = sum(map(len, chosen.values()))
        if not count or not confirm(f"{count} dead letters will be {way.words}. Go on?"):
            sys.stderr.write("dateline: nothing was done\n")
            return NOTHING
        total = 0
        for queue, ids in chosen.items():
            done = await way.work(Letters(redis, queue))(ids)
            way.tell(queue, done, len(ids))
            total += done
    return 0 if total else NOTHING


async def _chosen(redis: Redis, filters: Filters) -> AsyncGenerator[Letter]:
    for queue in await find_queues(redis):
        if filters.covers(queue):
            async with aclosing(Letters(redis, queue).scan()) as letters:
                async for letter in letters:
                    if filters.match(letter):
                        yield letter


async def _first(letters: AsyncGenerator[Letter], limit: int) -> AsyncGenerator[Letter]:
    count = 0
    async for letter in letters:
        yield letter
        count += 1
        if count == limit:
            return


def _names(letter: Letter) -> set[str]:
    message = letter.message_id
    return {letter.id, message, message.partition("/")[0]} - {""}


def _cells(letter: Letter) -> list[Text]:
    told = letter.told
    cells = [
        letter.id,
        clock(told.last_failure),
        told.stage,
        told.reason,
        str(told.attempts),
        letter.title,
        told.detail,
    ]
    return [Text(clean(cell)) for cell in cells]


def _summary(letter: Letter) -> dict[str, Any]:
    told = letter.told.model_dump(mode="json", exclude={"fields"})
    names = {"id": letter.id, "message_id": letter.message_id, "title": letter.title}
    return {**names, "partition": letter.queue.partition, **told}


def _whole(letter: Letter) -> Text:
    facts = {**_summary(letter), **{f"field {k}": v for k, v in letter.told.fields.items()}}
    whole = Text()
    for name, value in facts.items():
        if value not in {None, ""}:
            whole.append(f"{clean(name)}: ", style="bold")
            whole.append(f"{clean(str(value))}\n")
    return whole


def _write(document: Any) -> None:
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
