"""Tests of reading article pages, and of the metadata that they declare."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.messages import ArticleFetched
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.metadata import PageMetadata, read_metadata
from dateline_ingest.pages.page import read_article_page
from dateline_ingest.text.markup import parse_html

from .samples import NOW

URL = "https://harbour.example/news/a?utm_source=x"
JSON_LD: dict[str, object] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry &amp; barge collide off Berghaven",
    "description": "Nobody was hurt, says the office",
    "author": [{"@type": "Person", "name": "Tove Halm"}, {"@type": "Person", "name": "Per Aas"}],
    "datePublished": "2026-05-03T18:30:00+02:00",
    "dateModified": "2026-05-03T20:00:00+02:00",
    "publisher": {"@type": "Organization", "name": "The Harbour Post"},
    "inLanguage": "en-GB",
    "articleSection": "Sea",
    "keywords": ["ferries", "barges"],
}
SENTENCE = "The ferry had left the pier with forty people on board when the barge came round. "
BODY = (
    "<p>BERGHAVEN, May 3 (Norda) - A ferry and a barge collided on Sunday.</p>"
    f"<p>{SENTENCE * 3}</p><h2>Second this year</h2><p>{SENTENCE * 2}</p>"
    f"<blockquote><p>{SENTENCE}</p></blockquote>"
)


def page(*, data: object = None, head: str = "", body: str = BODY) -> bytes:
    """Build a page around a body."""
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Ferry - Post</title>{head}{script}</head>'
        "<body><nav><a href='/'>Home</a> <a href='/x'>All news</a></nav><article>"
        f"<h1>Ferry and barge collide</h1>{body}</article>"
        "<footer><p>\u00a9 2031 Harbour Post. All rights reserved.</p></footer></body></html>"
    ).encode()


def read_page(content: bytes) -> ArticleFetched:
    """Read a page that holds an article."""
    read = read_article_page(content, url=URL, fetched_at=NOW)
    assert isinstance(read, ArticleFetched)
    return read


def metadata(content: bytes) -> PageMetadata:
    """Read a page's metadata."""
    root = parse_html(content.decode())
    assert root is not None
    return read_metadata(root)


def test_a_page_with_json_ld_becomes_an_article() -> None:
    """Declared fields come first."""
    article = read_page(page(data=JSON_LD))
    assert article.title == "Ferry & barge collide off Berghaven"
    assert article.deck == "Nobody was hurt, says the office"
    assert article.authors == ("Tove Halm", "Per Aas")
    assert article.published is not None
    assert article.published.offset == "+02:00"
    assert article.updated is not None
    assert article.source.name == "The Harbour Post"
    assert article.source.domain == "harbour.example"
    assert article.language is not None
    assert article.language.tag == "en-GB"
    assert (article.section, article.keywords) == ("Sea", ("ferries", "barges"))
    assert article.text_origin == "page"


def test_the_body_is_the_story_and_nothing_around_it() -> None:
    """No navigation, no footer, no headline."""
    article = read_page(page(data=JSON_LD))
    assert article.body.startswith("BERGHAVEN, May 3 (Norda) - A ferry")
    for outside in ("All news", "2031", "Ferry and barge collide\n"):
        assert outside not in article.body
    assert [p.kind for p in article.paragraphs] == ["text", "text", "subhead", "text", "quote"]


def test_the_dateline_of_a_page_is_evidence() -> None:
    """Beside the declared date."""
    article = read_page(page(data=JSON_LD))
    assert article.dateline is not None
    assert article.dateline.agency == "Norda"
    assert [e.origin for e in article.date_evidence] == ["page", "page", "dateline"]


def test_the_year_of_the_footer_is_not_the_date() -> None:
    """Without metadata the text alone is asked, and here it does not decide."""
    article = read_page(page(body=f"<p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p>"))
    assert article.published is None


def test_a_page_is_known_by_its_canonical_address() -> None:
    """Which it may give relatively."""
    one = read_page(page(head='<link rel="canonical" href="/news/a">'))
    two = read_article_page(page(), url="https://harbour.example/news/a", fetched_at=NOW)
    assert one.canonical_url == "https://harbour.example/news/a"
    assert isinstance(two, ArticleFetched)
    assert one.article_id == two.article_id


def test_a_page_from_a_file_has_no_address() -> None:
    """Nor needs one."""
    read = read_article_page(page(), url=None, fetched_at=NOW)
    assert isinstance(read, ArticleFetched)
    assert (read.url, read.canonical_url) == (None, None)
    assert read.title == "Ferry and barge collide"


def test_meta_elements_stand_in_for_json_ld() -> None:
    """OpenGraph and its kin."""
    told = metadata(
        page(
            head='<meta property="og:title" content="From OG">'
            '<meta name="author" content="Tove Halm">'
            '<meta property="article:published_time" content="2026-05-03T18:30:00Z">'
            '<meta property="og:image" content="/1.jpg">'
            '<meta name="keywords" content="a, b,,a">'
        )
    )
    assert (told.title, told.authors) == ("From OG", ("Tove Halm",))
    assert told.published == "2026-05-03T18:30:00Z"
    assert (told.picture, told.keywords) == ("/1.jpg", ("a", "b"))


def test_visible_elements_stand_in_for_meta_elements() -> None:
    """The heading and the time element."""
    told = metadata(page(body='<time datetime="2026-05-03">Sunday</time><p>Text</p>'))
    assert (told.title, told.published) == ("Ferry and barge collide", "2026-05-03")
    assert told.language == "en"


@pytest.mark.parametrize(
    "data",
    [
        JSON_LD,
        [{"@type": "BreadcrumbList"}, JSON_LD],
        {"@graph": [{"@type": "WebSite", "headline": "no"}, JSON_LD]},
        JSON_LD | {"@type": ["Thing", "ReportageNewsArticle"]},
        {"@type": "WebPage", "mainEntity": JSON_LD},
    ],
)
def test_the_article_is_found_wherever_json_ld_keeps_it(data: object) -> None:
    """Alone, in a list, in a graph, inside a page."""
    assert metadata(page(data=data)).published == "2026-05-03T18:30:00+02:00"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Tove Halm", ("Tove Halm",)),
        ({"name": "Tove Halm"}, ("Tove Halm",)),
        (["Tove Halm", {"name": "Tove Halm"}], ("Tove Halm",)),
        ("https://harbour.example/tove", ()),
        ({"name": None}, ()),
        (7, ()),
        ([], ()),
    ],
)
def test_authors_are_named_in_many_ways(author: object, names: tuple[str, ...]) -> None:
    """Addresses are not names."""
    assert metadata(page(data=JSON_LD | {"author": author})).authors == names


def test_broken_json_ld_is_passed_over() -> None:
    """Many pages have it."""
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert metadata(page(head=head)).title == "Ferry and barge collide"


def test_a_page_too_small_for_the_extractor_is_read_by_its_paragraphs() -> None:
    """A short notice is an article too."""
    assert "Closed." in read_page(b"<html><body><p>Closed.</p></body></html>").body


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"<html><body></body></html>"])
def test_an_empty_page_has_an_outcome(content: bytes) -> None:
    """It is a value."""
    read = read_article_page(content, url=None, fetched_at=NOW)
    assert isinstance(read, Failed)
    assert read.outcome in {"empty", "no_story"}


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "@graph", "name", "author"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=50)
@given(JSON_VALUES, st.sampled_from(sorted(JSON_LD)))
def test_no_json_ld_raises(value: object, field: str) -> None:
    """Pages put anything anywhere."""
    metadata(page(data=[value, JSON_LD | {field: value}]))
