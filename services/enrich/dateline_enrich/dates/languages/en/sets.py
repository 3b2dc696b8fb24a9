"""Recurrences: "every Tuesday", "twice a week", "daily", "$3 million per year". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Reading, Recurrence, Rule
from dateline_enrich.dates.languages.en.fragments import DAY, MONTH, is_capital, month_of
from dateline_enrich.dates.languages.en.lengths import unit_of
from dateline_enrich.dates.languages.en.lexicon import (
    DAY_PARTS,
    FREQUENCIES,
    MONTH_NAMES,
    SEASONS,
    UNITS,
    WEEKDAY_NAMES,
)
from dateline_enrich.dates.languages.en.numbers import NUMBER, read_number
from dateline_enrich.dates.lengths import length_value
from dateline_enrich.dates.pieces import B, either

_NAMED: Final = [*DAY_PARTS, *SEASONS, *MONTH_NAMES]
_TIMES: Final = {"once": "1X", "twice": "2X", "thrice": "3X"}
_STRIDES: Final = {
    "other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_WEEKDAY: Final = either(WEEKDAY_NAMES)
_MORE: Final = rf"(?:(?:,{B}(?:and{B}|or{B})?|{B}(?:and|or){B}){_WEEKDAY}\b){{0,5}}"
_ONE_WEEKDAY: Final = re.compile(_WEEKDAY)
_PART: Final = either(["morning", "afternoon", "evening", "night"])
_COUNTED: Final = frozenset({"minutes", "hour", "hours", "day", "days", "weeks", "months"})
_RATES: Final = {
    "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "FN", "month": "M",
    "year": "Y", "annum": "Y", "decade": "DE",
}  # fmt: skip
_PAY: Final = re.compile(
    r"(?:[$\u20ac\u00a3\u00a5]\d[\d.,]{0,9}|dollars|euros|pounds|cents) {1,4}$"
)
_NOUN_AFTER: Final = re.compile(r" (?:[A-Z]|said\b|reported\b|wrote\b|quoted\b|published\b)")
_PAID: Final = re.compile(
    r"\b(?:\w{2,12}ed|\w{2,10}s|paid|met|meet|pay|held|out|be) $|(?:dividend|interest) $"
)
_ENDS: Final = re.compile(r"[.,;)]| (?:by|in|from|since|until|to|at|on|with|for)\b|$")
_ARTICLE_BEFORE: Final = re.compile(r"\b(?:[Aa]|[Tt]he|one|another) (?:local |national |city )?$")
_ENDS_A_PHRASE: Final = re.compile(
    r"[,.;:]|['\u2019]s\b| (?:said|says|wrote|reported|has|had|was|is)\b"
)
"""Where a paper ends: "a weekly, had called", "the daily said"."""


def _every(match: Match[str], _written: str) -> list[Reading]:
    unit, quant = match["unit"], match["quant"].upper()
    stride = _STRIDES[match["other"]] if match["other"] else 1
    count = 0.5 if match["half"] else read_number(match["n"]) if match["n"] else stride
    if unit == "second" and not match["n"]:  # "every second counts"
        return []
    rule = "every_month_name" if unit in MONTH_NAMES else "every"  # a capital is no name there
    return [Reading(*match.span(), Recurrence(_value(unit, count), quant), rule)]


def _every_date(match: Match[str], written: str) -> list[Reading]:
    """Reads "each April 19" and "every 1 May"."""
    month, day = match["mon"] or match["mon2"], match["day"] or match["day2"]
    if not is_capital(written, match.start("mon" if match["mon"] else "mon2")):
        return []
    form = Recurrence(f"XXXX-{month_of(month):02d}-{int(day):02d}", match["quant"].upper())
    return [Reading(*match.span(), form, "every_date")]


def _day_of_every(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Recurrence("P1M", "EVERY"), "weekday_of_every")]


def _every_weekday(match: Match[str], _written: str) -> list[Reading]:
    """Reads "every other Tuesday and Friday night", a set for each weekday."""
    quant = match["quant"].upper()
    if match["other"]:
        quant = f"{quant} {match['other'].upper()}"
    part = f"T{DAY_PARTS[match['part']]}" if match["part"] else ""
    days = list(_ONE_WEEKDAY.finditer(match["days"]))
    base = match.start("days")
    starts = [match.start(), *(base + day.start() for day in days[1:])]
    ends = [*(base + day.end() for day in days[:-1]), match.end()]
    values = [f"XXXX-WXX-{WEEKDAY_NAMES[day.group()] + 1}{part}" for day in days]
    return [
        Reading(start, end, Recurrence(value, quant), "every_weekday")
        for start, end, value in zip(starts, ends, values, strict=True)
    ]


def _value(unit: str, count: float | None) -> str:
    if unit in MONTH_NAMES:
        return f"XXXX-{MONTH_NAMES[unit]:02d}"
    if unit in SEASONS:
        return f"XXXX-{SEASONS[unit]}"
    if unit in DAY_PARTS:
        return f"XXXX-XX-XXT{DAY_PARTS[unit]}"
    code = unit_of(unit)
    return "XXXX-WXX-WE" if code == "WE" else length_value(code, count)


def _times(match: Match[str], _written: str) -> list[Reading]:
    """Reads "twice a week" and "three days a week", where the frequency keeps the days."""
    code, counted = unit_of(match["unit"]), unit_of(match["of"]) if match["of"] else None
    if not match["word"] and counted is None and code in {"TM", "TS"}:  # a pulse, not a habit
        return []
    count = 1 if not match["n"] else 2 if match["n"] == "other" else read_number(match["n"])
    letter = counted[-1] if counted else "X"
    number = None if match["word"] else read_number(match["count"])
    freq = _TIMES[match["word"]] if match["word"] else f"{number:g}{letter}" if number else None
    form = Recurrence(length_value(code, count), None, freq)
    return [Reading(*match.span(), form, "times_a_unit")]


def _times_adverb(match: Match[str], _written: str) -> list[Reading]:
    freq = _TIMES.get(match["often"]) or f"{read_number(match['often'].split()[0]):g}X"
    form = Recurrence(FREQUENCIES[match["adverb"]], None, freq)
    return [Reading(*match.span(), form, "times_a_unit")]


def _adverb(match: Match[str], written: str) -> list[Reading]:
    """Reads "daily"; not the newspaper ("The Daily Mail", "the party daily Granma")."""
    start, end = match.span()
    inside = re.search(r"\w $", written[max(0, start - 2) : start])
    if is_capital(written, start) and (inside or is_capital(written, end + 1)):
        return []
    if not is_capital(written, start) and _NOUN_AFTER.match(written, end):
        return []
    if _ARTICLE_BEFORE.search(written, max(0, start - 12), start) and _ENDS_A_PHRASE.match(
        written, end
    ):
        return []
    if match.group() == "quarterly" and not (
        _PAID.search(written, max(0, start - 16), start) and _ENDS.match(written, end)
    ):
        return []
    form = Recurrence(FREQUENCIES[match.group()])
    return [Reading(start, end, form, "adverb_of_frequency", None, 0.7)]


def _per(match: Match[str], written: str) -> list[Reading]:
    """Reads "per year"; miles per hour are a speed."""
    code = _RATES[match["unit"]]
    if code[0] == "T" and not _PAY.search(written, max(0, match.start() - 20), match.start()):
        return []
    form = Recurrence(length_value(code, 1))
    return [Reading(*match.span(), form, "rate", None, 0.7)]


def _weekends(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span("unit"), Recurrence("XXXX-WXX-WE"), "weekends", None, 0.8)]


_EACH: Final = (
    rf"(?P<quant>every|each){B}(?:(?:single|and{B}every){B})?(?:(?P<other>{either(_STRIDES)}){B})?"
)
RULES: Final = (
    Rule(
        "every",
        frozenset({"every", "each"}),
        rf"{_EACH}(?:(?P<n>{NUMBER}|few|couple{B}of)(?:{B}or{B}so)?{B}"
        rf"|(?P<half>half)(?:{B}an)?[ -]{{1,4}}(?=hour))?"
        rf"(?P<unit>{either([*UNITS, *_NAMED])}s?)(?!-)",
        _every,
        left=0,
    ),
    Rule(
        "every_date",
        frozenset({"every", "each"}),
        rf"(?P<quant>every|each){B}(?:(?P<mon>{MONTH}){B}(?P<day>{DAY})"
        rf"|(?P<day2>{DAY}){B}(?P<mon2>{MONTH}))(?!\d|-)",
        _every_date,
        left=0,
    ),
    Rule(
        "every_weekday",
        frozenset({"every", "each"}),
        rf"{_EACH}(?P<days>{_WEEKDAY}{_MORE})(?:{B}(?P<part>{_PART}))?(?!-)",
        _every_weekday,
        left=0,
    ),
    Rule(
        "weekday_of_every",
        frozenset({"every", "each"}),
        rf"(?:the{B})?(?:first|second|third|fourth|last){B}(?:{_WEEKDAY}|day){B}(?:of|in){B}"
        rf"(?:every|each){B}month",
        _day_of_every,
        left=28,
    ),
    Rule(
        "times_a_unit",
        frozenset({"once", "twice", "thrice", "times", *_COUNTED}),
        rf"(?:(?P<word>once|twice|thrice)|(?P<count>{NUMBER}|several|a{B}few){B}"
        rf"(?:times|(?P<of>{either(_COUNTED)}))){B}"
        rf"(?:(?:a|an|each|per)|every(?:{B}(?P<n>{NUMBER}|few|other))?){B}"
        rf"(?P<unit>{either(set(UNITS) - {'centurie'})}s?)(?!-|{B}(?:ago|earlier|later|before)\b)",
        _times,
        left=24,
    ),
    Rule(
        "times_adverb",
        frozenset(FREQUENCIES),
        rf"(?P<often>once|twice|thrice|{NUMBER}{B}times)[ -]{{1,4}}"
        rf"(?P<adverb>{either(FREQUENCIES)})",
        _times_adverb,
        left=24,
    ),
    Rule("adverb", frozenset(FREQUENCIES), f"{either(FREQUENCIES)}(?!-|')", _adverb, left=0),
    Rule(
        "per_unit",
        frozenset({"per"}),
        rf"per{B}(?P<unit>{either(_RATES)})",
        _per,
        left=0,
    ),
    Rule(
        "weekends",
        frozenset({"weekends"}),
        rf"(?:on|at|over|most|and){B}(?P<unit>weekends)",
        _weekends,
        left=8,
    ),
)
