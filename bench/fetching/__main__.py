"""Measures unchanged polls beside httpx and prints the table: ``python -m bench.fetching``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib.metadata import version
from statistics import median

from bench.fetching.polls import NAMES

SCENES = ((600, 50), (600, 16), (16, 16), (1, 16))
"""Hosts, and polls in flight: nearly every poll on a new connection, or on a kept one."""


def main() -> None:
    """Measure every client in every scene, round by round, and print medians."""
    parser = argparse.ArgumentParser(prog="python -m bench.fetching")
    parser.add_argument("--rounds", type=int, default=5, help="of each client in each scene (5)")
    parser.add_argument("--polls", type=int, default=3000, help="in one round (3000)")
    told = parser.parse_args()
    with _server() as port:
        sys.stdout.write(f"{facts()}\n\n")
        found: dict[tuple[str, int, int], list[float]] = {}
        for _ in range(told.rounds):  # interleaved, so that a noisy minute hits all of them alike
            for hosts, in_flight in SCENES:
                for name in NAMES:
                    cost = measure(name, hosts, in_flight, told.polls, port)
                    found.setdefault((name, hosts, in_flight), []).append(cost)
    sys.stdout.write(table({scene: median(costs) for scene, costs in found.items()}))


def measure(name: str, hosts: int, in_flight: int, polls: int, port: int) -> float:
    """Poll in a fresh process; microseconds of its processor time for each poll."""
    numbers = [str(number) for number in (hosts, in_flight, polls, port)]
    command = [sys.executable, "-m", "bench.fetching.polls", name, *numbers]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this very program
    return float(done.stdout)


def facts() -> str:
    """Name the versions and the machine."""
    named = [f"{name} {version(name)}" for name in ("httpx", "httpcore", "httpx2", "h11")]
    python = f"python {sys.version.split()[0]}"
    return " · ".join([python, *named, f"cores {os.cpu_count()}", f"load {os.getloadavg()[0]:.1f}"])


def table(medians: dict[tuple[str, int, int], float]) -> str:
    """Lay the medians out: microseconds, polls per second of processor time, and the ratio."""
    lines = ["| hosts, in flight | client | µs a poll | polls per CPU-second | httpx = 1 |"]
    lines.append("|---|---|---|---|---|")
    for (name, hosts, in_flight), cost in sorted(medians.items(), key=_place):
        times = medians["httpx", hosts, in_flight] / cost
        lines.append(
            f"| {hosts}, {in_flight} | {name} | {cost:.0f} | {1e6 / cost:,.0f} | {times:.1f} |"
        )
    return "\n".join([*lines, ""])


def _place(item: tuple[tuple[str, int, int], float]) -> tuple[int, int]:
    (name, hosts, in_flight), _ = item
    return SCENES.index((hosts, in_flight)), NAMES.index(name)


@contextmanager
def _server() -> Generator[int]:
    command = [sys.executable, "-m", "bench.fetching.server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - this very program
        try:
            yield int(process.stdout.readline() if process.stdout else "")
        finally:
            process.kill()


if __name__ == "__main__":
    main()
