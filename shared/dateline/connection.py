"""Connecting to Redis: what a URL means, and with how much patience."""

from __future__ import annotations

from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialWithJitterBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

# redis-py 8 gives sockets a timeout of 5 s by default, which would cut longer blocking reads.
_SOCKET_TIMEOUT_S = 10.0


def patience() -> dict[str, Any]:
    """Return the options of a client that outlasts a restart of Redis.

    A repeated command does no harm: commits are fenced, publishing compares what it remembers.
    """
    return {
        "socket_timeout": _SOCKET_TIMEOUT_S,
        "socket_connect_timeout": _SOCKET_TIMEOUT_S,
        "health_check_interval": 15,
        "retry": Retry(ExponentialWithJitterBackoff(base=0.05, cap=1), 6),
        "retry_on_error": [RedisConnectionError, RedisTimeoutError],
    }


def connect(url: str) -> Redis:
    """Connect to the Redis that a URL names."""
    client: Redis = Redis.from_url(url, **patience())  # pyright: ignore[reportUnknownMemberType] - untyped **kwargs
    return client
