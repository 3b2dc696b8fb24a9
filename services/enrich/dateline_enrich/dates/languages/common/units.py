"""Units of the calendar counted from the reference, parts of a year, and what comes back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from re import Match
from typing import Literal

from dateline_enrich.dates.forms import Part, Reading, Recurrence, Rule, Scope, Season, Step
from dateline_enrich.dates.languages.common.lexicon import (
    NOT_COMPOUND,
    Lexicon,
    group,
    is_capital,
    mod,
    mod_of,
    span,
    words_of,
    year_of,
)
from dateline_enrich.dates.languages.common.numbers import number, read_number
from dateline_enrich.dates.lengths import length_value
from dateline_enrich.dates.pieces import B, either

_CALENDAR = frozenset({"W", "M", "Q", "Y", "DE", "CE", "WE"})


def _step_of(match: Match[str], lexicon: Lexicon) -> int | None:
    step = lexicon.steps.get(group(match, "step"))
    return step if step is not None else lexicon.steps_after.get(group(match, "after"))


def _after(lexicon: Lexicon) -> str:
    if not lexicon.steps_after:
        return ""
    return f"(?:{B}(?P<after>{either(lexicon.steps_after)}))?"


def steps(
    lexicon: Lexicon,
    bare: str = "(?!)",
    narrative: frozenset[str] = frozenset(),
    tail: str = "",
) -> tuple[Rule, ...]:
    """A unit with "last", "this" or "next" on either side, or with "the end of".

    A unit where ``bare``, a look-ahead, matches ("the weekend") is the current one; the words in
    ``narrative`` count from the date told last.
    """
    codes = {word: code for word, code in lexicon.unit.items() if code in _CALENDAR}

    def read(match: Match[str], _written: str) -> list[Reading]:
        word = group(match, "step") or group(match, "after")
        if not (word or group(match, "mod") or match["bare"] is not None):
            return []
        code, count = codes[match["unit"]], _step_of(match, lexicon)
        rule = "weekend" if code == "WE" else "step" if word else "step_bare"
        scope: Scope = "narrative" if word in narrative else "reference"
        form = Step(code, count or 0, scope, counted=count == 0)
        return [Reading(*span(match), form, rule, mod_of(match, lexicon))]

    pattern = (
        rf"{mod(lexicon.mods)}(?P<bare>{bare})?(?:{lexicon.articles})?"
        rf"(?:(?P<step>{either(lexicon.steps)}){B})?(?P<unit>{either(codes)}){tail}{_after(lexicon)}{NOT_COMPOUND}"
    )
    return (Rule("step", words_of(codes), pattern, read),)


def seasons(lexicon: Lexicon, lead: str, verbs: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """A season; ``lead`` is what stands before a bare one, so that it is no other word.

    Those in ``verbs`` are another word even before a year: « il a été 2000 fois ».
    """

    def read(match: Match[str], written: str) -> list[Reading]:
        if lexicon.capital and not is_capital(written, match.start("season")):
            return []
        step, (year, year_step) = _step_of(match, lexicon), year_of(match, lexicon)
        opened = group(match, "lead") or group(match, "article") or group(match, "mod")
        dated = (year or year_step is not None) and match["season"] not in verbs
        if not (opened or dated or step is not None):
            return []
        form = Season(lexicon.seasons[match["season"]], year, step, year_step)
        return [Reading(*span(match), form, "season", mod_of(match, lexicon), sure=0.85)]

    pattern = (
        rf"(?P<lead>{lead})?{mod(lexicon.mods)}(?P<article>{lexicon.articles})?"
        rf"(?:(?P<step>{either(lexicon.steps)}){B})?(?P<season>{either(lexicon.seasons)})"
        rf"{_after(lexicon)}{lexicon.year_after}(?:(?<=\d)[-/](?:20)?\d\d(?![-/.,]?\d))?{NOT_COMPOUND}"
    )
    return (Rule("season", words_of(lexicon.seasons), pattern, read),)


def parts_of_year(
    lexicon: Lexicon, letter: Literal["Q", "H"], name: str, numbers: Mapping[str, int]
) -> tuple[Rule, ...]:
    """Quarters and halves by their ordinal; ``name`` is the pattern of the word for them."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        number_ = numbers[group(match, "nth")]
        year, year_step = year_of(match, lexicon)
        if letter == "H" and year is None and year_step is None:
            year_step = 0
        form = Part(letter, number_, year, year_step)
        rule = "quarter" if letter == "Q" else "half"
        return [Reading(*span(match), form, rule, mod_of(match, lexicon))]

    pattern = (
        rf"{mod(lexicon.mods)}(?:{lexicon.articles})?(?P<nth>{either(numbers)})(?:{B}|-)"
        rf"(?P<part>{name}){lexicon.year_after}"
    )
    triggers = frozenset(name.strip("(?:)").split("|"))
    return (Rule(f"part_{letter}", triggers, pattern, read, left=56),)


