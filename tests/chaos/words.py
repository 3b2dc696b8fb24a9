"""Short invented stories: equal arguments, equal story; no two editions share a title. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_PLACES = ("Lisbon", "Bergen", "Tallinn", "Dakar", "Nagpur", "Hobart", "Cork", "Trieste")
_SUBJECTS = ("Ferry line", "Bakery", "Lighthouse", "Orchard", "Tram depot", "Choir", "Cannery")
_DEEDS = ("reopens", "moves house", "doubles its staff", "sells its clock", "turns a hundred")
_PEOPLE = ("Ines Corvo", "Pavel Orlik", "Maeve Tully", "Aino Kask", "Samba Diallo")
_BODIES = ("Harbour Board", "City Council", "Guild of Bakers", "Northern Rail Office")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Story:
    """One edition of one story."""

    guid: str
    edition: int
    title: str
    text: str


def write(feed: str, number: int, edition: int = 1) -> Story:
    """Write an edition of the numbered story of a feed: editions are of one place and day."""
    story = Random(f"{feed}/{number}")  # noqa: S311 - invents news, guards nothing
    choice = Random(f"{feed}/{number}/{edition}")  # noqa: S311 - likewise
    subject, place, day = story.choice(_SUBJECTS), story.choice(_PLACES), story.choice(_DAYS)
    deed, person = choice.choice(_DEEDS), choice.choice(_PEOPLE)
    text = (
        f"{place.upper()}, March {story.randrange(1, 29)}. The {subject.lower()} of {place} "
        f"{deed} on {day}, {person} of the {choice.choice(_BODIES)} said."
    )
    return Story(
        guid=f"tag:{feed}.example,2026:{number}",
        edition=edition,
        title=f"{subject} {deed} ({feed} {number}, edition {edition})",
        text=text,
    )
