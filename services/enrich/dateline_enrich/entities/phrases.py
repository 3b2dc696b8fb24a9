"""Finds the phrases that name a person by an office: the minister, Russia's top diplomat. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.lexicon import Words
from dateline_enrich.entities.reading import Reading
from dateline_enrich.entities.roles import country_in
from dateline_enrich.entities.runs import Sentence

_DETERMINERS = frozenset({"the", "our", "his", "her", "their", "its", "my", "this"})


class Phrase(NamedTuple):
    """A role that stands for its bearer."""

    reading: Reading
    start: int
    end: int
    core: Words
    """Its words in lower case, without article and country: top diplomat."""
    country: str | None


def find_phrases(groups: Groups, reading: Reading) -> Iterator[Phrase]:
    """Find the noun phrases that name a person by an office."""
    for sentence in reading.sentences:
        for index in range(sentence.first, sentence.stop):
            word = sentence.words[index]
            if word.lower() in reading.lexicon.cues["office"]:
                phrase = _phrase_at(groups, reading, sentence, index)
                if phrase is not None:
                    yield phrase


def _phrase_at(groups: Groups, reading: Reading, sentence: Sentence, index: int) -> Phrase | None:
    """Read the phrase whose head stands at a token; ``None`` if it is a title or names no one."""
    following = sentence.at(index + 1)
    stop = index + 1
    if following.lower() in reading.lexicon.cues["office"] or following[:1].isupper():
        return None
    if following in {"of", "for"}:
        entry = reading.lexicon.names.longest(sentence.words, index + 2, sentence.stop) if (
            sentence.at(index + 2)
        ) else None  # fmt: skip
        if entry is None:
            return None
        stop = index + 2 + entry[0]
    first, core = _core(sentence, index)
    start = _determined(sentence, first)
    if start is None and (reading.field == "body" or first == index - len(core) + 1):
        return None
    first = first if start is None else start
    if groups.at(reading.field, reading.tokens[index].start) is not None:
        return None
    country = country_in(reading, first, stop)
    return Phrase(reading, reading.tokens[first].start, reading.tokens[stop - 1].end, core, country)


def _core(sentence: Sentence, index: int) -> tuple[int, Words]:
    """Read leftwards from an office: its modifiers, then the country's name.

    Returns:
        Where the phrase begins, without its article; and the office with its modifiers.
    """
    cues = sentence.lexicon.cues
    first = index
    while (word := sentence.at(first - 1).lower()) and (
        word in cues["office_modifier"] or word in cues["office"]
    ):
        first -= 1
    core = tuple(sentence.words[position].lower() for position in range(first, index + 1))
    while first > sentence.first:
        if sentence.at(first - 1) == "'s":
            first -= 1
        for length in (3, 2, 1):
            begin = first - length
            if begin >= sentence.first:
                known = sentence.lexicon.names.longest(sentence.words, begin, first)
                if known is not None and known[0] == length:
                    return begin, core
        break
    if sentence.at(first) == "'s":
        first += 1
    return first, core


def _determined(sentence: Sentence, first: int) -> int | None:
    """Find where a definite phrase begins: at its article, or at the owner's name."""
    if sentence.at(first - 1).lower() in _DETERMINERS:
        return first - 1
    known = sentence.lexicon.names.longest(sentence.words, first, sentence.stop)
    if known is not None and sentence.at(first + known[0]) == "'s":
        return first
    return None
