"""What texts that are made to be hard on the scan cost, beside prose."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline_enrich.dates import find_dates
from tests.enrich.floods import FLOODS, LANGUAGES, flood, triggers

SIZE = 1_000_000
"""Characters of each text."""
_SAMPLE = 30_000
_DEAREST = 3
"""Triggers of each language that are tried at full length: those that cost most at less."""
_ROUNDS = 2
_DAY = date(2018, 5, 16)


@dataclass(frozen=True)
class Cost:
    """What a text takes."""

    name: str
    seconds: float
    """Of CPU time, for a million bytes."""


def prose(texts: Sequence[str], size: int) -> Cost:
    """Measure news, one text behind the other until it is long enough."""
    joined = "\n\n".join(texts)
    return Cost("prose", _seconds(flood(f"{joined}\n\n", size), "en"))


def floods(size: int) -> list[Cost]:
    """Measure every flood, and the dearest triggers of each language, the dearest first."""
    told = [Cost(name, _seconds(flood(unit, size), "en")) for name, unit in FLOODS.items()]
    for language in LANGUAGES:
        for word in _dearest(language):
            text = flood(f"{word} ", size)
            told.append(Cost(f"{word!r} ({language})", _seconds(text, language)))
    return sorted(told, key=lambda one: -one.seconds)


def _dearest(language: str) -> list[str]:
    costs = {word: _once(flood(f"{word} ", _SAMPLE), language) for word in triggers(language)}
    return sorted(costs, key=lambda word: -costs[word])[:_DEAREST]


def _seconds(text: str, language: str) -> float:
    best = min(_once(text, language) for _ in range(_ROUNDS))
    return best / len(text.encode()) * 1e6


def _once(text: str, language: str) -> float:
    begun = time.process_time()
    find_dates({"body": text}, reference=_DAY, language=language)
    return time.process_time() - begun
