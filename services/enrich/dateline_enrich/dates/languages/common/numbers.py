"""Reads the numbers of a language in figures and in words. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.languages.common.lexicon import Lexicon
from dateline_enrich.dates.pieces import either

_FIGURES: Final = r"\d{1,3}[. ]\d{3}(?!\d)|\d{1,4}(?:,\d{1,2})?"
_WORD: Final = r"[^\W\d_]{1,30}(?:-[^\W\d_]{1,12}){0,4}"


def number(lexicon: Lexicon) -> str:
    """The pattern of what may be a number: figures, or any word, which the table then judges.

    An alternation of all numerals would be tried at every place of every window.
    """
    phrases = [key for key in (*lexicon.numbers, *lexicon.many) if " " in key]
    several = f"|{either(phrases)}" if phrases else ""
    return f"(?:{_FIGURES}{several}|(?:{lexicon.tens})?{_WORD})"


def is_number(text: str, lexicon: Lexicon) -> bool:
    """Whether the words are a number, or say "several"."""
    return text in lexicon.many or read_number(text, lexicon) is not None


def read_number(text: str, lexicon: Lexicon) -> float | None:
    """The number that the words say; ``None`` for other words, "several" among them."""
    if text[:1].isdigit():
        value = float(re.sub(r"[. ](?=\d{3})", "", text).replace(",", "."))
        return int(value) if value.is_integer() else value
    if text in lexicon.numbers:
        return lexicon.numbers[text]
    parts = [lexicon.numbers.get(word) for word in re.split(r"[- ]+", text)]
    known = [part for part in parts if part is not None]
    return sum(known) if len(parts) > 1 and parts[0] and parts[-1] else None