def recurring(
    lexicon: Lexicon, quants: Mapping[str, str], names: Mapping[str, str], skips: str = "(?!)"
) -> tuple[Rule, ...]:
    """Recurrences: "every" and "each" with what they repeat.

    ``quants`` are the words for "every" with the quant of TIMEX3; ``names`` has weekdays and
    other words in the forms that follow them, with their values; ``skips`` is the pattern of
    "other" or "second" in "every other day".
    """
    codes = {**lexicon.unit, **lexicon.units}

    def read(match: Match[str], _written: str) -> list[Reading]:
        word, many = match["what"], group(match, "n")
        count = read_number(many, lexicon) if many else 2 if group(match, "skip") else 1
        if many and count is None and many not in lexicon.many:
            return []
        code = codes.get(word)
        value = names.get(word) or (
            "XXXX-WXX-WE" if code == "WE" else length_value(code or "D", count)
        )
        form = Recurrence(value, quants[group(match, "quant")])
        return [Reading(*span(match), form, "every")]

    pattern = (
        rf"(?P<quant>{either(quants)}){B}(?:(?P<skip>{skips}){B})?"
        rf"(?:(?P<n>{number(lexicon)}){B})?(?P<what>{either({*codes, *names})})(?!-)"
    )
    triggers = frozenset(phrase.split()[0] for phrase in quants)  # the last may be an article
    return (Rule("every", triggers, pattern, read, left=0),)


def times_a_unit(
    lexicon: Lexicon, often: Mapping[str, int], times: str, per: str
) -> tuple[Rule, ...]:
    """Frequencies: "zweimal pro Woche", « trois fois par an »."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        word = group(match, "often")
        count = often.get(word) if word else read_number(group(match, "n"), lexicon)
        if count is None:
            return []
        value = length_value(lexicon.unit[match["unit"]], 1)
        return [Reading(*span(match), Recurrence(value, None, f"{count:g}X"), "times_a_unit")]

    counted = rf"(?P<n>{number(lexicon)}){B}?{times}"
    fixed = rf"(?P<often>{either(often)})|" if often else ""
    pattern = rf"(?:{fixed}{counted}){B}{per}(?P<unit>{either(lexicon.unit)})"
    return (Rule("times_a_unit", words_of(lexicon.unit), pattern, read, left=32),)


def adverbs(values: Mapping[str, str], tail: str = "") -> tuple[Rule, ...]:
    """Recurrences in one word: "täglich", « chaque jour » excepted."""

    def read(match: Match[str], _written: str) -> list[Reading]:
        form = Recurrence(values[group(match, "word")])
        return [Reading(*span(match), form, "adverb_of_frequency", sure=0.7)]

    pattern = rf"(?P<word>{either(values)}){tail}"
    return (Rule("adverb", words_of(values), pattern, read, left=16),)
