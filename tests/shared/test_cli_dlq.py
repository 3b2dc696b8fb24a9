"""`dateline dlq`: letters are chosen, shown, put back and dropped, and scripts can tell."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli import app_dlq, dlq
from dateline.cli.app import app
from dateline.cli.dlq import Filters
from dateline.errors import Mishap
from dateline.streams import FETCHED
from tests.samples import fetched
from tests.shared.deployment import ENRICH, STORE, account, bury, deploy

BROKEN = b'{"title": "caf\xe9 \x1b[31m"'


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Read the JSON lines that were printed."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


async def listed(
    url: str, filters: Filters, capsys: pytest.CaptureFixture[str], *, limit: int = 0
) -> list[dict[str, Any]]:
    """List letters as a program does."""
    environ = {"DATELINE_REDIS_URL": url}
    assert await dlq.show_list(environ, filters, limit=limit, as_json=True) == 0
    return lines(capsys)


async def command(url: str, *words: str) -> Any:
    """Type a command."""
    arguments: Sequence[str] = ["dlq", *words]
    runner: Any = CliRunner(env={"DATELINE_REDIS_URL": url})
    return await asyncio.to_thread(runner.invoke, app, arguments)


@pytest.fixture
async def four(redis: Any) -> None:
    """Give four letters of two stages."""
    await deploy(redis)
    await bury(redis, 1, reason="no_text", detail="The body is empty")
    await bury(redis, 2, reason="max_deliveries", detail="KeyError: 'x'")
    await bury(redis, fields={b"type": b"article.fetched.v1", b"data": BROKEN}, reason="invalid")
    await bury(redis, 4, queue=STORE, reason="no_text")


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(), [1, 2, 3, 4]),
        (Filters(stage="store"), [4]),
        (Filters(stream=FETCHED.name), [1, 2, 3]),
        (Filters(reason="no_text"), [1, 4]),
        (Filters(reason="no_text", stage="enrich"), [1]),
        (Filters(detail="keyerror"), [2]),
        (Filters(ids=frozenset([fetched(2).message_id])), [2]),
        (Filters(ids=frozenset([str(fetched(4).article_id), fetched(1).message_id])), [1, 4]),
        (Filters(since=datetime.now(UTC) - timedelta(hours=1)), [1, 2, 3, 4]),
        (Filters(until=datetime.now(UTC) - timedelta(hours=1)), []),
        (Filters(ids=frozenset(["1-1"])), []),
    ],
)
async def test_filters_choose_letters(
    four: None,
    redis_url: str,
    filters: Filters,
    numbers: list[int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By stage, stream, reason, words, ids and times, and by several of these together."""
    found = await listed(redis_url, filters, capsys)
    titles = {f"Ferry {number} returns to service": number for number in (1, 2, 4)}
    assert [titles.get(letter["title"], 3) for letter in found] == numbers


