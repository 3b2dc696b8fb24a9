"""Tests of reading roles beside names, and of linking the phrases that stand for people."""

from __future__ import annotations

import pytest

from tests.enrich.stories import HARBOUR, entities, named, of_kind, texts


def roles(body: str, name: str) -> list[str]:
    """The titles of one person of a body."""
    return [role.title for role in named(entities(body), name).roles]


@pytest.mark.parametrize(
    ("body", "name", "title"),
    [
        ("Latvian Foreign Minister Irina Dorn left.", "Irina Dorn", "Latvian Foreign Minister"),
        ("Mayor Irina Dorn left.", "Irina Dorn", "Mayor"),
        ("The former mayor Irina Dorn left.", "Irina Dorn", "former mayor"),
        ("Chief of Latvia's General Staff Paul Marsh left.", "Paul Marsh",
         "Chief of Latvia's General Staff"),
        ("He met leader of Latvia's Tomorrow opposition movement Paul Marsh.", "Paul Marsh",
         "leader of Latvia's Tomorrow opposition movement"),
        ("They thanked Special Envoy of the UN Secretary-General for Chad Paul Marsh.",
         "Paul Marsh", "Special Envoy of the UN Secretary-General for Chad"),
        ("Latvia's deputy prime minister Irina Dorn left.", "Irina Dorn",
         "Latvia's deputy prime minister"),
        ("Paul Marsh, the mayor of Leeds, left.", "Paul Marsh", "mayor of Leeds"),
        ("Paul Marsh, 45, head of the harbour police, left.", "Paul Marsh",
         "head of the harbour police"),
        ("Paul Marsh, a former judge, left.", "Paul Marsh", "former judge"),
        ("The mayor of Leeds, Paul Marsh, left.", "Paul Marsh", "mayor of Leeds"),
        ("Secretary of State Paul Marsh left.", "Paul Marsh", "Secretary of State"),
    ],
)  # fmt: skip
def test_roles_stand_before_and_after_names(body: str, name: str, title: str) -> None:
    """A title before a name and an apposition after it are roles."""
    assert roles(body, name) == [title]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Mr. Paul Marsh left.", "Paul Marsh"),
        ("Paul Marsh, who left, was tired.", "Paul Marsh"),
        ("Paul Marsh, Minister Irina Dorn and others left.", "Paul Marsh"),
        ("After they met Paul Marsh, the president said nothing.", "Paul Marsh"),
        ("The ship of Paul Marsh left.", "Paul Marsh"),
        ("On Monday Paul Marsh left.", "Paul Marsh"),
    ],
)
def test_what_is_no_role_is_none(body: str, name: str) -> None:
    """Courtesy titles, clauses, lists and other people's offices are no roles."""
    assert roles(body, name) == []


def test_a_role_tells_its_place_and_its_organisation() -> None:
    """The span slices to the title, and the organisation is the one that the title names."""
    body = "Paul Marsh, head of the Coastal Safety Board, left."
    (role,) = named(entities(body), "Paul Marsh").roles
    assert role.span is not None
    assert body[role.span.start : role.span.end] == role.title
    assert role.organisation == "Coastal Safety Board"


def test_one_role_is_told_once_and_another_is_added() -> None:
    """A repeated title is one role; a second office is a second."""
    body = "Mayor Paul Marsh left. Mayor Paul Marsh, a former judge, returned."
    assert roles(body, "Paul Marsh") == ["Mayor", "former judge"]


MINISTERS = (
    "Latvian Foreign Minister Irina Dorn met Finance Minister Sara Linde and the Estonian "
    "President Paul Marsh."
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("The foreign minister", "Irina Dorn"),
        ("The finance minister", "Sara Linde"),
        ("The president", "Paul Marsh"),
        ("Estonia's president", "Paul Marsh"),
        ("The Estonian president", "Paul Marsh"),
        ("The Latvian foreign minister", "Irina Dorn"),
        ("Latvia's top diplomat", "Irina Dorn"),
        ("The top diplomat", "Irina Dorn"),
        ("The president of Estonia", "Paul Marsh"),
        ("The Estonian head of state", "Paul Marsh"),
    ],
)
def test_a_phrase_means_the_one_bearer_of_the_office(phrase: str, name: str) -> None:
    """An office, with or without its country, means the one person who bears it."""
    found = entities(f"{MINISTERS}\n\n{phrase} left early.")
    assert [mention.text for mention in of_kind(named(found, name), "role")] == [phrase]


