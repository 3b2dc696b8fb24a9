"""Whether a Redis can keep the promise: what is read of it at start, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from dateline.connection.trouble import passes
from dateline.errors import Mishap

_OLDEST = (6, 2)
_WHERE = "DATELINE_REDIS_URL"


@dataclass(frozen=True)
class ServerFacts:
    """What a Redis says of itself; ``None`` where it does not say."""

    version: str | None = None
    """``redis_version``; Valkey gives the Redis version that it is compatible with."""
    policy: str | None = None
    """``maxmemory-policy``."""
    is_durable: bool | None = None
    """Whether it keeps an append-only file."""


async def read_facts(redis: Redis) -> ServerFacts:
    """Ask a Redis; one that may not be asked, or is a stand-in, says nothing."""
    client: Any = redis
    try:
        info: Any = await client.info()
    except ResponseError as error:
        if passes(error):
            raise
        return ServerFacts()
    if (
        info
        and all(isinstance(node, dict) for node in info.values())
        and "redis_version" not in info
    ):
        info = next(iter(info.values()))  # a cluster answers node by node
    durable = info.get("aof_enabled")
    return ServerFacts(
        version=info.get("redis_version"),
        policy=info.get("maxmemory_policy"),
        is_durable=None if durable is None else bool(durable),
    )


def check(facts: ServerFacts, durability: str) -> None:
    """Refuse a Redis on which the promise cannot be kept.

    Raises:
        Mishap: it is too old, it evicts, or it is not durable where that is demanded.
    """
    if facts.version is not None and _numbers(facts.version) < _OLDEST:
        raise Mishap(
            f"Redis {facts.version} is too old",
            where=_WHERE,
            remedy="Use Redis 6.2 or later, or Valkey.",
        )
    if facts.policy not in {None, "noeviction"}:
        raise Mishap(
            f"maxmemory-policy {facts.policy} would throw articles away",
            where=_WHERE,
            remedy="CONFIG SET maxmemory-policy noeviction, and set it in redis.conf.",
        )
    if durability == "strict" and not facts.is_durable:
        what = "keeps no append-only file" if facts.is_durable is False else "does not say"
        raise Mishap(
            f"DATELINE_DURABILITY is strict, and this Redis {what}",
            where=_WHERE,
            remedy="CONFIG SET appendonly yes and set it in redis.conf, let the user run INFO, or "
            "set DATELINE_DURABILITY=normal.",
        )


def _numbers(version: str) -> tuple[int, ...]:
    parts = version.split(".")[:2]
    return tuple(int(part) for part in parts if part.isdecimal())
