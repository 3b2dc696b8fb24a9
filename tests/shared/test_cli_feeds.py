"""`dateline feeds`: the list, the answer, and what is done to feeds that are named."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import feeds as work
from dateline.errors import Mishap
from dateline.runtime.outbox import RedisOutbox
from dateline.streams import FETCHED
from dateline_ingest.feeds.opml import read_list
from dateline_ingest.polling.registry import Registry, Subscription
from tests.shared.deskhand import looking, remember, typed

URL = "https://harbour.example/rss"
ID = "harbour.example_rss"
MOLE = "mole.example_atom"


@pytest.fixture
async def two(desk_installed: None, redis: Any) -> Registry:
    """Register two feeds: one whose server is out of order, and one that nobody has looked at."""
    registry = Registry(RedisOutbox(redis, FETCHED, "ingest"))
    now = datetime.now(UTC)
    await registry.add(
        {
            ID: Subscription(url=URL, name="Harbour Post", domain="harbour.example", added_at=now),
            MOLE: Subscription(
                url="https://mole.example/atom",
                name="Die Mole",
                domain="mole.example",
                added_at=now,
                origin="setting",
            ),
        }
    )
    failed = {"last_outcome": "unavailable", "last_detail": "HTTP 503", "failures": 2}
    await remember(redis, MOLE, "mole.example", url="https://mole.example/atom", **failed)
    return registry


def lines(done: Any) -> list[dict[str, Any]]:
    """Read the JSON lines of a command that went well."""
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("words", [(), ("list",)])
async def test_the_worst_feed_comes_first_with_its_reason(
    two: Registry, redis_url: str, words: tuple[str, ...]
) -> None:
    """Whether the command is spelt out or not."""
    done = await typed(redis_url, *words)
    assert done.exit_code == 0
    head, first, second, total = done.stdout.splitlines()
    assert head.split()[:3] == ["state", "feed", "id"]
    assert first.split()[0] == "failing"
    assert "server out of order (HTTP 503), 2 times in a row" in first
    assert second.split()[0] == "new"
    assert total == "2 feeds: 1 failing, 1 new"


async def test_programs_get_a_document_a_line(two: Registry, redis_url: str) -> None:
    """With every field of the report."""
    first, second = lines(await typed(redis_url, "list", "--json"))
    assert (first["id"], first["state"], first["outcome"]) == (MOLE, "failing", "unavailable")
    assert (second["id"], second["url"], second["failures"]) == (ID, URL, 0)


async def test_the_list_can_be_narrowed_by_state_and_number(two: Registry, redis_url: str) -> None:
    """What is cut off is told."""
    assert [
        one["id"] for one in lines(await typed(redis_url, "list", "--json", "--state", "new"))
    ] == [ID]
    done = await typed(redis_url, "list", "--json", "--limit", "1")
    assert [one["id"] for one in lines(done)] == [MOLE]
    assert "2 feeds; --limit 0 shows all" in done.stderr


async def test_a_state_that_does_not_exist_is_a_mishap(two: Registry, redis_url: str) -> None:
    """The line lists those that do."""
    done = await typed(redis_url, "list", "--state", "sulking")
    assert isinstance(done.exception, Mishap)
    assert "silent" in done.exception.remedy


async def test_an_empty_list_says_how_to_begin(desk_installed: None, redis_url: str) -> None:
    """The newcomer's first command."""
    done = await typed(redis_url)
    assert (done.exit_code, done.stdout) == (0, "no feeds: dateline feeds add example.com\n")


@pytest.mark.parametrize("name", [ID, URL, "harbour.example", "harbour post", "harbour"])
async def test_a_feed_is_shown_by_any_of_its_names(
    two: Registry, redis_url: str, name: str
) -> None:
    """Also by a part of one."""
    done = await typed(redis_url, "show", name)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Harbour Post  {URL}\nnew since ")


async def test_the_answer_to_why_a_feed_is_silent(
    two: Registry, redis: Any, redis_url: str
) -> None:
    """What is the matter, since when, how unusual it is, what to do, and when it is looked at."""
    now = datetime.now(UTC)
    await remember(
        redis,
        ID,
        "harbour.example",
        url=URL,
        last_outcome="not_modified",
        last_success=now,
        last_news=now - timedelta(days=4),
        silent_from=now - timedelta(days=1),
        rate={"at": now, "entries": 100, "seconds": 864_000},
        entries=25,
        full_at=now - timedelta(days=2),
        next_poll=now + timedelta(minutes=5),
        wait=900,
    )
    told = (await typed(redis_url, "show", ID)).stdout
    assert "silent since" in told
    assert "nothing new for 4 d, where an entry comes every 2 h 24 min on average" in told
    assert "the server says each time that nothing has changed" in told
    assert "a chance of less than 1 in 10,000" in told
    assert "last asked for in full 2 d ago" in told
    assert "Open it in a browser" in told
    (document,) = lines(await typed(redis_url, "show", ID, "--json"))
    assert (document["state"], document["entries"]) == ("silent", 25)


