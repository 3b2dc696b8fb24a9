"""The words of French around an expression: tense, ranges, names, sentence borders. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Links, Names, Tense
from dateline_enrich.dates.languages.fr.lexicon import MONTHS, WEEKDAYS

_FUTURE: Final = (
    r"[^\W\d_]{1,14}(?:era|eront|ira|iront|dra|dront|ura|uront|vra|vront|rra|rront|tra|tront)"
)
"""The endings of the simple future."""
_PRESENT: Final = (
    r"va|vont|doit|doivent|devrait|devraient|pourrait|pourraient|débute|débutent|commence"
    r"|commencent|s'ouvre|s'ouvrent|reprend|reprennent|se tient|se tiennent|se réunit"
    r"|se réunissent|entre en vigueur|s'achève|s'apprête|inaugure|expire|repart"
)
"""Verbs in the present tense, which beside a day mean a day to come."""
_REPORT: Final = (
    r"a|ont|avait|avaient|était|étaient|fut|furent|a-t-il|a-t-elle|été|déclaré|annoncé|indiqué"
)
_STREET: Final = (
    r"(?:[Rr]ue|[Aa]venue|[Pp]lace|[Bb]oulevard|[Qq]uai|[Ss]quare|[Ss]tade) d(?:u|es)"
    rf" (?:\d{{1,2}}|\w{{3,9}})[ -](?:{'|'.join([*MONTHS, *map(str.capitalize, MONTHS)])})"
    r"(?:[ -]\d{4})?"
)
_START: Final = "|".join(
    f"(?<=^{word})|(?<=[.!?\u00bb\n] {word})|(?<=\n{word})" for word in WEEKDAYS
)
"""Behind a weekday that opens its sentence."""
_WORK: Final = "|".join(
    f"(?<={word} .)"
    for word in (
        "ilm", "érie", "oman", "ivre", "lbum", "ission", "otidien", "agazine",
    )
)  # fmt: skip
"""Behind the mark that opens the name of a film or a paper."""

TENSE: Final = Tense(
    ahead=re.compile(
        rf"\b(?:{_FUTURE}|{_PRESENT}|prévue?s?|attendue?s?|jusqu'|d'ici|à partir|dès|prochaine?s?"
        r"|bientôt|au plus tôt|au plus tard)\b"
    ),
    behind=re.compile(
        rf"\b(?:{_REPORT}|depuis|(?:est|sont) (?:né|mort|décédé|arrivé|parti|venu|devenu|entré"
        r"|sorti|tombé|resté|revenu|survenu|intervenu|passé)e?s?|derni(?:er|ère)s?)\b"
    ),
    planned=re.compile(
        rf"\b(?:{_FUTURE}|{_PRESENT}|prévue?s?|attendue?s?|jusqu'(?:à|au)|d'ici|à partir de|dès"
        r"|avant(?=\s{0,4}$)|au plus tôt|au plus tard)(?!\w)"
    ),
    reported=re.compile(rf"\b(?:{_REPORT})\b"),
    planned_after=re.compile(
        rf"(?:{_START}),?\s{{1,2}}[^.;:!?\n]{{0,24}}?\b(?:{_FUTURE}|va|vont|doit|doivent)\b"
        rf"|\s{{1,2}}(?:au plus tard|au plus tôt)\b"
    ),
)

LINKS: Final = Links(
    to=re.compile(r"\s{0,4}(?:-|au|à|et|jusqu'(?:au|à))\s{0,4}(?:le\s{1,4}|la\s{1,4}|l')?"),
    only_opened=frozenset({"et", "et le", "et la", "et l'"}),
    opener=re.compile(r"(?:\b(?:du|de|entre)\s{1,4}|\bd')(?:le\s{1,4}|la\s{1,4}|l')?$"),
    clock_after_day=re.compile(
        r",?\s{1,4}(?:(?:à|vers|dès|peu avant|peu après|avant|après|de|jusqu'à|aux alentours de)"
        r"\s{1,4}){0,2}"
    ),
    day_after_clock=re.compile(r",?\)?,?\s{1,4}(?:le\s{1,4})?"),
)

NAMES: Final = Names(
    small=frozenset({
        "relative_day", "relative_day_part", "weekday", "weekday_part", "month", "step",
        "step_bare", "weekend", "season", "day_part", "vague", "clock_named", "length",
        "adverb_of_frequency", "narrated_day",
    }),
    known=re.compile(
        r"\b(?:24 [Hh]eures du Mans|Journal du [Dd]imanche|[Aa]ujourd['\u2019]hui en France"
        r"|Ouest-France dimanche|[Vv]endredi 13|[Pp]ère Noël|Noël [A-Z\xc9]\w{1,20}"
        r"|[\w-]{1,20}-(?:Matin|Soir)|Nuit debout|[Mm]idi (?:libre|olympique)|Mars Express"
        rf"|Jeudi noir|{_STREET})\b"
        rf"|[\u00ab\u201c\"](?:{_WORK})[^\u00bb\u201d\"\n]{{1,40}}[\u00bb\u201d\"]"
    ),
    after_weekday=re.compile(r" (?:noir|Noir|Saint|saint)\b"),
)  # fmt: skip

CLOCK_TAIL: Final = re.compile(r" {0,2}h(?: {0,2}[0-5]\d|eures?)?(?!\w)")
ORDINAL_TAIL: Final = re.compile(r"[,.;](?!\d)|(?= (?:et|pour|dans) )|$")

SENTENCE: Final = re.compile(
    r"(?<=[.!?\u2026])(?<!\b[A-Z]\.)(?<!\b(?:St|Dr|Me|av|cf|no)\.)(?<!\b(?:Mme|Mgr|env|art)\.)"
    r"(?<!\b(?:janv|f\xe9vr|juil|sept)\.)(?:[ \u00a0]?[\"')\u00bb\u201d\u2019]){0,2}"
    r"\s{1,8}(?=[A-Z\u00c0-\u00dd\"'(\u00ab\u201c])|\n[^\S\n]{0,8}\n"
)
