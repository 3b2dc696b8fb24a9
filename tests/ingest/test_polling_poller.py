"""Tests of polling against a real server on loopback."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from dateline.messages import Source
from dateline_ingest.fetching.fetcher import HttpFetcher
from dateline_ingest.outcomes import Outcome
from dateline_ingest.polling.memory import FeedMemory, memory_key, recollect
from dateline_ingest.sources import feed_source

from .fakes import FakeOutbox, Page, Web
from .polling import Clock, live_poller, poller_of
from .samples import ATOM, HTML, NOW, RSS


def memory_of(outbox: FakeOutbox, source: Source) -> FeedMemory:
    """What is remembered about a feed."""
    return recollect(outbox.memory[memory_key(source)], source.feed_url or "")


async def test_a_first_look_publishes_every_item(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """And remembers what makes the next look cheap."""
    web.pages["/rss"] = Page(RSS, headers={"ETag": '"1"', "Last-Modified": "then"})
    source = feed_source(f"{web.url}/rss")
    await poller_of(fetcher, outbox).poll_due([source])
    assert [article.title for article in outbox.stream] == [
        "Ferry & barge collide",
        "No guid here",
    ]
    memory = memory_of(outbox, source)
    assert (memory.last_outcome, memory.entries, memory.failures) == ("ok", 2, 0)
    assert (memory.etag, memory.last_modified) == ('"1"', "then")
    assert (memory.last_success, memory.full_at, memory.read_at) == (NOW, NOW, NOW)
    assert memory.next_poll == NOW + timedelta(seconds=memory.wait)
    assert 900 < memory.wait < 6 * 900, "its two dates tell of about an entry a day"


async def test_a_feed_that_is_not_due_is_left_alone(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """By this process and by the next one, for the memory knows."""
    web.pages["/rss"] = Page(RSS)
    source = feed_source(f"{web.url}/rss")
    first = poller_of(fetcher, outbox)
    await first.poll_due([source])
    await first.poll_due([source])
    await poller_of(fetcher, outbox).poll_due([source])
    assert len(web.requests) == 1


async def test_a_second_run_publishes_nothing_again(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """Not even where the server forgot its ETag and reformatted the feed."""
    web.pages["/rss"] = Page(RSS)
    source = feed_source(f"{web.url}/rss")
    clock = Clock()
    await poller_of(fetcher, outbox, clock).poll_due([source])
    clock.now += timedelta(days=1)
    web.pages["/rss"] = Page(RSS.replace(b"<item>", b"\n\n<item>"))
    await poller_of(fetcher, outbox, clock).poll_due([source])
    assert len(outbox.stream) == 2
    assert len(web.requests) == 2
    assert memory_of(outbox, source).last_outcome == "ok"


@pytest.mark.parametrize(
    ("headers", "outcome"), [({"ETag": '"1"'}, "not_modified"), ({}, "unchanged")]
)
async def test_an_unchanged_feed_is_not_parsed_again(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web, headers: dict[str, str], outcome: Outcome
) -> None:
    """Whether the server says so, or the bytes do."""
    web.pages["/rss"] = Page(RSS, headers=headers)
    source = feed_source(f"{web.url}/rss")
    clock = Clock()
    poller = poller_of(fetcher, outbox, clock)
    await poller.poll_due([source])
    clock.now = then = NOW + timedelta(days=1)
    await poller.poll_due([source])
    memory = memory_of(outbox, source)
    assert (memory.last_outcome, memory.last_success) == (outcome, then)
    assert (memory.entries, memory.body_hash is not None) == (2, True)
    assert outbox.batches == [2, 0]


async def test_a_changed_item_is_a_new_revision(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """Its neighbours are not published again."""
    web.pages["/rss"] = Page(RSS)
    source = feed_source(f"{web.url}/rss")
    clock = Clock()
    poller = poller_of(fetcher, outbox, clock)
    await poller.poll_due([source])
    clock.now += timedelta(days=1)
    web.pages["/rss"] = Page(RSS.replace(b"Nobody was hurt.", b"One man was hurt."))
    await poller.poll_due([source])
    assert [(article.guid, article.revision) for article in outbox.stream] == [
        ("hp-1", 1),
        (None, 1),
        ("hp-1", 2),
    ]


async def test_of_two_items_with_one_guid_the_first_counts(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """Else the two would replace each other at every look."""
    web.pages["/rss"] = Page(
        b"<rss version='2.0'><channel><title>x</title>"
        b"<item><guid>1</guid><title>Ferry and barge collide</title></item>"
        b"<item><guid>1</guid><title>Ferry and barge collided</title></item></channel></rss>"
    )
    await poller_of(fetcher, outbox).poll_due([feed_source(f"{web.url}/rss")])
    assert [article.title for article in outbox.stream] == ["Ferry and barge collide"]


@pytest.mark.parametrize(
    ("page", "outcome"),
    [
        (Page(status=404), "not_found"),
        (Page(status=410), "gone"),
        (Page(HTML), "html_instead_of_feed"),
        (Page(b""), "empty"),
        (Page(b"<rss><chan"), "broken_xml"),
        (Page(b"<?xml version='1.0' encoding='x-klingon'?><rss>\xff</rss>"), "unknown_encoding"),
        (Page(b"x" * 200_000), "too_large"),
    ],
)
async def test_a_failure_is_recorded_and_told_in_one_line(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web, page: Page, outcome: Outcome
) -> None:
    """And the other feed comes through."""
    web.pages = {"/bad": page, "/good": Page(ATOM)}
    bad, good = feed_source(f"{web.url}/bad"), feed_source(f"{web.url}/good")
    with capture_logs() as logs:
        await poller_of(fetcher, outbox).poll_due([bad, good])
    memory = memory_of(outbox, bad)
    assert (memory.last_outcome, memory.failures) == (outcome, 1)
    assert memory.next_poll is not None
    assert memory.next_poll > NOW + timedelta(seconds=900)
    assert len(outbox.stream) == 2
    (told,) = [entry["told"] for entry in logs if entry["event"] == "ingest.feed_failed"]
    assert told.startswith(f"{web.url}/bad: ")
    assert "\n" not in told


async def test_a_feed_that_recovers_is_read_again(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """What it said before it failed still counts."""
    source = feed_source(f"{web.url}/rss")
    clock = Clock()
    poller = poller_of(fetcher, outbox, clock)
    for page in (Page(RSS), Page(status=503), Page(RSS)):
        web.pages["/rss"] = page
        await poller.poll_due([source])
        clock.now += timedelta(days=2)
    memory = memory_of(outbox, source)
    assert (memory.last_outcome, memory.failures) == ("unchanged", 0)
    assert len(outbox.stream) == 2


async def test_the_wait_that_a_server_asks_for_is_kept(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """Two hours, not two intervals."""
    web.pages["/rss"] = Page(status=429, headers={"Retry-After": "7200"})
    source = feed_source(f"{web.url}/rss")
    await poller_of(fetcher, outbox).poll_due([source])
    assert memory_of(outbox, source).next_poll == NOW + timedelta(seconds=7200)


async def test_one_host_gets_one_request_at_a_time(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """However many of its feeds are due."""
    web.pages = {f"/{n}": Page(RSS, seconds_before_body=0.01) for n in range(5)}
    await poller_of(fetcher, outbox).poll_due([feed_source(f"{web.url}/{n}") for n in range(5)])
    assert (len(web.requests), web.most_at_once) == (5, 1)


async def test_a_permanent_move_is_remembered(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """The feed's own address and key stay."""
    web.pages = {"/old": Page(status=301, headers={"Location": "/new"}), "/new": Page(RSS)}
    source = feed_source(f"{web.url}/old")
    await poller_of(fetcher, outbox).poll_due([source])
    memory = memory_of(outbox, source)
    assert (memory.url, memory.moved_to) == (f"{web.url}/old", f"{web.url}/new")


