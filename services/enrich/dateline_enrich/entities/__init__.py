"""Finds who, what and where an article names, and which mentions are one thing. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.messages import Entity, TextField
from dateline_enrich.entities.lexicon import english
from dateline_enrich.entities.recognise import RawMention, Recogniser
from dateline_enrich.entities.resolve import resolve
from dateline_enrich.entities.rules import PlaceRecogniser, RuleRecogniser

VERSION = "1"
"""Of the resolution; a recogniser has a version of its own."""

__all__ = [
    "VERSION", "PlaceRecogniser", "RawMention", "Recogniser", "RuleRecogniser",
    "find_entities", "find_entities_in_all",
]  # fmt: skip


def find_entities(texts: Mapping[TextField, str], recogniser: Recogniser) -> tuple[Entity, ...]:
    """Find the entities of one article.

    Args:
        texts: title, deck and body, those that there are.
        recogniser: what finds the names.

    Returns:
        Entities in the order in which the article first names them.
    """
    found = recogniser.recognise([texts[field] for field in texts])
    return resolve(texts, dict(zip(texts, found, strict=True)), english())


def find_entities_in_all(
    articles: Sequence[Mapping[TextField, str]], recogniser: Recogniser
) -> list[tuple[Entity, ...] | Exception]:
    """Find the entities of many articles, with one call of the recogniser.

    Returns:
        For each article its entities, or the exception that its resolution raised.

    Raises:
        Exception: whatever the recogniser raises.
    """
    flat: list[tuple[int, TextField]] = [
        (number, field) for number, texts in enumerate(articles) for field in texts
    ]
    answers = recogniser.recognise([articles[number][field] for number, field in flat])
    found: list[dict[TextField, list[RawMention]]] = [{} for _ in articles]
    for (number, field), mentions in zip(flat, answers, strict=True):
        found[number][field] = mentions
    return [_resolved(texts, raw) for texts, raw in zip(articles, found, strict=True)]


def _resolved(
    texts: Mapping[TextField, str], raw: Mapping[TextField, Sequence[RawMention]]
) -> tuple[Entity, ...] | Exception:
    try:
        return resolve(texts, raw, english())
    except Exception as error:  # noqa: BLE001 - one bad article must not touch its neighbours
        return error
