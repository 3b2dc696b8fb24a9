"""The words of German around an expression: tense, ranges, names, sentence borders. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Links, Names, Tense

_PRESENT: Final = (
    "beginnt|beginnen|startet|starten|endet|enden|tagt|tagen|entscheidet|entscheiden|wählt|wählen"
    "|öffnet|öffnen|schließt|erscheint|reist|reisen|kommt|kommen|trifft|treffen|findet|finden"
    "|tritt|treten|steht|stehen|läuft|laufen|folgt|feiert|feiern|berät|beraten|stimmt|stimmen"
    "|spielt|spielen|empfängt|übernimmt|legt|geht|gehen|droht|drohen"
)
"""Verbs in the present tense, which beside a day mean a day to come."""
_UNTIL: Final = (
    "(?<!dauerten )(?<!dauerte )(?<!tagten )(?<!tagte )(?<!berieten )(?<!blieben )(?<!blieb )bis"
)
"""Behind a verb of lasting in the past it tells what is over: "dauerten bis Freitag"."""
_WORK: Final = "|".join(
    f"(?<={word} .)"
    for word in (
        "ilm", "erie", "oman", "Buch", "eitung", "agazin", "endung", "Show", "tück",
        "lbum", "blatt", "Blatt", "Song", "rama", "rimi", "Oper",
    )
)  # fmt: skip
"""Behind the mark that opens the name of a film or a paper."""

TENSE: Final = Tense(
    ahead=re.compile(
        r"\b(?:wird|werden|werde|würden?|will|wollen|wolle|soll|sollen|solle|muss|müssen|müsse"
        rf"|dürften?|könnten?|{_UNTIL}|ab|geplant|plant|planen|vorgesehen|angesetzt|erwartet|künftig"
        rf"|bevorstehend\w{{0,2}}|frühestens|spätestens|fällig|an(?=\s{{0,4}}$)|{_PRESENT})\b"
    ),
    behind=re.compile(
        r"\b(?:war|waren|hatten?|hat|haben|habe|wurden?|ist|sind|seit|kam|kamen|ging|gingen|fiel|fielen"
        r"|stieg|stiegen|starb|starben|trat|traten|gab|gaben|fand|fanden|begann|begannen|zog|zogen"
        r"|(?!soll|könn|dürf|müss|heu|woll)[^\W\d_]{2,14}ten?)\b"
    ),
    planned=re.compile(
        r"\b(?:wird|werden|werde|will|wollen|wolle|soll|sollen|solle|muss|müssen|müsse|dürften?"
        rf"|{_UNTIL}"
        r"|ab(?=\s{0,4}$)|geplant|angesetzt|vorgesehen|frühestens|spätestens"
        rf"|für(?:\s{{1,4}}(?:den|kommenden))?(?=\s{{0,4}}$)|{_PRESENT})\b"
    ),
    reported=re.compile(
        r"\b(?:war|waren|hatten?|hat|haben|habe|wurden?|worden|hieß|gab|sprach|schrieb|betonte"
        r"|(?!soll|könn|dürf|müss|heu|woll)[^\W\d_]{2,14}ten?)\b"
    ),
    planned_after=re.compile(
        r",?\s{1,2}(?:wird|werden|will|wollen|soll|sollen|muss|müssen|möchte|möchten|dürften?"
        rf"|{_PRESENT}|an)\s"
    ),
)

LINKS: Final = Links(
    to=re.compile(
        r"\s{0,4}(?:-|bis|und|auf)\s{0,4}(?:zu(?:m|r)?\s{1,4}|einschließlich\s{1,4})?(?:de[mn]\s{1,4})?"
    ),
    only_opened=frozenset({"und", "und dem", "und den", "auf", "auf den"}),
    opener=re.compile(r"\b(?:vom|von|zwischen)\s{1,4}(?:de[mnr]\s{1,4})?$"),
    clock_after_day=re.compile(
        r",?\s{1,4}(?:(?:um|gegen|ab|bis|kurz vor|kurz nach|vor|nach|von)\s{1,4}){0,2}"
    ),
    day_after_clock=re.compile(r",?\s{1,4}(?:(?:am|vom|des)\s{1,4})?"),
)

NAMES: Final = Names(
    small=frozenset({
        "relative_day", "vague", "adverb_of_frequency",
    }),
    known=re.compile(
        r"\b(?:(?:Welt|Bild|Presse|NZZ|Sonntag) am Sonntag|Sonntag aktuell"
        r"|Guten (?:Morgen|Abend|Tag)"
        r"|[Hh]eute[- ](?:[Jj]ournal|[Ss]how)|Agenda 20\d\d|1860 München|1899 Hoffenheim"
        r"|Hannover 96|Schwarze[rn]? Freitag|Blutige[rn]? Sonntag"
        r"|(?:Straße|Platz|Allee|Brücke) des \d{1,2}\. [A-Z][a-zä]{2,8})\b"
        rf"|[\u201e\"\u00bb](?:{_WORK})[^\u201c\u201d\"\u00ab\n]{{1,40}}[\u201c\u201d\"\u00ab]"
    ),
    after_weekday=re.compile(r"(?: (?:aktuell|Nacht Live)|s(?:zeitung|blatt))\b"),
)  # fmt: skip

CLOCK_TAIL: Final = re.compile(r"(?:[.:][0-5]\d(?::[0-5]\d)?)? {0,4}(?:uhr|h\b)")
ORDINAL_TAIL: Final = re.compile(r"\.(?!\d)")

SENTENCE: Final = re.compile(
    r"(?<=[.!?\u2026])(?<!\b\d\.)(?<!\b\d\d\.)(?<!\b[A-Za-z]\.)"
    r"(?<!\b(?:Dr|Nr|St|ca|Co|Hl|Mo|Di|Mi|Do|Fr|Sa|So)\.)"
    r"(?<!\b(?:Mio|Mrd|bzw|vgl|Jan|Feb|Apr|Jun|Jul|Aug|Okt|Nov|Dez|Str|Abs|Art|geb|Chr)\.)"
    r"(?<!\b(?:Prof|Sept|evtl|inkl)\.)[\"')\u00bb\u00ab\u201c\u201d\u2019]{0,2}"
    r"\s{1,8}(?=[A-Z\u00c4\u00d6\u00dc\"'(\u201e\u00bb\u00ab\u201a\u201c])|\n[^\S\n]{0,8}\n"
)
