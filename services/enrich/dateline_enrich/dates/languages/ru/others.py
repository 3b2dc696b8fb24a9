"""What comes back, feasts and the vague in Russian: "каждый вторник", "на Пасху". Pure."""

from __future__ import annotations

from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Reading, Recurrence, Rule
from dateline_enrich.dates.languages.common import (
    adverbs,
    directed,
    holidays,
    recurring,
    vague,
    words_of,
)
from dateline_enrich.dates.languages.common.numbers import number, read_number
from dateline_enrich.dates.languages.ru.inflect import HARD, inflected, table
from dateline_enrich.dates.languages.ru.lexicon import (
    DAY_PARTS,
    LEXICON,
    MONTHS,
    SEASONS,
    UNIT,
    UNITS,
    WEDNESDAY,
    WEEKDAYS,
)
from dateline_enrich.dates.lengths import length_value
from dateline_enrich.dates.pieces import B, either

_EVERY: Final = dict.fromkeys(inflected("кажд", HARD), "EVERY")
_NAMES: Final = {
    **{word: f"XXXX-WXX-{number + 1}" for word, number in (WEEKDAYS | WEDNESDAY).items()},
    **{word: f"XXXX-{number:02d}" for word, number in MONTHS.items()},
    **{word: f"XXXX-{code}" for word, code in SEASONS.items()},
    **{word: f"XXXX-XX-XXT{code}" for word, code in DAY_PARTS.items() if word != "днем"},
}
_OFTEN: Final = {"дважды": 2, "трижды": 3}
_ADVERBS: Final = {
    "ежечасно": "PT1H", "ежедневно": "P1D", "ежесуточно": "P1D", "еженедельно": "P1W",
    "ежемесячно": "P1M", "ежеквартально": "P1Q", "ежегодно": "P1Y", "ежеминутно": "PT1M",
}  # fmt: skip

_DAY_OF: Final = "день дня дню днем дне"


def _days(names: dict[str, tuple[str, int]]) -> dict[str, tuple[str, int]]:
    """Spells "День Победы" in all its cases; the feast itself stays in the genitive."""
    return {f"{day} {name}": key for name, key in names.items() for day in _DAY_OF.split()}


HOLIDAYS: Final[dict[str, tuple[str, int]]] = {
    **table({
        "новый год": ("new year", 0), "нового года": ("new year", 0),
        "новому году": ("new year", 0), "новым годом": ("new year", 0),
        "новом году": ("new year", 0), "канун нового года": ("christmas", 6),
        "старый новый год": ("old new year", 0), "старого нового года": ("old new year", 0),
        "рождеств|о а у ом": ("orthodox christmas", 0), "католическое рождество": ("christmas", 0),
        "католического рождества": ("christmas", 0), "католический сочельник": ("christmas", -1),
        "сочельник|0 а": ("orthodox christmas", -1), "крещени|е я ю ем": ("old new year", 5),
        "пасх|а и е у ой": ("orthodox easter", 0), "католическая пасха": ("easter", 0),
        "католическую пасху": ("easter", 0), "католической пасхи": ("easter", 0),
        "вербное воскресенье": ("orthodox easter", -7), "троиц|а ы е у": ("orthodox easter", 49),
        "вербного воскресенья": ("orthodox easter", -7),
        "страстная пятница": ("orthodox good friday", 0),
        "страстную пятницу": ("orthodox good friday", 0),
        "хэллоуин|0 а у": ("halloween", 0), "хеллоуин|0 а у": ("halloween", 0),
        "международный женский день": ("women's day", 0),
        "международного женского дня": ("women's day", 0), "первома|й я ю": ("may day", 0),
        "курбан-байрам|0 а у": ("eid al-adha", 0), "ураза-байрам|0 а у": ("eid al-fitr", 0),
    }),
    **_days({
        "победы": ("victory day", 0), "защитника отечества": ("defender of the fatherland day", 0),
        "космонавтики": ("cosmonautics day", 0), "россии": ("russia day", 0),
        "народного единства": ("unity day", 0), "знаний": ("knowledge day", 0),
        "святого валентина": ("valentine's day", 0), "всех влюбленных": ("valentine's day", 0),
        "взятия бастилии": ("bastille day", 0), "благодарения": ("thanksgiving", 0),
    }),
}  # fmt: skip

