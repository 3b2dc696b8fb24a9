"""Tests of recognising names by rules, on invented sentences."""

from __future__ import annotations

import pytest

from dateline_enrich.entities import PlaceRecogniser, RuleRecogniser
from tests.enrich.sentences import Case, cases
from tests.enrich.stories import recognised

PEOPLE = """
Mayor Lena Orlova met the press on Monday.
    Lena Orlova = PERSON
President of Velmark Tomas Reik resigned.
    Velmark = GPE
    Tomas Reik = PERSON
Latvian Foreign Minister Irina Dorn flew home.
    Latvian = NORP
    Irina Dorn = PERSON
The Veldan President Arvid Holm stayed.
    Veldan = NORP
    Arvid Holm = PERSON
Minister of Foreign Affairs Sergey Orlov spoke.
    Sergey Orlov = PERSON
Secretary of State Paula Kern flew to Geneva.
    Paula Kern = PERSON
    Geneva = GPE
Theresa May said in May that April Jones would leave.
    Theresa May = PERSON
    April Jones = PERSON
J. K. Marlow wrote the book.
    J. K. Marlow = PERSON
Ursula von der Aar and Pieter de Wit arrived.
    Ursula von der Aar = PERSON
    Pieter de Wit = PERSON
Abdel Rahman al-Wadi visited Khartoum.
    Abdel Rahman al-Wadi = PERSON
    Khartoum = GPE
"Our task is clear," said Orlov.
    Orlov = PERSON
Harlan Voss, a mayor, disagreed.
    Harlan Voss = PERSON
Lars Olsen, 45, disagreed too.
    Lars Olsen = PERSON
Jessica Lake lives on Lake Street.
    Jessica Lake = PERSON
    Lake Street = FAC
A spokesman for the port, Brindle, shrugged, and spokesman Brindle left.
    Brindle = PERSON
    Brindle = PERSON
Mrs Holm and Dr. Reik agreed.
    Holm = PERSON
    Reik = PERSON
Prime Minister Jonas Varga's house was sold.
    Jonas Varga = PERSON
Andr\u00e9 Lef\u00e8vre and Zo\u00eb \u00d6stlund won.
    Andr\u00e9 Lef\u00e8vre = PERSON
    Zo\u00eb \u00d6stlund = PERSON
Jean-Pierre Morel met Anne-Marie O'Brien.
    Jean-Pierre Morel = PERSON
    Anne-Marie O'Brien = PERSON
Chief of the General Staff Valentin Gray resigned.
    General Staff = ORG
    Valentin Gray = PERSON
"""

BODIES = """
The Ministry of Health and Welfare opened a clinic.
    Ministry of Health and Welfare = ORG
The Centre for River Studies at Marvel University moved.
    Centre for River Studies = ORG
    Marvel University = ORG
The Dubnik Water Board met.
    Dubnik Water Board = ORG
The Human Rights Council met; the House of Lords did not.
    Human Rights Council = ORG
    House of Lords = ORG
Bank of Valdoria and Nordal Bank merged.
    Bank of Valdoria = ORG
    Nordal Bank = ORG
Workers' Party leader Ana Prieto spoke.
    Workers' Party = ORG
    Ana Prieto = PERSON
Freeland's Future movement will march.
    Freeland's Future = ORG
Freeland's future is open, and Freeland's Tomorrow party knows.
    Freeland's Tomorrow = ORG
The Vendra terror group lost a town.
    Vendra = ORG
The Open Water association did not reply.
    Open Water = ORG
Brandt & Sons hired a lawyer.
    Brandt & Sons = ORG
Orsay Holdings Ltd bought the yard.
    Orsay Holdings Ltd = ORG
The WMO and the CSB disagree.
    WMO = ORG
    CSB = ORG
Pilgrims prayed at St. Mary's Church.
    St. Mary's Church = ORG
He told Reuters that Gazprom would pay.
    Reuters = ORG
    Gazprom = ORG
Police and the Committee on Fisheries searched the yard.
    Committee on Fisheries = ORG
"""

