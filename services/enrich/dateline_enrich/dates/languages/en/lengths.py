"""Lengths of time without a count, or in fractions: "for years", "half an hour". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Length, Reading, Rule, Vague
from dateline_enrich.dates.languages.en.fragments import mod_of
from dateline_enrich.dates.languages.en.lexicon import APPROXIMATIONS, UNITS
from dateline_enrich.dates.lengths import MANY_YEARS, SMALLER, length_value
from dateline_enrich.dates.pieces import B, either

_SINGULARS: Final = frozenset(UNITS)
_PLURALS: Final = frozenset(unit + "s" for unit in UNITS)
UNIT_TRIGGERS: Final = _SINGULARS | _PLURALS
UNIT: Final = f"(?:{either(set(UNITS) - {'weekend', 'centurie', 'quarter'})})"
PLURAL: Final = f"(?:{either({*UNITS} - {'weekend', 'century', 'second'})})s"
APPROX: Final = rf"(?:(?P<approx>{either(APPROXIMATIONS)}){B})?"

_ORDER: Final = ["CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS"]
_PARTS: Final = {"half": 0.5, "quarter": 0.25, "three quarters": 0.75, "three-quarters": 0.75}
_BATTED: Final = re.compile(
    r"\b(?:scor(?:e[ds]?|ing)|hits?|hitting|made|struck|smashed|unbeaten|maiden|fluent|brisk|quick|Test"
    r"|ODI|his|her|first|second|third|\d(?:st|nd|rd|th)|with) (?:an? )?(?:[a-z]{1,12} )?$"
)
_MORE_PLURALS: Final = (
    rf"(?:,{B}(?:(?:but{B}|if{B})?not{B}|even{B}|or{B}even{B}|perhaps{B})?(?P<second>{PLURAL})"
    rf"(?:,?{B}(?:and|or){B}(?:even{B})?(?P<third>{PLURAL}))?)?"
)
"""What else is weighed or listed: "days, not weeks"; "months, if not years"."""
_OR_PLURAL: Final = rf"(?:{B}(?:or|and){B}(?:even{B})?{PLURAL})?"


def unit_of(word: str) -> str:
    """The code of a unit, from its singular or plural."""
    return UNITS[word.removesuffix("s")]


def mod_from(approx: str | None) -> str | None:
    """The TIMEX3 ``mod`` of words such as "about" and "more than"."""
    return APPROXIMATIONS.get(re.sub(" +", " ", approx)) if approx else None


def is_cricket(written: str, start: int) -> bool:
    """Whether the century that follows is a batsman's hundred runs."""
    return bool(_BATTED.search(written, max(0, start - 28), start))


def _fraction(match: Match[str], written: str) -> list[Reading]:
    unit = unit_of(match["unit"])
    if unit == "CE" and is_cricket(written, match.start("part")):
        return []
    part = re.sub(" +", " ", match["part"])
    count = _PARTS[part] * MANY_YEARS.get(unit, 1)
    if unit in MANY_YEARS:
        unit = "Y"
    smaller, factor = SMALLER.get(unit, (unit, 1))
    value = length_value(unit, count) if count >= 1 else length_value(smaller, count * factor)
    start = match.start("part") if "-" in match["gap"] else match.start()
    return [Reading(start, match.end(), Length(value), "length", mod_from(match["approx"]))]


def _directed(match: Match[str], _written: str) -> list[Reading]:
    form = Length(length_value(unit_of(match["unit"] or match["ahead"]), None))
    return [Reading(*match.span(), form, "directed_length", sure=0.85)]


def _past_unit(match: Match[str], _written: str) -> list[Reading]:
    form = Length(length_value(UNITS[match["unit"]], 1))
    return [Reading(*match.span(), form, "past_unit", mod_of(match["mod"]))]


