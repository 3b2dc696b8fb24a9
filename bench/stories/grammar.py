"""Sentences from patterns: ``{a|b}`` is a choice, ``{word}`` a list, ``$p1`` a fact. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

Sections = dict[str, list[str]]

_FACT = re.compile(r"\$([a-z])(\d)")
_SUMS = ("million", "thousand")
_NAMED = re.compile(r"([a-z]+):(.*)", re.DOTALL)


def sections(text: str) -> Sections:
    """Read a file of patterns: headings of one word, one pattern a line; notes keep paragraphs."""
    found: Sections = {}
    for line in text.splitlines():
        if line.isalpha() and line.islower():
            found[line] = []
        elif line:
            found[list(found)[-1]].append(line)
    return found


def lists(text: str) -> dict[str, list[str]]:
    """Read a file of word lists: ``name: one|two``."""
    pairs = (line.split(": ", 1) for line in text.splitlines())
    return {name: words.split("|") for name, words in pairs}


@dataclass
class Facts:
    """What a story is about: names and numbers that stay the same in every telling of it."""

    chance: Random
    lists: Mapping[str, list[str]]
    known: dict[str, str] = field(default_factory=dict[str, str])

    def fact(self, kind: str, number: str) -> str:
        """Give a fact, which is made up when it is first asked for."""
        key = kind + number
        if key not in self.known:
            self.known[key] = self._made(kind)
        return self.known[key]

    def word(self, name: str) -> str:
        """Give a word of a list, another one each time."""
        chance = self.chance
        made = {
            "town": lambda: self._made("t"),
            "few": lambda: str(chance.randint(2, 19)),
            "age": lambda: str(chance.randint(24, 91)),
            "year": lambda: str(chance.randint(1921, 2019)),
            "clock": lambda: f"{chance.randint(1, 12)}:{chance.randrange(60):02}",
            "p": lambda: self._made("p"),
            "name": lambda: self._made("o"),
        }
        return made[name]() if name in made else chance.choice(self.lists[name])

    def _made(self, kind: str) -> str:
        chance, pick = self.chance, self._picked
        made = {
            "p": lambda: f"{pick('first')} {pick('last')}",
            "t": lambda: pick("start") + pick("end"),
            "o": lambda: f"{pick('start')}{pick('end')} {pick('works')}",
            "n": lambda: str(chance.randint(11, 980)),
            "m": lambda: f"{chance.randint(2, 890)} {chance.choice(_SUMS)} crowns",
            "x": lambda: f"{chance.randint(0, 99)}.{chance.randrange(100):02}",
            "d": lambda: pick("day"),
            "g": lambda: str(chance.randint(0, 5)),
        }
        return made[kind]()

    def _picked(self, name: str) -> str:
        return self.chance.choice(self.lists[name])


def expand(pattern: str, facts: Facts) -> str:
    """Make a sentence of a pattern."""
    text, at = _choose(pattern, 0, facts)
    if at != len(pattern):
        raise ValueError(pattern)
    return _FACT.sub(lambda match: facts.fact(match[1], match[2]), text)


def _choose(pattern: str, at: int, facts: Facts) -> tuple[str, int]:
    """Read up to the brace that closes, and choose among the branches at each."""
    branches: list[str] = []
    text = ""
    while at < len(pattern) and pattern[at] != "}":
        if pattern[at] == "{":
            inner, at = _braces(pattern, at + 1, facts)
            text += inner
        elif pattern[at] == "|":
            branches.append(text)
            text = ""
        else:
            text += pattern[at]
        at += 1
    return facts.chance.choice([*branches, text]), at


def _braces(pattern: str, at: int, facts: Facts) -> tuple[str, int]:
    """Read a choice, a list, or a choice that is named and stays."""
    end = _closing(pattern, at)
    inside = pattern[at:end]
    named = _NAMED.fullmatch(inside)
    if named:
        if named[1] not in facts.known:
            facts.known[named[1]] = facts.chance.choice(named[2].split("|"))
        return facts.known[named[1]], end
    if inside.isalpha():
        return facts.known.get(inside) or facts.word(inside), end
    text, _ = _choose(inside, 0, facts)
    return text, end


def _closing(pattern: str, at: int) -> int:
    depth = 1
    for place in range(at, len(pattern)):
        depth += {"{": 1, "}": -1}.get(pattern[place], 0)
        if not depth:
            return place
    raise ValueError(pattern)
