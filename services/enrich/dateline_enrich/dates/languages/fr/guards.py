"""Tells lengths of time in French from ages and from hours of the day. Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.languages.common import cue_before
from dateline_enrich.dates.languages.common.numbers import read_number
from dateline_enrich.dates.languages.fr.lexicon import LEXICON

_YEARS: Final = frozenset({"an", "ans"})
_AGES: Final = frozenset({"ans", "mois", "semaines", "jours"})
_INFANT_BEFORE: Final = re.compile(
    r"\b(?:bébé|nourrisson|nouveau-né|fillette|garçonnet|âgée?)s? d(?:e |')$"
)
_HOURS: Final = frozenset({"heure", "heures"})
_AGED_BEFORE: Final = re.compile(r"(?:âgée?s? (?:de|d')|âge de) {0,4}$")
_SENTENCED_BEFORE: Final = re.compile(r"(?:^|[^\w])[àa] {1,4}$")
_AGE_BEFORE: Final = re.compile(
    r"\b(?:ont|avait|avaient|aura|ai|eu|les|des|ses) {1,4}$|[(,] {0,4}$"
)
_OF_DAY_AFTER: Final = re.compile(r" {1,4}d(?:u matin|e l'après)")
_PERSON_BEFORE: Final = re.compile(
    r"\b(?:homme|femme|garçon|fille|fillette|enfant|bébé|adolescente?|lycéenne?|étudiante?|élève"
    r"|conducteur|conductrice|automobiliste|motard|cycliste|piéton|retraitée?|suspect|individu"
    r"|jeune|mère|père|fils|frère|sœur|habitante?|ressortissante?)s?[^,.;]{0,16} d(?:e |')$"
)
_TERM_BEFORE: Final = re.compile(
    r"\b(?:espace|peine|contrat|bail|mandat|période|guerre|durée|plan|carrière|prêt|crédit|absence|règne"
    r"|conflit|attente|total|délai|moyenne|minimum|maximum)s?[^,.;]{0,12} d(?:e |')$"
)
_OF_AFTER: Final = re.compile(r"(?: {1,4}et \w{1,9} mois)? {1,4}d(?:e(?! \d)(?! la chute)|'|u)")
_A_GROWN_UP: Final = 14
_LENGTH_BEFORE: Final = cue_before(
    "pendant|durant|depuis|après|en|pour|seul|sur|encore|que|environ|plus d'|moins d'"
)


def is_length(match: Match[str], before: str) -> bool:
    """Whether the amount is no age, no time of the clock, and « un jour » no vague day."""
    unit, words = match["unit"], match["n"]
    if unit == "jour" and words == "un":
        return bool(match["approx"] or _LENGTH_BEFORE.search(before))
    if unit in _HOURS:  # « le 20 heures » is a programme
        return not (before.endswith("le ") or _OF_DAY_AFTER.match(match.string, match.end()))
    if unit in _AGES and _INFANT_BEFORE.search(before):
        return False
    if unit not in _YEARS or match["approx"] or match["dir"] or match["dir2"]:
        return True
    return _is_no_age(match, before)


def _is_no_age(match: Match[str], before: str) -> bool:
    """Whether years are no age, by the noun before them and by « de prison » behind."""
    goes_on = bool(_OF_AFTER.match(match.string, match.end()))
    if _PERSON_BEFORE.search(before) or _AGED_BEFORE.search(before):
        return False
    if before.endswith(("de ", "d'")):
        few = (read_number(match["n"], LEXICON) or 0) < _A_GROWN_UP
        return few or goes_on or bool(_TERM_BEFORE.search(before))
    if _SENTENCED_BEFORE.search(before):
        return goes_on
    return not _AGE_BEFORE.search(before)
