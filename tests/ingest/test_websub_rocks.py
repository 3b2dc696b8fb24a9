"""Every item that websub.rocks asks of a subscriber, and then some, over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from dateline.errors import Mishap
from dateline.messages import ArticleFetched, Source
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.fetching.fetcher import Fetched, open_fetcher
from dateline_ingest.settings import IngestSettings
from dateline_ingest.sources import feed_source
from dateline_ingest.websub.callback import make_app
from dateline_ingest.websub.links import PushLinks, find_links
from dateline_ingest.websub.server import bind, listening
from dateline_ingest.websub.subscriber import Subscriber
from dateline_ingest.websub.subscription import Push, is_trusted, push_key, recollect

from .hub import HttpxPoster, Hub, Topic, open_hub

NEWS = b"<rss version='2.0'><channel><item><title>Ferry sails</title></item></channel></rss>"


@dataclass
class Desk:
    """A subscriber behind its server, and what was delivered to it."""

    subscriber: Subscriber
    outbox: MemoryOutbox[ArticleFetched]
    got: list[Fetched] = field(default_factory=list[Fetched])
    is_open: bool = True
    """Whether deliveries are taken."""
    passed: timedelta = timedelta()

    async def deliver(self, source_id: str, fetched: Fetched) -> bool:
        """Take a delivery."""
        assert source_id
        if self.is_open:
            self.got.append(fetched)
        return self.is_open

    def now(self) -> datetime:
        """Tell the time that the test has let pass."""
        return datetime.now(UTC) + self.passed

    def push(self, source: Source) -> Push:
        """Read what is remembered."""
        found = recollect(self.outbox.streams.memory.get(f"ingest:{push_key(source.id)}"))
        assert found
        return found


@asynccontextmanager
async def open_desk(prefix: str = "/push", max_bytes: int = 10_000) -> AsyncGenerator[Desk]:
    """Open a subscriber on a free loopback port."""
    sock = bind("127.0.0.1:0")
    url = f"http://127.0.0.1:{sock.getsockname()[1]}{prefix}"
    outbox = MemoryOutbox(MemoryStreams(), FETCHED, "ingest")
    desk = Desk(Subscriber(outbox, HttpxPoster(), url, _closed), outbox)
    desk.subscriber.deliver, desk.subscriber.now = desk.deliver, desk.now
    async with listening(make_app(desk.subscriber, prefix, max_bytes), sock):
        yield desk


async def _closed(source_id: str, fetched: Fetched) -> bool:
    del source_id, fetched
    return False


@pytest.fixture
async def hub() -> AsyncGenerator[Hub]:
    """Open a hub."""
    async with open_hub() as opened:
        yield opened


@pytest.fixture
async def desk() -> AsyncGenerator[Desk]:
    """Open a subscriber."""
    async with open_desk() as opened:
        yield opened


async def discovered(url: str) -> PushLinks | None:
    """Fetch a topic as a poll does, and find its links."""
    async with open_fetcher(IngestSettings()) as fetcher:
        found = await fetcher.fetch(url)
    assert isinstance(found, Fetched), found
    return find_links(found.url, found.headers, body=found.body)


async def subscribed(desk: Desk, hub: Hub, topic: str = "/feed") -> Source:
    """Subscribe to a topic of the hub's, and see that it was verified."""
    source = feed_source(hub.url + topic)
    links = PushLinks((f"{hub.url}/hub",), hub.url + topic)
    await desk.subscriber.after_poll(source, links)
    assert hub.url + topic in hub.verified
    return source


async def test_100_and_104_the_header_names_hub_and_topic_before_the_content(hub: Hub) -> None:
    """HTTP header discovery, and its priority over the links in the body."""
    other = b'<html><head><link rel="hub" href="https://other.example/"></head>'
    links = f'<{hub.url}/hub>; rel="hub", <{hub.url}/feed>; rel="self"'
    hub.topics["/feed"] = Topic(other, headers={"link": links, "content-type": "text/html"})
    assert await discovered(f"{hub.url}/feed") == PushLinks((f"{hub.url}/hub",), f"{hub.url}/feed")


async def test_101_a_web_page_names_them_in_its_head(hub: Hub) -> None:
    """HTML tag discovery."""
    head = '<link rel="hub" href="/hub"><link rel="self" href="/page">'
    hub.topics["/page"] = Topic(f"<!doctype html><html><head>{head}</head>".encode())
    assert await discovered(f"{hub.url}/page") == PushLinks((f"{hub.url}/hub",), f"{hub.url}/page")


async def test_200_the_topic_is_what_the_document_calls_itself(desk: Desk, hub: Hub) -> None:
    """Subscribing to a URL that reports a different rel=self."""
    source = feed_source(f"{hub.url}/feed?as=atom")
    links = PushLinks((f"{hub.url}/hub",), f"{hub.url}/feed")
    await desk.subscriber.after_poll(source, links)
    assert hub.forms[0]["hub.topic"] == f"{hub.url}/feed"
    assert f"{hub.url}/feed" in hub.verified


