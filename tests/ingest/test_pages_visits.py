"""Tests of visiting article pages, on a real server."""

from __future__ import annotations

import asyncio

import pytest

from dateline.messages import AiOptOut, ArticleFetched
from dateline_ingest.fetching.fetcher import open_fetcher
from dateline_ingest.fetching.robots import Robots
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.visits import PageVisitor, SourceVisits
from dateline_ingest.sandbox import InProcess
from dateline_ingest.settings import IngestSettings

from .fakes import Page, open_web
from .page_visits import HTML, TEASER, Allowed, item, open_visitor, story
from .samples import NOW
from .web_pages import SENTENCE


async def test_a_teaser_becomes_a_story() -> None:
    """With one request, and the host asked before."""
    async with open_visitor() as (web, hosts, visitor):
        web.pages["/a"] = Page(story(), headers=HTML)
        article = await visitor.enlarge(item(web))
        assert "Paragraph 5 says this." in article.body
        assert article.text_origin == "page"
        assert article.authors == ("Tove Halm", "Per Aas")
        assert [request.path for request in web.requests] == ["/a"]
        assert web.requests[0].headers["accept"].startswith("text/html")
        assert hosts.asked == [f"{web.url}/a"]


async def test_a_story_that_is_whole_is_not_looked_up() -> None:
    """Nobody is asked for anything."""
    async with open_visitor() as (web, hosts, visitor):
        whole = item(web, body=SENTENCE * 30)
        assert await visitor.enlarge(whole) is whole
        assert (web.requests, hosts.asked) == ([], [])


@pytest.mark.parametrize(
    ("page", "note"),
    [
        (Page(status=403), "page not read: access refused (HTTP 403)"),
        (Page(status=404), "page not read: nothing at this address (HTTP 404)"),
        (Page(b"%PDF", headers={"Content-Type": "application/pdf"}),
         "page not read: binary data, not text (application/pdf)"),
        (Page(b"", headers=HTML), "page not read: nothing in it"),
        (Page(story("Log in", "<p>x</p>").replace(TEASER.encode(), b"Log in here."), headers=HTML),
         "page not read: no story in it (the page is of something else)"),
    ],
)  # fmt: skip
async def test_whatever_goes_wrong_leaves_the_teaser(page: Page, note: str) -> None:
    """And the provenance says why there is no more."""
    async with open_visitor() as (web, _, visitor):
        web.pages["/a"] = page
        article = await visitor.enlarge(item(web))
        assert article.body == TEASER
        assert article.text_origin == "feed"
        assert [part.note for part in article.provenance] == [note]


async def test_what_a_host_forbids_is_not_fetched() -> None:
    """Its robots.txt is kept."""
    async with open_visitor() as (web, hosts, visitor):
        hosts.says = Allowed(allowed=False, reason="its robots.txt refuses it")
        article = await visitor.enlarge(item(web))
        assert web.requests == []
        assert article.provenance[0].note is not None
        assert "its robots.txt refuses it" in article.provenance[0].note


async def test_what_is_said_of_ai_stands_on_the_article() -> None:
    """By the host, by the answer and by the page."""
    async with open_visitor() as (web, hosts, visitor):
        web.pages["/a"] = Page(story(), headers=HTML)
        article = await visitor.enlarge(item(web))
        assert article.ai_opt_out == AiOptOut(opted_out=False)
        hosts.says = Allowed(signals=("robots.txt: GPTBot",))
        refusing = story().replace(b"<head>", b'<head><meta name="robots" content="noai">')
        web.pages["/a"] = Page(refusing, headers=HTML | {"tdm-reservation": "1"})
        article = await visitor.enlarge(item(web))
        assert article.ai_opt_out == AiOptOut(
            opted_out=True,
            signals=("robots.txt: GPTBot", "tdm-reservation: 1", "meta robots: noai"),
        )


async def test_the_robots_of_the_fetcher_are_asked_as_they_are() -> None:
    """What a host's file refuses is not fetched, and what it says of AI is recorded."""
    settings = IngestSettings.model_validate({"allow_private": "127.0.0.1", "host_gap": 0})
    async with open_web() as web, open_fetcher(settings) as fetcher:
        rules = b"User-agent: *\nDisallow: /private\n\nUser-agent: GPTBot\nDisallow: /\n"
        web.pages["/robots.txt"] = Page(rules, headers={"Content-Type": "text/plain"})
        web.pages["/a"] = web.pages["/private/a"] = Page(story(), headers=HTML)
        visitor = PageVisitor(fetcher, Robots(fetcher), InProcess(), now=lambda: NOW)
        article = await visitor.enlarge(item(web))
        assert article.text_origin == "page"
        assert article.ai_opt_out is not None
        assert article.ai_opt_out.signals == ("robots.txt: GPTBot",)
        refused = await visitor.enlarge(item(web, "/private/a"))
        assert refused.text_origin == "feed"
        assert "/private/a" not in [request.path for request in web.requests]


