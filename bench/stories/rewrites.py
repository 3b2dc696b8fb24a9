"""What desks do to a story before they print it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random

from bench.stories.grammar import Facts
from bench.stories.telling import Telling, asides, facts, patterns, read

Rewrite = Callable[[Telling, Random], Telling]

_WORD = re.compile(r"[A-Za-z]+")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z\"])")
_SAID = re.compile(r"^(?P<what>[^\"]+), (?P<who>[^,\"]+) (?P<verb>said|reported|announced)\.$")
_ON = re.compile(r"^(?P<what>[^,\"]+) (?P<when>on [A-Z][a-z]+day)(?P<rest>[,. ].*)$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@cache
def _synonyms() -> dict[str, list[str]]:
    pairs = (line.split(": ") for line in read("synonyms.txt").splitlines())
    return {word: others.split(", ") for word, others in pairs}


def verbatim(telling: Telling, chance: Random) -> Telling:
    """Print it as it is."""
    del chance
    return telling


def retitled(telling: Telling, chance: Random) -> Telling:
    """Print it under a headline of one's own."""
    words = telling.paragraphs[0].split()
    start = chance.randrange(3)
    return Telling(" ".join(words[start : start + 7]), telling.paragraphs)


def truncated(telling: Telling, chance: Random) -> Telling:
    """Cut it to three fifths, in mid-sentence."""
    return Telling(telling.title, _first(telling, chance.uniform(0.55, 0.65)))


def lead(telling: Telling, chance: Random) -> Telling:
    """Print the first third alone."""
    return Telling(telling.title, _first(telling, chance.uniform(0.27, 0.33)))


def edited(telling: Telling, chance: Random) -> Telling:
    """Change a word here and there."""
    return _each(telling, lambda text: _reworded(text, chance, 0.07))


def rewritten(telling: Telling, chance: Random) -> Telling:
    """Tell it in other words, drop a sentence in seven, and keep what is quoted."""

    def rewrite(paragraph: str) -> str:
        if paragraph.startswith('"'):
            return paragraph
        kept = [one for one in _SENTENCE.split(paragraph) if chance.random() > 1 / 7]
        return " ".join(_reworded(_turned(one, chance), chance, 0.22) for one in kept)

    return _each(retitled(telling, chance), rewrite)


def extended(telling: Telling, chance: Random) -> Telling:
    """Add paragraphs of one's own."""
    about = _anything(chance)
    paragraphs = list(telling.paragraphs)
    for aside in asides(chance, about, chance.randint(2, 5)):
        paragraphs.insert(chance.randint(1, len(paragraphs)), aside)
    return Telling(telling.title, tuple(paragraphs))


def credited(telling: Telling, chance: Random) -> Telling:
    """Print it under another agency's line, with its credit and a footer."""
    about = _anything(chance)
    agency = chance.choice(["Norda", "Meridian", "TRN", "Haixing", "Sarya"])
    place, day = about.word("town"), chance.randint(1, 28)
    opening = f"{place.upper()}, {about.word('month')} {day} ({agency}) - {telling.paragraphs[0]}"
    credit = f"(Reporting by {about.word('p')}; editing by {about.word('p')})"
    return Telling(telling.title, (opening, *telling.paragraphs[1:], credit))


def reordered(telling: Telling, chance: Random) -> Telling:
    """Put the paragraphs after the first in another order."""
    rest = chance.sample(telling.paragraphs[1:], len(telling.paragraphs) - 1)
    return Telling(telling.title, (telling.paragraphs[0], *rest))


def updated(telling: Telling, chance: Random) -> Telling:
    """Change some of the numbers, and add what has become known."""

    def change(match: re.Match[str]) -> str:
        if chance.random() > 0.4:  # noqa: PLR2004 - two numbers in five are new
            return match[0]
        return str(int(float(match[0])) + chance.randint(1, 9))

    told = _each(telling, lambda text: _NUMBER.sub(change, text))
    news = asides(chance, _anything(chance), 2)
    return Telling(f"UPDATE 1-{told.title}", (told.paragraphs[0], *news, *told.paragraphs[1:]))


REWRITES: dict[str, Rewrite] = {
    "verbatim": verbatim,
    "re-titled": retitled,
    "truncated to 60 %": truncated,
    "lead, 30 %": lead,
    "light edit": edited,
    "heavy rewrite": rewritten,
    "paragraphs added": extended,
    "agency line": credited,
    "reordered": reordered,
    "update": updated,
}


def _anything(chance: Random) -> Facts:
    return facts(chance, patterns("common.txt"))


def _each(telling: Telling, change: Callable[[str], str]) -> Telling:
    changed = (change(paragraph) for paragraph in telling.paragraphs)
    return Telling(telling.title, tuple(text for text in changed if text))


def _first(telling: Telling, part: float) -> tuple[str, ...]:
    left = int(telling.words * part)
    kept: list[str] = []
    for paragraph in telling.paragraphs:
        words = paragraph.split()[:left]
        left -= len(words)
        if words:
            kept.append(" ".join(words))
    return tuple(kept)


def _reworded(text: str, chance: Random, share: float) -> str:
    """Replace a share of the words by others, or leave them out."""

    def replace(match: re.Match[str]) -> str:
        word = match[0]
        others = _synonyms().get(word.lower())
        if others is None or chance.random() > share * _RARITY:
            return word
        other = chance.choice(others)
        return other.capitalize() if word[0].isupper() else other

    return _WORD.sub(replace, text)


_RARITY = 3.0
"""About one word in three has another for it."""


def _turned(sentence: str, chance: Random) -> str:
    """Put who said it, or when it was, first."""
    said, when = _SAID.match(sentence), _ON.match(sentence)
    if said and chance.random() < 0.8:  # noqa: PLR2004 - mostly
        what = said["what"]
        return f"{_upper(said['who'])} {said['verb']} that {what[0].lower()}{what[1:]}."
    if when and chance.random() < 0.8:  # noqa: PLR2004 - mostly
        what = when["what"]
        return f"{_upper(when['when'])} {what[0].lower()}{what[1:]}{when['rest']}"
    return sentence


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
