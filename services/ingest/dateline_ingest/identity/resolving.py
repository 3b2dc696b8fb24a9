"""Which remembered article an item is, of those that share a key with it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from dateline_ingest.identity.cases import Case
from dateline_ingest.identity.keys import SAME, Key, Kind
from dateline_ingest.identity.memory import Remembered, recollect

Held = Mapping[str, str | None]
"""What was looked up, by name; ``None``: nothing is remembered there."""


_LENGTH_OF_ID = 36


class Known(NamedTuple):
    """An article that is remembered."""

    id: UUID
    stored: str
    """Its memory as it lies there."""
    memory: Remembered
    kind: Kind
    """The kind of key that led there."""


def resolve(case: Case, held: Held) -> Known | None:
    """Find the article that a case is a sighting of, among what was looked up.

    The keys are tried in the order of their weight: guid, own id, addresses, words, title, moment.
    A key alone is not enough; date, address and text must not speak against it.
    """
    for kind, name in _candidates(case, held):
        stored = held.get(name)
        memory = recollect(stored)
        if stored and memory and _is_same(case, kind, memory):
            return Known(UUID(name.partition(":")[2]), stored, memory, kind)
    return None


def resolve_all(cases: Sequence[Case], held: Held) -> list[Known | None]:
    """Find the articles of all cases; no two cases are the same article.

    Where two have claims on one, the weightier key decides.
    """
    found = [resolve(case, held) for case in cases]
    taken: dict[UUID, int] = {}
    for kind in SAME:
        for at, known in enumerate(found):
            if known is not None and known.kind == kind and taken.setdefault(known.id, at) != at:
                found[at] = None
    return found


def first_names(case: Case) -> list[str]:
    """What is looked up first: the firm keys, and the article by its own id."""
    return [*(key.name for key in case.keys), case.name]


def further_names(case: Case, held: Held) -> list[str]:
    """What is looked up next: the articles that keys led to; where there are none, loose keys."""
    unseen = [name for _, name in _candidates(case, held) if name not in held]
    if unseen or case.is_visit or resolve(case, held) is not None:
        return unseen
    if held.get(case.name):
        unseen.append(case.other_name)
    case.asks_for_loose = True
    unseen += [key.name for key in case.loose]
    return [name for name in unseen if name not in held]


def new_id(case: Case, held: Held) -> UUID:
    """Name a case that is no known article: its own id, unless that belongs to another."""
    is_taken = recollect(held.get(case.name)) is not None
    return case.other_id if is_taken and not case.is_visit else case.id


def id_at(held: Held, key: Key) -> UUID | None:
    """The article that a key leads to; ``None`` where it leads nowhere, or is damaged."""
    try:
        return UUID(held.get(key.name) or "")
    except ValueError:
        return None


def _candidates(case: Case, held: Held) -> Iterator[tuple[Kind, str]]:
    """List the memories that a case may belong to, each with the kind of key that leads there."""
    own: Kind = case.keys[0].kind if case.keys else "content"
    if case.is_visit:
        yield own, case.name
        return
    yield from _pointed_at((key for key in case.keys if key.kind == "guid"), held)
    yield own, case.name
    if case.asks_for_loose and held.get(case.name):
        yield own, case.other_name
    yield from _pointed_at((key for key in case.keys if key.kind != "guid"), held)
    if case.asks_for_loose:
        yield from _pointed_at(case.loose, held)


def _pointed_at(keys: Iterable[Key], held: Held) -> Iterator[tuple[Kind, str]]:
    for key in keys:
        pointed = held.get(key.name)
        if pointed and len(pointed) == _LENGTH_OF_ID:
            yield key.kind, f"article:{pointed}"


def _is_same(case: Case, kind: Kind, memory: Remembered) -> bool:
    if case.is_visit or not memory.is_whole:
        return True
    if memory.item == case.article.content_hash and kind in {"guid", "url"}:
        return True
    return SAME[kind](case.traits, memory.traits())
