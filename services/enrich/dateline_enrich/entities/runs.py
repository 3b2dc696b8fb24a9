"""Cuts out of a sentence the runs of words that may be names, by their capitals. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.messages import EntityType
from dateline_enrich.entities.lexicon import Entry, Lexicon
from dateline_enrich.text import capitalised

_MARKS = frozenset({'"', "\u201d", "\u2019", "'"})
_SUFFIXES = frozenset({"'s", "'S"})
_OPEN_PARTICLES = frozenset({"de", "von", "bin", "ibn", "abu", "del", "della", "di", "van"})
"""Particles that open a surname used alone: de Mistura."""
_PARTICLES = 3
"""Particles in a row: Ursula von der …."""
_LONGEST = 24
"""Words of a run; no name is longer, and a bound keeps the work linear."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence within a text's tokens; all indexes count in the whole text's words."""

    words: Sequence[str]
    """The words of the whole text, apostrophes folded."""
    first: int
    stop: int
    lexicon: Lexicon

    def at(self, index: int) -> str:
        """The word at an index, or nothing outside the sentence."""
        return self.words[index] if self.first <= index < self.stop else ""

    def speaks(self, index: int) -> bool:
        """Tell whether a word within a sentence, after a quotation too, is said to speak."""
        before = self.at(index - 1)
        closing = before in _MARKS and self.at(index - 2) in {",", "?", "!"}
        return (
            index > self.first
            and (before.isalpha() or closing)
            and self.cue("clause_verb", index + 1)
        )

    def cue(self, section: str, index: int) -> bool:
        """Tell whether the word at an index stands in a section of the lexicon."""
        return self.at(index) in self.lexicon.cues[section]


class Found(NamedTuple):
    """A name in word indexes, end exclusive."""

    start: int
    end: int
    type: EntityType
    confidence: float
    rule: str


Step = tuple[tuple[Found, ...], int]
"""What a rule found at the head of a run, and where the rest of the run begins."""


def find_runs(sentence: Sentence) -> list[tuple[int, int]]:
    """Find the runs of capitalised words, with the small words that belong inside names.

    Returns:
        Half-open ranges of word indexes, in order.
    """
    runs: list[tuple[int, int]] = []
    index = sentence.first
    while index < sentence.stop:
        if not _starts(sentence, index):
            index += 1
            continue
        end = index + 1
        while end - index < _LONGEST and (step := _step(sentence, index, end)):
            end += step
        runs.append((_with_particle(sentence, index), end))
        index = end
    return runs


