"""Holidays, times of the clock and the vague. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Clock, Holiday, Reading, Rule, Vague
from dateline_enrich.dates.languages.common.lexicon import (
    Lexicon,
    group,
    is_capital,
    span,
    words_of,
    year_of,
)
from dateline_enrich.dates.pieces import B, either

_NOON: Final = 12
_HALF: Final = 30
_HOURS: Final = range(1, 25)


def holidays(
    lexicon: Lexicon, names: Mapping[str, tuple[str, int]], *, capital: bool = True
) -> tuple[Rule, ...]:
    """Feasts: a name to its key in :mod:`dates.holidays` and the days from it (-1 for the eve)."""

    def read(match: Match[str], written: str) -> list[Reading]:
        if capital and not any(map(str.isupper, written[match.start("name") : match.end("name")])):
            return []
        key, days = names[group(match, "name")]
        year, step = year_of(match, lexicon)
        if step is None:
            step = lexicon.steps.get(group(match, "step"))
        if step is None:
            step = lexicon.steps_after.get(group(match, "after"))
        return [Reading(*span(match), Holiday(key, year, step, days), "holiday", sure=0.8)]

    after = f"(?:{B}(?P<after>{either(lexicon.steps_after)}))?" if lexicon.steps_after else ""
    pattern = (
        rf"(?:(?P<step>{either(lexicon.steps)}){B})?(?P<name>{either(names)}){after}"
        rf"{lexicon.year_after}"
    )
    return (Rule("holiday", words_of(names), pattern, read, left=36),)


def vague(phrases: Mapping[str, str], tail: str = "") -> tuple[Rule, ...]:
    """Words for now, the past and the future, to ``PRESENT_REF`` and its like."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        form = Vague(phrases[group(match, "words")])
        return [Reading(*span(match), form, "vague", sure=0.8)]

    pattern = rf"(?P<words>{either(phrases)}){tail}"
    return (Rule("vague", words_of(phrases), pattern, read, left=28),)


def clock(
    pattern: str, zones: Mapping[str, str | None], name: str = "clock_24", left: int = 0
) -> tuple[Rule, ...]:
    """A time in figures: groups ``h``, ``mi``, ``half``, ``s``, ``pm``, ``zone`` (of ``zones``).

    ``first``, ``h0`` and ``mi0`` hold the time before it in "von 9 bis 19 Uhr".
    """
    return (_clock(pattern, zones, name, frozenset({"#clock"}), left, {}),)


def clock_in_words(
    lexicon: Lexicon, pattern: str, zones: Mapping[str, str | None], triggers: frozenset[str]
) -> tuple[Rule, ...]:
    """The same with its hour in words: "elf Uhr"."""
    hours = {word: int(number) for word, number in lexicon.numbers.items() if number in _HOURS}
    return (_clock(pattern, zones, "clock_in_words", triggers, 28, hours),)


def _clock(
    pattern: str,
    zones: Mapping[str, str | None],
    name: str,
    triggers: frozenset[str],
    left: int,
    hours: Mapping[str, int],
) -> Rule:
    def read(match: Match[str], _written: str) -> list[Reading]:
        hour, minute = hours.get(group(match, "h")), int(group(match, "mi") or 0)
        if hour is None:
            hour = int(match["h"])
        if group(match, "half"):
            minute = _HALF
        second = int(group(match, "s")) if group(match, "s") else None
        if group(match, "pm") and hour < _NOON:
            hour += _NOON
        form = Clock(hour, minute, second, zones.get(group(match, "zone")))
        if not group(match, "first"):
            return [Reading(*span(match), form, name)]
        opening = Clock(int(match["h0"]), int(group(match, "mi0") or 0))
        return [
            Reading(*match.span("first"), opening, name),
            Reading(match.start("h"), match.end(), form, name),
        ]

    return Rule(name, triggers, pattern, read, left=left)


def named_clock(
    names: Mapping[str, int],
    zone: str,
    zones: Mapping[str, str | None],
    *,
    capital: bool = False,
    lead: str = "",
) -> tuple[Rule, ...]:
    """Noon and midnight by their names; ``capital`` is as in :class:`Lexicon`."""

    def read(match: Match[str], written: str) -> list[Reading]:
        if capital and not is_capital(written, match.start("word")):
            return []
        form = Clock(names[group(match, "word")], 0, None, zones.get(group(match, "zone")))
        return [Reading(*span(match), form, "clock_named", sure=0.85)]

    pattern = rf"{lead}(?P<word>{either(names)}){zone}"
    return (Rule("clock_named", words_of(names), pattern, read, left=12),)
