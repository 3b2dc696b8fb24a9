"""Feeds in every state, for the tests of what is told about them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from dateline.feeds import FeedReport
from dateline_ingest.outcomes import Outcome
from dateline_ingest.polling.health import Standing, report
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.rate import DAY, Rate
from dateline_ingest.polling.registry import Subscription

from .samples import NOW

URL = "https://harbour.example/rss"


def ago(**much: float) -> datetime:
    """A moment before now."""
    return NOW - timedelta(**much)


def memory(**fields: Any) -> FeedMemory:
    """A feed of ten entries a day, looked at ten minutes ago, when it brought one."""
    given_: dict[str, Any] = {
        "url": URL,
        "last_outcome": "ok",
        "last_success": ago(minutes=10),
        "next_poll": NOW + timedelta(minutes=5),
        "wait": 900.0,
        "entries": 25,
        "rate": Rate(at=NOW, entries=100, seconds=10 * DAY),
        "last_news": ago(minutes=10),
        "silent_from": NOW + timedelta(days=1),
    }
    return FeedMemory.model_validate(given_ | fields)


def failing(outcome: Outcome, **fields: Any) -> FeedMemory:
    """The same, after looks that came to nothing."""
    return memory(**{"last_outcome": outcome, "failures": 1} | fields)


def told(
    remembered: FeedMemory | None = None,
    *,
    due: float | None = 300.0,
    is_held: bool = False,
    held: int = 0,
    **subscription: Any,
) -> FeedReport:
    """Report about a feed."""
    given_ = {
        "url": URL,
        "name": "Harbour Post",
        "domain": "harbour.example",
        "added_at": ago(days=9),
    }
    standing = Standing(
        "harbour.example_rss",
        Subscription.model_validate({"added_at": ago(days=9)} | given_ | subscription),
        remembered or FeedMemory(url=URL),
        NOW,
        due=due,
        is_held=is_held,
        held=held,
    )
    return report(standing)
