"""What a look at a feed does for its subscription at a hub, and the subscription for the looks."""

from __future__ import annotations

from dataclasses import dataclass

from dateline_ingest.polling.hooks import Feed, Seen
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.websub.links import PushLinks, find_links
from dateline_ingest.websub.subscriber import Subscriber
from dateline_ingest.websub.subscription import Push


@dataclass
class Pushing:
    """Sees to the subscriptions of feeds, whenever one was looked at."""

    subscriber: Subscriber

    async def after_look(self, feed: Feed, memory: FeedMemory, seen: Seen) -> FeedMemory:
        """Subscribe, renew, or note what was not pushed; returns what the feed's memory then is."""
        push = await self.subscriber.after_poll(
            feed.source,
            links_of(memory, seen),
            seen.newest,
            allow_private=feed.subscription.allow_private,
        )
        return with_push(memory, push)


def links_of(memory: FeedMemory, seen: Seen) -> PushLinks | None:
    """Tell a feed's hubs: an unchanged document says nothing anew."""
    url, headers = seen.result.url or memory.url, seen.result.headers
    if seen.about is not None:
        hubs = [seen.about.hub] if seen.about.hub else []
        return find_links(url, headers, hubs=hubs, self_url=seen.about.self_url)
    found = find_links(url, headers)
    if found is None and memory.hub and memory.topic:
        return PushLinks((memory.hub,), memory.topic)
    return found


def with_push(memory: FeedMemory, push: Push | None) -> FeedMemory:
    """Put into a feed's memory what decides its looks."""
    if push is None:
        return memory.model_copy(
            update={"hub": None, "topic": None, "push_until": None, "renew_at": None}
        )
    is_active = push.status == "active"
    return memory.model_copy(
        update={
            "hub": push.hub,
            "topic": push.topic,
            "push_until": push.expires_at if is_active and push.delivered_at else None,
            "push_broken": push.overtaken,
            "renew_at": push.renew_at if is_active else None,
        }
    )
