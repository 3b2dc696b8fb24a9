"""`dateline feeds import`: five hundred feeds, how far it is, and what failed and why."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import feeds_import as work
from dateline.desk import FeedList, Imported, Listed, Wish
from dateline.errors import Mishap
from tests.conftest import until
from tests.ingest.desk import link, page, rss
from tests.ingest.fakes import Page, Web, open_web
from tests.shared.deskhand import install_desk, looking, typed

PRIVATE = "--allow-private"
FAILURES: dict[str, Page] = {
    "missing": Page(status=404),
    "gone": Page(status=410),
    "broken": Page(status=500),
    "shut": Page(status=403),
    "page": page(),
    "blank": Page(b""),
    "bits": Page(b"\x00\x01\x02\x03"),
    "loop": Page(status=302, headers={"Location": "/loop"}),
    "torn": Page(b"<rss><channel", headers={"Content-Type": "text/xml"}),
}
OUTCOMES = {
    "missing": "not_found",
    "gone": "gone",
    "broken": "unavailable",
    "shut": "forbidden",
    "page": "html_instead_of_feed",
    "blank": "empty",
    "loop": "redirect_loop",
    "torn": "broken_xml",
}


@pytest.fixture
async def web(desk_installed: None) -> AsyncGenerator[Web]:
    """A site on loopback with feeds and failures of every kind."""
    async with open_web() as served:
        served.pages.update({f"/{name}": found for name, found in FAILURES.items()})
        yield served


@pytest.fixture
async def worker(redis: Any) -> AsyncGenerator[None]:
    """Have somebody look at what is added, for whom the command need not wait."""
    async with looking(redis):
        yield


def opml(urls: list[str]) -> str:
    """List feeds in two folders."""
    rows = [
        f'<outline text="F{place}"><outline type="rss" text="{place}" xmlUrl="{url}"/></outline>'
        for place, url in enumerate(urls)
    ]
    head = '<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head>'
    return f"{head}<body>{''.join(rows)}</body></opml>"


def write(folder: Path, urls: list[str]) -> str:
    """Write a list to a file."""
    file = folder / "mine.opml"
    file.write_text(opml(urls), encoding="utf-8")
    return str(file)


def closed_port() -> int:
    """Find a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        return int(closed.getsockname()[1])


async def listed(url: str) -> list[dict[str, Any]]:
    """List the feeds that are registered."""
    done = await typed(url, "list", "--json", "--limit", "0")
    return [json.loads(line) for line in done.stdout.splitlines()]


async def test_five_hundred_feeds_are_imported_with_a_summary_of_what_failed(
    web: Web, redis: Any, redis_url: str, tmp_path: Path
) -> None:
    """Every feed has its fate, and every failure its reason; feeds that fail are kept."""
    good = [f"{web.url}/feed{number}" for number in range(430)]
    web.pages.update({f"/feed{number}": rss("One", "Two") for number in range(430)})
    bad = [f"{web.url}/{name}?{number}" for number in range(6) for name in FAILURES]
    web.pages.update({f"/{name}?{n}": FAILURES[name] for n in range(6) for name in FAILURES})
    away = [f"http://127.0.0.1:{closed_port()}/{number}" for number in range(14)]
    # Another name for the same machine: who asks to be left alone is left alone with all he has.
    busy = [f"{web.url.replace('127.0.0.1', 'localhost')}/busy{number}" for number in range(2)]
    web.pages["/busy0"] = web.pages["/busy1"] = Page(status=429)
    file = write(tmp_path, [*good, *bad, *away, *busy])
    async with looking(redis):
        done = await typed(redis_url, "import", file, PRIVATE)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "50 of 500 looked at, " + lines[0].split(", ")[1]
    assert sum("looked at" in line for line in lines) == 10
    (head,) = [line for line in lines if line.startswith("500 feeds: ")]
    assert head == "500 feeds: 430 added, 70 added though they cannot be read now"
    for name, outcome in OUTCOMES.items():
        assert any(line.startswith(f"{outcome} (") for line in lines), outcome
        assert f"  {web.url}/{name}?3  " in done.stdout
    assert any(line.startswith("unreachable (14)") for line in lines)
    assert any(line.startswith(("rate_limited (", "paused (")) for line in lines)
    assert done.stderr == ""
    kept = await listed(redis_url)
    assert len(kept) == 500
    assert {one["origin"] for one in kept} == {"opml:mine.opml"}
    assert len({one["folders"][0][0] for one in kept}) == 500


async def test_a_repeated_import_knows_them_all_and_asks_nobody(
    web: Web, worker: None, redis_url: str, tmp_path: Path
) -> None:
    """So an interrupted one goes on."""
    web.pages["/feed"] = rss("One")
    file = write(tmp_path, [f"{web.url}/feed", f"{web.url}/missing"])
    await typed(redis_url, "import", file, PRIVATE)
    asked = len(web.requests)
    done = await typed(redis_url, "import", file, PRIVATE)
    assert "2 feeds: 0 added, 2 known already" in done.stdout
    assert len(web.requests) == asked


