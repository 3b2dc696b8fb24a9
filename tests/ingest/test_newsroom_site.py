"""The site: every document has its path, its type and a date that never moves."""

from __future__ import annotations

from dateline_ingest.newsroom.exchange import Resource
from dateline_ingest.newsroom.outlets import AGENCIES, PAPERS
from dateline_ingest.newsroom.site import build_site
from dateline_ingest.newsroom.stories import read_stories, read_wires
from dateline_ingest.newsroom.story import edition

BASE = "http://127.0.0.1:8123"
STORIES = edition(read_stories(), 1)
WIRES = read_wires()
SITE = build_site(STORIES, WIRES, BASE)


def test_a_site_holds_every_document_of_the_newsroom() -> None:
    """Index, feeds, front pages, articles and wire files, and nothing else."""
    expected = {"/"}
    expected |= {paper.feed_path for paper in PAPERS} | {paper.front_path for paper in PAPERS}
    expected |= {story.path for story in STORIES} | {f"/wire/{name}" for name in WIRES}
    assert set(SITE) == expected


def test_an_agency_has_neither_feed_nor_pages() -> None:
    """Agencies file text, and the papers print it."""
    assert not [path for path in SITE for agency in AGENCIES if path.startswith(agency.front_path)]


def test_an_articles_page_is_as_old_as_the_articles_last_change() -> None:
    """Last-Modified tells the truth about the story."""
    for story in STORIES:
        assert SITE[story.path].modified == story.updated


def test_a_feed_is_as_old_as_the_last_change_in_it() -> None:
    """Feed and front page change when one of the paper's stories does."""
    for paper in PAPERS:
        changed = max(story.updated for story in STORIES if story.outlet == paper.key)
        assert SITE[paper.feed_path].modified == changed
        assert SITE[paper.front_path].modified == changed


def test_a_paper_without_stories_is_left_out() -> None:
    """An outlet that prints nothing has no empty feed."""
    only = [story for story in STORIES if story.outlet == "lahntal"]
    site = build_site(only, {}, BASE)
    assert {path.split("/")[1] for path in site} == {"", "lahntal"}


def test_a_wire_file_is_served_as_plain_text_in_utf8() -> None:
    """The bytes on the server are those of the file."""
    for name, text in WIRES.items():
        found = SITE[f"/wire/{name}"]
        assert found == Resource("text/plain; charset=utf-8", text.encode(), found.modified)


def test_a_site_is_the_same_each_time_it_is_built() -> None:
    """Equal stories make equal bytes and equal ETags."""
    assert build_site(STORIES, WIRES, BASE) == SITE


def test_only_pages_and_feeds_know_the_address_of_the_server() -> None:
    """An article's own text, canonical link and JSON-LD are free of the port."""
    other = build_site(STORIES, WIRES, "http://127.0.0.1:9")
    for story in STORIES:
        assert other[story.path].body == SITE[story.path].body.replace(b":8123", b":9")
        canonical = SITE[story.path].body.partition(b'rel="canonical"')[2][:40]
        assert b"127.0.0.1" not in canonical
