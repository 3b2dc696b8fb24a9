"""Redis in its larger forms, as processes on loopback: a Cluster, and Sentinel over two."""

from __future__ import annotations

import random
import socket
import subprocess
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redis import Redis
from redis.exceptions import RedisError
from redis.maint_notifications import MaintNotificationsConfig

from dateline import embedded
from dateline.embedded import Running, Server

MASTER = "news"
"""The name under which Sentinel watches the master."""

_SLOTS = 16384
_NODE_TIMEOUT_MS = 1500
_DOWN_AFTER_MS = 1500

# Below the range from which the system hands out ports, and with room for the cluster's own port,
# which lies 10,000 above.
_PORTS = range(15000, 22000)


def real_server() -> Server:
    """Choose the best server that is a real one: the double in memory has no Cluster."""
    return next(server for server in embedded.servers() if server.durable)


def free_port() -> int:
    """Find a port that is free, as is the one 10,000 above it."""
    while True:
        port = random.choice(_PORTS)  # noqa: S311 - not a secret
        with socket.socket() as one, socket.socket() as other:
            try:
                one.bind(("127.0.0.1", port))
                other.bind(("127.0.0.1", port + 10000))
            except OSError:
                continue
        return port


def port_of(url: str) -> int:
    """Read the port of a standalone server's URL."""
    return int(url.rpartition(":")[2].partition("/")[0])


def ask(port: int, *command: str | int) -> Any:
    """Send one command to one server, and nothing else that it might count or refuse."""
    quiet = MaintNotificationsConfig(enabled=False)
    client: Any = Redis(port=port, driver_info=None, maint_notifications_config=quiet)
    try:
        return client.execute_command(*command)
    finally:
        client.close()


def wait_for(condition: Callable[[], Any], *, within: float = 20.0) -> None:
    """Wait until a condition holds; a server that does not answer counts as one that does not."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            if condition():
                return
        except (RedisError, KeyError):
            pass
        time.sleep(0.02)
    raise TimeoutError


@dataclass
class Cluster:
    """A running Redis Cluster of masters without replicas."""

    folder: Path
    server: Server
    options: tuple[str, ...]
    stack: ExitStack
    ports: list[int] = field(default_factory=list[int])
    """Of the nodes, which each hold a third of the slots."""
    nodes: dict[int, Running] = field(default_factory=dict[int, Running])
    """By port."""

    @property
    def url(self) -> str:
        """The address of the cluster, with all its nodes."""
        return f"redis+cluster://{','.join(f'127.0.0.1:{port}' for port in self.ports)}"

    def start(self, port: int) -> None:
        """Start a node on its data."""
        self.nodes[port] = self.stack.enter_context(
            embedded.running(
                self.folder / str(port),
                port=port,
                server=self.server,
                options=[*_CLUSTERED, *self.options],
            )
        )

    def kill(self, port: int) -> None:
        """Kill a node with SIGKILL."""
        _kill(self.nodes[port])


@contextmanager
def cluster(
    folder: Path, *, server: Server | None = None, options: Sequence[str] = ()
) -> Generator[Cluster]:
    """Run a Redis Cluster of three masters while the block does."""
    with ExitStack() as stack:
        made = Cluster(folder, server or real_server(), tuple(options), stack)
        for _ in range(3):
            made.ports.append(free_port())
            made.start(made.ports[-1])
        _join(made.ports)
        yield made


_CLUSTERED = (
    "--cluster-enabled",
    "yes",
    "--cluster-node-timeout",
    str(_NODE_TIMEOUT_MS),
)


def _join(ports: Sequence[int]) -> None:
    """Hand out the slots, and let the nodes meet."""
    for number, port in enumerate(ports):
        ask(port, "CLUSTER", "SET-CONFIG-EPOCH", number + 1)
        share = range(_SLOTS * number // len(ports), _SLOTS * (number + 1) // len(ports))
        ask(port, "CLUSTER", "ADDSLOTS", *share)
        ask(port, "CLUSTER", "MEET", "127.0.0.1", ports[0])
    wait_for(lambda: all(_is_whole(port, len(ports)) for port in ports))


def _is_whole(port: int, nodes: int) -> bool:
    facts: bytes = ask(port, "CLUSTER", "INFO")
    return b"cluster_state:ok" in facts and f"cluster_known_nodes:{nodes}".encode() in facts


@dataclass
class Sentinel:
    """A master, its replica, and a Sentinel that watches them."""

    folder: Path
    sentinel: int
    """The Sentinel's port."""
    nodes: dict[int, Running] = field(default_factory=dict[int, Running])
    """Master and replica, by port."""

    @property
    def url(self) -> str:
        """The address at which the master is found."""
        return f"redis+sentinel://127.0.0.1:{self.sentinel}/{MASTER}/0"

    def master(self) -> int:
        """Ask the Sentinel for the master's port."""
        return int(ask(self.sentinel, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER)[1])

    def kill(self, port: int) -> None:
        """Kill a server with SIGKILL."""
        _kill(self.nodes[port])


@contextmanager
def sentinel(
    folder: Path, *, server: Server | None = None, options: Sequence[str] = ()
) -> Generator[Sentinel]:
    """Run master, replica and Sentinel while the block does."""
    chosen = server or real_server()
    made = Sentinel(folder, free_port())
    first, second = free_port(), free_port()
    following = ["--replicaof", "127.0.0.1", str(first)]
    quick = ["--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0", *options]
    with ExitStack() as stack:
        for port, more in ((first, quick), (second, [*quick, *following])):
            made.nodes[port] = stack.enter_context(
                embedded.running(folder / str(port), port=port, server=chosen, options=more)
            )
        # Either may be the last to know; a replica that is not loaded would be an empty master.
        wait_for(lambda: ask(first, "INFO", "replication")["slave0"]["state"] == "online")
        wait_for(lambda: ask(second, "INFO", "replication")["master_link_status"] == "up")
        stack.enter_context(_watching(folder / "sentinel", chosen, made.sentinel, first))
        wait_for(lambda: len(ask(made.sentinel, "SENTINEL", "REPLICAS", MASTER)) == 1)
        yield made


def _kill(running: Running) -> None:
    running.process.kill()
    running.process.wait()


@contextmanager
def _watching(folder: Path, server: Server, port: int, master: int) -> Generator[None]:
    """Run a Sentinel, which keeps what it knows in its configuration file."""
    folder.mkdir(parents=True)
    settings = folder / "sentinel.conf"
    settings.write_text(
        f"port {port}\nbind 127.0.0.1\ndir {folder}\nlogfile {folder}/sentinel.log\n"
        f"sentinel monitor {MASTER} 127.0.0.1 {master} 1\n"
        f"sentinel down-after-milliseconds {MASTER} {_DOWN_AFTER_MS}\n"
        f"sentinel failover-timeout {MASTER} 3000\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [*server.command, str(settings), "--sentinel"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=embedded.die_with_parent(),  # noqa: PLW1509 - one prctl call
    )
    try:
        wait_for(lambda: ask(port, "PING"))
        yield
    finally:
        process.terminate()
        process.wait()