async def test_only_the_working_feeds_are_added_where_the_person_says_so(
    web: Web, worker: None, redis_url: str, tmp_path: Path
) -> None:
    """What is left out is told with its reason all the same."""
    web.pages["/feed"] = rss("One")
    file = write(tmp_path, [f"{web.url}/feed", f"{web.url}/missing"])
    done = await typed(redis_url, "import", file, PRIVATE, "--only-working")
    assert "1 added, 1 left out because they cannot be read now" in done.stdout
    assert "not_found (1)" in done.stdout
    assert [one["url"] for one in await listed(redis_url)] == [f"{web.url}/feed"]
    alone = write(tmp_path, [f"{web.url}/missing"])
    assert (await typed(redis_url, "import", alone, PRIVATE, "--only-working")).exit_code == 1


async def test_a_page_in_the_list_is_replaced_by_the_feed_that_it_names(
    web: Web, worker: None, redis_url: str, tmp_path: Path
) -> None:
    """Sites move their feeds and leave a page behind."""
    web.pages.update({"/": page(link("/new")), "/new": rss("One")})
    done = await typed(redis_url, "import", write(tmp_path, [f"{web.url}/"]), PRIVATE)
    assert "1 feed: 1 added" in done.stdout
    assert [one["url"] for one in await listed(redis_url)] == [f"{web.url}/new"]


async def test_programs_get_the_fate_of_each_feed_on_a_line(
    web: Web, worker: None, redis_url: str, tmp_path: Path
) -> None:
    """And nothing else on standard output."""
    web.pages["/feed"] = rss("One")
    file = write(tmp_path, [f"{web.url}/feed", f"{web.url}/gone"])
    done = await typed(redis_url, "import", file, PRIVATE, "--json", "--weight", "4")
    told = {one["listed"]["url"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert told[f"{web.url}/feed"]["fate"] == "added"
    assert told[f"{web.url}/feed"]["found"]["entries"] == 1
    assert told[f"{web.url}/gone"]["fate"] == "added_failing"
    assert told[f"{web.url}/gone"]["refused"]["outcome"] == "gone"
    assert {one["weight"] for one in await listed(redis_url)} == {4.0}


async def test_a_list_may_come_from_standard_input(web: Web, worker: None, redis_url: str) -> None:
    """Piped from another program, as OPML or as addresses."""
    web.pages["/feed"] = rss("One")
    text = f"# mine\n{web.url}/feed\n{web.url}/feed\n".encode()
    done = await typed(redis_url, "import", "-", PRIVATE, text=text)
    assert "2 feeds: 1 added, 1 repeated in the file" in done.stdout
    assert [one["origin"] for one in await listed(redis_url)] == ["opml:stdin"]


async def test_where_nobody_looks_the_import_says_how_to_start_an_ingest(
    web: Web, redis_url: str, tmp_path: Path
) -> None:
    """The feeds are registered all the same."""
    web.pages["/feed"] = rss("One")
    done = await typed(redis_url, "import", write(tmp_path, [f"{web.url}/feed"]), PRIVATE)
    assert done.exit_code == 0
    assert "dateline run ingest" in done.stderr


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(None, "No such file"), ("", "empty file"), ("<rss/>", "not an OPML"), ("words", "neither")],
)
async def test_a_file_without_feeds_is_a_mishap(
    web: Web, redis_url: str, tmp_path: Path, content: str | None, complaint: str
) -> None:
    """The line names the file."""
    file = tmp_path / "mine.opml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = await typed(redis_url, "import", str(file))
    assert isinstance(done.exception, Mishap)
    assert complaint in done.exception.what
    assert done.exception.where == str(file)


async def test_an_interrupted_import_tells_what_it_came_to_and_can_go_on(
    web: Web, redis: Any, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C: the summary, no traceback, status 130; the next one does the rest."""
    web.pages.update({f"/feed{number}": rss("One") for number in range(40)})
    for number in range(20, 40):
        web.pages[f"/feed{number}"].seconds_before_body = 60.0
    file = write(tmp_path, [f"{web.url}/feed{number}" for number in range(40)])
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


async def test_a_terminal_gets_a_bar_that_grows(
    web: Web, worker: None, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawn on standard error, so that the summary can be sent to a file."""
    web.pages.update({f"/feed{number}": rss("One") for number in range(10)})
    file = write(tmp_path, [f"{web.url}/feed{number}" for number in range(10)])
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    environ = {"DATELINE_REDIS_URL": redis_url}
    wish = Wish(allow_private=True)
    assert await work.import_file(environ, file, wish, only_working=False, as_json=False) == 0
    assert "looking at feeds" in screen.written
    assert "10/10" in screen.written
    assert "10 can be read" in screen.written


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


def test_every_failure_of_the_site_is_of_its_own_kind() -> None:
    """The import of five hundred meets them all."""
    assert max(Counter(OUTCOMES.values()).values()) == 1
    assert set(OUTCOMES) < set(FAILURES)
