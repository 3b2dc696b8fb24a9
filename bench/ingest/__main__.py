"""Measures looks at feeds beside the peer, and prints the table: ``python -m bench.ingest``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench.ingest.polls import measure
from bench.ingest.tables import summed, table


def main() -> None:
    """Measure, print, and write it down where that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.ingest")
    parser.add_argument("folder", type=Path, help="feeds as they were served, a file each")
    parser.add_argument("--peers", type=Path, required=True, help="where reader is installed")
    parser.add_argument("--rounds", type=int, default=5, help="of each system (5)")
    parser.add_argument("--json", type=Path, help="write the results to this file")
    told = parser.parse_args()
    rows = summed(measure(told.folder, told.rounds, told.peers, _tell))
    sys.stdout.write(f"{table(rows)}\n")
    if told.json:
        plain = json.dumps([asdict(row) for row in rows], indent=2)
        told.json.write_text(plain + "\n", encoding="utf-8")


def _tell(line: str) -> None:
    """Say what is going on, beside the table."""
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
