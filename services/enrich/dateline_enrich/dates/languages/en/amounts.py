"""A number of units: lengths ("two weeks") and distances ("two weeks ago"). Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Away, Length, Reading, Recurrence, Rule, Vague
from dateline_enrich.dates.languages.en.amount_cues import (
    is_age,
    is_between,
    is_day_of_month,
    is_due,
    is_hoped_for,
    is_in,
    is_length_of_one,
    is_more_than,
    is_rate,
    is_share,
    is_speed,
    is_told,
    is_verb_before,
)
from dateline_enrich.dates.languages.en.lengths import (
    APPROX,
    UNIT,
    UNIT_TRIGGERS,
    is_cricket,
    mod_from,
    unit_of,
)
from dateline_enrich.dates.languages.en.lexicon import MANY
from dateline_enrich.dates.languages.en.numbers import NUMBER, QUANTITY, read_number
from dateline_enrich.dates.lengths import length_value, lengths_value
from dateline_enrich.dates.pieces import B, either

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
_ONES: Final = frozenset({"a", "an", "one"})
_ARTICLES: Final = frozenset({"a", "an", "one", "another", "half a", "half an"})
_PARTS: Final = ("Y", "M", "W", "D", "TH", "TM", "TS")
_A_WEEK: Final = frozenset({"D", "W", "M", "Y", "TH", "DE", "CE"})
_PREPOSITIONS: Final = frozenset({"over", "under", "some", "about", "around"})
_COUNTED_FROM: Final = re.compile(r" {1,4}(?:after|before)\b")
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
    if match["u2"]:
        return _compound(match, unit, count, start)
    if match["post"] and not match["dir"]:
        return _distance(match, unit, count, start)
    if match["most"] and not match["dir"]:
        return _ends(match, unit, count, start, written)
    alone = not (match["dir"] or halved or match["tail"] or match["post"] or match["time"])
    if alone and match["n"] in _ONES:
        return _one(match, unit, start, written)
    return [_length(match, unit, None if match["most"] else count, start, written)]


def _length(match: Match[str], unit: str, count: float | None, start: int, written: str) -> Reading:
    """A length; "in two weeks" is the week where something is due then."""
    mod = _mod(match, start)
    if match["time"] and not is_in(written, start):  # "granted a week's time"
        end = match.start("time")
        return Reading(start, end, Length(length_value(unit, count)), "length", mod)
    ahead = match["time"] or (unit[0] != "T" and is_due(written, start))
    if ahead and count is not None and not match["dir"]:
        return Reading(start, match.end(), Away(unit, count, 1), "distance_ahead", mod, 0.7)
    return Reading(start, _end(match), Length(length_value(unit, count)), "length", mod)


def _compound(match: Match[str], unit: str, count: float | None, start: int) -> list[Reading]:
    """Reads "two years and three months"; single lengths where a unit is not smaller."""
    parts = [(start, match.end("unit"), unit, count)]
    for number, word in (("n2", "u2"), ("n3", "u3")):
        if match[word]:
            more = read_number(match[number])
            parts.append((match.start(number), match.end(word), unit_of(match[word]), more))
    whole = [(code, int(number)) for *_, code, number in parts if number and not number % 1]
    places = [_PARTS.index(code) if code in _PARTS else -1 for *_, code, _ in parts]
    if len(whole) == len(parts) and places == sorted({*places} - {-1}) and not _is_list(match):
        form, mod = Length(lengths_value(whole)), _mod(match, start)
        return [Reading(start, parts[-1][1], form, "length", mod)]
    return [
        Reading(begin, end, Length(length_value(code, number)), "length")
        for begin, end, code, number in parts
    ]


def _is_list(match: Match[str]) -> bool:
    """Whether a comma parts two lengths: "the next 18 months, three weeks after he quit"."""
    parted = match.string.startswith(",", match.end("unit")) and not match["u3"]
    return parted and bool(match["dir"] or _COUNTED_FROM.match(match.string, match.end()))


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


def _distance(match: Match[str], unit: str, count: float | None, start: int) -> list[Reading]:
    """Reads "two weeks ago"; hours and unknown counts that lie later stay lengths.

    "A few days later" points nowhere on the calendar, and "two hours later" nowhere finer than
    the day told before.
    """
    sign, scope = _AGO[re.sub(" +", " ", match["post"])]
    mod = "APPROX" if match["most"] or match["so"] else _mod(match, start)
    if match["today"]:
        exact = Away(unit, count, sign, to_the_day=True)
        return [Reading(start, match.end(), exact, "distance", mod)]
    if unit == "Y" and match["n"] in {"a", "one"} and _is_year_before(match):
        return []
    if scope == "narrative" and (unit[0] == "T" or (count is None and sign > 0)):
        form = Length(length_value(unit, count))
        return [Reading(start, _end(match), form, "length_later", mod)]
    away = Away(unit, count, sign, "narrative" if scope == "narrative" else "reference")
    return [Reading(start, match.end(), away, "distance", mod)]


def _is_year_before(match: Match[str]) -> bool:
    """Whether it is the bare "a year ago", which has a rule of its own."""
    bare = not (match["approx"] or match["so"] or match["half1"] or match["half"] or match["tail"])
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
    if link == "and" and not is_between(written, match.start()):
        return [last]
    form = Length(length_value(unit, count))
    return [Reading(match.start("n"), match.end("n"), form, "length"), last]


def _one(match: Match[str], unit: str, start: int, written: str) -> list[Reading]:
    """Reads "a year": a rate after a sum, a length where a cue says so, else nothing."""
    if match["n"] == "one":
        return _one_day(match, unit, start, written)
    if unit not in _A_WEEK:
        return []
    first = match.start("n")
    if not match["approx"] and is_rate(written, first, match.end()):
        form = Recurrence(length_value(unit, 1))
        rate = Reading(first, match.end(), form, "rate", None, 0.7)
        return [] if is_speed(written, first) else [rate]
    if not match["approx"] and not is_length_of_one(written, first, match.end()):
        return []
    form_ = Length(length_value(unit, 1))
    return [Reading(*match.span(), form_, "length_of_one", _mod(match, start), 0.7)]


def _one_day(match: Match[str], unit: str, start: int, written: str) -> list[Reading]:
    """Reads "one day": the future where it is hoped for, no date in a tale, else a length."""
    if unit == "D" and match["sep"] != "-" and not match["approx"]:
        if match.string.startswith(" at a time", match.end()):
            return []
        if is_hoped_for(written, start):
            return [Reading(start, match.end(), Vague("FUTURE_REF"), "one_day", None, 0.7)]
        if is_told(written, start, match.end()):
            return []
    return [_length(match, unit, 1, start, written)]


def _start(match: Match[str], written: str) -> int:
    """Where the length begins: no article before "two-week", no preposition before "the last"."""
    single = not match["unit"].endswith("s")
    if match["sep"] == "-" or (single and match["n"] not in _ARTICLES):
        return match.start("n") + (match["n"].startswith("a ") and 2)
    if match["dir"] == "last" and is_verb_before(written, match.start("dir")):
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
    return match["n"] in MANY or not (match["post"] or is_more_than(written, match.start()))


def _is_no_length(match: Match[str], unit: str, count: float | None, written: str) -> bool:
    """Ages, ordinals, years and vague plurals that only look like a length of time.

    "Twice in as many weeks" counts no weeks: it repeats a number.
    """
    as_many = match["n"] == "many" and written.endswith("as ", 0, match.start("n"))
    if as_many or match["old"] or is_age(written, match.start(), match.end()):
        return True
    figures = match["n"].isdigit() and match.start() == match.start("n")
    if figures and is_day_of_month(written, match.start()):
        return True
    hyphen, single = match["sep"] == "-", not match["unit"].endswith("s")
    if unit == "Q" and (single or hyphen or is_share(written, match.end())):
        return True
    if unit == "CE" and is_cricket(written, match.start("n")):
        return True
    if single and not hyphen and _is_no_count(match["n"], unit, count):
        return True
    return bool(match["the"] == "the" and count in {None, 0.5} and not match["dir"])


def _is_no_count(number: str, unit: str, count: float | None) -> bool:
    """Whether a singular without a hyphen belies the number: "some day", "the 1988 quarter"."""
    return number in MANY or unit == "TS" or (count is not None and count > _SINGLE_MOST)


_AND: Final = rf"(?:,?{B}and{B}|,{B}|{B})"
_FILLERS: Final = (
    r"full|single|consecutive|straight|fiscal|calendar|trading|business|working|more|additional|long"
    rf"|whole|crucial|or{B}so|or{B}more|extra|solid|short|successive|entire|further"
    r"|[a-z]{2,9}(?:ing|ous|ful|less|ive)"
)
RULES: Final = (
    Rule(
        "amount",
        UNIT_TRIGGERS,
        rf"{APPROX}(?:(?P<the>the|its|his|her|their|these){B})?"
        rf"(?:(?P<dir>last|past|next|previous|prior|first|coming|following|final|latest|opening"
        rf"|preceding|remaining|initial|closing){B})?"
        rf"(?:another{B})?(?P<n>{QUANTITY})(?P<odd>-odd|-plus|\+)?"
        rf"(?:(?P<link>-?{B}to{B}|-to-|{B}or{B}|-or-|{B}and{B}|-)(?P<most>{NUMBER}))?"
        rf"(?:[ -]{{1,4}}and[ -]{{1,4}}a[ -]{{1,4}}(?P<half1>half))?(?P<sep>-|{B})"
        rf"(?:(?:{_FILLERS}){B})?"
        rf"(?P<unit>{UNIT}s?|centuries|quarters?)(?!-to-|'s?-)"
        rf"(?:{_AND}(?P<n2>{NUMBER}){B}(?P<u2>{UNIT}s?)"
        rf"(?:{_AND}(?P<n3>{NUMBER}){B}(?P<u3>{UNIT}s?))?(?!-|s|{B}(?:ago|earlier|later)\b))?"
        rf"(?:{B}and{B}a{B}(?P<half>half))?(?P<tail>{B}or{B}(?:{either(_TAILS)}))?"
        rf"(?P<time>'s?{B}time\b)?"
        rf"(?:(?:-|{B})(?P<post>{either(_AGO)})\b(?!{B}than)(?<!before(?!{B}?[.,;)]))"
        rf"(?<!back(?!{B}?[.,;)]))"
        rf"(?:(?P<so>{B}or{B}so\b)|(?<=ago)(?P<today>{B}today\b(?!'s)))?|(?P<old>[- ]olds?\b))?",
        _amount,
        left=72,
    ),
)
