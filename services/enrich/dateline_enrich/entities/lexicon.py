"""Holds the names and cue words that the rules know, read once from the files of this package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.messages import EntityType
from dateline_enrich.text import fold, tokenise

Words = tuple[str, ...]


class Entry(NamedTuple):
    """A name that the gazetteer knows."""

    type: EntityType
    canonical: str
    """The name under which its other names are one entity."""
    country: str | None = None
    """Of a demonym, the country's canonical name."""


@dataclass(frozen=True)
class Gazetteer:
    """Names by their tokens; the longest name that starts at a token wins."""

    entries: Mapping[Words, Entry]
    lengths: Mapping[str, Sequence[int]] = field(init=False)
    """The lengths of the names that open with a word, longest first."""

    def __post_init__(self) -> None:
        lengths: dict[str, set[int]] = {}
        for words in self.entries:
            lengths.setdefault(words[0], set()).add(len(words))
        ordered = {word: sorted(found, reverse=True) for word, found in lengths.items()}
        object.__setattr__(self, "lengths", ordered)

    def longest(self, words: Sequence[str], start: int, stop: int) -> tuple[int, Entry] | None:
        """Find the longest name in ``words[start:stop]`` that begins at ``start``.

        Returns:
            Its length in tokens, and what it is.
        """
        for length in self.lengths.get(words[start], ()):
            if start + length <= stop:
                entry = self.entries.get(tuple(words[start : start + length]))
                if entry is not None:
                    return length, entry
        return None

    def whole(self, name: str) -> Entry | None:
        """Look a whole name up."""
        return self.entries.get(words_of(name))


@dataclass(frozen=True)
class Lexicon:
    """All that the English rules know by heart."""

    names: Gazetteer
    shouted: Gazetteer
    """The same names in capitals, for headlines and datelines set in capitals."""
    men: frozenset[str]
    women: frozenset[str]
    common: frozenset[str]
    """Ordinary words, in lower case."""
    cues: Mapping[str, frozenset[str]]
    """The sections of cues.txt and people.txt."""
    synonyms: tuple[tuple[Words, Words], ...]
    """A phrase for an office, and the office."""

    def first_name(self, word: str) -> bool:
        """Tell whether a word is a given name."""
        return word in self.men or word in self.women


def words_of(name: str) -> Words:
    """The tokens of a name, as the gazetteer's keys have them."""
    return tuple(fold(token.text) for token in tokenise(name))


@cache
def english() -> Lexicon:
    """The English lexicon; built at the first call, 30 ms, then shared."""
    entries = dict(_entries())
    cues = _sections("cues.txt") | _sections("people.txt")
    return Lexicon(
        names=Gazetteer(entries),
        shouted=Gazetteer(
            {tuple(word.upper() for word in words): entry for words, entry in entries.items()}
        ),
        men=frozenset(_items("first_names_m.txt")),
        women=frozenset(_items("first_names_f.txt")),
        common=frozenset(_items("common.txt")),
        cues=cues,
        synonyms=tuple(_pairs(cues["role_synonym"])),
    )


def _entries() -> Iterator[tuple[Words, Entry]]:
    """Read the gazetteer; of two entries with one name, the later file's stays."""
    for file, kind in _NAME_FILES:
        for item in _items(file):
            names = [name.strip() for name in item.split("=")]
            for name in names:
                yield words_of(name), Entry(kind, names[0])
    yield from _countries()


_NAME_FILES: tuple[tuple[str, EntityType], ...] = (
    ("norps.txt", "NORP"),
    ("states.txt", "GPE"),
    ("cities.txt", "GPE"),
    ("regions.txt", "LOC"),
    ("organisations.txt", "ORG"),
)


def _countries() -> Iterator[tuple[Words, Entry]]:
    for line in _lines("countries.txt"):
        _code, listed, demonyms = (part.strip() for part in line.split("|"))
        names = [name.strip() for name in listed.split("=")]
        for name in names:
            yield words_of(name), Entry("GPE", names[0])
        called = [word.strip() for word in demonyms.split(",") if word.strip()]
        for word in called:
            yield words_of(word), Entry("NORP", called[0], names[0])


def _pairs(items: frozenset[str]) -> Iterator[tuple[Words, Words]]:
    for item in sorted(items):
        phrase, office = item.split(">")
        yield tuple(phrase.split()), tuple(office.split())


def _sections(file: str) -> dict[str, frozenset[str]]:
    """Read ``[heading]`` sections of items parted by commas."""
    found: dict[str, set[str]] = {}
    heading = ""
    for line in _lines(file):
        if line.startswith("["):
            heading = line.strip("[]")
        else:
            found.setdefault(heading, set()).update(_split(line))
    return {name: frozenset(items) for name, items in found.items()}


def _items(file: str) -> list[str]:
    return [item for line in _lines(file) for item in _split(line)]


def _split(line: str) -> list[str]:
    return [fold(item.strip()) for item in line.split(",") if item.strip()]


def _lines(file: str) -> list[str]:
    text = (files("dateline_enrich.entities") / "data" / file).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]
