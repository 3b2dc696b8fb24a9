"""Tests of the invented feeds: what they bring, and that a seed decides it."""

from __future__ import annotations

from itertools import pairwise

from dateline_ingest.feeds.parsing import Feed, parse_feed
from tests.simulation.feed import DAY, HOUR, FeedLife


def lived(number: int, *, seed: int = 1, days: float = 3.0, until: float = 3.0) -> FeedLife:
    """Let a feed live for some days."""
    feed = FeedLife(seed, number, days)
    feed.live(until * DAY)
    return feed


def test_equal_seeds_lead_to_equal_lives() -> None:
    """However often anybody looks meanwhile."""
    looked_at = FeedLife(1, 7, 3.0)
    for hour in range(73):
        looked_at.live(hour * HOUR)
    assert looked_at.document() == lived(7).document()
    assert looked_at.etag == lived(7).etag


def test_different_seeds_and_numbers_lead_to_different_lives() -> None:
    """A web is no choir."""
    documents = {lived(number, seed=seed).document() for number in range(20) for seed in (1, 2)}
    assert len(documents) > 35  # some have had little to say


def test_the_parser_reads_all_that_a_feed_shows() -> None:
    """Every story in the window, newest first."""
    for number in range(20):
        feed = lived(number)
        read = parse_feed(feed.document(), "https://gazette.example", {})
        assert isinstance(read, Feed)
        assert [item.guid for item in read.items] == [one.guid for one in reversed(feed.stories)]
        assert len(read.items) <= feed.window


def test_a_window_rolls() -> None:
    """Old stories make room, and never come back."""
    feed = max((lived(number, until=0) for number in range(50)), key=lambda feed: feed.rate)
    shown: list[set[str]] = []
    for hour in range(73):
        feed.live(hour * HOUR)
        shown.append({story.guid for story in feed.stories})
    gone: set[str] = set()
    for before, after in pairwise(shown):
        gone |= before - after
        assert not gone & after
    assert gone


def test_the_etag_changes_when_the_document_does() -> None:
    """And only then."""
    for number in range(30):
        feed = FeedLife(1, number, 3.0)
        seen: dict[str | None, bytes] = {}
        for hour in range(73):
            feed.live(hour * HOUR)
            assert not feed.etag or seen.setdefault(feed.etag, feed.document()) == feed.document()


def test_corrections_change_the_title_of_a_story() -> None:
    """So that the store's current revision can be told from the ones before."""
    versions = {story.version for number in range(60) for story in lived(number).stories}
    assert {1, 2} <= versions
    titles = [story.title for number in range(60) for story in lived(number).stories]
    assert len(titles) == len(set(titles))


def test_a_feed_is_quiet_after_its_script() -> None:
    """What it says then stays, so that everything can be read in the end."""
    assert lived(3, until=30.0).document() == lived(3, until=3.0).document()


def test_the_moods_of_a_web_are_of_every_kind() -> None:
    """Nearly half of all servers have a bad time in a week; at most times most are well."""
    feeds = [FeedLife(1, number, 7.0) for number in range(300)]
    moods = {spell.mood for feed in feeds for spell in feed.spells}
    assert len(moods) == 7
    ill = sum(feed.mood(hour * HOUR) is not None for feed in feeds for hour in range(168))
    assert 0 < ill / (300 * 168) < 0.1


def test_rates_differ_by_orders_of_magnitude() -> None:
    """A few feeds bring most of the stories."""
    told = sorted(lived(number, days=7.0, until=7.0).told for number in range(200))
    assert told[-1] > 20 * max(1, told[20])
