"""Users of least privilege: the pipeline works under them, and they may do nothing else."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import AuthenticationError, NoPermissionError
from typer.testing import CliRunner

import dateline_enrich.service
import dateline_ingest.service
import dateline_store.service
from dateline import embedded
from dateline.cli.app import app
from dateline.client import START, enriched, follow
from dateline.connection import connect
from dateline.runtime.frame import Frame
from dateline.runtime.run import ServiceFactory
from dateline.runtime.server_check import check, read_facts
from dateline.runtime.settings import RuntimeSettings
from dateline.streams import ENRICHED, FETCHED
from dateline.users import GROUP, NO_PASSWORD, USERS, User, acl
from tests.conftest import until
from tests.servers import real_server
from tests.shared.deskhand import install_desk

PASSWORD = "correct-horse"  # noqa: S105 - of a server that lives as long as the test
ROOT = "root"
FACTORIES: dict[str, ServiceFactory] = {
    "ingest": dateline_ingest.service.service,
    "enrich": dateline_enrich.service.service,
    "store": dateline_store.service.service,
}
STORIES = 4
NAMES = [user.name for user in USERS]
CALL = re.compile(r"redis\.call\('([A-Z]+)'(?:, '(CREATE|DELCONSUMER)')?")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Run a Redis with the ACL file that is shipped, passwords set, and one user who may all."""
    folder = tmp_path_factory.mktemp("guarded")
    file = folder / "users.acl"
    rules = acl().replace(f"#{NO_PASSWORD}", f">{PASSWORD}")
    file.write_text(f"{rules}user {ROOT} on >{PASSWORD} ~* &* +@all\n", encoding="utf-8")
    options = ["--aclfile", str(file)]
    with embedded.running(folder / "data", server=real_server(), options=options) as running:
        yield running.url


def as_user(url: str, name: str) -> str:
    """Put user and password into a URL."""
    return url.replace("://", f"://{name}:{PASSWORD}@")


@asynccontextmanager
async def at_work(name: str, url: str, data: Path) -> AsyncGenerator[None]:
    """Run a service as its own user, strict checks at start included."""
    environ = {
        "DATELINE_REDIS_URL": as_user(url, name),
        "DATELINE_DATABASE_URL": f"sqlite:///{data}/articles.db",
        "DATELINE_WIRE_DIR": str(data),
        "DATELINE_WIRE_INTERVAL": "0.05",
        "DATELINE_CLAIM_INTERVAL": "0.05",
        "DATELINE_TRIM_INTERVAL": "0.05",
        "DATELINE_PARTITIONS": "2",
    }
    settings = RuntimeSettings.read(environ)
    async with FACTORIES[name](environ) as service, connect(as_user(url, name)) as redis:
        check(await read_facts(redis), "strict")
        async with Frame(service, settings, redis).running():
            yield


async def refusals(root: Any) -> list[str]:
    """List what users were refused, as Redis logged it."""
    return [f"{entry['username']}: {entry['object']}" for entry in await root.acl_log()]


async def _refused(url: str) -> list[str]:
    async with connect(as_user(url, ROOT)) as client:
        root: Any = client
        found = await refusals(root)
        await root.acl_log_reset()
        return found


async def lies(root: Any, key: str, count: int) -> bool:
    """Tell whether so many entries lie on a stream."""
    return int(await root.xlen(key)) == count


async def test_the_pipeline_works_and_nobody_is_refused_anything(
    guarded: str, tmp_path: Path
) -> None:
    """From wire files to the store and to a subscriber, on two partitions; ACL LOG stays empty."""
    for number in range(STORIES):
        story = f"OSLO, March {number + 2}, 2026. /NORLY/. The ferry sails on Friday.\n"
        (tmp_path / f"{number}.txt").write_text(f"Ferry {number} sails\n\n{story}", "utf-8")
    subscriber = as_user(guarded, "subscriber")
    async with (
        connect(as_user(guarded, ROOT)) as root,
        at_work("ingest", guarded, tmp_path),
        at_work("enrich", guarded, tmp_path),
        at_work("store", guarded, tmp_path),
    ):
        async with aclosing(enriched(subscriber, group=GROUP)) as articles:
            handled = {(await anext(articles)).article_id for _ in range(STORIES)}
        async with aclosing(follow(subscriber, ENRICHED, start=START)) as others:
            assert (await anext(others))[1].article_id in handled
        unreadable: Any = {"mood": "sad"}
        await root.xadd(FETCHED.key(1), unreadable)
        await root.xadd(ENRICHED.key(1), unreadable)
        await until(lambda: lies(root, FETCHED.dead("enrich", 1), 1))
        await until(lambda: lies(root, ENRICHED.dead("store", 1), 1))
        await until(lambda: lies(root, FETCHED.key(1), 0))
        async with aclosing(enriched(subscriber, group=GROUP)) as articles:
            await anext(articles)
        assert await refusals(root) == []


