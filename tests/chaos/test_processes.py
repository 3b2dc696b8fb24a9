"""What the driver does to processes and disks."""

from __future__ import annotations

import asyncio
import errno
from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from tests.chaos.disk import small_disk
from tests.chaos.fleet import Fleet, resident
from tests.chaos.redis_server import RedisServer, configure
from tests.chaos.scene import until

SLEEPER = ("-c", "import time; print('started', flush=True); time.sleep(60)")
ENDS = ("-c", "import os; os.kill(os.getpid(), 9)")


async def _length(server: RedisServer, *, add: int = 0) -> int:
    async with Redis.from_url(server.url) as redis:  # pyright: ignore[reportUnknownMemberType] - untyped **kwargs
        for _ in range(add):
            await redis.xadd("stream", {"data": "x" * 1000})
        length: int = await redis.xlen("stream")
        return length


async def test_a_killed_redis_comes_back_with_what_it_acknowledged(tmp_path: Path) -> None:
    """It keeps its port, and under ``always`` every entry."""
    with RedisServer(tmp_path, "always").open() as server:
        port = server.port
        await _length(server, add=20)
        server.kill()
        server.start()
        assert server.port == port
        assert await _length(server) == 20


async def test_a_cut_tail_loses_the_newest_entries_alone(tmp_path: Path) -> None:
    """Redis starts on what is left of its file."""
    with RedisServer(tmp_path, "always").open() as server:
        await _length(server, add=50)
        server.kill()
        assert server.cut_tail(10_500) == 10_500
        server.start()
        assert 35 <= await _length(server) < 50


async def test_a_setting_can_be_changed_while_it_runs(tmp_path: Path) -> None:
    """Without memory, Redis refuses to write."""
    with RedisServer(tmp_path).open() as server:
        async with Redis.from_url(server.url) as redis:  # pyright: ignore[reportUnknownMemberType] - untyped **kwargs
            await configure(redis, "maxmemory", "1mb")
        with pytest.raises(ResponseError, match="maxmemory"):
            await _length(server, add=2000)


def test_a_small_disk_can_be_filled_and_cleared(tmp_path: Path) -> None:
    """Nobody else sees the disk, and the machine's own stays as it is."""
    with small_disk(tmp_path / "disk", "1m") as disk:
        file = disk.outside / "file"
        file.write_bytes(b"before")
        disk.fill()
        with pytest.raises(OSError, match="No space left") as raised:
            (disk.outside / "more").write_bytes(b"x" * 100_000)
        assert raised.value.errno == errno.ENOSPC
        disk.clear()
        (disk.outside / "more").write_bytes(b"x" * 100_000)
        assert file.read_bytes() == b"before"
        assert list((tmp_path / "disk").iterdir()) == []


def test_a_disk_that_cannot_be_mounted_is_a_clear_error(tmp_path: Path) -> None:
    """The line says what is missing."""
    with pytest.raises(OSError, match="no disk can be mounted"), small_disk(tmp_path, "wrong"):
        pass


async def test_a_redis_on_a_small_disk_runs_there(tmp_path: Path) -> None:
    """Its file lies where only its namespace sees it."""
    with small_disk(tmp_path / "redis", "8m") as disk:
        with RedisServer(tmp_path / "redis", within=disk.within).open() as server:
            await _length(server, add=3)
            assert any(disk.outside.rglob("appendonly.aof*"))
        assert list((tmp_path / "redis").iterdir()) == []


async def test_a_killed_worker_is_started_again(tmp_path: Path) -> None:
    """As a container engine would, with the same command."""
    async with Fleet(tmp_path, {}).open() as fleet:
        worker = fleet.add("sleeper", command=SLEEPER)
        await until(lambda: fleet.up == [worker])
        first = worker.pid
        fleet.kill(worker)
        await until(lambda: fleet.up == [worker])
        assert worker.pid != first
        assert fleet.events == {"started": 2, "killed": 1}
        assert fleet.peak_rss > 0


async def test_a_dismissed_worker_stays_away(tmp_path: Path) -> None:
    """It was told to end, and nobody wants it back."""
    async with Fleet(tmp_path, {}).open() as fleet:
        worker = fleet.add("sleeper", command=SLEEPER)
        await until(lambda: fleet.up == [worker])
        await fleet.dismiss([worker])
        await asyncio.sleep(0.3)
        assert worker.pid is None
        assert fleet.named("sleeper") == []


async def test_the_first_starts_may_differ_from_the_rest(tmp_path: Path) -> None:
    """So a worker dies at its point three times, and then lives."""
    async with Fleet(tmp_path, {}).open() as fleet:
        worker = fleet.add("sleeper", command=SLEEPER, first=[ENDS, ENDS])
        await until(lambda: fleet.up == [worker])
        assert worker.died == 2
        assert fleet.statuses == {-9: 2}


async def test_a_paused_worker_stands_still_and_goes_on(tmp_path: Path) -> None:
    """It is still the same process afterwards."""
    async with Fleet(tmp_path, {}).open() as fleet:
        worker = fleet.add("sleeper", command=SLEEPER)
        await until(lambda: fleet.up == [worker])
        pid = worker.pid

        def state() -> str:
            return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split()[2]

        fleet.pause(worker, on=True)
        await until(lambda: state() == "T")
        fleet.pause(worker, on=False)
        await until(lambda: state() == "S")
        assert worker.pid == pid


def test_a_process_that_is_gone_takes_no_memory() -> None:
    """A worker may die between two looks."""
    assert resident(2**22 + 1) == 0
