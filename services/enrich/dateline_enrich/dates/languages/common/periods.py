"""Years, decades and centuries. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Period, Reading, Rule
from dateline_enrich.dates.languages.common.lexicon import Lexicon, group, mod, mod_of, span
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import either

_RECENT: Final = range(1900, 2050)
YEARS: Final = frozenset({"#year"})
_NOT_A_YEAR: Final = r"(?!\d|[.,]\d|:\d|%|\xb0|[-/](?:\d|[^\W\d_]))"
_SYMBOL_BEFORE: Final = re.compile(r"[$\u20ac\u00a3\u00a5#+=*@_\d\xa7] ?$|:$")
_WORD_BEFORE: Final = re.compile(r"(?:([^\W\d_]{1,20}) {1,4}|\b([^\W\d_]{1,4})\.(?: {1,4})?)$")
_WORD_AFTER: Final = re.compile(r" {1,4}([^\W\d_]{1,24})")
_LAST_CENTURY: Final = 30
ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18,
    "xix": 19, "xx": 20, "xxi": 21,
}  # fmt: skip


def years(
    lexicon: Lexicon,
    *,
    kind: str = "",
    tail: str = "",
    names: frozenset[str],
    counted: frozenset[str],
    announcing: frozenset[str] | None = None,
) -> tuple[Rule, ...]:
    """Four figures that are a year.

    ``kind`` and ``tail`` are optional patterns around it ("des Jahres", "года"); after the words
    in ``names`` ("Nummer") and before those in ``counted`` ("Euro") four figures are no year.
    Before a word, figures outside 1900 to 2049 need one of ``announcing`` ("seit"), where given.
    """

    def read(match: Match[str], written: str) -> list[Reading]:
        value, last = match["y"], group(match, "y2")
        if not (group(match, "mod") or group(match, "kind") or _is_year(match, written)):
            return []
        first = Reading(
            *(span(match)[0], match.end("y") if last else match.end()),
            Period(value), "year", mod_of(match, lexicon),
        )  # fmt: skip
        if not last:
            return [first]
        last = last if len(last) == len(value) else value[:2] + last
        if int(last) <= int(value):
            return []
        return [first, Reading(match.start("y2"), match.end(), Period(last), "year_range")]

    def _is_year(match: Match[str], written: str) -> bool:
        at = match.start("y")
        before = written[max(0, at - 24) : at].lower()
        if _SYMBOL_BEFORE.search(before):
            return False
        word = _WORD_BEFORE.search(before)
        after = _WORD_AFTER.match(written, match.end(), match.end() + 28)
        said = (word[1] or word[2]) if word else ""
        if said in names or (after and after[1].lower() in counted):
            return False
        plain = announcing is None or after is None or int(match["y"]) in _RECENT
        return plain or said in (announcing or ())

    pattern = (
        rf"(?<!\d-){mod(lexicon.mods)}(?P<kind>{kind or '(?!)'})?(?P<y>{YEAR})"
        rf"(?:[-/](?P<y2>{YEAR}|\d\d)(?![-/\d]))?{_NOT_A_YEAR}{tail}"
    )
    return (Rule("year", YEARS, pattern, read, left=36),)


def decades(
    lexicon: Lexicon, pattern: str, triggers: frozenset[str], words: Mapping[str, int]
) -> tuple[Rule, ...]:
    """Decades; the group ``d`` of ``pattern`` is 1990, 90 or one of ``words`` ("neunziger": 90)."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        text = group(match, "d")
        number = int(text) if text[:1].isdigit() else words[text]
        if number < 100:  # noqa: PLR2004 - two figures
            number += 2000 if number < 20 else 1900  # noqa: PLR2004 - the tens of this century
        return [Reading(*span(match), Period(str(number)[:3]), "decade", mod_of(match, lexicon))]

    whole = rf"{mod(lexicon.mods)}(?:{lexicon.articles})?{pattern}"
    return (Rule("decade", triggers, whole, read),)


def centuries(lexicon: Lexicon, pattern: str, triggers: frozenset[str]) -> tuple[Rule, ...]:
    """Centuries; the group ``c`` of ``pattern`` is a number, a Roman one or an ordinal."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        text = group(match, "c")
        number = int(text) if text.isdigit() else ROMAN.get(text) or lexicon.ordinals.get(text, 0)
        if not 1 <= number <= _LAST_CENTURY:
            return []
        form = Period(f"{number - 1:02d}")
        return [Reading(*span(match), form, "century", mod_of(match, lexicon))]

    whole = rf"{mod(lexicon.mods)}(?:{lexicon.articles})?{pattern}"
    return (Rule("century", triggers, whole, read),)


def century_number(lexicon: Lexicon) -> str:
    """The pattern of the number of a century in words or Roman figures, without a group."""
    return f"(?:{either(ROMAN)}|{either(lexicon.ordinals)})"
