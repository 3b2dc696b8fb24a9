"""Measures story links beside their peers and prints the tables: ``python -m bench.stories``."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.stories.corpus import Document, corpus
from bench.stories.peers import ExactHash, MinHash, labels
from bench.stories.running import Run, run
from bench.stories.scoring import paired, score
from bench.stories.tables import (
    Cost,
    Row,
    cost_table,
    kinds_table,
    percentiles,
    relations_table,
    scores_table,
)

PEERS: dict[str, Callable[[], MinHash | ExactHash]] = {
    "exact hash": ExactHash,
    "MinHash LSH, J ≥ 0.5": lambda: MinHash(0.5),
    "MinHash LSH, J ≥ 0.3": lambda: MinHash(0.3),
}


def main() -> None:
    """Measure, print, and write down where that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.stories")
    parser.add_argument("--half", choices=("held_out", "development"), default="held_out")
    parser.add_argument("--seed", type=int, default=1, help="of the set (1)")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the set (1.0)")
    parser.add_argument("--rounds", type=int, default=5, help="of which the quietest counts (5)")
    parser.add_argument("--json", type=Path, help="write the results to this file")
    told = parser.parse_args()
    documents = corpus(told.half, seed=told.seed, scale=told.scale)
    print(f"{told.half}: {len(documents)} documents", file=sys.stderr)
    rows, cost, relations = _ours(documents, told.rounds)
    rows += [_peer(name, documents) for name in PEERS]
    print(f"{scores_table(rows)}\n\n{kinds_table(rows)}\n")
    print(f"{relations_table(relations)}\n\n{cost_table(cost)}")
    if told.json:
        _write(told.json, told.half, rows, cost, relations)


def _ours(
    documents: Sequence[Document], rounds: int
) -> tuple[list[Row], Cost, dict[str, Counter[str]]]:
    """Run the set as it was printed, and once more in any order.

    What others do on the machine only ever adds to the cost: what took least of each is told.
    """
    mixed = [*documents]
    random.Random(1).shuffle(mixed)  # noqa: S311 - repeatable, and no secret
    runs = [_run(documents) for _ in range(rounds)]
    found = min(runs, key=lambda one: one.cpu)
    rows = [_row("Dateline", documents, found), _row("in any order", mixed, _run(mixed))]
    relations: dict[str, Counter[str]] = {}
    for document, links in zip(documents, found.links, strict=True):
        if links:
            relations.setdefault(document.kind, Counter())[links[0].relation] += 1
    cost = Cost(
        documents=len(documents),
        calls_ms=_least(one.within for one in runs),
        answers_ms=_least(one.seconds for one in runs),
        bytes_each=found.bytes_each,
        per_cpu_second=len(documents) / found.cpu,
    )
    return rows, cost, relations


def _least(rounds: Iterable[Sequence[float]]) -> tuple[float, float, float]:
    """Give the percentiles, in milliseconds, of the round whose 99th is least."""
    each = (percentiles([1000 * one for one in seconds]) for seconds in rounds)
    return min(each, key=lambda found: found[1])


def _run(documents: Sequence[Document]) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder), documents)


def _row(name: str, documents: Sequence[Document], found: Run) -> Row:
    scores = score(documents, paired(found.labels))
    print(f"{name}: false pairs {scores.false}", file=sys.stderr)
    return Row(name, scores, len(documents) / found.cpu)


def _peer(name: str, documents: Sequence[Document]) -> Row:
    """A peer works in the memory of this process, and pays for no Redis."""
    begun = time.process_time()
    found = labels(PEERS[name](), documents)
    spent = time.process_time() - begun
    scores = score(documents, paired(found))
    print(f"{name}: false pairs {scores.false}", file=sys.stderr)
    return Row(name, scores, len(documents) / spent)


def _write(path: Path, half: str, rows: Sequence[Row], cost: Cost, relations: Any) -> None:
    """Write the results as JSON."""
    found = {
        "half": half,
        "methods": [asdict(row) for row in rows],
        "cost": asdict(cost),
        "nearest": relations,
    }
    path.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
