"""Connecting to Redis: a client of whatever a URL names, and with how much patience."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from redis.asyncio import Redis
from redis.asyncio.cluster import ClusterNode
from redis.asyncio.connection import ConnectionPool
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import Sentinel
from redis.backoff import ExponentialWithJitterBackoff, NoBackoff
from redis.maint_notifications import MaintNotificationsConfig

from dateline.connection.address import VARIABLE, Address
from dateline.connection.clients import (
    Client,
    Cluster,
    MasterConnection,
    MasterPool,
    MasterTlsConnection,
    Patience,
    SocketConnection,
    TcpConnection,
    TlsConnection,
)
from dateline.connection.trouble import RECONNECT
from dateline.errors import Mishap

# redis-py 8 gives sockets a timeout of 5 s by default, which would cut longer blocking reads.
_SOCKET_TIMEOUT_S = 10.0

# A Sentinel answers from memory; one that does not is passed over for the next. redis-py would
# try a dead one eleven times, with pauses that add up to a minute.
_SENTINEL_TIMEOUT_S = 2.0

# Beyond the first; with pauses of up to a second these take some four seconds.
_TRIES = 8

# What redis-py would tell and ask a server with CLIENT, which the users of a pipeline may not use.
_QUIET = {
    "driver_info": None,
    "maint_notifications_config": MaintNotificationsConfig(enabled=False),
}

# Each blocking read holds a connection of its own: one for each stage, partition and lane.
_CONNECTIONS = 1000


def _patience() -> dict[str, Any]:
    """Return the options of a client that outlasts a restart of Redis, or a failover.

    There are no health checks: a command that finds its connection dead is tried again on a fresh
    one, as the check would be, and redis-py would try that nine times within each of nine tries.
    After an error that may pass, a command is tried again on a fresh connection, up to nine times
    within some four seconds. A repeated command does no harm: commits are fenced, publishing
    compares what it remembers. A master that was demoted answers READONLY: the fresh connection
    asks Sentinel, or DNS, for the new one.
    """
    return {
        "socket_timeout": _SOCKET_TIMEOUT_S,
        "socket_connect_timeout": _SOCKET_TIMEOUT_S,
        "max_connections": _CONNECTIONS,
        **_QUIET,
        "retry": Patience(ExponentialWithJitterBackoff(base=0.05, cap=1), _TRIES, RECONNECT),
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
        return Client.from_pool(_sentinel_pool(address))
    return Client.from_pool(_pool(address))


def _options(address: Address) -> dict[str, Any]:
    user = {"username": address.username, "password": address.password}
    return {**_patience(), **user, **address.tuning}


def _pool(address: Address) -> ConnectionPool:
    options = _options(address)
    if address.kind == "socket":
        options |= {"connection_class": SocketConnection, "path": address.path}
    else:
        host, port = address.places[0]
        kind = TlsConnection if address.tls else TcpConnection
        options |= {"connection_class": kind, "host": host, "port": port}
    return ConnectionPool(db=address.db, **options)


def _sentinel_pool(address: Address) -> ConnectionPool:
    sentinel: Any = Sentinel
    pool: Any = MasterPool
    kind = MasterTlsConnection if address.tls else MasterConnection
    watching = {
        "socket_timeout": _SENTINEL_TIMEOUT_S,
        "socket_connect_timeout": _SENTINEL_TIMEOUT_S,
        "retry": Retry(NoBackoff(), 0),
        **_QUIET,
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


def _cluster(address: Address) -> Cluster:
    nodes = [ClusterNode(host, port) for host, port in address.places]
    return Cluster(startup_nodes=nodes, ssl=address.tls, **_options(address))
