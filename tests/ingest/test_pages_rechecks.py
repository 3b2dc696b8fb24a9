"""Tests of looking at published articles again: on a real server, with the real editor."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import pytest

from dateline.messages import ArticleFetched
from dateline_ingest.identity.editor import Editor
from dateline_ingest.pages.followed import recollect
from dateline_ingest.pages.rechecks import ENTRIES, NAME, Rechecks
from dateline_ingest.pages.visits import PageVisitor
from dateline_ingest.polling.schedule_store import Schedule

from .fakes import FakeOutbox, Page, Web
from .page_visits import HTML, Agenda, Allowed, Hosts, item, open_visitor, story
from .samples import NOW
from .web_pages import STORY


@dataclass
class Desk:
    """All that a test looks at."""

    web: Web
    hosts: Hosts
    visitor: PageVisitor
    outbox: FakeOutbox
    agenda: Agenda
    rechecks: Rechecks

    async def publish(self) -> ArticleFetched:
        """Publish an article as the poller does, and follow it."""
        self.web.pages.setdefault("/a", Page(story(), headers=HTML))
        article = item(self.web)
        editor = Editor(self.outbox, enlarge=self.visitor.enlarge)
        drafts = await editor.drafts(article.source, [article])
        await self.outbox.publish(drafts)
        await self.rechecks.follow([draft.message for draft in drafts])
        self.web.requests.clear()
        return self.outbox.stream[-1]

    async def pass_time(self, **span: float) -> None:
        """Let time pass, and look at what is due then."""
        seconds = timedelta(**span).total_seconds()
        self.agenda.now += seconds
        moment = NOW + timedelta(seconds=self.agenda.now)
        self.visitor.now = self.rechecks.now = lambda: moment
        await self.rechecks.check_due()

    @property
    def news(self) -> list[tuple[int, str]]:
        """Revision and class of what was published."""
        return [(m.revision, m.change.kind if m.change else "") for m in self.outbox.stream]


@asynccontextmanager
async def open_desk() -> AsyncGenerator[Desk]:
    """Open a desk over a server on loopback."""
    async with open_visitor() as (web, hosts, visitor):
        outbox, agenda = FakeOutbox(), Agenda()
        editor = Editor(outbox, enlarge=visitor.enlarge)
        rechecks = Rechecks(visitor, editor, outbox, [agenda], lambda _home: agenda)
        yield Desk(web, hosts, visitor, outbox, agenda, rechecks)


async def test_an_article_read_on_its_page_is_looked_at_again_after_ten_minutes() -> None:
    """And not before."""
    async with open_desk() as desk:
        await desk.publish()
        await desk.pass_time(minutes=9)
        assert desk.web.requests == []
        await desk.pass_time(minutes=1)
        assert len(desk.web.requests) == 1
        assert desk.news == [(1, "new")]


async def test_a_change_of_the_page_is_a_revision() -> None:
    """Of the same article, with the class that the editor finds."""
    async with open_desk() as desk:
        first = await desk.publish()
        more = f"{STORY}<p>Two people were brought to hospital in the evening, police say.</p>"
        desk.web.pages["/a"] = Page(story(body=more), headers=HTML)
        await desk.pass_time(minutes=10)
        assert desk.news == [(1, "new"), (2, "update")]
        second = desk.outbox.stream[-1]
        assert second.article_id == first.article_id
        assert second.guid == first.guid
        assert "brought to hospital" in second.body
        assert second.fetched_at == NOW + timedelta(minutes=10)
        await desk.pass_time(minutes=10)
        assert len(desk.news) == 2


async def test_a_new_headline_of_the_page_is_a_revision() -> None:
    """Even where the feed's headline was another all along."""
    async with open_desk() as desk:
        desk.web.pages["/a"] = Page(story("Ferry, barge collide in fog"), headers=HTML)
        await desk.publish()
        await desk.pass_time(minutes=10)
        assert desk.news == [(1, "new")]
        desk.web.pages["/a"] = Page(story("Ferry, barge collide: two hurt"), headers=HTML)
        await desk.pass_time(minutes=10)
        assert desk.news == [(1, "new"), (2, "headline")]
        assert desk.outbox.stream[-1].title == "Ferry, barge collide: two hurt"


async def test_what_the_feed_says_next_does_not_take_the_change_back() -> None:
    """Its teaser is the old one still."""
    async with open_desk() as desk:
        await desk.publish()
        more = f"{STORY}<p>Two people were brought to hospital in the evening, police say.</p>"
        desk.web.pages["/a"] = Page(story(body=more), headers=HTML)
        await desk.pass_time(minutes=10)
        again = item(desk.web)
        drafts = await desk.rechecks.editor.drafts(again.source, [again])
        assert drafts == []


@pytest.mark.parametrize("gone", [Page(status=404), Page(status=410)])
async def test_a_page_that_is_gone_for_an_hour_was_removed(gone: Page) -> None:
    """The revision says so; then nobody looks any more."""
    async with open_desk() as desk:
        first = await desk.publish()
        desk.web.pages["/a"] = gone
        await desk.pass_time(minutes=10)
        assert desk.news == [(1, "new")]
        await desk.pass_time(minutes=60)
        assert desk.news == [(1, "new"), (2, "removed")]
        removed = desk.outbox.stream[-1]
        assert (removed.article_id, removed.status) == (first.article_id, "canceled")
        assert (removed.title, removed.body) == (first.title, "")
        assert desk.agenda.entries == {}


