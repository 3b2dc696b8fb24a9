"""The Lua scripts of delivery: their texts, and how they are called."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from redis.asyncio import Redis


class Script(Protocol):
    """A script that Redis runs as one step."""

    async def __call__(self, keys: list[str], args: list[Any]) -> Any:
        """Run it; all keys must lie in one partition."""
        ...


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
    registered: Any = redis.register_script(text(name))
    called: Script = registered
    return called
