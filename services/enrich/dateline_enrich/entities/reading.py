"""Holds the texts of one article cut into words, and what was found in them so far. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from dateline.messages import EntityType, TextField
from dateline_enrich.entities.lexicon import Lexicon
from dateline_enrich.entities.runs import Sentence
from dateline_enrich.quoted import Quoted, find_quoted, paragraphs_of
from dateline_enrich.text import Token, fold, sentences, tokenise

FIELDS: tuple[TextField, ...] = ("title", "deck", "body")
Kind = Literal["name", "role", "pronoun", "inserted"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention on its way to its entity."""

    field: TextField
    start: int
    end: int
    text: str
    type: EntityType
    confidence: float
    rule: str
    kind: Kind = "name"

    @property
    def order(self) -> tuple[int, int]:
        """Sorts mentions as the article reads: title, deck, body."""
        return FIELDS.index(self.field), self.start


@dataclass(frozen=True)
class Reading:
    """One text of an article."""

    field: TextField
    text: str
    lexicon: Lexicon

    @cached_property
    def tokens(self) -> list[Token]:
        """The text's tokens."""
        return tokenise(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The tokens' words, apostrophes folded."""
        return [fold(token.text) for token in self.tokens]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The text's sentences."""
        ranges = sentences(self.text, self.tokens)
        return [Sentence(self.words, first, stop, self.lexicon) for first, stop in ranges]

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """The stretches between blank lines."""
        return paragraphs_of(self.text)

    @cached_property
    def quoted(self) -> list[Quoted]:
        """The stretches between quotation marks."""
        return find_quoted(self.text, self.paragraphs)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [each.start for each in self.quoted]

    def token_at(self, offset: int) -> int:
        """The index of the token that holds an offset, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_at(self, index: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.sentence_number(index)]

    def sentence_number(self, index: int) -> int:
        """The number of the sentence that holds a token."""
        return max(0, bisect_right(self._firsts, index) - 1)

    def paragraph_number(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def in_quotation(self, offset: int) -> bool:
        """Tell whether an offset lies between quotation marks."""
        number = bisect_right(self._quoted_starts, offset) - 1
        return number >= 0 and offset < self.quoted[number].end

    def words_of(self, spot: Spot) -> range:
        """The token indexes of a mention."""
        return range(self.token_at(spot.start), self.token_at(spot.end - 1) + 1)


@dataclass
class Cluster:
    """The mentions of one thing, and what else is known of it."""

    type: EntityType
    spots: list[Spot] = field(default_factory=list[Spot])
    ties: list[Tie] = field(default_factory=list["Tie"])
    roles: list[FoundRole] = field(default_factory=list["FoundRole"])
    labels: list[str] = field(default_factory=list[str])

    @property
    def name(self) -> str:
        """The fullest name: most words, then most letters; of a people, the most frequent."""
        names = [spot.text for spot in self.spots if spot.kind in {"name", "inserted"}]
        if self.type == "NORP":
            return Counter(names).most_common(1)[0][0]
        return max(names, key=_fullness)


@dataclass(frozen=True, slots=True)
class Tie:
    """Another name of a cluster, and what ties it."""

    text: str
    relation: Literal["short_form", "acronym", "surname", "given_name", "spelling", "other"]
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role with its place in a text."""

    title: str
    field: TextField
    start: int
    end: int
    organisation: str | None
    country: str | None
    """The country that the role is of, by its canonical name."""


Readings = Mapping[TextField, Reading]


def _fullness(name: str) -> tuple[int, bool, int]:
    """Rank names: more words, not in capitals throughout, more letters."""
    words = name.split()
    return len(words), not name.isupper(), len(name)
