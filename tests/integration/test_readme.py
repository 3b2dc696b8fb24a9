"""The README's code, run as it stands."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

from dateline.streams import ENRICHED
from tests.conftest import put, until
from tests.samples import enriched

README = Path(__file__).parents[2] / "README.md"


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


async def test_the_subscriber_prints_each_article(
    redis: Redis, redis_url: str, tmp_path: Path
) -> None:
    """The ten lines, with this test's Redis in place of the default one, print what arrives."""
    (code,) = _blocks("python")
    script = tmp_path / "subscriber.py"
    script.write_text(code.replace("redis://127.0.0.1:6399/0", redis_url), encoding="utf-8")
    for number in (1, 2):
        await put(redis, ENRICHED, enriched(number))
    output = tmp_path / "output.txt"
    with output.open("w", encoding="utf-8") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-u", str(script), stdout=out
        )
        try:
            await until(lambda: len(output.read_text(encoding="utf-8").splitlines()) == 2)
        finally:
            process.kill()
            await process.wait()
    titles = [line.split(" [")[0] for line in output.read_text(encoding="utf-8").splitlines()]
    assert titles == [enriched(1).title, enriched(2).title]


async def test_a_person_can_read_what_xread_shows(redis: Redis) -> None:
    """The key that the README names holds plain fields and a JSON document in one line."""
    await put(redis, ENRICHED, enriched(1))
    assert "XREAD COUNT 1 STREAMS 'dateline:{0}:articles.enriched' 0" in README.read_text("utf-8")
    reply: Any = await redis.xread({"dateline:{0}:articles.enriched": "0"}, count=1)
    shown = str(reply)
    assert "article.enriched.v1" in shown
    assert enriched(1).title in shown


def test_the_annotate_example_marks_what_it_found() -> None:
    """The example story comes back as the README shows it."""
    text = README.read_text(encoding="utf-8")
    ((story, shown),) = re.findall(r"echo '(.*?)' \\\n.*?annotate -\n(.*?)```", text, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-m", "dateline.cli", "annotate", "-"],
        input=story,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == shown.strip()
