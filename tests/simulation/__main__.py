"""Simulates a pipeline for days on end and prints what became of every story: `make simulate`."""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.simulation.feed import DAY
from tests.simulation.scenario import Outcome, Scenario, simulate


def main(arguments: Sequence[str]) -> int:
    """Run one scenario; the exit status tells whether the promise was kept."""
    options = _options(arguments)
    scenario = Scenario(
        seed=options.seed,
        feeds=options.feeds,
        days=options.days,
        faults_an_hour=1.0,
        thinks=1.0,
        audit_every=100,
        keep_lines=False,
        feed_interval=options.interval,
        tell=lambda line: _say([line]),
    )
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        outcome = simulate(scenario, Path(folder))
    _say(_told(scenario, outcome, time.process_time() - began))
    return 0 if outcome.reckoning.is_clean else 1


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of everything that happens")
    parser.add_argument("--feeds", type=int, default=10_000, help="how many there are")
    parser.add_argument("--days", type=float, default=7.0, help="how long they are watched")
    parser.add_argument("--interval", type=float, default=21_600.0, help="seconds between looks")
    return parser.parse_args(arguments)


def _told(scenario: Scenario, outcome: Outcome, seconds: float) -> Iterator[str]:
    """Lay the figures out, a line a subject."""
    found, events, totals = outcome.reckoning, outcome.chronicle.events, outcome.chronicle.totals
    speed = outcome.seconds / seconds
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answers = ", ".join(f"{kind} {n}" for kind, n in sorted(outcome.answers.items()))
    struck = ", ".join(f"{kind} {n}" for kind, n in sorted(outcome.struck.items()))
    yield f"{scenario.feeds} feeds for {outcome.seconds / DAY:.1f} days, seed {scenario.seed}"
    yield f"time      {seconds:.0f} s of one processor, {speed:.0f}-fold speed, {memory} MiB"
    yield f"web       {sum(outcome.answers.values())} looks: {answers}"
    yield f"faults    {struck}; processes ended {events['simulation.ended']}"
    yield (
        f"delivery  {totals['runtime.batch_settled.settled']} settled, "
        f"{totals['runtime.batch_settled.postponed']} postponed, "
        f"{totals['runtime.taken_over.entries']} taken over, "
        f"{totals['runtime.batch_settled.fenced']} fenced"
    )
    yield (
        f"stories   told {outcome.told}, served {found.served}, stored {found.stored} "
        f"in {found.revisions} revisions, dead letters {found.dead}"
    )
    yield (
        f"promise   lost {len(found.lost)}, doubled {len(found.doubled)}, "
        f"wrong {len(found.wrong)}; accounts balanced {outcome.audits} times"
    )
    yield f"log       {events.total()} events, hash {outcome.chronicle.digest}"


def _say(lines: Sequence[str] | Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
