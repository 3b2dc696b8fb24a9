"""The bench of unchanged polls polls what it says, and its table tells the ratio."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Generator

import pytest

from bench.fetching.__main__ import SCENES, facts, measure, table
from bench.fetching.polls import NAMES, cost, urls


@pytest.fixture(scope="module")
def port() -> Generator[int]:
    """The server of the bench."""
    command = [sys.executable, "-m", "bench.fetching.server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield int(process.stdout.readline())
        process.kill()


@pytest.mark.parametrize("name", NAMES)
def test_every_client_gets_its_answers(port: int, name: str) -> None:
    """A poll that does not end as unchanged stops the bench."""
    assert asyncio.run(cost(name, 3, 2, 10, port)) > 0


def test_a_round_runs_in_a_process_of_its_own(port: int) -> None:
    """What one client leaves behind is nothing to the next."""
    assert measure("httpx", 2, 2, 10, port) > 0


def test_a_server_that_is_not_there_stops_the_bench() -> None:
    """A failure is not measured as a quick poll."""
    with pytest.raises(TypeError):
        asyncio.run(cost("dateline on httpx", 1, 1, 1, 1))


def test_each_host_has_an_address_of_its_own() -> None:
    """So many that connections are not kept from one poll to the next."""
    assert len(set(urls(600, 80))) == 600
    assert urls(251, 80)[::250] == ["http://127.0.1.1:80/feed.xml", "http://127.0.2.1:80/feed.xml"]


def test_the_table_tells_the_ratio() -> None:
    """Twice as cheap is 2.0."""
    scene = SCENES[0]
    lines = table({("httpx", *scene): 1000.0, ("dateline on httpx", *scene): 500.0}).splitlines()
    assert lines[2] == "| 600, 50 | dateline on httpx | 500 | 2,000 | 2.0 |"
    assert lines[3] == "| 600, 50 | httpx | 1000 | 1,000 | 1.0 |"


def test_the_figures_say_what_they_were_measured_on() -> None:
    """Versions, cores and load."""
    assert "httpx 0." in facts()
    assert "load" in facts()