async def test_a_questionable_feed_is_read_and_remarked(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """A person may want to tell its publisher."""
    web.pages["/rss"] = Page(RSS.replace(b"utf-8", b"x-klingon"))
    source = feed_source(f"{web.url}/rss")
    with capture_logs() as logs:
        await poller_of(fetcher, outbox).poll_due([source])
    assert "x-klingon" in memory_of(outbox, source).last_detail
    assert "ingest.feed_questionable" in {entry["event"] for entry in logs}


async def test_a_long_feed_goes_out_in_portions_and_its_memory_last(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """A memory must never be newer than the messages it vouches for."""
    items = b"".join(b"<item><guid>%d</guid><title>x</title></item>" % n for n in range(250))
    web.pages["/rss"] = Page(
        b"<rss version='2.0'><channel><title>x</title>" + items + b"</channel></rss>"
    )
    source = feed_source(f"{web.url}/rss")
    await poller_of(fetcher, outbox).poll_due([source])
    assert outbox.batches == [50] * 5
    assert list(outbox.memory)[-1].startswith("feed:")
    calls = [call for call in outbox.calls if call.startswith(("room", "publish"))]
    assert calls == [f"room {source.id}", "publish"] * 5


async def test_a_look_is_logged_with_its_counts(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """Facts as fields."""
    web.pages["/rss"] = Page(RSS)
    with capture_logs() as logs:
        await poller_of(fetcher, outbox).poll_due([feed_source(f"{web.url}/rss")])
    (entry,) = [entry for entry in logs if entry["event"] == "ingest.feed_polled"]
    assert (entry["outcome"], entry["entries"], entry["published"]) == ("ok", 2, 2)


async def test_the_loop_polls_again_when_the_interval_is_over(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """Until it is cancelled."""
    web.pages["/rss"] = Page(RSS)
    poller = live_poller(fetcher, outbox, 0.01, slots=1)
    task = asyncio.create_task(poller.run([feed_source(f"{web.url}/rss")]))
    while len(web.requests) < 3:  # noqa: ASYNC110 - the server has no event to wait for
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(outbox.stream) == 2


async def test_a_slow_host_keeps_only_its_own_feeds_waiting(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web
) -> None:
    """The loop goes on while a look is under way."""
    web.pages = {"/slow": Page(RSS, seconds_before_body=60), "/quick": Page(RSS)}
    slow = feed_source(f"{web.url}/slow").model_copy(update={"domain": "slow.example"})
    poller = live_poller(fetcher, outbox, 0.01)
    task = asyncio.create_task(poller.run([slow, feed_source(f"{web.url}/quick")]))
    while [r.path for r in web.requests].count("/quick") < 3:  # noqa: ASYNC110 - likewise
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [r.path for r in web.requests].count("/slow") == 1


async def test_a_bug_in_the_parser_is_one_feeds_trouble(
    fetcher: HttpFetcher, outbox: FakeOutbox, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is recorded as ours."""
    monkeypatch.setattr("dateline_ingest.feeds.articles.parse_feed", None)
    web.pages["/rss"] = Page(RSS)
    source = feed_source(f"{web.url}/rss")
    await poller_of(fetcher, outbox).poll_due([source])
    assert memory_of(outbox, source).last_outcome == "internal_error"
