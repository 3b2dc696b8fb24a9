"""Tests of tying acronyms and short forms to full names."""

from __future__ import annotations

import pytest

from dateline.messages import Alias
from tests.enrich.stories import entities, named, texts


def aliases(body: str, name: str) -> list[tuple[str, str]]:
    """The other names of one entity of a body."""
    return [(alias.text, alias.relation) for alias in named(entities(body), name).aliases]


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        (
            "The Coastal Safety Board (CSB) met. The CSB is small.",
            "Coastal Safety Board",
            [("CSB", "acronym")],
        ),
        (
            "The CSB (Coastal Safety Board, a private body) met.",
            "Coastal Safety Board",
            [("CSB", "acronym")],
        ),
        (
            "The Islamic State (IS, a terror group) fled. IS lost a town.",
            "Islamic State",
            [("IS", "acronym")],
        ),
        (
            "Ships of Orsay Holdings sank. Later Orsay closed.",
            "Orsay Holdings",
            [("Orsay", "short_form")],
        ),
        (
            "The Latvian Congress of National Dialogue opened. Many were invited to the Congress.",
            "Latvian Congress of National Dialogue",
            [("Congress", "short_form")],
        ),
        (
            "The Coastal Safety Board met. Later the CSB voted.",
            "Coastal Safety Board",
            [("CSB", "acronym")],
        ),
        (
            "The Ministry of Rivers and Lakes (MRL) paid.",
            "Ministry of Rivers and Lakes",
            [("MRL", "acronym")],
        ),
    ],
)
def test_short_names_are_tied(body: str, name: str, expected: list[tuple[str, str]]) -> None:
    """A parenthesis, equal initials, a head word or a first word tie a short name."""
    assert aliases(body, name) == expected


def test_the_place_of_the_tie_is_told() -> None:
    """The alias says where the text ties the two names."""
    body = "Then the Coastal Safety Board (CSB) met."
    (alias,) = named(entities(body), "Coastal Safety Board").aliases
    assert alias == Alias(text="CSB", relation="acronym", span=alias.span)
    assert alias.span is not None
    assert body[alias.span.start : alias.span.end] == "Coastal Safety Board (CSB"


def test_an_acronym_that_two_names_share_is_tied_to_neither() -> None:
    """CSB may be either board's, and stays alone."""
    found = entities("The Coastal Safety Board and the City Schools Board met the CSB.")
    assert {"Coastal Safety Board", "City Schools Board", "CSB"} <= {each.name for each in found}


def test_a_head_word_that_two_names_share_is_tied_to_neither() -> None:
    """The Congress may be either."""
    found = entities(
        "The Latvian Congress of National Dialogue met the Veldan Congress of National Unity. "
        "The Congress voted."
    )
    assert texts(named(found, "Latvian Congress of National Dialogue")) == [
        "Latvian Congress of National Dialogue"
    ]


def test_a_parenthesis_that_says_something_else_ties_nothing() -> None:
    """A party after a senator, a town after a factory and a remark are no aliases."""
    found = entities(
        "The Orsay Company (Riga) and Irina Dorn (NATO) met the Dubnik Board (a body)."
    )
    assert {"Orsay Company", "Riga", "Irina Dorn", "NATO"} <= {entity.name for entity in found}
    assert all(not entity.aliases for entity in found)


def test_known_names_of_one_country_are_one_entity() -> None:
    """The gazetteer ties the names of a country, and the fullest is its name."""
    found = entities("Britain and the UK are one; the United Kingdom voted.")
    assert texts(named(found, "United Kingdom")) == ["Britain", "UK", "United Kingdom"]


def test_a_body_within_another_is_not_merged() -> None:
    """The Security Council of the United Nations is not the United Nations."""
    found = entities("The UN met. The UN Security Council voted. The EU did not.")
    assert {"UN", "UN Security Council", "EU"} <= {entity.name for entity in found}


def test_a_person_is_never_an_alias_of_a_body() -> None:
    """A person and a company of one name are two entities."""
    found = entities("Irina Orsay left Orsay Holdings. The shares of Orsay Holdings fell.")
    kinds = {entity.name: entity.type for entity in found}
    assert kinds["Irina Orsay"] == "PERSON"
    assert kinds["Orsay Holdings"] == "ORG"
