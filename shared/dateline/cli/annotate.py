"""Enrich texts at once, with no Redis: for people, and for programs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TextIO, cast

from rich.console import Console

from dateline import plugins
from dateline.cli.render import marked
from dateline.errors import Mishap
from dateline.messages import ArticleEnriched, Passage

_FAILED = 1
_STDIN = "-"


async def annotate_targets(targets: Sequence[str], *, as_json: bool) -> int:
    """Read and enrich each target and print it; one that fails does not stop the rest.

    Returns:
        The exit status: 1 if any target failed.
    """
    read, enrich = plugins.read(), plugins.enrich()
    console, failed = Console(), 0
    for target in targets:
        try:
            content = sys.stdin.buffer.read() if target == _STDIN else None
            article = enrich(await read(target, content, now=datetime.now(UTC)))
        except Mishap as mishap:
            sys.stderr.write(f"dateline: {mishap}\n")
            failed = _FAILED
            continue
        if as_json:
            sys.stdout.write(article.model_dump_json(exclude_none=True) + "\n")
        else:
            console.print(marked(article, colour=console.is_terminal))
    return failed


def annotate_lines(lines: Iterable[bytes], out: TextIO) -> int:
    """Read a JSON document a line, write what its text names; offsets are code points into it.

    A line that cannot be read gets a line ``{"id", "error"}``, so that output and input agree.

    Returns:
        The exit status: 1 if any line failed.
    """
    read_document, enrich = plugins.read_document(), plugins.enrich()
    failed = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        started = time.perf_counter()
        document: dict[str, Any] = {}
        try:
            document = _document(line)
            article = enrich(read_document(document))
            found = {"id": document.get("id"), **findings(article)}
            found["seconds"] = round(time.perf_counter() - started, 6)
        except Mishap as mishap:
            sys.stderr.write(f"dateline: line {number}: {mishap}\n")
            failed = _FAILED
            found = {"id": document.get("id"), "error": str(mishap)}
        out.write(json.dumps(found, ensure_ascii=False) + "\n")
        out.flush()
    return failed


def findings(article: ArticleEnriched) -> dict[str, Any]:
    """Lay out what the body of an article names. Pure."""
    entities = [
        {
            **_span(mention),
            "type": entity.type,
            "text": mention.text,
            "entity_id": str(entity.entity_id),
        }
        for entity in article.entities
        for mention in entity.mentions
        if mention.field == "body"
    ]
    timexes = [
        {
            **_span(date),
            "type": date.type,
            "value": date.value,
            "earliest": date.earliest.isoformat() if date.earliest else None,
            "latest": date.latest.isoformat() if date.latest else None,
        }
        for date in article.dates
        if date.field == "body"
    ]
    quotes = [
        {
            **_span(quote),
            "text": quote.text,
            "kind": quote.kind,
            "speaker": quote.speaker.text if quote.speaker else None,
            "entity_id": str(quote.speaker_entity_id) if quote.speaker_entity_id else None,
        }
        for quote in article.quotes
        if quote.field == "body"
    ]
    for rows in (entities, timexes, quotes):
        rows.sort(key=lambda row: (row["start"], row["end"]))
    return {"entities": entities, "timexes": timexes, "quotes": quotes}


def _span(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end}


def _document(line: bytes) -> dict[str, Any]:
    try:
        document: Any = json.loads(line)
        # Lone surrogates, which JSON can write as \ud800, are no text and have no encoding.
        json.dumps(document, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Mishap(
            str(error), where="document", remedy="Write one JSON object on each line."
        ) from error
    if not isinstance(document, dict):
        raise Mishap("not a JSON object", where="document", remedy='Write {"id": …, "text": …}.')
    return cast("dict[str, Any]", document)