@pytest.mark.parametrize(
    "command",
    [
        "lag",
        "trace tag:harbourpost.example,2026:1",
        "doctor",
        "dlq list",
        "dlq retry --stage enrich --all --yes",
        "dlq drop --stage store --all --yes",
        "replay --from 0-1 --stage store",
        "tail --from start --count 1",
        "feeds add http://127.0.0.1:1/rss --allow-private --anyway",
        "feeds import - --allow-private",
        "feeds list",
        "feeds show 127.0.0.1",
        "feeds poll 127.0.0.1",
        "feeds pause 127.0.0.1",
        "feeds resume 127.0.0.1",
        "feeds export",
        "feeds remove 127.0.0.1",
    ],
)
def test_an_operators_commands_are_granted(
    guarded: str, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the pipeline of the first test left is looked at, put back and thrown away."""
    install_desk(tmp_path, monkeypatch)
    environ = {
        "DATELINE_REDIS_URL": as_user(guarded, "operator"),
        "DATELINE_DATABASE_URL": f"sqlite:///{tmp_path}/articles.db",
        "DATELINE_DATA_DIR": str(tmp_path),
    }
    told = CliRunner().invoke(app, command.split(), env=environ, input="http://127.0.0.1:1/x\n")
    assert "NOPERM" not in f"{told.output}{told.exception!r}"
    assert "permission" not in f"{told.output}{told.exception!r}"
    assert asyncio.run(_refused(guarded)) == [], told.output


@pytest.mark.parametrize("name", NAMES)
async def test_a_user_may_not_empty_or_reconfigure_redis(guarded: str, name: str) -> None:
    """What would end the pipeline, or let somebody else in, is for the administrator alone."""
    async with connect(as_user(guarded, name)) as redis:
        client: Any = redis
        for command in (
            ("FLUSHALL",),
            ("CONFIG", "SET", "appendonly", "no"),
            ("ACL", "SETUSER", name, "+@all"),
            ("KEYS", "*"),
            ("SHUTDOWN", "NOSAVE"),
            ("CLIENT", "KILL", "TYPE", "normal"),
            ("DEL", FETCHED.key()),
        ):
            with pytest.raises(NoPermissionError):
                await client.execute_command(*command)


@pytest.mark.parametrize("name", NAMES)
async def test_a_user_may_not_touch_what_is_not_its_own(guarded: str, name: str) -> None:
    """Keys of other programs in the same Redis, and of other services, are out of reach."""
    foreign = {
        "ingest": [ENRICHED.key(), FETCHED.dead("enrich")],
        "enrich": [ENRICHED.dead("store"), "dateline:{0}:ingest:feed:x"],
        "store": [FETCHED.key(), FETCHED.dead("enrich")],
        "subscriber": [FETCHED.key(), ENRICHED.dead("store"), ENRICHED.dead("another")],
        "operator": [],
    }[name]
    async with connect(as_user(guarded, name)) as redis:
        client: Any = redis
        for key in ("sessions", *foreign):
            with pytest.raises(NoPermissionError):
                await client.xadd(key, {"a": "b"})
            with pytest.raises(NoPermissionError):
                await client.eval("return redis.call('XLEN', KEYS[1])", 1, key)


async def test_who_does_not_say_who_it_is_may_only_ping(guarded: str) -> None:
    """A health check needs no password; everything else does."""
    async with connect(guarded) as nobody:
        client: Any = nobody
        assert await client.ping()
        with pytest.raises(NoPermissionError):
            await client.xlen(ENRICHED.key())


async def test_the_file_as_it_is_lets_nobody_in(tmp_path: Path) -> None:
    """A password that was forgotten to be set is no open door."""
    file = tmp_path / "users.acl"
    file.write_text(acl(), encoding="utf-8")
    options = ["--aclfile", str(file)]
    with embedded.running(tmp_path / "data", server=real_server(), options=options) as running:
        for name in NAMES:
            async with connect(running.url.replace("://", f"://{name}:{NO_PASSWORD}@")) as redis:
                client: Any = redis
                with pytest.raises(AuthenticationError):
                    await client.ping()


@pytest.mark.parametrize(
    ("package", "scripts", "names"),
    [
        ("dateline.runtime", ("publish", "layout", "common"), ["ingest"]),
        (
            "dateline.runtime",
            ("common", "group", "commit", "claim", "hold", "trim", "sweep", "account"),
            ["enrich", "store", "operator"],
        ),
        ("dateline.runtime", ("put_again", "drop", "retry"), ["operator"]),
        ("dateline.client", ("take", "keep", "bury", "leave"), ["subscriber"]),
    ],
)
def test_whatever_a_script_calls_is_granted(
    package: str, scripts: tuple[str, ...], names: list[str]
) -> None:
    """A script that is refused a command half-way has done its first half already."""
    folder = files(package).joinpath("lua")
    told = "\n".join(folder.joinpath(f"{name}.lua").read_text("utf-8") for name in scripts)
    called = {"|".join(filter(None, call)).lower() for call in CALL.findall(told)}
    assert called
    if scripts[-1] == "common":
        # Publishing uses the clock of what the scripts share, and none of its functions.
        called -= {"xinfo", "exists", "xrange", "xrevrange"}
    for user in filter(lambda user: user.name in names, USERS):
        assert called <= set(user.commands), user.name


def test_a_user_is_written_down_with_everything_taken_first() -> None:
    """The line grants, on top of nothing, the patterns and commands of the declaration."""
    line = User("clerk", ("files:*",), ("get",)).line()
    assert line == (f"user clerk on #{NO_PASSWORD} resetkeys ~files:* resetchannels -@all +get")


def test_no_user_is_declared_twice() -> None:
    """Redis would join their rights."""
    assert len(set(NAMES)) == len(NAMES)
