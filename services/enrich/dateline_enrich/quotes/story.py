"""Holds a body cut into words, with the mentions of its entities. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from dateline.messages import Entity, Mention, Passage
from dateline_enrich.entities.reading import Reading


class Named(NamedTuple):
    """A mention in the body, and whose it is."""

    start: int
    end: int
    mention: Mention
    entity: Entity


class Speaker(NamedTuple):
    """Who speaks: the words, and the entity where one is meant."""

    passage: Passage
    entity_id: UUID | None


class Attribution(NamedTuple):
    """A speaker and the verb of speaking."""

    speaker: Speaker | None
    verb: Passage
    rule: str


@dataclass(frozen=True)
class Story:
    """A body and what it names."""

    reading: Reading
    entities: Sequence[Entity]

    @cached_property
    def named(self) -> list[Named]:
        """The body's mentions in their order."""
        return sorted(
            (
                Named(mention.start, mention.end, mention, entity)
                for entity in self.entities
                for mention in entity.mentions
                if mention.field == "body"
            ),
            key=lambda named: (named.start, named.end),
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [named.start for named in self.named]

    def between(self, start: int, end: int) -> list[Named]:
        """The mentions that begin in a stretch."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.named[first:last]

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the body."""
        text = self.reading.text[start:end]
        return Passage(field="body", start=start, end=end, text=text)

    def tokens(self, first: int, stop: int) -> Passage:
        """The stretch from one token to the one before another."""
        tokens = self.reading.tokens
        return self.passage(tokens[first].start, tokens[stop - 1].end)
