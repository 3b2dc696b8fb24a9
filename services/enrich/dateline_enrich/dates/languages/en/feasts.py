"""Feasts and public holidays: "last Christmas", "the end of Ramadan", "Labor Day weekend". Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from re import Match
from typing import Final, Literal

from dateline_enrich.dates.forms import DayPart, Form, Holiday, Reading, Rule
from dateline_enrich.dates.holidays import MONTH_LONG, NAMES, duration
from dateline_enrich.dates.languages.en.fragments import STEP_YEAR, is_capital, year_of
from dateline_enrich.dates.languages.en.lexicon import DAY_PARTS
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.pieces import B, either

_SPELLINGS: Final = {
    "new year's": "new year", "martin luther king day": "martin luther king jr. day",
    "martin luther king jr day": "martin luther king jr. day",
    "mlk day": "martin luther king jr. day", "the jewish new year": "rosh hashanah",
    "jewish new year": "rosh hashanah", "rosh hashana": "rosh hashanah",
    "chinese new year": "lunar new year", "the lunar new year": "lunar new year",
    "the spring festival": "lunar new year", "spring festival": "lunar new year",
    "the chinese new year": "lunar new year",
    "the islamic new year": "islamic new year", "the iranian new year": "nowruz",
    "the persian new year": "nowruz", "persian new year": "nowruz", "iranian new year": "nowruz",
    "norouz": "nowruz", "norooz": "nowruz", "newroz": "nowruz", "navruz": "nowruz",
    "presidents' day": "presidents day", "president's day": "presidents day",
    "veterans' day": "veterans day", "veteran's day": "veterans day",
    "valentines day": "valentine's day", "saint valentine's day": "valentine's day",
    "saint patrick's day": "st. patrick's day", "st andrew's day": "st. andrew's day",
    "st george's day": "st. george's day", "st david's day": "st. david's day",
    "st. stephen's day": "boxing day", "st stephen's day": "boxing day",
    "international women's day": "women's day", "april fool's day": "april fools' day",
    "april fools day": "april fools' day", "international workers' day": "may day",
    "world press freedom day": "press freedom day", "world refugee day": "refugee day",
    "world aids day": "aids day", "all saints day": "all saints' day",
    "all souls day": "all souls' day", "the day of the dead": "all souls' day",
    "bonfire night": "guy fawkes night", "guy fawkes day": "guy fawkes night",
    "singles day": "singles' day", "v-e day": "ve day", "v-j day": "vj day",
    "defenders of the fatherland day": "defender of the fatherland day",
    "indigenous peoples' day": "columbus day", "indigenous peoples day": "columbus day",
    "canadian thanksgiving": "thanksgiving", "holy week": "easter",
    "the feast of the assumption": "assumption day",
    "the feast of the epiphany": "epiphany", "shrove tuesday": "mardi gras",
    "pancake day": "mardi gras", "holy thursday": "maundy thursday", "whit sunday": "pentecost",
    "western easter": "easter", "catholic easter": "easter", "resurrection sunday": "easter",
    "greek easter": "orthodox easter", "orthodox easter sunday": "orthodox easter",
    "coptic christmas": "orthodox christmas", "orthodox christmas day": "orthodox christmas",
    "mothers' day": "mother's day", "mothers day": "mother's day", "fathers' day": "father's day",
    "fathers day": "father's day", "the august bank holiday": "august bank holiday",
    "the may day bank holiday": "early may bank holiday",
    "may day bank holiday": "early may bank holiday",
    "the spring bank holiday": "spring bank holiday", "pesach": "passover",
    "chanukah": "hanukkah", "hanukah": "hanukkah", "eid ul-fitr": "eid al-fitr",
    "eid el-fitr": "eid al-fitr", "eid-ul-fitr": "eid al-fitr", "eid-al-fitr": "eid al-fitr",
    "eid al fitr": "eid al-fitr", "hari raya puasa": "eid al-fitr", "eid ul-adha": "eid al-adha",
    "eid-ul-adha": "eid al-adha", "eid-al-adha": "eid al-adha", "eid al adha": "eid al-adha",
    "eid el-adha": "eid al-adha", "the feast of sacrifice": "eid al-adha", "ramzan": "ramadan",
    "ramadhan": "ramadan", "mawlid al-nabi": "mawlid", "ashoura": "ashura",
    "the day of arafat": "arafat day", "deepavali": "diwali", "divali": "diwali",
    "holocaust remembrance day": "holocaust memorial day",
    "international holocaust remembrance day": "holocaust memorial day",
    "world human rights day": "human rights day", "unification day": "german unity day",
    "the day of german unity": "german unity day",
}  # fmt: skip
_PLACES: Final = {
    "america's": "US", "american": "US", "u.s.": "US", "canadian": "CA", "canada's": "CA",
    "india's": "IN", "indian": "IN", "pakistan's": "PK", "pakistani": "PK", "ukraine's": "UA",
    "ukrainian": "UA", "poland's": "PL", "polish": "PL", "mexico's": "MX", "mexican": "MX",
    "brazil's": "BR", "brazilian": "BR", "finland's": "FI", "finnish": "FI", "indonesia's": "ID",
    "indonesian": "ID", "kenya's": "KE", "kenyan": "KE", "nigeria's": "NG", "nigerian": "NG",
    "ghana's": "GH", "the philippines'": "PH", "philippine": "PH", "bangladesh's": "BD",
    "sri lanka's": "LK", "chile's": "CL", "greece's": "GR", "greek": "GR", "malaysia's": "MY",
    "estonia's": "EE", "lithuania's": "LT", "latvia's": "LV", "kazakhstan's": "KZ",
    "italy's": "IT", "italian": "IT", "turkey's": "TR", "turkish": "TR", "china's": "CN",
    "singapore's": "SG", "saudi arabia's": "SA", "switzerland's": "CH", "swiss": "CH",
    "sweden's": "SE", "taiwan's": "TW", "qatar's": "QA", "britain's": "GB", "british": "GB",
}  # fmt: skip
_WHOSE: Final = frozenset({"independence day", "national day", "republic day"})
"""Days that every country has, each its own."""

_STEPS: Final = {"last": -1, "this": 0, "this past": -1, "this coming": 1, "next": 1}
_NOT_A_DAY_AFTER: Final = (
    rf"(?!{B}(?:islands?|trees?|cards?|carols?|puddings?|cakes?|jumpers?|crackers?|stockings?"
    rf"|lights|decorations?|presents?|bunny|eggs?|rising|lily|lilies|agreement|accords?|offensive"
    rf"|war|massacre|said|says|told|wrote|kareem|mubarak|story|songs?|markets?|hats?|honours"
    rf"|resolutions?|greetings|wishes|tests?)\b)"
)
_EVERYWHERE: Final = frozenset({"the", "day", "feast", "of", "world", "international"})
_NOT_KEPT: Final = re.compile(
    r"(?! {1,4}(?:celebrations?|commemorations?|parades?|events?|services?|party|parties))"
)
_EVENTS: Final = {
    "boxing day": (re.compile(r" {1,4}(?:tsunami|earthquake)"), 2004),
    "ve day": (_NOT_KEPT, 1945), "vj day": (_NOT_KEPT, 1945),
}  # fmt: skip
"""What names a day of one year: "the Boxing Day tsunami", "by VE Day"."""
_PERSON_BEFORE: Final = re.compile(r"\b([A-Z][\w.'-]{0,20}) {1,4}$")
_NOT_A_PERSON: Final = re.compile(
    r"(?:Muslim|Islamic|Holy|The|During|Since|Until|Before|After|In|On|For|By|From|As|When|While|If"
    r"|With|This|Every|Each|But|And|Like|Through|Throughout|Of|Because|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|[A-Z]\w{1,12}(?:'s|ing))$"
)
_WISHED: Final = re.compile(r"\b(?:thai|khmer|tamil|bengali) {1,4}$")
"""Whose New Year is not the first of January."""
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Miss|Sir|Dame|Lady|Judge|Justice|Sen|Rep|Prof)\.? {1,4}$"
)
"""What makes "Easter" and "Christmas" a person."""


def _feast(match: Match[str], written: str) -> list[Reading]:
    at = match.start("name")
    words = re.sub(" +", " ", match["name"])
    name = _SPELLINGS.get(words, words)
    if not _is_meant(match, written, words, name):
        return []
    year, year_step = year_of(match["year"])
    if year is None and (event := _EVENTS.get(name)) and event[0].match(written, match.end()):
        year = event[1]
    if match["eve"] and name == "new year":  # it is the last day of the year that is named
        year = None if year is None else year + 1
        year_step = None if year_step is None else year_step + 1
    step = _STEPS[re.sub(" +", " ", match["step"])] if match["step"] else None
    days, whole = _place(match, name)
    form: Form = Holiday(
        name, year, step, days, year_step, _place_of(match, words), _unit(match, words), whole
    )
    if match["part"]:
        form = DayPart(DAY_PARTS[match["part"]], form)
    start = at if match["whose"] else match.start()
    if match["weekend"] and written[max(0, start - 4) : start].lower() == "the ":
        start -= 4
    mod = "APPROX" if name in MONTH_LONG and whole and not days else None
    return [Reading(start, match.end(), form, "holiday", mod, sure=0.8)]


def _is_meant(match: Match[str], written: str, words: str, name: str) -> bool:
    at = match.start("name")
    capital = at + 4 if words.startswith("the ") else at
    if not (is_capital(written, capital) or words.endswith("bank holiday")):
        return False
    if words.startswith("new year") and written[at:].startswith("New y"):
        return False
    before = written[max(0, match.start() - 26) : match.start()]
    if _TITLED.search(before) or (name in MONTH_LONG and match["part"]):
        return False
    if words == "new year" and _WISHED.search(before.lower()):
        return False
    if name in MONTH_LONG and match.start() == at:
        person = _PERSON_BEFORE.search(before)
        return person is None or bool(_NOT_A_PERSON.match(person[1]))
    return not before.lower().endswith(("father ", "mother ", "merry ", "happy "))


def _place(match: Match[str], name: str) -> tuple[int, bool]:
    """How many days after its first the reading is, and whether it is all of the feast."""
    if match["eve"] or match["the_eve"]:
        return -1, True
    if match["beside"]:
        return (duration(name) if match["beside"] == "after" else -1), True
    if match["edge"]:
        return (duration(name) - 1 if match["edge"] in {"end", "last day"} else 0), False
    return 0, True


def _place_of(match: Match[str], words: str) -> str | None:
    if words == "canadian thanksgiving":
        return "CA"
    return _PLACES[re.sub(" +", " ", match["whose"])] if match["whose"] else None


def _unit(match: Match[str], words: str) -> Literal["D", "W", "WE"]:
    if match["week"] or match["of_week"] or words == "holy week":
        return "W"
    return "WE" if match["weekend"] else "D"


def _groups() -> dict[str, tuple[frozenset[str], list[str]]]:
    """Triggers and names by the trigger's first letter: few patterns to compile, each short.

    A name is triggered by the first of its words that is not on every page.
    """
    filed: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(NAMES | frozenset(_SPELLINGS)):
        words = re.findall("[a-z]+", name)
        trigger = next(word for word in words if word not in _EVERYWHERE)
        filed["country" if name in _WHOSE else trigger[0]].append((trigger, name))
    return {
        group: (frozenset(trigger for trigger, _ in pairs), [name for _, name in pairs])
        for group, pairs in filed.items()
    }


def _pattern(names: list[str]) -> str:
    holy = rf"(?:(?:the{B})?(?:(?:muslim|islamic|holy|fasting){B}){{1,3}}month{B}of{B})?"
    whose = rf"(?:(?P<whose>{either(_PLACES)}){B})?" if _WHOSE & {*names} else "(?P<whose>(?!))?"
    return (
        rf"(?:(?P<of_week>the{B}week{B}of){B})?"
        rf"(?:(?P<step>{either(_STEPS)}){B})?"
        rf"(?:the{B}(?:day|night){B}(?P<beside>before|after){B}|(?P<the_eve>the{B}eve{B}of){B}"
        rf"|(?:the{B})?(?P<edge>start|beginning|first{B}day|last{B}day|end){B}of{B})?"
        rf"{holy if MONTH_LONG & {*names} else ''}{whose}(?P<name>{either(names)})"
        rf"(?P<eve>(?:'s)?{B}eve)?(?:{B}(?:(?P<weekend>weekend)|(?P<week>week)"
        rf"|(?P<part>morning|afternoon|evening|night)(?!s)))?"
        rf"(?:,?{B}(?:of{B})?(?P<year>{YEAR}(?!\d|,\d)|{STEP_YEAR}))?{_NOT_A_DAY_AFTER}"
    )


RULES: Final = tuple(
    Rule(f"feast_{group}", triggers, _pattern(names), _feast, left=60)
    for group, (triggers, names) in _groups().items()
)
