"""The peer `reader`, looking at all feeds again and again, with the processor time of each time."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def measure(urls: list[str]) -> list[dict[str, Any]]:
    """Update all feeds three times: all is new, two entries each are new, nothing is."""
    # In the folder of the peers alone, which is not installed beside what tests Dateline.
    peer: Any = import_module("reader")
    with tempfile.TemporaryDirectory() as folder:
        reader: Any = peer.make_reader(str(Path(folder) / "reader.sqlite"))
        for url in urls:
            reader.add_feed(url)
        return [_round(reader) for _ in range(3)]


def _round(reader: Any) -> dict[str, Any]:
    begun = time.process_time()
    results = list(reader.update_feeds_iter(scheduled=False))
    spent = time.process_time() - begun
    failed = sum(isinstance(result.value, Exception) for result in results)
    return {
        "feeds": len(results) - failed,
        "failed": failed,
        "seconds": spent,
        "entries": reader.get_entry_counts().total,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(json.loads(sys.stdin.read()))) + "\n")