async def test_a_redirect_to_the_front_page_means_that_there_is_nothing() -> None:
    """Many sites say so of what they have taken down."""
    async with open_visitor() as (web, _, visitor):
        web.pages["/a"] = Page(status=302, headers={"Location": "/"})
        web.pages["/"] = Page(story(), headers=HTML)
        found = await visitor.visit(f"{web.url}/a")
        assert isinstance(found, Failed)
        assert (found.outcome, found.detail) == ("not_found", "redirected to the front page")


async def test_a_redirect_to_another_page_is_followed() -> None:
    """Its address is the one that counts."""
    async with open_visitor() as (web, _, visitor):
        web.pages["/a"] = Page(status=301, headers={"Location": "/b"})
        web.pages["/b"] = Page(story(), headers=HTML)
        found = await visitor.visit(f"{web.url}/a")
        assert isinstance(found, ArticleFetched)
        assert found.url == f"{web.url}/b"
        assert found.fetched_at == NOW


async def test_a_source_has_a_budget_for_ten_minutes() -> None:
    """What is over it is published as the feed gives it, and says so."""
    clock = [0.0]
    async with open_visitor() as (web, _, visitor):
        visitor.most, visitor.passed = 2, lambda: clock[0]
        for path in ["/1", "/2", "/3", "/4"]:
            web.pages[path] = Page(story(), headers=HTML)
        found = [await visitor.enlarge(item(web, path)) for path in ("/1", "/2", "/3")]
        assert [article.text_origin for article in found] == ["page", "page", "feed"]
        assert found[2].provenance[0].note == "page not visited: more than 2 in ten minutes"
        clock[0] = 600.0
        assert (await visitor.enlarge(item(web, "/4"))).text_origin == "page"


async def test_a_feed_that_writes_short_is_left_in_peace() -> None:
    """After some pages that had no more than the feed."""
    async with open_visitor() as (web, _, visitor):
        for number in range(6):
            web.pages[f"/{number}"] = Page(story(body=""), headers=HTML)
            await visitor.enlarge(item(web, f"/{number}"))
        assert len(web.requests) == 4


async def test_no_more_pages_are_read_at_once_than_there_are_slots() -> None:
    """However many feeds are polled."""
    async with open_visitor() as (web, _, visitor):
        visitor.slots = asyncio.Semaphore(2)
        for number in range(6):
            page = Page(story(), headers=HTML, seconds_before_body=0.02)
            web.pages[f"/{number}"] = page
        paths = [f"/{number}" for number in range(6)]
        found = await asyncio.gather(*(visitor.enlarge(item(web, path)) for path in paths))
        assert {article.text_origin for article in found} == {"page"}
        assert web.most_at_once <= 2


async def test_a_page_that_has_not_changed_is_not_read_again() -> None:
    """It is asked for by its validators."""
    async with open_visitor() as (web, _, visitor):
        web.pages["/a"] = Page(story(), headers=HTML | {"ETag": '"7"'})
        found = await visitor.look(f"{web.url}/a", etag='"7"')
        assert type(found).__name__ == "NotModified"


async def test_a_private_address_needs_the_word_of_whoever_added_the_feed() -> None:
    """And holds for the feed's own host alone."""
    async with open_visitor() as (web, _, visitor):
        visitor.private = lambda source: source == "harbour"
        assert visitor.may_be_private(item(web))
        assert not visitor.may_be_private(item(web, url="http://127.0.0.1:1/elsewhere"))
        visitor.private = lambda _source: False
        assert not visitor.may_be_private(item(web))


async def test_what_is_learned_of_sources_does_not_grow_for_ever() -> None:
    """It is forgotten, and learned anew."""
    async with open_visitor() as (web, _, visitor):
        visitor.sources.update({str(number): SourceVisits() for number in range(20_000)})
        await visitor.enlarge(item(web))
        assert list(visitor.sources) == ["harbour"]
