"""The proof that the suite can fail: every mutant must turn its scenario red, the original none."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.chaos.__main__ import say
from tests.chaos.figures import Figures
from tests.chaos.mutants import MUTANTS
from tests.chaos.run import STUCK, play
from tests.chaos.scenarios import Scenario


async def verdict(name: str, scenario: Scenario, seed: int, folder: Path) -> Figures:
    """Play the scenario of a mutant, with the bug planted in every worker."""
    plan = replace(scenario.plan, wrap=(*scenario.plan.wrap, f"--mutant={name}"))
    return await play(name, seed, folder / name, scenario=replace(scenario, plan=plan))


async def judge_all(names: list[str], seed: int, folder: Path) -> bool:
    """Judge mutants, and the original once a scenario; tell whether all is as it must be."""
    right = True
    scenarios = dict.fromkeys(MUTANTS[name].scenario.about for name in names)
    by_name = {mutant.scenario.about: mutant.scenario for mutant in MUTANTS.values()}
    for number, about in enumerate(scenarios):
        run = await play(about, seed, folder / f"original-{number}", scenario=by_name[about])
        right &= not run.faults
        say(f"{'original':20} {about:32} {'green' if not run.faults else 'RED'}  {_how(run)}")
    for name in names:
        mutant = MUTANTS[name]
        run = await verdict(name, mutant.scenario, seed, folder)
        # Standing still is no proof: a busy machine may be the reason.
        detected = any(not fault.startswith(STUCK) for fault in run.faults)
        right &= detected
        found = "detected" if detected else "MISSED"
        say(f"{name:20} {mutant.scenario.about:32} {found}  {_how(run)}")
    return right


def _how(run: Figures) -> str:
    """The faults in short, with the seconds that it took."""
    found = "; ".join(fault.partition(":")[0] for fault in run.faults)
    return f"{run.seconds:.0f} s  {found}".rstrip()


def start() -> int:
    """Judge what the options ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.mutation")
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--mutant", action="append", choices=[*MUTANTS], metavar="NAME")
    parser.add_argument("--folder", type=Path, help="where logs and data stay; thrown away else")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-", ignore_cleanup_errors=True) as scratch:
        folder = options.folder or Path(scratch)
        right = asyncio.run(judge_all(options.mutant or [*MUTANTS], options.seed, folder))
    say("all detected, the original passes" if right else "NOT as it must be")
    return int(not right)


if __name__ == "__main__":
    sys.exit(start())
