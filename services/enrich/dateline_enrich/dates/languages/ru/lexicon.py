"""The words of Russian that name time, in all their forms, with е for ё. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.forms import DayShift, Scope
from dateline_enrich.dates.languages.common import DAY, YEAR_WORD, Lexicon
from dateline_enrich.dates.languages.ru.inflect import (
    HARD,
    HUSHED,
    SOFT,
    STRESSED,
    VELAR,
    adjectives,
    table,
)
from dateline_enrich.dates.pieces import B, either

_SOFT_MONTH: Final = "ь я ю ем е"
_HARD_MONTH: Final = "0 а у ом е"
MONTHS: Final = table({
    f"январ|{_SOFT_MONTH}": 1, f"феврал|{_SOFT_MONTH}": 2, f"март|{_HARD_MONTH}": 3,
    f"апрел|{_SOFT_MONTH}": 4, "ма|й я ю ем е": 5, f"июн|{_SOFT_MONTH}": 6,
    f"июл|{_SOFT_MONTH}": 7, f"август|{_HARD_MONTH}": 8, f"сентябр|{_SOFT_MONTH}": 9,
    f"октябр|{_SOFT_MONTH}": 10, f"ноябр|{_SOFT_MONTH}": 11, f"декабр|{_SOFT_MONTH}": 12,
})  # fmt: skip
_SHORT_MONTHS: Final = {
    "янв": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "сент": 9, "окт": 10, "ноя": 11, "нояб": 11, "дек": 12,
}  # fmt: skip

WEDNESDAY: Final = table({"сред|а ы е у ой": 2})
"""Also "surroundings": alone it counts only behind certain prepositions."""
WEEKDAYS: Final = table({
    "понедельник|0 а у ом е": 0, "вторник|0 а у ом е": 1, "четверг|0 а у ом е": 3,
    "пятниц|а ы е у ей": 4, "суббот|а ы е у ой": 5, "воскресень|е я ю ем и": 6,
})  # fmt: skip
WEEKDAYS_IN_PLURAL: Final = table({
    "понедельник|ам": 0, "вторник|ам": 1, "сред|ам": 2, "четверг|ам": 3, "пятниц|ам": 4,
    "суббот|ам": 5, "воскресень|ям": 6,
})  # fmt: skip

DAY_PARTS: Final = table({
    "утр|о ом а у": "MO", "рассвет|0 а е": "MO", "днем": "AF", "вечер|0 ом а у": "EV",
    "ноч|ь ью и": "NI",
})  # fmt: skip
SHIFTS: Final = {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}

SEASONS: Final = table({
    "весн|а ы е у ой": "SP", "лет|о а у ом": "SU", "осен|ь и ью": "FA", "зим|а ы е у ой": "WI",
})  # fmt: skip

UNIT: Final = table({
    "секунд|а ы е у ой": "TS", "минут|а ы е у ой": "TM", "час|0 а у ом е": "TH",
    "день": "D", "дн|я ю ем е": "D", "недел|я и е ю ей": "W", "месяц|0 а у ем е": "M",
    "квартал|0 а у ом е": "Q", "год|0 а у ом": "Y", "десятилети|е я ю ем и": "DE",
    "столети|е я ю ем и": "CE", "век|0 а у ом е": "CE", "выходн|ые ых ым ыми": "WE",
    "уик-энд|0 а у ом е": "WE", "уикенд|0 а у ом е": "WE",
})  # fmt: skip
UNITS: Final = table({
    "секунд|ы 0 ам ами ах": "TS", "минут|ы 0 ам ами ах": "TM", "час|а ы ов ам ами ах": "TH",
    "дн|я и ей ям ями ях": "D", "сут|ки ок кам ками ках": "D", "недел|и ь ям ями ях": "W",
    "месяц|а ы ев ам ами ах": "M", "квартал|а ы ов ам ами ах": "Q", "лет": "Y",
    "год|а ы ов ам ами ах": "Y", "десятилети|я й ям ями ях": "DE",
    "столети|я й ям ями ях": "CE", "век|а ов ам ами ах": "CE",
})  # fmt: skip

_ONES: Final = table({
    "од|ин на но ного ной ному ну ним": 1, "дв|а е ух ум умя": 2, "двое": 2, "двоих": 2,
    "тр|и ех ем емя": 3, "трое": 3, "троих": 3, "четыр|е ех ем ьмя": 4, "четверо": 4,
    "пят|ь и ью": 5, "шест|ь и ью": 6, "сем|ь и ью": 7, "восем|ь ью": 8, "восьми": 8,
    "девят|ь и ью": 9,
})  # fmt: skip
_TEENS: Final = table({
    "десят|ь и ью": 10, "одиннадцат|ь и ью": 11, "двенадцат|ь и ью": 12, "тринадцат|ь и ью": 13,
    "четырнадцат|ь и ью": 14, "пятнадцат|ь и ью": 15, "шестнадцат|ь и ью": 16,
    "семнадцат|ь и ью": 17, "восемнадцат|ь и ью": 18, "девятнадцат|ь и ью": 19,
})  # fmt: skip
_TENS: Final = table({
    "двадцат|ь и ью": 20, "тридцат|ь и ью": 30, "сорок|0 а": 40, "пятьдесят": 50,
    "пятидесяти": 50, "шестьдесят": 60, "шестидесяти": 60, "семьдесят": 70, "семидесяти": 70,
    "восемьдесят": 80, "восьмидесяти": 80, "девяност|о а": 90, "ст|о а": 100, "двести": 200,
    "двухсот": 200, "триста": 300, "трехсот": 300,
})  # fmt: skip
HOURS: Final = _ONES | _TEENS
"""Numbers that an hour may have, in words."""
_HALVES: Final = {f"{word} с половиной": number + 0.5 for word, number in _ONES.items()}
_NUMBERS: Final[dict[str, float]] = {
    **_ONES, **_TEENS, **_TENS, **_HALVES, **{f"{n} с половиной": n + 0.5 for n in range(1, 10)},
    **table({"пол|тора торы утора": 1.5, "пар|а у ы": 2, "тысяч|а у и": 1000, "дюжин|а у": 12}),
}  # fmt: skip
MANY: Final = frozenset(
    table({"нескольк|о их им ими": 0, "мног|о ие их": 0, "считан|ые ных": 0})
)  # fmt: skip

ORDINALS: Final[dict[str, int]] = {
    **adjectives({
        "перв": 1, "четверт": 4, "пят": 5, "девят": 9, "десят": 10, "одиннадцат": 11,
        "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16,
        "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
    }, HARD),
    **adjectives({"втор": 2, "шест": 6, "седьм": 7, "восьм": 8}, STRESSED),
    **table({"трет|ий ья ье ьего ьей ьему ью ьим ьем": 3}),
}  # fmt: skip
_ONES_OF_ORDINALS: Final = {word: n for word, n in ORDINALS.items() if n < 10}  # noqa: PLR2004 - the ones
DAY_ORDINALS: Final = {
    **{
        word: n
        for word, n in ORDINALS.items()
        if word.endswith(("ое", "ье", "ого", "ому", "ьего", "ьему"))
    },
    **{f"двадцать {word}": 20 + n for word, n in _ONES_OF_ORDINALS.items()},
    **{f"тридцать {word}": 30 + n for word, n in _ONES_OF_ORDINALS.items() if n == 1},
}  # fmt: skip
"""Days of the month in words; "двадцать первый" also numbers centuries."""

LAST: Final = {
    **adjectives({"прошл": -1, "истекш": -1, "позапрошл": -2}, HARD),
    **adjectives({"прошедш": -1, "минувш": -1, "предыдущ": -1, "истекш": -1}, HUSHED),
}
THIS: Final = {
    **adjectives({"нынешн": 0}, SOFT), **adjectives({"текущ": 0, "уходящ": 0}, HUSHED),
    **table({"эт|от а о ого ой ому у им ом и их": 0}),
}  # fmt: skip
NEXT: Final = adjectives(
    {"следующ": 1, "будущ": 1, "ближайш": 1, "предстоящ": 1, "наступающ": 1, "грядущ": 1}, HUSHED
)

_MODS: Final = table({
    "начал|о а е у": "START", "самом начале": "START", "середин|а ы е у": "MID",
    "кон|ец ца це цу": "END", "самом конце": "END", "исход|е у": "END",
    "первых числах": "START", "последних числах": "END",
    "первые дни": "START", "первых днях": "START", "последние дни": "END",
    "последних днях": "END", "первой половин|е ы": "START", "второй половин|е ы": "END",
})  # fmt: skip
APPROXIMATIONS: Final = {
    "около": "APPROX", "примерно": "APPROX", "приблизительно": "APPROX", "порядка": "APPROX",
    "почти": "LESS_THAN", "менее": "LESS_THAN", "менее чем": "LESS_THAN", "меньше": "LESS_THAN",
    "более": "MORE_THAN", "более чем": "MORE_THAN", "больше": "MORE_THAN", "свыше": "MORE_THAN",
    "не менее": "EQUAL_OR_MORE", "не меньше": "EQUAL_OR_MORE", "как минимум": "EQUAL_OR_MORE",
    "по меньшей мере": "EQUAL_OR_MORE", "минимум": "EQUAL_OR_MORE", "до": "EQUAL_OR_LESS",
    "не более": "EQUAL_OR_LESS", "не более чем": "EQUAL_OR_LESS", "не больше": "EQUAL_OR_LESS",
    "максимум": "EQUAL_OR_LESS",
}  # fmt: skip

BEFORE: Final[dict[str, tuple[int, Scope]]] = {
    "через": (1, "reference"), "спустя": (1, "narrative"),
}  # fmt: skip
BEHIND: Final[dict[str, tuple[int, Scope]]] = {
    "назад": (-1, "reference"), "тому назад": (-1, "reference"), "спустя": (1, "narrative"),
    "ранее": (-1, "narrative"), "раньше": (-1, "narrative"), "позже": (1, "narrative"),
    "позднее": (1, "narrative"),
}  # fmt: skip

THE_YEAR: Final = rf"{B}?(?:год(?:а|у|ом)?|г\b\.?)"
STEPS: Final = {**LAST, **THIS, **NEXT}
_YEAR_AFTER: Final = (
    rf"(?:,?{B}(?:(?P<year>{YEAR_WORD})(?:-(?:го|м|й))?(?:{THE_YEAR})?"
    rf"|(?P<ystep>{either(STEPS)}){THE_YEAR}))?"
)

_FILLERS: Final = {
    **adjectives({"полн": 0, "цел": 0, "учебн": 0, "календарн": 0}, HARD),
    **adjectives({"рабоч": 0}, HUSHED), **adjectives({"последн": 0}, SOFT),
    **adjectives({"долг": 0}, VELAR),
}  # fmt: skip

LEXICON: Final = Lexicon(
    months=MONTHS,
    short_months=_SHORT_MONTHS,
    weekdays=WEEKDAYS | WEDNESDAY,
    short_weekdays={"пн": 0, "вт": 1, "ср": 2, "чт": 3, "пт": 4, "сб": 5, "вс": 6},
    shifts=SHIFTS,
    day_parts=DAY_PARTS,
    part_days={
        **{word: DayShift(step) for word, step in STEPS.items() if step in {-1, 0}},
        **adjectives({"вчерашн": DayShift(-1), "сегодняшн": DayShift(0)}, SOFT),
        **adjectives({"завтрашн": DayShift(1)}, SOFT),
        **table({"т|от им ой": DayShift(0, "narrative")}),
        **{f"{word} же": DayShift(0, "narrative") for word in ("тот", "тем", "той", "того")},
        **adjectives({"следующ": DayShift(1, "narrative")}, HUSHED),
    },
    seasons=SEASONS,
    unit=UNIT,
    units=UNITS,
    numbers=_NUMBERS,
    many=MANY,
    ordinals=DAY_ORDINALS,
    steps=STEPS,
    steps_after={},
    mods=_MODS,
    approximations=APPROXIMATIONS,
    day_mods={"поздно": "END", "рано": "START"},
    before=BEFORE,
    behind=BEHIND,
    articles="(?!)",
    year_after=_YEAR_AFTER,
    day=rf"{DAY}(?:-(?:го|е|ое|му))?",
    to=rf"(?:{B}?-{B}?|(?:(?<=\d)(?<!\d\d\d)|(?<=-го)|(?<=-е)){B}(?:по|и|до){B})",
    part_join=rf"{B}(?:(?P<late>поздно|рано){B})?",
    tens=rf"(?:(?:двадцат|тридцат)(?:ь|и|ью)|сорока?|[а-я]{{4,6}}десят|девяност[оа]|ст[оа]){B}",
    fillers=either(_FILLERS),
    joint=rf"{B}и{B}(?P<n>\w{{1,20}}){B}(?P<unit>\w{{2,12}})",
)
"""Everything that the shared readers ask of Russian."""
