"""Feeds as a feed reader sees them: every field comes back, and the bytes never change."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from dateline_ingest.newsroom.feeds import atom, feed, rss
from dateline_ingest.newsroom.markup import body_html
from dateline_ingest.newsroom.outlets import PAPERS, Outlet
from dateline_ingest.newsroom.stories import read_stories
from dateline_ingest.newsroom.story import Story, edition

BASE = "http://127.0.0.1:8123"
STORIES = edition(read_stories(), 2)
BY_PAPER = {paper: [s for s in STORIES if s.outlet == paper.key] for paper in PAPERS}
paper_by_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)


def _parse(document: bytes) -> Any:
    found = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
    assert not found["bozo"], found.get("bozo_exception")
    return found


def _instant(parsed: Any) -> datetime:
    return datetime.fromtimestamp(timegm(parsed), tz=UTC)


def _fields(story: Story, paper: Outlet) -> dict[str, Any]:
    return {
        "id": story.guid,
        "title": story.title,
        "link": BASE + story.path,
        "summary": story.deck,
        "content": None if paper.teasers_only else body_html(story.body),
        "published": story.published.astimezone(UTC),
        "terms": list(dict.fromkeys([story.section, *story.keywords])),
    }


def _read_back(entry: Any) -> dict[str, Any]:
    return {
        "id": entry["id"],
        "title": entry["title"],
        "link": entry["link"],
        "summary": entry["summary"],
        "content": entry["content"][0]["value"] if "content" in entry else None,
        "published": _instant(entry["published_parsed"]),
        "terms": [tag["term"] for tag in entry["tags"]],
    }


@paper_by_paper
@pytest.mark.parametrize("write", [rss, atom])
def test_all_fields_come_back_from_either_kind_of_feed(paper: Outlet, write: Any) -> None:
    """Whatever is put into a feed, a feed reader takes out again, in the same order."""
    stories = BY_PAPER[paper]
    found = _parse(write(paper, stories, BASE))
    assert [_read_back(e) for e in found["entries"]] == [_fields(s, paper) for s in stories]


def test_some_papers_have_teasers_only() -> None:
    """Of either kind of feed, so that the sample shows how pages are read."""
    assert {paper.feed for paper in PAPERS if paper.teasers_only} == {"rss", "atom"}
    assert sum(paper.teasers_only for paper in PAPERS) < len(PAPERS) / 2


@paper_by_paper
def test_a_paper_publishes_the_kind_of_feed_that_it_says(paper: Outlet) -> None:
    """The feed's version, title, language and page are the paper's."""
    found = _parse(feed(paper, BY_PAPER[paper], BASE))
    assert found["version"] == {"rss": "rss20", "atom": "atom10"}[paper.feed]
    assert found["feed"]["title"] == paper.name
    assert found["feed"]["language"] == paper.language
    assert found["feed"]["link"] == BASE + paper.front_path


@paper_by_paper
def test_authors_come_back(paper: Outlet) -> None:
    """RSS carries the byline as printed, Atom each author by name."""
    stories = BY_PAPER[paper]
    entries = _parse(feed(paper, stories, BASE))["entries"]
    for story, entry in zip(stories, entries, strict=True):
        names = [author["name"] for author in entry["authors"]]
        assert names == ([story.byline] if paper.feed == "rss" else list(story.authors))


@paper_by_paper
def test_updates_come_back(paper: Outlet) -> None:
    """A story that was changed after it was published says when, in RSS too."""
    stories = BY_PAPER[paper]
    entries = _parse(feed(paper, stories, BASE))["entries"]
    for story, entry in zip(stories, entries, strict=True):
        if story.updated != story.published:
            assert _instant(entry["updated_parsed"]) == story.updated.astimezone(UTC)


@paper_by_paper
def test_the_written_offset_stands_in_the_feed(paper: Outlet) -> None:
    """Dates are not turned into UTC: the offset tells where a story was published."""
    stories = BY_PAPER[paper]
    for story, entry in zip(stories, _parse(feed(paper, stories, BASE))["entries"], strict=True):
        assert entry["published"].replace(":", "")[-5:] == story.published.strftime("%z")


@paper_by_paper
def test_a_feed_says_when_its_newest_change_happened(paper: Outlet) -> None:
    """The feed's own date is that of the last update in it, not the time of asking."""
    stories = BY_PAPER[paper]
    found = _parse(feed(paper, stories, BASE))["feed"]
    assert _instant(found["updated_parsed"]) == max(s.updated for s in stories).astimezone(UTC)


@paper_by_paper
def test_a_feed_is_the_same_bytes_each_time(paper: Outlet) -> None:
    """Nothing in a feed depends on the clock or on the order of a set."""
    assert feed(paper, BY_PAPER[paper], BASE) == feed(paper, BY_PAPER[paper], BASE)


def test_guids_do_not_depend_on_the_address_of_the_server() -> None:
    """Two servers on two ports tell of the same articles."""
    for paper, stories in BY_PAPER.items():
        one, other = (_parse(feed(paper, stories, f"http://127.0.0.1:{port}")) for port in (1, 2))
        assert [e["id"] for e in one["entries"]] == [e["id"] for e in other["entries"]]


def test_an_rss_guid_is_no_link() -> None:
    """A tag URI cannot be opened, so isPermaLink is false."""
    paper = next(paper for paper in PAPERS if paper.feed == "rss")
    guids = ET.fromstring(rss(paper, BY_PAPER[paper], BASE)).iter("guid")  # noqa: S314 - our own text
    assert {guid.get("isPermaLink") for guid in guids} == {"false"}


def test_a_feed_names_its_own_address() -> None:
    """A reader that was handed the document alone finds its feed's address in it."""
    for paper, stories in BY_PAPER.items():
        links = _parse(feed(paper, stories, BASE))["feed"]["links"]
        assert [link["href"] for link in links if link["rel"] == "self"] == [BASE + paper.feed_path]
