"""Finds the phrases that name a person by an office: the minister, Russia's top diplomat. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.lexicon import Words
from dateline_enrich.entities.reading import Reading
from dateline_enrich.entities.roles import country_in
from dateline_enrich.entities.runs import Sentence

_OF_STATE = frozenset({"state", "government"})
"""Head of state, head of government: "of" adds no country."""
_MODIFIERS = 6
"""Words that may qualify an office: Latvia's former first deputy prime minister."""
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
    stop = _stop(sentence, index)
    if stop is None or groups.at(reading.field, reading.tokens[index].start) is not None:
        return None
    first, core = _core(sentence, index)
    owned = _owner(sentence, first)
    start = _determined(sentence, owned)
    if start is None and (reading.field == "body" or owned == first):
        return None
    start = owned if start is None else start
    country = country_in(reading, start, stop)
    return Phrase(reading, reading.tokens[start].start, reading.tokens[stop - 1].end, core, country)


def _stop(sentence: Sentence, index: int) -> int | None:
    """Find where the phrase ends: after its head, or after the country that "of" adds."""
    following = sentence.at(index + 1)
    if following.lower() in sentence.lexicon.cues["office"] or following[:1].isupper():
        return None
    if following not in {"of", "for"}:
        return index + 1
    if sentence.at(index + 2) in _OF_STATE:
        return index + 3
    if not sentence.at(index + 2):
        return None
    known = sentence.lexicon.names.longest(sentence.words, index + 2, sentence.stop)
    return None if known is None else index + 2 + known[0]


def _core(sentence: Sentence, index: int) -> tuple[int, Words]:
    """Read an office with its modifiers: where it begins, and its words in lower case."""
    cues = sentence.lexicon.cues
    first = index
    while index - first < _MODIFIERS and (word := sentence.at(first - 1).lower()):
        if word not in cues["office_modifier"] and word not in cues["office"]:
            break
        first -= 1
    stop = index + 3 if sentence.at(index + 2) in _OF_STATE else index + 1
    return first, tuple(word.lower() for word in sentence.words[first:stop])


def _owner(sentence: Sentence, first: int) -> int:
    """Find where the country or body before an office begins: Latvian | top diplomat."""
    owner = first - 1 if sentence.at(first - 1) == "'s" else first
    for length in (3, 2, 1):
        begin = owner - length
        if begin >= sentence.first:
            known = sentence.lexicon.names.longest(sentence.words, begin, owner)
            if known is not None and known[0] == length:
                return begin
    return first


def _determined(sentence: Sentence, first: int) -> int | None:
    """Find where a definite phrase begins: at its article, or at the owner's name."""
    if sentence.at(first - 1).lower() in _DETERMINERS:
        return first - 1
    known = sentence.lexicon.names.longest(sentence.words, first, sentence.stop)
    if known is not None and sentence.at(first + known[0]) == "'s":
        return first
    return None
