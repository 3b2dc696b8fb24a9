"""What the patterns of every language are written with: blanks, alternations, triggers. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

B: Final = "(?: {1,4})"
"""A blank of the folded text; wrapped lines may leave a few."""

CLOCK: Final = frozenset({"#clock"})
"""The trigger of figures that a colon, "a.m.", "GMT" or "o'clock" follows."""


def either(words: Iterable[str]) -> str:
    """The words as a regular expression, the longest first, blanks widened."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(word.replace(" ", " {1,4}") for word in ordered) + ")"
