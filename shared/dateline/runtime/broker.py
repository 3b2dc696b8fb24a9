"""FastStream's broker, on the one connection that a Redis URL means."""

from __future__ import annotations

from typing import Any

from faststream.redis import RedisBroker
from faststream.redis.configs import ConnectionState
from redis.asyncio import Redis

from dateline.connection import connect
from dateline.connection.address import Address


def open_broker(url: str, *, logger: Any, graceful_timeout: float) -> RedisBroker:
    """Make a broker for one server, a Sentinel's master or a Cluster.

    Args:
        url: see :func:`dateline.connection.connect`.
        logger: takes what FastStream has to say.
        graceful_timeout: seconds that handlers may take to finish when the broker stops.

    Raises:
        Mishap: the URL means nothing.
    """
    return _Broker(url, logger=logger, graceful_timeout=graceful_timeout)


class _Broker(RedisBroker):
    """A broker that leaves connecting to :mod:`dateline.connection`.

    FastStream's own brokers for Sentinel and Cluster would wait a minute for a dead Sentinel, and
    not at all for a Cluster that is electing a master.
    """

    def __init__(self, url: str, **options: Any) -> None:
        self._url = url
        # FastStream would resolve the handler's one argument as a dependency, by four hops through
        # a thread for each batch.
        super().__init__(
            specification_url=str(Address.parse(url)),
            protocol="redis",
            apply_types=False,
            **options,
        )

    def _make_connection_state(
        self, connection_options: dict[str, Any], kwargs: dict[str, Any]
    ) -> ConnectionState[Redis]:
        del connection_options, kwargs
        return _Connection(self._url)


class _Connection(ConnectionState[Redis]):
    """The client behind a broker, opened when the broker starts and closed when it stops."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    async def connect(self) -> Redis:
        if self._client is None:
            self._client = connect(self._url)
            self._connected = True
        return self._client
