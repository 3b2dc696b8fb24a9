"""The subscriber: what it remembers lies in Redis, so that any ingest may take a hub's call."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Outbox
from dateline.runtime.logging import logger
from dateline_ingest.fetching.fetcher import Fetched
from dateline_ingest.outcomes import Failed, line
from dateline_ingest.websub import subscription
from dateline_ingest.websub.hubs import Poster, ask, is_secure
from dateline_ingest.websub.links import PushLinks
from dateline_ingest.websub.signature import is_genuine
from dateline_ingest.websub.subscription import Push, push_key

log = logger("ingest")

Deliver = Callable[[str, Fetched], Awaitable[bool]]
"""Takes in a document of the feed with that source id; false: not now, try again."""


@dataclass(frozen=True)
class Reply:
    """What a hub is answered."""

    status: HTTPStatus
    text: str = ""


@dataclass
class Subscriber:
    """Subscribes to the topics of feeds, answers their hubs, and takes what they deliver."""

    outbox: Outbox[ArticleFetched]
    poster: Poster
    base_url: str
    """Where hubs reach us, without a slash at its end."""
    deliver: Deliver
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    draw: Callable[[], str] = lambda: secrets.token_urlsafe(32)
    """Makes tokens and secrets of 256 bits."""

    async def after_poll(
        self,
        source: Source,
        links: PushLinks | None,
        newest: datetime | None = None,
        *,
        allow_private: bool = False,
    ) -> Push | None:
        """See to a feed's subscription, after it was polled.

        Args:
            source: the feed.
            links: what the document says about its hubs.
            newest: when the newest of the news that the poll found was published.
            allow_private: whether its hub may be at an address that is not public.

        Returns:
            The subscription as it is now.
        """
        push = await self._recall(home(source), source.id)
        if push is not None:
            after = subscription.polled(push, newest, self.now())
            if after != push:
                push = after
                await self._remember(home(source), source.id, push)
        if links is None:
            return push
        step = subscription.next_step(push, links, self.now())
        if step == "keep":
            return push
        return await self._subscribe(source, push, links, allow_private=allow_private)

    async def unsubscribe(self, source: Source, *, allow_private: bool = False) -> None:
        """Tell the hub of a feed that is no longer followed, if it can be told."""
        push = await self._recall(home(source), source.id)
        if push is None or push.status == "ending":
            return
        ending = push.model_copy(update={"status": "ending"})
        await self._remember(home(source), source.id, ending)
        callback = self.callback(source, push.token)
        trouble = await ask(self.poster, push, "unsubscribe", callback, allow_private=allow_private)
        log.info("ingest.push_ended", feed=source.feed_url, hub=push.hub, told_hub=trouble is None)

    def callback(self, source: Source, token: str) -> str:
        """Name the address that a hub calls: its path tells partition, feed and token."""
        path = "/".join(quote(part, safe="") for part in (home(source), source.id, token))
        return f"{self.base_url}/{path}"

    async def verify(
        self, where: str, source_id: str, token: str, asked: Mapping[str, str]
    ) -> Reply:
        """Answer a hub that asks whether a request was ours, or says that it denies it.

        W3C WebSub, sections 5.2 and 5.3: the challenge is returned if topic and mode are what we
        asked for, else 404.
        """
        push = await self._known(where, source_id, token)
        if push is None:
            return _UNKNOWN
        mode, topic = asked.get("hub.mode"), asked.get("hub.topic", "")
        challenge = Reply(HTTPStatus.OK, asked.get("hub.challenge", ""))
        if mode == "unsubscribe":
            return challenge if push.status == "ending" and topic == push.topic else _UNKNOWN
        after = self._after(push, mode, topic, asked)
        if after is None:
            return _UNKNOWN
        await self._remember(where, source_id, after)
        return challenge

    async def receive(
        self, where: str, source_id: str, token: str, headers: Mapping[str, str], body: bytes
    ) -> Reply:
        """Take a delivery; it is acknowledged once its articles are published.

        What is not signed as agreed is acknowledged and dropped, so that nobody can tell a right
        guess from a wrong one (section 8).
        """
        push = await self._known(where, source_id, token)
        if push is None or push.status == "ending":
            return Reply(HTTPStatus.GONE)
        signature = headers.get("x-hub-signature")
        if push.secret is not None and not is_genuine(signature, push.secret, body):
            log.warning("ingest.push_refused", topic=push.topic, signed=signature is not None)
            refused = push.model_copy(update={"refused": push.refused + 1})
            await self._remember(where, source_id, refused)
            return Reply(HTTPStatus.ACCEPTED)
        if not await self.deliver(source_id, Fetched(push.topic, body, headers)):
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE)
        await self._remember(where, source_id, subscription.delivered(push, self.now()))
        log.info("ingest.push_received", topic=push.topic, bytes=len(body))
        return Reply(HTTPStatus.ACCEPTED)

    def _after(
        self, push: Push, mode: str | None, topic: str, asked: Mapping[str, str]
    ) -> Push | None:
        """Tell what holds after a hub's call; ``None`` where the call is about nothing of ours."""
        if mode == "denied" and topic == push.topic:
            reason = asked.get("hub.reason", "")
            log.warning("ingest.push_denied", topic=topic, reason=reason)
            return subscription.denied(push, reason, self.now())
        if mode != "subscribe":
            return None
        lease = asked.get("hub.lease_seconds", "")
        seconds = int(lease[:9]) if lease.isascii() and lease.isdecimal() else 0
        return subscription.verified(push, topic, seconds or subscription.LEASE_S, self.now())

    async def _subscribe(
        self, source: Source, push: Push | None, links: PushLinks, *, allow_private: bool
    ) -> Push:
        secret = self.draw() if is_secure(links.hubs[0]) else None
        asked = subscription.asked(push, links, self.now(), token=self.draw(), secret=secret)
        # A hub may ask back before it answers.
        await self._remember(home(source), source.id, asked)
        callback = self.callback(source, asked.token)
        trouble = await ask(self.poster, asked, "subscribe", callback, allow_private=allow_private)
        current = await self._recall(home(source), source.id) or asked
        if trouble is None:
            log.info("ingest.push_asked", feed=source.feed_url, hub=asked.hub, topic=asked.topic)
            return current
        log.warning(
            "ingest.push_failed", feed=source.feed_url, hub=asked.hub, told=line(asked.hub, trouble)
        )
        lost = subscription.failed(current, _reason(trouble))
        await self._remember(home(source), source.id, lost)
        return lost

    async def _known(self, where: str, source_id: str, token: str) -> Push | None:
        push = await self._recall(where, source_id)
        if push is None or not hmac.compare_digest(push.token.encode(), token.encode()):
            return None
        return push

    async def _recall(self, where: str, source_id: str) -> Push | None:
        (stored,) = await self.outbox.at(where).recall([push_key(source_id)])
        return subscription.recollect(stored)

    async def _remember(self, where: str, source_id: str, push: Push) -> None:
        told = {push_key(source_id): push.model_dump_json(exclude_defaults=True)}
        await self.outbox.at(where).publish(remember=told)


_UNKNOWN = Reply(HTTPStatus.NOT_FOUND)


def home(source: Source) -> str:
    """Name what decides the partition in which all about a feed lies: its host."""
    return source.domain or source.id


def _reason(trouble: Failed) -> str:
    return f"{trouble.outcome}: {trouble.detail}" if trouble.detail else trouble.outcome
