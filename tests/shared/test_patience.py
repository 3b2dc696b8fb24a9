"""A command that must succeed outlasts Redis's passing trouble, and no other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from redis import exceptions
from structlog.testing import capture_logs

from dateline.connection.trouble import passes
from dateline.runtime import patience
from dateline.runtime.patience import patiently

PASSING = [
    exceptions.ConnectionError("reset by peer"),
    exceptions.TimeoutError("timed out"),
    exceptions.BusyLoadingError("LOADING"),
    exceptions.ReadOnlyError("READONLY"),
    exceptions.OutOfMemoryError("OOM"),
    exceptions.ClusterDownError("CLUSTERDOWN"),
    exceptions.TryAgainError("TRYAGAIN"),
    exceptions.ResponseError("MISCONF Errors writing to the AOF file: No space left on device"),
    exceptions.ResponseError("OOM command not allowed … script: 1f, on @user_script:9."),
    exceptions.ResponseError("MASTERDOWN Link with MASTER is down"),
    exceptions.ResponseError("NOREPLICAS Not enough good replicas to write."),
]
LASTING = [
    exceptions.ResponseError("WRONGTYPE Operation against a key"),
    exceptions.NoPermissionError("this user has no permissions"),
    exceptions.ResponseError("NOGROUP No such key"),
    exceptions.DataError("Invalid input"),
    exceptions.AuthenticationError("WRONGPASS invalid username-password pair"),
    exceptions.AuthorizationError("NOPERM"),
]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for next to nothing."""
    monkeypatch.setattr(patience, "_FIRST_S", 0.001)
    monkeypatch.setattr(patience, "_LONGEST_S", 0.002)


def failing(*errors: Exception) -> Callable[[], Awaitable[str]]:
    """Make a command that fails so often and then answers."""
    left = list(errors)

    async def command() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return command


@pytest.mark.parametrize("error", PASSING, ids=str)
async def test_passing_trouble_is_waited_out(error: exceptions.RedisError) -> None:
    """However often it comes, the command succeeds in the end."""
    assert passes(error)
    assert await patiently("commit", failing(*[error] * 5)) == "done"


@pytest.mark.parametrize("error", LASTING, ids=str)
async def test_trouble_that_does_not_pass_is_raised(error: exceptions.RedisError) -> None:
    """A wrong type or a missing permission will not mend itself."""
    assert not passes(error)
    with pytest.raises(type(error)):
        await patiently("commit", failing(error))


async def test_trouble_is_told_once_and_its_end_too() -> None:
    """A Redis that is away for an hour fills no log."""
    with capture_logs() as lines:
        await patiently("publish", failing(*PASSING[:2] * 5))
    assert [line["event"] for line in lines] == ["runtime.redis_trouble", "runtime.redis_recovered"]
    assert {line["command"] for line in lines} == {"publish"}


async def test_a_command_that_works_is_not_talked_about() -> None:
    """The plain case leaves no line."""
    with capture_logs() as lines:
        assert await patiently("publish", failing()) == "done"
    assert lines == []


async def test_waiting_can_be_cancelled() -> None:
    """A service that stops does not wait for Redis to come back."""

    async def never() -> None:
        raise exceptions.ConnectionError("refused")

    task = asyncio.create_task(patiently("publish", never))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
