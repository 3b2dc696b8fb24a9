"""The endings of Russian nouns and adjectives, so that each word is told once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

_V = TypeVar("_V")

HARD: Final = "ый ая ое ого ой ому ую ым ом ые ых ыми"
"""Endings of adjectives such as "первый"; the next three follow a soft stem, ш or щ, and к."""
SOFT: Final = "ий яя ее его ей ему юю им ем ие их ими"
HUSHED: Final = "ий ая ее его ей ему ую им ем ие их ими"
VELAR: Final = "ий ая ое ого ой ому ую им ом ие их ими"
STRESSED: Final = "ой ая ое ого ому ую ым ом ые ых ыми"
"""Endings of "второй"."""


def inflected(stem: str, endings: str) -> list[str]:
    """The stem with each of the endings; ``0`` stands for none."""
    return [stem + ending.replace("0", "") for ending in endings.split()]


def table(entries: Mapping[str, _V]) -> dict[str, _V]:
    """Spells out a table whose keys are ``stem|endings``; a key without a bar is one form."""
    spelled: dict[str, _V] = {}
    for key, value in entries.items():
        stem, bar, endings = key.partition("|")
        spelled.update(dict.fromkeys(inflected(stem, endings) if bar else [stem], value))
    return spelled


def adjectives(entries: Mapping[str, _V], endings: str) -> dict[str, _V]:
    """All forms of adjectives that share their endings."""
    return table({f"{stem}|{endings}": value for stem, value in entries.items()})


def words(entries: Iterable[str]) -> list[str]:
    """The forms of entries such as :func:`table` reads, without values."""
    return list(table(dict.fromkeys(entries, 0)))
