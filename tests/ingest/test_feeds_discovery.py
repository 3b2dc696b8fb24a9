"""Tests of where feeds are looked for, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.discovery import (
    Candidate,
    candidates_in,
    page_candidates,
    path_candidates,
    robots_candidates,
    robots_url,
    rule_candidates,
    sitemap_candidates,
    typed_addresses,
    unfeed,
    unique,
)

BASE = "https://harbour.example/news/"


def urls(page: str, base: str = BASE) -> list[str]:
    """List what a page names, in order."""
    return [found.url for found in page_candidates(page, base)]


def head(links: str) -> str:
    """Make a page with something in its head."""
    return f"<!doctype html><html><head>{links}</head><body><p>News</p></body></html>"


@pytest.mark.parametrize(
    "kind",
    [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/json",
        "application/rdf+xml",
        "text/xml",
        "Application/RSS+XML; charset=utf-8",
    ],
)
def test_an_alternate_of_each_feed_type_is_a_feed(kind: str) -> None:
    """The type may be written in any case, and with a parameter."""
    page = head(f'<link rel="alternate" type="{kind}" href="/f" title=" The  news ">')
    assert page_candidates(page, BASE) == [
        Candidate("https://harbour.example/f", "link", "The news")
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="text/html" hreflang="de" href="/de">',
        '<link rel="stylesheet" type="text/xml" href="/f">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href=" ">',
        '<link rel="alternate" type="application/rss+xml" href="mailto:a@b.example">',
        '<link rel="alternate" type="application/rss+xml" href="http://[broken/">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="text/xml" href="/oembed?url=x&amp;format=xml">',
        f'<link rel="alternate" type="application/rss+xml" href="/{"x" * 3000}">',
    ],
)
def test_what_is_no_feed_is_passed_over(link: str) -> None:
    """Translations, style sheets, WordPress's API and its previews are alternates too."""
    assert urls(head(link)) == []


def test_the_old_relation_feed_needs_no_type() -> None:
    """Pages of the years before HTML 5 was done have it."""
    assert urls(head('<link rel="feed home" href="all.atom">')) == [BASE + "all.atom"]


def test_feeds_come_in_the_pages_order_and_comments_last() -> None:
    """WordPress names its comments first on the page of an article."""
    page = head(
        '<link rel="alternate" type="application/rss+xml" href="/a/feed/" title="Comments on A">'
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
        '<link rel="alternate" type="application/rss+xml" href="/feed/" title="Harbour">'
        '<link rel="alternate" type="application/atom+xml" href="/atom/" title="Harbour">'
    )
    assert [url.removeprefix("https://harbour.example") for url in urls(page)] == [
        "/feed/",
        "/atom/",
        "/a/feed/",
        "/comments/feed/",
    ]


def test_the_base_of_a_page_holds_for_its_links() -> None:
    """A front page may be served from elsewhere than its links say."""
    links = '<base href="//cdn.example/x/"><link rel="feed" href="f">'
    assert urls(head(links)) == ["https://cdn.example/x/f"]
    assert urls(head('<base href="http://[/"><link rel="feed" href="f">')) == [BASE + "f"]


def test_a_link_in_the_text_that_looks_like_a_feed_is_a_guess_behind_the_named() -> None:
    """Those of the same site come before those of others."""
    page = (
        '<link rel="alternate" type="application/rss+xml" href="/named">'
        '<body><a href="https://other.example/rss.xml">x</a><a href="/about">About us</a>'
        '<a href="/rss">x</a><a href="/list?format=rss2">x</a><a href="/x">RSS</a>'
        '<a href="feed://harbour.example/y">x</a><a href="https://feeds.feedburner.com/hp">x</a>'
        '<a href="/wp-json/feed">feed</a><a href="/feeding-the-birds">Birds</a>'
    )
    found = page_candidates(page, BASE)
    assert [one.way for one in found] == ["link"] + ["anchor"] * 6
    assert [one.url for one in found] == [
        "https://harbour.example/named",
        "https://harbour.example/rss",
        "https://harbour.example/list?format=rss2",
        "https://harbour.example/x",
        "http://harbour.example/y",
        "https://other.example/rss.xml",
        "https://feeds.feedburner.com/hp",
    ]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/feed", True),
        ("/feed/", True),
        ("/feeds/all.atom.xml", True),
        ("/rss2", True),
        ("/news/rss/world", True),
        ("/world.rss", True),
        ("/worldfeed.xml", True),
        ("/rssfeed.php", True),
        ("/atom.json", True),
        ("/feedback", False),
        ("/atomic-energy", False),
        ("/news/rsspca-rescues-cat.html", False),
        ("/sitemap.xml", False),
        ("/2026/05/feed-prices-rise", False),
    ],
)
def test_the_path_of_a_link_tells_whether_it_looks_like_a_feed(path: str, *, answer: bool) -> None:
    """News has words in it that begin like feeds."""
    assert bool(urls(f'<body><a href="{path}">x</a>')) is answer


def test_a_directory_of_feeds_is_not_tried_to_its_end() -> None:
    """Ten guesses are enough, and twenty named feeds."""
    anchors = "".join(f'<a href="/{number}/rss">x</a>' for number in range(50))
    links = "".join(f'<link rel="feed" href="/{number}">' for number in range(50))
    assert len(urls(f"<body>{anchors}")) == 10
    assert len(urls(head(links))) == 20


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    """A title in another alphabet is no reason to miss a feed."""
    page = head('<meta charset="koi8-r"><link rel="feed" href="/f" title="Новости">')
    (found,) = candidates_in(page.encode("koi8-r"), "text/html", BASE)
    assert found.title == "Новости"


