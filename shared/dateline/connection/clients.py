"""redis-py's clients and connections, mended where they give up too early or try too long."""

from __future__ import annotations

from functools import partial
from typing import Any

from redis.asyncio import Redis, RedisCluster
from redis.asyncio.connection import (
    AbstractConnection,
    Connection,
    SSLConnection,
    UnixDomainSocketConnection,
)
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import (
    SentinelConnectionPool,
    SentinelManagedConnection,
    SentinelManagedSSLConnection,
)
from redis.backoff import NoBackoff
from redis.exceptions import (
    AuthenticationError,
    RedisClusterException,
    RedisError,
    ResponseError,
    SlotNotCoveredError,
)
from redis.exceptions import ConnectionError as RedisConnectionError

from dateline.connection.trouble import passes, plain


class Patience(Retry):
    """Tries that end at once where trouble will not pass, such as a wrong password."""

    async def call_with_retry(self, do: Any, fail: Any, *_: Any, **options: Any) -> Any:
        """Send a command until it succeeds."""
        return await super().call_with_retry(do, fail, is_retryable=_may_pass, **options)


def _may_pass(error: Exception) -> bool:
    return isinstance(error, RedisError) and passes(error)


class Client(Redis):
    """A client that hears the same errors from a script, whatever the version of Redis."""

    async def parse_response(self, *args: Any, **options: Any) -> Any:
        """Read an answer."""
        try:
            return await super().parse_response(*args, **options)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - untyped there
        except ResponseError as error:
            raise plain(error) from None


class _OneTry(AbstractConnection):
    """A connection that is opened once for each try of a command.

    redis-py would open it nine times within each of nine tries.
    """

    async def connect_check_health(self, *args: Any, **options: Any) -> None:
        options["retry_socket_connect"] = False
        await super().connect_check_health(*args, **options)  # pyright: ignore[reportUnknownMemberType] - untyped there


class TcpConnection(_OneTry, Connection):
    """A connection by TCP."""


class TlsConnection(_OneTry, SSLConnection):
    """A connection by TLS."""


class SocketConnection(_OneTry, UnixDomainSocketConnection):
    """A connection by a socket of this machine."""


class MasterConnection(_OneTry, SentinelManagedConnection):
    """A connection that asks Sentinel for the master each time that it is opened.

    redis-py's asks when a connection is taken from the pool, and then tries a dead master again
    for as long as the command lasts.
    """

    async def _connect_retry(self) -> None:
        await self.connect_check_health()

    async def connect_check_health(self, *args: Any, **options: Any) -> None:
        """Open the connection if need be."""
        me: Any = self
        if not self.is_connected:
            me.host, me.port = await me.connection_pool.get_master_address()
        await super().connect_check_health(*args, **options)


class MasterTlsConnection(MasterConnection, SentinelManagedSSLConnection):
    """The same by TLS."""


class MasterPool(SentinelConnectionPool):
    """A pool that closes its Sentinels' connections with its own."""

    async def aclose(self) -> None:
        """Close all."""
        await super().aclose()
        await self.sentinel_manager.aclose()  # pyright: ignore[reportUnknownMemberType] - untyped there


class Cluster(RedisCluster):
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
        """Find the nodes, unless they are known."""
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
        """Send a command where its keys are."""
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
            raise plain(error) from None


async def _pass_over(_: Exception) -> None:
    """Do nothing about an error: the cluster client has dropped the connection itself."""
