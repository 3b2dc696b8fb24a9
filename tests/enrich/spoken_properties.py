"""What holds of every grammar, given its words; the languages' own tests call it. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline_enrich.dates import find_dates
from dateline_enrich.dates.languages import language_of
from tests.enrich.spoken import told

_DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)"
VALUE = re.compile(
    rf"{_DAY}|{_DAY}T(?:\d\d:\d\d(?::\d\d)?|XX:XX|MO|MI|AF|EV|NI)"
    r"|(?:\d{4}|XXXX)-(?:\d\d|Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(?:-WE)?)|\d{2,4}"
    r"|XXXX-WXX-(?:WE|[1-7](?:T(?:XX:XX|MO|MI|AF|EV|NI|\d\d:\d\d(?::\d\d)?))?)"
    r"|(?:PRESENT|PAST|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|H|S|Q|CE|WE)(?:T?\d+[MDHS])?)"
)
"""The TIMEX3 values that the grammars write."""


def is_sound(language: str, text: str, reference: date | None) -> bool:
    """Whether every mention slices to its text, has a value and stands behind the one before."""
    end = 0
    for one in find_dates({"body": text}, reference=reference, language=language).mentions:
        if text[one.start : one.end] != one.text or not VALUE.fullmatch(one.value):
            return False
        if one.start < end or (one.earliest and one.latest and one.earliest > one.latest):
            return False
        end = one.end
    return True


def dead_triggers(code: str) -> set[str]:
    """The triggers that no word of the language can be, so that their rule would never be tried."""
    language = language_of(code)
    every = {trigger for rule in language.rules for trigger in rule.triggers}
    return {
        trigger
        for trigger in every
        if not (trigger.startswith("#") or language.words.fullmatch(trigger))
    }


def is_read_as(language: str, sentence: str, written: str, value: str) -> bool:
    """Whether the sentence tells nothing but this date."""
    return told(language, sentence) == f"{written}={value}"


def latest(reference: date, weekday: int) -> date:
    """The latest day of the week, today included."""
    return reference - timedelta((reference.weekday() - weekday) % 7)


def following(reference: date, weekday: int) -> date:
    """The first such day of the week behind the reference."""
    return reference + timedelta((weekday - reference.weekday() - 1) % 7 + 1)
