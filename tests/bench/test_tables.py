"""Samples become costs and ratios, and those become tables that read well as they stand."""

from __future__ import annotations

import pytest

from bench.delivery.tables import (
    TASKS,
    Handoff,
    Pace,
    Sample,
    Survival,
    cost_table,
    costs,
    handoff_table,
    pace_table,
    survival_table,
    table,
    worst_of,
)


def samples(*cpu: float, wall: float = 100.0) -> list[Sample]:
    """Make one sample a round."""
    return [Sample(one, wall) for one in cpu]


def test_a_cost_is_the_least_of_its_rounds() -> None:
    """What others do on the machine only ever adds."""
    [floor] = costs({"floor": samples(120.0, 100.0, 140.0)})
    assert floor.cpu_us == 100.0
    assert floor.ratio == 1.0


def test_a_ratio_compares_the_least_with_the_least() -> None:
    """One noisy round of the floor flatters nobody."""
    found = costs({"floor": samples(100.0, 400.0), "peer": samples(300.0, 250.0)})
    assert {cost.name: cost.ratio for cost in found} == {"floor": 1.0, "peer": 2.5}


def test_the_range_of_ratios_pairs_the_rounds() -> None:
    """A round of a system is held against the floor of the same minute."""
    found = costs({"floor": samples(100.0, 200.0), "peer": samples(150.0, 240.0)})
    peer = found[1]
    assert (peer.lowest, peer.highest) == (1.2, 1.5)


def test_the_median_round_tells_whether_the_least_was_luck() -> None:
    """A limit that only the best round keeps is not kept."""
    found = costs({"floor": samples(100.0, 100.0, 100.0), "peer": samples(120.0, 130.0, 140.0)})
    assert (found[1].ratio, found[1].typical) == (1.2, 1.3)


def test_costs_are_listed_cheapest_first() -> None:
    """The reader finds the floor on top."""
    found = costs({"dear": samples(9.0), "floor": samples(1.0), "cheap": samples(2.0)})
    assert [cost.name for cost in found] == ["floor", "cheap", "dear"]


def test_the_wall_time_is_the_median_of_the_rounds() -> None:
    """Waiting has outliers on both sides."""
    rounds = [Sample(1.0, wall) for wall in (10.0, 999.0, 20.0)]
    assert costs({"floor": rounds})[0].wall_us == 20.0


def test_rounds_that_do_not_pair_up_are_an_error() -> None:
    """A system that missed a round must not be compared."""
    with pytest.raises(ValueError, match="zip"):
        costs({"floor": samples(1.0, 2.0), "peer": samples(1.0)})


def test_a_cost_table_tells_cost_ratio_and_range() -> None:
    """One line a system, in microseconds."""
    text = cost_table(costs({"floor": samples(100.0), "peer": samples(1234.5, wall=2000.0)}))
    assert text.splitlines()[-1].split("|")[1:-1] == [
        " peer       ",
        "           1234 ",
        "      12.35 × ",
        "        12.35 ",
        " 12.35–12.35 ",
        "    2000 ",
    ]


def test_every_line_of_a_table_is_as_wide_as_the_others() -> None:
    """It is Markdown, and it is read on a terminal first."""
    lines = table(("name", "figure"), [("a", "1"), ("a longer one", "123456789")]).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert lines[1] == "| ------------ | --------: |"


def test_an_empty_table_is_its_head() -> None:
    """Nothing measured, nothing told."""
    assert table(("name", "figure"), []).splitlines() == [
        "| name | figure |",
        "| ---- | -----: |",
    ]


def test_what_nobody_carried_out_is_missing() -> None:
    """The oracle of the kills: tasks that were given, less different tasks that were done."""
    assert Survival("peer", completed=190, repeated=0, seconds=1.0).missing == TASKS - 190
    assert Survival("peer", completed=TASKS, repeated=7, seconds=1.0).missing == 0


def test_a_repeated_task_makes_up_for_no_missing_one() -> None:
    """Two hundred runs of 190 tasks are ten short."""
    assert Survival("peer", completed=190, repeated=10, seconds=1.0).missing == 10


@pytest.mark.parametrize(
    ("others", "worst"),
    [
        ([Survival("x", 200, 0, 2.0), Survival("x", 193, 0, 1.0)], Survival("x", 193, 0, 1.0)),
        ([Survival("x", 200, 0, 2.0), Survival("x", 200, 0, 6.0)], Survival("x", 200, 0, 6.0)),
        ([Survival("x", 200, 3, 2.0), Survival("x", 200, 9, 2.0)], Survival("x", 200, 9, 2.0)),
    ],
)
def test_the_worst_trial_speaks_for_a_system(others: list[Survival], worst: Survival) -> None:
    """Most missing first, then slowest, then most often repeated."""
    assert worst_of(others) == worst
    assert worst_of(others[::-1]) == worst


def test_a_system_that_misses_tasks_never_recovered() -> None:
    """The time of its last task would look like a success."""
    text = survival_table([Survival("lost", 193, 0, 3.2), Survival("kept", TASKS, 10, 6.89)])
    lost, kept = text.splitlines()[2:]
    assert [cell.strip() for cell in lost.split("|")[1:-1]] == ["lost", "193", "7", "never", "0"]
    assert [cell.strip() for cell in kept.split("|")[1:-1]] == ["kept", "200", "0", "6.9", "10"]


def test_a_hand_off_tells_kills_losses_and_doubles() -> None:
    """A figure without the number of kills means nothing."""
    text = handoff_table([Handoff("fenced commit", 18, 0, 0)])
    assert [cell.strip() for cell in text.splitlines()[-1].split("|")[1:-1]] == [
        "fenced commit",
        "18",
        "0",
        "0",
    ]


def test_a_pace_tells_who_was_busy() -> None:
    """Articles a second say little where two cores are the limit."""
    text = pace_table([Pace("5 ms of waiting", 4, 1, 659.4, 0.251, 0.03)])
    assert [cell.strip() for cell in text.splitlines()[-1].split("|")[1:-1]] == [
        "5 ms of waiting",
        "4",
        "1",
        "659",
        "0.25",
        "0.03",
    ]
