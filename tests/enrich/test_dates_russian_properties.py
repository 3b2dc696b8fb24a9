"""What holds for every Russian text, every day and every form of a word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.holidays import holiday
from dateline_enrich.dates.languages.ru import LANGUAGE, inflect, lexicon, others
from dateline_enrich.dates.text import fold
from tests.enrich.spoken import told, told_intervals
from tests.enrich.spoken_properties import (
    dead_triggers,
    following,
    is_read_as,
    is_sound,
    latest,
)

GENITIVE = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
]  # fmt: skip
ACCUSATIVE = [
    "понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье",
]  # fmt: skip
LAST = ["прошлый", "прошлый", "прошлую", "прошлый", "прошлую", "прошлую", "прошлое"]
DAYS = st.dates(date(1400, 1, 1), date(2100, 12, 31))
WEEKDAY = st.integers(0, 6)

_PIECES = """
в на с по до к от за через спустя назад около более менее почти первый второго третьем 5 12 27 31
1990-е 90-х 2017 2018 году года год г. гг. XIX век веке 15:30 15.30 мск
UTC часов часа утра вечера
прошлой этой следующей минувшей каждый ежедневно раз дважды начале конце середине квартале полугодии
сегодня вчера завтра позавчера накануне сейчас недавно скоро выходные полгода сутки двухдневный
27.12.2017 2017-12-06 – - , . ( ) « » будет прошёл Новый Пасха сообщил состоится числа лет 35-летний
"""
WORDS = [
    *lexicon.MONTHS, *lexicon.WEEKDAYS, *lexicon.WEDNESDAY, *lexicon.UNIT, *lexicon.UNITS,
    *lexicon.SEASONS, *lexicon.DAY_PARTS, *lexicon.SHIFTS, *_PIECES.split(), "\n", "\n\n",
]  # fmt: skip
TALK = st.lists(st.sampled_from([*WORDS, *(word.title() for word in WORDS)]), max_size=30).map(
    " ".join
)

told("ru", "-")  # compiles the grammar, so that no example runs out of its time


@given(st.text(max_size=200) | TALK, st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_any_text_is_read_soundly(text: str, reference: date | None) -> None:
    """Random letters and random words of the language raise nothing and overlap nowhere."""
    assert is_sound("ru", text, reference)


@given(DAYS)
def test_a_full_day_is_read_back_in_words(day: date) -> None:
    """Day, month in the genitive, year and the word for it."""
    written = f"{day.day} {GENITIVE[day.month - 1]} {day.year} года"
    assert is_read_as("ru", f"Договор подписали {written}.", written, f"{day:%Y-%m-%d}")


@given(DAYS)
def test_a_full_day_is_read_back_in_figures(day: date) -> None:
    """The day stands first, with full stops as with slashes."""
    for written in (f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}"):
        assert is_read_as("ru", f"Договор от {written} действует.", written, f"{day:%Y-%m-%d}")


@given(DAYS)
def test_a_short_month_needs_no_full_stop(day: date) -> None:
    """Agencies drop it, books keep it; May has no abbreviation."""
    short = [name for name, number in lexicon.LEXICON.short_months.items() if number == day.month]
    for name in short:
        for written in (f"{day.day} {name}. {day.year} г.", f"{day.day} {name} {day.year}"):
            assert is_read_as("ru", f"Снято {written}", written, f"{day:%Y-%m-%d}")


@given(WEEKDAY, st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_a_bare_weekday_is_the_latest_one(weekday: int, reference: date) -> None:
    """Today counts."""
    sentence = f"В {ACCUSATIVE[weekday]} суд закрыл дело."
    expected = f"{ACCUSATIVE[weekday]}={latest(reference, weekday)}"
    assert told("ru", sentence, reference) == expected


@given(WEEKDAY, st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_an_announced_weekday_lies_ahead(weekday: int, reference: date) -> None:
    """A verb of the future flips it, unless it is today."""
    sentence = f"Суд рассмотрит дело в {ACCUSATIVE[weekday]}."
    ahead = reference + timedelta((weekday - reference.weekday()) % 7)
    assert told("ru", sentence, reference) == f"{ACCUSATIVE[weekday]}={ahead}"


@given(WEEKDAY, st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_last_and_next_weekdays_exclude_today(weekday: int, reference: date) -> None:
    """The "прошлый" looks back, "следующий" looks ahead, each at least a day."""
    last = f"{LAST[weekday]} {ACCUSATIVE[weekday]}"
    coming = last.replace("прошл", "будущ").replace("щый", "щий").replace("щое", "щее")
    before = latest(reference - timedelta(1), weekday)
    assert told("ru", f"В {last} было тихо.", reference) == f"{last}={before}"
    after = following(reference, weekday)
    assert told("ru", f"В {coming} всё готово.", reference) == f"{coming}={after}"


@given(st.integers(1, 400), st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_days_ago_count_back_from_the_reference(count: int, reference: date) -> None:
    """In figures, with the genitive plural."""
    expected = reference - timedelta(count)
    assert told("ru", f"{count} дней назад", reference) == f"{count} дней назад={expected}"
    ahead = reference + timedelta(count)
    assert told("ru", f"Через {count} дней", reference) == f"Через {count} дней={ahead}"


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_clock_is_read_back(hour: int, minute: int) -> None:
    """With its zone, in two figures each."""
    written = f"{hour:02d}:{minute:02d} мск"
    assert told("ru", f"Старт в {written}.") == f"{written}=2018-05-16T{hour:02d}:{minute:02d}"


@given(st.integers(1400, 2100))
def test_a_year_is_read_in_every_case(year: int) -> None:
    """With its noun behind it, or with its ending."""
    for tail in (" год", " года", " году", " годом", "-й", "-го", "-м", "-му"):
        assert told("ru", f"Хроника: {year}{tail}.") == f"{year}{tail}={year}"


@given(TALK)
def test_the_dots_of_yo_change_nothing(text: str) -> None:
    """Most papers print е where the dictionary has ё."""
    dotless = text.replace("ё", "е").replace("Ё", "Е")
    values = told("ru", text).replace("ё", "е").replace("Ё", "Е")
    assert values == told("ru", dotless)


def test_every_trigger_is_a_word_of_the_language() -> None:
    """A trigger with a blank or a foreign letter would never be met."""
    assert dead_triggers("ru") == set()


def test_every_form_in_the_tables_is_folded() -> None:
    """A key with ё or a capital would never be looked up."""
    tables = (
        lexicon.MONTHS, lexicon.WEEKDAYS, lexicon.UNIT, lexicon.UNITS, lexicon.ORDINALS,
        lexicon.STEPS, lexicon.APPROXIMATIONS, lexicon.SEASONS, lexicon.DAY_PARTS,
    )  # fmt: skip
    for table in tables:
        assert [word for word in table if fold(word) != word] == []


@pytest.mark.parametrize(
    ("entries", "forms"),
    [
        ({"январ|ь я": 1}, {"январь": 1, "января": 1}),
        ({"март|0 а": 3}, {"март": 3, "марта": 3}),
        ({"сегодня": 0}, {"сегодня": 0}),
    ],
)
def test_a_table_is_spelled_out(entries: dict[str, int], forms: dict[str, int]) -> None:
    """A bar parts stem and endings, 0 is no ending, no bar is one form."""
    assert inflect.table(entries) == forms


def test_an_adjective_has_all_its_forms() -> None:
    """Three genders, the plural and the cases, without doubles."""
    assert len(inflect.adjectives({"прошл": -1}, inflect.HARD)) == 12
    assert "прошлую" in inflect.words([f"прошл|{inflect.HARD}"])
    assert inflect.inflected("перв", inflect.HARD)[2] == "первое"


@pytest.mark.parametrize("key", sorted({key for key, _ in others.HOLIDAYS.values()}))
def test_every_feast_is_known_by_its_key(key: str) -> None:
    """The table points into the calendar of feasts."""
    assert holiday(key, 2018).year == 2018


@pytest.mark.parametrize(
    ("sentence", "interval"),
    [
        ("Сбор идёт 4–6 июня.", ("4–6 июня", "2018-06-04", "2018-06-06")),
        ("Он правил с 2005 по 2009 год.", ("2005 по 2009 год", "2005-01-01", "2009-12-31")),
        ("Приём с 28 мая по 3 июня.", ("28 мая по 3 июня", "2018-05-28", "2018-06-03")),
        ("Отпуск с мая по июль.", ("мая по июль", "2018-05-01", "2018-07-31")),
        ("Между 10 и 12 мая шёл снег.", ("10 и 12 мая", "2018-05-10", "2018-05-12")),
    ],
)
def test_a_range_has_its_interval(sentence: str, interval: tuple[str, str, str]) -> None:
    """From the first day of the first end to the last day of the last."""
    assert told_intervals("ru", sentence) == [interval]


@pytest.mark.parametrize("sentence", ["2 и 5 июня снова дождь.", "Снято в мае и июле."])
def test_two_days_in_a_list_are_no_range(sentence: str) -> None:
    """The word "и" makes one only behind "между"."""
    assert told_intervals("ru", sentence) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("В 2017 г. завод встал. Пуск отложен.", 2),
        ("Приехал в г. Москва вечером.", 1),
        ("Ущерб 5 млн. руб. Дело закрыто.", 1),
        ("Дом по ул. Мира снесён.", 1),
        ("Пришёл И. И. Петров.", 1),
        ("«Уже поздно.» Зал опустел.", 2),
    ],
)
def test_abbreviations_end_no_sentence(text: str, sentences: int) -> None:
    """Years and towns are both written "г."; only figures before it end a sentence."""
    assert len(LANGUAGE.sentence.split(text)) == sentences


def test_a_weekend_pointed_at_is_the_one_of_this_week() -> None:
    """Without "эти" the tense tells it, and no cue tells of the past."""
    assert told("ru", "Эти выходные в Сочи.") == "Эти выходные=2018-W20-WE"
    assert told("ru", "В выходные было тихо.") == "выходные=2018-W19-WE"


def test_without_a_reference_the_year_is_open() -> None:
    """What the text does not tell is told as unknown."""
    assert told("ru", "Дело закрыли 5 мая.", None) == "5 мая=XXXX-05-05"
    assert told("ru", "Вчера дело закрыли.", None) == "Вчера=PAST_REF"
    assert told("ru", "В мае 2017 года дождило.", None) == "мае 2017 года=2017-05"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Чистая прибыль за первый квартал выросла. Год назад был убыток.", "Год назад=2017-Q1"),
        ("Год назад здесь был лес.", "Год назад=2017"),
    ],
)
def test_a_year_ago_in_company_news_is_a_quarter(sentence: str, expected: str) -> None:
    """As in English, where the quarter is meant three times out of four."""
    assert told("ru", sentence).split("; ")[-1] == expected
