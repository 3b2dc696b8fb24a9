"""Starts a service as the command line does, after something of it was changed from outside."""

from __future__ import annotations

import argparse
import sys

from dateline import plugins
from dateline.cli import main
from dateline.streams import ENRICHED
from tests.chaos import clock, points, poison


def _change(arguments: argparse.Namespace) -> None:
    if arguments.keep is not None:
        # A trimmed stream shows losses that a thousand kept entries would hide.
        object.__setattr__(ENRICHED, "keep", arguments.keep)
    if arguments.slow:
        points.slow_down(arguments.slow)
    if arguments.poison:
        poison.spread()
    if arguments.clock:
        clock.jump(arguments.clock)
    if arguments.mutant:
        from tests.chaos.mutants import MUTANTS  # noqa: PLC0415 - only mutants pay for it

        MUTANTS[arguments.mutant].plant()
    if arguments.at:
        name, _, time = arguments.at.partition(":")
        points.POINTS[name].arm(int(time or 1))


def start() -> None:
    """Read the options, change what they name, and run the service."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.wrapped")
    parser.add_argument("--at", help="die at a named point, POINT:TIMES, the time given")
    parser.add_argument("--clock", type=float, help="let the clock jump by so many seconds")
    parser.add_argument("--slow", type=float, help="let every batch of enrich take so long")
    parser.add_argument("--keep", type=int, help="keep so many settled entries only")
    parser.add_argument("--poison", action="store_true", help="let enrich obey evil titles")
    parser.add_argument("--mutant", help="plant a bug")
    parser.add_argument("service")
    arguments = parser.parse_args()
    if arguments.service in plugins.service_names():
        plugins.service_factory(arguments.service)
    _change(arguments)
    sys.argv = ["dateline", "run", arguments.service]
    main()


if __name__ == "__main__":
    start()
