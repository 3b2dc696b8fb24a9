"""Tests of tying short names to people, and of keeping namesakes apart."""

from __future__ import annotations

import pytest

from dateline_enrich.entities.lexicon import english
from dateline_enrich.entities.people import gender
from tests.enrich.stories import NAMESAKES, entities, named, texts


def test_a_surname_means_the_person_named_in_full() -> None:
    """A surname after a full name is a mention of the same person, and an alias."""
    found = entities("Irina Dorn won. Later Dorn thanked the crew.")
    dorn = named(found, "Irina Dorn")
    assert texts(dorn) == ["Irina Dorn", "Dorn"]
    assert [(alias.text, alias.relation) for alias in dorn.aliases] == [("Dorn", "surname")]


def test_a_surname_in_the_headline_means_the_person_of_the_body() -> None:
    """The headline comes first, the full name later."""
    found = entities("Irina Dorn won the vote.", title="Ferry is lost, Dorn says")
    assert texts(named(found, "Irina Dorn")) == ["Dorn", "Irina Dorn"]


def test_a_surname_of_several_words_is_one() -> None:
    """Particles belong to the surname, and may be left out."""
    found = entities("Pieter de Wit spoke. Critics of de Wit left, and Mr. Wit stayed.")
    assert texts(named(found, "Pieter de Wit")) == ["Pieter de Wit", "de Wit", "Wit"]


def test_a_given_name_may_stand_for_the_person() -> None:
    """A given name alone means the one person who bears it."""
    found = entities("Irina Dorn won. Everybody likes Irina, she said of herself.")
    dorn = named(found, "Irina Dorn")
    assert ("Irina", "given_name") in [(alias.text, alias.relation) for alias in dorn.aliases]


def test_two_people_of_one_surname_are_kept_apart() -> None:
    """A shared surname goes to whom the paragraph or a courtesy title tells, or to neither."""
    found = entities(NAMESAKES)
    assert texts(named(found, "Paul Marsh")) == ["Paul Marsh", "Paul Marsh", "Marsh"]
    assert texts(named(found, "Ella Marsh")) == ["Ella Marsh", "Ella Marsh", "Marsh"]
    assert texts(named(found, "Marsh")) == ["Marsh"]


def test_a_courtesy_title_of_the_other_gender_means_somebody_else() -> None:
    """Mrs Holm is not Arvid Holm."""
    found = entities("Arvid Holm resigned. Mrs Holm stayed.")
    assert texts(named(found, "Arvid Holm")) == ["Arvid Holm"]
    assert texts(named(found, "Holm")) == ["Holm"]


@pytest.mark.parametrize("variant", ["Sergei Orlov", "S. Orlov", "Sergey Pavlovich Orlov"])
def test_variants_of_a_full_name_are_one_person(variant: str) -> None:
    """Spellings, initials and patronymics make no second person."""
    found = entities(f"Sergey Orlov left. A day later {variant} returned.")
    people = [entity for entity in found if entity.type == "PERSON"]
    assert len(people) == 1
    assert len(people[0].mentions) == 2


def test_an_initial_that_fits_two_people_is_neither() -> None:
    """S. Orlov may be Sergey or Stepan, and is merged with neither."""
    found = entities("Sergey Orlov met Stepan Orlov. The letter of S. Orlov was lost.")
    assert len([entity for entity in found if entity.type == "PERSON"]) == 3


def test_people_with_equal_given_names_stay_apart() -> None:
    """Two people of one given name are two."""
    found = entities("Sergey Orlov met Sergey Holm in Riga.")
    assert {"Sergey Orlov", "Sergey Holm"} <= {entity.name for entity in found}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Irina Dorn", "f"), ("Zorn Holm", None), ("Paul Marsh", "m"), ("Dorn", None)],
)
def test_a_given_name_tells_the_gender_or_nothing(name: str, expected: str | None) -> None:
    """An unknown given name, or none, tells no gender."""
    assert gender(name, english()) == expected
