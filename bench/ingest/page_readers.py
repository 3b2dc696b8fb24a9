"""Readers of news pages side by side: ours, and the libraries that it stands on, each alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone

import htmldate
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from bench.ingest.page_gold import GoldPage
from bench.ingest.page_scores import Reading
from dateline.messages import ArticleFetched, Instant
from dateline_ingest.pages.page import read_article_page
from dateline_ingest.text.encodings import read_page

Reader = Callable[[GoldPage], Reading]


def ours(page: GoldPage) -> Reading:
    """Read a page as ingest does."""
    read = read_article_page(page.content, url=page.url, fetched_at=page.fetched_at)
    if not isinstance(read, ArticleFetched):
        return Reading("", "", ())
    return Reading(read.body, read.title, read.authors, _moment(read.published))


def plain_trafilatura(page: GoldPage) -> Reading:
    """Read a page with trafilatura at its defaults, metadata included."""
    text = read_page(page.content)
    found = trafilatura.bare_extraction(
        text, url=page.url, include_comments=False, include_tables=False, with_metadata=True
    )
    told = {} if found is None else found.as_dict() if not isinstance(found, dict) else found
    authors = tuple(name for name in (told.get("author") or "").split("; ") if name)
    return Reading(told.get("text") or "", told.get("title") or "", authors, _day(told.get("date")))


def plain_htmldate(page: GoldPage) -> Reading:
    """Date a page with htmldate, as exactly as it can."""
    try:
        found = htmldate.find_date(
            read_page(page.content), original_date=True, url=page.url, outputformat="%Y-%m-%d"
        )
    except ValueError:
        found = None
    return Reading(published=_day(found))


def plain_resiliparse(page: GoldPage) -> Reading:
    """Read a page with resiliparse's main content."""
    tree = HTMLTree.parse(read_page(page.content))
    return Reading(extract_plain_text(tree, main_content=True, alt_texts=False))


READERS: Mapping[str, tuple[Reader, bool]] = {
    "dateline": (ours, True),
    "trafilatura": (plain_trafilatura, True),
    "htmldate": (plain_htmldate, True),
    "resiliparse": (plain_resiliparse, False),
}
"""Each reader, and whether it reads dates."""


def _moment(instant: Instant | None) -> datetime | date | None:
    if instant is None or instant.granularity == "day":
        return instant.day if instant else None
    sign = -1 if (instant.offset or "+").startswith("-") else 1
    hours, minutes = (instant.offset or "+00:00")[1:].split(":")
    return instant.at.astimezone(timezone(sign * timedelta(hours=int(hours), minutes=int(minutes))))


def _day(text: str | None) -> date | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC).date() if text else None
    except ValueError:
        return None
