"""The files in which a person lists feeds, read once at the start."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.errors import Mishap
from dateline.messages import Source
from dateline_ingest.feeds.lists import read_feed_list
from dateline_ingest.sources import feed_source, is_url


def read_sources(names: Iterable[str]) -> tuple[Source, ...]:
    """Turn feed URLs, OPML files and plain lists of URLs into sources, each feed once.

    Raises:
        Mishap: a file cannot be read, or names no feed.
    """
    found: dict[str, Source] = {}
    for name in names:
        for source in [feed_source(name)] if is_url(name) else _listed(Path(name)):
            found.setdefault(source.id, source)
    return tuple(found.values())


def _listed(path: Path) -> list[Source]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Mishap(
            error.strerror or str(error),
            where=str(path),
            remedy="Give a feed's full http(s) URL, or the path of an OPML file.",
        ) from error
    return [feed_source(one.url, one.title) for one in read_feed_list(content, str(path)).feeds]