PLACES = """
Officials from Russia, Iran and Turkey met in Astana.
    Russia = GPE
    Iran = GPE
    Turkey = GPE
    Astana = GPE
Boats lay at Hmeymim and in Tartus.
    Hmeymim = GPE
    Tartus = GPE
In Tartus and Selmouth the water rose.
    Tartus = GPE
    Selmouth = GPE
Dubnik province is dry.
    Dubnik = GPE
Lake Orsay and Mount Tarrow lie near the Selwyn River.
    Lake Orsay = LOC
    Mount Tarrow = LOC
    Selwyn River = LOC
The U.S. and the U.K. signed, and the E.U. did not.
    U.S. = GPE
    U.K. = GPE
    E.U. = ORG
The banks of the Euphrates are near.
    Euphrates = LOC
PORT VELL, March 3. /NordPress/. Rain fell.
    PORT VELL = GPE
VALLETTA (NordPress) - Rain fell.
    VALLETTA = GPE
Karsh Airport was shut.
    Karsh Airport = FAC
"""

OTHERS = """
US-led forces and Russian-backed rebels fought near Aleppo.
    US = GPE
    Russian = NORP
    Aleppo = GPE
The Dutch and the French disagree.
    Dutch = NORP
    French = NORP
Syrians and Muslims voted.
    Syrians = NORP
    Muslims = NORP
The Treaty of Tarrow and the Orsay Agreement were cited.
    Treaty of Tarrow = LAW
    Orsay Agreement = LAW
The Security Council Resolution 9254 was cited.
    Security Council Resolution 9254 = LAW
The Battle of Verrin Ridge ended World War II.
    Battle of Verrin Ridge = EVENT
    World War II = EVENT
The Veldan Congress of National Dialogue opened.
    Veldan Congress of National Dialogue = EVENT
The Boeing 737 landed.
    Boeing 737 = PRODUCT
"""

NOTHING = """
On Tuesday, Wednesday and in December nothing happened.
I think that He is wrong, and The rest is silence.
However, the minister disagreed. Meanwhile, the President stayed.
The Center for reconciliation of the parties remained.
Spring came. Winter did not.
Many anti-Western posters hung there.
The TV and the CEO are out.
In March and on Good Friday it rained.
"""


@pytest.mark.parametrize(
    "case",
    [*cases(PEOPLE), *cases(BODIES), *cases(PLACES), *cases(OTHERS)],
    ids=lambda case: case.sentence[:40],
)
def test_names_are_found_and_typed(case: Case) -> None:
    """The rules find exactly the names of a sentence, and their types."""
    assert tuple(recognised(case.sentence)) == case.expected


@pytest.mark.parametrize("case", cases(NOTHING), ids=lambda case: case.sentence[:40])
def test_a_capital_alone_makes_no_name(case: Case) -> None:
    """Weekdays, months, sentence openings and bare offices are no names."""
    assert [name for name, kind in recognised(case.sentence) if kind != "NORP"] == []


def test_a_headline_in_capitals_gives_known_names_only() -> None:
    """In capitals throughout, only what the gazetteer knows is a name."""
    assert recognised("RIVER FLOODS KILL TWO IN NORTH KOREA") == [("NORTH KOREA", "GPE")]


def test_a_headline_in_title_case_gives_known_names_and_full_names() -> None:
    """Where every word bears a capital, a given name still opens a person's name."""
    found = recognised("Lena Orlova Wins Vote As Rivals Cry Foul In Ohio")
    assert found == [("Lena Orlova", "PERSON"), ("Ohio", "GPE")]


def test_a_full_name_lends_its_surname_to_the_rest_of_the_text() -> None:
    """A surname that opens a later sentence is known from the full name before."""
    text = "Lena Orlova won. Orlova thanked the voters."
    assert recognised(text) == [("Lena Orlova", "PERSON"), ("Orlova", "PERSON")]


def test_what_a_text_says_surely_of_a_word_decides_elsewhere() -> None:
    """A word that is a place after "in" is one at a sentence's start."""
    text = "Rain fell in Selmouth all night. Selmouth was flooded."
    assert recognised(text) == [("Selmouth", "GPE"), ("Selmouth", "GPE")]


def test_many_texts_give_one_answer_each() -> None:
    """Texts are recognised together, and each as it would be alone."""
    batch = ["Rain fell in Riga.", "", "Lena Orlova won."]
    together = RuleRecogniser().recognise(batch)
    assert together == [RuleRecogniser().recognise([text])[0] for text in batch]
    assert together[1] == []


def test_the_place_recogniser_reads_any_language() -> None:
    """The gazetteer alone finds places, and nothing else, in a text of another language."""
    text = "Irina Dorn reist von Berlin nach Paris und spricht mit der NATO."
    (found,) = PlaceRecogniser().recognise([text])
    assert [text[raw.start : raw.end] for raw in found] == ["Berlin", "Paris"]
    assert PlaceRecogniser().languages == ()
