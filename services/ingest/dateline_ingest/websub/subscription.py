"""The life of a subscription at a hub, from the first request to the last lease. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline_ingest.websub.links import PushLinks

LEASE_S = 864_000
"""Ten days: what W3C WebSub, section 5.1, suggests to hubs as the default."""
_LONGEST_LEASE_S = 366 * 86_400
_RENEWED_AT = 0.8
"""Share of a lease after which it is renewed."""
_VERIFIED_WITHIN = timedelta(minutes=5)
_FIRST_RETRY = timedelta(hours=1)
_LAST_RETRY = timedelta(days=1)
_AFTER_DENIAL = timedelta(days=7)
_OVERTAKEN = timedelta(minutes=10)
"""News that is this old when a poll finds it should have been pushed."""

Step = Literal["subscribe", "renew", "keep"]


class Push(BaseModel):
    """What is remembered of the subscription of one feed, as JSON under ``push:<source id>``."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    hub: str
    topic: str
    token: str
    """The unguessable end of the callback's address."""
    secret: str | None = None
    """With which the hub signs; ``None`` where it could not be told in confidence."""
    status: Literal["pending", "active", "denied", "failed", "ending"] = "pending"
    detail: str = ""
    """Why it was denied or failed."""
    tries: int = 0
    """Requests in a row that came to nothing."""
    asked_at: datetime
    verified_at: datetime | None = None
    lease_s: int = 0
    """Seconds that the hub granted."""
    delivered_at: datetime | None = None
    """The last delivery that was genuine."""
    refused: int = 0
    """Deliveries with a wrong signature, or none."""
    overtaken: bool = False
    """Whether a poll found news that had not been pushed, and no delivery came since."""

    @property
    def expires_at(self) -> datetime | None:
        """When the lease ends."""
        return self.verified_at + timedelta(seconds=self.lease_s) if self.verified_at else None

    @property
    def renew_at(self) -> datetime | None:
        """When the lease is to be renewed."""
        lease = timedelta(seconds=self.lease_s * _RENEWED_AT)
        return self.verified_at + lease if self.verified_at else None


def push_key(source_id: str) -> str:
    """Name the memory of a subscription: ``push:<source id>``."""
    return f"push:{source_id}"


def recollect(stored: str | None) -> Push | None:
    """Read a memory back; a damaged one is as good as none."""
    try:
        return Push.model_validate_json(stored) if stored else None
    except ValidationError:
        return None


def next_step(push: Push | None, links: PushLinks, now: datetime) -> Step:
    """Decide what to do about a topic that names these hubs.

    What failed is tried again after one hour, then two, up to a day; what was denied after a week.
    """
    if push is None or push.topic != links.topic or push.hub not in links.hubs:
        return "subscribe"
    match push.status:
        case "active":
            if push.renew_at is None or now < push.renew_at:
                return "keep"
            pause = _retry(push.tries) if push.tries else timedelta()
        case "pending":
            pause = max(_VERIFIED_WITHIN, _retry(push.tries) if push.tries > 1 else timedelta())
        case "denied":
            pause = _AFTER_DENIAL
        case _:
            pause = _retry(push.tries)
    if now - push.asked_at < pause:
        return "keep"
    return "renew" if push.status == "active" else "subscribe"


def asked(
    push: Push | None, links: PushLinks, now: datetime, *, token: str, secret: str | None
) -> Push:
    """Remember that the hub is being asked, which must be known before it asks back.

    A renewal keeps callback and secret, and the lease that is still running.
    """
    hub = links.hubs[0]
    if push is not None and push.topic == links.topic and push.hub in links.hubs:
        if push.tries:
            hub = links.hubs[push.tries % len(links.hubs)]
        status = "active" if push.status == "active" else "pending"
        return push.model_copy(
            update={"hub": hub, "status": status, "asked_at": now, "tries": push.tries + 1}
        )
    return Push(hub=hub, topic=links.topic, token=token, secret=secret, asked_at=now, tries=1)


def verified(push: Push, topic: str, lease_s: int, now: datetime) -> Push | None:
    """The hub asks whether we want this: what holds from now on, ``None`` if we do not."""
    if topic != push.topic or push.status in {"denied", "ending"}:
        return None
    lease = max(1, min(lease_s, _LONGEST_LEASE_S))
    return push.model_copy(
        update={"status": "active", "detail": "", "tries": 0, "verified_at": now, "lease_s": lease}
    )


def denied(push: Push, reason: str, now: datetime) -> Push:
    """The hub will not serve this topic, or no longer."""
    update = {"status": "denied", "detail": reason[:300], "asked_at": now, "verified_at": None}
    return push.model_copy(update=update)


def failed(push: Push, detail: str) -> Push:
    """The hub could not be asked; a lease that is still running stays as it is."""
    status = "active" if push.status == "active" else "failed"
    return push.model_copy(update={"status": status, "detail": detail[:300]})


def delivered(push: Push, now: datetime) -> Push:
    """A genuine delivery came."""
    return push.model_copy(update={"delivered_at": now, "overtaken": False})


def polled(push: Push, newest: datetime | None, now: datetime) -> Push:
    """A poll found news: if it is older than ten minutes, it should have been pushed.

    Args:
        push: the subscription.
        newest: when the newest of the news was published; from before the lease it says nothing.
        now: the present.
    """
    if newest is None or push.verified_at is None or newest < push.verified_at:
        return push
    return push.model_copy(update={"overtaken": True}) if now - newest > _OVERTAKEN else push


def is_trusted(push: Push | None, now: datetime) -> bool:
    """Whether polls may become rare: the lease runs, and what was pushed so far came in time."""
    return (
        push is not None
        and push.status == "active"
        and push.delivered_at is not None
        and not push.overtaken
        and push.expires_at is not None
        and now < push.expires_at
    )


def _retry(tries: int) -> timedelta:
    doubled: int = 2 ** min(max(tries - 1, 0), 10)
    return min(_FIRST_RETRY * doubled, _LAST_RETRY)
