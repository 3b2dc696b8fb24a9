"""Serves the sample newsroom until Ctrl-C, to look at it in a browser."""

from __future__ import annotations

import argparse
import asyncio
import sys

from dateline.errors import Mishap
from dateline_ingest.newsroom import serve


async def _run(port: int, edition: int) -> None:
    async with serve(port) as newsroom:
        newsroom.publish(edition)
        sys.stdout.write(f"{newsroom.url}/  (Ctrl-C stops it)\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> int:
    """Read the arguments and serve; 1 where the port cannot be taken."""
    parser = argparse.ArgumentParser(prog="python -m dateline_ingest.newsroom", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="0 takes any free port")
    parser.add_argument("--edition", type=int, default=1, help="2 shows the later versions")
    args = parser.parse_args()
    try:
        asyncio.run(_run(args.port, args.edition))
    except KeyboardInterrupt:
        return 0
    except Mishap as mishap:
        sys.stderr.write(f"{mishap}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