async def test_a_page_that_comes_back_was_not_removed() -> None:
    """And its absence counts from the start the next time."""
    async with open_desk() as desk:
        await desk.publish()
        there = desk.web.pages["/a"]
        desk.web.pages["/a"] = Page(status=404)
        await desk.pass_time(minutes=10)
        desk.web.pages["/a"] = there
        await desk.pass_time(minutes=60)
        (entry,) = desk.agenda.entries.values()
        followed = recollect(entry)
        assert followed is not None
        assert followed.gone_since is None
        assert desk.news == [(1, "new")]


async def test_a_broken_server_is_asked_again_later() -> None:
    """It removes nothing."""
    async with open_desk() as desk:
        await desk.publish()
        desk.web.pages["/a"] = Page(status=500)
        await desk.pass_time(minutes=10)
        await desk.pass_time(hours=2)
        assert len(desk.web.requests) == 2
        assert desk.news == [(1, "new")]
        assert len(desk.agenda.entries) == 1


async def test_the_page_is_asked_for_by_its_validators() -> None:
    """Most looks find nothing new, and cost little."""
    async with open_desk() as desk:
        desk.web.pages["/a"] = Page(story(), headers=HTML | {"ETag": '"7"'})
        await desk.publish()
        await desk.pass_time(minutes=10)
        await desk.pass_time(minutes=10)
        told = [request.headers.get("if-none-match") for request in desk.web.requests]
        assert told == [None, '"7"']


async def test_looks_get_seldomer_and_end_after_a_week() -> None:
    """The article is old by then."""
    async with open_desk() as desk:
        await desk.publish()
        for _ in range(10 * 24):
            await desk.pass_time(hours=1)
        assert 10 <= len(desk.web.requests) <= 26
        assert desk.agenda.entries == {}


async def test_a_host_that_forbids_it_is_not_asked_any_more() -> None:
    """Its word may come after the first visit."""
    async with open_desk() as desk:
        await desk.publish()
        desk.hosts.says = Allowed(allowed=False, reason="its robots.txt refuses it")
        await desk.pass_time(minutes=10)
        assert desk.web.requests == []
        assert desk.agenda.entries == {}


async def test_articles_whose_feed_has_all_their_text_are_not_followed() -> None:
    """Their feed tells of changes."""
    async with open_desk() as desk:
        await desk.rechecks.follow([item(desk.web)])
        assert desk.agenda.entries == {}


async def test_old_articles_are_not_followed() -> None:
    """A feed's first document goes back for months."""
    async with open_desk() as desk:
        old = {"at": NOW - timedelta(days=9)}
        await desk.rechecks.follow([item(desk.web, text_origin="page", published=old)])
        assert desk.agenda.entries == {}


async def test_no_more_are_followed_than_there_is_room_for() -> None:
    """Redis keeps them in memory."""
    async with open_desk() as desk:
        desk.rechecks.most = 1
        await desk.publish()
        await desk.rechecks.check_due()
        other = item(
            desk.web, text_origin="page", article_id="00000000-0000-5000-8000-000000000002"
        )
        await desk.rechecks.follow([other])
        assert len(desk.agenda.entries) == 1


async def test_the_schedule_of_the_poller_serves_rechecks_too() -> None:
    """Under names of its own, in the partition of the host."""
    async with open_desk() as desk:
        schedule = Schedule(cast("Any", desk.outbox), "worker-1", NAME, ENTRIES, gap=0.0)
        desk.rechecks.schedules, desk.rechecks.at = [schedule], lambda _home: schedule
        await desk.publish()
        assert desk.outbox.kept[ENTRIES].keys() == {str(desk.outbox.stream[0].article_id)}
        idle = await desk.rechecks.check_due()
        assert (idle, desk.web.requests) == (5.0, [])
        more = f"{STORY}<p>Two people were brought to hospital in the evening, police say.</p>"
        desk.web.pages["/a"] = Page(story(body=more), headers=HTML)
        desk.outbox.now += 600
        await desk.pass_time(minutes=10)
        assert desk.news == [(1, "new"), (2, "update")]
        desk.web.pages["/a"] = Page(status=410)
        for _ in range(2):
            desk.outbox.now += 3600
            await desk.pass_time(hours=1)
        assert desk.news[-1] == (3, "removed")
        assert not desk.outbox.kept[ENTRIES]


async def test_a_damaged_entry_is_forgotten() -> None:
    """Nobody can tell whose it was."""
    async with open_desk() as desk:
        await desk.agenda.put({"x": ("nonsense", 0.0)})
        await desk.pass_time(minutes=1)
        assert desk.agenda.entries == {}


async def test_a_bug_costs_one_look() -> None:
    """The article is looked at again, and the others are not touched."""
    async with open_desk() as desk:
        await desk.publish()

        async def crash(*_: object, **__: object) -> list[object]:
            raise RuntimeError("a bug")

        sound = desk.rechecks.editor
        broken = Editor(desk.outbox)
        broken.drafts = crash  # type: ignore[method-assign, assignment]
        desk.rechecks.editor = broken
        await desk.pass_time(minutes=10)
        assert len(desk.agenda.entries) == 1
        desk.rechecks.editor = sound
        await desk.pass_time(minutes=10)
        assert desk.news == [(1, "new")]
