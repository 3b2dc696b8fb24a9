"""Articles that turn out to be known once their page has declared its own address. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from dateline_ingest.identity.desk import Desk
from dateline_ingest.identity.drafting import News
from dateline_ingest.identity.keys import Key
from dateline_ingest.identity.likeness import edited
from dateline_ingest.identity.memory import recollect
from dateline_ingest.identity.naming import memory_name
from dateline_ingest.identity.resolving import Held, Known, id_at


def names_declared(news: Sequence[News]) -> list[str]:
    """Name the keys that only the pages have told."""
    return [key.name for one in news for key in one.declared]


def names_pointed_at(news: Sequence[News], held: Held) -> list[str]:
    """Name the memories of the articles that those keys lead to."""
    ids = (id_at(held, key) for one in news for key in one.declared)
    return [memory_name(found) for found in ids if found]


def bind(desk: Desk, news: Sequence[News]) -> list[News]:
    """Join each article with the one that its page says it is, and return what is news still.

    A site that declares one address for all its pages joins nothing: one text must be an edited
    form of the other.
    """
    kept: list[News] = []
    holders: dict[str, News] = {}
    taken = {one.id for one in news}
    for one in news:
        keys = one.declared
        twin = next((holders[key.name] for key in keys if key.name in holders), None)
        if twin is not None and edited(twin.traits, one.traits) and one.known is None:
            twin.keys += one.case.keys
            continue
        one.keys += [key for key in keys if key.name not in holders]
        holders.update({key.name: holders.get(key.name, one) for key in keys})
        known = None if one.known else _known_at(keys, one, desk.held, taken)
        if known is None:
            kept.append(one)
        elif known.memory.owner == one.article.source.id:
            one.known, one.id = known, known.id
            taken.add(known.id)
            kept.append(one)
        else:
            desk.keep(known, known.memory, one.keys)
    return kept


def _known_at(keys: Sequence[Key], one: News, held: Held, taken: set[UUID]) -> Known | None:
    for key in keys:
        found = id_at(held, key)
        stored = held.get(memory_name(found)) if found and found not in taken else None
        memory = recollect(stored)
        if found and stored and memory and edited(one.traits, memory.traits()):
            return Known(found, stored, memory, "url")
    return None
