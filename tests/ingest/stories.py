"""Texts and calls that the tests of the story index share."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from dateline.messages import ArticleFetched, Source
from dateline_ingest.stories.fingerprint import Fingerprint, fingerprint
from dateline_ingest.stories.index import arguments
from dateline_ingest.stories.rules import Rules
from dateline_ingest.stories.twin import look_up

from .samples import article

KEY = "dateline:{0}:ingest:stories"
DAY = 86400

SENTENCES = (
    "The harbour council of Berghaven voted on Monday to dredge the inner basin before ice comes.",
    "Two ferries had touched the ground there in October, and one lost part of a rudder.",
    "Astrid Lindqvist, the harbour master, put the cost at 4 million crowns, half for the barges.",
    "A firm from Osterwick will do the work at night, so that fishermen can land their catch.",
    '"We measure the channel each week and each week it is a hand narrower," she told members.',
    "Owners of small boats asked for berths elsewhere while the dredgers lie across the entrance.",
    "The mud is full of old copper paint and will be taken to a sealed pit near Fenmoor.",
    "Nobody spoke against it, though 3 of 17 members left the room before hands were raised.",
    "In 1987 the same basin was deepened by a metre, and swans nested on what was dumped ashore.",
    "Schoolchildren from Kirkton counted the swans this spring and came to 212 birds, a record.",
)
STORY = "\n\n".join(SENTENCES)


def named(name: str) -> UUID:
    """Make an id of a name."""
    return uuid5(UUID(int=7), name)


def text(
    name: str, body: str = STORY, *, title: str = "Basin", revision: int = 1, outlet: str = ""
) -> ArticleFetched:
    """Make an article; each is of an outlet of its own, if none is given."""
    at = f"{outlet or name}.example"
    return article(
        article_id=named(name),
        revision=revision,
        title=title,
        body=body,
        source=Source(id=at, name=at, domain=at),
    )


def printed(told: ArticleFetched) -> Fingerprint:
    """Make the fingerprint of an article that must have one."""
    found = fingerprint(told)
    assert found is not None
    return found


def asked(
    told: ArticleFetched, *, window: float = 3 * DAY, rules: Rules | None = None
) -> list[str | int | float]:
    """Lay out the arguments of the procedure."""
    return arguments(told, printed(told), window, rules or Rules())


def memory(
    now: float = 1e9, *, rules: Rules | None = None
) -> tuple[MutableMapping[str, Any], Callable[..., list[str]]]:
    """Give an empty index in memory, and a way to ask it."""
    kept: dict[str, Any] = {}

    def ask(told: ArticleFetched, after: float = 0.0) -> list[str]:
        given = [str(one) for one in asked(told, rules=rules)]
        return look_up(kept, [KEY], given, now + after)

    return kept, ask


def untimed(answer: Sequence[str]) -> list[str]:
    """Take the times off an answer, which differ from server to server."""
    first, links = answer
    return [first, *(link.rpartition(",")[0] for link in links.split(";"))]
