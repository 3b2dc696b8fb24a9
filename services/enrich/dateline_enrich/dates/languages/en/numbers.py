"""Reads numbers as news writes them, in figures and in words. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.languages.en.lexicon import MANY, ORDINALS, SCALES, SMALL
from dateline_enrich.dates.pieces import either

_TENS: Final = either([word for word in SMALL if word.endswith("ty")])
_ONES: Final = either(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
_SMALL: Final = f"(?:{_TENS}(?:[- ]{{1,2}}{_ONES})?|{either(SMALL)})"
_SCALE: Final = either(SCALES)
_GAP: Final = "[ -]{1,2}"
_LARGE: Final = (
    rf"(?:(?:a|{_SMALL}){_GAP})?{_SCALE}"
    rf"(?:{_GAP}(?:and )?(?:{_SMALL}(?:{_GAP}{_SCALE})?|{_SCALE})){{0,3}}"
)
_FRACTIONS: Final = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}
_SIGN: Final = f"[{''.join(_FRACTIONS)}]"
NUMBER: Final = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,4}} \d/\d|\d{{1,4}} ?{_SIGN}|{_SIGN}"
    rf"|\d{{1,6}}(?:\.\d{{1,2}})?(?:{_GAP}(?:million|billion))?|{_LARGE}|{_SMALL})"
)
"""A number as a regular expression: "12", "1,500", "2 1/2", "twenty-four", "a hundred"."""

QUANTITY: Final = (
    rf"(?:(?:{either(['several', 'a few', 'few', 'many', 'some'])} {_SCALE}"
    rf"|{NUMBER}|{either(MANY)}|half an?|(?:half a|a half)[ -]dozen|a dozen|an?|another))"
)
"""A number, or words that stand for one."""

ORDINAL_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)"


def read_number(text: str) -> float | None:
    """The number that the words say; ``None`` where they say only "several"."""
    words = text.strip()
    if words[0].isdigit() or words[0] in _FRACTIONS:
        return _figures(words)
    if words in {"a", "an", "another"}:
        return 1
    if words.startswith(("half a", "a half")):
        return 6 if words.endswith("dozen") else 0.5
    if "couple" in words:
        return 2
    return _words(re.split(r"[- ]+", words))


def _figures(text: str) -> float | None:
    if text[-1] in _FRACTIONS:
        return int(text[:-1] or 0) + _FRACTIONS[text[-1]]
    if text.endswith("illion"):
        number, scale = re.split(r"[- ]+", text)
        return round(float(number) * SCALES[scale])
    if " " in text:
        whole, fraction = text.split(" ", 1)
        upper, _, lower = fraction.partition("/")
        return int(whole) + int(upper) / int(lower) if int(lower) else None
    value = float(text.replace(",", ""))
    return int(value) if value.is_integer() else value


def _words(words: list[str]) -> int | None:
    """Adds up the words; a thousand closes a group, a hundred and a dozen multiply it."""
    total, group = 0, 0
    for word in words:
        if word in SMALL:
            group += SMALL[word]
        elif word in {"hundred", "dozen"}:
            group = max(group, 1) * SCALES[word]
        elif word in SCALES:
            total, group = total + max(group, 1) * SCALES[word], 0
        elif word not in {"a", "and"}:
            return None
    return total + group


def read_ordinal(text: str) -> int | None:
    """The number of an ordinal: "27th" and "twenty-seventh" are 27."""
    if text[0].isdigit():
        return int(re.sub(r"\D", "", text))
    return ORDINALS.get(re.sub(r" +", "-", text))


def read_spelled_year(text: str) -> int | None:
    """The year of "nineteen ninety-six" or "two thousand and four"; ``None`` for other numbers."""
    words = [word for word in re.split(r"[- ]+", text) if word != "and"]
    if words[:2] == ["two", "thousand"]:
        rest = _words(words[2:])
        return 2000 + rest if rest is not None and rest < 100 else None  # noqa: PLR2004 - a year of the 2000s
    rest = _words(words[1:])
    return SMALL[words[0]] * 100 + rest if rest is not None and 9 < rest < 100 else None  # noqa: PLR2004 - two figures
