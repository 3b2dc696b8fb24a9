"""Seasons and weekends: "last fall", "the winter of 2017-18", "over the weekend". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Reading, Rule, Scope, Season, Step
from dateline_enrich.dates.languages.en.fragments import (
    MOD,
    SHORT_YEAR,
    SPELLED_YEAR,
    STEP_YEAR,
    mod_of,
    year_of,
)
from dateline_enrich.dates.languages.en.lexicon import SEASONS, STEPS
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import B, either

_NAMED: Final = SEASONS | {"midsummer": "SU", "midwinter": "WI"}
_NOUN_BEFORE: Final = re.compile(
    r"(?:^|\s)(?:in|during|since|by|until|till|of|for|before|after|through|throughout|from|to|and"
    r"|or|over|into|this|around|between) {1,4}$"
)
_BARE_BEFORE: Final = re.compile(r"(?:^|\s)(?:in|by|until|till|since|during|before) {1,4}$")
_A_VERB: Final = re.compile(
    r" {1,4}(?:of (?!the (?:year|season))|in (?:the|a|its|their|his|her|prices|love|line)\b"
    r"|(?:from|to|into|through|a|an|back|short|apart|down|off|over|the) )"
)
"""What follows "spring" and "fall" where they are verbs or other nouns."""
_A_LABEL: Final = re.compile(
    r"-| {1,4}(?:breaks?|terms?|semester|heat|holidays?|vacations?|camps?|schools?|sports?|games"
    r"|olympics|coats?|clothes|wheat|storms?|fuel|session|training|collections?|sales?|jobs?|tyres"
    r"|tires|fair|festivals?|tour|league|schedule|harvest|planting|crops?|snow|weather|quarters"
    r"|palace|solstice|equinox|leaves|rolls?|water|onions?|cleaning|offensive|festival)\b"
)
"""Nouns that a season before them only describes: "the winter coat"."""
_ALONE: Final = re.compile(r" {0,4}(?:[.,;:)!?]|$|\n| {1,4}(?:and|when|as|with|at) )")
_CAPITAL_AFTER: Final = re.compile(
    r" {1,4}(?!January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday)[A-Z][a-z]"
)
_WEEKENDS: Final = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1,
}  # fmt: skip
_NARRATED: Final = frozenset({"following", "previous", "preceding", "same", "that"})


def _season(match: Match[str], written: str) -> list[Reading]:
    years, words = match["year"] or match["short"], match["step"]
    at = match.start("season")
    if written[at].isupper() and _CAPITAL_AFTER.match(written, match.end()):
        return []  # Winter Olympics
    if not (years or words or _is_noun(match, written)):
        return []
    year, year_step = year_of(years)
    words = re.sub(" +", " ", words or "")
    narrated = not _NARRATED.isdisjoint(words.split())
    form = Season(
        _NAMED[match["season"]],
        year,
        STEPS.get(words, 0) if words else None,
        year_step,
        "narrative" if narrated else "reference",
    )
    middle = "MID" if match["season"].startswith("mid") else None
    mod = mod_of(match["mod"]) or middle
    rule = "season_year" if years else "season"
    return [Reading(*match.span(), form, rule, mod, sure=0.85)]


def _is_noun(match: Match[str], written: str) -> bool:
    """Whether it is a season of its own: a preposition before it and no noun behind."""
    before = written[max(0, match.start() - 14) : match.start()].lower()
    after = written[match.end() : match.end() + 16].lower()
    if _A_LABEL.match(after):
        return False
    if match["season"] not in {"spring", "fall"} or match["months"]:
        return bool(match["mod"] or _NOUN_BEFORE.search(before))
    if match["mod"]:
        return True
    if _A_VERB.match(after):
        return False
    if match["the"]:
        return bool(_NOUN_BEFORE.search(before)) and not before.endswith(("and ", "or "))
    return bool(_BARE_BEFORE.search(before) and _ALONE.match(after))


def _weekend(match: Match[str], _written: str) -> list[Reading]:
    words = set(match["which"].split())
    narrated = bool(words & _NARRATED)
    count = next((_WEEKENDS[word] for word in words if word in _WEEKENDS), 0)
    scope: Scope = "narrative" if narrated else "reference"
    form = Step("WE", count, scope, counted=words != {"the"})
    return [Reading(*match.span(), form, "weekend", mod_of(match["mod"]))]


RULES: Final = (
    Rule(
        "season",
        frozenset(_NAMED),
        rf"(?:(?P<mod>{MOD}|the{B}height{B}of|earlier|later)[ -]{{1,4}})?(?P<the>the{B})?"
        rf"(?:(?P<step>{either([*STEPS, 'that', 'that same', 'the same'])}){B})?"
        rf"(?P<season>{either(_NAMED)})(?!s)(?P<months>{B}(?:season|months)(?!'))?"
        rf"(?:,?{B}(?:of{B})?(?P<year>{YEAR}(?!\d|,\d)|{STEP_YEAR}|{SPELLED_YEAR})"
        rf"(?:[-/](?:\d\d|{YEAR})(?![-/\d]))?|{B}(?:of{B})?(?P<short>{SHORT_YEAR}))?(?!-)",
        _season,
    ),
    Rule(
        "weekend",
        frozenset({"weekend"}),
        rf"(?:(?P<mod>earlier|later|early|late){B})?"
        rf"(?P<which>(?:the|this|that|last|next)(?:{B}(?:past|coming|following|last|next|same"
        rf"|previous|preceding))?){B}(?:(?:long|holiday|bank{B}holiday|opening|first){B})?weekend(?!-|s)",
        _weekend,
        left=40,
    ),
)
