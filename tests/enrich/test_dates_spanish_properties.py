"""What holds for every Spanish text, every day and every spelling."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.holidays import holiday
from dateline_enrich.dates.languages.es import LANGUAGE, lexicon, others
from dateline_enrich.dates.text import fold
from tests.enrich.spoken import told, told_intervals
from tests.enrich.spoken_properties import (
    dead_triggers,
    following,
    is_read_as,
    is_sound,
    latest,
)

MONTHS = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
]  # fmt: skip
WEEKDAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
DAYS = st.dates(date(1400, 1, 1), date(2100, 12, 31))
WEEKDAY = st.integers(0, 6)
REFERENCE = st.dates(date(1990, 1, 1), date(2050, 12, 31))

_PIECES = """
el la los las un una de del al a en por para hace dentro desde hasta entre y o casi unos más menos
primero segundo tercer cuarto 5 12 27 31 1990 2017 2018 año años siglo XIX década noventa 15:30
15.30 h horas p.m. GMT mañana tarde noche madrugada pasado pasada próximo próxima que viene
este esta cada todos veces vez principios finales mediados
fin trimestre semestre mitad hoy ayer anteayer anoche
ahora pronto recientemente media medio mediodía medianoche 27/12/2017 2017-12-06 – - , . ( ) « »
será dijo previsto Navidad Pascua Domingo Julio día víspera siguiente después atrás antes edad
"""
WORDS = [
    *lexicon.MONTHS, *lexicon.WEEKDAYS_IN_PLURAL, *lexicon.UNIT, *lexicon.UNITS,
    *lexicon.SEASONS, *lexicon.DAY_PARTS, *lexicon.SHIFTS, *lexicon.CARDINALS, *_PIECES.split(),
    "\n", "\n\n",
]  # fmt: skip
TALK = st.lists(st.sampled_from([*WORDS, *(word.title() for word in WORDS)]), max_size=30).map(
    " ".join
)

told("es", "-")  # compiles the grammar, so that no example runs out of its time


@given(st.text(max_size=200) | TALK, st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_any_text_is_read_soundly(text: str, reference: date | None) -> None:
    """Random letters and random words of the language raise nothing and overlap nowhere."""
    assert is_sound("es", text, reference)


@given(DAYS)
def test_a_full_day_is_read_back_in_words(day: date) -> None:
    """With "de" or "del" before the year."""
    for of in ("de", "del"):
        written = f"{day.day} de {MONTHS[day.month - 1]} {of} {day.year}"
        assert is_read_as("es", f"Firmado el {written}.", written, f"{day:%Y-%m-%d}")


@given(DAYS)
def test_a_full_day_is_read_back_in_figures(day: date) -> None:
    """The day stands first, whatever parts it from the month."""
    for written in (f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day.day}.{day.month}.{day.year}"):
        assert is_read_as("es", f"Firmado el {written} aquí.", written, f"{day:%Y-%m-%d}")


@given(DAYS)
def test_a_short_month_is_read_in_a_dateline(day: date) -> None:
    """Agencies write three or four letters, with a full stop or without."""
    short = [name for name, number in lexicon.LEXICON.short_months.items() if number == day.month]
    assert short
    for name in short:
        for written in (f"{day.day} {name} {day.year}", f"{day.day} {name}. {day.year}"):
            assert is_read_as("es", f"LIMA, {written}", written, f"{day:%Y-%m-%d}")


@given(DAYS)
def test_the_weekday_joins_its_day(day: date) -> None:
    """With a comma or without."""
    for comma in ("", ","):
        written = (
            f"{WEEKDAYS[day.weekday()]}{comma} {day.day} de {MONTHS[day.month - 1]} de {day.year}"
        )
        assert is_read_as("es", f"Fue el {written}.", written, f"{day:%Y-%m-%d}")


@given(WEEKDAY, REFERENCE)
def test_a_bare_weekday_is_the_latest_one(weekday: int, reference: date) -> None:
    """Today counts."""
    sentence = f"El {WEEKDAYS[weekday]} el juez cerró el caso."
    expected = f"{WEEKDAYS[weekday]}={latest(reference, weekday)}"
    assert told("es", sentence, reference) == expected


@given(WEEKDAY, REFERENCE)
def test_an_announced_weekday_lies_ahead(weekday: int, reference: date) -> None:
    """A verb of the future flips it, unless it is today."""
    ahead = reference + timedelta((weekday - reference.weekday()) % 7)
    for sentence in (
        f"El juez verá el caso el {WEEKDAYS[weekday]}.",
        f"El {WEEKDAYS[weekday]} se verá el caso.",
        f"La vista está prevista para el {WEEKDAYS[weekday]}.",
    ):
        assert told("es", sentence, reference) == f"{WEEKDAYS[weekday]}={ahead}"


@given(WEEKDAY, REFERENCE)
def test_last_and_next_weekdays_exclude_today(weekday: int, reference: date) -> None:
    """The adjective stands before or behind, with the same meaning."""
    name = WEEKDAYS[weekday]
    before = latest(reference - timedelta(1), weekday)
    after = following(reference, weekday)
    for written in (f"pasado {name}", f"{name} pasado"):
        assert told("es", f"El {written} nevó.", reference) == f"{written}={before}"
    for written in (f"próximo {name}", f"{name} que viene", f"{name} próximo"):
        assert told("es", f"El {written} hay feria.", reference) == f"{written}={after}"


@given(st.integers(2, 400), REFERENCE)
def test_days_ago_count_back_from_the_reference(count: int, reference: date) -> None:
    """Both "hace" and "atrás" count back, "dentro de" counts ahead."""
    expected = reference - timedelta(count)
    for written in (f"Hace {count} días", f"{count} días atrás"):
        assert told("es", written, reference) == f"{written}={expected}"
    ahead = reference + timedelta(count)
    written = f"Dentro de {count} días"
    assert told("es", written, reference) == f"{written}={ahead}"


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_clock_is_read_back(hour: int, minute: int) -> None:
    """With a colon, a full stop or an h."""
    for sign in ":.h":
        written = f"{hour:02d}{sign}{minute:02d}"
        value = f"2018-05-16T{hour:02d}:{minute:02d}"
        assert told("es", f"Salió a las {written} de allí.") == f"{written}={value}"


@given(st.integers(1, 12), st.integers(0, 59))
def test_the_halves_of_the_day_are_told_apart(hour: int, minute: int) -> None:
    """At 12 a. m. the day begins, at 12 p. m. it is noon."""
    value = f"2018-05-16T{hour % 12:02d}:{minute:02d}"
    assert told("es", f"a las {hour}:{minute:02d} a. m.").endswith(f"={value}")
    value = f"2018-05-16T{hour % 12 + 12:02d}:{minute:02d}"
    assert told("es", f"a las {hour}:{minute:02d} p. m.").endswith(f"={value}")


@given(st.integers(1400, 2100))
def test_a_year_is_read_behind_its_words(year: int) -> None:
    """A preposition, a word or a part of it makes four figures a year."""
    assert told("es", f"Murió en {year}.") == f"{year}={year}"
    assert told("es", f"Fue el año {year}.") == f"el año {year}={year}"
    assert told("es", f"A finales de {year} murió.") == f"finales de {year}={year} END"


@given(st.integers(1400, 2099))
def test_a_number_before_a_plural_is_no_year(year: int) -> None:
    """Four figures count what follows them."""
    assert told("es", f"Se vendieron {year} coches.") == ""


def test_every_trigger_is_a_word_of_the_language() -> None:
    """A trigger with a blank or a foreign letter would never be met."""
    assert dead_triggers("es") == set()


def test_every_form_in_the_tables_is_folded() -> None:
    """A key with a capital would never be looked up."""
    tables = (
        lexicon.MONTHS, lexicon.WEEKDAYS, lexicon.UNIT, lexicon.UNITS, lexicon.ORDINALS,
        lexicon.STEPS, lexicon.APPROXIMATIONS, lexicon.SEASONS, lexicon.MODS, others.HOLIDAYS,
    )  # fmt: skip
    for table in tables:
        assert [word for word in table if fold(word) != word] == []


@pytest.mark.parametrize("key", sorted({key for key, _ in others.HOLIDAYS.values()}))
def test_every_feast_is_known_by_its_key(key: str) -> None:
    """The table points into the calendar of feasts."""
    assert holiday(key, 2018).year == 2018


@pytest.mark.parametrize(
    ("sentence", "interval"),
    [
        ("Abre del 4 al 6 de junio.", ("4 al 6 de junio", "2018-06-04", "2018-06-06")),
        ("Gobernó de 2005 a 2009.", ("2005 a 2009", "2005-01-01", "2009-12-31")),
        ("Entre 2005 y 2009 gobernó.", ("2005 y 2009", "2005-01-01", "2009-12-31")),
        ("Desde 2005 hasta 2009 gobernó.", ("2005 hasta 2009", "2005-01-01", "2009-12-31")),
        ("Del 28 de mayo al 3 de junio.", ("28 de mayo al 3 de junio", "2018-05-28", "2018-06-03")),
        ("Cierra de mayo a julio.", ("mayo a julio", "2018-05-01", "2018-07-31")),
        ("Entre el 10 y el 12 de mayo nevó.", ("10 y el 12 de mayo", "2018-05-10", "2018-05-12")),
    ],
)
def test_a_range_has_its_interval(sentence: str, interval: tuple[str, str, str]) -> None:
    """From the first day of the first end to the last day of the last."""
    assert told_intervals("es", sentence) == [interval]


@pytest.mark.parametrize(
    "sentence", ["Llovió el 2 y 5 de junio.", "Se rodó en mayo y julio.", "Ganó en 2015 y 2017."]
)
def test_two_days_in_a_list_are_no_range(sentence: str) -> None:
    """The word "y" makes one only behind "entre"."""
    assert told_intervals("es", sentence) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Cerró en 2017. La obra sigue.", 2),
        ("Habló el Sr. Paredes ayer.", 1),
        ("Viajó a EE. UU. y volvió.", 1),
        ("Vive en la Av. Colón.", 1),
        ("¿Vendrá? ¿Cuándo? Nadie lo sabe.", 3),
        ("«Ya es tarde.» La sala calló.", 2),
    ],
)
def test_abbreviations_end_no_sentence(text: str, sentences: int) -> None:
    """A question opens one with its own sign."""
    assert len(LANGUAGE.sentence.split(text)) == sentences


def test_a_weekend_pointed_at_is_the_one_of_this_week() -> None:
    """Without "este" the tense tells it, and no cue tells of the past."""
    assert told("es", "Este fin de semana en Sevilla.") == "Este fin de semana=2018-W20-WE"
    assert told("es", "El fin de semana hubo fiesta.") == "El fin de semana=2018-W19-WE"


def test_without_a_reference_the_year_is_open() -> None:
    """What the text does not tell is told as unknown."""
    assert told("es", "El caso se cerró el 5 de mayo.", None) == "5 de mayo=XXXX-05-05"
    assert told("es", "Ayer se cerró el caso.", None) == "Ayer=PAST_REF"
    assert told("es", "En mayo de 2017 llovió.", None) == "mayo de 2017=2017-05"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "La utilidad neta del primer trimestre subió. Hace un año hubo pérdida.",
            "Hace un año=2017-Q1",
        ),
        ("Hace un año aquí había un bosque.", "Hace un año=2017"),
    ],
)
def test_a_year_ago_in_company_news_is_a_quarter(sentence: str, expected: str) -> None:
    """As in English, where the quarter is meant three times out of four."""
    assert told("es", sentence).split("; ")[-1] == expected
