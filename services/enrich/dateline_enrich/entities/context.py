"""Guesses what an unknown name is from its shape and the words around it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dateline.messages import EntityType
from dateline_enrich.entities.runs import Sentence

_LONG = 3
"""A longer run without a cue is seldom a person; a shorter word in capitals is an acronym."""
_ACRONYM = range(2, 7)
"""Letters of an acronym."""


class Guess(NamedTuple):
    """What a name may be."""

    type: EntityType
    confidence: float
    rule: str


def guess_by_context(sentence: Sentence, start: int, end: int) -> Guess | None:
    """Guess the type of a name in ``words[start:end]``; ``None`` if it is probably none."""
    if end - start == 1 and _ordinary(sentence, start):
        return None
    for rule in _RULES:
        guess = rule(sentence, start, end)
        if guess is not None:
            return guess
    return _by_shape(sentence, start, end)


def _ordinary(sentence: Sentence, start: int) -> bool:
    """Tell whether a single capitalised word names nothing: I, TV, Ministry, President."""
    word = sentence.words[start]
    lexicon = sentence.lexicon
    return (
        len(word) == 1
        or sentence.cue("never", start)
        or sentence.cue("org_tail", start)
        or (word.lower() in lexicon.common and not sentence.speaks(start))
        or word.lower() in lexicon.cues["office"]
    )


def _by_next_noun(sentence: Sentence, start: int, end: int) -> Guess | None:
    """Dubnik province; the Vendra terror group."""
    del start
    index = end + 1 if sentence.cue("group_adjective", end) else end
    if sentence.cue("org_noun", index):
        return Guess("ORG", 0.65, "noun_after")
    if sentence.cue("place_noun", end):
        return Guess("GPE", 0.65, "noun_after")
    return None


def _by_speech(sentence: Sentence, start: int, end: int) -> Guess | None:
    """Spokesman Orlov; Orlov said; said Orlov."""
    if sentence.cue("office", start - 1):
        return Guess("PERSON", 0.8, "title")
    spoken = sentence.cue("clause_verb", end) or sentence.at(start - 1) in {"said", "says", "told"}
    if spoken and not _acronym(sentence.words[start]):
        return Guess("PERSON", 0.6, "speech_verb")
    return None


def _by_apposition(sentence: Sentence, start: int, end: int) -> Guess | None:
    """Take "Dmitry Orlov, 45," and "a dealer, Dmitry Orlov," for a person."""
    if sentence.at(end) != "," or end - start == 1:
        return None
    following = sentence.at(end + 1)
    between = sentence.at(start - 1) == "," and sentence.at(start - 2).islower()
    if between or following in _AFTER_PERSON or following.isdigit():
        return Guess("PERSON", 0.6, "apposition")
    return None


_AFTER_PERSON = frozenset({"a", "an", "the", "who", "aged"})


def _by_place(sentence: Sentence, start: int, end: int) -> Guess | None:
    """In Dubnik, near Dubnik; and "Tartus and Dubnik" after a known place."""
    del end
    if sentence.cue("place_preposition", start - 1) and not _acronym(sentence.words[start]):
        return Guess("GPE", 0.6, "preposition")
    if sentence.at(start - 1) in {"and", ","} and start - 2 >= sentence.first:
        known = sentence.lexicon.names.longest(sentence.words, start - 2, start - 1)
        if known is not None and known[1].type == "GPE":
            return Guess("GPE", 0.55, "list")
    return None


_RULES: tuple[Callable[[Sentence, int, int], Guess | None], ...] = (
    _by_next_noun,
    _by_speech,
    _by_apposition,
    _by_place,
)


def _by_shape(sentence: Sentence, start: int, end: int) -> Guess:
    """Guess by the words themselves, where nothing else speaks."""
    words = sentence.words[start:end]
    if len(words) == 1:
        return _single(sentence, start)
    if words[-1][0].isdigit():
        return Guess("PRODUCT", 0.55, "shape")
    if any(_acronym(word) or word == "&" for word in words):
        return Guess("ORG", 0.55, "shape")
    ordinary = any(word.lower() in sentence.lexicon.common for word in words)
    if ordinary or len(words) > _LONG:
        return Guess("ORG", 0.4, "shape")
    return Guess("PERSON", 0.5, "shape")


def _single(sentence: Sentence, start: int) -> Guess:
    """Guess what one word alone is; most such guesses count only if the text repeats the word."""
    word = sentence.words[start]
    known = sentence.lexicon.shouted.longest(sentence.words, start, start + 1)
    if known is not None and len(word) > _LONG:
        return Guess(known[1].type, 0.8, "gazetteer")
    if _acronym(word):
        return Guess("ORG", 0.6, "acronym")
    if sentence.lexicon.first_name(word):
        return Guess("PERSON", 0.5, "given_name")
    return Guess("PERSON", 0.2 if start == sentence.first else 0.35, "shape")


def _acronym(word: str) -> bool:
    """Tell whether a word is two to six capitals: UN, NATO, U.N."""
    letters = word.replace(".", "").replace("-", "")
    return len(letters) in _ACRONYM and letters.isupper() and letters.isalnum()
