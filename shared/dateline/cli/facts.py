"""Gathers all that the checks of a deployment look at; what may not be asked is noted."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, TypeVar

from redis.asyncio import Redis
from redis.exceptions import NoPermissionError, RedisError, ResponseError

from dateline.cli.lag import Standing, measure
from dateline.cli.reach import archived, reached
from dateline.cli.whereabouts import Whereabouts
from dateline.connection.address import Address
from dateline.errors import Mishap
from dateline.plugins import service_names
from dateline.runtime.layout import look_up_layout
from dateline.runtime.letters import Letters
from dateline.runtime.settings import Environ, RuntimeSettings, variable

T = TypeVar("T")

_MOST_LETTERS = 1000
_REFUSALS = ("NOPERM", "ACL failure", "can't run this command", "unknown command")


@dataclass(frozen=True)
class Facts:
    """What is known of a deployment at one moment."""

    where: str = "redis"
    """Where its Redis is, without the password."""
    unreachable: Mishap | None = None
    info: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What INFO says; empty where it may not be asked."""
    config: Mapping[str, Any] = field(default_factory=dict[str, Any])
    cluster: Mapping[str, Any] = field(default_factory=dict[str, Any])
    skew: float | None = None
    """Seconds by which this machine's clock is ahead of Redis's."""
    layout: tuple[int, ...] = (1,)
    standings: Sequence[Standing] = ()
    reasons: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])
    """For the key of each queue's dead letters, why the first thousand were given up."""
    services: tuple[str, ...] = ()
    """The services that are installed here."""
    settings: RuntimeSettings | None = None
    partitions_set: bool = False
    """Whether the number of partitions is set here, or left to its default."""
    bad_setting: Mishap | None = None
    archive: Mishap | None = None
    """Why the archive cannot be used."""
    archive_troubles: tuple[Mishap, ...] = ()
    archive_asked: bool = False
    withheld: tuple[str, ...] = ()
    """What this user may not ask, with Redis's own words."""


async def gather(environ: Environ) -> Facts:
    """Look at settings, Redis, groups, dead letters and archive."""
    found: dict[str, Any] = {"services": tuple(service_names())}
    found.update(_read_settings(environ))
    found.update(await _ask_archive(environ))
    try:
        found["where"] = str(Address.parse(Whereabouts.read(environ).find_redis()))
        async with reached(environ) as redis:
            asker = _Asker(redis)
            found.update(await asker.ask())
    except Mishap as mishap:
        found["unreachable"] = mishap
    return Facts(**found)


def _read_settings(environ: Environ) -> dict[str, Any]:
    try:
        settings = RuntimeSettings.read(environ)
    except Mishap as mishap:
        return {"bad_setting": mishap}
    name = variable("partitions")
    return {"settings": settings, "partitions_set": name in environ or f"{name}_FILE" in environ}


async def _ask_archive(environ: Environ) -> dict[str, Any]:
    if "store" not in service_names():
        return {}
    try:
        async with archived(environ) as archive:
            return {"archive_asked": True, "archive_troubles": tuple(await archive.check())}
    except Mishap as mishap:
        return {"archive_asked": True, "archive": mishap}


class _Asker:
    """Asks one Redis; a question that is not allowed leaves a note and a default."""

    def __init__(self, redis: Redis) -> None:
        self._redis: Any = redis
        self._withheld: list[str] = []

    async def ask(self) -> dict[str, Any]:
        info = await self._try("INFO", self._info, dict[str, Any]())
        standings = await self._try(
            "the account of each group", lambda: measure(self._redis), list[Standing]()
        )
        return {
            "info": info,
            "config": await self._try("CONFIG GET", self._config, {}),
            "cluster": await self._try("CLUSTER INFO", self._cluster, {})
            if info.get("cluster_enabled")
            else {},
            "skew": await self._try("TIME", self._skew, None),
            "layout": await self._try("the layout", lambda: look_up_layout(self._redis), (1,)),
            "standings": standings,
            "reasons": await self._try("the dead letters", lambda: self._reasons(standings), {}),
            "withheld": tuple(self._withheld),
        }

    async def _try(self, what: str, question: Callable[[], Awaitable[T]], default: T) -> T:
        try:
            return await question()
        except RedisError as error:
            if not _refused(error):
                raise
            self._withheld.append(f"{what}: {error}")
            return default

    async def _info(self) -> dict[str, Any]:
        return _first_node(await self._redis.info())

    async def _config(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for pattern in ("appendfsync", "min-replicas-to-write", "save"):
            found.update(_first_node(await self._redis.config_get(pattern)))
        return found

    async def _cluster(self) -> dict[str, Any]:
        return _first_node(await self._redis.execute_command("CLUSTER INFO"))

    async def _skew(self) -> float:
        """Compare clocks, by the middle of the question."""
        before = time.time()
        seconds, micros = await self._redis.time()
        return (before + time.time()) / 2 - float(seconds + micros / 1_000_000)

    async def _reasons(self, standings: Sequence[Standing]) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, Mapping[str, int]] = {}
        for standing in standings:
            if standing.account.dead:
                found[standing.queue.dead] = await self._count(Letters(self._redis, standing.queue))
        return found

    async def _count(self, letters: Letters) -> Mapping[str, int]:
        reasons: Counter[str] = Counter()
        async with aclosing(letters.scan()) as scan:
            async for letter in scan:
                reasons[letter.told.reason] += 1
                if reasons.total() == _MOST_LETTERS:
                    break
        return reasons


def _refused(error: RedisError) -> bool:
    told = str(error)
    refused = isinstance(error, ResponseError) and any(words in told for words in _REFUSALS)
    return refused or isinstance(error, NoPermissionError)


def _first_node(answer: Any) -> dict[str, Any]:
    """Take the answer of one node, where a Cluster gives those of several."""
    one: Any = answer
    if answer and all(isinstance(node, dict) for node in answer.values()):
        one = next(iter(answer.values()))
    return dict(one)
