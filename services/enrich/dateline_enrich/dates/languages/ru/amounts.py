"""Lengths and distances in Russian: "три дня назад", "через месяц", "трёхдневный". Pure."""

from __future__ import annotations

import re
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Away, Length, Reading, Rule
from dateline_enrich.dates.languages.common import amounts, units_ago, words_of
from dateline_enrich.dates.languages.common.numbers import is_number, number, read_number
from dateline_enrich.dates.languages.ru.inflect import (
    HARD,
    SOFT,
    STRESSED,
    adjectives,
    table,
    words,
)
from dateline_enrich.dates.languages.ru.lexicon import (
    APPROXIMATIONS,
    BEFORE,
    BEHIND,
    LEXICON,
    UNIT,
    UNITS,
)
from dateline_enrich.dates.lengths import length_value
from dateline_enrich.dates.pieces import B, either

_DIRECTION: Final = (
    "(?:(?:последн|прошл)(?:ие|ые|их|им|ими|ее)|следующи(?:е|х|м|ми)|ближайши(?:е|х|м|ми)|прошедши(?:е|х)"
    "|предыдущи(?:е|х)|первы(?:е|х)|минувши(?:е|х)|предстоящи(?:е|х)|эти|этих)"
)
_AN_AGE: Final = re.compile(
    r"(?:(?<!\w)(?:ему|ей|им|мне|нам|вам|которому|которой|котор\w{2} было|исполн\w{3,6}"
    r"|возраст\w{0,2}|старше"
    r"|младше|моложе|было|стукнуло|с виду|на вид)"
    r"|(?:человек|мужчин|женщин|юнош|реб[её]н|мальчик|девочк|девушк|подрост|пенсионер|жител|(?<!\w)сын|(?<!\w)дет"
    r"|(?<!\w)дочь?|старик|школьни|студент)\w{0,5}(?: (?:до|от|с))?|\w[,(](?: в)?) $"
)
_A_PERSON: Final = re.compile(r"\w{4,20}(?:ому|ему|ой|ей) (?:было |уже |всего |сейчас )?$")
_NOTHING_AFTER: Final = re.compile(r" {0,2}(?:[.,;)]|и |от роду|лет от)")
_FOUR_FIGURES: Final = re.compile(r"\d{4}")
_YEARS: Final = frozenset({"лет", "год", "года", "годам", "годами"})
_FROM_AN_EVENT: Final = re.compile(r" {1,4}(?:после|до) ")
_IN_A_ROW: Final = re.compile(r" {1,4}(?:кряду|подряд)")


def _is_length(match: Match[str], before: str) -> bool:
    """Whether years are a length and not somebody's age."""
    if match["unit"] not in _YEARS:
        return True
    after = match.string[match.end() : match.end() + 12]
    if _AN_AGE.search(before) and not _IN_A_ROW.match(after):
        return False
    return not (_A_PERSON.search(before) and _NOTHING_AFTER.match(after))


def _amount() -> Rule:
    """The shared rule, but "через час после аварии" is a length, as "two days after" is."""
    (rule,) = amounts(LEXICON, _DIRECTION, _is_length)

    def read(match: Match[str], written: str) -> list[Reading]:
        if match["unit"].startswith("г") and _FOUR_FIGURES.match(match["n2"] or match["n"]):
            return []
        if match["n2"] and not is_number(match["n2"], LEXICON):  # "на 15-й минуте"
            return []
        found = rule.read(match, written)
        if match["before"] and _FROM_AN_EVENT.match(match.string, match.end()):
            count = found[0].form.count if found and isinstance(found[0].form, Away) else None
            if count is None:
                return []
            value = length_value({**LEXICON.unit, **LEXICON.units}[match["unit"]], count)
            return [Reading(match.start("n"), match.end(), Length(value), "length")]
        return found

    return Rule(rule.name, rule.triggers, rule.pattern, read, rule.left)


