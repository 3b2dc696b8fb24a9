"""Looks at feeds turned into a table, the median of the rounds beside their range. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.ingest.polls import KINDS, Round

_MEANT = {
    "new": "first look, all entries new",
    "changed": "two new entries each",
    "unchanged": "nothing new: 304",
}


@dataclass(frozen=True)
class Row:
    """One kind of look by one system, over all rounds."""

    name: str
    kind: str
    pace: float
    """Feeds per second of processor time, the median of the rounds."""
    lowest: float
    highest: float
    failed: int
    entries: int


def summed(rounds: Sequence[Round]) -> list[Row]:
    """Sum rounds up, kind by kind, the systems beside each other."""
    names = dict.fromkeys(one.name for one in rounds)
    rows: list[Row] = []
    for kind in KINDS:
        for name in names:
            mine = [one for one in rounds if (one.name, one.kind) == (name, kind)]
            paces = [one.pace for one in mine]
            last = mine[-1]
            rows.append(
                Row(name, kind, median(paces), min(paces), max(paces), last.failed, last.entries)
            )
    return rows


def table(rows: Sequence[Row]) -> str:
    """Write the rows as Markdown, each with its ratio to the first system of its kind."""
    first = {row.kind: row.pace for row in reversed(rows)}
    lines = [
        "| look | system | feeds/cpu-s | all rounds | ratio | failed | entries |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {_MEANT[row.kind]} | {row.name} | {row.pace:.0f} | {row.lowest:.0f}–{row.highest:.0f} "
        f"| {row.pace / first[row.kind]:.1f} | {row.failed} | {row.entries} |"
        for row in rows
    ]
    return "\n".join(lines)
