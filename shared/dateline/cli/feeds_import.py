"""A list of feeds imported at the command line: how far it is, then what failed and why."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Generator
from contextlib import aclosing, contextmanager
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.cli.feeds import NO_INGEST, NOTHING, PATIENCE, at_desk, say, write
from dateline.cli.feeds_view import progress_line, summary
from dateline.desk import Desk
from dateline.errors import Mishap
from dateline.feeds import FeedList, Imported, Wish
from dateline.runtime.settings import Environ

_LINES = 10
"""Lines that tell how far an import is, where there is no terminal to draw a bar on."""
_STDIN = "-"


async def import_file(
    environ: Environ, file: str, wish: Wish, *, only_working: bool, as_json: bool
) -> int:
    """Import a list of feeds.

    Interrupted, it tells what it came to so far; what was told is registered, so that the same
    command goes on where it stopped.

    Returns:
        The exit status: 1 if no feed was added or known.

    Raises:
        Mishap: the file cannot be read, or names no feed.
    """
    document = await asyncio.to_thread(_read, file)
    name = Path(file).name if file != _STDIN else "stdin"
    wish = wish.model_copy(update={"origin": f"opml:{name}"})
    async with at_desk(environ) as desk:
        listed = desk.read_list(document, file)
        told: list[Imported] = []
        try:
            await _run(desk, listed, wish, told, only_working=only_working, as_json=as_json)
        finally:
            unseen = len(listed.feeds) - len(told)
            _conclude(told, listed, unseen=unseen, as_json=as_json)
        attended = await _is_attended(desk, told)
    if not attended:
        sys.stderr.write(f"dateline: {NO_INGEST}\n")
    return 0 if any(one.fate != "left_out" for one in told) else NOTHING


async def _run(
    desk: Desk,
    listed: FeedList,
    wish: Wish,
    told: list[Imported],
    *,
    only_working: bool,
    as_json: bool,
) -> None:
    with _gauge(len(listed.feeds), as_json=as_json) as gauge:
        imports = desk.import_all(listed.feeds, wish, only_working=only_working)
        async with aclosing(imports) as results:
            async for one in results:
                told.append(one)
                if as_json:
                    write(one.model_dump(mode="json"))
                gauge.show(told)


def _conclude(told: list[Imported], listed: FeedList, *, unseen: int, as_json: bool) -> None:
    if as_json:
        return
    # The list of what failed may be long, and goes to a pager or a file whole.
    Console().print(summary(told, listed, unseen=unseen), soft_wrap=True, end="")
    if unseen:
        say("interrupted; the same command goes on where this one stopped")


async def _is_attended(desk: Desk, told: list[Imported]) -> bool:
    """Find out whether anybody looks at what was added."""
    first = next((one.added for one in told if one.added and one.added.is_new), None)
    return first is None or (await desk.watch(first.id, None, PATIENCE)).attended


def _read(file: str) -> bytes:
    if file == _STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise Mishap(
            error.strerror or str(error), where=file, remedy="Name an OPML file, or - for stdin."
        ) from error


class _Gauge(Protocol):
    def show(self, told: list[Imported]) -> None: ...


class _Nothing:
    def show(self, told: list[Imported]) -> None:
        """Programs count for themselves."""


class _Lines:
    """A line now and then."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._step = max(1, total // _LINES)

    def show(self, told: list[Imported]) -> None:
        if len(told) % self._step == 0:
            say(progress_line(len(told), self._total, _working(told)))


class _Bar:
    """A bar that grows."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("looking at feeds", total=total, working=0)

    def show(self, told: list[Imported]) -> None:
        self._progress.update(self._task, completed=len(told), working=_working(told))


@contextmanager
def _gauge(total: int, *, as_json: bool) -> Generator[_Gauge]:
    console = Console(stderr=True)
    if as_json:
        yield _Nothing()
    elif not console.is_terminal:
        yield _Lines(total)
    else:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[working]} can be read"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=console, transient=True) as progress:
            yield _Bar(progress, total)


def _working(told: list[Imported]) -> int:
    return sum(one.found is not None or one.fate == "known" for one in told)
