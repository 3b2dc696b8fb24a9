"""A Redis process that can be killed, robbed of its last writes, and started again."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import redis
from redis.asyncio import Redis
from redis.exceptions import RedisError

from dateline.embedded import Running, Server, best_server, running

Fsync = Literal["everysec", "always"]


@dataclass
class RedisServer:
    """One Redis with its folder; it keeps its port over restarts."""

    folder: Path
    fsync: Fsync = "everysec"
    within: Sequence[str] = ()
    """The start of a command that runs the server somewhere else, as on a small disk."""
    _run: AbstractContextManager[Running] | None = None
    _running: Running | None = None
    _old: int = 0
    """Bytes of the file that were on the disk long before it was killed."""
    port: int = 0

    @contextmanager
    def open(self) -> Generator[RedisServer]:
        """Run while the block does, unless killed meanwhile."""
        self.start()
        try:
            yield self
        finally:
            self.kill()

    def start(self) -> None:
        """Start, and return when the data are loaded."""
        best = best_server()
        server = Server(best.kind, (*self.within, *best.command), durable=True)
        options = ["--appendfsync", self.fsync, "--aof-load-truncated", "yes"]
        self._run = running(self.folder, port=self.port, server=server, options=options)
        self._running = self._run.__enter__()
        self.port = int(self._running.url.rpartition(":")[2].split("/")[0])

    def kill(self) -> None:
        """Kill with -9: what was not written is lost."""
        if self._run and self._running:
            self._old = self._size_of_old()
            self._running.process.kill()
            self._running.process.wait()
            self._run.__exit__(None, None, None)
        self._run = self._running = None

    def cut_tail(self, most: int) -> int:
        """Take bytes off the end of the append-only file, as a power cut does; tell how many.

        What was there when the server started, or when it wrote the file anew, was on the disk
        long before the cut and stays.
        """
        newest = max(
            self.folder.rglob("appendonly.aof*"),
            key=lambda path: (path.suffix != ".manifest", path),
        )
        size = newest.stat().st_size
        lost = min(most, max(0, size - self._old))
        with newest.open("r+b") as file:
            file.truncate(size - lost)
        return lost

    def _size_of_old(self) -> int:
        """Ask how long the file was when it was last written or loaded as a whole."""
        plain: Any = redis.Redis
        found: Any = {}
        with suppress(RedisError), plain.from_url(self.url, socket_timeout=2.0) as client:
            found = client.info("persistence")
        return int(found.get("aof_base_size", 0))

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self._running is not None
        return self._running.process.pid


async def configure(redis: Redis, name: str, value: str) -> None:
    """Change a setting of a running server; the command has untyped arguments."""
    client: Any = redis
    await client.config_set(name, value)
