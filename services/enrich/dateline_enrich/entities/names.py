"""Compares names: one spelling for equal names, initials, surnames. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal

from dateline.messages import EntityType
from dateline_enrich.entities.lexicon import Lexicon, Words
from dateline_enrich.text import capitalised

Family = Literal["person", "place", "people", "thing"]
"""Types that one thing may be given from one mention to the next."""

_FAMILIES: dict[EntityType, Family] = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "people",
}
_DROPPED = str.maketrans({".": "", "'": "", "\u2019": "", "-": " ", "\u2010": " ", "\u2011": " "})
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "&", "de", "du", "la"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Spellings of one name in Latin letters: Sergei and Sergey, Yuri and Yury, Mohammed and Mohamed.
_SPELLINGS = (("ey", "i"), ("ei", "i"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("ou", "u"))


def family(kind: EntityType) -> Family:
    """The family of a type."""
    return _FAMILIES.get(kind, "thing")


def normalise(name: str) -> str:
    """Write equal names one way: no case, article, full stop, apostrophe or hyphen."""
    words = unicodedata.normalize("NFKC", name).casefold().translate(_DROPPED).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or name


def canonical(name: str, kind: EntityType, lexicon: Lexicon) -> str:
    """Normalise a name; what the gazetteer knows by several names gets the first of them."""
    entry = lexicon.names.whole(name)
    if entry is None and name.isupper():
        entry = lexicon.shouted.whole(name)
    if entry is not None and family(entry.type) == family(kind):
        return normalise(entry.canonical)
    return normalise(name)


def person_words(name: str) -> Words:
    """The words of a person's name, without Jr. or III."""
    words = tuple(normalise(name).split())
    while len(words) > 1 and words[-1] in _GENERATIONS:
        words = words[:-1]
    return words


def respell(word: str) -> str:
    """Fold the spellings that one name has in Latin letters."""
    for variant, plain in _SPELLINGS:
        word = word.replace(variant, plain)
    folded: list[str] = []
    for letter in word:
        if not folded or folded[-1] != letter:
            folded.append(letter)
    return "".join(folded)


def same_person(short: Words, full: Words) -> bool:
    """Tell whether two names of two words or more may be one person's.

    Equal surnames, and first names that are equal, spelt alike, or an initial of the other.
    """
    if len(short) < 2 or respell(short[-1]) != respell(full[-1]):  # noqa: PLR2004 - a full name
        return False
    one, other = short[0], full[0]
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return respell(one) == respell(other)


def initials(words: Sequence[str]) -> str:
    """The acronym of a name: its capitals, small words left out; UK for United Kingdom."""
    return "".join(
        word[0].upper() for word in words if word.lower() not in _SMALL and capitalised(word)
    )


def is_acronym(name: str) -> bool:
    """Tell whether a name is two to eight capitals."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters.isupper()  # noqa: PLR2004 - see the docstring
