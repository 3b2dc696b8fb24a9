"""Feeds at the command line: listed, explained, removed, paused, looked at, written as OPML."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, get_args

from rich.console import Console
from rich.text import Text

from dateline.cli.feeds_view import as_table, in_full, plural, tally
from dateline.cli.paper import paper
from dateline.cli.quiet import quietly
from dateline.cli.reach import reached
from dateline.cli.render import clean
from dateline.desk import Desk
from dateline.errors import Mishap
from dateline.feeds import FeedReport, State, matching
from dateline.plugins import open_desk
from dateline.runtime.settings import Environ

NOTHING = 1
"""The exit status where no feed was what was asked for."""
PATIENCE = 5.0
"""Seconds that a command waits for an ingest to look at a feed."""
NO_INGEST = (
    "no ingest seems to be running: start one with `dateline run` (all services) or "
    "`dateline run ingest`"
)

Confirm = Callable[[str], bool]
"""Asks a person a question that is answered with yes or no."""


@asynccontextmanager
async def at_desk(environ: Environ) -> AsyncGenerator[Desk]:
    """Open the desk of the pipeline here.

    Raises:
        Mishap: Redis cannot be reached or refuses, no ingest is installed, or a setting is wrong.
    """
    with quietly():
        async with reached(environ) as redis, open_desk(environ, redis) as desk:
            yield desk


async def show_list(environ: Environ, states: Sequence[str], *, limit: int, as_json: bool) -> int:
    """List feeds, the worst first.

    Raises:
        Mishap: there is no such state.
    """
    unknown = set(states) - set(get_args(State))
    if unknown:
        raise Mishap(
            f"no state is called {min(unknown)}",
            where="--state",
            remedy=f"Choose among {', '.join(get_args(State))}.",
        )
    async with at_desk(environ) as desk:
        reports = await desk.reports()
    chosen = [one for one in reports if not states or one.state in states]
    shown = chosen[:limit] if limit else chosen
    if as_json:
        for one in shown:
            write(one.model_dump(mode="json"))
    else:
        if shown:
            paper().print(as_table(shown, datetime.now(UTC)))
        say(tally(reports) if reports else f"{tally(reports)}: dateline feeds add example.com")
    if len(shown) < len(chosen):
        sys.stderr.write(f"dateline: {len(chosen)} feeds; --limit 0 shows all\n")
    return 0


async def show(environ: Environ, names: Sequence[str], *, as_json: bool) -> int:
    """Tell all that is known of some feeds.

    Returns:
        The exit status: 1 if no feed was meant.
    """
    async with at_desk(environ) as desk:
        chosen = await _meant(desk, names, loosely=True)
    for one in chosen:
        if as_json:
            write(one.model_dump(mode="json"))
        else:
            Console().print(in_full(one, datetime.now(UTC)), soft_wrap=True)
    return 0 if chosen else NOTHING


async def remove(environ: Environ, names: Sequence[str], *, confirm: Confirm, as_json: bool) -> int:
    """Take feeds off the list, after asking."""
    async with at_desk(environ) as desk:
        chosen = await _meant(desk, names)
        question = f"{_named(chosen)} will be removed. Go on?"
        if not chosen or not confirm(question):
            return _nothing()
        await desk.remove([one.id for one in chosen])
    _tell(chosen, "removed", as_json=as_json)
    if any(one.origin == "setting" for one in chosen):
        sys.stderr.write(
            "dateline: what stands in DATELINE_FEEDS comes back when ingest starts again: "
            "take it out there, or pause it here\n"
        )
    return 0


async def pause(environ: Environ, names: Sequence[str], *, as_json: bool) -> int:
    """Pause feeds."""
    async with at_desk(environ) as desk:
        chosen = await _meant(desk, names)
        await desk.pause([one.id for one in chosen])
    return _tell(chosen, "paused", as_json=as_json)


async def resume(environ: Environ, names: Sequence[str], *, as_json: bool) -> int:
    """Resume paused feeds."""
    async with at_desk(environ) as desk:
        chosen = [one for one in await _meant(desk, names) if one.state == "paused"]
        await desk.resume([one.id for one in chosen])
    return _tell(chosen, "resumed", as_json=as_json)


async def poll(environ: Environ, names: Sequence[str], *, as_json: bool) -> int:
    """Have feeds looked at now, and wait a few seconds for the first of them."""
    async with at_desk(environ) as desk:
        chosen = await _meant(desk, names)
        able = [one for one in chosen if one.state != "paused"]
        if len(able) < len(chosen):
            sys.stderr.write("dateline: paused feeds are not looked at; resume them first\n")
        if not able:
            return _nothing()
        await desk.poll_now([one.id for one in able])
        seen = await desk.watch(able[0].id, able[0].last_look, PATIENCE)
    if not seen.attended:
        sys.stderr.write(f"dateline: {NO_INGEST}\n")
    if not as_json and seen.looked and seen.report and len(able) == 1:
        Console().print(in_full(seen.report, datetime.now(UTC)), soft_wrap=True)
        return 0
    return _tell(able, "due now", as_json=as_json)


async def export(environ: Environ) -> int:
    """Write the feeds as OPML."""
    async with at_desk(environ) as desk:
        document = await desk.export()
    sys.stdout.buffer.write(document)
    sys.stdout.buffer.flush()
    return 0


def write(document: Any) -> None:
    """Write a JSON document on a line."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")


def say(words: str) -> None:
    """Print a sentence on a line of its own."""
    Console().print(Text(clean(words)), soft_wrap=True)


async def _meant(desk: Desk, names: Sequence[str], *, loosely: bool = False) -> list[FeedReport]:
    """Find the feeds that a person names, each once; a name that means none is told."""
    reports = await desk.reports()
    found: dict[str, FeedReport] = {}
    for name in names:
        meant = matching(reports, name, loosely=loosely)
        if not meant:
            sys.stderr.write(f"dateline: no feed is called {clean(name)}\n")
        found.update({one.id: one for one in meant})
    return list(found.values())


def _named(chosen: Sequence[FeedReport]) -> str:
    return chosen[0].url if len(chosen) == 1 else plural(len(chosen), "feed")


def _tell(chosen: Sequence[FeedReport], done: str, *, as_json: bool) -> int:
    if not chosen:
        return _nothing()
    for one in chosen:
        if as_json:
            write({"id": one.id, "url": one.url, "done": done})
        else:
            say(f"{one.name}  {one.url}: {done}")
    return 0


def _nothing() -> int:
    sys.stderr.write("dateline: nothing was done\n")
    return NOTHING
