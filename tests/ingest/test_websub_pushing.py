"""Tests of what looks at a feed and its subscription tell each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dateline_ingest.feeds.model import Feed
from dateline_ingest.fetching.fetcher import Fetched, NotModified
from dateline_ingest.polling.hooks import Seen
from dateline_ingest.polling.learning import planned_wait
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.websub.links import PushLinks
from dateline_ingest.websub.pushing import links_of, with_push
from dateline_ingest.websub.subscription import Push

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "https://harbour.example/feed"
HUB = "https://hub.example/"


def push(**changes: object) -> Push:
    """Make a subscription that its hub verified at NOW for an hour."""
    made = Push(
        hub=HUB, topic=URL, token="t", status="active", asked_at=NOW, verified_at=NOW, lease_s=3600
    )
    return made.model_copy(update=changes)


def test_an_unchanged_feed_keeps_the_hub_that_it_named() -> None:
    """A 304 says nothing about hubs, unless its header does."""
    memory = FeedMemory(url=URL, hub=HUB, topic=URL)
    assert links_of(memory, Seen(NotModified(URL))) == PushLinks((HUB,), URL)
    header = {"link": '<https://other.example/>; rel="hub"'}
    assert links_of(memory, Seen(NotModified(URL, header))) == PushLinks(
        ("https://other.example/",), URL
    )


def test_a_feed_that_names_no_hub_any_more_is_not_subscribed_anew() -> None:
    """What it once named counts only while it has not changed."""
    memory = FeedMemory(url=URL, hub=HUB, topic=URL)
    assert links_of(memory, Seen(Fetched(URL, b"", {}), Feed("rss"))) is None
    assert links_of(FeedMemory(url=URL), Seen(NotModified(URL))) is None


def test_push_counts_after_a_delivery_while_the_lease_runs() -> None:
    """Before, the feed is polled as if there were none."""
    memory = FeedMemory(url=URL)
    assert with_push(memory, push()).push_until is None
    assert with_push(memory, push(delivered_at=NOW)).push_until == NOW + timedelta(hours=1)
    assert with_push(memory, push(delivered_at=NOW, status="denied")).push_until is None
    assert with_push(memory, push(overtaken=True)).push_broken
    assert with_push(with_push(memory, push()), None).hub is None


def test_a_feed_is_looked_at_in_time_to_renew_its_lease() -> None:
    """However long it could be left alone otherwise."""
    memory = with_push(FeedMemory(url=URL), push())
    assert planned_wait(memory, 86_400.0, NOW) == 0.8 * 3600
    late = NOW + timedelta(hours=3)
    assert planned_wait(memory, 86_400.0, late) == 60.0
