"""Finds again, elsewhere in the article, the names that were recognised once. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.messages import EntityType
from dateline_enrich.entities.lexicon import Entry, Gazetteer, Lexicon, Words
from dateline_enrich.entities.reading import Reading, Readings, Spot
from dateline_enrich.text import capitalised, shouted

_SHORT = 2
"""Single words of so few letters are not looked for."""
_TWO = 2
_UNSURE = 0.65
"""A type that rests on one word beside the name."""
SURE = 0.6
"""Only names found with this confidence are looked for elsewhere."""


def echo(readings: Readings, spots: Sequence[Spot], lexicon: Lexicon) -> list[Spot]:
    """Add the mentions that a recogniser missed, above all in headlines.

    A name that holds a shorter mention takes its place ("Syrian | Congress of National Dialogue").

    Returns:
        All mentions in the order of the article, none within another.
    """
    names = Gazetteer(dict(_names(readings, spots, lexicon)))
    capitals = Gazetteer(
        {tuple(word.upper() for word in words): entry for words, entry in names.entries.items()}
    )
    added: list[Spot] = []
    for reading in readings.values():
        added.extend(_again(reading, names, capitals))
    return _agree(_outermost([*spots, *added]))


def _agree(spots: Sequence[Spot]) -> list[Spot]:
    """Let all mentions of a name decide what an unsure one is: the headline's, often."""
    weights: dict[str, Counter[EntityType]] = {}
    for spot in spots:
        weights.setdefault(spot.text, Counter())[spot.type] += round(100 * spot.confidence)
    kinds = {text: found.most_common(1)[0][0] for text, found in weights.items()}
    return [
        replace(spot, type=kinds[spot.text], rule=f"{spot.rule}+repeated")
        if spot.confidence <= _UNSURE and kinds[spot.text] != spot.type
        else spot
        for spot in spots
    ]


def _names(
    readings: Readings, spots: Sequence[Spot], lexicon: Lexicon
) -> Iterator[tuple[Words, Entry]]:
    for spot in spots:
        if spot.confidence < SURE:
            continue
        words = tuple(readings[spot.field].words[index] for index in _indexes(readings, spot))
        if spot.type == "PERSON" and len(words) > 1 and _telling(words[-1:], lexicon):
            yield words[-1:], Entry("PERSON", spot.text)
            if words[:1] not in lexicon.names.entries and _telling(words[:1], lexicon):
                yield words[:1], Entry("PERSON", spot.text)
        if len(words) > 1 or _telling(words, lexicon):
            yield words, Entry(spot.type, spot.text)
        for other in _other_forms(spot, words, lexicon):
            yield other, Entry(spot.type, spot.text)


def _other_forms(spot: Spot, words: Words, lexicon: Lexicon) -> Iterator[Words]:
    """A dateline's place in small letters; a company without Inc. or Bank."""
    if spot.rule == "dateline":
        yield tuple(word.capitalize() for word in words)
    bare = words
    while len(bare) > 1 and bare[-1] in lexicon.cues["corp_suffix"]:
        bare = bare[:-1]
    if len(bare) == _TWO and bare[-1] in lexicon.cues["company_tail"]:
        bare = bare[:-1]
    if bare != words and spot.type == "ORG" and (len(bare) > 1 or _unknown(bare, lexicon)):
        yield bare


def _unknown(words: Words, lexicon: Lexicon) -> bool:
    """Tell whether a single word is a name, and no place's or person's."""
    return (
        _telling(words, lexicon)
        and words not in lexicon.names.entries
        and not any(lexicon.first_name(word) for word in words)
    )


def _indexes(readings: Readings, spot: Spot) -> range:
    return readings[spot.field].words_of(spot)


def _telling(words: Words, lexicon: Lexicon) -> bool:
    """Tell whether a single word is a name wherever it bears a capital."""
    word = "".join(words)
    return len(word) > _SHORT and capitalised(word) and word.lower() not in lexicon.common


def _again(reading: Reading, names: Gazetteer, capitals: Gazetteer) -> Iterator[Spot]:
    for sentence in reading.sentences:
        words = sentence.words[sentence.first : sentence.stop]
        known = capitals if shouted(words) else names
        index = sentence.first
        while index < sentence.stop:
            hit = known.longest(sentence.words, index, sentence.stop)
            if hit is None:
                index += 1
                continue
            start = reading.tokens[index].start
            index += hit[0]
            end = reading.tokens[index - 1].end
            text = reading.text[start:end]
            yield Spot(reading.field, start, end, text, hit[1].type, 0.7, "repeated")


def _outermost(spots: Iterable[Spot]) -> list[Spot]:
    """Of overlapping mentions keep the longest, of equal ones the first named."""
    ranked = sorted(
        enumerate(spots), key=lambda pair: (pair[1].order[0], pair[1].start, -pair[1].end, pair[0])
    )
    kept: list[Spot] = []
    for _, spot in ranked:
        last = kept[-1] if kept else None
        if last is None or last.field != spot.field or spot.start >= last.end:
            kept.append(spot)
        elif spot.end - spot.start > last.end - last.start:
            kept[-1] = spot
    return kept
