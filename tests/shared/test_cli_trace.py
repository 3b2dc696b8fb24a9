"""`dateline trace` tells the way of an article, wherever it is and whatever became of it."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli import reach
from dateline.cli.app import app
from dateline.cli.trace import show
from dateline.errors import Mishap
from dateline.runtime.lanes import Lane
from dateline.runtime.letters import Letters
from dateline.runtime.queues import Queue
from dateline.streams import ENRICHED, FETCHED, key
from dateline.wire import encode
from tests.conftest import flush
from tests.samples import SOURCE, enriched, fetched
from tests.shared.archives import MemoryArchive
from tests.shared.deployment import (
    ENRICH,
    STORE,
    add,
    bury,
    deploy,
    log_of,
    postpone,
    publish,
    settle,
    take,
)

ID = str(fetched(1).article_id)
ADDRESS = "https://harbourpost.example/1"
STORED_AT = datetime(2026, 3, 5, 11, tzinfo=UTC)


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> MemoryArchive:
    """Give an empty archive."""
    made = MemoryArchive()
    monkeypatch.setattr(reach, "open_archive", made.open)
    return made


@pytest.fixture
async def traced(
    archive: MemoryArchive, redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> Any:
    """Give a function that traces a name and returns the revisions of the only article."""
    await deploy(redis)

    async def look(name: str = ADDRESS) -> list[dict[str, Any]]:
        assert await show({"DATELINE_REDIS_URL": redis_url}, name, as_json=True) == 0
        (line,) = capsys.readouterr().out.splitlines()
        document = json.loads(line)
        assert document["article_id"] == ID
        revisions: list[dict[str, Any]] = document["revisions"]
        return revisions

    return look


def outcomes(revisions: list[dict[str, Any]]) -> list[str]:
    """List what became of each revision."""
    return [revision["outcome"] for revision in revisions]


@pytest.mark.parametrize("name", [ADDRESS, ID, "tag:harbourpost.example,2026:1", f" {ID.upper()} "])
async def test_an_article_is_found_by_any_of_its_names(redis: Any, traced: Any, name: str) -> None:
    """URL, guid and id lead to the same, and to no neighbour of it."""
    await publish(redis, FETCHED, fetched(1))
    await publish(redis, FETCHED, fetched(11))
    (revision,) = await traced(name)
    assert revision["outcome"] == "waits for enrich"
    (wait,) = revision["waits"]
    assert (wait["stage"], wait["state"], wait["stream"]) == (
        "enrich",
        "undelivered",
        FETCHED.key(),
    )


async def test_it_tells_who_holds_an_article(redis: Any, traced: Any) -> None:
    """The consumer, how often it was delivered, and since when."""
    await publish(redis, FETCHED, fetched(1))
    await take(redis)
    (revision,) = await traced()
    (wait,) = revision["waits"]
    assert (wait["state"], wait["consumer"], wait["deliveries"]) == ("held", "w1", 1)
    assert "since" in wait


async def test_it_tells_until_when_an_article_is_put_off_and_why(redis: Any, traced: Any) -> None:
    """With what its last try came to."""
    await publish(redis, FETCHED, fetched(1))
    (entry,) = await take(redis)
    await postpone(redis, entry, delay=600.0, detail="the model is loading")
    (revision,) = await traced()
    (wait,) = revision["waits"]
    assert (wait["state"], wait["complaint"]) == ("postponed", "the model is loading")
    assert datetime.fromisoformat(wait["due"]) > datetime.now(UTC) + timedelta(minutes=5)
    await flush(redis)


async def test_it_tells_what_a_stopped_worker_let_go(redis: Any, traced: Any) -> None:
    """Such an article waits for any worker."""
    await publish(redis, FETCHED, fetched(1))
    await take(redis)
    await log_of(redis).release()
    (revision,) = await traced()
    assert revision["waits"][0]["state"] == "released"


async def test_an_article_on_a_lane_is_found(redis: Any, traced: Any) -> None:
    """A replay or a retry waits there for one stage alone."""
    await Lane(redis, ENRICH).put([encode(fetched(1))])
    (revision,) = await traced()
    (wait,) = revision["waits"]
    assert wait["stream"] == ENRICH.lane
    (entry,) = await take(redis, lane=True)
    await log_of(redis, lane=True).commit([])
    assert (await traced())[0]["waits"][0]["deliveries"] == entry.deliveries


async def test_every_group_of_a_stream_has_its_say(redis: Any, traced: Any) -> None:
    """The store may be through with an article that a subscriber has not seen."""
    await redis.xgroup_create(ENRICHED.key(), "my-app", id="0")
    await publish(redis, ENRICHED, enriched(1))
    await settle(redis, STORE)
    (revision,) = await traced()
    assert [wait["stage"] for wait in revision["waits"]] == ["my-app"]


async def test_a_stored_article_has_its_times(
    archive: MemoryArchive, redis: Any, traced: Any
) -> None:
    """Fetched, put on the enriched stream, stored: in the order of time."""
    entry_id = await publish(redis, ENRICHED, enriched(1))
    await settle(redis, STORE)
    archive.keep(enriched(1), STORED_AT)
    (revision,) = await traced()
    assert revision["outcome"] == "stored"
    assert revision["waits"] == []
    assert [event["what"] for event in revision["events"]] == [
        "fetched from The Harbour Post (rss)",
        "stored",
        "put on articles.enriched",
    ]
    assert entry_id in revision["events"][-1]["where"]


async def test_the_feed_and_a_replay_are_told(
    archive: MemoryArchive, redis: Any, traced: Any
) -> None:
    """By which feed it came, and when an operator asked for it again."""
    source = SOURCE.model_copy(update={"feed_url": "https://harbourpost.example/feed"})
    stamps = {"source": source, "replayed_at": STORED_AT}
    archive.keep(enriched(1).model_copy(update=stamps), STORED_AT)
    (revision,) = await traced()
    told = [event["what"] for event in revision["events"]]
    assert told[0] == "fetched from https://harbourpost.example/feed (rss)"
    assert "put back by a replay" in told


async def test_each_revision_has_its_own_way(
    archive: MemoryArchive, redis: Any, traced: Any
) -> None:
    """One is stored, one a dead letter, one waits, and of one there is no trace but its number."""
    archive.keep(enriched(1), STORED_AT)
    await bury(redis, fields=encode(fetched(1, revision=2)))
    await publish(redis, FETCHED, fetched(1, revision=3))
    await redis.set(key(f"ingest:article:{ID}"), "4 abcd", ex=60)
    revisions = await traced()
    assert [revision["revision"] for revision in revisions] == [1, 2, 3, 4]
    stored, dead, waiting, lost = outcomes(revisions)
    assert (stored, dead) == ("stored", "a dead letter of enrich (no_text)")
    assert waiting == "waits for enrich"
    assert "dropped by an operator, or lost" in lost
    (letter,) = revisions[1]["dead_letters"]
    assert (letter["frame"], letter["attempts"]) == ("text.py:7 in split", 1)


async def test_a_dropped_letter_leaves_a_gap_that_is_told(redis: Any, traced: Any) -> None:
    """Ingest remembers that there was such a revision."""
    await bury(redis, 1)
    await redis.set(key(f"ingest:article:{ID}"), "1 abcd", ex=60)
    (letter,) = [letter async for letter in Letters(redis, ENRICH).scan()]
    await Letters(redis, ENRICH).drop([letter.id])
    assert "dropped" in outcomes(await traced(ID))[0]


async def test_what_is_given_up_here_and_waits_there_is_both(redis: Any, traced: Any) -> None:
    """A stage may give up what another has still to handle."""
    await redis.xgroup_create(ENRICHED.key(), "my-app", id="0")
    await bury(redis, 1, queue=STORE)
    assert outcomes(await traced()) == ["a dead letter of store (no_text); waits for my-app"]


async def test_a_damaged_document_is_found_by_its_id(redis: Any, traced: Any) -> None:
    """The entry's own field names it, though nobody can read the rest."""
    fields = {b"type": b"article.fetched.v1", b"id": f"{ID}/5".encode(), b"data": b"{\xff"}
    await bury(redis, fields=fields)
    (revision,) = await traced(ID)
    assert (revision["revision"], revision["outcome"]) == (5, "a dead letter of enrich (no_text)")


