"""Tests of comparing names, and of the lexicon that knows some of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.entities.lexicon import Gazetteer, english, words_of
from dateline_enrich.entities.names import (
    canonical,
    family,
    initials,
    is_acronym,
    normalise,
    person_words,
    respell,
    same_person,
)

LEXICON = english()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The Open Water Trust", "open water trust"),
        ("U.S.", "us"),
        ("al-Wadi", "al wadi"),
        ("O\u2019Neill", "oneill"),
        ("The", "the"),
        ("ORSAY", "orsay"),
        ("...", "..."),
    ],
)
def test_equal_names_are_written_one_way(name: str, plain: str) -> None:
    """Case, article, full stops, apostrophes and hyphens make no difference."""
    assert normalise(name) == plain


@pytest.mark.parametrize("name", ["UK", "U.K.", "Britain", "United Kingdom", "BRITAIN"])
def test_the_gazetteer_ties_the_names_of_a_country(name: str) -> None:
    """All known names of a country have one canonical form."""
    assert canonical(name, "GPE", LEXICON) == "united kingdom"


def test_a_known_name_of_another_family_is_not_tied() -> None:
    """A person called Britain is no country."""
    assert canonical("Britain", "PERSON", LEXICON) == "britain"


def test_types_fall_into_families() -> None:
    """A place may be a country or a building, a thing a body or an event; people are apart."""
    assert family("GPE") == family("LOC") == family("FAC") == "place"
    assert family("ORG") == family("EVENT") == family("LAW") == "thing"
    assert family("PERSON") == "person"
    assert family("NORP") == "people"


def test_generations_are_no_surname() -> None:
    """Jr. and III end no name."""
    assert person_words("Paul Marsh Jr.") == ("paul", "marsh")
    assert person_words("Karl Holm III") == ("karl", "holm")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergei", "Sergey"), ("Yury", "Yuri"), ("Mohammed", "Mohamed"), ("Philippe", "Philipe")],
)
def test_spellings_of_one_name_are_folded(one: str, other: str) -> None:
    """Transliterations and doubled letters make no other name."""
    assert respell(one.lower()) == respell(other.lower())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergei Orlov", "Sergey Orlov", True),
        ("S. Orlov", "Sergey Orlov", True),
        ("Sergey Pavlovich Orlov", "Sergey Orlov", True),
        ("Anna Orlov", "Sergey Orlov", False),
        ("A. Orlov", "Sergey Orlov", False),
        ("Sergey Holm", "Sergey Orlov", False),
        ("Orlov", "Sergey Orlov", False),
    ],
)
def test_full_names_of_one_person_agree(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table
    """Surnames must agree, and given names or their initials."""
    assert same_person(person_words(one), person_words(other)) is same


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("World Meteor Organization", "WMO"),
        ("Bureau of Rivers and Lakes", "BRL"),
        ("Coastal Safety Board", "CSB"),
    ],
)
def test_initials_leave_small_words_out(name: str, letters: str) -> None:
    """An acronym takes the capitals, not "of" and "and"."""
    assert initials(words_of(name)) == letters


def test_acronyms_are_two_to_eight_capitals() -> None:
    """A letter, a word or a figure is none."""
    assert is_acronym("CSB")
    assert is_acronym("U.N.")
    assert not is_acronym("Csb")
    assert not is_acronym("C")
    assert not is_acronym("NORDPRESSES")


def test_the_longest_known_name_wins() -> None:
    """A name that another opens is found whole."""
    words = words_of("South Sudan and Sudan")
    hit = LEXICON.names.longest(words, 0, len(words))
    assert hit is not None
    assert (hit[0], hit[1].canonical) == (2, "South Sudan")
    assert LEXICON.names.longest(words, 2, len(words)) is None


def test_a_name_is_not_found_past_the_stop() -> None:
    """The range that is asked for holds the whole name."""
    words = words_of("New Zealand")
    assert LEXICON.names.longest(words, 0, 1) is None


def test_demonyms_know_their_country() -> None:
    """Latvians is a name of the Latvian people, and they are Latvia's."""
    entry = LEXICON.names.whole("Latvians")
    assert entry is not None
    assert (entry.type, entry.canonical, entry.country) == ("NORP", "Latvian", "Latvia")


def test_every_country_has_a_code_or_none() -> None:
    """Spot checks of the tables: peoples, states, seas and bodies are of their types."""
    kinds = {
        "Botswana": "GPE", "Nairobi": "GPE", "Black Sea": "LOC", "Danube": "LOC",
        "World Health Organization": "ORG", "Maori": "NORP", "Ohio": "GPE",
    }  # fmt: skip
    for name, kind in kinds.items():
        entry = LEXICON.names.whole(name)
        assert entry is not None, name
        assert entry.type == kind


def test_given_names_and_common_words_do_not_clash_with_weekdays() -> None:
    """Weekdays are date words, and ordinary words are in lower case."""
    assert {"Monday", "December"} <= LEXICON.cues["date_word"]
    assert all(word == word.lower() for word in LEXICON.common)
    assert LEXICON.first_name("Irina")
    assert not LEXICON.first_name("Monday")


def test_the_lexicon_is_read_once() -> None:
    """All callers share one lexicon."""
    assert english() is LEXICON


def test_an_empty_gazetteer_knows_nothing() -> None:
    """A gazetteer without entries answers nothing."""
    assert Gazetteer({}).longest(["Riga"], 0, 1) is None


@given(st.text(max_size=60))
def test_normalising_is_final(name: str) -> None:
    """A name that is written plainly stays so."""
    plain = normalise(name)
    assert normalise(plain) == plain
