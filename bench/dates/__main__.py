"""Scores the reading of dates beside HeidelTime, and each rule by itself: ``make quality``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.dates.calibration import calibrate, calibration_table
from bench.dates.corpora import CORPORA, Document, Timex, read_corpus, read_predictions
from bench.dates.kinds import by_kind
from bench.dates.ledger import Ledger
from bench.dates.own import Class, own_classes
from bench.dates.page import page
from bench.dates.scoring import Match, count, matches
from bench.dates.tables import (
    Result,
    floors,
    floors_table,
    kinds_table,
    own_table,
    paired_table,
    quality_table,
    rules_table,
    validated_line,
)
from bench.dates.tagging import tag


def main(arguments: Sequence[str]) -> int:
    """Measure and print; the exit status tells whether every floor was kept."""
    told = _options(arguments)
    corpora = {name: read_corpus(folder) for name, folder in _folders(told.data)}
    results = [_result(told.data, name, documents) for name, documents in corpora.items()]
    classes = own_classes()
    _write(_quality(told.data, results, classes))
    reached = floors(results, classes)
    _write([floors_table(reached)])
    if told.rules or told.page:
        ledger = Ledger([one for documents in corpora.values() for one in documents])
        ledger.write()
        entries, validated = [*ledger.entries.values()], ledger.validated()
        _write([rules_table(entries), validated_line(validated)])
        if told.page:
            text = page(results, classes, reached, entries, validated)
            told.page.write_text(text, encoding="utf-8")
    return 0 if all(one.kept for one in reached) else 1


def _quality(data: Path, results: Sequence[Result], classes: Sequence[Class]) -> Iterator[str]:
    if not results:
        yield f"No corpus lies in {data}: only own sentences are scored."
    for one in results:
        yield from (quality_table(one), paired_table(one), kinds_table(one))
    if results:
        yield calibration_table(calibrate(one for result in results for one in result.told))
    yield own_table(classes) if classes else "There are no own sentences."


def _folders(data: Path) -> list[tuple[str, Path]]:
    return [(name, data / name) for name in CORPORA if (data / name).is_dir()]


def _result(data: Path, folder: str, documents: Sequence[Document]) -> Result:
    """Read a corpus, and take the peer's predictions for it from their file."""
    stored = read_predictions(data / "heideltime" / f"{folder}.jsonl")
    ours = [_told(one, tag(one.text, one.reference)) for one in documents]
    theirs = [_told(one, stored[one.name]) for one in documents]
    return Result(
        folder=folder,
        name=CORPORA[folder],
        ours=[count(told) for _, told in ours],
        theirs=[count(told) for _, told in theirs],
        kinds=by_kind(ours),
        their_kinds=by_kind(theirs),
        told=[one for _, told in ours for one in told],
    )


def _told(document: Document, found: Sequence[Timex]) -> tuple[str, list[Match]]:
    return document.text, matches(document.gold, found)


def _write(parts: Iterator[str] | Sequence[str]) -> None:
    sys.stdout.writelines(f"{part}\n\n" for part in parts)
    sys.stdout.flush()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.dates")
    parser.add_argument("data", type=Path, help="corpora with gold, and heideltime/*.jsonl")
    parser.add_argument("--rules", action="store_true", help="print what each rule wins and loses")
    parser.add_argument("--page", type=Path, help="write tables and ledger to this Markdown file")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
