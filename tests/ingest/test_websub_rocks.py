"""Every item that websub.rocks asks of a subscriber, over real HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline_ingest.feeds.model import Feed
from dateline_ingest.feeds.parsing import parse_feed
from dateline_ingest.fetching.fetcher import Fetched, open_fetcher
from dateline_ingest.polling.hooks import Seen
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.settings import IngestSettings
from dateline_ingest.sources import feed_source
from dateline_ingest.websub.links import PushLinks, find_links
from dateline_ingest.websub.pushing import links_of
from dateline_ingest.websub.subscription import is_trusted

from .hub import Hub, Topic
from .push_desk import NEWS, Desk, subscribed


async def discovered(url: str) -> PushLinks | None:
    """Fetch a topic as a poll does, and find its links."""
    async with open_fetcher(IngestSettings(allow_private="127.0.0.0/8")) as fetcher:
        found = await fetcher.fetch(url)
    assert isinstance(found, Fetched), found
    return find_links(found.url, found.headers, body=found.body)


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


ATOM_FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>
<link rel="hub" href="{hub}/hub"/><link rel="self" href="{hub}/feed"/>
<entry><id>a</id><title>Ferry sails</title></entry></feed>"""
RSS_FEED = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Harbour</title><atom:link rel="hub" href="{hub}/hub"/>
<atom:link rel="self" href="{hub}/feed"/>
<item><title>Ferry sails</title></item></channel></rss>"""


@pytest.mark.parametrize("document", [ATOM_FEED, RSS_FEED], ids=["102", "103"])
async def test_102_and_103_a_feed_names_them_as_links(hub: Hub, document: str) -> None:
    """Atom and RSS feed discovery, as the poller does it: the feed's own reading is asked."""
    hub.topics["/feed"] = Topic(document.format(hub=hub.url).encode())
    async with open_fetcher(IngestSettings(allow_private="127.0.0.0/8")) as fetcher:
        found = await fetcher.fetch(f"{hub.url}/feed")
    assert isinstance(found, Fetched), found
    feed = parse_feed(found.body, found.url, found.headers)
    assert isinstance(feed, Feed), feed
    assert links_of(FeedMemory(url=found.url), Seen(found, feed)) == PushLinks(
        (f"{hub.url}/hub",), f"{hub.url}/feed"
    )


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


@pytest.mark.parametrize("status", [307, 308])
async def test_203_and_204_a_hub_that_moves_is_followed(desk: Desk, hub: Hub, status: int) -> None:
    """Subscribing to a hub that sends a temporary or a permanent redirect: the form goes along."""
    hub.redirects["/hub"] = (status, "/other/hub")
    await subscribed(desk, hub)
    assert hub.forms[0]["hub.mode"] == "subscribe"


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
