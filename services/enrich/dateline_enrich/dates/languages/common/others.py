"""Holidays, times of the clock and the vague. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from re import Match

from dateline_enrich.dates.forms import Clock, Holiday, Reading, Rule, Vague
from dateline_enrich.dates.languages.common.lexicon import (
    Lexicon,
    group,
    is_capital,
    span,
    words_of,
    year_of,
)
from dateline_enrich.dates.languages.en.fragments import B
from dateline_enrich.dates.languages.en.lexicon import either


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
    pattern: str, zones: Mapping[str, str | None], triggers: frozenset[str], name: str = "clock_24"
) -> tuple[Rule, ...]:
    """A time in figures: groups ``h``, ``mi``, ``s`` and ``zone``, one of ``zones``."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        hour, minute = int(match["h"]), int(group(match, "mi") or 0)
        second = int(group(match, "s")) if group(match, "s") else None
        form = Clock(hour, minute, second, zones.get(group(match, "zone")))
        return [Reading(*span(match), form, name)]

    return (Rule(name, triggers, pattern, read, left=0),)


def named_clock(
    names: Mapping[str, int], zone: str, zones: Mapping[str, str | None], lead: str = ""
) -> tuple[Rule, ...]:
    """Noon and midnight by their names."""

    def read(match: Match[str], written: str) -> list[Reading]:
        if is_capital(written, match.start("word")) and not lead:
            return []
        form = Clock(names[group(match, "word")], 0, None, zones.get(group(match, "zone")))
        return [Reading(*span(match), form, "clock_named", sure=0.85)]

    pattern = rf"{lead}(?P<word>{either(names)}){zone}"
    return (Rule("clock_named", words_of(names), pattern, read, left=24),)
