"""A number of units: lengths ("two weeks") and distances ("two weeks ago"). Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Away, Form, Length, Reading, Recurrence, Rule, Vague
from dateline_enrich.dates.languages.en.fragments import B, mod_of
from dateline_enrich.dates.languages.en.lexicon import APPROXIMATIONS, UNITS, either
from dateline_enrich.dates.languages.en.numbers import NUMBER, QUANTITY, read_number

UNIT_TRIGGERS: Final = frozenset({form for unit in UNITS for form in (unit, unit + "s")})
_UNIT: Final = f"(?:{either(set(UNITS) - {'weekend', 'centurie', 'quarter'})})"
_PLURAL: Final = f"(?:{either({*UNITS} - {'weekend', 'century', 'second'})})s"

_AGO: Final = {
    "ago": (-1, "reference"), "earlier": (-1, "narrative"), "previously": (-1, "narrative"),
    "later": (1, "narrative"), "from now": (1, "reference"), "from today": (1, "reference"),
    "hence": (1, "reference"), "afterward": (1, "narrative"), "afterwards": (1, "narrative"),
}  # fmt: skip
_HALF: Final = {
    "Y": "P6M", "TH": "PT30M", "D": "PT12H", "TM": "PT30S", "DE": "P5Y", "CE": "P50Y",
    "M": "P15D",
}  # fmt: skip
_PER: Final = re.compile(
    r"(?:(?<!/)\d|percent|million|billion|thousand|times|cents?|dollars|euros|pounds|rubles|once|twice"
    r"|share|tons|tonnes|barrels|bpd|people|visitors|cases|hours|days|weeks|cars|units|%"
    r"|\d [a-z]{3,12}) {1,4}$"
)
_LENGTH_BEFORE: Final = re.compile(
    r"\b(?:for|in|within|than|about|after|nearly|almost|over|once|least|of|half|to|lasted|lasts"
    r"|took|takes|be|under|until|last|every|just|only|spent|and|spend|quite) {1,4}$"
)
_A_VERB_BEFORE: Final = re.compile(r"\b(?:will|would|could|to|may|might|can|should|must|not) $")
_A_SHARE_AFTER: Final = re.compile(r" of (?:the (?!year|fisc|fina)|a |all |its |their |his |her )")
_ARTICLES: Final = frozenset({"a", "an", "one", "another", "half a", "half an"})
_A_WEEK: Final = frozenset({"D", "W", "M", "Y", "TH", "DE", "CE"})


def length_value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length: ``P2D``, ``PT2H``, ``PXY``; decades are years."""
    clock, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    if unit in {"DE", "FN"}:
        letter, factor = ("Y", 10) if unit == "DE" else ("W", 2)
        count = None if count is None else count * factor
    if count is None:
        return f"P{clock}X{letter}"
    if not float(count).is_integer():
        return _broken(clock, letter, count)
    return f"P{clock}{int(count)}{letter}"


def _broken(clock: str, letter: str, count: float) -> str:
    whole, half = int(count), count % 1 == 0.5  # noqa: PLR2004 - a half
    finer = {"Y": "6M", "M": "15D", "D": "T12H"} if not clock else {"H": "30M", "M": "30S"}
    if half and letter in finer:
        return f"P{clock}{whole}{letter}{finer[letter]}" if whole else f"P{clock}{finer[letter]}"
    return f"P{clock}{count:g}{letter}"


def _amount(match: Match[str], written: str) -> list[Reading]:
    unit, count = UNITS[match["unit"].removesuffix("s")], read_number(match["n"])
    if _is_no_length(match, unit, count, written):
        return []
    if match["upto"]:
        count = None
    if (match["half"] or match["half1"]) and count is not None:
        count += 0.5
    start = _start(match, written)
    mod = APPROXIMATIONS.get(re.sub(" +", " ", match["approx"] or "").strip())
    if match["post"] and not match["dir"]:
        sign, scope = _AGO[re.sub(" +", " ", match["post"])]
        form: Form = Away(unit, count, sign, "narrative" if scope == "narrative" else "reference")
        return [Reading(start, match.end(), form, "distance", mod)]
    if match["n"] in {"a", "an"} and not (
        match["dir"] or match["half"] or match["half1"] or match["tail"]
    ):
        return _one(match, unit, written, mod)
    value = _HALF.get(unit) if count == 0.5 else length_value(unit, count)  # noqa: PLR2004 - a half
    return [Reading(start, match.end(), Length(value), "length", mod)] if value else []


def _one(match: Match[str], unit: str, written: str, mod: str | None) -> list[Reading]:
    """Reads "a year": a rate after a sum, a length after a preposition, else an age or a label."""
    before = written[max(0, match.start("n") - 22) : match.start("n")].lower()
    if _PER.search(before) and unit in _A_WEEK:
        value = length_value(unit, 1)
        return [Reading(match.start("n"), match.end(), Recurrence(value), "rate", None, 0.7)]
    if unit not in _A_WEEK or not (match["approx"] or _LENGTH_BEFORE.search(before)):
        return []
    return [Reading(*match.span(), Length(length_value(unit, 1)), "length_of_one", mod, 0.7)]


