"""Times the reading of dates beside its peers, and on floods: ``python -m bench.dates.speed``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.dates.flooding import SIZE, floods, prose
from bench.dates.papers import news, own_papers
from bench.dates.racing import Paper, Time, race, runners
from bench.dates.speed_plot import plot
from bench.dates.speed_tables import NEWS, behind, broken, floods_table, times_table


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write down; the exit status tells whether we kept our promise."""
    told = _options(arguments)
    sets = {"own sentences": own_papers(), NEWS: news(told.data)}
    found: dict[str, list[Time]] = {}
    for name, papers in sets.items():
        if papers:
            found[name] = _race(papers, told)
            size = sum(paper.size for paper in papers) / 1e3
            about = f"{name}: {len(papers)} documents, {size:.0f} kB"
            _write(times_table(about, found[name]))
    texts = [paper.text for paper in sets[NEWS] or sets["own sentences"]]
    usual, costs = prose(texts, told.size), floods(told.size)
    _write(floods_table(usual, costs))
    if told.json:
        measured = {
            "times": {name: [asdict(one) for one in times] for name, times in found.items()},
            "floods": [asdict(one) for one in (usual, *costs)],
        }
        plain = json.dumps(measured, indent=2, ensure_ascii=False)
        told.json.write_text(plain + "\n", encoding="utf-8")
    if told.plot:
        told.plot.write_text(plot(found, usual, costs), encoding="utf-8")
    missed = broken(found)
    _write("\n".join([*missed, *behind(found)]))
    return 1 if missed else 0


def _race(papers: Sequence[Paper], told: argparse.Namespace) -> list[Time]:
    """Let one after the other run, so that none takes time of another."""
    times: list[Time] = []
    for runner in runners(told.peers, told.chrono):
        sys.stderr.write(f"{runner.name}: {runner.needs or 'running'}\n")
        times.append(race(runner, papers, told.rounds, told.peers))
    return times


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n\n" if text else "")
    sys.stdout.flush()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.dates.speed")
    parser.add_argument("data", type=Path, help="corpora of news, of which aquaint is read")
    parser.add_argument("--peers", type=Path, required=True, help="where the Python peers lie")
    parser.add_argument("--chrono", type=Path, required=True, help="where chrono-node lies")
    parser.add_argument("--rounds", type=int, default=5, help="of which the best counts (5)")
    parser.add_argument("--size", type=int, default=SIZE, help="bytes of a flood (1,000,000)")
    parser.add_argument("--json", type=Path, help="write the results to this file")
    parser.add_argument("--plot", type=Path, help="draw them into this SVG file")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
