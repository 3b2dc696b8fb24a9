"""`dateline feeds import`, watched, interrupted and in trouble."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import feeds_import as work
from dateline.feeds import FeedList, Imported, Listed, Wish
from tests.conftest import until
from tests.ingest.desk import rss
from tests.ingest.fakes import Web
from tests.shared.deskhand import install_desk, typed, write_opml_file

PRIVATE = "--allow-private"


class _Screen:
    """Standard error as a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return True


class _Slow:
    """A desk that is interrupted by trouble in the middle."""

    def read_list(self, document: bytes, where: str) -> FeedList:
        del document, where
        return FeedList(feeds=(Listed(url="https://a.example/"), Listed(url="https://b.example/")))

    async def import_all(
        self, feeds: Any, wish: Wish, *, only_working: bool = False
    ) -> AsyncGenerator[Imported]:
        del wish, only_working
        yield Imported(listed=feeds[0], fate="known")
        raise ConnectionError


async def test_an_interrupted_import_tells_what_it_came_to_and_can_go_on(
    web: Web, redis: Any, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C: the summary, no traceback, status 130; the next one does the rest."""
    web.pages.update({f"/feed{number}": rss("One") for number in range(40)})
    for number in range(20, 40):
        web.pages[f"/feed{number}"].seconds_before_body = 60.0
    file = write_opml_file(tmp_path, [f"{web.url}/feed{number}" for number in range(40)])
    folder = tmp_path / "site"
    folder.mkdir()
    install_desk(folder, monkeypatch)
    path = os.pathsep.join([str(folder), *sys.path])
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "dateline.cli", "feeds", "import", file, PRIVATE),
        env={**os.environ, "DATELINE_REDIS_URL": redis_url, "PYTHONPATH": path},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )

    async def half_is_done() -> bool:
        return bool(await redis.hlen("dateline:{0}:ingest:feeds") == 20)

    await until(half_is_done)
    process.send_signal(signal.SIGINT)
    out, err = await process.communicate()
    assert process.returncode == 130, err
    assert b"40 feeds: 20 added, 20 not looked at" in out
    assert b"interrupted; the same command goes on" in out
    assert b"Traceback" not in err
    web.pages.update({f"/feed{number}": rss("One") for number in range(40)})
    done = await typed(redis_url, "import", file, PRIVATE)
    assert "40 feeds: 20 added, 20 known already" in done.stdout


async def test_a_terminal_gets_a_bar_that_grows(
    web: Web, worker: None, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawn on standard error, so that the summary can be sent to a file."""
    web.pages.update({f"/feed{number}": rss("One") for number in range(10)})
    file = write_opml_file(tmp_path, [f"{web.url}/feed{number}" for number in range(10)])
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    environ = {"DATELINE_REDIS_URL": redis_url}
    wish = Wish(allow_private=True)
    assert await work.import_file(environ, file, wish, only_working=False, as_json=False) == 0
    assert "looking at feeds" in screen.written
    assert "10/10" in screen.written
    assert "10 can be read" in screen.written


async def test_trouble_in_the_middle_hides_nothing_that_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The summary comes first, then the trouble."""

    @asynccontextmanager
    async def slow(_: Any) -> AsyncGenerator[_Slow]:
        yield _Slow()

    monkeypatch.setattr(work, "at_desk", slow)
    file = tmp_path / "x"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(ConnectionError):
        await work.import_file({}, str(file), Wish(), only_working=False, as_json=False)
    assert "2 feeds: 0 added, 1 known already, 1 not looked at" in capsys.readouterr().out
