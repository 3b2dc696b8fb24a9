"""The files in which a person lists feeds, read once at the start."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.errors import Mishap
from dateline.messages import Source
from dateline_ingest.feeds.opml import read_opml
from dateline_ingest.sources import feed_source, is_url, named


def read_sources(names: Iterable[str]) -> tuple[Source, ...]:
    """Turn feed URLs, OPML files and plain lists of URLs into sources, each feed once.

    Raises:
        Mishap: a file cannot be read, or names no feed.
    """
    found: dict[str, Source] = {}
    for name in names:
        for source in (feed_source(name),) if is_url(name) else _listed(Path(name)):
            found.setdefault(source.id, source)
    return tuple(found.values())


def _listed(path: Path) -> tuple[Source, ...]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Mishap(
            error.strerror or str(error),
            where=str(path),
            remedy="Give a feed's full http(s) URL, or the path of an OPML file.",
        ) from error
    if not content.strip():
        raise Mishap("an empty file", where=str(path), remedy="List feeds in it, as OPML.")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return read_opml(content, str(path))
    lines = content.decode("utf-8", "replace").splitlines()
    text = " ".join(line for line in lines if not line.lstrip().startswith("#"))
    urls = [name for name in named(text) if is_url(name)]
    if not urls:
        raise Mishap(
            "neither OPML nor a list of URLs", where=str(path), remedy="Name an OPML file."
        )
    return tuple(feed_source(url) for url in urls)
