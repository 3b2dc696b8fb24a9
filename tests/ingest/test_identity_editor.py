"""Tests of what is news about an article that is known, and of what it costs to find out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from dateline.messages import ArticleFetched, Change
from dateline_ingest.identity.editor import Editor
from dateline_ingest.identity.memory import recollect
from dateline_ingest.identity.naming import memory_name

from .editing import LOCAL, TOP, Newsroom, edited, kinds, stories
from .edits import with_noise
from .inventing import Story, seeded


@pytest.fixture
def room() -> Newsroom:
    """A newsroom on its first day."""
    return Newsroom()


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
