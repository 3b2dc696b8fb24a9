"""Serves the sample newsroom until Ctrl-C, to look at it in a browser."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from dateline.errors import Mishap
from dateline_ingest.newsroom import serve


async def _run(port: int, edition: int) -> None:
    # Python leaves Ctrl-C ignored in a command that was started in the background.
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signum, stop.set)
    async with serve(port) as newsroom:
        newsroom.publish(edition)
        sys.stdout.write(f"{newsroom.url}/  (Ctrl-C stops it)\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> int:
    """Read the arguments and serve; 1 where the port cannot be taken."""
    parser = argparse.ArgumentParser(prog="python -m dateline_ingest.newsroom", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="0 takes any free port")
    parser.add_argument("--edition", type=int, default=1, help="2 shows the later versions")
    args = parser.parse_args()
    try:
        asyncio.run(_run(args.port, args.edition))
    except Mishap as mishap:
        sys.stderr.write(f"{mishap}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
