"""Figures turned into rows: the best of the rounds, ratios to the floor, Markdown. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

FLOOR = "floor"


@dataclass(frozen=True)
class Sample:
    """What one message cost in one round."""

    cpu_us: float
    """Microseconds of processor time of the worker, all its processes and threads."""
    wall_us: float
    """Microseconds that passed."""


@dataclass(frozen=True)
class Cost:
    """What a message costs in one system, over all rounds."""

    name: str
    cpu_us: float
    """The least of the rounds: what others do on the machine only ever adds."""
    wall_us: float
    """The median of the rounds."""
    ratio: float
    """``cpu_us`` over that of the floor."""
    lowest: float
    highest: float
    """The least and the greatest ratio to the floor of the same round."""
    typical: float
    """The median of those ratios."""


TASKS = 200
"""How many tasks each system is given before its worker is killed."""


@dataclass(frozen=True)
class Survival:
    """What became of the tasks of a worker that was killed."""

    name: str
    completed: int
    """Different tasks that some worker carried out."""
    repeated: int
    """Tasks carried out once more: allowed where delivery is at least once."""
    seconds: float
    """From the start of the new worker to the last task."""

    @property
    def missing(self) -> int:
        """Tasks that nobody carried out in the time there was."""
        return TASKS - self.completed


def worst_of(trials: Sequence[Survival]) -> Survival:
    """Choose the trial with the most missing; of those, the slowest."""
    return max(trials, key=lambda trial: (trial.missing, trial.seconds, trial.repeated))


@dataclass(frozen=True)
class Handoff:
    """What a way of handing on did under kills."""

    name: str
    kills: int
    lost: int
    doubled: int


@dataclass(frozen=True)
class Pace:
    """How many articles a second came through, and who was busy with them."""

    what: str
    workers: int
    partitions: int
    per_second: float
    worker_cores: float
    """Processors that the workers kept busy, together."""
    redis_cores: float
    """The same for the Redis servers."""


def costs(samples: Mapping[str, Sequence[Sample]]) -> list[Cost]:
    """Sum the rounds up, the cheapest system first."""
    floor = samples[FLOOR]
    least = min(sample.cpu_us for sample in floor)
    found: list[Cost] = []
    for name, rounds in samples.items():
        cpu = min(sample.cpu_us for sample in rounds)
        ratios = [
            sample.cpu_us / beside.cpu_us for sample, beside in zip(rounds, floor, strict=True)
        ]
        wall = median(sample.wall_us for sample in rounds)
        found.append(Cost(name, cpu, wall, cpu / least, min(ratios), max(ratios), median(ratios)))
    return sorted(found, key=lambda cost: cost.cpu_us)


def cost_table(found: Sequence[Cost]) -> str:
    """Lay the costs out."""
    rows = [
        (
            cost.name,
            f"{cost.cpu_us:.0f}",
            f"{cost.ratio:.2f} ×",
            f"{cost.typical:.2f}",
            f"{cost.lowest:.2f}–{cost.highest:.2f}",
            f"{cost.wall_us:.0f}",
        )
        for cost in found
    ]
    head = ("full stage", "CPU µs/message", "to the floor", "median round", "all rounds", "wall µs")
    return table(head, rows)


def survival_table(found: Sequence[Survival]) -> str:
    """Lay out who finished what."""
    rows = [
        (
            one.name,
            str(one.completed),
            str(one.missing),
            f"{one.seconds:.1f}" if not one.missing else "never",
            str(one.repeated),
        )
        for one in found
    ]
    return table(("after kill -9", "completed", "missing", "recovered in s", "run twice"), rows)


def handoff_table(found: Sequence[Handoff]) -> str:
    """Lay out what each way lost and doubled."""
    rows = [(one.name, str(one.kills), str(one.lost), str(one.doubled)) for one in found]
    return table(("hand-off", "kills", "lost", "doubled"), rows)


def pace_table(found: Sequence[Pace]) -> str:
    """Lay out how throughput grows."""
    rows = [
        (
            pace.what,
            str(pace.workers),
            str(pace.partitions),
            f"{pace.per_second:.0f}",
            f"{pace.worker_cores:.2f}",
            f"{pace.redis_cores:.2f}",
        )
        for pace in found
    ]
    head = ("stage", "workers", "partitions", "articles/s", "cores: workers", "cores: Redis")
    return table(head, rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay rows out as Markdown that reads well as it stands; figures stand to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    rule = [f"{'-' * (widths[0])}", *(f"{'-' * (width - 1)}:" for width in widths[1:])]
    return "\n".join(
        "| "
        + " | ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        + " |"
        for line in (head, rule, *rows)
    )
