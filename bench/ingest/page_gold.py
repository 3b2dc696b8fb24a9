"""News pages with their gold, read from a folder as Fundus keeps its test cases."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline_ingest.text.words import words


@dataclass(frozen=True)
class GoldPage:
    """A page, and what a person says is in it."""

    name: str
    content: bytes
    url: str | None
    fetched_at: datetime
    title: str
    authors: tuple[str, ...]
    body: str
    """Summary, sub-headlines and paragraphs."""
    published: str | None
    """ISO 8601; without an offset where the gold has none."""


def read_pages(folder: Path) -> Iterator[GoldPage]:
    """Read every page of a folder that has gold.

    In it lie, a folder for each country, pages as ``Publisher_2024_05_03.html.gz``, the gold of
    all pages of a publisher in ``Publisher.json``, and in ``meta.info`` each page's address and
    the time of its crawl. The gold of a publisher has an entry for each of its layouts and does
    not say which page it is of: it is taken to be of the page that most of its words stand in.
    """
    for path in sorted(folder.rglob("*.html.gz")):
        gold_path = path.with_name(f"{path.name.partition('_')[0]}.json")
        if not gold_path.is_file():
            continue
        known = json.loads(path.with_name("meta.info").read_text(encoding="utf-8"))
        content = gzip.decompress(path.read_bytes())
        golds = json.loads(gold_path.read_text(encoding="utf-8"))
        there = set(words(content.decode("utf-8", "replace")))
        gold = max(golds.values(), key=lambda one: _share(one, there))
        yield _page(path.name, content, known.get(path.name, {}), gold)


def _share(gold: Mapping[str, Any], there: set[str]) -> float:
    told = words(body_of(gold))
    return sum(word in there for word in told) / len(told) if told else 0.0


def body_of(gold: Mapping[str, Any]) -> str:
    """The text of a gold entry, its parts parted by blank lines."""
    body: Mapping[str, Any] = gold.get("body") or {}
    parts = [*body.get("summary", ())]
    for section in body.get("sections", ()):
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n\n".join(parts)


def _page(name: str, content: bytes, known: Mapping[str, str], gold: Mapping[str, Any]) -> GoldPage:
    crawled = known.get("crawl_date")
    moment = datetime.fromisoformat(crawled) if crawled else datetime.now(UTC)
    return GoldPage(
        name=name,
        content=content,
        url=known.get("url"),
        fetched_at=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
        title=gold.get("title") or "",
        authors=tuple(gold.get("authors") or ()),
        body=body_of(gold),
        published=gold.get("publishing_date"),
    )
