"""German: its cases, compounds, numerals and nouns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates import find_dates
from dateline_enrich.dates.languages.common.numbers import read_number
from dateline_enrich.dates.languages.de.lexicon import LEXICON, MONTHS, WEEKDAYS
from tests.enrich.languages import read_in, values_in
from tests.enrich.sentences import WEDNESDAY, Case, cases

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FULL_MONTHS = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
]  # fmt: skip
FULL_WEEKDAYS = [
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
]  # fmt: skip

SENTENCES = cases("""
Der Anbau wurde im Laufe des vergangenen Jahres bezogen.
    des vergangenen Jahres = 2017
Der Erlös ging an die Gewinner der nächsten Woche.
    der nächsten Woche = 2018-W21
Der Keller lief im Laufe dieses Monats voll.
    dieses Monats = 2018-05
Am Morgen des 3. Mai lag Nebel über dem See.
    Morgen = 2018-05-03TMO
    3. Mai = 2018-05-03
In der Nacht zum Montag rückte die Wehr aus.
    Nacht zum Montag = 2018-05-13TNI
In der Nacht vom 30. April auf den 1. Mai brannten Autos.
    Nacht vom 30. April auf den 1. Mai = 2018-04-30TNI
In der Nacht von Freitag auf Samstag fiel Hagel.
    Nacht von Freitag auf Samstag = 2018-05-11TNI
Um halb zwölf schrillte die Sirene.
    halb zwölf = 2018-05-16T11:30
Um halb eins war alles vorbei.
    halb eins = 2018-05-16T12:30
Um acht Uhr abends schlossen die Wahllokale.
    acht Uhr abends = 2018-05-16T20:00
Der Schalter ist von 9 bis 12.30 Uhr besetzt.
    9 = 2018-05-16T09:00
    12.30 Uhr = 2018-05-16T12:30
Nächste Woche Mittwoch tagt der Ausschuss.
    Nächste Woche Mittwoch = 2018-05-23
Am Donnerstag, 17. 5. kommt der Prüfer.
    Donnerstag, 17. 5. = 2018-05-17
Seit Jahresbeginn stieg der Kurs.
    Jahresbeginn = 2018
Im Vorjahr war der Kurs gefallen.
    Vorjahr = 2017
Der Umsatz lag unter dem der Vorwoche.
    Vorwoche = 2018-W19
Binnen eines Jahres verdoppelte sich die Miete.
    eines Jahres = P1Y
Vor anderthalb Wochen war der Damm noch trocken.
    Vor anderthalb Wochen = 2018-05-05|2018-05-06
Seit Wochen wartet das Dorf auf Wasser.
    Wochen = PXW
Die Pumpe schafft 40 Liter pro Tag.
    pro Tag = P1D
Der Läufer kam in 43 Minuten ins Ziel.
    43 Minuten = PT43M
Im 19. Jahrhundert zog der Zirkus durchs Land.
    19. Jahrhundert = 18
Im XIX. Jahrhundert zog der Zirkus durchs Land.
    XIX. Jahrhundert = 18
Ende des Jahrhunderts soll das Eis fort sein.
    Ende des Jahrhunderts = 20
Im Spätsommer 2015 kamen Zehntausende.
    Spätsommer 2015 = 2015-SU
Am Tag zuvor hatte es noch geschneit.
    Tag zuvor = 2018-05-15
""")
TRAPS = cases("""
Der 1. FC verlor auf dem 3. Platz der Liga.
Im Zeitraffer schrumpft der Kahn.
Der Sommer-Ausflug des Amtes fiel aus.
Die Heute-Leser schrieben Briefe.
Zwei Wochen später als geplant kam der Zug.
    Zwei Wochen = P2W
