"""French: elision, accents, hours with an h, and the words that are two."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.dates.languages.common.numbers import read_number
from dateline_enrich.dates.languages.fr.lexicon import LEXICON, MONTHS, WEEKDAYS
from tests.enrich.languages import read_in, values_in
from tests.enrich.sentences import WEDNESDAY, Case, cases

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FULL_MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
]  # fmt: skip
FULL_WEEKDAYS = list(WEEKDAYS)

SENTENCES = cases("""
Les ventes d'avril à juin ont déçu.
    avril = 2018-04
    juin = 2018-06
Ce n'est qu'aujourd'hui qu'on l'apprend.
    aujourd'hui = 2018-05-16
Il pleuvait lorsqu'hier le mur a cédé.
    hier = 2018-05-15
L\u2019été dernier, les puits étaient à sec.
    L\u2019été dernier = 2017-SU
Jusqu'en 2016, la carrière tournait.
    2016 = 2016
La cérémonie aura lieu de 14h à 16h30.
    14h = 2018-05-16T14:00
    16h30 = 2018-05-16T16:30
Le témoin a rappelé vers onze heures et demie.
    onze heures et demie = 2018-05-16T11:30
Le marché ferme à 7 heures du soir.
    7 heures du soir = 2018-05-16T19:00
La secousse a eu lieu tôt le matin (4 heures GMT).
    4 heures GMT = 2018-05-16T04:00
Le pacte a été scellé dans la nuit du 15 au 16 mai.
    la nuit du 15 au 16 mai = 2018-05-15TNI
Les fusées sont parties dans la nuit du 30 avril au 1er mai.
    la nuit du 30 avril au 1er mai = 2018-04-30TNI
En début de soirée, la foule s'est dispersée.
    début de soirée = 2018-05-16TEV
Les comptes du T3 2017 sont publiés.
    T3 2017 = 2017-Q3
Un jeudi sur deux, le guichet ferme.
    Un jeudi sur deux = XXXX-WXX-4
Le loyer a doublé en l'espace de vingt et un ans.
    vingt et un ans = P21Y
La crue a duré un peu plus d'une semaine.
    un peu plus d'une semaine = P1W
Il attend depuis des mois.
    des mois = PXM
Ils se sont vus au cours des dix derniers jours.
    dix derniers jours = P10D
Les habitants ont jusqu'au 31.
    31 = 2018-05-31
La veille, le préfet était passé.
    La veille = 2018-05-15
Ce mois-ci, la cantine est gratuite.
    Ce mois-ci = 2018-05
Le mercredi 9 mai au soir, le silence est tombé.
    mercredi 9 mai = 2018-05-09
Au IIe siècle, la voie passait ici.
    IIe siècle = 01
Les années quatre-vingt-dix furent dures.
    Les années quatre-vingt-dix = 199
La sécheresse de l'hiver 1999 reste gravée.
    l'hiver 1999 = 1999-WI
