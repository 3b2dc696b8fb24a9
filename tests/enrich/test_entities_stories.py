"""Tests of entities on whole invented stories whose mentions are marked."""

from __future__ import annotations

import pytest

from dateline.messages import Entity
from tests.enrich.annotated import STORIES, Story, read
from tests.enrich.annotated_more import MORE
from tests.enrich.stories import entities, told

Key = tuple[str, int, int]

SPEAKERS = {
    "dam": [("indirect", "Marta Holt"), ("direct", "Marta Holt"), ("indirect", "Peeter Saar")],
    "ferry": [
        ("direct", "Brendan Quill"), ("indirect", "Nora Vale"),
    ],
    "council": [
        ("direct", "Ingrid Lund"), ("direct", "Pavel Sorin"), ("partial", "Daniel Abebe"),
    ],
    "twins": [("direct", "Thomas Gray"), ("direct", "Evelyn Gray")],
    "party": [("direct", "Selim Arda"), ("indirect", "Aylin Demir"), ("direct", "Emre Koral")],
    "bank": [("direct", "Lars Berg"), ("indirect", "Karl Weber")],
    "treaty": [("direct", "Janis Ozols")],
    "group": [
        ("indirect", "Adnan Kassem"), ("direct", "Adnan Kassem"), ("direct", "Adnan Kassem"),
        ("indirect", "Adnan Kassem"),
    ],
    "court": [("indirect", "Alena Novotna"), ("direct", "Milan Horak"), ("direct", "Jiri Havran")],
    "games": [("direct", "Samuel Bekele")],
    "quake": [
        ("direct", "José Amaral"), ("indirect", "Linda Castro"), ("indirect", "Paulo Branco"),
    ],
    "museum": [("direct", "Elsa Peeters")],
    "strike": [("direct", "Carmen Rojas"), ("direct", "Pedro Lima")],
    "vote": [("direct", "Grace Afi")],
    "talks": [("direct", "Samir Fahmy"), ("indirect", "Omar Osman")],
    "rocket": [("direct", "Greg Nolan"), ("indirect", "Greg Nolan"), ("direct", "Mei Tanaka")],
    "heat": [("direct", "Samuel Kiprono")],
    "mayor": [
        ("direct", "Giorgio Conti"), ("direct", "Anna Ferri"), ("partial", "Anna Ferri"),
    ],
    "chess": [("direct", "Ola Berg")],
    "opera": [("direct", "Clara Neumann")],
}  # fmt: skip


def found_in(story: Story) -> tuple[Entity, ...]:
    """The entities of a story."""
    return entities(story.body, title=story.title)


def places(found: tuple[Entity, ...]) -> dict[Key, str]:
    """Where each entity is mentioned; a country within a role phrase is left out."""
    mentions = [(entity, each) for entity in found for each in entity.mentions]
    roles = [(each.field, each.start, each.end) for _, each in mentions if each.kind == "role"]
    return {
        (each.field, each.start, each.end): f"{entity.type} {entity.name}"
        for entity, each in mentions
        if each.kind == "role"
        or not any(
            field == each.field and start <= each.start and each.end <= end
            for field, start, end in roles
        )
    }


@pytest.mark.parametrize("story", [*STORIES, *MORE], ids=lambda story: story.name)
def test_every_mention_of_a_story_is_found_and_no_other(story: Story) -> None:
    """The mentions are exactly the marked ones."""
    assert set(places(found_in(story))) == {key[:3] for key in story.mentions}


@pytest.mark.parametrize("story", [*STORIES, *MORE], ids=lambda story: story.name)
def test_nothing_of_a_story_is_merged_or_split(story: Story) -> None:
    """Mentions of one mark are one entity, and mentions of two marks are two."""
    found = places(found_in(story))
    pairs = {(key, found[field, start, end]) for field, start, end, key in story.mentions}
    assert len(pairs) == len({key for key, _ in pairs}) == len({name for _, name in pairs})


@pytest.mark.parametrize("story", [*STORIES, *MORE], ids=lambda story: story.name)
def test_every_quotation_of_a_story_has_its_speaker(story: Story) -> None:
    """Who speaks, and how, is right from beginning to end."""
    assert [(kind, who) for kind, _, who in told(story.body)] == SPEAKERS[story.name]


def test_marks_are_read() -> None:
    """A marked story is read to plain text and the places of its marks."""
    story = read("x", "{a:Riga} burns\n\n{b:Mara Holt} ran\nfrom {a:Riga}.")
    assert (story.title, story.body) == ("Riga burns", "Mara Holt ran from Riga.")
    assert story.mentions == {
        ("title", 0, 4, "a"),
        ("body", 0, 9, "b"),
        ("body", 19, 23, "a"),
    }
