"""Measures delivery beside its peers and prints the tables: ``python -m bench.delivery``."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.delivery.cpu import MESSAGES, measure
from bench.delivery.facts import facts
from bench.delivery.handoff import hand_on
from bench.delivery.kills import NAMES, survive
from bench.delivery.plot import plot
from bench.delivery.scale import scale
from bench.delivery.tables import (
    cost_table,
    costs,
    handoff_table,
    pace_table,
    survival_table,
)
from dateline.embedded import running

PARTS = ("cpu", "kills", "handoff", "scale")


def main() -> None:
    """Measure what was asked for, print it, and write it down where that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.delivery")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all if none is named")
    parser.add_argument("--rounds", type=int, default=5, help="of the costs (5)")
    parser.add_argument("--seed", type=int, default=1, help="of the kills in the hand-offs (1)")
    parser.add_argument("--json", type=Path, help="write the results to this file")
    parser.add_argument("--plot", type=Path, help="draw costs and kills into this SVG file")
    told = parser.parse_args()
    if unknown := set(told.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    if told.plot and told.parts and not {"cpu", "kills"} <= set(told.parts):
        parser.error("the drawing shows costs and kills: measure both")
    with tempfile.TemporaryDirectory() as folder:
        results = _measure(told, Path(folder))
    if told.json:
        plain = json.dumps(results, default=asdict, indent=2, ensure_ascii=False)
        told.json.write_text(plain + "\n", encoding="utf-8")
    if told.plot:
        told.plot.write_text(plot(results["cpu"], results["kills"]), encoding="utf-8")


def _measure(told: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Measure part by part; each prints its table as soon as it has one."""
    parts = told.parts or PARTS
    results: dict[str, Any] = {}
    with running(folder / "redis") as redis:
        results["facts"] = facts(redis.url)
        print(" · ".join(f"{name} {value}" for name, value in results["facts"].items()))
        if "cpu" in parts:
            results["cpu"] = costs(measure(redis.url, told.rounds, _tell, tuple(MESSAGES)))
            print(f"\n{cost_table(results['cpu'])}")
        if "kills" in parts:
            results["kills"] = survive(folder / "kills", _tell, NAMES)
            print(f"\n{survival_table(results['kills'])}")
        if "handoff" in parts:
            results["handoff"] = hand_on(redis.url, _tell, told.seed)
            print(f"\n{handoff_table(results['handoff'])}")
    if "scale" in parts:
        results["scale"] = scale(folder / "scale", _tell)
        print(f"\n{pace_table(results['scale'])}")
    return results


def _tell(line: str) -> None:
    """Say what is going on, beside the tables."""
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
