"""Where the feeds of a site may be: addresses worth asking, the likeliest first. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from dateline_ingest.feeds.site_rules import feeds_by_rule
from dateline_ingest.identity.urls import host_of
from dateline_ingest.text import markup
from dateline_ingest.text.encodings import read_page

Way = Literal["itself", "link", "rule", "anchor", "path", "robots", "news sitemap"]
"""How an address was come by."""

_TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/json",
    "application/rdf+xml", "application/xml", "text/xml", "text/rss+xml", "text/atom+xml",
})  # fmt: skip
_ANCHOR_PATH = re.compile(
    r"(?:^|/)(?:feeds?|rss2?|atom|rdf)(?:[./_][\w.-]{0,60})?/?$|\.(?:rss|atom|rdf)$"
    r"|(?:^|/)[\w.-]{0,60}(?:feed|rss|atom)[\w.-]{0,60}\.(?:xml|json|php)$",
    re.IGNORECASE,
)
_ANCHOR_QUERY = re.compile(r"(?:^|&)(?:feed|format|output|type)=(?:rss2?|atom|feed)", re.IGNORECASE)
_ANCHOR_HOSTS = ("feeds.feedburner.com", "feeds.", "rss.")
_ANCHOR_TEXT = frozenset({"rss", "rss feed", "rss-feed", "atom", "atom feed", "feed", "xml"})
_MOST_LINKS = 20
_LONGEST = 2048
"""Characters of an address: what is longer is data, or an attack on the patterns here."""
_MOST_ANCHORS = 10
"""A directory of feeds lists hundreds; whoever wants one of those names it."""
_MOST_SITEMAPS = 5
_PATHS = (
    "feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "index.rdf",
    "feeds/posts/default",
)  # fmt: skip
"""Without a slash at the end: servers that want one send a redirect."""
_NEWS_SITEMAPS = ("/news-sitemap.xml", "/sitemap-news.xml")
_SCHEMELESS = re.compile(r"(?!(?:https?|feed|ftp|file|mailto|data|javascript):)\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """An address at which a feed may be."""

    url: str
    way: Way
    title: str | None = None
    """What the page calls it."""


def typed_addresses(text: str) -> tuple[str, ...]:
    """Read an address as people type it: ``example.com`` may mean https, else http.

    Returns:
        What to try, in that order; nothing where it cannot be an address on the web.
    """
    text = unfeed(text.strip())
    text = text.removeprefix("//")
    if text.lower().startswith(("http://", "https://")):
        tries: tuple[str, ...] = (text,)
    elif _SCHEMELESS.fullmatch(text):
        tries = (f"https://{text}", f"http://{text}")
    else:
        tries = ()
    return tuple(url for url in tries if _has_host(url))


def unfeed(url: str) -> str:
    """Take off the scheme ``feed:``, by which browsers once called a feed reader."""
    if not url.lower().startswith("feed:"):
        return url
    rest = url[len("feed:") :]
    return f"http:{rest}" if rest.startswith("//") else rest


def candidates_in(document: bytes, content_type: str | None, base: str) -> list[Candidate]:
    """Do the same as :func:`page_candidates` for the bytes of a page as they came."""
    return page_candidates(read_page(document, content_type), base)


def page_candidates(page: str, base: str) -> list[Candidate]:
    """List what a page names as its feeds, what the site's address implies, and its likely links.

    ``<link rel="alternate">`` comes first (HTML Living Standard, 4.6.7.2), a rule for the site
    second, because it is exact where a link in the text is a guess. Feeds of comments come last.

    Args:
        page: the text of the page.
        base: its address.
    """
    root = markup.parse_html(page)
    if root is None:
        return rule_candidates(base)
    base = _base(root, base)
    links = list(_links(root, base))[:_MOST_LINKS]
    anchors = sorted(_anchors(root, base), key=lambda found: not _same_site(found.url, base))
    found = [*links, *rule_candidates(base), *anchors[:_MOST_ANCHORS]]
    return unique(sorted(found, key=_is_about_comments))


def rule_candidates(url: str) -> list[Candidate]:
    """List the feeds that a known site has for a page of it, by the page's address alone."""
    return [Candidate(found, "rule") for found in feeds_by_rule(url)]


def path_candidates(url: str) -> list[Candidate]:
    """List the places at which feeds usually lie: in the directory of the page, then the root."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    last = parts.path.rpartition("/")[2]
    directory = urljoin(root, parts.path + "/" if last and "." not in last else parts.path)
    places = dict.fromkeys((urljoin(directory, "."), root))
    return unique(Candidate(place + path, "path") for place in places for path in _PATHS)


def sitemap_candidates(url: str) -> list[Candidate]:
    """List where sitemaps of news usually lie."""
    return [Candidate(urljoin(url, path), "news sitemap") for path in _NEWS_SITEMAPS]


def robots_url(url: str) -> str:
    """Name the robots.txt of a site."""
    return urljoin(url, "/robots.txt")


def robots_candidates(robots: str, url: str) -> list[Candidate]:
    """List the sitemaps that a robots.txt names (sitemaps.org), those of news first."""
    found: list[str] = []
    for line in robots.splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "sitemap" and value.strip():
            found.append(urljoin(url, value.partition("#")[0].strip()))
    found.sort(key=lambda sitemap: "news" not in sitemap.lower())
    return unique(Candidate(one, "robots") for one in found if _has_host(one))[:_MOST_SITEMAPS]


def unique(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the first of those with one address."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.url.partition("#")[0], candidate)
    return list(found.values())


def _has_host(url: str) -> bool:
    return (
        len(url) <= _LONGEST
        and url.lower().startswith(("http://", "https://"))
        and bool(host_of(url))
    )


def _base(root: markup.Element, url: str) -> str:
    href = next((found.get("href") for found in root.iter("base") if found.get("href")), None)
    return _joined(url, href) or url if href else url


def _links(root: markup.Element, base: str) -> Iterator[Candidate]:
    for link in root.iter("link"):
        rels = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        href = _joined(base, link.get("href") or "")
        is_feed = "feed" in rels or ("alternate" in rels and kind in _TYPES)
        # WordPress names its API and its oEmbed documents as alternates of every page.
        if is_feed and href and "/wp-json/" not in href and "oembed" not in href:
            yield Candidate(href, "link", " ".join((link.get("title") or "").split()) or None)


def _anchors(root: markup.Element, base: str) -> Iterator[Candidate]:
    for anchor in root.iter("a", "area"):
        written = (anchor.get("href") or "").strip()
        href = _joined(base, unfeed(written))
        if not href or "/wp-json/" in href:
            continue
        text = " ".join((anchor.text or "").split()).lower()
        if written.lower().startswith("feed:") or text in _ANCHOR_TEXT or _looks_like_feed(href):
            yield Candidate(href, "anchor", " ".join((anchor.get("title") or "").split()) or None)


def _looks_like_feed(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    return bool(
        _ANCHOR_PATH.search(parts.path)
        or _ANCHOR_QUERY.search(parts.query)
        or (host.startswith(_ANCHOR_HOSTS) and parts.path.strip("/"))
    )


def _joined(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return None
    return url if href.strip() and _has_host(url) else None


def _same_site(url: str, base: str) -> bool:
    mine, other = host_of(base) or "", host_of(url) or ""
    return mine.removeprefix("www.") in other or other.removeprefix("www.") in mine


def _is_about_comments(candidate: Candidate) -> bool:
    title = (candidate.title or "").lower()
    return "/comments/" in candidate.url.lower() or "comment" in title or "kommentar" in title
