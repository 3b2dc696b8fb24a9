"""One server is reached by whatever way, and outlasted while it is away."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import AuthenticationError as WrongPasswordError
from redis.exceptions import (
    ClusterDownError,
    NoPermissionError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)
from redis.exceptions import ConnectionError as AwayError

from dateline import embedded
from dateline.connection import connect
from dateline.connection.outlasting import outlast
from dateline.connection.script import Script
from dateline.connection.trouble import passes, plain, says_no_group
from dateline.errors import Mishap
from tests.conftest import until
from tests.servers import ask, free_port, port_of, real_server

COUNT_UP = "return redis.call('INCR', KEYS[1])"


@pytest.fixture
def own(tmp_path: Path) -> Generator[str]:
    """Run a real server that a test may reconfigure."""
    socket = ["--unixsocket", str(tmp_path / "redis.sock")]
    with embedded.running(tmp_path / "own", server=real_server(), options=socket) as running:
        yield running.url


def errors_of(port: int) -> int:
    """Count how often a server has answered with an error."""
    return int(ask(port, "INFO", "stats")["total_error_replies"])


async def test_a_socket_of_this_machine_is_a_redis_too(own: str, tmp_path: Path) -> None:
    """The same data by another way."""
    async with connect(own) as by_port, connect(f"unix://{tmp_path}/redis.sock") as by_socket:
        await by_port.set("a", "b")
        assert await by_socket.get("a") == b"b"


async def test_a_database_of_its_own_is_a_pipeline_of_its_own(own: str) -> None:
    """The number behind the slash is the database."""
    async with connect(own) as first, connect(own.replace("/0", "/1")) as second:
        await first.set("a", "b")
        assert await second.get("a") is None


async def test_a_restart_is_outlasted(tmp_path: Path) -> None:
    """A command that is sent while Redis is away is answered when it is back."""
    port = free_port()
    with ExitStack() as stack:

        def start() -> embedded.Running:
            runs = embedded.running(tmp_path, port=port, server=real_server())
            return stack.enter_context(runs)

        first = start()
        async with connect(first.url) as redis:
            await redis.set("a", "kept")
            first.process.kill()
            first.process.wait()
            asked = asyncio.ensure_future(redis.get("a"))
            await asyncio.sleep(0)
            await asyncio.to_thread(start)
            assert await asked == b"kept"


async def test_loading_is_waited_out(tmp_path: Path) -> None:
    """A Redis that reads its append-only file answers LOADING, and then the truth."""
    port = free_port()
    slow = ["--key-load-delay", "200"]
    with embedded.running(tmp_path, port=port, server=real_server()) as running:
        async with connect(running.url) as redis:
            client: Any = redis
            await client.eval("for n = 1, 3000 do redis.call('SET', KEYS[1] .. n, 'x') end", 1, "k")
    with ExitStack() as stack:
        runs = embedded.running(tmp_path, port=port, server=real_server(), options=slow)
        started = asyncio.ensure_future(asyncio.to_thread(stack.enter_context, runs))
        async with connect(f"redis://127.0.0.1:{port}/0") as redis:
            assert await redis.get("k3000") == b"x"
        await started


@pytest.mark.parametrize("script", [False, True], ids=["command", "script"])
async def test_a_demoted_master_is_left_for_a_fresh_connection(own: str, *, script: bool) -> None:
    """READONLY means that another server is the master now, behind the same name."""
    port = port_of(own)
    async with connect(own) as redis:
        client: Any = redis
        before = await client.client_id()
        ask(port, "REPLICAOF", "127.0.0.1", free_port())
        so_far = errors_of(port)
        sent = client.eval(COUNT_UP, 1, "a") if script else client.incr("a")
        asked = asyncio.ensure_future(sent)
        await until(lambda: errors_of(port) > so_far)
        ask(port, "REPLICAOF", "NO", "ONE")
        assert await asked == 1
        assert await client.client_id() != before


async def test_a_script_is_sent_in_full_only_where_it_is_not_known(own: str) -> None:
    """A server that has forgotten all scripts, as after a failover, gets it again."""
    async with connect(own) as redis:
        client: Any = redis
        count = Script(redis, COUNT_UP)
        assert [await count(["a"], []), await count(["a"], [])] == [1, 2]
        await client.script_flush()
        assert await count(["a"], []) == 3
        assert ask(port_of(own), "INFO", "commandstats")["cmdstat_eval"]["calls"] == 2


async def test_errors_inside_a_script_are_those_outside(own: str) -> None:
    """Redis 6.2 wraps them; what handles them shall not need to know."""
    async with connect(own) as redis:
        client: Any = redis
        read = "return redis.call('XREADGROUP', 'GROUP', 'g', 'c', 'STREAMS', KEYS[1], '>')"
        with pytest.raises(ResponseError) as caught:
            await client.eval(read, 1, "s")
        assert says_no_group(caught.value)
        await client.config_set("maxmemory", 1)
        with pytest.raises(OutOfMemoryError):
            await client.eval(COUNT_UP, 1, "a")


@pytest.mark.parametrize("option", ["ssl_ca_certs", "ssl_certfile", "ssl_keyfile"])
def test_a_file_that_is_not_there_is_told_at_once(option: str) -> None:
    """A certificate that cannot be read would look like a server that is away."""
    with pytest.raises(Mishap, match=f"{option} names no file"):
        connect(f"rediss://ada:s3cret@127.0.0.1?{option}=/nowhere.pem")


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (AwayError("gone"), True),
        (ReadOnlyError("You can't write"), True),
        (OutOfMemoryError("command not allowed"), True),
        (ClusterDownError("The cluster is down"), True),
        (ResponseError("MISCONF Errors writing to the AOF file"), True),
        (ResponseError("NOREPLICAS Not enough good replicas to write."), True),
        (ResponseError("WRONGTYPE Operation against a key"), False),
        (ResponseError("wrong number of arguments, says OOM"), False),
        (NoPermissionError("this user has no permissions"), False),
        (WrongPasswordError("invalid username-password pair"), False),
    ],
)
def test_trouble_that_passes_is_told_from_trouble_that_stays(
    error: RedisError, *, answer: bool
) -> None:
    """Waiting mends a full memory and a failover, and no wrong password."""
    assert passes(error) is answer


def test_an_error_that_nothing_wraps_stays_as_it_is() -> None:
    """Also one that merely speaks of scripts."""
    for text in ("WRONGTYPE Operation", "Error running script: no"):
        error = ResponseError(text)
        assert plain(error) is error


def test_a_wrapped_error_without_a_class_keeps_its_code() -> None:
    """So that it can be told from others by what it begins with."""
    wrapped = "Error running script (call to f_1): @user_script:3: @user_script: 3: -BUSYKEY Taken."
    assert str(plain(ResponseError(wrapped))) == "BUSYKEY Taken."


class Flaky:
    """A command that fails a number of times."""

    def __init__(self, *errors: RedisError) -> None:
        self.errors = list(errors)

    async def __call__(self) -> str:
        """Fail, or succeed at last."""
        if self.errors:
            raise self.errors.pop(0)
        return "done"


async def test_passing_trouble_is_outlasted() -> None:
    """For as long as it takes, where nobody says how long."""
    assert await outlast(Flaky(AwayError(), ReadOnlyError()), within=None) == "done"


async def test_lasting_trouble_is_told_at_once() -> None:
    """Nothing is gained by asking again for what is not allowed."""
    flaky = Flaky(NoPermissionError(), AwayError())
    with pytest.raises(NoPermissionError):
        await outlast(flaky, within=None)
    assert len(flaky.errors) == 1


async def test_patience_has_an_end_where_it_is_wanted() -> None:
    """The last error comes out."""
    with pytest.raises(AwayError):
        await outlast(Flaky(*[AwayError()] * 9), within=0.0)


def test_a_missing_script_is_no_passing_trouble() -> None:
    """It is sent in full instead."""
    assert not passes(NoScriptError("No matching script"))