def _start(match: Match[str], written: str) -> int:
    """Where the length begins: no article before "two-week", no preposition before "the last"."""
    single = not match["unit"].endswith("s")
    if match["sep"] == "-" or (single and match["n"] not in _ARTICLES):
        return match.start("n") + (match["n"].startswith("a ") and 2)
    if match["dir"] == "last" and _A_VERB_BEFORE.search(
        written[max(0, match.start("dir") - 9) : match.start("dir")]
    ):
        return match.start("n")
    if match["approx"] in {"over", "under", "some"} and (match["the"] or match["dir"]):
        return match.start("the") if match["the"] else match.start("dir")
    return match.start()


def _is_no_length(match: Match[str], unit: str, count: float | None, written: str) -> bool:
    """Ages, ordinals, years and vague plurals that only look like a length of time."""
    after = written[match.end() : match.end() + 14].lower()
    if written[max(0, match.start() - 5) : match.start()].lower().endswith(("aged ", " age ")):
        return True
    if re.match(r"[- ](?:olds?|of age)\b", after) or match["old"]:
        return True
    hyphen = match["sep"] == "-"
    label = match["n"] in {"a", "an"} and match.group().endswith(("-ago", "-earlier"))
    if label or (unit == "Q" and (hyphen or _A_SHARE_AFTER.match(after))):
        return True
    single = not match["unit"].endswith("s")
    if unit == "TS" and single and not hyphen:
        return True
    if single and not hyphen and count is not None and count > 100:  # noqa: PLR2004 - "the 1988 quarter"
        return True
    return bool(match["the"] and count in {None, 0.5} and not match["dir"])


def _directed(match: Match[str], _written: str) -> list[Reading]:
    unit = UNITS[match["unit"].removesuffix("s")]
    form = Length(length_value(unit, None))
    return [Reading(*match.span(), form, "directed_length", sure=0.85)]


def _past_unit(match: Match[str], _written: str) -> list[Reading]:
    unit = UNITS[match["unit"]]
    form = Length(length_value(unit, 1))
    return [Reading(*match.span(), form, "past_unit", mod_of(match["mod"]))]


def _plural_ago(match: Match[str], _written: str) -> list[Reading]:
    past = match["post"] in {"ago", "earlier"}
    return [Reading(*match.span(), Vague("PAST_REF" if past else "FUTURE_REF"), "units_ago")]


def _for_units(match: Match[str], _written: str) -> list[Reading]:
    start, end = match.span("unit")
    unit = UNITS[match["unit"].removesuffix("s")]
    return [Reading(start, end, Length(length_value(unit, None)), "for_units", sure=0.75)]


def _unit_long(match: Match[str], _written: str) -> list[Reading]:
    unit = UNITS[match["unit"].removesuffix("s")]
    count = None if match["unit"].endswith("s") else 1
    form = Length(length_value(unit, count))
    return [Reading(*match.span(), form, "unit_long", sure=0.8)]


RULES: Final = (
    Rule(
        "amount",
        UNIT_TRIGGERS,
        rf"(?:(?P<approx>{either(APPROXIMATIONS)}){B})?(?:(?P<the>the|its|his|her|their){B})?"
        rf"(?:(?P<dir>last|past|next|previous|prior|first|coming|following|final|latest|opening"
        rf"|preceding){B})?(?P<n>{QUANTITY})(?P<upto>[ -](?:to|or)[ -]{NUMBER})?"
        rf"(?P<half1>{B}and{B}a{B}half)?(?P<sep>-|{B})"
        rf"(?:(?:full|consecutive|straight|fiscal|calendar|trading|business|working|more|additional"
        rf"|long|whole|crucial|or{B}so|or{B}more|extra|solid){B})?"
        rf"(?P<unit>{_UNIT}s?|centuries|quarters?)(?!-to-|'s?-)"
        rf"(?P<half>{B}and{B}a{B}half)?(?P<tail>{B}or{B}(?:so|more))?"
        rf"(?:(?:-|{B})(?P<post>{either(_AGO)})\b(?!{B}than)|(?P<old>[- ]olds?\b))?",
        _amount,
        left=64,
    ),
    Rule(
        "directed_length",
        UNIT_TRIGGERS,
        rf"(?:the|these){B}(?:last|past|next|previous|prior|following|preceding){B}"
        rf"(?P<unit>{_PLURAL})",
        _directed,
        left=24,
    ),
    Rule(
        "past_unit",
        UNIT_TRIGGERS,
        rf"(?P<mod>\b)the{B}(?:past|last){B}(?P<unit>{_UNIT})(?!s|-|'|{B}of{B})",
        _past_unit,
        left=24,
    ),
    Rule(
        "units_ago",
        UNIT_TRIGGERS,
        rf"(?P<unit>{_PLURAL}){B}(?P<post>ago|earlier|later|from{B}now)",
        _plural_ago,
        left=0,
    ),
    Rule(
        "for_units",
        UNIT_TRIGGERS,
        rf"(?:for|in|within|over|after|take|takes|took|lasted|lasting|spent|of){B}(?P<unit>{_PLURAL})"
        rf"(?!-|{B}of{B}|{B}(?:ago|earlier|later|ahead|before|after))",
        _for_units,
        left=12,
    ),
    Rule(
        "unit_long",
        UNIT_TRIGGERS,
        rf"(?P<unit>{_UNIT}s?|centuries)-(?:long|old(?={B}[a-z]))(?<!year-old)",
        _unit_long,
        left=0,
    ),
)
