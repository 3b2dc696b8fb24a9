"""Years, decades, centuries, quarters and seasons in Russian. Pure."""

from __future__ import annotations

from dataclasses import replace
from re import Match
from typing import Final

from dateline_enrich.dates.forms import Period, Reading, Rule, Season, Step
from dateline_enrich.dates.languages.common import (
    centuries,
    parts_of_year,
    steps,
    words_of,
)
from dateline_enrich.dates.languages.common.lexicon import group, mod, mod_of, span, year_of
from dateline_enrich.dates.languages.common.periods import ROMAN, YEARS
from dateline_enrich.dates.languages.figures import YEAR
from dateline_enrich.dates.languages.ru.inflect import adjectives, words
from dateline_enrich.dates.languages.ru.lexicon import LEXICON, ORDINALS
from dateline_enrich.dates.pieces import B, either

_YEAR_NOUN: Final = r"(?:год(?:ы|ов|ам|ами|ах|а|у|ом|е)?|гг?\b\.?)"
_TAIL: Final = r"(?:-(?:й|го|м|му|ом))"
_TO: Final = rf"(?:{B}?-{B}?|{B}(?:по|и|до){B})"
_MORE: Final = rf"(?:(?:,{B}|{B}(?:и|или){B}){YEAR}){{1,4}}"


def _year(match: Match[str], _written: str) -> list[Reading]:
    """Reads "2017 год" and "2017-м"; of "2014–2017 годах" and of a list each year by itself."""
    modifier = mod_of(match, LEXICON)
    first = Period(match["y"])
    last = match["y2"]
    if not last:
        if not (match["tail"] or match["noun"] or match["more"] is not None):
            return []
        return [Reading(*match.span(), first, "year", modifier)]
    if len(last) == 2:  # noqa: PLR2004 - "2014-17"
        last = match["y"][:2] + last
    if int(last) <= int(match["y"]):
        return []
    return [
        Reading(match.start(), match.end("y"), first, "year", modifier),
        Reading(match.start("y2"), match.end(), Period(last), "year_range"),
    ]


_TENS: Final = {
    **adjectives({
        "двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60,
        "семидесят": 70, "восьмидесят": 80, "девяност": 90, "нулев": 2000, "двухтысячн": 2000,
    }, "ые ых ым ыми"),
}  # fmt: skip
_CENTURIES: Final = {
    **ORDINALS,
    **{f"двадцать {word}": 21 for word, number in ORDINALS.items() if number == 1},
    **ROMAN,
    **{word.replace("x", "х").replace("i", "і"): number for word, number in ROMAN.items()},
    **{word.replace("x", "х"): number for word, number in ROMAN.items()},
}
"""Ordinals and Roman numbers; Cyrillic х and і are often typed for the Latin letters."""
_CENTURY_NOUN: Final = r"(?:век(?:а|е|у|ом|ов|ах)?|столети(?:е|я|ю|ем|и|й|ях)|вв?\.)"
_NUMBER: Final = f"(?:{either(_CENTURIES)}|[12]?\\d)"
_HALF_OF: Final = rf"(?:(?:перв|втор)(?:ая|ой|ую){B}половин[аеыу]{B})?"
_EDGE: Final = rf"(?:(?:начал|конц|середин)[аыуе]{B})?"
_CENTURY_WORDS: Final = words(["век|0 а е у ом ов ах", "столети|е я ю ем и й ях", "в|0", "вв|0"])


def _decade(match: Match[str], _written: str) -> list[Reading]:
    """Reads "1990-е", "в 80-х годах", "шестидесятые годы XIX века"."""
    number = int(match["d"]) if match["d"] else _TENS[match["word"]]
    if number < 100:  # noqa: PLR2004 - two figures
        century = ROMAN.get(match["century"] or "", 20 if number >= 20 else 21)  # noqa: PLR2004 - the tens of this century
        number += 100 * (century - 1)
    form = Period(str(number)[:3])
    return [Reading(*match.span(), form, "decade", mod_of(match, LEXICON), 0.92)]