""")
TRAPS = cases("""
Mars est la quatrième planète.
Il a été 2000 fois sollicité.
La porte a été repeinte.
Un été pourri a gâché la fête.
Le bébé de trois mois est sauf.
Le garçon de 12 ans a été retrouvé.
À 17 ans, elle signe son premier contrat.
L'homme, 42 ans, est en fuite.
Les 30 ans de la radio seront fêtés.
L'étoile est à 500 années-lumière.
Un jour, peut-être, on saura.
Le défilé passe rue du 8 mai 1945.
La place du 11-Novembre est vide.
Noël Dupin a signé le procès-verbal.
L'usine employait 1500 ouvriers.
La Dépêche du Midi cite un témoin.
Var-Matin publie la photo.
Une seconde chance lui est offerte.
""")


@pytest.mark.parametrize("case", SENTENCES + TRAPS, ids=lambda case: case.sentence[:40])
def test_a_sentence_is_read_as_it_is_meant(case: Case) -> None:
    """Expression and value, in order."""
    assert read_in("fr", case.sentence) == case.expected


@given(DAYS)
def test_a_full_date_is_read_back_from_every_style(day: date) -> None:
    """What a French style book writes, we read."""
    month, weekday = FULL_MONTHS[day.month - 1], FULL_WEEKDAYS[day.weekday()]
    number = "1er" if day.day == 1 else str(day.day)
    for written in (
        f"{number} {month} {day.year}",
        f"{weekday} {number} {month} {day.year}",
        f"{number} {month.title()} {day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        day.isoformat(),
    ):
        assert read_in("fr", f"Il est arrivé le {written} au port.") == ((written, str(day)),)


@given(DAYS, DAYS)
def test_a_day_without_its_year_keeps_month_and_day(day: date, reference: date) -> None:
    """The year is the nearest; the rest is as written."""
    written = f"{day.day} {FULL_MONTHS[day.month - 1]}"
    ((text, value),) = read_in("fr", f"Il est arrivé le {written} au port.", reference)
    assert text == written
    assert value[4:] == str(day)[4:]


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("offset", range(7))
def test_a_weekday_is_the_latest_unless_a_cue_puts_it_ahead(weekday: int, offset: int) -> None:
    """Today counts as latest; the future tense looks forward, from either side."""
    reference = date.fromordinal(WEDNESDAY.toordinal() + offset)
    name = FULL_WEEKDAYS[weekday]
    (past,) = values_in("fr", f"Le fleuve a débordé {name} dans la vallée.", reference)
    (ahead,) = values_in("fr", f"Le conseil se prononcera {name} sur ce point.", reference)
    (opening,) = values_in("fr", f"{name.title()}, le conseil se prononcera.", reference)
    behind, before = date.fromisoformat(past), date.fromisoformat(ahead)
    assert opening == ahead
    assert behind.weekday() == before.weekday() == weekday
    assert 0 <= (reference - behind).days < 7
    assert 0 <= (before - reference).days < 7


@pytest.mark.parametrize(("day", "number"), WEEKDAYS.items())
def test_a_weekday_with_its_article_comes_back(day: str, number: int) -> None:
    """Without it, it is one day."""
    value = f"XXXX-WXX-{number + 1}"
    for written in (f"le {day}", f"les {day}s", f"chaque {day}", f"tous les {day}s"):
        assert read_in("fr", f"La poste ferme {written}.") == ((written, value),)
    (single,) = values_in("fr", f"La poste a fermé {day}.")
    assert date.fromisoformat(single).weekday() == number


@pytest.mark.parametrize(("name", "number"), MONTHS.items())
def test_a_month_is_read_with_and_without_its_accents(name: str, number: int) -> None:
    """Capitals of old wires have none."""
    assert values_in("fr", f"La lettre du 3 {name} 2016.") == [f"2016-{number:02d}-03"]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("deux", 2), ("dix-sept", 17), ("vingt et un", 21), ("trente-deux", 32),
        ("soixante-dix", 70), ("soixante et onze", 71), ("soixante-quinze", 75),
        ("quatre-vingts", 80), ("quatre-vingt-un", 81), ("quatre-vingt-dix-neuf", 99),
        ("septante-trois", 73), ("nonante", 90), ("une dizaine de", 10), ("2,5", 2.5),
        ("1 500", 1500),
    ],
)  # fmt: skip
def test_a_numeral_is_read(word: str, number: float) -> None:
    """Those of France, Belgium and Switzerland."""
    assert read_number(word, LEXICON) == number


@pytest.mark.parametrize("word", ["les", "plusieurs", "vingt et", "peu"])
def test_another_word_is_no_number(word: str) -> None:
    """It is told from a number, whatever stands in its place."""
    assert read_number(word, LEXICON) is None


def test_a_capital_inside_a_sentence_makes_a_name_of_a_day() -> None:
    """French writes days and months small."""
    assert read_in("fr", "Selon Le Journal du Dimanche, il part.") == ()
    assert read_in("fr", "La sonde tourne autour de Mars.") == ()
    assert values_in("fr", "La sonde est partie en mars.") == ["2018-03"]


def test_a_sentence_of_decades_keeps_prison_and_drops_ages() -> None:
    """Years are a length where they are served, and an age where a person has them."""
    assert read_in("fr", "L'homme de 52 ans a été condamné à 12 ans de prison.") == (
        ("12 ans", "P12Y"),
    )


def test_a_holiday_is_counted_from_easter() -> None:
    """Easter was on the first of April in 2018."""
    names = {
        "Mardi gras": "2018-02-13", "vendredi saint": "2018-03-30", "lundi de Pâques": "2018-04-02",
        "jeudi de l'Ascension": "2018-05-10", "Pentecôte": "2018-05-20",
        "lundi de Pentecôte": "2018-05-21",
    }  # fmt: skip
    for name, day in names.items():
        written = name if name[0].isupper() or " de " in name else name.replace("saint", "Saint")
        assert read_in("fr", f"Le trafic du {written} fut dense.") == ((written, day),)
