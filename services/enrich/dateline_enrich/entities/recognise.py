"""Says what a recogniser is: texts in, the stretches that name something out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from dateline.messages import EntityType


class RawMention(NamedTuple):
    """A stretch of a text that names something, before it is known which thing."""

    start: int
    """In code points."""
    end: int
    """Exclusive."""
    type: EntityType
    confidence: float
    """0 to 1."""
    rule: str
    """The rule or the model class that found it."""


class Recogniser(Protocol):
    """Finds names in texts; what is behind it may be rules or a model."""

    @property
    def name(self) -> str:
        """What provenance calls it: ``rules``, for example."""
        ...

    @property
    def version(self) -> str:
        """Raised when it may answer differently; for a model, with the hash of its file."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it serves, as primary subtags of BCP 47."""
        ...

    def recognise(self, texts: Sequence[str]) -> list[list[RawMention]]:
        """Find the names in each text.

        Args:
            texts: any number of texts, of any length.

        Returns:
            One list for each text: mentions in the order of the text, none within another.
        """
        ...