_COMPOUNDS: Final = table({
    "полгод|а у": ("M", 6, "P6M"), "полугод|а у": ("M", 6, "P6M"),
    "полчас|а": ("TM", 30, "PT30M"), "получас|а": ("TM", 30, "PT30M"),
    "полвек|а": ("Y", 50, "P50Y"), "полувек|а у ом": ("Y", 50, "P50Y"),
    "сутки": ("D", 1, "P1D"), "суток": ("D", 1, "P1D"),
})  # fmt: skip
"""One word for a number and its unit: unit and count of a distance, value of a length."""
_ONE: Final[dict[str, tuple[str, int, str]]] = {
    **{
        word: (code, 1, length_value(code, 1))
        for word, code in UNIT.items()
        if code not in {"WE", "TS"}
    },
    **_COMPOUNDS,
}
_INSTRUMENTAL: Final = table({
    "минутой": "TM", "часом": "TH", "днем": "D", "неделей": "W", "месяцем": "M", "годом": "Y",
    "десятилетием": "DE", "столетием": "CE", "веком": "CE",
})  # fmt: skip
_LENGTH_BEFORE: Final = (
    f"(?:в{B}течени[ея]|на{B}протяжении|за|на|весь|вся|все|всю|цел(?:ый|ую|ое|ых)|около|почти|более|свыше|менее"
    f"|примерно|не{B}менее|не{B}более|больше|меньше|каких-то|ровно)"
)


_LASTING: Final = set(_ONE) - {*_INSTRUMENTAL, "день", "веке", "месяце", "часе", "неделе"}
_AFTER_UNIT: Final = {word: code for word, code in UNITS.items() if word[-1] not in "иаяы"}
"""The genitive plurals that stand before their number: "лет десять назад"."""


def _one_away(match: Match[str], _written: str) -> list[Reading]:
    code, count, value = _ONE[match["unit"]]
    before, behind = match["before"], re.sub(" +", " ", match["behind"] or "")
    if before and _FROM_AN_EVENT.match(match.string, match.end()):
        return [Reading(match.start("unit"), match.end(), Length(value), "length_of_one")]
    sign, scope = BEHIND[behind] if behind else BEFORE[before]
    modifier = APPROXIMATIONS.get(match["approx"] or "")
    return [Reading(*match.span(), Away(code, count, sign, scope), "distance_of_one", modifier)]


def _apart(match: Match[str], _written: str) -> list[Reading]:
    sign, scope = BEHIND[match["behind"]]
    form = Away(_INSTRUMENTAL[match["unit"]], 1, sign, scope)
    return [Reading(*match.span(), form, "distance_of_one")]


def _length_of_one(match: Match[str], _written: str) -> list[Reading]:
    _, _, value = _ONE[match["unit"]]
    modifier = APPROXIMATIONS.get(re.sub(" +", " ", match["lead"]).strip())
    start = match.start() if modifier else match.end("lead")
    return [Reading(start, match.end(), Length(value), "length_of_one", modifier, 0.7)]


def _past_unit(match: Match[str], _written: str) -> list[Reading]:
    """Reads "за последний год", which is the length of one."""
    form = Length(length_value(UNIT[match["unit"]], 1))
    return [Reading(match.start("last"), match.end(), form, "past_unit")]


def _about(match: Match[str], _written: str) -> list[Reading]:
    """Reads "лет десять назад": behind its noun a number is approximate."""
    count = read_number(match["n"], LEXICON)
    if count is None:
        return []
    sign = -1 if match["behind"] else 1
    form = Away(_AFTER_UNIT[match["unit"]], count, sign, "reference")
    return [Reading(*match.span(), form, "distance", "APPROX")]


def _compound(match: Match[str], _written: str) -> list[Reading]:
    value = _COMPOUNDS[match["unit"]][2]
    return [Reading(*match.span(), Length(value), "length", sure=0.8)]


