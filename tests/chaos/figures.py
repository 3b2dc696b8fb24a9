"""The figures of a run: taken from a scene, judged, printed as a table, written as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.chaos.oracle import Findings
from tests.chaos.scene import Scene

BOUNDS = {"Redis": 15.0, "disk full, store": 20.0, "": 10.0}
"""Seconds that recovery may take, by a word that the kind of fault has in it."""

_MB = 1024 * 1024
_COLUMNS = (
    *("served", "stored", "lost", "doubled", "wrong", "missed", "dead", "again"),
    *("kills", "Redis", "s", "RSS MB", "Redis MB", "longest"),
)


@dataclass(frozen=True)
class Figures:
    """What one scenario came to."""

    scenario: str
    seed: int
    seconds: float
    served: int
    stored: int
    lost: int
    doubled: int
    wrong: int
    missed: Mapping[str, int]
    dead: int
    planted: int
    redelivered: float
    """Entries that were taken over from a silent worker, for each story that is stored."""
    kills: int
    """Workers and subscribers that were killed, or died at a named point."""
    redis_kills: int
    terminated: int
    worker_peak: int
    redis_peak: int
    longest_stream: int
    recoveries: Mapping[str, Sequence[float]] = field(default_factory=dict[str, Sequence[float]])
    faults: Sequence[str] = ()


def take(
    name: str,
    seed: int,
    seconds: float,
    scene: Scene,
    findings: Findings,
    stuck: Sequence[str] = (),
) -> Figures:
    """Take the figures of a run that has drained."""
    events = scene.fleet.events
    return Figures(
        scenario=name,
        seed=seed,
        seconds=seconds,
        served=findings.served,
        stored=findings.stored,
        lost=len(findings.lost),
        doubled=len(findings.doubled),
        wrong=len(findings.wrong),
        missed={group: len(ids) for group, ids in findings.missed.items()},
        dead=findings.dead,
        planted=len(scene.planted),
        redelivered=taken_over(scene.fleet.logs) / max(1, findings.stored),
        kills=events["killed"] + events["died at a point"],
        redis_kills=scene.redis_kills,
        terminated=events["terminated"],
        worker_peak=scene.fleet.peak_rss,
        redis_peak=scene.watch.redis_peak,
        longest_stream=scene.watch.longest_stream,
        recoveries={kind: tuple(times) for kind, times in scene.watch.recoveries.items()},
        faults=(*stuck, *findings.faults),
    )


def taken_over(logs: Path) -> int:
    """Count the entries that workers say they took over."""
    total = 0
    for file in logs.glob("*.log"):
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            # A kill may have cut the last line off.
            if '"runtime.taken_over"' in line and line.startswith("{") and line.endswith("}"):
                total += json.loads(line)["entries"]
    return total


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def table(runs: Sequence[Figures]) -> str:
    """Lay the figures of all runs out, one run a line, and the recoveries below."""
    rows = [["scenario", *_COLUMNS], *(_row(run) for run in runs)]
    kinds = recoveries(runs)
    below = [["recovery from", "faults", "p50 s", "p99 s", "bound s"]]
    for kind, times in sorted(kinds.items()):
        p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
        below.append([kind, str(len(times)), f"{p50:.2f}", f"{p99:.2f}", f"{bound(kind):.0f}"])
    return "\n\n".join(_aligned(lines) for lines in (rows, below))


def _row(run: Figures) -> list[str]:
    return [
        run.scenario,
        *(str(number) for number in (run.served, run.stored, run.lost, run.doubled, run.wrong)),
        "/".join(str(number) for number in run.missed.values()) or "-",
        f"{run.dead}/{run.planted}",
        f"{run.redelivered:.2f}",
        str(run.kills),
        str(run.redis_kills),
        f"{run.seconds:.0f}",
        f"{run.worker_peak / _MB:.0f}",
        f"{run.redis_peak / _MB:.1f}",
        str(run.longest_stream),
    ]


def recoveries(runs: Iterable[Figures]) -> dict[str, list[float]]:
    """Bring the recoveries of all runs together, by kind of fault."""
    kinds: dict[str, list[float]] = {}
    for run in runs:
        for kind, times in run.recoveries.items():
            kinds.setdefault(kind, []).extend(times)
    return kinds


def bound(kind: str) -> float:
    """The seconds that recovery from a kind of fault may take."""
    return next(seconds for word, seconds in BOUNDS.items() if word in kind)


def slow(runs: Iterable[Figures]) -> list[str]:
    """Name the kinds of fault that were not recovered from in time."""
    return [
        f"{kind}: p99 {percentile(times, 0.99):.1f} s"
        for kind, times in recoveries(runs).items()
        if percentile(times, 0.99) > bound(kind)
    ]


def write(runs: Sequence[Figures], file: Path) -> None:
    """Write all figures as JSON."""
    document = [asdict(run) for run in runs]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
