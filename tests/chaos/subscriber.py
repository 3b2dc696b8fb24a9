"""A subscriber in a process of its own that writes down every message that it is given."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from dateline.client import enriched

URL, FOLDER = "DATELINE_REDIS_URL", "CHAOS_FOLDER"


async def subscribe(url: str, group: str, file: Path) -> None:
    """Append the id of each message to a file before the next one is asked for."""
    sys.stdout.write("started\n")
    sys.stdout.flush()
    with file.open("a", encoding="utf-8") as out:
        # A name that it keeps: a restarted program gets what it left unfinished at once.
        async for article in enriched(url, group=group, consumer=group, takeover=1.0):
            out.write(f"{article.message_id}\n")
            out.flush()


def received(folder: Path, group: str) -> list[str]:
    """Read what a subscriber has written down; a line that was cut off by a kill counts not."""
    file = folder / f"{group}.txt"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return text[: text.rfind("\n") + 1].splitlines()


if __name__ == "__main__":
    name = sys.argv[1]
    asyncio.run(subscribe(os.environ[URL], name, Path(os.environ[FOLDER]) / f"{name}.txt"))
