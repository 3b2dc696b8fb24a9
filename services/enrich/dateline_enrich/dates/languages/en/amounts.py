"""A number of units: lengths ("two weeks") and distances ("two weeks ago"). Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Away, Length, Reading, Recurrence, Rule, Vague
from dateline_enrich.dates.languages.en.fragments import B
from dateline_enrich.dates.languages.en.lengths import (
    APPROX,
    UNIT,
    UNIT_TRIGGERS,
    is_cricket,
    length_value,
    mod_from,
    unit_of,
)
from dateline_enrich.dates.languages.en.lexicon import MANY, MONTHS, SCALES, SMALL, either
from dateline_enrich.dates.languages.en.numbers import NUMBER, QUANTITY, read_number

_AGO: Final = {
    "ago": (-1, "reference"), "earlier": (-1, "narrative"), "previously": (-1, "narrative"),
    "prior": (-1, "narrative"), "before": (-1, "narrative"), "back": (-1, "reference"),
    "later": (1, "narrative"), "from now": (1, "reference"), "from today": (1, "reference"),
    "hence": (1, "reference"), "afterward": (1, "narrative"), "afterwards": (1, "narrative"),
}  # fmt: skip
_TAILS: Final = {
    "so": "APPROX", "more": "EQUAL_OR_MORE", "longer": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS",
    "two": "APPROX", "three": "APPROX",
}  # fmt: skip
_ODD: Final = {"-odd": "APPROX", "-plus": "EQUAL_OR_MORE", "+": "EQUAL_OR_MORE"}
_PER: Final = re.compile(
    r"(?:(?<!/)\d|percent|million|billion|thousand|cents?|dollars|euros|pounds|rubles|share|bpd|%"
    r"|(?:people|men|women|children)"
    rf"|(?:\d|\b(?:{either([*SMALL, *SCALES])}|dozens|hundreds|thousands|millions|many)(?: of)?)"
    r"(?: [a-z]{2,12})? [a-z]{2,12}s(?: of [a-z]{2,12})?) {1,4}$"
)
_SPEED: Final = re.compile(r"(?:miles|met(?:er|re)s|feet|km|kms|knots) {1,4}$")
_LENGTH_BEFORE: Final = re.compile(
    r"\b(?:for|in|within|than|about|after|nearly|almost|over|once|least|of|half|to|lasted|lasts"
    r"|took|takes|be|under|until|last|every|just|only|spent|and|spend|quite|barely|scarcely"
    r"|as long as|around|roughly|took (?:him|her|them|us)) {1,4}$"
)
_GRANTED_BEFORE: Final = re.compile(
    r"\b(?:giv(?:e|es|en|ing)|gave|offer(?:ed|s)?|has|have|had|needs?|needed|allow(?:ed|s)?|with)"
    r"(?: [A-Za-z]{2,12}){0,2} {1,4}$"
)
_GRANTED_AFTER: Final = re.compile(r" {1,4}to (?!remember|forget|savou?r)[a-z]{2,14}\b")
_LENGTH_AFTER: Final = re.compile(
    r" {1,4}(?:after|before|into|behind|ahead of|long|longer|overdue|late|early|away|apart"
    r"|(?:later|earlier|sooner) than)\b"
    r"|['\u2019]s (?:walk|drive|flight|ride|journey|sail|march|rest|notice|delay|leave|wait|break"
    r"|imprisonment|jail|probation|pay|wages|work|training|supply|grace|reprieve)\b"
)
_OVER_ONE: Final = re.compile(
    r"\b(?:for|of|in|to|took|takes?|taking|last(?:ed|s|ing)?|spen[dt]|just|well|little|bit|slightly"
    r"|after|within|is|was|were|been|be|now|at|has|have|had|by|than|age) {1,4}$"
)
_A_VERB_BEFORE: Final = re.compile(r"\b(?:will|would|could|to|may|might|can|should|must|not) $")
_AGED: Final = re.compile(r"\b(?:aged?|ages of)(?: (?:about|around|between|over|under))? $")
_MONTH_BEFORE: Final = re.compile(rf"\b{either(MONTHS)}\.? $")
_NO_LENGTH_AFTER: Final = re.compile(
    r"[- ](?:olds?|of age|older|younger|(?:his|her|their) (?:junior|senior))\b|['\u2019]?s? War\b"
)
_SHARES: Final = re.compile(r" of (?!growth|loss|contraction|decline|expansion|profit|recession)")
_HOPED: Final = re.compile(
    r"\b(?:will|'ll|would|could|may|might|can|hop(?:e[ds]?|ing)|dream(?:s|ed|t|ing)?|wants?"
    r"|wish(?:es|ed)?|[Ii]f)\b[^.;!?\n]{0,40}$"
)
_TOLD: Final = re.compile(
    rf",| (?:he|she|they|we|i|it|a|an|the|in (?:\d{{4}}|{either(MONTHS)}))\b", re.IGNORECASE
)
_IN: Final = re.compile(r"\bin {1,4}(?:just |only )?$")
_DUE: Final = re.compile(
    r"(?:\b(?:will|'ll|shall|would|is|are|was|were) (?:[a-z]{2,12} ){0,2}?|\bto |\b)"
    r"(?:due|expires?|begins?|starts?|opens?|reopens?|retires?|returns?|resumes?|meets?|votes?"
    r"|be (?:held|released|redeemed|published|launched|back|announced|known|reviewed|freed)"
    r"|take (?:place|effect|office)|stand trial|step down|go to the polls|come (?:up|into force)"
    r"|hold (?:an? |the )?(?:[a-z]{2,12} )?(?:elections?|talks|vote|referendum|summit|hearing)"
    r"|(?:election|vote|wedding|deadline|final|match|summit) is)"
    r"(?: (?!in\b)[a-z']{2,14}){0,3} in {1,4}(?:just |only )?$"
)
_ARTICLES: Final = frozenset({"a", "an", "one", "another", "half a", "half an"})
_A_WEEK: Final = frozenset({"D", "W", "M", "Y", "TH", "DE", "CE"})
_PREPOSITIONS: Final = frozenset({"over", "under", "some", "about", "around"})
_SINGLE_MOST: Final = 100
"""A count before a singular without a hyphen; beyond it is a year: "the 1988 quarter"."""


def _amount(match: Match[str], written: str) -> list[Reading]:
    unit, count = unit_of(match["unit"]), read_number(match["n"])
    if _is_no_length(match, unit, count, written):
        return []
    halved = match["half1"] or match["half"]
    if halved and count is not None:
        count += 0.5
    start = _start(match, written)
    mod = _mod(match, start)
    if match["post"] and not match["dir"]:
        return _distance(match, unit, count, start, mod)
    if match["most"] and not match["dir"]:
        return _ends(match, unit, count, start, written)
    alone = not (match["dir"] or halved or match["tail"] or match["post"] or match["time"])
    if alone and match["n"] in {"a", "an", "one"}:
        return _one(match, unit, written, mod)
    if count is not None and not match["dir"] and _is_ahead(match, start, written):
        return [Reading(start, match.end(), Away(unit, count, 1), "distance_ahead", mod, 0.7)]
    form = Length(length_value(unit, None if match["most"] else count))
    return [Reading(start, _end(match), form, "length", mod)]


def _mod(match: Match[str], start: int) -> str | None:
    if match["tail"]:
        return _TAILS[match["tail"].split()[-1]]
    if match["odd"]:
        return _ODD[match["odd"]]
    kept = match["approx"] and (start == match.start() or match["sep"] == "-")
    return mod_from(match["approx"]) if kept else None


def _end(match: Match[str]) -> int:
    """The end of a length: "later" is not part of it."""
    if not match["post"]:
        return match.end()
    return match.start() + len(match.string[match.start() : match.start("post")].rstrip(" -"))


def _distance(
    match: Match[str], unit: str, count: float | None, start: int, mod: str | None
) -> list[Reading]:
    """Reads "two weeks ago"; hours and unknown counts that lie later stay lengths.

    "A few days later" points nowhere on the calendar, and "two hours later" nowhere finer than
    the day told before.
    """
    sign, scope = _AGO[re.sub(" +", " ", match["post"])]
    if unit == "Y" and count == 1 and match["n"] in {"a", "one"} and _is_year_before(match):
        return []
    if scope == "narrative" and (unit[0] == "T" or (count is None and sign > 0)):
        form = Length(length_value(unit, count))
        return [Reading(start, _end(match), form, "length_later", mod)]
    mod = "APPROX" if match["most"] else mod
    away = Away(unit, count, sign, "narrative" if scope == "narrative" else "reference")
    return [Reading(start, match.end(), away, "distance", mod)]


def _is_year_before(match: Match[str]) -> bool:
    """Whether it is the bare "a year ago", which has a rule of its own."""
    bare = not (match["approx"] or match["half1"] or match["half"] or match["tail"])
    return bare and match["post"] in {"ago", "earlier"}


def _ends(
    match: Match[str], unit: str, count: float | None, start: int, written: str
) -> list[Reading]:
    """Reads "two to six days", a length for each end, and "two or three days", about the first."""
    link = match["link"].strip(" -")
    most = read_number(match["most"])
    last = Reading(match.start("most"), match.end(), Length(length_value(unit, most)), "length")
    if link == "or":
        form = Length(length_value(unit, count))
        return [Reading(start, match.end(), form, "length", "APPROX")]
    before = written[max(0, match.start() - 12) : match.start()].lower()
    if link == "and" and not re.search(r"between {1,4}$", before):
        return [last]
    form = Length(length_value(unit, count))
    return [Reading(match.start("n"), match.end("n"), form, "length"), last]


def _one(match: Match[str], unit: str, written: str, mod: str | None) -> list[Reading]:
    """Reads "a year": a rate after a sum, a length after a preposition, else an age or a label."""
    if match["n"] == "one":
        return _one_day(match, unit, written, mod)
    if unit not in _A_WEEK:
        return []
    before = written[max(0, match.start("n") - 40) : match.start("n")].lower()
    if _PER.search(before) and not match["approx"]:
        if _SPEED.search(before):
            return []
        value = length_value(unit, 1)
        return [Reading(match.start("n"), match.end(), Recurrence(value), "rate", None, 0.7)]
    after = written[match.end() : match.end() + 24]
    granted = _GRANTED_BEFORE.search(before) and _GRANTED_AFTER.match(after)
    if not (
        match["approx"] or granted or _LENGTH_BEFORE.search(before) or _LENGTH_AFTER.match(after)
    ):
        return []
    return [Reading(*match.span(), Length(length_value(unit, 1)), "length_of_one", mod, 0.7)]


def _one_day(match: Match[str], unit: str, written: str, mod: str | None) -> list[Reading]:
    """Reads "one day": the future where it is hoped for, no date in a tale, else a length."""
    start = _start(match, written)
    if unit == "D" and not match["approx"]:
        if _HOPED.search(written, max(0, start - 60), start):
            return [Reading(start, match.end(), Vague("FUTURE_REF"), "one_day", None, 0.7)]
        if written[start].isupper() and _TOLD.match(written, match.end()):
            return []
    form = Away(unit, 1, 1) if _is_ahead(match, start, written) else Length(length_value(unit, 1))
    return [Reading(start, match.end(), form, "length", mod)]


def _start(match: Match[str], written: str) -> int:
    """Where the length begins: no article before "two-week", no preposition before "the last"."""
    single = not match["unit"].endswith("s")
    if match["sep"] == "-" or (single and match["n"] not in _ARTICLES):
        return match.start("n") + (match["n"].startswith("a ") and 2)
    if match["dir"] == "last" and _A_VERB_BEFORE.search(
        written[max(0, match.start("dir") - 9) : match.start("dir")]
    ):
        return match.start("n")
    if match["approx"] in _PREPOSITIONS and (match["the"] or match["dir"]):
        return match.start("the") if match["the"] else match.start("dir")
    if match["approx"] == "over" and _is_during(match, written):
        return match.start("n")
    if match["the"] in {"its", "his", "her", "their"} and not match["dir"]:
        return match.start("n")
    return match.start()


def _is_during(match: Match[str], written: str) -> bool:
    """Whether "over" is "during", not "more than"."""
    before = written[max(0, match.start() - 14) : match.start()].lower()
    return match["n"] in MANY or not (match["post"] or _OVER_ONE.search(before))


def _is_ahead(match: Match[str], start: int, written: str) -> bool:
    """Whether "in two weeks" says when, not how long: "the vote is due in two weeks"."""
    if match["time"]:
        return True
    if not _IN.search(written, max(0, start - 10), start):
        return False
    return bool(_DUE.search(written, max(0, start - 72), start))


def _is_no_length(match: Match[str], unit: str, count: float | None, written: str) -> bool:
    """Ages, ordinals, years and vague plurals that only look like a length of time."""
    before = written[max(0, match.start() - 20) : match.start()].lower()
    if match["old"] or _AGED.search(before) or _NO_LENGTH_AFTER.match(written, match.end()):
        return True
    if match["n"].isdigit() and match.start() == match.start("n") and _MONTH_BEFORE.search(before):
        return True
    hyphen, single = match["sep"] == "-", not match["unit"].endswith("s")
    if unit == "Q" and (single or hyphen or _SHARES.match(written, match.end())):
        return True
    if unit == "CE" and is_cricket(written, match.start("n")):
        return True
    if single and not hyphen and (unit == "TS" or (count is not None and count > _SINGLE_MOST)):
        return True
    return bool(match["the"] == "the" and count in {None, 0.5} and not match["dir"])


_FILLERS: Final = (
    r"full|consecutive|straight|fiscal|calendar|trading|business|working|more|additional|long"
    rf"|whole|crucial|or{B}so|or{B}more|extra|solid|short|successive|entire|further"
    r"|[a-z]{2,9}(?:ing|ous|ful|less|ive)"
)
RULES: Final = (
    Rule(
        "amount",
        UNIT_TRIGGERS,
        rf"{APPROX}(?:(?P<the>the|its|his|her|their|these){B})?"
        rf"(?:(?P<dir>last|past|next|previous|prior|first|coming|following|final|latest|opening"
        rf"|preceding|remaining|initial|closing){B})?(?:another{B})?(?P<n>{QUANTITY})(?P<odd>-odd|-plus|\+)?"
        rf"(?:(?P<link>-?{B}to{B}|-to-|{B}or{B}|-or-|{B}and{B}|-)(?P<most>{NUMBER}))?"
        rf"(?:[ -]{{1,4}}and[ -]{{1,4}}a[ -]{{1,4}}(?P<half1>half))?(?P<sep>-|{B})"
        rf"(?:(?:{_FILLERS}){B})?"
        rf"(?P<unit>{UNIT}s?|centuries|quarters?)(?!-to-|'s?-)"
        rf"(?:{B}and{B}a{B}(?P<half>half))?(?P<tail>{B}or{B}(?:{either(_TAILS)}))?"
        rf"(?P<time>'s?{B}time\b)?"
        rf"(?:(?:-|{B})(?P<post>{either(_AGO)})\b(?!{B}than)(?<!before(?!{B}?[.,;)]))"
        rf"(?<!back(?!{B}?[.,;)]))|(?P<old>[- ]olds?\b))?",
        _amount,
        left=72,
    ),
)
