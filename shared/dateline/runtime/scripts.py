"""The Lua scripts of delivery: their texts, and how they are called."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha1
from importlib.resources import files
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import NoScriptError


class Script:
    """A script that any kind of Redis runs as one step; it is sent in full only where need be.

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


@cache
def text(name: str) -> str:
    """Return the text of a script, such as ``commit``, behind what all scripts share."""
    folder = files("dateline.runtime").joinpath("lua")
    parts = (
        folder.joinpath(f"{part}.lua").read_text(encoding="utf-8") for part in ("common", name)
    )
    return "\n".join(parts)


def load(redis: Redis, name: str) -> Script:
    """Make a script callable on a client."""
    return Script(redis, text(name))
