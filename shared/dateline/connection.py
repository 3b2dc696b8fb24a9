"""Connecting to Redis: a client of whatever a URL names, and with how much patience."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any, cast

from redis.asyncio import Redis, RedisCluster
from redis.asyncio.cluster import ClusterNode
from redis.asyncio.connection import (
    AbstractConnection,
    Connection,
    ConnectionPool,
    SSLConnection,
    UnixDomainSocketConnection,
)
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import (
    Sentinel,
    SentinelConnectionPool,
    SentinelManagedConnection,
    SentinelManagedSSLConnection,
)
from redis.backoff import ExponentialWithJitterBackoff, NoBackoff
from redis.exceptions import (
    AuthenticationError,
    ClusterDownError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisClusterException,
    ResponseError,
    SlotNotCoveredError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from dateline.address import VARIABLE, Address
from dateline.errors import Mishap

# redis-py 8 gives sockets a timeout of 5 s by default, which would cut longer blocking reads.
_SOCKET_TIMEOUT_S = 10.0

# A Sentinel answers from memory; one that does not is passed over for the next. redis-py would
# try a dead one eleven times, with pauses that add up to a minute.
_SENTINEL_TIMEOUT_S = 2.0

# Each blocking read holds a connection of its own: one for each stage, partition and lane.
_CONNECTIONS = 1000

_PASSING = (
    RedisConnectionError,  # BusyLoadingError and MasterNotFoundError are among them
    RedisTimeoutError,
    ReadOnlyError,
    ClusterDownError,
    TryAgainError,
)
"""Errors that a fresh connection or a little time may mend."""

# Redis 6.2 wraps what goes wrong inside a script into an error of its own.
_WRAPPED = re.compile(r"^Error running script .*: -([A-Z]+) (.*)$", re.DOTALL)


def _patience() -> dict[str, Any]:
    """Return the options of a client that outlasts a restart of Redis, or a failover.

    After an error that may pass, a command is tried again on a fresh connection, up to nine times
    within some four seconds. A repeated command does no harm: commits are fenced, publishing
    compares what it remembers. A master that was demoted answers READONLY: the fresh connection
    asks Sentinel, or DNS, for the new one.
    """
    return {
        "socket_timeout": _SOCKET_TIMEOUT_S,
        "socket_connect_timeout": _SOCKET_TIMEOUT_S,
        "health_check_interval": 15,
        "max_connections": _CONNECTIONS,
        "retry": Retry(ExponentialWithJitterBackoff(base=0.05, cap=1), 8, _PASSING),
    }


def connect(url: str) -> Redis:
    """Connect to the Redis that a URL names, when the first command is sent.

    ============================================  ==============================================
    ``redis://[user:password@]host[:port][/db]``  one server
    ``unix:///path[?db=0]``                       one server, by its socket
    ``redis+sentinel://…host,host/master[/db]``   the master that these Sentinels know by a name
    ``redis+cluster://…host,host``                a Cluster, by some of its nodes
    ============================================  ==============================================

    ``rediss`` in the place of ``redis`` means TLS, tuned by ``?ssl_ca_certs=…`` and its like; user
    and password are those of the data, and a Sentinel's own are ``?sentinel_password=…``.

    The client of a Cluster is typed as a :class:`Redis` and takes the same commands, with three
    differences: all keys of a command, a script or a pipeline lie in one partition; ``keys`` and
    ``flushall`` go to all nodes; ``ping``, ``info``, ``config_get`` and ``time`` ask one of them.

    Raises:
        Mishap: the URL means nothing, or names a file that is not there.
    """
    address = Address.parse(url)
    for name in ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile"):
        path = address.options.get(name)
        if path is not None and not Path(path).is_file():
            raise Mishap(f"{name} names no file", where=VARIABLE, remedy="Name one that exists.")
    if address.kind == "cluster":
        return cast("Redis", _cluster(address))
    if address.kind == "sentinel":
        return _Client.from_pool(_sentinel_pool(address))
    return _Client.from_pool(_pool(address))


def _options(address: Address) -> dict[str, Any]:
    user = {"username": address.username, "password": address.password}
    return {**_patience(), **user, **address.tuning}


def _pool(address: Address) -> ConnectionPool:
    options = _options(address)
    if address.kind == "socket":
        options |= {"connection_class": _SocketConnection, "path": address.path}
    else:
        host, port = address.places[0]
        kind = _TlsConnection if address.tls else _TcpConnection
        options |= {"connection_class": kind, "host": host, "port": port}
    return ConnectionPool(db=address.db, **options)


def _sentinel_pool(address: Address) -> ConnectionPool:
    sentinel: Any = Sentinel
    pool: Any = _SentinelPool
    kind = _MasterTlsConnection if address.tls else _MasterConnection
    watching = {
        "socket_timeout": _SENTINEL_TIMEOUT_S,
        "socket_connect_timeout": _SENTINEL_TIMEOUT_S,
        "retry": Retry(NoBackoff(), 0),
        "username": address.options.get("sentinel_username"),
        "password": address.options.get("sentinel_password"),
    }
    sentinels = sentinel(
        address.places, sentinel_kwargs={**watching, "ssl": address.tls, **address.tuning}
    )
    made: ConnectionPool = pool(
        address.master, sentinels, connection_class=kind, db=address.db, **_options(address)
    )
    return made


def _cluster(address: Address) -> RedisCluster:
    nodes = [ClusterNode(host, port) for host, port in address.places]
    return _Cluster(startup_nodes=nodes, ssl=address.tls, **_options(address))


class _Client(Redis):
    """A client that hears the same errors from a script, whatever the version of Redis."""

    async def parse_response(self, *args: Any, **options: Any) -> Any:
        try:
            return await super().parse_response(*args, **options)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - untyped there
        except ResponseError as error:
            raise _plain(error) from None


class _OneTry(AbstractConnection):
    """A connection that is opened once for each try of a command.

    redis-py would open it nine times within each of nine tries.
    """

    async def connect_check_health(self, *args: Any, **options: Any) -> None:
        options["retry_socket_connect"] = False
        await super().connect_check_health(*args, **options)  # pyright: ignore[reportUnknownMemberType] - untyped there


class _TcpConnection(_OneTry, Connection):
    pass


class _TlsConnection(_OneTry, SSLConnection):
    pass


class _SocketConnection(_OneTry, UnixDomainSocketConnection):
    pass


class _MasterConnection(_OneTry, SentinelManagedConnection):
    """A connection that asks Sentinel for the master each time that it is opened.

    redis-py's asks when a connection is taken from the pool, and then tries a dead master again
    for as long as the command lasts.
    """

    async def _connect_retry(self) -> None:
        await self.connect_check_health()

    async def connect_check_health(self, *args: Any, **options: Any) -> None:
        me: Any = self
        if not self.is_connected:
            me.host, me.port = await me.connection_pool.get_master_address()
        await super().connect_check_health(*args, **options)


class _MasterTlsConnection(_MasterConnection, SentinelManagedSSLConnection):
    pass


class _SentinelPool(SentinelConnectionPool):
    """A pool that closes its Sentinels' connections with its own."""

    async def aclose(self) -> None:
        await super().aclose()
        await self.sentinel_manager.aclose()  # pyright: ignore[reportUnknownMemberType] - untyped there


