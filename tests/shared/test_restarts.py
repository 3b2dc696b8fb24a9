"""After a restart Redis writes its file anew, so that no half transaction stays in it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from dateline import embedded
from dateline.connection import connect
from dateline.ending import end
from dateline.runtime import restarts
from dateline.runtime.restarts import mend_after_restarts
from tests.conftest import until


def _add_half_a_transaction(folder: Path) -> None:
    """Let the append-only file end as a power cut may leave it."""
    files = [one for one in folder.rglob("appendonly.aof*") if one.suffix != ".manifest"]
    newest = max(files, key=lambda one: one.name)
    with newest.open("ab") as file:
        file.write(b"*1\r\n$5\r\nMULTI\r\n*3\r\n$3\r\nSET\r\n$4\r\nhalf\r\n$3\r\nyes\r\n*3\r\n$3")


async def _renewed(client: Any) -> bool:
    """Tell whether the file was written anew, and nobody is writing it now."""
    found = await client.info("persistence")
    return not found["aof_rewrite_in_progress"] and found["aof_last_rewrite_time_sec"] >= 0


@pytest.mark.parametrize("young", [0, 60])
async def test_a_server_is_looked_after_when_it_is_new(
    tmp_path: Path, young: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A young server may have been restarted while this process was away; an old one was not."""
    monkeypatch.setattr(restarts, "_YOUNG_S", young)
    with embedded.running(tmp_path) as running, capture_logs() as lines:
        async with connect(running.url) as client:
            task = asyncio.create_task(mend_after_restarts(client, interval=0.01))
            if young:
                await until(lambda: _renewed(client))
            else:
                await asyncio.sleep(0.1)
            await end([task])
            assert bool(lines) == bool(young)


async def test_a_restart_is_noticed_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a transaction at the end of the file is gone from it before the next start."""
    monkeypatch.setattr(restarts, "_YOUNG_S", 0)
    with embedded.running(tmp_path) as first:
        port = int(first.url.rpartition(":")[2].split("/")[0])
        async with connect(first.url) as client:
            await client.set("kept", "yes")
            task = asyncio.create_task(mend_after_restarts(client, interval=0.01))
            await asyncio.sleep(0.1)
            first.process.kill()
            first.process.wait()
            _add_half_a_transaction(tmp_path)
            with embedded.running(tmp_path, port=port):
                await until(lambda: _renewed(client))
                await client.set("later", "yes")
            await end([task])
    with embedded.running(tmp_path, port=port) as third:
        async with connect(third.url) as client:
            assert await client.mget(["kept", "half", "later"]) == [b"yes", None, b"yes"]


async def test_a_server_that_keeps_no_file_is_left_alone(tmp_path: Path) -> None:
    """There is nothing to write anew."""
    with embedded.running(tmp_path, options=["--appendonly", "no"]) as running:
        async with connect(running.url) as client:
            with capture_logs() as lines:
                task = asyncio.create_task(mend_after_restarts(client, interval=0.01))
                await asyncio.sleep(0.1)
                await end([task])
    assert lines == []
