"""What a robots.txt says: to us, and about the use of texts by AI. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from protego import Protego

OURS = "dateline"
"""The product token by which robots.txt may name us."""
LONGEST = 500 * 1024
"""Bytes that are read of it (RFC 9309, section 2.5: at least 500 KiB)."""
AI_AGENTS = {name.lower(): name for name in (
    "AI2Bot", "Ai2Bot-Dolma", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider",
    "CCBot", "ChatGPT-User", "Claude-SearchBot", "Claude-User", "Claude-Web", "ClaudeBot",
    "cohere-ai", "cohere-training-data-crawler", "DeepSeekBot", "Diffbot", "DuckAssistBot",
    "FacebookBot", "Google-CloudVertexBot", "Google-Extended", "GPTBot", "ImagesiftBot",
    "img2dataset", "Kangaroo Bot", "Meta-ExternalAgent", "Meta-ExternalFetcher",
    "MistralAI-User", "OAI-SearchBot", "omgili", "omgilibot", "PanguBot", "Perplexity-User",
    "PerplexityBot", "PetalBot", "TikTokSpider", "Timpibot", "Webzio-Extended", "YouBot",
)}  # fmt: skip
"""Crawlers that gather text for language models, as their operators spell them."""
_RULES = 10_000
"""Rules that are kept in all. Protego gives every agent of a group each of its rules: 500 KiB of
agents and rules would become 360 million of them."""
_HEARD = frozenset({OURS, "*", *AI_AGENTS})
_NOBODY = ""
"""Whom lines before the first group are for."""
_AGENT = frozenset({"user-agent", "useragent", "user agent"})
_SITE_WIDE = frozenset({"sitemap", "sitemaps", "site-map", "host"})
"""Lines that neither belong to a group nor end one."""
_USES = frozenset({"content-signal", "content-usage", "disallowaitraining"})


@dataclass(slots=True)
class _Group:
    agents: set[str]
    lines: list[str] = field(default_factory=list[str])
    uses: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Directives about the use of what was fetched."""


@dataclass(frozen=True)
class Rules:
    """A robots.txt, read."""

    own: Protego | None
    """The rules for us; ``None``: everything is allowed."""
    agents: tuple[tuple[str, Protego], ...]
    """The rules for each AI agent that is named."""
    uses: tuple[tuple[str, str], ...]
    """Directives about use that are meant for everybody or for us."""

    def allows(self, url: str) -> bool:
        """Whether we may fetch an address."""
        return self.own is None or self.own.can_fetch(url, OURS)

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two requests; 0 if it does not say."""
        return (self.own.crawl_delay(OURS) or 0.0) if self.own else 0.0

    def refused_agents(self, url: str) -> list[str]:
        """Name the AI agents that may not fetch an address, each as its operator spells it.

        What is refused to everybody is not counted: it says nothing of AI.
        """
        found: dict[int, bool] = {}
        names: list[str] = []
        for name, rules in self.agents:
            if id(rules) not in found:
                found[id(rules)] = rules.can_fetch(url, OURS)
            if not found[id(rules)]:
                names.append(name)
        return names


EVERYTHING = Rules(None, (), ())
"""What holds where there is no robots.txt."""


def read_robots(text: str) -> Rules:
    """Read a robots.txt (RFC 9309), as much of it as concerns us and AI agents."""
    groups, made = list(_groups(text)), dict[frozenset[int], Protego]()
    left = _RULES

    def rules_for(agent: str) -> Protego | None:
        """Merge the groups that name an agent; agents with the same groups share the rules."""
        nonlocal left
        places = frozenset(place for place, group in enumerate(groups) if agent in group.agents)
        if places and places not in made:
            lines = [line for place in sorted(places) for line in groups[place].lines]
            made[places] = Protego.parse("\n".join([f"user-agent: {OURS}", *lines[:left]]))
            left -= min(left, len(lines))
        return made.get(places)

    own = rules_for(OURS) or rules_for("*")
    named = ((name, rules_for(token)) for token, name in AI_AGENTS.items())
    agents = tuple((name, rules) for name, rules in named if rules is not None)
    spoken_to = {OURS, "*", _NOBODY}
    uses = tuple(use for group in groups if group.agents & spoken_to for use in group.uses)
    return Rules(own, agents, uses)


def _groups(text: str) -> Iterator[_Group]:
    """Part the lines into groups; the first one is what stands before any."""
    group, is_open = _Group({_NOBODY}), False
    for key, value in _directives(text):
        if key in _AGENT:
            if not is_open:
                yield group
                group, is_open = _Group(set()), True
            group.agents.add(_token(value))
        elif key not in _SITE_WIDE:
            is_open = False
            if value and key in _USES:
                group.uses.append((key, value))
            elif value and not group.agents.isdisjoint(_HEARD):
                group.lines.append(f"{key}: {value}")
    yield group


def _token(value: str) -> str:
    """Take ``Dateline`` of ``Dateline/1.0``; a name of two words stays whole."""
    return value.partition("/")[0].strip().lower()[:100]


def _directives(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:  # "Disallow:" with nothing behind it still ends the list of agents
            yield key.strip().lower(), value.strip()[:2000]
