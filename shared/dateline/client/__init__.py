"""Subscribe from outside: ``async for article in enriched(url, group="my-app")``."""

from dateline.client.shares import START
from dateline.client.subscribing import enriched, follow, subscribe
from dateline.client.tails import NOW

__all__ = ["NOW", "START", "enriched", "follow", "subscribe"]