def _starts(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    return (
        capitalised(word)
        and word not in _SUFFIXES
        and compound_head(sentence, index) is None
        and (not sentence.cue("date_word", index) or _given_name(sentence, index))
    )


def compound_head(sentence: Sentence, index: int) -> Entry | None:
    """Look up the known name that opens an adjective: Russian-backed, US-led."""
    head, hyphen, rest = sentence.words[index].partition("-")
    if not hyphen or not rest[:1].islower():
        return None
    return sentence.lexicon.names.entries.get((head,))


def _given_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a month's name is a person's: "April Jones", not "April 4"."""
    following = sentence.at(index + 1)
    return (
        sentence.lexicon.first_name(sentence.words[index])
        and bool(following)
        and following[0].isupper()
        and not sentence.cue("date_word", index + 1)
    )


def _with_particle(sentence: Sentence, start: int) -> int:
    """Take in a particle that opens a surname."""
    if sentence.at(start - 1) in _OPEN_PARTICLES and not capitalised(sentence.at(start - 2) or "."):
        return start - 1
    return start


def _step(sentence: Sentence, start: int, end: int) -> int:
    """Count the words after a run that belong to it, up to its next capitalised word."""
    word = sentence.at(end)
    if not word:
        return 0
    joiner = _JOINERS.get(word)
    if joiner is not None:
        return joiner(sentence, start, end)
    if not capitalised(word) or compound_head(sentence, end) is not None:
        return _small(sentence, end)
    dated = sentence.cue("date_word", end)
    return int(not dated or sentence.lexicon.first_name(sentence.words[end - 1]))


def _small(sentence: Sentence, end: int) -> int:
    """Join the number of a resolution, or the particles of a surname."""
    if sentence.words[end][0].isdigit():
        return int(sentence.cue("numbered", end - 1))
    return _particle(sentence, end) if sentence.cue("person_particle", end) else 0


def _particle(sentence: Sentence, end: int) -> int:
    """Join "van der Bellen" to what stands before it, unless that is an ordinary word."""
    if sentence.words[end - 1].lower() in sentence.lexicon.common:
        return 0
    step = 1
    while step < _PARTICLES and sentence.cue("person_particle", end + step):
        step += 1
    following = sentence.at(end + step)
    return step + 1 if following and following[0].isupper() else 0


def _of(sentence: Sentence, start: int, end: int) -> int:
    """Join "of": Ministry of Health, Congress of the People."""
    if sentence.words[end - 1] == "Secretary" and sentence.at(end + 1) == "State":
        return 2
    heads = sentence.words[start:end]
    known = sentence.lexicon.cues
    if not any(word in known["org_head"] or word in known["of_head"] for word in heads):
        return 0
    after = end + 2 if sentence.at(end + 1) in {"the", "The"} else end + 1
    owner = sentence.at(after) and sentence.lexicon.names.longest(
        sentence.words, after, sentence.stop
    )
    if owner and owner[1].type == "ORG":
        return 0
    return _to_capital(sentence, end)


def _for(sentence: Sentence, start: int, end: int) -> int:
    """Join "for" and "on": Centre for Water Studies, Committee on Foreign Relations."""
    heads = sentence.words[start:end]
    if not any(word in sentence.lexicon.cues["org_head"] for word in heads):
        return 0
    following = sentence.at(end + 1)
    if sentence.lexicon.names.longest(sentence.words, end + 1, sentence.stop) and following:
        return 0
    return _to_capital(sentence, end)


def _to_capital(sentence: Sentence, end: int) -> int:
    """Count a small word, an article after it, and the capitalised word that must follow."""
    step = 2 if sentence.at(end + 1) in {"the", "The"} else 1
    word = sentence.at(end + step)
    if word and word[0].isupper() and not sentence.cue("date_word", end + step):
        return step + 1
    return 0


def _and(sentence: Sentence, start: int, end: int) -> int:
    """Join "and" inside the name of a body, but not between two names."""
    following = sentence.at(end + 1)
    if not following or not following[0].isupper() or sentence.cue("date_word", end + 1):
        return 0
    lexicon = sentence.lexicon
    names = lexicon.names
    spelt = names.longest(sentence.words, start, sentence.stop)
    if spelt is not None and start + spelt[0] > end:
        return 2
    if names.longest(sentence.words, end - 1, end) or lexicon.first_name(following):
        return 0
    if names.longest(sentence.words, end + 1, sentence.stop):
        return 0
    left = sentence.words[start:end]
    if "of" in left or "for" in left:
        other = following.lower() in lexicon.cues["office"] or _ends_as_body(sentence, end + 1)
        return 0 if other else 2
    ordinary = all(word.lower() in lexicon.common for word in left)
    return 2 if ordinary and _ends_as_body(sentence, end + 1) else 0


def _ends_as_body(sentence: Sentence, index: int) -> bool:
    """Tell whether the capitalised words from an index on end as organisations do."""
    while (word := sentence.at(index + 1)) and word[0].isupper():
        index += 1
    return sentence.cue("org_tail", index) or sentence.cue("law_tail", index)


def _ampersand(sentence: Sentence, start: int, end: int) -> int:  # noqa: ARG001 - as the others
    following = sentence.at(end + 1)
    return 2 if following and following[0].isupper() else 0


def _possessive(sentence: Sentence, start: int, end: int) -> int:
    """Join "'s" where it opens a name (People's Party), not where it tells an owner."""
    following = sentence.at(end + 1)
    if not following or not following[0].isupper():
        return 0
    if sentence.words[end - 1] + sentence.words[end] in sentence.lexicon.cues["possessive_name"]:
        return 2
    if sentence.words[start] in {"St", "St.", "Saint"}:
        return 2
    ordinary = following.lower() in sentence.lexicon.common
    ahead = range(end + 2, end + 4)
    if ordinary and any(sentence.cue("party_noun", index) for index in ahead):
        return 2
    return 0


_JOINERS: dict[str, Callable[[Sentence, int, int], int]] = {
    "of": _of,
    "for": _for,
    "on": _for,
    "and": _and,
    "&": _ampersand,
    "'s": _possessive,
    "'": _possessive,
}
