"""What holds for every text in the languages that share their readers."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates import find_dates
from dateline_enrich.dates.holidays import holiday
from dateline_enrich.dates.languages import language_of
from dateline_enrich.dates.languages.common import Lexicon, words_of
from dateline_enrich.dates.languages.de import lexicon as german
from dateline_enrich.dates.languages.de.tables import HOLIDAYS as GERMAN_HOLIDAYS
from dateline_enrich.dates.languages.fr import lexicon as french
from dateline_enrich.dates.languages.fr.tables import HOLIDAYS as FRENCH_HOLIDAYS
from tests.enrich.languages import read_in

LEXICONS = {"de": german.LEXICON, "fr": french.LEXICON}
HOLIDAYS = {"de": GERMAN_HOLIDAYS, "fr": FRENCH_HOLIDAYS}

_DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)"
_VALUE = re.compile(
    rf"{_DAY}|{_DAY}T(?:\d\d(?::\d\d){{0,2}}|XX:XX|MO|MI|AF|EV|NI)"
    r"|(?:\d{4}|XXXX)-(?:\d\d|Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(?:-WE)?)|\d{2,4}"
    r"|XXXX-WXX-(?:WE|[1-7])|(?:PRESENT|PAST|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|H|S|Q|CE|WE)(?:T?\d+[MDHS])?)"
)
_GLUE = """
am im der die das den dem des vom bis zum und vor in nach seit Uhr 9 15.30 27. 27.12. 2017 1990er
Nacht auf halb jeden alle zwei drei mehrere lang le la les l' du de d' au à et il y a dans depuis
chaque tous 15h30 h heures 1er 27 '98 XIXe T1 siècle années plus tard - \u2013 . , ( ) wird sera
"""


def _words(lexicon: Lexicon) -> list[str]:
    tables = (
        lexicon.months, lexicon.weekdays, lexicon.shifts, lexicon.day_parts, lexicon.seasons,
        lexicon.unit, lexicon.units, list(lexicon.numbers)[:30], lexicon.steps,
        lexicon.steps_after, lexicon.mods, lexicon.approximations, lexicon.before, lexicon.behind,
    )  # fmt: skip
    return [word for table in tables for word in table]


def _talk(language: str) -> st.SearchStrategy[str]:
    words = [*_words(LEXICONS[language]), *_GLUE.split(), "\n", "\n\n"]
    every = [*words, *(word.title() for word in words)]
    return st.lists(st.sampled_from(every), max_size=30).map(" ".join)


ANY = st.sampled_from(sorted(LEXICONS)).flatmap(
    lambda language: st.tuples(st.just(language), _talk(language) | st.text(max_size=200))
)
REFERENCE = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(ANY, REFERENCE)
def test_no_text_is_an_error_and_every_span_and_value_holds(
    said: tuple[str, str], reference: date | None
) -> None:
    """Spans slice to their text, values are TIMEX3, mentions do not overlap."""
    language, text = said
    found = find_dates({"body": text}, reference=reference, language=language)
    end = 0
    for one in found.mentions:
        assert text[one.start : one.end] == one.text
        assert _VALUE.fullmatch(one.value), one
        assert one.start >= end
        end = one.end
    for interval in found.intervals:
        assert interval.earliest is not None
        assert interval.latest is not None
        assert interval.earliest <= interval.latest


@given(ANY, REFERENCE)
def test_the_same_text_is_read_the_same_way(said: tuple[str, str], reference: date | None) -> None:
    """No clock, no state, no chance."""
    language, text = said
    first, again = (
        find_dates({"body": text}, reference=reference, language=language) for _ in range(2)
    )
    assert first == again


@pytest.mark.parametrize("language", LEXICONS)
def test_every_form_of_the_lexicon_is_folded(language: str) -> None:
    """Patterns see the folded text: a capital in a table would never match."""
    for word in _words(LEXICONS[language]):
        assert word == word.lower()
        assert "\u2019" not in word


@pytest.mark.parametrize("language", LEXICONS)
def test_every_trigger_is_a_word_that_the_scan_sees(language: str) -> None:
    """A trigger with a blank or a hyphen inside would be dead."""
    spoken = language_of(language)
    for rule in spoken.rules:
        for trigger in rule.triggers:
            assert trigger.startswith("#") or spoken.words.fullmatch(trigger), (rule.name, trigger)


@pytest.mark.parametrize("language", LEXICONS)
def test_every_holiday_of_a_language_has_its_day(language: str) -> None:
    """The key is one that the almanac knows."""
    for key, days in HOLIDAYS[language].values():
        assert holiday(key, 2018).year == 2018
        assert abs(days) <= 60


@pytest.mark.parametrize("language", LEXICONS)
def test_every_unit_has_one_code_in_both_numbers(language: str) -> None:
    """One week and two weeks are the same unit."""
    lexicon = LEXICONS[language]
    assert set(lexicon.unit.values()) | {"TS"} == set(lexicon.units.values())


def test_triggers_are_the_last_words_of_phrases() -> None:
    """The rarest word of a phrase stands at its end in the tables."""
    assert words_of(["im moment", "à l'avenir"], ["week-end"]) == {"moment", "avenir", "end"}


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("de", "Vom 4. bis 6. Juni", (("4.", "2018-06-04"), ("6. Juni", "2018-06-06"))),
        ("fr", "Du 4 au 6 juin", (("4", "2018-06-04"), ("6 juin", "2018-06-06"))),
        ("de", "Am 5/6/2018", (("5/6/2018", "2018-06-05"),)),
        ("fr", "Le 5/6/2018", (("5/6/2018", "2018-06-05"),)),
        ("de", "Am 12/27/2018", (("12/27/2018", "2018-12-27"),)),
        ("fr", "Le 32/12/2018", ()),
    ],
)
def test_the_day_comes_before_the_month(
    language: str, text: str, rows: tuple[tuple[str, str], ...]
) -> None:
    """Everywhere but in English, and where only one order is a date it is that one."""
    assert read_in(language, text) == rows


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "vorgestern", "PAST_REF"), ("de", "übermorgen", "FUTURE_REF"),
        ("fr", "avant-hier", "PAST_REF"), ("en", "the day after tomorrow", "FUTURE_REF"),
    ],
)  # fmt: skip
def test_without_a_reference_a_day_two_days_off_is_past_or_future(
    language: str, text: str, value: str
) -> None:
    """As it is with yesterday and tomorrow."""
    assert read_in(language, text, None) == ((text, value),)