_QUARTERS: Final = {
    **{word: number for word, number in ORDINALS.items() if number <= 4},  # noqa: PLR2004 - quarters
    **{f"{n}{tail}": n for n in range(1, 5) for tail in ("", "-й", "-м", "-го", "-му")},
    "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
_HALVES: Final = {word: number for word, number in _QUARTERS.items() if number <= 2}  # noqa: PLR2004 - halves
_OF_ONE: Final = {
    word: step
    for word, step in LEXICON.steps.items()
    if not word.endswith(("ие", "ые", "их", "ых"))
}
"""Of many units "ближайшие" tells a length: "ближайшие недели"."""
_DAYS_OFF: Final = {word: code for word, code in LEXICON.unit.items() if code == "WE"}
_A_YEAR_AFTER: Final = LEXICON.year_after.removesuffix("?")
_IN: Final = frozenset({"весной", "летом", "осенью", "зимой"})
_SEASON_LEAD: Final = rf"(?:(?:до|с|к|на|начинается|наступила|пришла){B})"


def _half_of_year() -> Rule:
    """Reads "первая половина 2016 года": a half only of a year that is named."""
    (rule,) = parts_of_year(
        replace(LEXICON, year_after=_A_YEAR_AFTER), "H", "(?:половина|половине|половины|половину)",
        {word: number for word, number in _HALVES.items() if not word[0].isdigit()},
    )  # fmt: skip
    return rule


def _season(match: Match[str], _written: str) -> list[Reading]:
    """Reads "летом 2016 года", "прошлой зимой", and "весной" alone, which is "in spring"."""
    year, year_step = year_of(match, LEXICON)
    year = int(match["winter"]) if match["winter"] else year
    step, word = LEXICON.steps.get(group(match, "step")), match["season"]
    told = year or year_step is not None or step is not None or match["mod"] or match["lead"]
    if not (told or word in _IN):
        return []
    form = Season(LEXICON.seasons[word], year, step, year_step)
    return [Reading(*span(match), form, "season", mod_of(match, LEXICON), sure=0.85)]


def _weekend(match: Match[str], _written: str) -> list[Reading]:
    """Reads "в выходные": the days off are those at hand, the tense tells on which side."""
    return [Reading(*span(match), Step("WE", 0), "weekend")]


RULES: Final = (
    *steps(replace(LEXICON, steps=_OF_ONE)),
    *steps(replace(LEXICON, unit=_DAYS_OFF)),
    Rule(
        "weekend",
        frozenset({"выходные", "выходных"}),
        rf"(?P<lead>(?:в|на|за){B})выходны[ех](?!{B}(?:дн|пособи|данн))",
        _weekend,
        left=6,
    ),
    Rule(
        "year",
        YEARS,
        rf"{mod(LEXICON.mods)}(?P<y>{YEAR}|1[0-3]\d\d(?={B}год))(?:(?P<tail>{_TAIL})(?!\w))?"
        rf"(?:(?={_MORE}{B}?{_YEAR_NOUN})(?P<more>)"
        rf"|(?:{_TO}(?P<y2>{YEAR}|\d\d(?=-?{B}?{_YEAR_NOUN}))(?!\d|[.,]\d|[-/]\d){_TAIL}?)?"
        rf"(?:{B}?(?P<noun>{_YEAR_NOUN}))?)(?![-.,:]?\d|-[а-я])",
        _year,
        left=24,
    ),
    Rule(
        "decade",
        frozenset({"е", "х", "ми", "ые", "ых", *YEARS, *words_of(_TENS)}),
        rf"{mod(LEXICON.mods)}(?:(?P<d>(?:1[5-9]|20)\d0|\d0)"
        rf"(?:-(?:е|х|ми|ые|ых)(?!{B}числ)(?:{B}{_YEAR_NOUN})?|(?={B}?-{B}?(?:1[5-9]|20)\d0-(?:е|х)))"
        rf"|(?P<word>{either(_TENS)}){B}{_YEAR_NOUN})"
        rf"(?:{B}(?:(?P<century>{either(ROMAN)}|прошлого){B}(?:века|столетия)))?",
        _decade,
        left=32,
    ),
    *centuries(
        replace(LEXICON, ordinals=_CENTURIES),
        rf"{_HALF_OF}(?P<c>{_NUMBER})(?:-?(?:й|го|м|му|е|ое))?"
        rf"(?:{B}{_CENTURY_NOUN}(?!{B}до{B}н)"
        rf"|(?={B}?(?:-|и){B}?{_EDGE}{_NUMBER}(?:-?(?:й|го|м|му))?{B}{_CENTURY_NOUN}))",
        frozenset(_CENTURY_WORDS) | frozenset(ROMAN),
    ),
    *parts_of_year(LEXICON, "Q", "(?:квартал|квартала|квартале|кварталу|кварталом)", _QUARTERS),
    *parts_of_year(LEXICON, "H", "(?:полугодие|полугодия|полугодии|полугодию|полугодием)", _HALVES),
    _half_of_year(),
    Rule(
        "season",
        words_of(LEXICON.seasons),
        rf"(?P<lead>{_SEASON_LEAD})?{mod(LEXICON.mods)}(?:(?P<step>{either(LEXICON.steps)}){B})?"
        rf"(?P<season>{either(LEXICON.seasons)})(?:{B}(?P<winter>{YEAR})[-/](?:20)?\d\d(?:{B}?(?:годов|гг\b\.?))?"
        rf"(?!\d)|{LEXICON.year_after})",
        _season,
    ),
)  # fmt: skip
