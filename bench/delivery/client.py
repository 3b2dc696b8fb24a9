"""A plain client of the Redis under the measurement, for the one who measures."""

from __future__ import annotations

from typing import Any

from redis import Redis


def client(url: str) -> Any:
    """Connect; redis-py types its replies for two kinds of client at once, so that none helps."""
    plain: Any = Redis
    return plain.from_url(url)
