"""Tests of the feeds that known sites have for their pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.site_rules import feeds_by_rule

CHANNEL = "UC0123456789abcdefghij_-"
VIDEOS = "https://www.youtube.com/feeds/videos.xml"
PROJECT = "https://github.com/acme/anvil"


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}", [f"{VIDEOS}?channel_id={CHANNEL}"]),
        (f"https://m.youtube.com/channel/{CHANNEL}/videos", [f"{VIDEOS}?channel_id={CHANNEL}"]),
        ("https://youtube.com/user/acme", [f"{VIDEOS}?user=acme"]),
        ("https://www.youtube.com/playlist?list=PLx-1", [f"{VIDEOS}?playlist_id=PLx-1"]),
        ("https://www.youtube.com/watch?v=1&list=PLx-1", [f"{VIDEOS}?playlist_id=PLx-1"]),
        ("https://www.youtube.com/@acme", []),
        ("https://www.youtube.com/channel/short", []),
        (PROJECT, [f"{PROJECT}/releases.atom", f"{PROJECT}/commits.atom"]),
        (f"{PROJECT}.git", [f"{PROJECT}/releases.atom", f"{PROJECT}/commits.atom"]),
        (f"{PROJECT}/releases/", [f"{PROJECT}/releases.atom", f"{PROJECT}/commits.atom"]),
        (f"{PROJECT}/tags", [f"{PROJECT}/tags.atom"]),
        (f"{PROJECT}/commits", [f"{PROJECT}/commits.atom"]),
        (f"{PROJECT}/commits/feature/x", [f"{PROJECT}/commits/feature/x.atom"]),
        ("https://github.com/acme", ["https://github.com/acme.atom"]),
        ("https://github.com/topics/rss", []),
        ("https://github.com/", []),
        (
            "https://gitlab.com/acme/tools/anvil/-/releases",
            [
                "https://gitlab.com/acme/tools/anvil/-/tags?format=atom",
                "https://gitlab.com/acme/tools/anvil.atom",
            ],
        ),
        ("https://gitlab.com/acme", []),
        ("https://www.reddit.com/r/news/", ["https://www.reddit.com/r/news/.rss"]),
        ("https://old.reddit.com/u/acme", ["https://www.reddit.com/user/acme/.rss"]),
        ("https://reddit.com", ["https://www.reddit.com/.rss"]),
        ("https://www.reddit.com/settings", []),
        ("https://medium.com/@acme", ["https://medium.com/feed/@acme"]),
        ("https://medium.com/acme-news/a-story-1", ["https://medium.com/feed/acme-news"]),
        ("https://medium.com/feed/acme-news", []),
        ("https://acme.medium.com/x", ["https://acme.medium.com/feed"]),
        ("https://acme.substack.com/p/x", ["https://acme.substack.com/feed"]),
        ("https://acme.wordpress.com", ["https://acme.wordpress.com/feed/"]),
        ("http://acme.blogspot.com/2026/x", ["https://acme.blogspot.com/feeds/posts/default"]),
        ("https://acme.tumblr.com/", ["https://acme.tumblr.com/rss"]),
        ("https://social.example/@acme", ["https://social.example/@acme.rss"]),
        ("https://social.example/@acme/1", []),
        ("https://bsky.app/profile/acme.example", ["https://bsky.app/profile/acme.example/rss"]),
        ("https://bsky.app/search", []),
        ("https://news.ycombinator.com/newest", ["https://news.ycombinator.com/rss"]),
        ("https://dev.to/acme", ["https://dev.to/feed/acme"]),
        ("https://arxiv.org/list/cs.CL/recent", ["https://rss.arxiv.org/rss/cs.CL"]),
        (
            "https://news.stackexchange.com/questions/tagged/rss",
            ["https://news.stackexchange.com/feeds/tag/rss"],
        ),
        ("https://stackoverflow.com/questions", ["https://stackoverflow.com/feeds"]),
        ("https://harbour.example/news", []),
    ],
)
def test_the_address_of_a_page_tells_its_feeds(page: str, feeds: list[str]) -> None:
    """No request is needed to know them."""
    assert feeds_by_rule(page) == feeds


def test_a_host_that_only_ends_alike_is_another_site() -> None:
    """A rule asks for a dot before the name."""
    assert feeds_by_rule("https://notsubstack.com/") == []
    assert feeds_by_rule("https://github.com.evil.example/acme/anvil") == []


@given(
    st.sampled_from(
        ["youtube.com", "github.com", "gitlab.com", "reddit.com", "medium.com", "bsky.app"]
    ),
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="[]"), max_size=60
    ),
)
def test_any_path_of_a_known_site_gives_addresses_or_none(host: str, path: str) -> None:
    """Rules never fail."""
    for feed in feeds_by_rule(f"https://{host}/{path}"):
        assert feed.startswith("https://")
