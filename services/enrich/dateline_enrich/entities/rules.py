"""Recognises names by rules: capitals, a gazetteer, cue words and the rest of the text. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.messages import EntityType
from dateline_enrich.entities.classify import UNSURE, classify
from dateline_enrich.entities.lexicon import Gazetteer, Lexicon, english
from dateline_enrich.entities.recognise import RawMention
from dateline_enrich.entities.runs import Found, Sentence, compound_head, find_runs
from dateline_enrich.text import Token, fold, sentences, shouted, title_cased, tokenise

FLOOR = 0.5
"""A guess below this is not reported; see the development figures in the README."""


@dataclass(frozen=True)
class RuleRecogniser:
    """Finds names in English texts, with no model: some 100,000 words a second."""

    lexicon: Lexicon = field(default_factory=english)
    name: str = "rules"
    version: str = "1"
    languages: tuple[str, ...] = ("en",)

    def recognise(self, texts: Sequence[str]) -> list[list[RawMention]]:
        """Find the names in each text; see :class:`Recogniser`."""
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> list[RawMention]:
        tokens = tokenise(text)
        words = [fold(token.text) for token in tokens]
        found: list[Found] = []
        for first, stop in sentences(text, tokens):
            found.extend(_in_sentence(Sentence(words, first, stop, self.lexicon)))
        return _mentions(_settle(found, words), tokens)


@dataclass(frozen=True)
class PlaceRecogniser:
    """Finds countries, cities and regions by the gazetteer alone, in a text of any language."""

    lexicon: Lexicon = field(default_factory=english)
    name: str = "places"
    version: str = "1"
    languages: tuple[str, ...] = ()

    def recognise(self, texts: Sequence[str]) -> list[list[RawMention]]:
        """Find the places in each text; see :class:`Recogniser`."""
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> list[RawMention]:
        tokens = tokenise(text)
        words = [fold(token.text) for token in tokens]
        found = _known(words, 0, len(words), self.lexicon.names)
        return _mentions([each for each in found if each.type in {"GPE", "LOC"}], tokens)


def _in_sentence(sentence: Sentence) -> Iterator[Found]:
    words = sentence.words[sentence.first : sentence.stop]
    if shouted(words):
        yield from _known(sentence.words, sentence.first, sentence.stop, sentence.lexicon.shouted)
    elif title_cased(words):
        yield from _in_title_case(sentence)
    else:
        place = _dateline(sentence)
        if place is not None:
            yield place
        for start, end in find_runs(sentence):
            if place is None or start >= place.end:
                yield from classify(sentence, start, end)
        yield from _compounds(sentence)


def _dateline(sentence: Sentence) -> Found | None:
    """Take the capitals that open a text, before a date or an agency, for the place of a story."""
    end = sentence.first
    while len(word := sentence.at(end)) > 1 and word.isupper() and word.isalpha():
        end += 1
    if sentence.first != 0 or end == 0 or sentence.at(end) not in _DATELINE_MARKS:
        return None
    ahead = range(end, end + _DATELINE)
    if any(sentence.cue("date_word", index) or sentence.at(index) in {"/", ")"} for index in ahead):
        return Found(0, end, "GPE", 0.8, "dateline")
    return None


_DATELINE_MARKS = frozenset({",", "("})
_DATELINE = 6
"""Words within which the date or the agency of a dateline stands."""


def _in_title_case(sentence: Sentence) -> Iterator[Found]:
    """Where every word bears a capital, trust only known names, and given name with surname."""
    end = sentence.first
    for index in range(sentence.first, sentence.stop):
        if index < end:
            continue
        known = sentence.lexicon.names.longest(sentence.words, index, sentence.stop)
        if known is not None:
            end = index + known[0]
            yield Found(index, end, known[1].type, 0.85, "gazetteer")
        elif _full_name(sentence, index):
            end = index + 2
            yield Found(index, end, "PERSON", 0.7, "given_name")


def _full_name(sentence: Sentence, index: int) -> bool:
    following = sentence.at(index + 1)
    return (
        sentence.lexicon.first_name(sentence.words[index])
        and sentence.words[index].lower() not in sentence.lexicon.common
        and following[:1].isupper()
        and following.lower() not in sentence.lexicon.common
    )


def _known(words: Sequence[str], start: int, stop: int, names: Gazetteer) -> Iterator[Found]:
    """Find the known names in a range, longest first, none within another."""
    while start < stop:
        known = names.longest(words, start, stop)
        if known is None:
            start += 1
        else:
            yield Found(start, start + known[0], known[1].type, 0.8, "gazetteer")
            start += known[0]


def _compounds(sentence: Sentence) -> Iterator[Found]:
    """Russian-backed, US-led: the known name before a hyphen and a small letter.

    The mention is cut to the name when offsets are known; until then its end says how.
    """
    for index in range(sentence.first, sentence.stop):
        entry = compound_head(sentence, index)
        if entry is not None:
            yield Found(index, index + 1, entry.type, 0.8, "compound")


def _settle(found: Sequence[Found], words: Sequence[str]) -> list[Found]:
    """Let what the text says surely of a word decide what it says of it unsurely."""
    surnames, types = _evidence(found, words)
    settled: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if settled and each.start < settled[-1].end:
            continue
        name = " ".join(words[each.start : each.end])
        if name in surnames and not _is_place(each, words):
            settled.append(each._replace(type="PERSON", confidence=0.85, rule="surname"))
        elif each.confidence <= UNSURE and name in types:
            kind = types[name].most_common(1)[0][0]
            settled.append(each._replace(type=kind, confidence=0.6, rule=f"{each.rule}+repeated"))
        elif each.confidence >= FLOOR:
            settled.append(each)
    return settled


def _is_place(found: Found, words: Sequence[str]) -> bool:
    """Tell whether a surname that is a place's name too means the place: in Lima, from Lima."""
    if found.rule != "gazetteer":
        return False
    before = words[found.start - 1] if found.start else ""
    return found.type not in {"GPE", "LOC"} or before in _BEFORE_PLACE


_BEFORE_PLACE = frozenset({"in", "at", "near", "from", "to", "of", "outside", "around", "into"})


def _evidence(
    found: Sequence[Found], words: Sequence[str]
) -> tuple[set[str], dict[str, Counter[EntityType]]]:
    """Collect the surnames of full names, and the types that names surely have."""
    surnames: set[str] = set()
    types: dict[str, Counter[EntityType]] = {}
    for each in found:
        if each.confidence <= UNSURE:
            continue
        name = " ".join(words[each.start : each.end])
        types.setdefault(name, Counter())[each.type] += 1
        if each.type == "PERSON" and each.end - each.start > 1:
            surnames.add(words[each.end - 1])
    return surnames, types


def _mentions(
    found: Sequence[Found] | Iterator[Found], tokens: Sequence[Token]
) -> list[RawMention]:
    mentions: list[RawMention] = []
    for each in found:
        start, end = tokens[each.start].start, tokens[each.end - 1].end
        if each.rule == "compound":
            end = start + tokens[each.start].text.index("-")
        mentions.append(RawMention(start, end, each.type, each.confidence, each.rule))
    return mentions
