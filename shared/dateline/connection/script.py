"""A Lua script that any kind of Redis runs as one step."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import NoScriptError


class Script:
    """A script, which is sent in full only where a server does not know it yet.

    redis-py's own would load a script that is missing onto all masters of a Cluster, which fails
    as long as one of them is away, and needs the right to ``SCRIPT LOAD``.
    """

    def __init__(self, redis: Redis, text: str) -> None:
        self._redis: Any = redis
        self._text = text
        self._hash = sha1(text.encode(), usedforsecurity=False).hexdigest()

    async def __call__(self, keys: Sequence[str], args: Sequence[Any]) -> Any:
        """Run it; all keys must lie in one partition."""
        try:
            return await self._redis.evalsha(self._hash, len(keys), *keys, *args)
        except NoScriptError:
            return await self._redis.eval(self._text, len(keys), *keys, *args)
