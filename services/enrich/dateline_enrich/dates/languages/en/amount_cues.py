"""What stands around "two weeks" and tells lengths, rates and days to come apart. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.languages.en.lexicon import MONTHS, SCALES, SMALL
from dateline_enrich.dates.pieces import either

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
    r"|imprisonment|jail|probation|pay|wages|work|training|supply|grace|reprieve|worth)\b"
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
_BETWEEN: Final = re.compile(r"\bbetween {1,4}$")
_WITHIN: Final = re.compile(
    r"\b(?:in|within|until|till|by)(?: (?:just|only|exactly|barely|less than))? {1,4}$"
)
_IN: Final = re.compile(r"\bin {1,4}(?:just |only )?$")
_DUE: Final = re.compile(
    r"\b(?:(?:will|'ll|shall|would|to) (?:[a-z]{2,12} ){0,2}?"
    r"(?:expire|begin|start|open|reopen|retire|return|resume|meet|vote|leave|stand trial|step down"
    r"|be (?:held|released|redeemed|published|launched|back|announced|known|reviewed|freed)"
    r"|take (?:place|effect|office)|go to the polls|come (?:up|into force)"
    r"|hold (?:an? |the )?(?:[a-z]{2,12} )?(?:elections?|talks|vote|referendum|summit|hearing))"
    r"|due|expires|begins|starts|opens|reopens|retires|returns|resumes|meets|leaves"
    r"|(?:elections?|vote|wedding|deadline|final|match|summit) (?:is|are))"
    r"(?: (?!in\b)[a-z']{2,14}){0,3} in {1,4}(?:just |only )?$"
)


def is_rate(written: str, start: int, end: int) -> bool:
    """Whether a sum or a count stands before "a year", and no event after it."""
    if _LENGTH_AFTER.match(written, end):
        return False
    return bool(_PER.search(_before(written, start, 40)))


def is_speed(written: str, start: int) -> bool:
    """Whether it is "miles an hour"."""
    return bool(_SPEED.search(_before(written, start, 12)))


def is_length_of_one(written: str, start: int, end: int) -> bool:
    """Whether "a year" is a length: after a preposition, before "after", or granted."""
    before = _before(written, start, 40)
    if _LENGTH_BEFORE.search(before) or _LENGTH_AFTER.match(written, end):
        return True
    return bool(_GRANTED_BEFORE.search(before) and _GRANTED_AFTER.match(written, end))


def is_more_than(written: str, start: int) -> bool:
    """Whether the "over" that follows is "more than", not "during"."""
    return bool(_OVER_ONE.search(_before(written, start, 14)))


def is_hoped_for(written: str, start: int) -> bool:
    """Whether the "one day" that follows is one to come."""
    return bool(_HOPED.search(written, max(0, start - 60), start))


def is_told(written: str, start: int, end: int) -> bool:
    """Whether "One day" opens a tale."""
    return written[start].isupper() and bool(_TOLD.match(written, end))


def is_in(written: str, start: int) -> bool:
    """Whether "in" or "within" makes a distance of "a week's time"."""
    return bool(_WITHIN.search(_before(written, start, 20)))


def is_due(written: str, start: int) -> bool:
    """Whether "in two weeks" says when, not how long: "the vote is due in two weeks"."""
    if not _IN.search(written, max(0, start - 10), start):
        return False
    return bool(_DUE.search(written, max(0, start - 72), start))


def is_between(written: str, start: int) -> bool:
    """Whether "between" opens the two numbers that follow."""
    return bool(_BETWEEN.search(_before(written, start, 12)))


def is_verb_before(written: str, start: int) -> bool:
    """Whether "last" is a verb: "it will last two weeks"."""
    return bool(_A_VERB_BEFORE.search(written, max(0, start - 9), start))


def is_age(written: str, start: int, end: int) -> bool:
    """Whether it is "aged two years", "two years older" or a war by its name."""
    if _AGED.search(_before(written, start, 20)):
        return True
    return bool(_NO_LENGTH_AFTER.match(written, end))


def is_day_of_month(written: str, start: int) -> bool:
    """Whether a month stands before the number: "On May 3 days of rain began"."""
    return bool(_MONTH_BEFORE.search(_before(written, start, 12)))


def is_share(written: str, end: int) -> bool:
    """Whether the quarters are shares: "three quarters of the voters"."""
    return bool(_SHARES.match(written, end))


def _before(written: str, start: int, window: int) -> str:
    return written[max(0, start - window) : start].lower()
