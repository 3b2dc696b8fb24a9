"""Which changes of a JSON Schema would break those who already read or write its messages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

Node = Mapping[str, Any]

_UNSET = "nothing"

_BOUNDS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
    "additionalProperties",
)


def incompatible(old: Node, new: Node) -> list[str]:
    """List what in the new schema breaks a program that knows the old one, as sentences.

    The documents that must keep their meaning lie in a stream or a database already, and are read
    by old programs when they are new. So a field may neither go nor become required, its type and
    its bounds stay, an enumeration neither loses a value (a stored document would be refused) nor
    gains one (an old reader would refuse it), and a default stays, because a writer leaves fields
    out that hold it. A new optional field is compatible: readers ignore what they do not know.
    """
    return list(_compare(_Place("message", old, new), old, new, frozenset()))


class _Place:
    """Where a comparison stands, and the two documents that references point into."""

    def __init__(self, path: str, old: Node, new: Node) -> None:
        self.path = path
        self.old = old
        self.new = new

    def at(self, step: str) -> _Place:
        return _Place(f"{self.path}{step}", self.old, self.new)


Seen = frozenset[tuple[str, str]]


def _compare(place: _Place, old: Node, new: Node, seen: Seen) -> Iterator[str]:
    pair = (str(old.get("$ref")), str(new.get("$ref")))
    if "$ref" in old and pair in seen:
        return
    yield from _defaults(place, old, new)
    seen = seen | {pair}
    old, new = _resolved(old, place.old), _resolved(new, place.new)
    yield from _types(place, old, new)
    yield from _values(place, old, new)
    yield from _bounds(place, old, new)
    yield from _fields(place, old, new, seen)
    yield from _choices(place, old, new, seen)
    for key, step in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(old.get(key), Mapping) and isinstance(new.get(key), Mapping):
            yield from _compare(place.at(step), old[key], new[key], seen)


def _resolved(node: Node, document: Node) -> Node:
    """Follow references into ``$defs``."""
    while "$ref" in node:
        name = str(node["$ref"]).removeprefix("#/$defs/")
        node = cast("Node", document["$defs"][name])
    return node


def _defaults(place: _Place, old: Node, new: Node) -> Iterator[str]:
    before, after = old.get("default", _UNSET), new.get("default", _UNSET)
    if before != after or type(before) is not type(after):
        yield f"{place.path}: its default was {before!r} and is {after!r}"


def _types(place: _Place, old: Node, new: Node) -> Iterator[str]:
    for key in ("type", "format", "const"):
        before, after = old.get(key, _UNSET), new.get(key, _UNSET)
        if before != after:
            yield f"{place.path}: its {key} was {before} and is {after}"


def _values(place: _Place, old: Node, new: Node) -> Iterator[str]:
    before: list[Any] | None = old.get("enum")
    after: list[Any] | None = new.get("enum")
    if before is None and after is None:
        return
    if before is None or after is None:
        yield f"{place.path}: its values {'became' if after else 'are no longer'} a closed list"
        return
    for value in before:
        if value not in after:
            yield f"{place.path}: the value {value!r} was removed"
    for value in after:
        if value not in before:
            yield f"{place.path}: the value {value!r} was added, and old readers refuse it"


def _bounds(place: _Place, old: Node, new: Node) -> Iterator[str]:
    for key in _BOUNDS:
        before, after = old.get(key, _UNSET), new.get(key, _UNSET)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            continue
        if before != after:
            yield f"{place.path}: its {key} was {before} and is {after}"


def _fields(place: _Place, old: Node, new: Node, seen: Seen) -> Iterator[str]:
    before: Mapping[str, Node] = old.get("properties", {})
    after: Mapping[str, Node] = new.get("properties", {})
    for name in before:
        if name not in after:
            yield f"{place.path}.{name}: was removed"
        else:
            yield from _compare(place.at(f".{name}"), before[name], after[name], seen)
    was_required, is_required = set(old.get("required", ())), set(new.get("required", ()))
    for name in sorted(is_required - was_required):
        yield f"{place.path}.{name}: is required and was not"
    for name in sorted((was_required - is_required) & after.keys()):
        yield f"{place.path}.{name}: is no longer always there, and old readers need it"


def _choices(place: _Place, old: Node, new: Node, seen: Seen) -> Iterator[str]:
    """Compare alternatives in their order, which for pydantic is the order of the annotation."""
    before: list[Node] = old.get("anyOf", [])
    after: list[Node] = new.get("anyOf", [])
    if len(before) != len(after):
        yield f"{place.path}: it had {len(before)} alternatives and has {len(after)}"
        return
    for number, (was, now) in enumerate(zip(before, after, strict=True)):
        yield from _compare(place.at(f"|{number}"), was, now, seen)
