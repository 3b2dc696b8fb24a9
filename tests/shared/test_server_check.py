"""A Redis that cannot keep the promise is refused at the start, in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline import embedded
from dateline.connection import connect
from dateline.errors import Mishap
from dateline.runtime.server_check import ServerFacts, check, read_facts

GOOD = ServerFacts("7.0.15", "noeviction", is_durable=True)


@pytest.mark.parametrize("durability", ["normal", "strict"])
def test_a_durable_redis_that_evicts_nothing_is_fine(durability: str) -> None:
    """What operating.md asks for passes both."""
    check(GOOD, durability)


@pytest.mark.parametrize(
    ("facts", "durability", "words"),
    [
        (ServerFacts("6.0.16", "noeviction", is_durable=True), "normal", "Redis 6.0.16 is too old"),
        (ServerFacts("5.0", "noeviction", is_durable=True), "normal", "too old"),
        (ServerFacts("7.2.4", "allkeys-lru", is_durable=True), "normal", "allkeys-lru would throw"),
        (ServerFacts("7.2.4", "volatile-ttl", is_durable=True), "strict", "volatile-ttl"),
        (ServerFacts("7.2.4", "noeviction", is_durable=False), "strict", "no append-only file"),
        (ServerFacts(), "strict", "does not say"),
    ],
)
def test_what_would_lose_articles_is_refused(
    facts: ServerFacts, durability: str, words: str
) -> None:
    """One line says what, where and how to mend it."""
    with pytest.raises(Mishap) as caught:
        check(facts, durability)
    assert words in str(caught.value)
    assert caught.value.where == "DATELINE_REDIS_URL"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "facts", [ServerFacts(), ServerFacts("7.2", "noeviction", is_durable=False)]
)
def test_a_redis_that_may_forget_will_do_where_nobody_asked_for_more(facts: ServerFacts) -> None:
    """Normal durability leaves that to the operator, and a stand-in that says nothing too."""
    check(facts, "normal")


async def test_a_real_redis_tells_what_is_asked(redis: Any) -> None:
    """The embedded server keeps an append-only file and evicts nothing."""
    facts = await read_facts(redis)
    assert (facts.policy, facts.is_durable) == ("noeviction", True)
    check(facts, "strict")


async def test_the_facts_follow_the_servers_settings(redis: Any) -> None:
    """What was set by CONFIG SET counts, not what was in a file."""
    await redis.config_set("maxmemory-policy", "allkeys-lru")
    try:
        facts = await read_facts(redis)
    finally:
        await redis.config_set("maxmemory-policy", "noeviction")
    assert facts.policy == "allkeys-lru"


async def test_a_server_that_may_not_be_asked_says_nothing(tmp_path: Path) -> None:
    """A user without the right to INFO still runs, with what is known: nothing."""
    with embedded.running(tmp_path) as running:
        async with connect(running.url) as client:
            admin: Any = client
            await admin.acl_setuser(
                "narrow", enabled=True, passwords=["+pw"], commands=["+ping"], keys=["*"]
            )
        url = running.url.replace("redis://", "redis://narrow:pw@")
        async with connect(url) as narrow:
            assert await read_facts(narrow) == ServerFacts()


async def test_a_stand_in_is_no_obstacle(tmp_path: Path) -> None:
    """The pure-Python server knows less of itself, and is good enough for a demo."""
    fake = next(one for one in embedded.servers() if not one.durable)
    with embedded.running(tmp_path, server=fake) as running:
        async with connect(running.url) as client:
            check(await read_facts(client), "normal")