Das elf Jahre alte Pferd lahmt.
Im Alter von 88 Jahren starb die Witwe.
Das Werk beschäftigte 1500 Arbeiter.
Er wohnt an der Straße des 17. Juni.
Ein Tag wie aus dem Bilderbuch.
Eines Tages kehrt er zurück.
Ein Zug mit 1450 Reisenden hielt.
""")


@pytest.mark.parametrize("case", SENTENCES + TRAPS, ids=lambda case: case.sentence[:40])
def test_a_sentence_is_read_as_it_is_meant(case: Case) -> None:
    """Expression and value, in order; a value may have an alternative."""
    found = read_in("de", case.sentence)
    assert [text for text, _ in found] == [text for text, _ in case.expected]
    for (_, value), (_, wanted) in zip(found, case.expected, strict=True):
        assert value in wanted.split("|")


@given(DAYS)
def test_a_full_date_is_read_back_from_every_style(day: date) -> None:
    """What a German style book writes, we read."""
    month, weekday = FULL_MONTHS[day.month - 1], FULL_WEEKDAYS[day.weekday()]
    for written in (
        f"{day.day}. {month} {day.year}",
        f"{day.day:02d}. {month} {day.year}",
        f"{weekday}, {day.day}. {month} {day.year}",
        f"{weekday}, den {day.day}. {month} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        day.isoformat(),
    ):
        assert read_in("de", f"Er kam am {written} an.") == ((written, str(day)),)


@given(DAYS, DAYS)
def test_a_day_without_its_year_keeps_month_and_day(day: date, reference: date) -> None:
    """The year is the nearest; the rest is as written."""
    written = f"{day.day}. {FULL_MONTHS[day.month - 1]}"
    ((text, value),) = read_in("de", f"Er kam am {written} an.", reference)
    assert text == written
    assert value[4:] == str(day)[4:]


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("offset", range(7))
def test_a_weekday_is_the_latest_unless_a_cue_puts_it_ahead(weekday: int, offset: int) -> None:
    """Today counts as latest; "wird am" looks forward."""
    reference = date.fromordinal(WEDNESDAY.toordinal() + offset)
    name = FULL_WEEKDAYS[weekday]
    (past,) = values_in("de", f"Der Fluss trat am {name} über die Ufer.", reference)
    (ahead,) = values_in("de", f"Der Rat wird am {name} entscheiden.", reference)
    behind, before = date.fromisoformat(past), date.fromisoformat(ahead)
    assert behind.weekday() == before.weekday() == weekday
    assert 0 <= (reference - behind).days < 7
    assert 0 <= (before - reference).days < 7


@pytest.mark.parametrize("ending", ["e", "en", "er", "es", "em"])
@pytest.mark.parametrize(
    ("root", "year"), [("letzt", "2017"), ("vergangen", "2017"), ("nächst", "2019")]
)
def test_an_adjective_says_the_same_in_every_case(root: str, ending: str, year: str) -> None:
    """The grammar is blind to endings."""
    assert values_in("de", f"Im Lauf {root}{ending} Jahr war es so.") == [year]


@pytest.mark.parametrize(("day", "number"), WEEKDAYS.items())
def test_a_compound_of_weekday_and_part_is_a_time(day: str, number: int) -> None:
    """One word in German: Sonntagabend."""
    (value,) = values_in("de", f"Am {day.title()}abend fiel der Vorhang.")
    assert value.endswith("TEV")
    assert date.fromisoformat(value[:10]).weekday() == number


@pytest.mark.parametrize(("day", "number"), WEEKDAYS.items())
def test_a_weekday_with_an_s_comes_back(day: str, number: int) -> None:
    """Small at heart, big at the start of a sentence."""
    value = f"XXXX-WXX-{number + 1}"
    assert values_in("de", f"Der Markt ist {day}s.") == [value]
    assert values_in("de", f"{day.title()}s ist Markt.") == [value]


@pytest.mark.parametrize(("name", "number"), MONTHS.items())
def test_every_form_of_a_month_is_read_with_its_capital(name: str, number: int) -> None:
    """A small letter makes it another word, or a misprint."""
    assert values_in("de", f"Es war der 3. {name.title()} 2016.") == [f"2016-{number:02d}-03"]
    assert values_in("de", f"Es war der {name}.") == []


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("zwei", 2), ("elf", 11), ("sechzehn", 16), ("einundzwanzig", 21), ("vierundvierzig", 44),
        ("neunundneunzig", 99), ("anderthalb", 1.5), ("zweieinhalb", 2.5), ("hundert", 100),
        ("1.500", 1500), ("2,5", 2.5), ("12", 12),
    ],
)  # fmt: skip
def test_a_numeral_is_read(word: str, number: float) -> None:
    """In words and in figures, with a decimal comma and a thousands stop."""
    assert read_number(word, LEXICON) == number


@pytest.mark.parametrize("word", ["die", "mehrere", "einundzwan", "und"])
def test_another_word_is_no_number(word: str) -> None:
    """It is told from a number, whatever stands in its place."""
    assert read_number(word, LEXICON) is None


def test_morning_and_tomorrow_are_told_apart_by_the_capital() -> None:
    """At the start of a sentence, where both have one, it is tomorrow."""
    assert read_in("de", "Der Morgen graute.") == ()
    assert read_in("de", "Sie kommt morgen.") == (("morgen", "2018-05-17"),)
    assert read_in("de", "Morgen kommt sie.") == (("Morgen", "2018-05-17"),)
    assert read_in("de", "Sie kam am Morgen.") == (("Morgen", "2018-05-16TMO"),)
    assert read_in("de", "Sie kommt morgen früh.") == (("morgen früh", "2018-05-17TMO"),)


def test_a_holiday_is_counted_from_easter() -> None:
    """Easter was on the first of April in 2018."""
    names = {
        "Rosenmontag": "2018-02-12", "Aschermittwoch": "2018-02-14", "Gründonnerstag": "2018-03-29",
        "Karfreitag": "2018-03-30", "Ostersonntag": "2018-04-01", "Ostermontag": "2018-04-02",
        "Christi Himmelfahrt": "2018-05-10", "Pfingstsonntag": "2018-05-20",
        "Pfingstmontag": "2018-05-21", "Fronleichnam": "2018-05-31",
    }  # fmt: skip
    for name, day in names.items():
        assert read_in("de", f"An {name} ruhte der Verkehr.") == ((name, day),)


def test_an_ordinal_does_not_end_its_sentence() -> None:
    """The stop of "27." is none."""
    body = "Am 27. Dezember stand alles still. Einen Tag später ging es weiter."
    assert values_in("de", body) == ["2017-12-27", "2017-12-28"]


def test_a_region_of_german_is_german() -> None:
    """Austria's Jänner and heuer are read as well."""
    found = find_dates({"body": "Heuer im Jänner"}, reference=WEDNESDAY, language="de-AT").mentions
    assert [one.value for one in found] == ["2018", "2018-01"]
