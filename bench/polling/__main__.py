"""Polls fleets by our law and by its peers' rules, at equal cost: ``python -m bench.polling``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from bench.polling.fleet import Feed, Span, invent, rates_of, replayed
from bench.polling.plot import plot
from bench.polling.rules import PEERS
from bench.polling.simulate import at_equal_polls, simulate
from bench.polling.tables import Comparison, figures, table

_SAMPLE = 500
"""So many feeds are enough to search the interval with."""


def compare(fleet: str, feeds: Sequence[Feed], peer: str) -> Comparison:
    """Poll a fleet by a peer's rule, and by our law with as many looks."""
    theirs = simulate(feeds, PEERS[peer])
    interval, ours = at_equal_polls(feeds, theirs.polls, max(1, len(feeds) // _SAMPLE))
    return Comparison(fleet, peer, figures(theirs), figures(ours), interval)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write down; the exit status tells whether our law kept its promise."""
    told = _options(arguments)
    stamps = _stamps(told.timestamps)
    span = Span(told.warm * 86_400.0, told.days * 86_400.0)
    fleets = {f"{told.feeds:,} invented feeds": invent(
        told.feeds, told.seed, span, rates_of(stamps.values())
    )}  # fmt: skip
    if stamps:
        fleets[f"{len(stamps)} real feeds, replayed"] = replayed(stamps, span)
    found: list[Comparison] = []
    for name, feeds in fleets.items():
        with ProcessPoolExecutor(told.jobs) as pool:
            some = list(pool.map(partial(compare, name, feeds), PEERS))
        sys.stdout.write(f"\n{name}, {told.days:g} days after {told.warm:g}\n\n{table(some)}\n")
        sys.stdout.flush()
        found += some
    if told.json:
        plain = json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False)
        told.json.write_text(plain + "\n", encoding="utf-8")
    if told.plot:
        told.plot.write_text(plot(found[: len(PEERS)]), encoding="utf-8")
    broken = list(_broken(found))
    sys.stdout.writelines(f"{line}\n" for line in broken)
    return 1 if broken else 0


def _broken(found: Sequence[Comparison]) -> list[str]:
    """List what was promised and not kept."""
    least = {"fixed 60 min": 4.0, "Media Cloud": 2.0}
    return [
        f"{one.fleet}: against {one.peer} only {one.mean_ratio:.2f} × in the mean, "
        f"{one.p95_ratio:.2f} × in the 95th percentile"
        for one in found
        if one.mean_ratio < least.get(one.peer, 1.0) or one.p95_ratio < 1
    ]


def _stamps(file: Path | None) -> dict[str, list[float]]:
    if file is None:
        return {}
    told = json.loads(file.read_text(encoding="utf-8"))
    return {name: [float(stamp) for stamp in feed["ts"]] for name, feed in told.items()}


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.polling")
    parser.add_argument("--feeds", type=int, default=10_000, help="invented ones (10,000)")
    parser.add_argument("--warm", type=float, default=14.0, help="days before it counts (14)")
    parser.add_argument("--days", type=float, default=14.0, help="days that count (14)")
    parser.add_argument("--seed", type=int, default=1, help="of everything (1)")
    parser.add_argument("--jobs", type=int, default=1, help="processes (1)")
    parser.add_argument(
        "--timestamps", type=Path, help='real dates to learn from and replay: {"…": {"ts": […]}}'
    )
    parser.add_argument("--json", type=Path, help="write the results to this file")
    parser.add_argument("--plot", type=Path, help="draw them into this SVG file")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
