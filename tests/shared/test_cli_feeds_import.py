"""`dateline feeds import`: five hundred feeds, how far it is, and what failed and why."""

from __future__ import annotations

import json
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import Mishap
from tests.ingest.desk import link, page, rss
from tests.ingest.fakes import Page, Web
from tests.shared.deskhand import looking, typed, write_opml_file

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
def failing(web: Web) -> Web:
    """A site on loopback with failures of every kind."""
    web.pages.update({f"/{name}": found for name, found in FAILURES.items()})
    return web


def closed_port() -> int:
    """Find a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        return int(closed.getsockname()[1])


async def listed(url: str) -> list[dict[str, Any]]:
    """List the feeds that are registered."""
    done = await typed(url, "list", "--json", "--limit", "0")
    return [json.loads(line) for line in done.stdout.splitlines()]


async def test_five_hundred_feeds_are_imported_with_a_summary_of_what_failed(
    failing: Web, redis: Any, redis_url: str, tmp_path: Path
) -> None:
    """Every feed has its fate, and every failure its reason; feeds that fail are kept."""
    good = [f"{failing.url}/feed{number}" for number in range(430)]
    failing.pages.update({f"/feed{number}": rss("One", "Two") for number in range(430)})
    bad = [f"{failing.url}/{name}?{number}" for number in range(6) for name in FAILURES]
    failing.pages.update({f"/{name}?{n}": FAILURES[name] for n in range(6) for name in FAILURES})
    away = [f"http://127.0.0.1:{closed_port()}/{number}" for number in range(14)]
    # Another name for the same machine: who asks to be left alone is left alone with all he has.
    busy = [f"{failing.url.replace('127.0.0.1', 'localhost')}/busy{number}" for number in range(2)]
    failing.pages["/busy0"] = failing.pages["/busy1"] = Page(status=429)
    file = write_opml_file(tmp_path, [*good, *bad, *away, *busy])
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
        assert f"  {failing.url}/{name}?3  " in done.stdout
    assert any(line.startswith("unreachable (14)") for line in lines)
    assert any(line.startswith(("rate_limited (", "paused (")) for line in lines)
    assert done.stderr == ""
    kept = await listed(redis_url)
    assert len(kept) == 500
    assert {one["origin"] for one in kept} == {"opml:mine.opml"}
    assert len({one["folders"][0][0] for one in kept}) == 500


async def test_a_repeated_import_knows_them_all_and_asks_nobody(
    failing: Web, worker: None, redis_url: str, tmp_path: Path
) -> None:
    """So an interrupted one goes on."""
    failing.pages["/feed"] = rss("One")
    file = write_opml_file(tmp_path, [f"{failing.url}/feed", f"{failing.url}/missing"])
    await typed(redis_url, "import", file, PRIVATE)
    asked = len(failing.requests)
    done = await typed(redis_url, "import", file, PRIVATE)
    assert "2 feeds: 0 added, 2 known already" in done.stdout
    assert len(failing.requests) == asked


async def test_only_the_working_feeds_are_added_where_the_person_says_so(
    failing: Web, worker: None, redis_url: str, tmp_path: Path
) -> None:
    """What is left out is told with its reason all the same."""
    failing.pages["/feed"] = rss("One")
    file = write_opml_file(tmp_path, [f"{failing.url}/feed", f"{failing.url}/missing"])
    done = await typed(redis_url, "import", file, PRIVATE, "--only-working")
    assert "1 added, 1 left out because they cannot be read now" in done.stdout
    assert "not_found (1)" in done.stdout
    assert [one["url"] for one in await listed(redis_url)] == [f"{failing.url}/feed"]
    alone = write_opml_file(tmp_path, [f"{failing.url}/missing"])
    assert (await typed(redis_url, "import", alone, PRIVATE, "--only-working")).exit_code == 1


async def test_a_page_in_the_list_is_replaced_by_the_feed_that_it_names(
    failing: Web, worker: None, redis_url: str, tmp_path: Path
) -> None:
    """Sites move their feeds and leave a page behind."""
    failing.pages.update({"/": page(link("/new")), "/new": rss("One")})
    done = await typed(redis_url, "import", write_opml_file(tmp_path, [f"{failing.url}/"]), PRIVATE)
    assert "1 feed: 1 added" in done.stdout
    assert [one["url"] for one in await listed(redis_url)] == [f"{failing.url}/new"]


async def test_programs_get_the_fate_of_each_feed_on_a_line(
    failing: Web, worker: None, redis_url: str, tmp_path: Path
) -> None:
    """And nothing else on standard output."""
    failing.pages["/feed"] = rss("One")
    file = write_opml_file(tmp_path, [f"{failing.url}/feed", f"{failing.url}/gone"])
    done = await typed(redis_url, "import", file, PRIVATE, "--json", "--weight", "4")
    told = {one["listed"]["url"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert told[f"{failing.url}/feed"]["fate"] == "added"
    assert told[f"{failing.url}/feed"]["found"]["entries"] == 1
    assert told[f"{failing.url}/gone"]["fate"] == "added_failing"
    assert told[f"{failing.url}/gone"]["refused"]["outcome"] == "gone"
    assert {one["weight"] for one in await listed(redis_url)} == {4.0}


async def test_a_list_may_come_from_standard_input(
    failing: Web, worker: None, redis_url: str
) -> None:
    """Piped from another program, as OPML or as addresses."""
    failing.pages["/feed"] = rss("One")
    text = f"# mine\n{failing.url}/feed\n{failing.url}/feed\n".encode()
    done = await typed(redis_url, "import", "-", PRIVATE, text=text)
    assert "2 feeds: 1 added, 1 repeated in the file" in done.stdout
    assert [one["origin"] for one in await listed(redis_url)] == ["opml:stdin"]


async def test_where_nobody_looks_the_import_says_how_to_start_an_ingest(
    failing: Web, redis_url: str, tmp_path: Path
) -> None:
    """The feeds are registered all the same."""
    failing.pages["/feed"] = rss("One")
    done = await typed(
        redis_url, "import", write_opml_file(tmp_path, [f"{failing.url}/feed"]), PRIVATE
    )
    assert done.exit_code == 0
    assert "dateline run ingest" in done.stderr


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(None, "No such file"), ("", "empty file"), ("<rss/>", "not an OPML"), ("words", "neither")],
)
async def test_a_file_without_feeds_is_a_mishap(
    failing: Web, redis_url: str, tmp_path: Path, content: str | None, complaint: str
) -> None:
    """The line names the file."""
    file = tmp_path / "mine.opml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = await typed(redis_url, "import", str(file))
    assert isinstance(done.exception, Mishap)
    assert complaint in done.exception.what
    assert done.exception.where == str(file)


def test_every_failure_of_the_site_is_of_its_own_kind() -> None:
    """The import of five hundred meets them all."""
    assert max(Counter(OUTCOMES.values()).values()) == 1
    assert set(OUTCOMES) < set(FAILURES)