async def test_without_an_id_the_document_tells(redis: Any, traced: Any) -> None:
    """Somebody else's writer may have left the field out."""
    fields = {name: value for name, value in encode(fetched(1)).items() if name != "id"}
    await add(redis, ENRICH, fields)
    assert outcomes(await traced()) == ["waits for enrich"]


async def test_all_partitions_are_looked_into(redis: Any, traced: Any) -> None:
    """An article may have lived in one, and live in another, since their number changed."""
    await deploy(redis, partitions=3)
    await publish(redis, FETCHED, fetched(1), partition=2)
    await publish(redis, ENRICHED, enriched(1), partition=1)
    (revision,) = await traced()
    streams = {wait["stream"] for wait in revision["waits"]}
    assert streams == {FETCHED.key(2), ENRICHED.key(1)}
    assert Queue(FETCHED, "enrich", 2).entries in streams


async def test_an_archive_that_cannot_be_asked_is_told(
    archive: MemoryArchive, redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is still told, and nothing is called lost that may be stored."""
    await deploy(redis)
    archive.broken = Mishap("out of reach", where="DATELINE_DATABASE_URL", remedy="Start it.")
    await publish(redis, ENRICHED, enriched(1))
    await settle(redis, STORE)
    await show({"DATELINE_REDIS_URL": redis_url}, ID, as_json=True)
    document = json.loads(capsys.readouterr().out)
    assert "out of reach" in document["archive"]
    assert outcomes(document["revisions"]) == ["waits nowhere; whether it is stored is not known"]


async def test_several_articles_of_one_address_are_all_told(
    archive: MemoryArchive, redis: Any, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two sources may carry the same page."""
    await deploy(redis)
    twin = fetched(2).model_copy(update={"url": ADDRESS})
    await publish(redis, FETCHED, fetched(1))
    await publish(redis, FETCHED, twin)
    await show({"DATELINE_REDIS_URL": redis_url}, ADDRESS, as_json=True)
    found = [json.loads(line)["article_id"] for line in capsys.readouterr().out.splitlines()]
    assert found == [ID, str(twin.article_id)]


async def test_a_person_reads_it_from_top_to_bottom(
    archive: MemoryArchive, redis: Any, redis_url: str
) -> None:
    """Title and address, then for each revision what happened and where it waits."""
    await deploy(redis)
    archive.keep(enriched(1), STORED_AT)
    await publish(redis, FETCHED, fetched(1, revision=2, title="Ferry \x1b[31m stops"))
    (entry,) = await take(redis)
    await postpone(redis, entry, detail="busy")
    runner: Any = CliRunner(env={"DATELINE_REDIS_URL": redis_url})
    done = await asyncio.to_thread(runner.invoke, app, ["trace", ADDRESS])
    assert done.exit_code == 0
    assert "\x1b" not in done.output
    at = [
        done.output.index(words)
        for words in (ADDRESS, "revision 1: stored", "2026-03-05 11:00:00Z  stored", "revision 2:")
    ]
    assert at == sorted(at)
    assert "postponed by enrich until" in done.output
    assert "; busy" in done.output
    await flush(redis)


@pytest.mark.parametrize("name", ["https://harbourpost.example/unheard-of", ID])
async def test_what_nobody_knows_has_an_exit_status(
    archive: MemoryArchive, redis: Any, redis_url: str, name: str
) -> None:
    """A script can tell, and standard output stays empty."""
    runner: Any = CliRunner(env={"DATELINE_REDIS_URL": redis_url})
    done = await asyncio.to_thread(runner.invoke, app, ["trace", name, "--json"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no trace" in done.stderr
