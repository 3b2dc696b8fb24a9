"""The figures as Markdown. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.delivery.tables import table
from bench.stories.scoring import Scores


@dataclass(frozen=True)
class Row:
    """How one method did."""

    name: str
    scores: Scores
    per_cpu_second: float
    """Documents."""


@dataclass(frozen=True)
class Cost:
    """What the index takes."""

    documents: int
    calls_ms: tuple[float, float, float]
    """Median, 99th percentile and longest run of the script, as Redis takes its time."""
    answers_ms: tuple[float, float, float]
    """The same with the way there and back."""
    bytes_each: float
    per_cpu_second: float


def scores_table(rows: Sequence[Row]) -> str:
    """Lay out who found what."""
    head = (
        *("method", "precision", "recall", "F1", "false pairs", "with notes"),
        "documents per CPU second",
    )
    lines = [
        (
            row.name,
            f"{row.scores.precision:.4f}",
            f"{row.scores.recall:.4f}",
            f"{row.scores.f1:.4f}",
            str(sum(row.scores.false.values())),
            str(row.scores.false_notes),
            f"{row.per_cpu_second:.0f}",
        )
        for row in rows
    ]
    return table(head, lines)


def kinds_table(rows: Sequence[Row]) -> str:
    """Lay out recall by kind of rewrite."""
    kinds = [kind for kind in rows[0].scores.recall_of if kind != "original"]
    lines = [
        (kind, *(f"{row.scores.recall_of[kind]:.3f}" for row in rows)) for kind in sorted(kinds)
    ]
    return table(("recall of", *(row.name for row in rows)), lines)


def relations_table(relations: Mapping[str, Mapping[str, int]]) -> str:
    """Lay out what each kind of rewrite was called."""
    names = ("exact", "reprint", "update", "excerpt")
    lines = [
        (kind, *(str(found.get(name, 0)) for name in names))
        for kind, found in sorted(relations.items())
    ]
    return table(("first link of", *names), lines)


def cost_table(cost: Cost) -> str:
    """Lay out what a document takes."""
    lines = [
        ("one call within Redis, ms", *(f"{one:.2f}" for one in cost.calls_ms)),
        ("its answer, ms", *(f"{one:.2f}" for one in cost.answers_ms)),
    ]
    shown = table((f"{cost.documents} documents", "p50", "p99", "longest"), lines)
    return (
        f"{shown}\n\n{cost.bytes_each:.0f} bytes of Redis for each document, "
        f"{cost.per_cpu_second:.0f} documents per CPU second, Redis included."
    )


def percentiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Give median, 99th percentile and maximum."""
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[last // 2], ordered[int(last * 0.99)], ordered[last]
