"""The pipeline as it is, for virtual days on end, with everything going wrong that may."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.messages import ArticleFetched
from dateline.testing import MemoryLog, MemoryOutbox
from tests.contracts.tree import ROOT
from tests.model.planted import AcknowledgesFirst, CountsWrongly, Unfenced
from tests.simulation.__main__ import main
from tests.simulation.planted import RemembersFirst, Unguarded
from tests.simulation.reckoning import Reckoning
from tests.simulation.scenario import Scenario, simulate

SMALL = Scenario(feeds=24, days=0.7, faults_an_hour=30.0, thinks=20.0)
ROUGH = Scenario(feeds=24, days=0.3, faults_an_hour=120.0, latency=0.2, thinks=100.0, slow=0.3)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_lost_or_doubled_whatever_happens(seed: int, tmp_path: Path) -> None:
    """Kills, freezes, cuts, outages and poison; the accounts balance after every single step."""
    outcome = simulate(replace(SMALL, seed=seed), tmp_path)
    found = outcome.reckoning
    assert found.is_clean, found
    assert found.served == found.stored + found.dead > 40
    assert outcome.audits > 1_000
    assert len(outcome.struck) > 4
    assert outcome.chronicle.totals["runtime.taken_over.entries"]


def test_equal_seeds_lead_to_byte_identical_logs(capsys: pytest.CaptureFixture[str]) -> None:
    """Also in another process, with another order of its hashes."""
    arguments = ["--feeds", "10", "--days", "0.5"]
    elsewhere = subprocess.run(
        [sys.executable, "-m", "tests.simulation", *arguments],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert main(arguments) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1].startswith("log ")
    assert told[-1] == elsewhere.stdout.splitlines()[-1]


def test_another_seed_leads_to_another_log(tmp_path: Path) -> None:
    """And the same one to the same log, line by line."""
    first, again, other = (
        simulate(replace(ROUGH, seed=seed, days=0.1), tmp_path / folder).chronicle
        for seed, folder in ((1, "first"), (1, "again"), (2, "other"))
    )
    assert first.lines == again.lines
    assert first.digest == again.digest != other.digest


def test_every_line_of_the_log_has_its_virtual_time(tmp_path: Path) -> None:
    """In order, and none from the clock on the wall."""
    lines = simulate(replace(SMALL, feeds=5, days=0.2), tmp_path).chronicle.lines
    times = [line.partition('"timestamp": "')[2][:26] for line in lines]
    assert times == sorted(times)
    assert {moment[:10] for moment in times} == {"2026-01-05"}


LONGER = replace(ROUGH, feeds=30, days=0.5)
# One worker at a time looks at a feed: two publish at once only where an answer was lost.
FAR = replace(ROUGH, feeds=60, days=0.5, feed_interval=300.0, latency=2.0)

PLANTED: dict[str, tuple[Scenario, Callable[[Reckoning], object]]] = {
    "no fence": (replace(ROUGH, log=Unfenced), lambda found: found.doubled),
    "ack first": (replace(ROUGH, log=AcknowledgesFirst), lambda found: found.lost),
    "wrong books": (replace(ROUGH, log=CountsWrongly), lambda found: found.complaints),
    "no guard": (replace(FAR, outbox=Unguarded), lambda found: found.doubled),
    "memory first": (replace(LONGER, outbox=RemembersFirst), lambda found: found.lost),
}


@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_found(bug: str, tmp_path: Path) -> None:
    """The simulation can fail, and says in which way; eight seeds are enough for each."""
    scenario, shows = PLANTED[bug]
    runs = (simulate(replace(scenario, seed=seed), tmp_path / str(seed)) for seed in range(1, 9))
    assert any(shows(outcome.reckoning) for outcome in runs)


def test_the_rough_scenario_is_clean_without_a_bug(tmp_path: Path) -> None:
    """What the planted bugs are found in."""
    assert simulate(ROUGH, tmp_path / "rough").reckoning.is_clean
    assert simulate(replace(FAR, seed=3), tmp_path / "far").reckoning.is_clean
    assert (ROUGH.log, ROUGH.outbox) == (MemoryLog, MemoryOutbox[ArticleFetched])


def test_two_ingests_look_no_more_often_than_one(tmp_path: Path) -> None:
    """Whoever comes to a feed and finds a look planned leaves it to the planner."""
    scenario = Scenario(feeds=8, days=0.4, faults_an_hour=0.001)
    outcome = simulate(scenario, tmp_path)
    looks = sum(outcome.answers.values())
    at_once = 2  # both know nothing of each other when they begin
    assert looks <= scenario.feeds * (at_once + outcome.seconds / (scenario.feed_interval * 0.9))