async def test_a_name_that_means_nothing_is_told_and_sets_the_status(
    two: Registry, redis_url: str
) -> None:
    """A script can tell; what was meant besides is still shown."""
    done = await typed(redis_url, "show", "nobody.example")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no feed is called nobody.example" in done.stderr
    assert len(lines(await typed(redis_url, "show", "nobody.example", ID, ID, "--json"))) == 1


async def test_feeds_are_paused_and_resumed(two: Registry, redis_url: str) -> None:
    """Several at a time."""
    told = lines(await typed(redis_url, "pause", ID, "mole.example", "--json"))
    assert [(one["id"], one["done"]) for one in told] == [(ID, "paused"), (MOLE, "paused")]
    assert {one["state"] for one in lines(await typed(redis_url, "list", "--json"))} == {"paused"}
    done = await typed(redis_url, "resume", ID)
    assert done.stdout == f"Harbour Post  {URL}: resumed\n"
    again = await typed(redis_url, "resume", ID)
    assert (again.exit_code, again.stderr) == (1, "dateline: nothing was done\n")


async def test_a_feed_is_removed_and_a_second_time_there_is_none(
    two: Registry, redis_url: str
) -> None:
    """The status tells a script."""
    done = await typed(redis_url, "remove", ID, "--yes")
    assert (done.exit_code, done.stdout) == (0, f"Harbour Post  {URL}: removed\n")
    assert (await typed(redis_url, "remove", ID)).exit_code == 1
    assert await two.find([ID]) == {}


async def test_what_stands_in_the_setting_is_said_to_come_back(
    two: Registry, redis_url: str
) -> None:
    """Or the person would wonder."""
    done = await typed(redis_url, "remove", MOLE)
    assert "DATELINE_FEEDS" in done.stderr


async def test_nothing_is_removed_against_the_persons_word(
    two: Registry, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """At a terminal the person is asked, and told how many feeds it would be."""
    asked: list[str] = []

    def refuse(question: str) -> bool:
        asked.append(question)
        return False

    environ = {"DATELINE_REDIS_URL": redis_url}
    assert await work.remove(environ, ["example"], confirm=refuse, as_json=False) == 1
    assert asked == ["2 feeds will be removed. Go on?"]
    assert len(await two.find([ID, MOLE])) == 2
    assert "nothing was done" in capsys.readouterr().err


async def test_a_look_on_demand_is_waited_for_and_told(
    two: Registry, redis: Any, redis_url: str
) -> None:
    """What came of it, and when the next one is."""
    async with looking(redis):
        done = await typed(redis_url, "poll", ID)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Harbour Post  {URL}\nhealthy")
    assert "It holds 3 entries." in done.stdout


async def test_where_nobody_looks_the_command_says_how_to_start_an_ingest(
    two: Registry, redis_url: str
) -> None:
    """The look is due all the same."""
    done = await typed(redis_url, "poll", ID, MOLE, "--json")
    assert [one["done"] for one in lines(done)] == ["due now", "due now"]
    assert "dateline run ingest" in done.stderr


async def test_a_paused_feed_is_not_looked_at_on_demand(two: Registry, redis_url: str) -> None:
    """The person is told why."""
    await typed(redis_url, "pause", ID)
    done = await typed(redis_url, "poll", ID)
    assert done.exit_code == 1
    assert "resume" in done.stderr


async def test_the_export_is_opml_and_nothing_else(two: Registry, redis_url: str) -> None:
    """It can be sent to a file."""
    done = await typed(redis_url, "export")
    assert done.exit_code == 0
    found = read_list(done.stdout_bytes, "stdout")
    assert [feed.title for feed in found.feeds] == ["Die Mole", "Harbour Post"]


async def test_an_export_that_is_imported_elsewhere_has_every_feed(
    two: Registry, redis_url: str, tmp_path: Path
) -> None:
    """Addresses and names survive; here all of them are known already."""
    file = tmp_path / "feeds.opml"
    file.write_bytes((await typed(redis_url, "export")).stdout_bytes)
    done = await typed(redis_url, "import", str(file))
    assert done.exit_code == 0
    assert "2 feeds: 0 added, 2 known already" in done.stdout


async def test_one_document_a_feed_is_printed_for_what_was_done(
    two: Registry, redis_url: str
) -> None:
    """A script can read whom it has hit."""
    told = lines(await typed(redis_url, "remove", "example", "--json"))
    assert {(one["id"], one["url"], one["done"]) for one in told} == {
        (ID, URL, "removed"),
        (MOLE, "https://mole.example/atom", "removed"),
    }
    assert lines(await typed(redis_url, "list", "--json")) == []


async def test_a_redis_that_is_away_is_told_in_one_line(desk_installed: None) -> None:
    """With what to do."""
    done = await typed("redis://127.0.0.1:1/0")
    assert isinstance(done.exception, Mishap)
    assert "dateline run" in done.exception.remedy


async def test_without_ingest_there_is_no_desk(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line says what to install."""

    def none(**_: str) -> tuple[()]:
        return ()

    monkeypatch.setattr("dateline.plugins.entry_points", none)
    done = await asyncio.wait_for(typed(redis_url), 20)
    assert isinstance(done.exception, Mishap)
    assert "dateline_ingest" in done.exception.remedy