@pytest.mark.parametrize("status", [301, 302])
async def test_201_and_202_a_topic_that_moves_is_subscribed_to_where_it_is(
    desk: Desk, hub: Hub, status: int
) -> None:
    """Subscribing to a topic URL that sends a temporary or a permanent redirect."""
    hub.redirects["/old"] = (status, f"{hub.url}/new")
    links = f'<{hub.url}/hub>; rel="hub", <{hub.url}/new>; rel="self"'
    hub.topics["/new"] = Topic(NEWS, headers={"link": links})
    found = await discovered(f"{hub.url}/old")
    await desk.subscriber.after_poll(feed_source(f"{hub.url}/old"), found)
    assert f"{hub.url}/new" in hub.verified


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_203_and_204_a_hub_that_moves_is_followed(desk: Desk, hub: Hub, status: int) -> None:
    """Subscribing to a hub that sends a temporary or a permanent redirect: the form goes along."""
    hub.redirects["/hub"] = (status, "/other/hub")
    await subscribed(desk, hub)
    assert hub.forms[0]["hub.mode"] == "subscribe"


async def test_a_hub_that_sends_us_in_circles_is_given_up(desk: Desk, hub: Hub) -> None:
    """And the feed is polled as ever."""
    hub.redirects["/hub"] = (307, "/hub")
    source = feed_source(f"{hub.url}/feed")
    push = await desk.subscriber.after_poll(source, PushLinks((f"{hub.url}/hub",), "https://t/"))
    assert push
    assert push.status == "failed"
    assert "redirect_loop" in push.detail


async def test_205_a_verification_that_is_not_ours_is_refused(desk: Desk, hub: Hub) -> None:
    """Rejects a verification request with an invalid topic URL."""
    await subscribed(desk, hub)
    form = hub.forms[0]
    wrong = {"hub.mode": "subscribe", "hub.topic": "https://evil.example/", "hub.challenge": "x"}
    assert (await hub.call(form["hub.callback"], wrong)).status_code == 404
    right = wrong | {"hub.topic": form["hub.topic"]}
    assert (await hub.call(form["hub.callback"] + "x", right)).status_code == 404
    assert (await hub.call(form["hub.callback"], right | {"hub.mode": "?"})).status_code == 404
    assert (await hub.call(form["hub.callback"], {})).status_code == 404
    unasked = await hub.call(form["hub.callback"], right | {"hub.mode": "unsubscribe"})
    assert unasked.status_code == 404


async def test_300_a_delivery_is_taken_and_acknowledged(desk: Desk, hub: Hub) -> None:
    """Returns HTTP 2xx when the notification payload is delivered."""
    source = await subscribed(desk, hub)
    assert (await hub.distribute(f"{hub.url}/feed", NEWS)).is_success
    (fetched,) = desk.got
    assert (fetched.url, fetched.body) == (f"{hub.url}/feed", NEWS)
    assert fetched.headers["content-type"] == "application/rss+xml"
    assert is_trusted(desk.push(source), datetime.now(UTC))


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
async def test_a_signature_by_any_method_is_recognised(desk: Desk, hub: Hub, method: str) -> None:
    """Verifies a valid signature for authenticated distribution."""
    hub.method = method
    await subscribed(desk, hub)
    await hub.distribute(f"{hub.url}/feed", NEWS)
    assert len(desk.got) == 1


@pytest.mark.parametrize("signature", ["sha256=" + "0" * 64, None], ids=["301", "302"])
async def test_301_and_302_what_is_not_signed_as_agreed_is_dropped(
    desk: Desk, hub: Hub, signature: str | None
) -> None:
    """Rejects a distribution with an invalid signature, or with none, and tells nobody so."""
    source = await subscribed(desk, hub)
    assert hub.forms[0]["hub.secret"]
    assert (await hub.distribute(f"{hub.url}/feed", NEWS, signature=signature)).is_success
    assert desk.got == []
    assert desk.push(source).refused == 1
    assert not is_trusted(desk.push(source), datetime.now(UTC))


async def test_a_callback_is_unique_and_cannot_be_guessed(desk: Desk, hub: Hub) -> None:
    """256 bits of chance in each; secrets are shorter than 200 bytes, as the hub may demand."""
    await subscribed(desk, hub, "/one")
    await subscribed(desk, hub, "/two")
    callbacks = {form["hub.callback"] for form in hub.forms}
    assert len(callbacks) == 2
    assert all(len(callback.rpartition("/")[2]) >= 43 for callback in callbacks)
    assert all(43 <= len(form["hub.secret"]) < 200 for form in hub.forms)
    assert {form["hub.lease_seconds"] for form in hub.forms} == {"864000"}


async def test_a_hub_may_ask_back_later_and_grant_another_lease(desk: Desk, hub: Hub) -> None:
    """The lease that holds is the hub's."""
    hub.asks_at_once, hub.lease = False, "7200"
    source = feed_source(f"{hub.url}/feed")
    links = PushLinks((f"{hub.url}/hub",), f"{hub.url}/feed")
    pending = await desk.subscriber.after_poll(source, links)
    assert pending
    assert pending.status == "pending"
    await hub.verify(hub.forms[0])
    assert (desk.push(source).status, desk.push(source).lease_s) == ("active", 7200)


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
    assert f"the hub answered {answer} said the hub" in push.detail
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


async def test_a_secret_is_not_sent_on_from_a_secure_line_to_an_open_one(
    desk: Desk, hub: Hub
) -> None:
    """A hub that redirects to plain HTTP elsewhere is not followed."""
    hub.redirects["/hub"] = (307, "http://hub.invalid/")
    source = feed_source(f"{hub.url}/feed")
    push = await desk.subscriber.after_poll(source, PushLinks((f"{hub.url}/hub",), "https://t/"))
    assert push
    assert "not secure" in push.detail


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
