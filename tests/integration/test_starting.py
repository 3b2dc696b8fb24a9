"""A service that starts beside a Redis that is not ready, or not good enough."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline import embedded
from dateline.connection import connect
from tests.conftest import until

ENRICH = [sys.executable, "-m", "dateline.cli", "run", "enrich"]


def free_port() -> int:
    """Find a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def enrich(url: str, **settings: str) -> subprocess.Popen[str]:
    """Start the enrich service."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    environ = {**clean, "DATELINE_REDIS_URL": url, **settings}
    return subprocess.Popen(ENRICH, env=environ, stderr=subprocess.PIPE, text=True)


def told(process: subprocess.Popen[str]) -> str:
    """Wait for the end, and give what was said."""
    return process.communicate(timeout=60)[1]


def lines(process: subprocess.Popen[str], word: str) -> str:
    """Read what a process says until a word falls."""
    assert process.stderr is not None
    return next(line for line in process.stderr if word in line)


def test_redis_may_come_later_than_the_service(tmp_path: Path) -> None:
    """Containers start in any order; the service says that it waits, and then works."""
    port = free_port()
    with enrich(f"redis://127.0.0.1:{port}/0") as process:
        assert "reach" in lines(process, "runtime.redis_trouble")
        with embedded.running(tmp_path, port=port):
            lines(process, "runtime.started")
            process.send_signal(signal.SIGTERM)
            told(process)
    assert process.returncode == 0


def test_a_redis_that_never_comes_is_told_in_one_line() -> None:
    """The address, what is wrong and what to do; the status says that a person is needed."""
    port = free_port()
    with enrich(f"redis://127.0.0.1:{port}/0", DATELINE_REDIS_WAIT="0.5") as process:
        last = told(process).splitlines()[-1]
    assert process.returncode == 2
    assert last.startswith(f"dateline: DATELINE_REDIS_URL=redis://127.0.0.1:{port}/0: ")
    assert last.endswith("Start Redis there, or name the right server.")


def test_a_service_that_still_waits_for_redis_can_be_stopped() -> None:
    """SIGTERM is obeyed at once, not after the wait."""
    with enrich(f"redis://127.0.0.1:{free_port()}/0", DATELINE_REDIS_WAIT="600") as process:
        lines(process, "runtime.redis_trouble")
        process.send_signal(signal.SIGTERM)
        told(process)
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("option", "value", "settings", "words"),
    [
        ("maxmemory-policy", "allkeys-lru", {}, "allkeys-lru would throw articles away"),
        ("appendonly", "no", {"DATELINE_DURABILITY": "strict"}, "keeps no append-only file"),
    ],
)
async def test_a_redis_that_loses_articles_is_refused(
    tmp_path: Path, option: str, value: str, settings: dict[str, str], words: str
) -> None:
    """The service does not start, and one line says which setting to change."""
    with embedded.running(tmp_path) as running:
        async with connect(running.url) as client:
            admin: Any = client
            await admin.config_set(option, value)
        with enrich(running.url, **settings) as process:
            last = told(process).splitlines()[-1]
    assert process.returncode == 2
    assert words in last
    assert "CONFIG SET" in last


async def test_a_wrong_password_is_not_waited_for(tmp_path: Path) -> None:
    """It will not become right."""
    with embedded.running(tmp_path) as running:
        async with connect(running.url) as client:
            admin: Any = client
            await admin.config_set("requirepass", "sesame")
        with enrich(running.url.replace("://", "://:tahini@")) as process:
            last = told(process).splitlines()[-1]
        await until(lambda: process.returncode == 2)
    assert "Put the right user and password into the URL." in last
    assert "tahini" not in last
