"""`dateline tail` shows what lands on the public stream."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from dateline import client
from dateline.cli.tail import show
from dateline.errors import Mishap
from dateline.messages import ArticleEnriched
from dateline.streams import ENRICHED
from dateline.wire import encode
from tests.samples import enriched


async def put(redis: Any, *numbers: int) -> None:
    """Put numbered articles on the public stream."""
    for number in numbers:
        await redis.xadd(ENRICHED.key(), encode(enriched(number)))


async def test_it_shows_what_is_kept_and_stops_at_the_count(
    redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the start, in order, and no more than was asked for."""
    await put(redis, 1, 2, 3)
    environ = {"DATELINE_REDIS_URL": redis_url}
    await show(environ, start=client.START, as_json=False, count=2)
    out = capsys.readouterr().out
    assert out.index("Ferry 1 returns") < out.index("Ferry 2 returns")
    assert "Ferry 3" not in out


async def test_json_is_one_document_a_line(
    redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line is a whole message that any program can read."""
    await put(redis, 1, 2)
    environ = {"DATELINE_REDIS_URL": redis_url}
    await show(environ, start=client.START, as_json=True, count=2)
    lines = capsys.readouterr().out.splitlines()
    assert [ArticleEnriched.model_validate(json.loads(line)) for line in lines] == [
        enriched(1),
        enriched(2),
    ]


async def test_by_default_it_waits_for_what_arrives(
    redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What lay there before is not shown."""
    await put(redis, 1)
    environ = {"DATELINE_REDIS_URL": redis_url}
    tail = asyncio.create_task(show(environ, start=client.NOW, as_json=True, count=1))
    while not tail.done():
        await put(redis, 2)
        await asyncio.wait([tail], timeout=0.05)
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["title"] == "Ferry 2 returns to service"


async def test_it_finds_the_redis_of_a_pipeline_that_runs_here(
    redis: Any, redis_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The data folder of a run tells where its embedded server listens."""
    await put(redis, 1)
    (tmp_path / "redis.url").write_text(redis_url + "\n", encoding="utf-8")
    environ = {"DATELINE_DATA_DIR": str(tmp_path)}
    await show(environ, start=client.START, as_json=True, count=1)
    assert "Ferry 1" in capsys.readouterr().out


async def test_without_a_redis_it_says_how_to_get_one(tmp_path: Path) -> None:
    """One line for a person, no traceback."""
    environ = {"DATELINE_REDIS_URL": "redis://127.0.0.1:1/0"}
    with pytest.raises(Mishap, match="dateline run") as caught:
        await show(environ, start=client.START, as_json=False, count=1)
    assert "\n" not in str(caught.value)