_PREFIXES: Final = {
    "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8,
    "девяти": 9, "десяти": 10, "двенадцати": 12, "пятнадцати": 15, "двадцати": 20, "тридцати": 30,
    "сорока": 40, "пятидесяти": 50, "полутора": 1.5,
}  # fmt: skip
_LONG: Final = {
    **adjectives({"минутн": "TM", "дневн": "D", "суточн": "D"}, HARD),
    **adjectives({"недельн": "W", "месячн": "M"}, HARD),
    **adjectives({"часов": "TH", "годов": "Y"}, STRESSED),
    **adjectives({"летн": "Y"}, SOFT),
}  # fmt: skip
_COMPOSED: Final = {
    prefix + word: (count, code)
    for prefix, count in _PREFIXES.items()
    for word, code in _LONG.items()
}
_OF_YEARS: Final = tuple(words([f"летн|{SOFT}"]))
_HELD_FOR_YEARS: Final = re.compile(
    r" {1,4}(?:[а-я]{1,14} {1,4})?(?:срок|контракт|договор|период|план|соглашен|программ|перерыв"
    r"|опыт|стаж"
    r"|истори|войн|цикл|давност|минимум|максимум|заключен|кредит|аренд|облигац|бумаг|карьер|спор"
    r"|правлен|мораторий|запрет|санкц)"
)


def _adjective(match: Match[str], _written: str) -> list[Reading]:
    """Reads "трёхдневный" and "25-летний"; years need a noun that lasts, else they are an age."""
    if match["n"]:
        count, code = float(match["n"]), _LONG[match["unit"]]
    elif match["word"] in _COMPOSED:
        count, code = _COMPOSED[match["word"]]
    else:
        return []
    held = _HELD_FOR_YEARS.match(match.string, match.end(), match.end() + 34)
    if match.group().endswith(_OF_YEARS) and not held:
        return []
    form = Length(length_value(code, count))
    return [Reading(*match.span(), form, "length_adjective", sure=0.85)]


_APPROX: Final = rf"(?:(?P<approx>{either(APPROXIMATIONS)}){B})?"
RULES: Final = (
    _amount(),
    *units_ago(LEXICON, "", rf"{B}(?:тому{B})?назад"),
    Rule(
        "distance_of_one",
        words_of(_ONE),
        rf"(?:{_APPROX}(?P<before>через|спустя){B})?(?P<unit>{either(_ONE)})"
        rf"(?(before)|{B}(?P<behind>назад|тому{B}назад|спустя))",
        _one_away,
        left=32,
    ),
    Rule(
        "unit_apart",
        words_of(_INSTRUMENTAL),
        rf"(?P<unit>{either(_INSTRUMENTAL)}){B}(?P<behind>ранее|раньше|позже|позднее)",
        _apart,
        left=0,
    ),
    Rule(
        "length_of_one",
        words_of(_ONE),
        rf"(?P<lead>{_LENGTH_BEFORE}{B})"
        rf"(?P<unit>{either(_LASTING)})"
        rf"(?!{B}(?:назад|до|дня|ночи|\d|[а-я]{{0,3}}летн))(?<!на век)",
        _length_of_one,
        left=28,
    ),
    Rule(
        "past_unit",
        words_of(UNIT),
        rf"(?:за|в{B}течение){B}(?P<last>последн(?:ий|юю|ее|его|ей){B}(?P<unit>{either(UNIT)}))",
        _past_unit,
        left=32,
    ),
    Rule(
        "about",
        words_of(_AFTER_UNIT),
        rf"(?P<unit>{either(_AFTER_UNIT)}){B}(?P<before>через{B})?(?P<n>{number(LEXICON)})"
        rf"(?(before)|{B}(?P<behind>назад))",
        _about,
        left=0,
    ),
    Rule(
        "length",
        words_of(_COMPOUNDS),
        rf"(?:(?:последние|прошедшие|минувшие|ближайшие){B})?(?P<unit>{either(_COMPOUNDS)})",
        _compound,
        left=16,
    ),
    Rule(
        "length_adjective",
        words_of(_LONG, _COMPOSED),
        rf"(?:(?P<n>\d{{1,3}})-(?P<unit>{either(_LONG)})|(?P<word>[а-я]{{7,24}}))",
        _adjective,
        left=5,
    ),
)  # fmt: skip
