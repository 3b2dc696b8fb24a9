"""Cuts a text into tokens and sentences, with offsets in code points. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Token(NamedTuple):
    """A word, a number or one sign; ``text == source[start:end]``."""

    start: int
    end: int
    text: str


# Each alternative consumes what it matches for good, so that scanning is linear on any input.
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_WORD = rf"(?:{_LETTER})+"
_TOKEN = re.compile(
    rf"""(?:[^\W\d_]\.){{2,}}          # U.S.  J.K.
    | \d+(?:[.,:]\d+)*(?:[^\W\d_]+)?   # 2,254  9.30  20th
    | {_WORD}(?:[-\u2010\u2011'\u2019]?[^\W_][\u0300-\u036f]*)*   # al-Nusra  O'Neill  F16
    | \s+
    | .""",
    re.VERBOSE | re.DOTALL,
)
APOSTROPHES = "'\u2019"
OPENING = "\"'\u201c\u2018\u00ab\u201e([{"
CLOSING = "\"'\u201d\u2019\u00bb\u201c)]}"
_TERMINATORS = ".!?\u2026\u3002\uff01\uff1f"
_SMALL = 3
"""Letters of words that headlines set small, such as "the"; and words too few to tell."""
_SHORT_LINE = 60
"""A line of fewer characters that a single newline ends is a heading or a list item."""

ABBREVIATIONS = frozenset({
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Fr", "Hon", "St", "Mt", "Gen", "Lt", "Col",
    "Maj", "Capt", "Cpl", "Sgt", "Adm", "Cmdr", "Gov", "Sen", "Rep", "Sec", "Amb", "Supt",
    "Det", "Insp", "Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros", "No", "Nos", "Vol", "Fig",
    "vs", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    "Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun", "Mme", "Mlle",
})  # fmt: skip
_ENDS_TOO = frozenset({"Inc.", "Corp.", "Co.", "Ltd.", "Bros.", "Jr.", "Sr."})
"""Abbreviations that often close a sentence as well."""
OPENERS = frozenset({
    "The", "A", "An", "In", "On", "At", "By", "For", "From", "With", "After", "Before", "But",
    "And", "Or", "So", "Yet", "If", "When", "While", "As", "He", "She", "It", "They", "We",
    "You", "I", "His", "Her", "Its", "Their", "Our", "This", "That", "These", "Those", "There",
    "Here", "Then", "However", "Meanwhile", "Although", "Since", "What", "Who", "How", "Why",
    "Where", "Some", "Many", "Most", "All", "No", "Not", "One", "Two",
})  # fmt: skip


def tokenise(text: str) -> list[Token]:
    """Cut a text into tokens; white space falls between them.

    A possessive ``'s`` is a token of its own, the full stop of an abbreviation or an initial is
    part of it, and a hyphenated word is one token.
    """
    tokens: list[Token] = []
    skip_to = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if start < skip_to or word.isspace():
            continue
        if end - start > len("'s") and word[-1] in "sS" and word[-2] in APOSTROPHES:
            tokens.append(Token(start, end - 2, word[:-2]))
            tokens.append(Token(end - 2, end, word[-2:]))
        elif text[end : end + 1] == "." and (
            word in ABBREVIATIONS or _is_initial(text, start, end)
        ):
            tokens.append(Token(start, end + 1, word + "."))
            skip_to = end + 1
        else:
            tokens.append(Token(start, end, word))
    return tokens


def _is_initial(text: str, start: int, end: int) -> bool:
    """Tell whether a capital letter and a full stop stand before another capital: ``J. Smith``."""
    if end - start != 1 or not text[start].isupper() or text[start] == "I":
        return False
    following = text[end + 1 : end + 3].lstrip(" ")
    return following[:1].isupper()


def sentences(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Group tokens into sentences.

    Returns:
        Half-open ranges of token indexes, in order; together they cover all tokens.
    """
    found: list[tuple[int, int]] = []
    first = 0
    for index in range(1, len(tokens)):
        if _breaks(text, tokens, index):
            found.append((first, index))
            first = index
    if tokens:
        found.append((first, len(tokens)))
    return found


def _breaks(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a sentence begins at a token."""
    before, here = tokens[index - 1], tokens[index]
    if before.end == here.start:
        return False
    gap = text[before.end : here.start]
    if gap.count("\n") > 1:
        return True
    last = index - 1
    while last > 0 and tokens[last].text in CLOSING and tokens[last - 1].end == tokens[last].start:
        last -= 1
    ended = _ends(tokens[last], here)
    if "\n" in gap:
        line = before.end - text.rfind("\n", max(0, before.end - _SHORT_LINE), before.end)
        return ended or line < _SHORT_LINE
    return ended and _opens(here.text)


def _ends(token: Token, following: Token) -> bool:
    """Tell whether a token can close a sentence before another."""
    text = token.text
    if text in _TERMINATORS:
        return True
    if len(text) > 1 and text[-1] == ".":
        return following.text in OPENERS or (text in _ENDS_TOO and following.text in OPENING)
    return False


def _opens(word: str) -> bool:
    """Tell whether a token can open a sentence."""
    return not word[0].islower() and word[0] not in ",;:-\u2013\u2014/" + CLOSING.replace('"', "")


def capitalised(word: str) -> bool:
    """Tell whether a word bears a capital as names do: ``Paris``, ``al-Nusra``, ``eBay``."""
    if word[0].isupper():
        return True
    if not word[0].isalpha():
        return False
    prefix, hyphen, rest = word.partition("-")
    if hyphen:
        return prefix in _NAME_PREFIXES and rest[:1].isupper()
    return any(letter.isupper() for letter in word)


_NAME_PREFIXES = frozenset(
    {"al", "el", "ul", "ur", "an", "ar", "as", "ash", "at", "ad", "az", "es"}
)


def shouted(words: Sequence[str]) -> bool:
    """Tell whether words are set in capitals throughout, as some headlines are."""
    letters = [word for word in words if word[0].isalpha() and len(word) > 1]
    return len(letters) > 1 and sum(word.isupper() for word in letters) >= 0.8 * len(letters)


def title_cased(words: Sequence[str]) -> bool:
    """Tell whether nearly all long words bear capitals, so that a capital tells nothing.

    A line that ends with a full stop is a sentence and no headline.
    """
    if words and words[-1] == ".":
        return False
    longer = [word for word in words if word[0].isalpha() and len(word) > _SMALL]
    return len(longer) > _SMALL and sum(word[0].isupper() for word in longer) >= 0.85 * len(longer)


def fold(word: str) -> str:
    """Write an apostrophe one way, so that lexicon and text agree."""
    return word.replace("\u2019", "'").replace("\u2018", "'")