@pytest.mark.parametrize(
    "phrase",
    [
        "The minister", "The Latvian president", "Estonia's foreign minister", "A president",
        "The presidents", "The vice president", "The prime minister", "The president of Chad",
        "The president of the club", "The mayor", "President",
    ],
)  # fmt: skip
def test_a_phrase_that_fits_nobody_or_two_is_left_alone(phrase: str) -> None:
    """Two ministers, another country, another office: no link rather than a guess."""
    found = entities(f"{MINISTERS}\n\n{phrase} left early.")
    assert not [mention for entity in found for mention in of_kind(entity, "role")]


def test_a_short_phrase_means_the_bearer_of_the_nearest_paragraph() -> None:
    """Of two ministers, "the minister" is the one whom the paragraph before named."""
    body = (
        "Foreign Minister Irina Dorn left.\n\nThe minister was tired.\n\n"
        "Finance Minister Sara Linde stayed.\n\nThe minister was awake."
    )
    found = entities(body)
    assert texts(named(found, "Irina Dorn")) == ["Irina Dorn", "The minister"]
    assert texts(named(found, "Sara Linde")) == ["Sara Linde", "The minister"]


def test_a_bracket_tells_whom_a_phrase_means() -> None:
    """An editor's bracket is a mention of its own kind, and names the phrase before it."""
    found = entities('Irina Dorn said: "Our president [Arvid Holm] agreed."')
    holm = named(found, "Arvid Holm")
    assert [(mention.text, mention.kind) for mention in holm.mentions] == [
        ("Our president", "role"),
        ("Arvid Holm", "inserted"),
    ]


def test_a_title_before_a_name_is_no_phrase() -> None:
    """The office in a title is part of the name's role, not a second mention."""
    found = entities("The president Arvid Holm left. The president, Arvid Holm, returned.")
    assert texts(named(found, "Arvid Holm")).count("Arvid Holm") == 2


@pytest.mark.parametrize(
    ("body", "mentions"),
    [
        ("Paul Marsh left. He was tired.", ["Paul Marsh", "He"]),
        ("Paul Marsh left because he was tired.", ["Paul Marsh", "he"]),
        ("Paul Marsh left. She was tired.", ["Paul Marsh"]),
        ("Paul Marsh met Karl Holm. He was tired.", ["Paul Marsh"]),
        ("Paul Marsh met Ella Holm. He was tired.", ["Paul Marsh", "He"]),
        ('Paul Marsh left. "He was tired," said Ella Holm.', ["Paul Marsh"]),
        ("Mayor Paul Marsh left. The mayor slept. He was tired.",
         ["Paul Marsh", "The mayor", "He"]),
        ("Paul Marsh left.\n\nHe was tired.", ["Paul Marsh", "He"]),
        ("Paul Marsh left.\n\nRain fell.\n\nSnow fell.\n\nHe was tired.", ["Paul Marsh"]),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_one_person_just_named(body: str, mentions: list[str]) -> None:
    """He and she, outside quotations, mean the one person of fitting gender just before."""
    assert texts(named(entities(body), "Paul Marsh")) == mentions


def test_a_whole_story_is_linked() -> None:
    """In a story all the names, phrases and pronouns of its people find them."""
    found = entities(HARBOUR)
    assert texts(named(found, "Irina Dorn")) == [
        "Irina Dorn", "the minister", "Latvia's top diplomat", "the foreign minister", "Dorn",
    ]  # fmt: skip
    assert texts(named(found, "Arvid Holm")) == [
        "Our president", "Arvid Holm", "Arvid Holm", "He", "the president",
    ]  # fmt: skip
    (role,) = named(found, "Jonas Reik").roles
    assert (role.title, role.organisation) == ("head of the Open Water association", "Open Water")
