"""Tests of who is who in the documents of a source, and of what is news about whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from dateline.messages import ArticleFetched, Change, Source
from dateline_ingest.identity.editor import Editor
from dateline_ingest.identity.memory import recollect
from dateline_ingest.identity.naming import memory_name

from .edits import with_noise
from .fakes import FakeOutbox
from .inventing import Story, paragraph, seeded, story_of
from .samples import NOW

TOP = Source(id="harbour.example_top", name="Harbour", domain="harbour.example")
LOCAL = Source(id="harbour.example_local", name="Harbour", domain="harbour.example")


@dataclass
class Newsroom:
    """An editor over an outbox in memory, and the hours that pass."""

    outbox: FakeOutbox = field(default_factory=FakeOutbox)
    now: datetime = NOW
    asked: list[str] = field(default_factory=list[str])
    """The titles of the articles whose pages were asked for."""
    pages: dict[str, Story] = field(default_factory=dict[str, Story])
    """The page of each article, by the title of its item."""

    async def enlarge(self, article: ArticleFetched) -> ArticleFetched:
        """Get the page of an article."""
        self.asked.append(article.title)
        page = self.pages.get(article.title)
        if page is None:
            return article
        whole = page.article(article.source, self.now)
        return whole.model_copy(
            update={"text_origin": "page", "article_id": article.article_id, "url": article.url}
        )

    async def read(self, *stories: Story, source: Source = TOP) -> list[ArticleFetched]:
        """Read a document an hour later, and publish what is news in it."""
        self.now += timedelta(hours=1)
        return await self.take([story.article(source, self.now) for story in stories], source)

    async def take(
        self, articles: Sequence[ArticleFetched], source: Source = TOP
    ) -> list[ArticleFetched]:
        """Publish what is news among articles."""
        before = len(self.outbox.stream)
        drafts = await Editor(self.outbox, self.enlarge).drafts(source, articles)
        await self.outbox.publish(drafts)
        assert len(self.outbox.stream) == before + len(drafts)
        return self.outbox.stream[before:]


@pytest.fixture
def room() -> Newsroom:
    """A newsroom on its first day."""
    return Newsroom()


def stories(number: int, seed: int = 0) -> list[Story]:
    """Write so many stories."""
    chance = seeded(seed)
    return [story_of(chance, n) for n in range(number)]


def kinds(articles: Sequence[ArticleFetched]) -> list[tuple[int, str]]:
    """The revision and the class of each."""
    return [(one.revision, one.change.kind if one.change else "") for one in articles]


def edited(story: Story) -> Story:
    """Another paragraph."""
    return replace(story, paragraphs=(*story.paragraphs, paragraph(seeded(99))))


async def test_what_is_new_goes_out_and_what_is_known_does_not(room: Newsroom) -> None:
    """In the order of the document, each once."""
    first, second, third = stories(3)
    assert kinds(await room.read(first, second)) == [(1, "new"), (1, "new")]
    assert [one.title for one in await room.read(third, first, second)] == [third.title]
    assert await room.read(third, first, second) == []


async def test_a_changed_item_is_the_next_revision(room: Newsroom) -> None:
    """With its class and the fields that changed."""
    story, other = stories(2)
    await room.read(story, other)
    (update,) = await room.read(edited(story), other)
    assert kinds([update]) == [(2, "update")]
    assert update.change is not None
    assert update.change.changed_fields == ("body",)
    (headline,) = await room.read(replace(edited(story), title=other.title + "?"), other)
    assert kinds([headline]) == [(3, "headline")]


async def test_what_rotates_is_no_news_and_asks_for_no_page(room: Newsroom) -> None:
    """However often the counters tick."""
    chance = seeded(1)
    few = stories(4)
    await room.read(*few)
    room.asked.clear()
    for _ in range(30):
        assert await room.read(*(with_noise(story, chance) for story in few)) == []
    assert room.asked == []


async def test_a_change_of_the_teaser_alone_is_no_news_where_the_page_is_the_same(
    room: Newsroom,
) -> None:
    """The page is looked at, once, and the new teaser is remembered."""
    story = stories(1)[0]
    teaser = replace(story, paragraphs=("The council met.",))
    again = replace(story, paragraphs=("The council has met.",))
    room.pages[story.title] = story
    await room.read(teaser)
    assert await room.read(again) == []
    assert await room.read(again) == []
    assert room.asked == [story.title] * 2


async def test_an_unchanged_teaser_asks_for_no_page(room: Newsroom) -> None:
    """Its own hash is compared, not that of the page which was published."""
    story = stories(1)[0]
    room.pages[story.title] = story
    teaser = replace(story, paragraphs=("The council met.",))
    (published,) = await room.read(teaser)
    assert published.text_origin == "page"
    assert await room.read(teaser) == []
    assert room.asked == [story.title]


async def test_a_page_that_cannot_be_had_any_more_does_not_shrink_to_its_teaser(
    room: Newsroom,
) -> None:
    """It is asked for again after some hours, and then the change goes out."""
    story = stories(1)[0]
    room.pages[story.title] = story
    teaser = replace(story, paragraphs=("The council met.",))
    await room.read(teaser)
    del room.pages[story.title]
    changed = replace(story, paragraphs=("The council met twice.",))
    for _ in range(3):
        assert await room.read(changed) == []
    assert len(room.asked) == 2
    room.pages[story.title] = edited(story)
    room.now += timedelta(hours=6)
    assert kinds(await room.read(changed)) == [(2, "update")]
    assert await room.read(changed) == []


async def test_a_new_guid_at_the_same_address_is_the_same_article(room: Newsroom) -> None:
    """Publishers move to another system, and all their guids change."""
    few = stories(5)
    await room.read(*few)
    moved = [replace(story, guid=f"new-{story.guid}") for story in few]
    assert await room.read(*moved) == []
    (update,) = await room.read(edited(moved[0]), *moved[1:])
    assert (update.article_id, update.revision) == (room.outbox.stream[0].article_id, 2)


async def test_a_new_address_with_the_same_guid_is_the_same_article(room: Newsroom) -> None:
    """A corrected slug is no new story."""
    story = stories(1)[0]
    await room.read(story)
    assert await room.read(replace(story, link="https://harbour.example/news/other")) == []


async def test_an_article_whose_guid_and_address_change_is_known_by_its_words(
    room: Newsroom,
) -> None:
    """Where its date says so too."""
    story = stories(1)[0]
    await room.read(story)
    moved = replace(story, guid="else", link="https://harbour.example/else")
    assert await room.read(moved) == []


async def test_a_column_with_the_same_words_every_day_is_many_articles(room: Newsroom) -> None:
    """Equal words alone make no article."""
    story = stories(1)[0]
    await room.read(story)
    for day in range(1, 4):
        later = replace(
            story,
            guid=f"day-{day}",
            link=f"https://harbour.example/{day}",
            published=(story.published or NOW) + timedelta(days=day),
        )
        assert kinds(await room.read(later)) == [(1, "new")]
    assert len({one.article_id for one in room.outbox.stream}) == 4


async def test_the_same_story_in_two_feeds_of_a_host_is_one_article(room: Newsroom) -> None:
    """Whatever the other feed makes of its teaser, its guid and the query of its links."""
    few = stories(4)
    await room.read(*few)
    elsewhere = [
        replace(
            story,
            guid=f"local-{story.guid}",
            link=f"{story.link}?utm_source=local",
            paragraphs=story.paragraphs[:1],
        )
        for story in few
    ]
    assert await room.read(*elsewhere, source=LOCAL) == []
    assert await room.read(edited(elsewhere[0]), source=LOCAL) == []


async def test_another_feed_tells_the_revisions_once_the_first_has_dropped_the_article(
    room: Newsroom,
) -> None:
    """Its teaser is taken as it is, and only what changes from there is news."""
    old, new = stories(2)
    await room.read(old)
    short = replace(old, guid="local-1", paragraphs=old.paragraphs[:1])
    assert await room.read(short, source=LOCAL) == []
    await room.read(new)
    assert await room.read(short, source=LOCAL) == []
    (update,) = await room.read(edited(short), source=LOCAL)
    assert (update.article_id, update.revision) == (room.outbox.stream[0].article_id, 2)


async def test_two_hosts_with_one_guid_and_one_text_are_two_articles(room: Newsroom) -> None:
    """Which outlets tell the same story is said by links, not by identity."""
    story = stories(1)[0]
    other = Source(id="mole.example_rss", name="Mole", domain="mole.example")
    await room.read(story)
    assert kinds(await room.read(story, source=other)) == [(1, "new")]


async def test_a_guid_that_is_given_out_again_is_a_new_article(room: Newsroom) -> None:
    """Another story, another address, another day."""
    few = stories(4, seed=5)
    ids: list[object] = []
    for day, story in enumerate(few):
        at = (story.published or NOW) + timedelta(days=3 * day)
        (one,) = await room.read(replace(story, guid="latest", published=at))
        assert kinds([one]) == [(1, "new")]
        ids.append(one.article_id)
        assert await room.read(replace(story, guid="latest", published=at)) == []
    assert len(set(ids)) == 4


async def test_the_home_page_as_guid_is_no_key(room: Newsroom) -> None:
    """Nor as the address of every item."""
    few = [
        replace(story, guid="https://harbour.example/", link="https://www.harbour.example")
        for story in stories(3)
    ]
    assert len(await room.read(*few)) == 3
    assert await room.read(*reversed(few)) == []
    assert len({one.article_id for one in room.outbox.stream}) == 3


@pytest.mark.parametrize("shared", ["guid", "link", "both"])
async def test_items_that_share_their_key_are_told_apart(room: Newsroom, shared: str) -> None:
    """By what they do not share; and each is still found when it is edited."""
    few = stories(6, seed=2)
    if shared != "link":
        few = [replace(story, guid="https://harbour.example/feed/all") for story in few]
    if shared != "guid":
        few = [replace(story, link="https://harbour.example/breaking") for story in few]
    assert len(await room.read(*few)) == 6
    assert await room.read(*few) == []
    assert len({one.article_id for one in room.outbox.stream}) == 6
    (update,) = await room.read(few[0], edited(few[1]), *few[2:])
    assert (update.article_id, update.revision) == (room.outbox.stream[1].article_id, 2)


@pytest.mark.parametrize("edit", ["title", "body", "deck"])
async def test_an_edited_item_without_guid_and_link_is_the_same_article(
    room: Newsroom, edit: str
) -> None:
    """What was not edited gives it away."""
    bare = [replace(story, guid=None, link=None) for story in stories(3)]
    await room.read(*bare)
    changed = {
        "title": replace(bare[0], title=f"{bare[0].title}, council says"),
        "body": edited(bare[0]),
        "deck": replace(bare[0], deck="Nobody was hurt."),
    }[edit]
    (update,) = await room.read(changed, *bare[1:])
    assert (update.article_id, update.revision) == (room.outbox.stream[0].article_id, 2)
    assert await room.read(changed, *bare[1:]) == []


async def test_an_undated_item_without_any_key_is_known_by_its_title_and_text(
    room: Newsroom,
) -> None:
    """Which is all that there is."""
    bare = replace(stories(1)[0], guid=None, link=None, published=None)
    await room.read(bare)
    assert kinds(await room.read(edited(bare))) == [(2, "update")]
    other = replace(bare, paragraphs=stories(1, seed=8)[0].paragraphs, deck="")
    assert kinds(await room.read(other)) == [(1, "new")]


async def test_an_item_listed_twice_counts_once(room: Newsroom) -> None:
    """In two sections of one document, under two guids and two addresses."""
    story, other = stories(2)
    twin = replace(story, guid="twin", link="https://harbour.example/sport/1")
    assert len(await room.read(story, twin, other)) == 2
    assert await room.read(twin, other, story) == []


async def test_two_entries_of_one_address_are_two_articles(room: Newsroom) -> None:
    """A page of short news, where each entry has a guid of its own."""
    few = [replace(story, link="https://harbour.example/ticker") for story in stories(3)]
    assert len(await room.read(*few)) == 3


async def test_the_page_of_an_article_looked_at_again_is_compared_with_what_went_out(
    room: Newsroom,
) -> None:
    """And the teaser in the feed stays what it was."""
    story = stories(1)[0]
    room.pages[story.title] = story
    teaser = replace(story, paragraphs=("The council met.",))
    (published,) = await room.read(teaser)

    def visit(page: Story) -> ArticleFetched:
        article = page.article(TOP, room.now)
        return article.model_copy(
            update={"text_origin": "page", "article_id": published.article_id}
        )

    assert await room.take([visit(with_noise(story, seeded(4)))]) == []
    (update,) = await room.take([visit(edited(story))])
    assert (update.revision, update.article_id) == (2, published.article_id)
    assert await room.read(teaser) == []
    assert room.asked == [story.title]


async def test_a_page_that_is_gone_is_a_revision(room: Newsroom) -> None:
    """Who looked says so, and is believed once."""
    story = stories(1)[0]
    (published,) = await room.read(story)
    gone = published.model_copy(
        update={
            "text_origin": "page",
            "status": "canceled",
            "change": Change(kind="removed", notice="410 Gone"),
        }
    )
    (removed,) = await room.take([gone])
    assert kinds([removed]) == [(2, "removed")]
    assert removed.change is not None
    assert removed.change.notice == "410 Gone"
    assert await room.take([gone]) == []


async def test_a_withdrawn_story_is_a_retraction(room: Newsroom) -> None:
    """A wire service kills a story without changing a word of it."""
    story = stories(1)[0]
    await room.read(story)
    killed = story.article(TOP, room.now).model_copy(update={"status": "canceled"})
    assert kinds(await room.take([killed])) == [(2, "retraction")]
    assert await room.take([killed]) == []


async def test_an_address_that_only_the_page_declares_leads_to_the_article(
    room: Newsroom,
) -> None:
    """The same story on the mobile site, in another feed of the host."""
    story = stories(1)[0]
    room.pages[story.title] = story
    await room.read(replace(story, paragraphs=("The council met.",)))
    mobile = replace(
        story,
        title="Elsewhere",
        guid="m-1",
        link="https://m.harbour.example/1",
        paragraphs=("Met.",),
        published=None,
        deck="",
    )
    room.pages["Elsewhere"] = story
    assert await room.read(mobile, source=LOCAL) == []
    assert await room.read(mobile, source=LOCAL) == []
    assert room.asked == [story.title, "Elsewhere"]


async def test_one_address_that_all_pages_declare_joins_nothing(room: Newsroom) -> None:
    """A template that was never filled in."""
    few = stories(4, seed=3)
    for story in few:
        room.pages[story.title] = replace(story, link="https://harbour.example/template")
    assert len(await room.read(*few)) == 4
    more = stories(5, seed=4)[4]
    room.pages[more.title] = replace(more, link="https://harbour.example/template")
    assert len(await room.read(more)) == 1
    assert len({one.article_id for one in room.outbox.stream}) == 5


async def test_a_memory_of_an_older_version_is_completed_without_a_message(
    room: Newsroom,
) -> None:
    """Nothing goes out again because ingest was upgraded."""
    story = stories(1)[0]
    article = story.article(TOP)
    name = memory_name(article.article_id)
    room.outbox.memory[name] = f"3 {article.content_hash} 2026-05-04T12:00:00+00:00"
    assert await room.read(story) == []
    memory = recollect(room.outbox.memory[name])
    assert memory is not None
    assert (memory.revision, memory.owner) == (3, TOP.id)
    assert kinds(await room.read(edited(story))) == [(4, "update")]


async def test_a_change_is_seen_past_a_memory_of_an_older_version(room: Newsroom) -> None:
    """Which fields changed it cannot tell."""
    story = stories(1)[0]
    name = memory_name(story.article(TOP).article_id)
    room.outbox.memory[name] = "3 00 2036-05-04T12:00:00+00:00"
    (update,) = await room.read(story)
    assert kinds([update]) == [(4, "update")]
    assert update.change is not None
    assert update.change.changed_fields == ()
    assert update.fetched_at > datetime.fromisoformat("2036-05-04T12:00:00+00:00")


async def test_a_damaged_memory_is_as_good_as_none(room: Newsroom) -> None:
    """The number begins anew, which the store puts right."""
    story = stories(1)[0]
    room.outbox.memory[memory_name(story.article(TOP).article_id)] = "{"
    assert kinds(await room.read(story)) == [(1, "new")]
    assert await room.read(story) == []


async def test_memories_are_written_again_before_they_expire(room: Newsroom) -> None:
    """Not at each look, but once a week, with the keys that lead to them."""
    story = stories(1)[0]
    await room.read(story)
    held = dict(room.outbox.memory)
    await room.read(story)
    assert room.outbox.memory == held
    room.now += timedelta(days=8)
    await room.read(story)
    changed = {name for name, text in room.outbox.memory.items() if held[name] != text}
    assert changed == {memory_name(room.outbox.stream[0].article_id)}


@pytest.mark.parametrize("number", [1, 40])
async def test_a_document_costs_a_few_round_trips_whatever_its_size(
    room: Newsroom, number: int
) -> None:
    """One where nothing is new; three at the most."""
    many = stories(number)
    await room.read(*many)
    assert room.outbox.calls.count("recall") <= 3
    room.outbox.calls.clear()
    await room.read(*many)
    assert room.outbox.calls == ["at harbour.example", "recall", "publish"]
    room.outbox.calls.clear()
    await room.read(*many, source=LOCAL)
    assert room.outbox.calls.count("recall") <= 3


async def test_a_hook_that_fails_is_one_articles_trouble(room: Newsroom) -> None:
    """It goes out as it is, and the bug is told."""
    few = stories(3)

    async def crash(article: ArticleFetched) -> ArticleFetched:
        if article.title == few[1].title:
            raise ZeroDivisionError
        return article.model_copy(update={"section": "linked"})

    editor = Editor(room.outbox, enlarge=crash, link=crash)
    with capture_logs() as logs:
        drafts = await editor.drafts(TOP, [story.article(TOP) for story in few])
    sections = [draft.message.section for draft in drafts]
    assert sections == ["linked", None, "linked"]
    assert [entry["event"] for entry in logs] == ["ingest.hook_crashed"] * 2


async def test_two_workers_that_find_one_article_in_two_feeds_publish_it_once(
    room: Newsroom,
) -> None:
    """Neither knew of the other when it looked; the key that both claim decides."""
    story = stories(1)[0]
    elsewhere = replace(story, guid="local-1")
    one = await Editor(room.outbox).drafts(TOP, [story.article(TOP)])
    other = await Editor(room.outbox).drafts(LOCAL, [elsewhere.article(LOCAL)])
    assert await room.outbox.publish(one) == 1
    assert await room.outbox.publish(other) == 0
    assert await room.read(elsewhere, source=LOCAL) == []


async def test_nothing_is_asked_for_an_empty_document(room: Newsroom) -> None:
    """A feed may have no items."""
    assert await room.read() == []
    assert room.outbox.calls == ["publish"]
