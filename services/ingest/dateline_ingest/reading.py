"""One file, page or document read on the spot, for people who want to see what becomes of it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from dateline.errors import Mishap
from dateline.messages import ArticleFetched
from dateline_ingest.documents import read_fields
from dateline_ingest.feeds.screen import is_feed
from dateline_ingest.fetching.fetcher import PAGE, NotModified, open_fetcher
from dateline_ingest.outcomes import Failed, told
from dateline_ingest.pages.page import read_article_page
from dateline_ingest.settings import IngestSettings
from dateline_ingest.sources import is_url
from dateline_ingest.wire.articles import read_wire
from dateline_ingest.wire.detect import is_wire_markup
from dateline_ingest.wire.frames import is_framed

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|p|div)\b", re.IGNORECASE)


async def read(target: str, content: bytes | None = None, *, now: datetime) -> ArticleFetched:
    """Read an article from wherever it is.

    A web page, a wire story of any format and plain text are told apart by their content. Of a
    file that holds several stories the first is read.

    Args:
        target: the path of a file, or an http(s) URL; with ``content`` no more than a name.
        content: the bytes, where they are at hand already (standard input).
        now: the moment of reading; no article is from later than a day after it.

    Raises:
        Mishap: it cannot be had, or there is no article in it.
    """
    if content is not None:
        return _read(target, content, now)
    if is_url(target):
        return await _read_url(target, now)
    data, arrived = await asyncio.to_thread(_read_file, target)
    return _read(target, data, now, arrived=arrived)


def read_document(document: Mapping[str, object]) -> ArticleFetched:
    """Read a document ``{"id", "text", "title"?, "dct"?, "language"?}``; ``body`` is its text.

    Raises:
        Mishap: a field is missing or does not fit; the message names it.
    """
    return read_fields(document, datetime.now(UTC))


async def _read_url(url: str, now: datetime) -> ArticleFetched:
    async with open_fetcher(IngestSettings()) as fetcher:
        # Whoever types an address may go there; where it leads to is another matter.
        result = await fetcher.fetch(url, accept=PAGE, allow_private=True)
    if isinstance(result, Failed):
        raise _mishap(url, result)
    if isinstance(result, NotModified):  # nothing was asked conditionally
        raise _mishap(url, Failed("http_error", "HTTP 304"))
    return _read(result.url, result.body, now, content_type=result.headers.get("content-type"))


def _read_file(path: str) -> tuple[bytes, date]:
    try:
        with Path(path).open("rb") as file:
            content = file.read()
        return content, datetime.fromtimestamp(Path(path).stat().st_mtime, UTC).date()
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise _mishap(path, Failed("unreadable", why)) from error


def _read(
    name: str,
    content: bytes,
    now: datetime,
    *,
    arrived: date | None = None,
    content_type: str | None = None,
) -> ArticleFetched:
    if is_feed(content):
        raise Mishap(
            "a feed, not an article", where=name, remedy=f"Follow it with make run FEEDS={name}"
        )
    is_wire = is_framed(content) or is_wire_markup(content)
    if not is_wire and _HTML.search(content[:4096]):
        url = name if is_url(name) else None
        read_ = read_article_page(content, url=url, fetched_at=now, content_type=content_type)
    else:
        guid, folder = Path(name).name, Path(name).parent.name or "text"
        read_ = read_wire(content, name=guid, folder=folder, fetched_at=now, arrived=arrived)
    if isinstance(read_, Failed):
        raise _mishap(name, read_)
    return read_


def _mishap(where: str, failed: Failed) -> Mishap:
    what, remedy = told(failed)
    return Mishap(what, where=where, remedy=remedy)
