"""Scores the reading of article pages over a folder of gold: ``python -m bench.ingest.pages``."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.ingest.page_gold import GoldPage, read_pages
from bench.ingest.page_readers import READERS
from bench.ingest.page_scores import Row, Scores, score, summed, table


def main() -> None:
    """Read every page with every reader, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.ingest.pages")
    parser.add_argument("folder", type=Path, help="pages with gold, as Fundus keeps them")
    parser.add_argument("--readers", nargs="*", default=[*READERS], choices=[*READERS])
    parser.add_argument("--worst", type=int, default=0, help="list so many of our worst pages")
    told = parser.parse_args()
    logging.disable(logging.WARNING)  # trafilatura tells of each page that it gives up
    pages = list(read_pages(told.folder))
    if not pages:
        parser.error(f"no page with gold in {told.folder}")
    rows: list[Row] = []
    for name in told.readers:
        scores, seconds = measured(name, pages)
        rows.append(summed(name, scores, seconds))
        if name == "dateline":
            _tell_worst(scores, told.worst)
    sys.stdout.write(f"{len(pages)} pages\n\n{table(rows)}\n")
    for row in rows:
        if row.low:
            sys.stdout.write(f"{row.name} below 0.5: {', '.join(row.low)}\n")


def measured(name: str, pages: Sequence[GoldPage]) -> tuple[list[tuple[str, Scores]], float]:
    """Score one reader; the first page is read once before, for what is loaded only then.

    Returns:
        The scores of each page, and the processor time of all, in seconds.
    """
    reader, dates = READERS[name]
    reader(pages[0])
    scores: list[tuple[str, Scores]] = []
    seconds = 0.0
    for page in pages:
        start = time.process_time()
        reading = reader(page)
        seconds += time.process_time() - start
        scores.append((page.name, score(
            reading, body=page.body, title=page.title, authors=page.authors,
            published=page.published, dates=dates,
        )))  # fmt: skip
    return scores, seconds


def _tell_worst(scores: Sequence[tuple[str, Scores]], count: int) -> None:
    for name, one in sorted(scores, key=lambda pair: pair[1].body or 0.0)[:count]:
        sys.stdout.write(f"{one.body:.3f} {name}\n")
    undated = [name for name, one in scores if one.day == 0.0]
    if count and undated:
        sys.stdout.write(f"wrong day: {', '.join(undated)}\n")


if __name__ == "__main__":
    main()
