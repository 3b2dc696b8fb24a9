"""Tests of the life of a subscription, which is pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dateline_ingest.websub.links import PushLinks
from dateline_ingest.websub.subscription import (
    LEASE_S,
    Push,
    asked,
    delivered,
    denied,
    failed,
    is_trusted,
    next_step,
    polled,
    push_key,
    recollect,
    verified,
)

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LINKS = PushLinks(
    ("https://hub.example/", "https://second.example/"), "https://harbour.example/feed"
)


def at(**passed: float) -> datetime:
    """Tell a time after NOW."""
    return NOW + timedelta(**passed)


def pending(**changes: object) -> Push:
    """Make a subscription that was asked for at NOW."""
    push = asked(None, LINKS, NOW, token="t", secret="s")
    return push.model_copy(update=changes)


def active(lease_s: int = 1000) -> Push:
    """Make one that its hub verified at NOW."""
    push = verified(pending(), LINKS.topic, lease_s, NOW)
    assert push
    return push


def test_a_topic_with_a_hub_is_subscribed_to() -> None:
    """The first hub is asked first, and must be allowed time to ask back."""
    assert next_step(None, LINKS, NOW) == "subscribe"
    push = pending()
    assert (push.hub, push.topic, push.status) == (LINKS.hubs[0], LINKS.topic, "pending")
    assert next_step(push, LINKS, at(minutes=4)) == "keep"
    assert next_step(push, LINKS, at(minutes=5)) == "subscribe"


def test_a_hub_that_does_not_answer_is_asked_ever_less_often_and_the_next_hub_too() -> None:
    """After one hour, two, four, and at last once a day."""
    push, hubs, waits = pending(), [LINKS.hubs[0]], list[float]()
    for _ in range(7):
        push = failed(push, "unreachable")
        hours = next(h for h in range(1, 100) if next_step(push, LINKS, at(hours=h)) != "keep")
        waits.append(hours)
        push = asked(push, LINKS, NOW, token="x", secret="y")
        hubs.append(push.hub)
    assert waits == [1, 2, 4, 8, 16, 24, 24]
    assert set(hubs) == set(LINKS.hubs)
    assert (push.token, push.secret) == ("t", "s")


def test_a_lease_is_renewed_when_four_fifths_of_it_are_over() -> None:
    """With the same callback and the same secret, while the old lease still runs."""
    push = active(1000)
    assert next_step(push, LINKS, at(seconds=799)) == "keep"
    assert next_step(push, LINKS, at(seconds=800)) == "renew"
    renewed = asked(push, LINKS, at(seconds=800), token="new", secret="new")
    assert (renewed.status, renewed.token, renewed.secret) == ("active", "t", "s")
    assert next_step(renewed, LINKS, at(seconds=900)) == "keep"
    again = verified(renewed, LINKS.topic, 1000, at(seconds=801))
    assert again
    assert again.expires_at == at(seconds=1801)
    assert again.tries == 0


def test_a_renewal_that_fails_leaves_the_lease_that_runs() -> None:
    """Deliveries go on until it ends, and it is tried again."""
    push = failed(asked(active(), LINKS, at(seconds=800), token="", secret=None), "busy")
    assert push.status == "active"
    assert next_step(push, LINKS, at(seconds=800 + 3600)) == "renew"


@pytest.mark.parametrize(
    ("lease", "kept"), [(0, 1), (1, 1), (3600, 3600), (10**9, 366 * 86_400), (LEASE_S, LEASE_S)]
)
def test_a_lease_is_bounded_whatever_the_hub_says(lease: int, kept: int) -> None:
    """A perpetual lease is not allowed, and one of no seconds is renewed at once."""
    assert active(lease).lease_s == kept


def test_a_request_for_another_topic_is_not_ours() -> None:
    """Somebody subscribes us to what we never asked for."""
    assert verified(pending(), "https://evil.example/", 10, NOW) is None
    assert verified(denied(pending(), "no", NOW), LINKS.topic, 10, NOW) is None


def test_a_denial_is_respected_for_a_week() -> None:
    """Its reason is kept, and shown."""
    push = denied(active(), "members only", NOW)
    assert (push.status, push.detail) == ("denied", "members only")
    assert next_step(push, LINKS, at(days=6)) == "keep"
    assert next_step(push, LINKS, at(days=7)) == "subscribe"
    assert not is_trusted(push, NOW)


def test_another_hub_or_topic_makes_another_subscription() -> None:
    """With a callback and a secret of its own."""
    for links in (
        PushLinks(("https://moved.example/",), LINKS.topic),
        PushLinks(LINKS.hubs, "https://harbour.example/moved"),
    ):
        assert next_step(active(), links, NOW) == "subscribe"
        push = asked(active(), links, NOW, token="new", secret="new")
        assert (push.token, push.status, push.verified_at) == ("new", "pending", None)


def test_push_is_trusted_after_the_first_delivery_until_the_lease_ends() -> None:
    """A hub that verifies and never delivers leaves the polls as they are."""
    assert not is_trusted(None, NOW)
    assert not is_trusted(active(), NOW)
    push = delivered(active(1000), at(seconds=10))
    assert is_trusted(push, at(seconds=999))
    assert not is_trusted(push, at(seconds=1000))


def test_a_poll_that_finds_old_news_breaks_the_trust_and_a_delivery_mends_it() -> None:
    """News of the last ten minutes may still be on its way."""
    push = delivered(active(86_400), at(seconds=10))
    later = at(hours=2)
    assert is_trusted(polled(push, later - timedelta(minutes=9), later), later)
    assert is_trusted(polled(push, None, later), later)
    assert is_trusted(polled(push, NOW - timedelta(days=1), later), later)
    broken = polled(push, later - timedelta(minutes=11), later)
    assert not is_trusted(broken, later)
    assert is_trusted(delivered(broken, later), later)


def test_what_is_remembered_is_read_back() -> None:
    """And what is damaged counts as nothing."""
    push = delivered(active(), NOW)
    assert recollect(push.model_dump_json(exclude_defaults=True)) == push
    assert recollect(None) is None
    assert recollect("{broken") is None
    assert push_key("harbour.example") == "push:harbour.example"
