"""The long form: every scenario in turn, its figures as a table and as JSON."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.chaos.figures import Figures, slow, table, write
from tests.chaos.run import play
from tests.chaos.scenarios import SCENARIOS


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def play_all(names: list[str], seed: int, folder: Path, amount: int | None) -> list[Figures]:
    """Play scenarios one after the other, and say how each can be repeated."""
    runs: list[Figures] = []
    for name in names:
        say(f"{name}: {SCENARIOS[name].about}")
        run = await play(name, seed, folder / name, amount=amount)
        runs.append(run)
        again = f"python -m tests.chaos --seed {seed} --fault {name}"
        say(f"  {run.seconds:.0f} s, {run.stored} of {run.served} stored · again: {again}")
        for fault in run.faults:
            say(f"  FAULT {fault}")
    return runs


def start() -> int:
    """Play what the options ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--fault", action="append", choices=[*SCENARIOS], metavar="NAME")
    parser.add_argument("--amount", type=int, help="how many faults, instead of the usual number")
    parser.add_argument("--json", type=Path, default=Path(".dateline/chaos.json"))
    parser.add_argument("--folder", type=Path, help="where logs and data stay; thrown away else")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chaos-", ignore_cleanup_errors=True) as scratch:
        folder = options.folder or Path(scratch)
        names = options.fault or [*SCENARIOS]
        runs = asyncio.run(play_all(names, options.seed, folder, options.amount))
    write(runs, options.json)
    say(f"\n{table(runs)}")
    late = slow(runs)
    for line in late:
        say(f"LATE {line}")
    return int(bool(late) or any(run.faults for run in runs))


if __name__ == "__main__":
    sys.exit(start())
