"""The process that is measured and killed: ``python -m bench.delivery.worker NAME URL``."""

from __future__ import annotations

import argparse

from bench.delivery.client import client
from bench.delivery.peer import PEERS, Chore, peer


def main() -> None:
    """Run one worker of one system until it is killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=PEERS)
    parser.add_argument("url")
    parser.add_argument("--wait", type=float, default=0.0)
    parser.add_argument("--burn", type=float, default=0.0)
    parser.add_argument("--record", action="store_true")
    told = parser.parse_args()
    ledger = client(told.url) if told.record else None
    peer(told.name).work(told.url, Chore(told.wait, told.burn, ledger))


if __name__ == "__main__":
    main()
