"""The Lua scripts of delivery: their texts, and how they are called."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from redis.asyncio import Redis

from dateline.connection.script import Script


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
