"""Tests of hubs that refuse, move, lie or end, and of strangers, over real HTTP."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from dateline.errors import Mishap
from dateline_ingest.fetching.fetcher import Fetched
from dateline_ingest.sources import feed_source
from dateline_ingest.websub.links import PushLinks
from dateline_ingest.websub.server import bind

from .hub import Hub
from .push_desk import NEWS, Desk, subscribed


async def test_a_hub_that_sends_us_in_circles_is_given_up(desk: Desk, hub: Hub) -> None:
    """And the feed is polled as ever."""
    hub.redirects["/hub"] = (307, "/hub")
    source = feed_source(f"{hub.url}/feed")
    push = await desk.subscriber.after_poll(source, PushLinks((f"{hub.url}/hub",), "https://t/"))
    assert push
    assert push.status == "failed"
    assert "redirect_loop" in push.detail


async def test_a_lease_is_renewed_with_the_same_callback(desk: Desk, hub: Hub) -> None:
    """At four fifths of it, by the poll that comes then."""
    source = await subscribed(desk, hub)
    links = PushLinks((f"{hub.url}/hub",), f"{hub.url}/feed")
    await desk.subscriber.after_poll(source, links)
    assert len(hub.forms) == 1
    desk.passed = timedelta(seconds=3600 * 0.8 + 1)
    await desk.subscriber.after_poll(source, links)
    assert hub.forms[1] == hub.forms[0]
    assert desk.push(source).expires_at > desk.now() + timedelta(seconds=3590)  # type: ignore[operator]


async def test_a_hub_may_deny(desk: Desk, hub: Hub) -> None:
    """Before or after it accepted; the reason is kept, and polls go on as ever."""
    source = await subscribed(desk, hub)
    await hub.distribute(f"{hub.url}/feed", NEWS)
    told = {"hub.mode": "denied", "hub.topic": f"{hub.url}/feed", "hub.reason": "members only"}
    assert (await hub.call(hub.forms[0]["hub.callback"], told)).is_success
    assert (desk.push(source).status, desk.push(source).detail) == ("denied", "members only")
    links = PushLinks((f"{hub.url}/hub",), f"{hub.url}/feed")
    await desk.subscriber.after_poll(source, links)
    assert len(hub.forms) == 1


@pytest.mark.parametrize("answer", [400, 403, 500, 503])
async def test_a_hub_that_refuses_leaves_the_feed_to_polls(
    desk: Desk, hub: Hub, answer: int
) -> None:
    """Its words are kept; it is tried again later."""
    hub.answer = answer
    source = feed_source(f"{hub.url}/feed")
    links = PushLinks((f"{hub.url}/hub",), f"{hub.url}/feed")
    push = await desk.subscriber.after_poll(source, links)
    assert push
    assert push.status == "failed"
    assert f"HTTP {answer}" in push.detail
    hub.answer, desk.passed = 202, timedelta(hours=1)
    await desk.subscriber.after_poll(source, links)
    assert desk.push(source).status == "active"


async def test_a_hub_out_of_reach_leaves_the_feed_to_polls(desk: Desk) -> None:
    """The poll itself goes on."""
    source = feed_source("http://127.0.0.1:1/feed")
    links = PushLinks(("http://127.0.0.1:1/hub",), "http://127.0.0.1:1/feed")
    push = await desk.subscriber.after_poll(source, links)
    assert push
    assert push.status == "failed"


async def test_a_feed_that_is_no_longer_followed_is_unsubscribed(desk: Desk, hub: Hub) -> None:
    """The hub asks back, and what it still delivers is answered with 410."""
    source = await subscribed(desk, hub)
    await desk.subscriber.unsubscribe(source)
    assert [form["hub.mode"] for form in hub.forms] == ["subscribe", "unsubscribe"]
    assert hub.verified[f"{hub.url}/feed"]["hub.mode"] == "unsubscribe"
    assert (await hub.distribute(f"{hub.url}/feed", NEWS)).status_code == 410
    assert desk.got == []
    await desk.subscriber.unsubscribe(source)
    assert len(hub.forms) == 2


async def test_a_delivery_that_cannot_be_published_is_not_acknowledged(
    desk: Desk, hub: Hub
) -> None:
    """The hub keeps it, and tries again."""
    source = await subscribed(desk, hub)
    desk.is_open = False
    assert (await hub.distribute(f"{hub.url}/feed", NEWS)).status_code == 503
    assert desk.push(source).delivered_at is None


async def test_a_hub_on_an_open_line_is_told_no_secret(desk: Desk, hub: Hub) -> None:
    """W3C WebSub, section 5.1: a secret is for HTTPS alone; the callback itself is unguessable."""
    source = feed_source("http://feed.example/feed")
    links = PushLinks(("http://hub.invalid/",), "http://feed.example/feed")
    push = await desk.subscriber.after_poll(source, links)
    assert push
    assert push.secret is None
    assert hub.forms == []


async def test_strangers_get_nothing(desk: Desk, hub: Hub) -> None:
    """Other paths, other methods, endless paths and queries, bodies over the limit."""
    await subscribed(desk, hub)
    callback = hub.forms[0]["hub.callback"]
    base = desk.subscriber.base_url
    async with httpx.AsyncClient() as client:
        statuses = [
            (await client.get(base)).status_code,
            (await client.get(f"{base}/a/b")).status_code,
            (await client.get(base.removesuffix("/push") + "/elsewhere/a/b/c")).status_code,
            (await client.get(f"{base}/a/b/{'c' * 3000}")).status_code,
            (await client.put(callback)).status_code,
            (await client.get(callback, params={"hub.topic": "x" * 9000})).status_code,
            (await client.get(callback, params={f"p{n}": "" for n in range(40)})).status_code,
            (await client.post(callback, content=b"x" * 10_001)).status_code,
            (await client.post(callback[:-1], content=b"x")).status_code,
        ]
    assert statuses == [404, 404, 404, 404, 405, 414, 404, 413, 410]
    assert desk.got == []


async def test_a_challenge_is_no_web_page(desk: Desk, hub: Hub) -> None:
    """What is echoed is plain text, so that no browser runs it."""
    await subscribed(desk, hub)
    form = hub.forms[0]
    asked = {"hub.mode": "subscribe", "hub.topic": form["hub.topic"]}
    answer = await hub.call(form["hub.callback"], asked | {"hub.challenge": "<script>x</script>"})
    assert answer.text == "<script>x</script>"
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_failure_of_ours_is_answered_so_that_the_hub_tries_again(
    desk: Desk, hub: Hub
) -> None:
    """A bug is one delivery's trouble."""
    await subscribed(desk, hub)

    async def broken(source_id: str, fetched: Fetched) -> bool:
        raise RuntimeError(f"{source_id} {fetched.url}")

    desk.subscriber.deliver = broken
    assert (await hub.distribute(f"{hub.url}/feed", NEWS)).status_code == 500


def test_an_address_that_cannot_be_listened_on_is_told() -> None:
    """With the setting to mend."""
    with bind("127.0.0.1:0") as taken:
        port = taken.getsockname()[1]
        for listen in (
            f"127.0.0.1:{port}",
            "127.0.0.1",
            "127.0.0.1:x",
            "127.0.0.1:99999",
            "256.1.1.1:1",
        ):
            with pytest.raises(Mishap, match="DATELINE_PUSH_LISTEN"):
                bind(listen)
