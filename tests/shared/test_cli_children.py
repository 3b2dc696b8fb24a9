"""Services as child processes: restarted when killed, given up when hopeless, stopped."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import children
from dateline.cli.children import Children, Event
from tests.conftest import until

IMPATIENT = 0.01


class Scripted(Children):
    """Children that run a line of Python in the place of a service."""

    script: str = ""

    async def _start(self, name: str) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", self.script),
            stdin=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        self._processes[name] = process
        return process


@asynccontextmanager
async def kept(family: Children, name: str) -> AsyncGenerator[asyncio.Task[None]]:
    """Keep a service running while the block does, and stop it then."""
    keeping = asyncio.create_task(family.keep(name))
    try:
        yield keeping
    finally:
        await family.stop()
        await keeping


def scripted(logs: Path, script: str) -> tuple[Scripted, list[Event]]:
    """Make children that run a script, and a list of what they say."""
    events: list[Event] = []
    family = Scripted({}, logs, lambda _, event: events.append(event))
    family.script = script
    return family, events


def names(events: list[Event]) -> list[str]:
    """Name the events."""
    return [str(event["event"]) for event in events]


def real(logs: Path, url: str, **settings: str) -> tuple[Children, list[Event]]:
    """Make children that run real services."""
    events: list[Event] = []
    environ = {
        **os.environ,
        "DATELINE_REDIS_URL": url,
        "DATELINE_DATABASE_URL": f"sqlite:///{logs / 'articles.db'}",
        "DATELINE_GRACE": "1",
        **settings,
    }
    return Children(environ, logs, lambda _, event: events.append(event)), events


def process_of(family: Children) -> Any:
    """Find the one child that runs."""
    (process,) = family._processes.values()  # pyright: ignore[reportPrivateUsage] - the seam under test
    return process


async def test_a_killed_service_is_started_again(redis_url: str, tmp_path: Path) -> None:
    """After kill -9 it is back, the person is told, and stopping ends the second one too."""
    family, events = real(tmp_path, redis_url)
    async with kept(family, "store"):
        await until(lambda: "runtime.started" in names(events))
        first = process_of(family)
        first.send_signal(signal.SIGKILL)
        await until(lambda: names(events).count("runtime.started") == 2)
        second = process_of(family)
    assert names(events).count("restarted") == 1
    (told,) = [event for event in events if event["event"] == "restarted"]
    assert told["status"] == -signal.SIGKILL
    assert second.pid != first.pid
    assert second.returncode == 0
    assert not family.failed.is_set()
    assert "runtime.stopped" in (tmp_path / "store.log").read_text(encoding="utf-8")


async def test_a_mishap_is_told_and_not_tried_again(redis_url: str, tmp_path: Path) -> None:
    """A wrong setting does not mend itself, so the service is given up at once."""
    family, events = real(tmp_path, redis_url, DATELINE_BATCH="many")
    async with kept(family, "store") as keeping:
        await until(keeping.done)
        assert family.failed.is_set()
    (told,) = events
    assert str(told["text"]).startswith("dateline: DATELINE_BATCH: ")


async def test_a_service_that_never_lives_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five deaths in infancy are enough."""
    monkeypatch.setattr(children, "_RESTART_S", IMPATIENT)
    family, events = scripted(tmp_path, "raise SystemExit(1)")
    async with kept(family, "store") as keeping:
        await until(keeping.done)
        assert family.failed.is_set()
    assert names(events) == ["restarted"] * 5


async def test_a_service_that_lived_a_while_is_started_again_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deaths that lie far apart do not add up."""
    monkeypatch.setattr(children, "_RESTART_S", IMPATIENT)
    monkeypatch.setattr(children, "_INFANT_S", 0.0)
    family, events = scripted(tmp_path, "raise SystemExit(1)")
    async with kept(family, "store"):
        await until(lambda: len(events) > 6)
        assert not family.failed.is_set()


async def test_what_a_service_says_is_heard_and_kept(tmp_path: Path) -> None:
    """JSON lines arrive as events, other lines as text; both lie in the log file."""
    said = b'{"event": "x.y", "n": 1}\n[1]\nboom \xff\n'
    script = (
        f"import sys, time; sys.stderr.buffer.write({said!r}); sys.stderr.flush(); time.sleep(60)"
    )
    family, events = scripted(tmp_path, script)
    async with kept(family, "store"):
        await until(lambda: len(events) == 3)
    assert events[0] == {"event": "x.y", "n": 1}
    assert events[1] == {"event": "text", "text": "[1]"}
    assert events[2] == {"event": "text", "text": "boom \ufffd"}
    lines = (tmp_path / "store.log").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3


async def test_a_service_that_does_not_end_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C must not wait for one that ignores it."""
    monkeypatch.setattr(children, "_STOP_S", IMPATIENT)
    script = (
        "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        'sys.stderr.write(\'{"event": "deaf"}\\n\'); sys.stderr.flush(); time.sleep(60)'
    )
    family, events = scripted(tmp_path, script)
    async with kept(family, "store"):
        await until(lambda: names(events) == ["deaf"])
    assert process_of(family).returncode == -signal.SIGKILL


async def test_stopping_twice_or_with_nothing_running_is_no_error(tmp_path: Path) -> None:
    """A second Ctrl-C changes nothing."""
    family, _ = scripted(tmp_path, "")
    await family.stop()
    await family.stop()
    assert not family.failed.is_set()
