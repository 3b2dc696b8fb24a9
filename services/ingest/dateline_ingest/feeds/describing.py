"""What a feed turned out to be, told to the person who adds it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.feeds import Found, Text
from dateline.messages import ArticleFetched
from dateline_ingest.feeds.discovery import Candidate
from dateline_ingest.feeds.parsing import Feed
from dateline_ingest.text.html import read_line

_FULL = 1_200
"""Characters of a body from which on it is taken for the whole article."""
_BROKEN_OFF = re.compile(r"(?:\.{3}|…|\[…\]|\[\.{3}\])\s*$")
_MOST_OF_THEM = 0.8


def describe(
    candidate: Candidate, url: str, feed: Feed, articles: Sequence[ArticleFetched]
) -> Found:
    """Sum a feed up: what it is called, how much is in it, how new, in which language, how whole.

    Args:
        candidate: how it was found.
        url: where it lies for good.
        feed: the feed.
        articles: its entries.
    """
    dated = [(article.published.at, article.title) for article in articles if article.published]
    newest, newest_title = max(dated, key=lambda one: one[0], default=(None, None))
    tags = Counter(article.language.tag for article in articles if article.language)
    title = read_line(feed.title) if feed.title else None
    return Found(
        url=url,
        way=candidate.way,
        kind=feed.via,
        title=title or candidate.title,
        entries=len(articles),
        newest=newest,
        newest_title=newest_title,
        languages=tuple(tag for tag, _ in tags.most_common()),
        text=wholeness(articles),
        hub=feed.hub,
    )


def wholeness(articles: Sequence[ArticleFetched]) -> Text:
    """Tell whether a feed's entries are whole articles, teasers, some of each, or headlines."""
    bodies = [article.body.rstrip() for article in articles if article.body.strip()]
    if not bodies:
        return "none"
    whole = sum(len(body) > _FULL and not _BROKEN_OFF.search(body[-20:]) for body in bodies)
    if whole >= _MOST_OF_THEM * len(bodies):
        return "full"
    return "mixed" if whole > (1 - _MOST_OF_THEM) * len(bodies) else "teasers"
