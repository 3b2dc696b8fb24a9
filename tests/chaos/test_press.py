"""The press and the words it prints."""

from __future__ import annotations

from random import Random

from dateline_ingest.feeds.parsing import Feed as ReadFeed
from dateline_ingest.feeds.parsing import parse_feed
from tests.chaos.press import Feed, Press
from tests.chaos.words import write

_CHOICE = Random(1)  # noqa: S311 - guards nothing


def _titles(feed: Feed) -> list[str]:
    read = parse_feed(feed.document(), "http://127.0.0.1/feed.xml", {})
    assert isinstance(read, ReadFeed)
    return [item.title.value if item.title else "" for item in read.items]


def test_equal_arguments_make_equal_stories() -> None:
    """A run can be repeated because its words can."""
    assert write("gazette", 3, 2) == write("gazette", 3, 2)


def test_no_two_editions_of_any_story_share_a_title() -> None:
    """The title tells which edition of which story lies in the store."""
    stories = [write(f"feed-{feed}", n, e) for feed in range(3) for n in range(20) for e in (1, 2)]
    assert len({story.title for story in stories}) == len(stories)
    assert len({story.guid for story in stories}) == len(stories) / 2


def test_equal_seeds_print_equal_feeds() -> None:
    """After a hundred steps every document is the same, byte for byte."""
    one, two = Press.of(7, feeds=3, window=10), Press.of(7, feeds=3, window=10)
    for _ in range(100):
        assert one.step() == two.step()
    assert [feed.document() for feed in one.feeds] == [feed.document() for feed in two.feeds]


def test_another_seed_prints_other_feeds() -> None:
    """The seed is what a run depends on."""
    one, two = Press.of(7, feeds=3, window=10), Press.of(8, feeds=3, window=10)
    assert [one.step() for _ in range(20)] != [two.step() for _ in range(20)]


def test_a_correction_is_a_new_edition_on_top() -> None:
    """The story keeps its guid, and moves to the head of the feed."""
    feed = Feed("gazette", window=10)
    for _ in range(3):
        feed.print_story()
    corrected = feed.correct(_CHOICE)
    assert corrected is not None
    assert corrected.edition == 2
    assert feed.stories[0] == corrected
    assert len(feed.stories) == 3


def test_a_feed_that_shows_nothing_has_nothing_to_correct() -> None:
    """The press then brings a new story instead."""
    assert Feed("gazette", window=10).correct(_CHOICE) is None
    press = Press.of(1, feeds=1, window=10)
    press.corrections = 1.0
    assert press.step().edition == 1


def test_a_window_drops_only_what_a_reader_has_proved_to_hold() -> None:
    """What nobody has proved stays, however long the feed grows."""
    feed = Feed("gazette", window=2)
    for _ in range(5):
        feed.print_story()
    assert len(feed.stories) == 5
    feed.prove(3)
    feed.print_story()
    assert [story.guid.rpartition(":")[2] for story in feed.stories] == ["6", "5", "4"]


def test_a_version_that_is_still_to_come_proves_nothing() -> None:
    """A validator that this feed never sent is ignored."""
    feed = Feed("gazette", window=2)
    feed.print_story()
    feed.prove(99)
    assert not feed.settled


def test_doubt_takes_every_proof_back() -> None:
    """After a loss of data the reader has to prove again what it holds."""
    press = Press.of(1, feeds=2, window=5)
    press.step()
    for feed in press.feeds:
        feed.prove(feed.version)
    assert press.settled
    press.doubt()
    assert not press.settled


def test_a_document_can_be_read_and_repeats_its_newest_story_now_and_then() -> None:
    """Ingest's own parser finds every story; each fourth version shows one of them twice."""
    feed = Feed("gazette", window=10)
    for _ in range(3):
        feed.print_story()
    assert _titles(feed) == [story.title for story in feed.stories]
    newest = feed.print_story()
    assert _titles(feed).count(newest.title) == 2