async def test_a_letter_is_found_by_its_own_id(
    four: None, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even one whose message nobody can read."""
    (broken,) = await listed(redis_url, Filters(reason="invalid"), capsys)
    chosen = Filters(stage="enrich", ids=frozenset([broken["id"]]))
    (again,) = await listed(redis_url, chosen, capsys)
    assert again == broken
    assert (again["message_id"], again["frame"]) == ("", "text.py:7 in split")


async def test_two_stages_may_give_one_id_and_are_told_apart(
    four: None, redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Redis counts the entries of each key alone: two letters of one millisecond share their id."""
    for queue in (ENRICH, STORE):
        ((_, fields),) = await redis.xrevrange(queue.dead, count=1)
        await redis.xadd(queue.dead, fields, id="9999999999999-0")
    twins = frozenset(["9999999999999-0"])
    both = await listed(redis_url, Filters(ids=twins), capsys)
    assert [letter["stage"] for letter in both] == ["enrich", "store"]
    one = await listed(redis_url, Filters(stage="store", ids=twins), capsys)
    assert [letter["stage"] for letter in one] == ["store"]


async def test_letters_of_every_partition_are_listed(
    redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The number of the partition stands in each line."""
    await deploy(redis, partitions=3)
    for partition in range(3):
        queue = type(ENRICH)(ENRICH.stream, "enrich", partition)
        await bury(redis, partition, queue=queue)
    found = await listed(redis_url, Filters(), capsys)
    assert [letter["partition"] for letter in found] == [0, 1, 2]


async def test_a_list_is_cut_at_its_limit_and_says_so(
    four: None, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten thousand letters do not run over the screen."""
    await dlq.show_list({"DATELINE_REDIS_URL": redis_url}, Filters(), limit=2, as_json=True)
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2
    assert "more than 2" in told.err


async def test_the_list_for_people_is_a_table(four: None, redis_url: str) -> None:
    """A line a letter; what could move the cursor is taken out."""
    done = await command(redis_url, "list")
    assert done.exit_code == 0
    assert "reason" in done.output
    assert "max_deliveries" in done.output
    assert "\x1b" not in done.output


async def test_show_tells_all_and_escapes_what_is_no_text(four: None, redis_url: str) -> None:
    """The original fields stand among the facts, with bytes that are no UTF-8 as escapes."""
    done = await command(redis_url, "show", "--reason", "invalid")
    assert done.exit_code == 0
    for words in ("frame: text.py:7 in split", "attempts: 1", 'field data: {"title": "caf\\xe9'):
        assert words in done.output
    assert "\x1b" not in done.output
    nobody = await command(redis_url, "show", "--reason", "unheard_of")
    assert nobody.exit_code == dlq.NOTHING


async def test_show_as_json_carries_the_fields(
    four: None, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program gets the same."""
    environ = {"DATELINE_REDIS_URL": redis_url}
    assert await dlq.show(environ, Filters(stage="store"), limit=0, as_json=True) == 0
    (letter,) = lines(capsys)
    assert json.loads(letter["fields"]["data"])["title"] == "Ferry 4 returns to service"


async def test_raw_writes_the_bytes_as_they_were(four: None, redis_url: str) -> None:
    """To be mended in an editor, or sent to whoever made them."""
    done = await command(redis_url, "show", "--reason", "invalid", "--raw")
    assert done.stdout_bytes == BROKEN
    several = await command(redis_url, "show", "--raw")
    assert isinstance(several.exception, Mishap)
    assert "--id" in several.exception.remedy
    nobody = await command(redis_url, "show", "--reason", "unheard_of", "--raw")
    assert (nobody.exit_code, nobody.stdout_bytes) == (dlq.NOTHING, b"")


@pytest.mark.parametrize("verb", ["retry", "drop"])
async def test_nothing_is_done_to_all_letters_for_want_of_a_word(
    four: None, redis: Any, redis_url: str, verb: str
) -> None:
    """Without a filter, --all must be said."""
    done = await command(redis_url, verb, "--yes")
    assert isinstance(done.exception, Mishap)
    assert (await account(redis)).dead == 3


async def test_retry_puts_the_chosen_back_and_tells(four: None, redis: Any, redis_url: str) -> None:
    """The others stay, and a second time there is nothing to do."""
    done = await command(redis_url, "retry", "--reason", "no_text", "--json")
    assert done.exit_code == 0
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["stage"], line["chosen"], line["retried"]) for line in told] == [
        ("enrich", 1, 1),
        ("store", 1, 1),
    ]
    for queue in (ENRICH, STORE):
        assert (await account(redis, queue)).retried == 1
    again = await command(redis_url, "retry", "--reason", "no_text")
    assert again.exit_code == dlq.NOTHING
    assert (await account(redis)).dead == 2


async def test_drop_throws_the_first_away_up_to_a_limit(
    four: None, redis: Any, redis_url: str
) -> None:
    """The oldest go first."""
    done = await command(redis_url, "drop", "--all", "--limit", "2", "--yes")
    assert "2 thrown away" in done.output
    taken = await account(redis)
    assert (taken.dropped, taken.dead) == (2, 1)


async def test_what_cannot_be_put_back_is_told(redis: Any, redis_url: str) -> None:
    """The numbers differ, and a sentence says why that may be."""
    await deploy(redis)
    await redis.xadd(ENRICH.dead, {"rejected.reason": "x"})
    done = await command(redis_url, "retry", "--all")
    assert "0 put back of 1; the others are gone" in done.output
    assert done.exit_code == dlq.NOTHING
    await redis.delete(ENRICH.dead)


async def test_a_person_who_says_no_changes_nothing(four: None, redis: Any, redis_url: str) -> None:
    """At a terminal the number of letters is shown before anything is done."""
    asked: list[str] = []

    def refuse(question: str) -> bool:
        asked.append(question)
        return False

    environ = {"DATELINE_REDIS_URL": redis_url}
    status = await dlq.drop(environ, Filters(), limit=0, as_json=False, confirm=refuse)
    assert status == dlq.NOTHING
    assert asked == ["4 dead letters will be thrown away. Go on?"]
    assert (await account(redis)).dead == 3


@pytest.mark.parametrize("words", [["--since", "tomorrow"], ["--until", "3x"]])
async def test_a_time_that_is_none_is_told_by_its_option(redis_url: str, words: list[str]) -> None:
    """One line for a person."""
    done = await command(redis_url, "list", *words)
    assert isinstance(done.exception, Mishap)
    assert done.exception.where == words[0]


async def test_a_user_who_may_not_is_told_so(four: None, redis: Any, redis_url: str) -> None:
    """An ACL that forbids it is no traceback."""
    await redis.execute_command("ACL", "SETUSER", "viewer", "on", ">pw", "~*", "+@read", "+ping")
    limited = redis_url.replace("redis://", "redis://viewer:pw@")
    try:
        done = await command(limited, "drop", "--all", "--yes")
        assert isinstance(done.exception, Mishap)
        assert "may do that" in done.exception.remedy
    finally:
        await redis.execute_command("ACL", "DELUSER", "viewer")
    assert (await account(redis)).dead == 3


@pytest.mark.parametrize(
    ("yes", "at_terminal", "asks"),
    [(False, True, True), (True, True, False), (False, False, False)],
)
async def test_only_a_person_at_a_terminal_is_asked(
    four: None,
    redis: Any,
    redis_url: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    yes: bool,
    at_terminal: bool,
    asks: bool,
) -> None:
    """A script has said what it wants, and so has --yes."""
    asked: list[str] = []

    def confirm(question: str) -> bool:
        asked.append(question)
        return True

    class Stdin:
        def isatty(self) -> bool:
            return at_terminal

    monkeypatch.setattr("sys.stdin", Stdin())
    monkeypatch.setattr("typer.confirm", confirm)
    question = app_dlq.confirmation(yes=yes)
    environ = {"DATELINE_REDIS_URL": redis_url}
    filters = Filters(stage="store")
    assert await dlq.drop(environ, filters, limit=0, as_json=True, confirm=question) == 0
    assert bool(asked) is asks
    assert (await account(redis, STORE)).dropped == 1
