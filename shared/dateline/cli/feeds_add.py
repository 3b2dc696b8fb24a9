"""A feed added at the command line: what was found, what was refused, when it is looked at."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.text import Text

from dateline.cli.feeds import NO_INGEST, NOTHING, PATIENCE, at_desk, say, write
from dateline.cli.feeds_view import found_lines, refusal_lines
from dateline.cli.moments import age
from dateline.cli.render import clean
from dateline.desk import Desk
from dateline.errors import Mishap
from dateline.feeds import Added, Found, Probe, Refusal, Watched, Wish
from dateline.runtime.settings import Environ

_A_PAGE = "html_instead_of_feed"


async def add(environ: Environ, address: str, wish: Wish, *, anyway: bool, as_json: bool) -> int:
    """Look for the feed of an address, register it, and tell when it is looked at.

    Raises:
        Mishap: there is no feed, and ``anyway`` is not said.
    """
    async with at_desk(environ) as desk:
        with _status(f"looking at {address} …", as_json=as_json):
            probe = await desk.find(address, allow_private=wish.allow_private)
        found = next(iter(probe.found), None)
        if not as_json and (found or len(probe.refused) > 1):  # else the mishap tells it all
            _print(probe, limit=1)
        if found is None and not anyway:
            if as_json:
                write({"probe": probe.model_dump(mode="json"), "added": None})
            raise _no_feed(probe)
        url = found.url if found else _whole(probe)
        added = await desk.add(url, _suited(wish, found))
        with _status("waiting for the first look …", as_json=as_json):
            seen = await _wait(desk, added)
    if as_json:
        write(_document(probe, added, seen))
    else:
        _tell(added, seen)
    return 0


async def look_around(environ: Environ, address: str, wish: Wish, *, as_json: bool) -> int:
    """Show every feed of an address, and add none.

    Returns:
        The exit status: 1 if there is none.
    """
    async with at_desk(environ) as desk:
        with _status(f"looking at {address} …", as_json=as_json):
            probe = await desk.find(address, allow_private=wish.allow_private, every=True)
    if as_json:
        write(probe.model_dump(mode="json"))
    else:
        _print(probe, limit=len(probe.found))
    return 0 if probe.found else NOTHING


async def _wait(desk: Desk, added: Added) -> Watched:
    """Wait for the first look at a feed; one that was known before is not waited for."""
    return await desk.watch(added.id, None, PATIENCE if added.is_new else 0.0)


def _suited(wish: Wish, found: Found | None) -> Wish:
    """Call the feed by its title, and allow a private address only where it was allowed."""
    if found is None:
        return wish
    changes = {"name": wish.name or found.title, "allow_private": found.allow_private}
    return wish.model_copy(update=changes)


def _whole(probe: Probe) -> str:
    """The address with its scheme, as it was tried."""
    return probe.refused[0].url if probe.refused else probe.asked


def _print(probe: Probe, *, limit: int) -> None:
    console, now = Console(), datetime.now(UTC)
    for found in probe.found[:limit]:
        console.print(found_lines(found, now), soft_wrap=True)
    refused = [one for one in probe.refused if not _is_way_in(one, probe.found)]
    if refused:
        console.print(Text("not feeds:", style="dim"))
    for line in refusal_lines(refused):
        console.print(line, soft_wrap=True)


def _is_way_in(refusal: Refusal, found: tuple[Found, ...]) -> bool:
    """Whether a refusal is only the page that named the feed."""
    return bool(found) and refusal.outcome == _A_PAGE


def _no_feed(probe: Probe) -> Mishap:
    first = next(iter(probe.refused), None)
    if first is None or first.outcome == _A_PAGE:
        what = f"no feed is to be found there ({len(probe.refused)} places tried)"
        remedy = "Name the feed's own address; the site may have none."
        return Mishap(what, where=probe.asked, remedy=remedy)
    if first.outcome == "private_address":
        return Mishap(first.what, where=first.url, remedy="If it is yours, say --allow-private.")
    return Mishap(first.what, where=first.url, remedy=f"{first.remedy} Or add it with --anyway.")


def _tell(added: Added, seen: Watched) -> None:
    say(f"added as {added.id}" if added.is_new else f"known already as {added.id}")
    report = seen.report
    if report is None:
        say("it has been removed meanwhile")
    elif seen.looked or report.state == "paused":
        left = (report.next_poll - datetime.now(UTC)).total_seconds() if report.next_poll else 0.0
        say(f"{report.state}: {report.reason}; next look in {age(max(0.0, left))}")
    elif seen.attended:
        say("an ingest has noticed it, and looks at it as soon as it can")
    else:
        say(f"not looked at yet; {NO_INGEST}")


def _document(probe: Probe, added: Added, seen: Watched) -> dict[str, Any]:
    return {
        "probe": probe.model_dump(mode="json"),
        "added": added.model_dump(mode="json"),
        "attended": seen.attended,
        "report": seen.report.model_dump(mode="json") if seen.report else None,
    }


@contextmanager
def _status(words: str, *, as_json: bool) -> Generator[None]:
    """Show at a terminal that something is going on."""
    console = Console(stderr=True)
    if as_json or not console.is_terminal:
        yield
        return
    with console.status(clean(words)):
        yield
