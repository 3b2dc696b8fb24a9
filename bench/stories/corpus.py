"""The set: stories, their rewrites, and texts that are alike and yet tell something else. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from bench.stories.grammar import expand
from bench.stories.rewrites import REWRITES
from bench.stories.telling import Telling, accounts, facts, names, note, patterns, story, subject

Half = Literal["development", "held_out"]
"""Rules are chosen on one half; the other has topics, forms and people of its own."""

BASES = 320
ACCOUNTS = 140
"""Events of which three independent accounts are printed, two words of quotation in common."""
FOOTERS = 180
NOTES = 300
SUBJECTS = 5


@dataclass(frozen=True)
class Document:
    """A text of the set."""

    kind: str
    story: int
    """Two documents are the same story if and only if this is equal."""
    telling: Telling
    order: float = 0.0
    """When it is printed."""


def corpus(half: Half, *, seed: int = 1, scale: float = 1.0) -> list[Document]:
    """Make one half of the set; at a scale of 1 it has about 2,200 documents.

    Args:
        half: whose topics and forms.
        seed: of all that is left to chance.
        scale: how large a part of it.
    """
    chance = Random(f"{half} {seed}")  # noqa: S311 - repeatable, and no secret
    made = [*_rewrites(half, chance, scale), *_accounts(half, chance, scale)]
    made += [*_footers(half, chance, scale), *_notes(half, chance, scale)]
    numbered: list[Document] = []
    for number, group in enumerate(made):
        printed = chance.random()
        for document in group:
            later = printed + chance.random() * (document.kind != "original")
            numbered.append(replace(document, story=number, order=later))
    return sorted(numbered, key=lambda one: one.order)


def _topics(half: Half) -> list[str]:
    return [f"{half}/{name}" for name in names(half)]


def _some(total: int, scale: float) -> range:
    """Half of a number, since there are two halves."""
    return range(max(1, round(total * scale / 2)))


def _rewrites(half: Half, chance: Random, scale: float) -> Iterator[list[Document]]:
    topics = _topics(half)
    for at in _some(BASES, scale):
        told = story(chance, patterns(topics[at % len(topics)]))
        rewrites = [Document(kind, 0, make(told, chance)) for kind, make in REWRITES.items()]
        yield [Document("original", 0, told), *rewrites]


def _accounts(half: Half, chance: Random, scale: float) -> Iterator[list[Document]]:
    topics = _topics(half)
    for at in _some(ACCOUNTS, scale):
        for told in accounts(chance, patterns(topics[at % len(topics)]), 3):
            yield [Document("account", 0, told)]


def _footers(half: Half, chance: Random, scale: float) -> Iterator[list[Document]]:
    """Different stories of few outlets, each of which has its footer below them."""
    topics, footers = _topics(half), patterns("boilerplate.txt")["note"]
    mine = footers[::2] if half == "development" else footers[1::2]
    outlet = facts(chance, {})
    below = [expand(pattern, outlet) for pattern in mine]
    for at in _some(FOOTERS, scale):
        told = story(chance, patterns(topics[at % len(topics)]))
        kept = told.paragraphs[: chance.randint(3, len(told.paragraphs))]
        yield [Document("footer", 0, Telling(told.title, (*kept, chance.choice(below))))]


def _notes(half: Half, chance: Random, scale: float) -> Iterator[list[Document]]:
    """Forms filled in; every second note is about one of few subjects, with other numbers."""
    forms = [f"notes/{half}/{name}" for name in names(f"notes/{half}")]
    few = [subject(chance) for _ in range(SUBJECTS)]
    for at in _some(NOTES, scale):
        form = patterns(forms[at % len(forms)])
        about = chance.choice(few) if chance.random() < 1 / 2 else None
        yield [Document("note", 0, note(chance, form, about))]