def _plural_away(match: Match[str], _written: str) -> list[Reading]:
    """Reads "years ago", which only says before; "weeks later" is a length of unknown count."""
    unit, post = unit_of(match["unit"]), match["post"]
    if post == "later" or (post == "earlier" and unit[0] == "T"):
        form = Length(length_value(unit, None))
        return [Reading(match.start(), match.end("unit"), form, "units_later", sure=0.85)]
    past = post in {"ago", "earlier"}
    return [Reading(*match.span(), Vague("PAST_REF" if past else "FUTURE_REF"), "units_ago")]


def _for_units(match: Match[str], _written: str) -> list[Reading]:
    """Reads "for weeks or even months" as one length, "in days, not weeks" as two."""
    whole = match.start("unit"), match.end("first")
    spans = [whole, *(match.span(name) for name in ("second", "third") if match[name])]
    return [
        Reading(start, end, Length(_unknown(match.string[start:end])), "for_units", sure=0.75)
        for start, end in spans
    ]


def _unknown(words: str) -> str:
    """The value of the first of the plurals, of which nobody says how many."""
    return length_value(unit_of(words.partition(" ")[0]), None)


def _over_units(match: Match[str], _written: str) -> list[Reading]:
    form = Length(length_value(unit_of(match["unit"]), None))
    return [Reading(match.start("the"), match.end(), form, "over_units", sure=0.75)]


def _unit_long(match: Match[str], _written: str) -> list[Reading]:
    count = None if match["unit"].endswith("s") else 1
    form = Length(length_value(unit_of(match["unit"]), count))
    return [Reading(*match.span(), form, "unit_long", sure=0.8)]


RULES: Final = (
    Rule(
        "fraction",
        frozenset({"half", "quarter", "quarters"}),
        rf"{APPROX}(?:(?:a|one){B})?(?P<part>three(?:-|{B})quarters|half|quarter)"
        rf"(?P<gap>-|{B}of{B}an?{B}|(?<=half){B}an?{B}|{B}(?=hour\b)|(?<=quarter){B}(?=century\b))"
        rf"(?P<unit>minute|hour|day|(?<!-)year|decade|century|month)(?!-|s)",
        _fraction,
        left=28,
    ),
    Rule(
        "directed_length",
        _PLURALS,
        rf"(?:the|these){B}(?:(?:last|past|next|previous|prior|following|preceding|coming|first){B}"
        rf"(?P<unit>{PLURAL})|(?P<ahead>{PLURAL}){B}ahead)",
        _directed,
        left=24,
    ),
    Rule(
        "past_unit",
        _SINGULARS,
        rf"(?P<mod>\b)the{B}(?:past|last){B}(?P<unit>{UNIT})(?!s|-|'|{B}of{B})",
        _past_unit,
        left=24,
    ),
    Rule(
        "units_ago",
        _PLURALS,
        rf"(?P<unit>{PLURAL}){B}(?P<post>ago|earlier|later|from{B}now)(?!{B}than)",
        _plural_away,
        left=0,
    ),
    Rule(
        "for_units",
        _PLURALS,
        rf"(?:for|in|within|over|after|take|takes|took|lasted|lasting|spent|wait(?:ed|ing|s)?){B}"
        rf"(?P<first>(?P<unit>{PLURAL}){_OR_PLURAL}){_MORE_PLURALS}(?!-|{B}of{B}|{B}(?:ago|earlier|later|ahead|before|after))",
        _for_units,
        left=12,
    ),
    Rule(
        "over_units",
        frozenset({"years", "decades", "centuries", "months"}),
        rf"(?:over|through|down|across){B}(?P<the>the{B}(?P<unit>years|decades|centuries|months))"
        rf"(?!-|{B}(?:of|to|from|between|when|that|since|\d))",
        _over_units,
        left=24,
    ),
    Rule(
        "unit_long",
        UNIT_TRIGGERS,
        rf"(?<![a-z]-)(?P<unit>{UNIT}s?|centuries)-(?:long|old(?={B}[a-z]))(?<!year-old)",
        _unit_long,
        left=0,
    ),
)
