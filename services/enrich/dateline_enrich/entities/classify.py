"""Decides what the names in a run of capitalised words are, by lexicon, cues and context. Pure."""

from __future__ import annotations

from collections.abc import Callable

from dateline.messages import EntityType
from dateline_enrich.entities.context import guess_by_context
from dateline_enrich.entities.offices import after_office_of, after_title, hidden_title, title_end
from dateline_enrich.entities.runs import Found, Sentence, Step

_PAIR = 2
"""Given name and surname: the fewest words of a full name, and of most others."""
UNSURE = 0.5
"""Below this, what the rest of the text says about the same word counts more."""


def classify(sentence: Sentence, start: int, end: int) -> list[Found]:
    """Name the parts of a run: Russian | Foreign Minister | Sergey Lavrov."""
    found: list[Found] = []
    start = _skip_openers(sentence, start, end)
    while start < end:
        for rule in _RULES:
            step = rule(sentence, start, end)
            if step is not None:
                found.extend(step[0])
                start = step[1]
                break
    return found


def _skip_openers(sentence: Sentence, start: int, end: int) -> int:
    """Drop articles, and ordinary words that owe their capital to the sentence's start."""
    while start < end and _is_opener(sentence, start, end):
        start += 1
    return start


def _is_opener(sentence: Sentence, start: int, end: int) -> bool:
    word = sentence.words[start]
    if sentence.lexicon.names.longest(sentence.words, start, end):
        return False
    if word not in _ARTICLES:
        opens = start == sentence.first or not _wordy(sentence.at(start - 1))
        person = sentence.lexicon.first_name(word) and end - start > 1
        ordinary = word.lower() in sentence.lexicon.common
        known = person or not ordinary or sentence.speaks(start)
        if known or not (opens or end - start == 1):
            return False
    return not _heads_a_name(sentence, start, end)


_ARTICLES = frozenset({"The", "A", "An"})


def _wordy(word: str) -> bool:
    return bool(word) and (word[0].isalnum() or word in {",", "'s", "/", "-", "&"})


def _heads_a_name(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether an ordinary first word opens a body's name: Bank of …, Human Rights Council."""
    if sentence.words[start] in _ARTICLES or end - start < _PAIR:
        return False
    known = _by_tail(sentence, start, end) or _by_first(sentence, start)
    return known is not None or (
        sentence.cue("org_head", start) and sentence.at(start + 1) in {"of", "for"}
    )


def _whole_name(sentence: Sentence, start: int, end: int) -> Step | None:
    known = sentence.lexicon.names.longest(sentence.words, start, end)
    if known is None or start + known[0] != end:
        return None
    return (Found(start, end, known[1].type, 0.95, "gazetteer"),), end


def _by_cue(sentence: Sentence, start: int, end: int) -> Step | None:
    """A word inside the run tells what all of it is: a ministry, a river, a treaty."""
    if end - start < _PAIR or title_end(sentence, start, end) > start:
        return None
    kind = (
        _by_head(sentence, start, end)
        or _by_tail(sentence, start, end)
        or _by_first(sentence, start)
    )
    if kind is None or _is_surname(sentence, start, end):
        return None
    return (Found(start, end, kind, 0.85, "cue"),), end


def _by_head(sentence: Sentence, start: int, end: int) -> EntityType | None:
    """The word before "of" or "for" decides: Congress of …, Treaty of …."""
    for index in range(start + 1, end):
        if sentence.words[index] in {"of", "for", "on"}:
            for section, kind in _HEAD_TYPES:
                if sentence.cue(section, index - 1):
                    gathers = sentence.words[index - 1] in _GATHERINGS
                    return "EVENT" if gathers and sentence.cue("event_tail", end - 1) else kind
            return None
    return None


_GATHERINGS = frozenset({"Congress", "Conference", "Forum", "Assembly"})
_HEAD_TYPES: tuple[tuple[str, EntityType], ...] = (
    ("law_head", "LAW"),
    ("event_head", "EVENT"),
    ("place_head", "LOC"),
    ("division_tail", "GPE"),
    ("facility_tail", "FAC"),
    ("org_head", "ORG"),
)
_FIRST_TYPES: tuple[tuple[str, EntityType], ...] = (
    ("place_head", "LOC"),
    ("event_head", "EVENT"),
)


def _by_first(sentence: Sentence, start: int) -> EntityType | None:
    """The first word decides: Lake …, Operation …."""
    for section, kind in _FIRST_TYPES:
        if sentence.cue(section, start):
            return kind
    return None


def _by_tail(sentence: Sentence, start: int, end: int) -> EntityType | None:
    """The last word decides: … Ministry, … River, … Act; a number after it is passed over."""
    last = end - 1
    if last > start and (sentence.words[last][0].isdigit() or sentence.words[last] in _ROMAN):
        last -= 1
        if sentence.cue("law_head", last) or sentence.cue("law_tail", last):
            return "LAW"
    for section, kind in _TAIL_TYPES:
        if sentence.cue(section, last):
            return kind
    return None


_ROMAN = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"})
_TAIL_TYPES: tuple[tuple[str, EntityType], ...] = (
    ("org_tail", "ORG"),
    ("law_tail", "LAW"),
    ("event_tail", "EVENT"),
    ("facility_tail", "FAC"),
    ("place_tail", "LOC"),
    ("division_tail", "GPE"),
    ("work_tail", "WORK"),
)


def _is_surname(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the cue word is a surname after a given name: Jessica Lake."""
    return (
        end - start == _PAIR
        and sentence.lexicon.first_name(sentence.words[start])
        and sentence.cue("surname_too", end - 1)
    )


def _given(sentence: Sentence, start: int, end: int) -> Step | None:
    """A given name opens a person's name."""
    if end - start < _PAIR or not sentence.lexicon.first_name(sentence.words[start]):
        return None
    return (Found(start, end, "PERSON", 0.9, "given_name"),), end


def _known_prefix(sentence: Sentence, start: int, end: int) -> Step | None:
    """A known name opens a run that says more: Syria | Staffan de Mistura."""
    known = sentence.lexicon.names.longest(sentence.words, start, end)
    if known is None:
        return None
    after = start + known[0]
    if known[1].type != "NORP" and not _splits(sentence, after, end):
        return None
    return (Found(start, after, known[1].type, 0.85, "gazetteer"),), after


def _splits(sentence: Sentence, after: int, end: int) -> bool:
    """Tell whether what follows a known place or body is another name or a title."""
    return (
        sentence.lexicon.first_name(sentence.words[after])
        or title_end(sentence, after, end) > after
        or sentence.lexicon.names.longest(sentence.words, after, end) is not None
    )


def _hidden_person(sentence: Sentence, start: int, end: int) -> Step | None:
    """A given name inside a run opens a person: Defence | Lena Orlova."""
    for index in range(start + 1, end - 1):
        ordinary = sentence.words[index - 1].lower() in sentence.lexicon.common
        if ordinary and sentence.lexicon.first_name(sentence.words[index]):
            return (Found(index, end, "PERSON", 0.7, "given_name"),), end
    return None


def _unknown(sentence: Sentence, start: int, end: int) -> Step:
    """Nothing in the name tells; what stands around it must."""
    guess = guess_by_context(sentence, start, end)
    if guess is None:
        return (), end
    return (Found(start, end, *guess),), end


_RULES: tuple[Callable[[Sentence, int, int], Step | None], ...] = (
    _whole_name,
    _by_cue,
    after_title,
    after_office_of,
    _given,
    _known_prefix,
    hidden_title,
    _hidden_person,
    _unknown,
)
