"""Tests of looking at many feeds at once."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field

import pytest

from dateline.feeds import Listed, Probe
from dateline_ingest.feeds.finding import Finder
from dateline_ingest.feeds.probing import Prober, is_this_machine
from dateline_ingest.feeds.reader import PlainReader
from dateline_ingest.fetching.fetcher import Fetched, Result
from dateline_ingest.identity.urls import host_of
from dateline_ingest.outcomes import Failed, Outcome

from .desk import rss


@dataclass
class Net:
    """Hosts that answer with a feed, or with one and the same failure, after a moment."""

    failing: dict[str, Outcome] = field(default_factory=dict[str, Outcome])
    asked: list[str] = field(default_factory=list[str])
    now_at: dict[str, int] = field(default_factory=dict[str, int])
    most_on_a_host: int = 0
    most: int = 0

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """Answer."""
        del etag, last_modified, allow_private
        host = host_of(url) or ""
        self.asked.append(url)
        self.now_at[host] = self.now_at.get(host, 0) + 1
        self.most_on_a_host = max(self.most_on_a_host, self.now_at[host])
        self.most = max(self.most, sum(self.now_at.values()))
        await asyncio.sleep(0.001)
        self.now_at[host] -= 1
        if host in self.failing:
            return Failed(self.failing[host])
        return Fetched(url, rss("One").body, {})


def feeds(hosts: int, each: int) -> list[Listed]:
    """List some feeds of some hosts, host after host."""
    return [
        Listed(url=f"https://h{host}.example/{number}")
        for host in range(hosts)
        for number in range(each)
    ]


def prober(net: Net, *, at_once: int = 8) -> Prober:
    """Make a prober."""
    return Prober(Finder(net, PlainReader()), at_once)


async def probed(some: Prober, listed: list[Listed]) -> dict[str, Probe]:
    """Look at all feeds."""
    return {feed.url: probe async for feed, probe in some.probe(listed)}


async def test_every_feed_is_looked_at_once_and_told() -> None:
    """Several at a time, one of a host."""
    net, listed = Net(), feeds(12, 5)
    found = await probed(prober(net), listed)
    assert found.keys() == {feed.url for feed in listed}
    assert all(len(probe.found) == 1 for probe in found.values())
    assert sorted(net.asked) == sorted(found)
    assert (net.most, net.most_on_a_host) == (8, 1)


async def test_an_empty_list_ends_at_once() -> None:
    """There is nobody to wait for."""
    assert await probed(prober(Net()), []) == {}


async def test_feeds_of_this_machine_need_not_wait_for_each_other() -> None:
    """Whoever tries an import on loopback waits for nobody's sake."""
    net = Net()
    listed = [Listed(url=f"http://127.0.0.1/{number}") for number in range(40)]
    assert len(await probed(prober(net), listed)) == 40
    assert net.most_on_a_host == 8


@pytest.mark.parametrize(
    ("outcome", "asked"),
    [("dns_failure", 1), ("timeout", 2), ("unreachable", 2), ("rate_limited", 6), ("not_found", 6)],
)
async def test_a_host_that_is_away_is_not_asked_for_each_of_its_feeds(
    outcome: Outcome, asked: int
) -> None:
    """Six feeds on a dead host would take six times as long to fail; others are not concerned."""
    net = Net({"h0.example": outcome})
    found = await probed(prober(net), feeds(2, 6))
    assert sum(host_of(url) == "h0.example" for url in net.asked) == asked
    told = [found[f"https://h0.example/{number}"].refused[0] for number in range(6)]
    assert [one.outcome for one in told[:asked]] == [outcome] * asked
    assert all("not asked" in one.what for one in told[asked:])
    assert all(found[f"https://h1.example/{number}"].found for number in range(6))


async def test_an_address_that_is_none_is_told_among_the_others() -> None:
    """A list may hold anything."""
    listed = [Listed(url="https://a.example/" + "x" * 3000), Listed(url="https://b.example/f")]
    found = await probed(prober(Net()), listed)
    assert found[listed[0].url].refused[0].outcome == "bad_url"
    assert found[listed[1].url].found


async def test_stopping_early_leaves_no_task_behind() -> None:
    """As Ctrl-C does."""
    net = Net()
    async with aclosing(prober(net).probe(feeds(50, 2))) as results:
        await anext(results)
    asked = len(net.asked)
    await asyncio.sleep(0.01)
    assert len(net.asked) == asked < 100


async def test_a_bug_in_a_look_is_raised_where_the_results_are_read() -> None:
    """It must not look like an import that goes on for ever."""

    class Broken(Net):
        async def fetch(self, url: str, **_: object) -> Result:
            raise RuntimeError(url)

    with pytest.raises(RuntimeError, match="h0"):
        await probed(prober(Broken()), feeds(1, 3))


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("localhost", True),
        ("my.localhost", True),
        ("10.0.0.1", False),
        ("a.example", False),
        ("localhost.example", False),
    ],
)
def test_the_loopback_is_told_from_strangers(host: str, *, answer: bool) -> None:
    """Nobody has to be spared on it."""
    assert is_this_machine(host) is answer
