"""Folds a text so that patterns see one kind of letter, blank, dash and quote. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_ALIKE: Final = str.maketrans({
    "\t": " ", "\r": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "\u0451": "\u0435",
})  # fmt: skip
_BREAKS: Final = re.compile(r"\n\s*")


def fold(text: str) -> str:
    """Lower case, plain blanks, dashes and quotes; as long as ``text``, position by position.

    A single line break is a blank (wires wrap their lines), an empty line stays one.
    The dots of the Russian yo are dropped, as most of its press does.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" becomes two characters
        lowered = "".join(c if len(c) == 1 else "\0" for c in map(str.lower, text))
    return _BREAKS.sub(_blank, lowered.translate(_ALIKE))


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    return found if found.count("\n") > 1 else " " * len(found)


class Sentences:
    """The sentence borders of a text, found once."""

    def __init__(self, text: str, border: re.Pattern[str]) -> None:
        self._starts = [0, *(match.end() for match in border.finditer(text))]
        self._length = len(text)

    def number(self, position: int) -> int:
        """Which sentence, counted from 0, holds the position."""
        return bisect_right(self._starts, position) - 1

    def around(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the position."""
        index = self.number(position)
        last = index + 1 == len(self._starts)
        return self._starts[index], self._length if last else self._starts[index + 1]