_NOUNS: Final = {
    noun: code
    for code, nouns in (
        ("Y", "годы лет годах"), ("M", "месяцы месяцев месяцах"), ("W", "недели недель неделях"),
        ("D", "дни дней днях"), ("TH", "часы часов часах"), ("DE", "десятилетия десятилетий"),
    )
    for noun in nouns.split()
}  # fmt: skip
_PAID: Final = (
    r"(?:рубл(?:ь|я|ей)|руб\.|долл(?:аров|ара|\.)|евро|тонн[ыа]?|процент(?:а|ов)|%|человек|штук|тыс\."
    r"|млн|млрд|часов|кубометров|баррелей|машин|пассажиров)"
)
_VAGUE: Final = {
    **dict.fromkeys((
        "сейчас", "теперь", "ныне", "нынче", "настоящее время", "настоящий момент",
        "данный момент", "настоящему времени", "сегодняшний день", "нынешнее время",
    ), "PRESENT_REF"),
    **dict.fromkeys((
        "недавно", "совсем недавно", "последнее время", "недавнем прошлом", "далеком прошлом",
    ), "PAST_REF"),
    **dict.fromkeys((
        "скоро", "совсем скоро", "ближайшее время", "ближайшем будущем", "ближайшего времени",
        "обозримом будущем", "недалеком будущем", "на днях",
    ), "FUTURE_REF"),
}  # fmt: skip
_BARE: Final = {"прошлом": "PAST_REF", "будущем": "FUTURE_REF"}
_ENDS: Final = rf"(?={B}?[.,;:)]|{B}(?:и|может|могут|мы|не|они|он|она|будет|будут)\b)"


def _times(match: Match[str], _written: str) -> list[Reading]:
    """Reads "раз в неделю", "три раза в день"; a word before "раз" that is no number stays out."""
    count = _OFTEN.get(match["often"]) or read_number(match["n"] or "", LEXICON)
    start = match.start("times") if match["n"] and not count else match.start()
    every = read_number(match["k"], LEXICON) if match["k"] else 1
    if every is None:
        return []
    value = length_value((UNIT | UNITS)[match["unit"]], every)
    form = Recurrence(value, None, f"{count or 1:g}X")
    return [Reading(start, match.end(), form, "times_a_unit")]


def _weekends(match: Match[str], _written: str) -> list[Reading]:
    return [Reading(*match.span(), Recurrence("XXXX-WXX-WE"), "weekdays")]


def _per(match: Match[str], _written: str) -> list[Reading]:
    """Reads "300 рублей в месяц": behind an amount of anything."""
    form = Recurrence(length_value(UNIT.get(match["unit"], "D"), 1))
    return [Reading(match.end("lead"), match.end(), form, "adverb_of_frequency", sure=0.8)]


RULES: Final[tuple[Rule, ...]] = (
    *recurring(LEXICON, _EVERY, _NAMES, "втор(?:ой|ую|ое)"),
    Rule("weekdays", frozenset({"выходным"}), "(?<=по )выходным", _weekends, left=0),
    Rule(
        "times_a_unit",
        words_of(UNIT, UNITS),
        rf"(?:(?P<often>{either(_OFTEN)})|(?:(?P<n>{number(LEXICON)}){B})?(?P<times>раза?)){B}в{B}"
        rf"(?:(?P<k>{number(LEXICON)}){B}(?=[а-я]))?(?P<unit>{either(UNIT | UNITS)})",
        _times,
        left=32,
    ),
    *adverbs(_ADVERBS),
    *directed(replace(LEXICON, units=_NOUNS), "(?:последн|ближайш|предстоящ)и[ех]"),
    Rule(
        "adverb",
        frozenset({"год", "месяц", "неделю", "день", "сутки", "час"}),
        rf"(?P<lead>{_PAID}{B}|(?<=% ))в{B}(?P<unit>год|месяц|неделю|день|сутки|час)(?!{B}\d)",
        _per,
        left=24,
    ),
    *holidays(LEXICON, HOLIDAYS),
    *vague(_VAGUE, rf"(?!{B}(?:как|после|ли|же{B}после))"),
    *vague(_BARE, _ENDS),
)
