"""Times of the clock in Russian: "в 15:30 мск", "в шесть часов утра", "в полночь". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Clock, Reading, Rule
from dateline_enrich.dates.languages.common import words_of
from dateline_enrich.dates.languages.ru.days import ON, day_of
from dateline_enrich.dates.languages.ru.inflect import table
from dateline_enrich.dates.languages.ru.lexicon import HOURS
from dateline_enrich.dates.pieces import CLOCK, B, either

_NOON, _MIDNIGHT = 12, 24
_ZONES: Final[dict[str, str | None]] = {
    "мск": "+03:00", "по москве": "+03:00", "по московскому времени": "+03:00",
    "московского времени": "+03:00",
    **dict.fromkeys(("gmt", "utc", "по гринвичу", "мсв"), "+00:00"),
    "cet": "+01:00", "cest": "+02:00", "по центральноевропейскому времени": "+01:00",
    "по пекинскому времени": "+08:00", "по токийскому времени": "+09:00",
    **dict.fromkeys(("по местному времени", "местного времени", "по киевскому времени"), None),
    **dict.fromkeys(("по киеву", "по минскому времени"), None),
}  # fmt: skip
_ZONE: Final = rf"(?:{B}(?P<open>\()?(?P<zone>{either(_ZONES)})(?!\w)(?(open)\)))?"
_DAY: Final = rf"(?:,?{B}{ON})?"
_NAMED: Final = {
    **table({"полд|ень": 12, "полдн|я ю ем": 12, "полудн|я ю ем": 12}),
    **table({"полноч|ь и ью": 24, "полуноч|и": 24}),
}
_AT: Final = re.compile(r"(?<!\w)(?:в|во|к|ко|с|со|до|около|после|на|примерно в) $")
_AT_AN_HOUR: Final = re.compile(r"(?<!\w)(?:в|во|к|ко|с|до) $")
_A_SCORE: Final = re.compile(r"сч[её]т(?:ом|а)? $")
_A_QUANTITY: Final = re.compile(
    r" {0,2}(?:%|проц|руб|долл|евро|млн|млрд|трлн|тыс|балл|раза?\b|км|кг|метр|тонн|секунд|очк"
    r"|пункт)"
)
_PARTS: Final = {"утра": 0, "ночи": 0, "дня": 12, "вечера": 12}
_HOUR_WORDS: Final = "(?:час(?:а|ов|ам|у)?)"
_MINUTES: Final = rf"(?:{B}(?P<mi>[0-5]?\d){B}минут[аы]?)?"


def _figures(match: Match[str], written: str) -> list[Reading]:
    """Reads 15:30, and 15.30 where a preposition or a zone tells it from a quantity."""
    before = written[max(0, match.start() - 9) : match.start()].lower()
    if _A_SCORE.search(before) or _A_QUANTITY.match(match.string, match.end()):
        return []
    if match["sep"] == "." and not (match["zone"] or _AT.search(before)):
        return []
    second = int(match["s"]) if match["s"] else None
    zone = _ZONES.get(re.sub(" +", " ", match["zone"] or ""))
    form = Clock(int(match["h"]), int(match["mi"]), second, zone, day_of(match))
    return [Reading(*match.span(), form, "clock_24", sure=0.85)]


def _hours(match: Match[str], written: str) -> list[Reading]:
    """Reads "в 15 часов" and "шесть часов утра"; a bare hour needs "в" before it."""
    before = written[max(0, match.start() - 4) : match.start()].lower()
    part = match["part"] or match["part2"] or match["part3"]
    if not (match["part"] or match["part3"] or _AT_AN_HOUR.search(before)):
        return []
    hour = int(match["h"]) if match["h"] else HOURS[match["word"] or "один"]
    if part and hour < _NOON:
        hour += _PARTS[part]
    elif part == "ночи" and hour == _NOON:
        hour = _MIDNIGHT
    if hour > _MIDNIGHT:
        return []
    zone = _ZONES.get(re.sub(" +", " ", match["zone"] or ""))
    form = Clock(hour, int(match["mi"] or 0), None, zone, day_of(match))
    return [Reading(*match.span(), form, "clock_hours", sure=0.95)]


def _named(match: Match[str], _written: str) -> list[Reading]:
    zone = _ZONES.get(re.sub(" +", " ", match["zone"] or ""))
    form = Clock(_NAMED[match["word"]], 0, None, zone, day_of(match))
    return [Reading(*match.span(), form, "clock_named", sure=0.85)]


RULES: Final = (
    Rule(
        "clock_24",
        CLOCK,
        rf"(?P<h>[01]?\d|2[0-3])(?P<sep>[:.])(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![:\d]|[.,]\d)"
        rf"{_ZONE}{_DAY}",
        _figures,
        left=0,
    ),
    Rule(
        "clock_hours",
        frozenset({"час", "часа", "часов", "часам", "часу", *_PARTS}),
        rf"(?:(?:(?P<h>2[0-4]|[01]?\d)|(?P<word>{either(HOURS)})){B}"
        rf"(?:{_HOUR_WORDS}{_MINUTES}(?:{B}(?P<part>{either(_PARTS)}))?|(?P<part2>утра|вечера|ночи))"
        rf"|час[ау]?{B}(?P<part3>дня|ночи)){_ZONE}{_DAY}",
        _hours,
        left=16,
    ),
    Rule(
        "clock_named",
        words_of(_NAMED),
        rf"(?P<word>{either(_NAMED)}){_ZONE}{_DAY}",
        _named,
        left=0,
    ),
)  # fmt: skip
