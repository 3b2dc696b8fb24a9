"""Plays far more histories than the tests do, and explores the whole small world: `make model`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from dateline import embedded
from tests.model.explore import explore, stuck
from tests.model.playing import in_memory, on_redis, play
from tests.model.world import MIN_IDLE, create


def main(arguments: Sequence[str]) -> int:
    """Do it all; whatever breaks a promise ends it with an error that tells the way there."""
    parser = argparse.ArgumentParser(prog="python -m tests.model", description=__doc__)
    parser.add_argument("--histories", type=int, default=1_000, help="to play on each ground")
    parser.add_argument("--messages", type=int, default=3, help="in the small world")
    options = parser.parse_args(arguments)
    began = time.process_time()
    seen = explore(create(options.messages, tick=MIN_IDLE / 2))
    lost = stuck(seen)
    seconds = time.process_time() - began
    _say(
        f"interleavings of 2 workers and {options.messages} messages: {len(seen.states)} states, "
        f"{seen.transitions} transitions, {len(lost)} without a way out, {seconds:.0f} s"
    )
    play(in_memory(), options.histories)
    _say(f"histories on the double: {options.histories}, none breaks a promise")
    with tempfile.TemporaryDirectory() as folder, embedded.running(Path(folder), port=0) as server:
        play(on_redis(server.url), options.histories)
        _say(f"histories on {server.server.kind}: {options.histories}, none breaks a promise")
    return 1 if lost else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
