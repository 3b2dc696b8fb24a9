"""The services of a pipeline as child processes: started, listened to, restarted, stopped."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from dateline.cli.app import FAULT_OF_THE_USER
from dateline.embedded import die_with_parent

Event = Mapping[str, Any]
"""A log line of a service; a line that is no JSON arrives as ``{"event": "text", "text": …}``."""

# Ctrl-C must end everything within three seconds, the services' own grace included.
_STOP_S = 2.5
_RESTART_S = 0.5
# A service that dies this often, each time within its first seconds, will not live at all.
_HOPELESS = 5
_INFANT_S = 10.0


@dataclass
class Children:
    """Service processes; one that is killed is started again, as a container would be."""

    environ: Mapping[str, str]
    logs: Path
    """Folder that gets a log file for each service."""
    on_event: Callable[[str, Event], None]
    failed: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a service ends with a fault that only a person can mend, or dies again and again."""
    _processes: dict[str, asyncio.subprocess.Process] = field(
        default_factory=dict[str, asyncio.subprocess.Process]
    )
    _stopping: bool = False

    async def keep(self, name: str) -> None:
        """Keep a service running until told to stop."""
        hope = _HOPELESS
        while hope:
            born = time.monotonic()
            process = await self._start(name)
            with (self.logs / f"{name}.log").open("a", encoding="utf-8") as file:
                await self._listen(name, process, file.write)
            status = await process.wait()
            if self._stopping:
                return
            if status == FAULT_OF_THE_USER:
                break
            self.on_event(name, {"event": "restarted", "level": "warning", "status": status})
            hope = hope - 1 if time.monotonic() - born < _INFANT_S else _HOPELESS
            await asyncio.sleep(_RESTART_S)
        self.failed.set()

    async def stop(self) -> None:
        """Tell all services to finish; kill what takes too long."""
        self._stopping = True
        running = [process for process in self._processes.values() if process.returncode is None]
        for process in running:
            process.terminate()
        try:
            async with asyncio.timeout(_STOP_S):
                for process in running:
                    await process.wait()
        except TimeoutError:
            for process in running:
                if process.returncode is None:
                    process.kill()

    async def _start(self, name: str) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "dateline.cli", "run", name),
            env=dict(self.environ),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            # A session of its own: the terminal's Ctrl-C reaches the parent, which stops all.
            start_new_session=True,
            preexec_fn=die_with_parent(),
            limit=2**20,
        )
        self._processes[name] = process
        return process

    async def _listen(
        self, name: str, process: asyncio.subprocess.Process, write: Callable[[str], object]
    ) -> None:
        stderr = process.stderr
        while stderr and (line := await stderr.readline()):
            text = line.decode(errors="replace")
            write(text)
            self.on_event(name, _event(text))


def _event(line: str) -> Event:
    try:
        event: Any = json.loads(line)
    except ValueError:
        event = None
    if isinstance(event, dict):
        return cast("Event", event)
    return {"event": "text", "text": line.rstrip()}
