"""Tests of which article an item is, whatever its publisher does to guids and addresses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.messages import Source

from .editing import LOCAL, Newsroom, edited, kinds, stories
from .samples import NOW


@pytest.fixture
def room() -> Newsroom:
    """A newsroom on its first day."""
    return Newsroom()


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