class _Cluster(RedisCluster):
    """A client of a Cluster that waits between its tries, and for nodes that are all away.

    redis-py's tries again at once, and gives up when no node answers or one is still loading.
    """

    def __init__(self, *, retry: Retry, **options: Any) -> None:
        super().__init__(retry=Retry(NoBackoff(), 0), **options)  # pyright: ignore[reportUnknownMemberType] - untyped there
        self._patience = retry

    async def __aenter__(self) -> RedisCluster:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()

    async def initialize(self, *args: Any, **options: Any) -> RedisCluster:
        try:
            return await super().initialize(*args, **options)
        except RedisClusterException as error:
            # The nodes that were found replace those that were named; where all of them have
            # moved, only a name leads back.
            named = {node.name: node for node in self.startup_nodes}
            self.nodes_manager.startup_nodes.update(named)
            if isinstance(error.__cause__, AuthenticationError):
                raise error.__cause__ from None
            raise RedisConnectionError(str(error)) from error

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        return await self._patience.call_with_retry(
            partial(self._attempt, *args, **options), _pass_over
        )

    async def _attempt(self, *args: Any, **options: Any) -> Any:
        await self.initialize()
        try:
            return await super().execute_command(*args, **options)
        except SlotNotCoveredError as error:
            raise RedisConnectionError(str(error)) from error
        except ResponseError as error:
            raise _plain(error) from None


async def _pass_over(_: Exception) -> None:
    """Do nothing about an error: the cluster client has dropped the connection itself."""


def _plain(error: ResponseError) -> ResponseError:
    """Take an error out of what Redis 6.2 wraps it in."""
    wrapped = _WRAPPED.match(str(error))
    if wrapped is None:
        return error
    code, text = wrapped.groups()
    kind = {"READONLY": ReadOnlyError, "OOM": OutOfMemoryError}.get(code)
    return kind(text) if kind else ResponseError(f"{code} {text}")