def test_an_empty_page_still_has_the_rules_of_its_site() -> None:
    """YouTube's consent page names no feed."""
    page = "https://www.youtube.com/channel/UC0123456789abcdef"
    for text in ("", "<html></html>"):
        assert urls(text, page) == [
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789abcdef"
        ]
    assert [one.way for one in rule_candidates(page)] == ["rule"]


@pytest.mark.parametrize(
    ("typed", "tries"),
    [
        ("example.com", ("https://example.com", "http://example.com")),
        (" example.com/a?b=c ", ("https://example.com/a?b=c", "http://example.com/a?b=c")),
        ("localhost:8000/x", ("https://localhost:8000/x", "http://localhost:8000/x")),
        ("//example.com/f", ("https://example.com/f", "http://example.com/f")),
        ("https://example.com/f", ("https://example.com/f",)),
        ("HTTP://example.com", ("HTTP://example.com",)),
        ("feed:https://example.com/f", ("https://example.com/f",)),
        ("feed://example.com/f", ("http://example.com/f",)),
        ("ftp://example.com/f", ()),
        ("mailto:a@example.com", ()),
        ("javascript:alert(1)", ()),
        ("two words", ()),
        ("", ()),
        ("https://", ()),
    ],
)
def test_an_address_is_read_as_people_type_it(typed: str, tries: tuple[str, ...]) -> None:
    """Without a scheme https comes first."""
    assert typed_addresses(typed) == tries


def test_a_feed_scheme_is_taken_off() -> None:
    """Both spellings are about."""
    assert unfeed("feed://a.example/x") == "http://a.example/x"
    assert unfeed("Feed:https://a.example/x") == "https://a.example/x"
    assert unfeed("https://a.example/feed:x") == "https://a.example/feed:x"


@pytest.mark.parametrize(
    ("page", "first", "count"),
    [
        ("https://a.example", "https://a.example/feed", 9),
        ("https://a.example/", "https://a.example/feed", 9),
        ("https://a.example/blog", "https://a.example/blog/feed", 18),
        ("https://a.example/blog/", "https://a.example/blog/feed", 18),
        ("https://a.example/blog/x.html?y=1", "https://a.example/blog/feed", 18),
        ("http://a.example:81/b", "http://a.example:81/b/feed", 18),
    ],
)
def test_well_known_places_are_tried_near_the_page_first(page: str, first: str, count: int) -> None:
    """Then at the root of the host."""
    found = path_candidates(page)
    assert found[0] == Candidate(first, "path")
    assert len(found) == count
    root = "/".join(page.split("/")[:3])
    assert f"{root}/rss.xml" in [one.url for one in found]


def test_a_robots_file_names_sitemaps_and_those_of_news_come_first() -> None:
    """The field's name may be written in any case; relative addresses are forgiven."""
    robots = (
        "User-agent: *\nDisallow: /x\nSITEMAP: https://a.example/main.xml # all\n"
        "Sitemap:/news.xml\nsitemap:\nSitemap: ftp://a.example/s\nSitemap: /main.xml\nnonsense\n"
    )
    assert robots_candidates(robots, "https://a.example/blog/") == [
        Candidate("https://a.example/news.xml", "robots"),
        Candidate("https://a.example/main.xml", "robots"),
    ]
    many = "\n".join(f"sitemap: /{number}.xml" for number in range(99))
    assert len(robots_candidates(many, BASE)) == 5


def test_robots_and_news_sitemaps_lie_at_the_root() -> None:
    """Wherever the page is."""
    assert robots_url("https://a.example/b/c?d#e") == "https://a.example/robots.txt"
    assert sitemap_candidates("https://a.example/b/")[0] == Candidate(
        "https://a.example/news-sitemap.xml", "news sitemap"
    )


def test_an_address_is_tried_once() -> None:
    """A fragment makes no other document of it."""
    twice = [Candidate("https://a.example/f", "link"), Candidate("https://a.example/f#x", "anchor")]
    assert unique(twice) == twice[:1]


@given(st.text(max_size=300), st.sampled_from(["https://a.example/b", "http://[::1]/", "x:"]))
def test_no_page_and_no_robots_file_breaks_the_search(text: str, base: str) -> None:
    """Whatever is found can be asked for."""
    found = [
        *page_candidates(text, base),
        *page_candidates(f'<a href="{text}">rss</a><base href="{text}">', base),
        *robots_candidates(f"sitemap: {text}", base),
    ]
    assert all(one.url.lower().startswith(("http://", "https://")) for one in found)
    assert all(url.lower().startswith("http") for url in typed_addresses(text))


@pytest.mark.parametrize(
    "hostile",
    [
        "<a href=" * 100_000,
        "".join(f'<a href="/{"feed" * 500}{number}">x</a>' for number in range(500)),
        "".join(f'<a href="/{"rss." * 500}{number}">x</a>' for number in range(500)),
        "<div>" * 200_000,
        '<link rel="alternate" type="application/rss+xml" href="' + "/a" * 500_000 + '">',
        "<a href='/" + "feed-" * 200_000 + "'>",
    ],
)
def test_a_hostile_page_is_read_to_its_end(hostile: str) -> None:
    """A megabyte of it takes no pattern longer than the rest of the suite has patience for."""
    assert len(page_candidates(hostile, BASE)) <= 10
