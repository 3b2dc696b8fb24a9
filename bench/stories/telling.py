"""Stories told from a topic's patterns: one event, and independent accounts of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from bench.stories.grammar import Facts, Sections, expand, lists, sections

_NAMED = re.compile(r"\{[a-z]+:[^{}]*\}")
_MATERIAL = files("bench.stories").joinpath("material")


@dataclass(frozen=True)
class Telling:
    """A headline and paragraphs."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """How long it is."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


@cache
def read(path: str) -> str:
    """Read a file of material."""
    return _MATERIAL.joinpath(path).read_text(encoding="utf-8")


def names(folder: str) -> list[str]:
    """List the files of a folder of material."""
    found = (one for one in _MATERIAL.joinpath(folder).iterdir() if one.is_file())
    return sorted(one.name for one in found)


def patterns(path: str) -> Sections:
    """Read a file of patterns."""
    return sections(read(path))


def facts(chance: Random, topic: Sections) -> Facts:
    """Make up what a story of a topic is about."""
    made = Facts(chance, _lists())
    for pattern in (one for part in topic.values() for one in part):
        for named in _NAMED.findall(pattern):
            expand(named, made)
    return made


@cache
def _lists() -> Mapping[str, list[str]]:
    return lists(read("names.txt"))


def accounts(chance: Random, topic: Sections, number: int) -> list[Telling]:
    """Tell one event several times, independently: the facts agree, and quotations are shared."""
    about = facts(chance, topic)
    bodies = chance.sample(topic["body"], len(topic["body"]))
    said = [expand(pattern, about) for pattern in topic["quote"]]
    share = len(bodies) // number
    return [
        _account(about, topic, bodies[at * share : (at + 1) * share], chance.sample(said, 2))
        for at in range(number)
    ]


def story(chance: Random, topic: Sections) -> Telling:
    """Tell an event once, at greater length."""
    about = facts(chance, topic)
    bodies = chance.sample(topic["body"], chance.randint(7, 12))
    said = [expand(pattern, about) for pattern in chance.sample(topic["quote"], 2)]
    return _account(about, topic, bodies, said)


def subject(chance: Random) -> dict[str, str]:
    """Make up what notes of a form are about day after day."""
    about = Facts(chance, _lists())
    return {key: about.fact(key[0], key[1]) for key in ("o1", "t1", "t2")}


def asides(chance: Random, about: Facts, number: int) -> list[str]:
    """Make up sentences that fit anywhere."""
    body = patterns("common.txt")["body"]
    return [expand(pattern, about) for pattern in chance.sample(body, number)]


def _account(about: Facts, topic: Sections, bodies: Sequence[str], said: list[str]) -> Telling:
    chance = about.chance
    sentences = [expand(pattern, about) for pattern in bodies]
    sentences += asides(chance, about, chance.randint(2, 5))
    chance.shuffle(sentences)
    paragraphs = [expand(chance.choice(topic["lead"]), about)]
    while sentences:
        taken = chance.randint(1, 3)
        paragraphs.append(" ".join(sentences[:taken]))
        sentences = sentences[taken:]
    for quotation in said:
        paragraphs.insert(chance.randint(1, len(paragraphs)), quotation)
    return Telling(expand(chance.choice(topic["title"]), about), tuple(paragraphs))


def note(chance: Random, template: Sections, subject: Mapping[str, str] | None = None) -> Telling:
    """Fill a form in, about a company and towns that are given or made up."""
    about = facts(chance, template)
    about.known.update(subject or {})
    paragraphs = tuple(expand(pattern, about) for pattern in template["note"])
    return Telling(expand(chance.choice(template["title"]), about), paragraphs)
