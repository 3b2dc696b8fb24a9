"""Tests of what a robots.txt says."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.fetching.robots_rules import AI_AGENTS, EVERYTHING, read_robots

PAGE = "https://a.example/news/1"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("user-agent: *\ndisallow: /news/", False),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/1", True),
        ("User-agent: *\nDisallow: /*/1$", False),
        ("User-agent: *\nDisallow: /NEWS/", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nDisallow: /private/", True),
        ("User-agent: Dateline/2.0\nDisallow: /", False),
        ("User-agent: *\nAllow: /\nUser-agent: DATELINE\nDisallow: /news", False),
        ("User-agent: datelinebot\nDisallow: /", True),
        ("User-agent: a\nUser-agent: dateline\nDisallow: /news", False),
        ("User-agent: dateline\nDisallow:\nUser-agent: b\nDisallow: /", True),
        ("User-agent: dateline\nSitemap: https://a.example/s.xml\nDisallow: /", False),
        ("User-agent: dateline\nAllow: /news/2\nUser-agent: dateline\nDisallow: /", False),
        ("Disallow: /", True),
        ("\ufeffUser-agent: *\r\nDisallow: /  # everything\r\n", False),
        ("<!DOCTYPE html><html><body>Not found: sorry</body></html>", True),
    ],
)
def test_a_page_is_allowed_or_not(text: str, *, allowed: bool) -> None:
    """As RFC 9309 says, for our token or else for everybody."""
    assert read_robots(text).allows(PAGE) is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 7.5", 7.5),
        ("User-agent: *\nCrawl-delay: 5\nUser-agent: dateline\nCrawl-delay: 2", 2.0),
        ("User-agent: other\nCrawl-delay: 5", 0.0),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: *\nCrawl-delay: -5", 0.0),
    ],
)
def test_the_distance_that_a_host_wants_is_read(text: str, delay: float) -> None:
    """In seconds."""
    assert read_robots(text).delay == delay


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("User-agent: GPTBot\nDisallow: /", ["GPTBot"]),
        ("User-agent: gptbot\nUser-agent: CCBOT\nDisallow: /", ["CCBot", "GPTBot"]),
        ("User-agent: GPTBot\nDisallow: /private/", []),
        ("User-agent: GPTBot\nDisallow:", []),
        ("User-agent: *\nDisallow: /", []),
        ("User-agent: Googlebot\nDisallow: /", []),
        ("User-agent: Google-Extended/1.0\nDisallow: /news/", ["Google-Extended"]),
        ("User-agent: GPTBot\nDisallow: /a\nUser-agent: GPTBot\nDisallow: /news", ["GPTBot"]),
        ("User-agent: Kangaroo Bot\nDisallow: /", ["Kangaroo Bot"]),
    ],
)
def test_ai_agents_that_are_refused_are_named(text: str, agents: list[str]) -> None:
    """Those that are named themselves; what nobody may says nothing of AI."""
    assert read_robots(text).refused_agents(PAGE) == agents


def test_uses_are_read_where_they_are_for_us() -> None:
    """Before any group, for everybody, or under our name."""
    rules = read_robots(
        "Content-Usage: train-ai=n\nUser-agent: *\nContent-Signal: search=yes, ai-train=no\n"
        "User-agent: other\nContent-Signal: ai-input=no\nUser-agent: dateline\n"
        "DisallowAITraining: /"
    )
    assert rules.uses == (
        ("content-usage", "train-ai=n"),
        ("content-signal", "search=yes, ai-train=no"),
        ("disallowaitraining", "/"),
    )


def test_where_there_is_nothing_everything_is_allowed() -> None:
    """And nobody asks for a distance."""
    assert EVERYTHING.allows(PAGE)
    assert (EVERYTHING.delay, EVERYTHING.refused_agents(PAGE)) == (0.0, [])


def test_every_known_agent_can_be_refused() -> None:
    """None is misspelt so that its own line does not find it."""
    text = "".join(f"User-agent: {name}\n" for name in AI_AGENTS.values()) + "Disallow: /"
    assert read_robots(text).refused_agents(PAGE) == list(AI_AGENTS.values())


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{n}\n" for n in range(18_000)) + "Disallow: /a\n" * 18_000,
        "".join(f"User-agent: {name}\n" for name in AI_AGENTS.values()) + "Disallow: /a\n" * 30_000
        + "".join(f"User-agent: {name}\nDisallow: /{name}\n" for name in AI_AGENTS.values()),
        "User-agent: *\n" + "Disallow: /*a*b*c*d*e\n" * 20_000,
        "User-agent: *\nDisallow: /" + "*a" * 200_000,
        "User-agent: " + "x" * 500_000,
    ],
    ids=["agents times rules", "rules for each agent", "wildcards", "one long rule", "a long name"],
)  # fmt: skip
def test_a_hostile_file_takes_little_memory(text: str) -> None:
    """500 KiB of it could be made into gigabytes."""
    tracemalloc.start()
    rules = read_robots(text)
    rules.allows(PAGE)
    rules.refused_agents(PAGE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 32 * 2**20


@given(st.text(max_size=500))
def test_any_text_can_be_read(text: str) -> None:
    """Servers answer with anything."""
    rules = read_robots(text)
    assert isinstance(rules.allows(PAGE), bool)
    assert rules.delay >= 0
