"""Reads the annotated sentences of this folder, each class of expressions in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

SENTENCES = Path(__file__).parent / "sentences"
"""A sentence a line; below it, indented, ``text = TYPE value`` for each expression, in order.

A value may give alternatives, ``2016|2016-12``; ``mod=MID`` may follow it. A range adds
``January 29-30 = INTERVAL 2018-01-29/2018-01-30``. ``@ 2018-05-16 country=GB language=de`` sets
what the sentences below are read with; ``#`` begins a remark. A sentence without expressions is a
trap: it must give none.
"""

_HEAD = re.compile(r"@ (?P<day>\d{4}-\d\d-\d\d|none)(?P<rest>(?: \w+=\w+)*)")
_LINE = re.compile(
    r" {4}(?P<text>.+) = (?P<type>DATE|TIME|DURATION|SET|INTERVAL) (?P<value>\S+)"
    r"(?: mod=(?P<mod>[A-Z_]+))?"
)


@dataclass(frozen=True)
class Expected:
    """One expression as it must be read."""

    text: str
    type: str
    values: tuple[str, ...]
    """The value, and others that are as good."""
    mod: str | None = None


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence, and what it is read with."""

    name: str
    """File and line: ``weekdays.txt:12``."""
    text: str
    reference: date | None
    country: str | None
    language: str
    expected: list[Expected] = field(default_factory=list[Expected])


class MisprintError(ValueError):
    """A line of a file of sentences is none of the three kinds."""


def classes() -> list[str]:
    """The names of the classes."""
    return sorted(file.stem for file in SENTENCES.glob("*.txt"))


def read_class(name: str) -> list[Sentence]:
    """The sentences of one class.

    Raises:
        MisprintError: a line does not fit the format; it is named with its file.
    """
    return list(_read(SENTENCES / f"{name}.txt"))


def _read(file: Path) -> Iterator[Sentence]:
    settings: dict[str, str] = {}
    day: date | None = None
    current: Sentence | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{file.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("    "):
            if current is None:
                raise MisprintError(f"{place}: an expression stands before the first sentence")
            current.expected.append(_expected(line, place))
            continue
        if current:
            yield current
        current = None
        if line.startswith("@"):
            day, settings = _settings(line, place)
        else:
            country, language = settings.get("country"), settings.get("language", "en")
            current = Sentence(place, line.strip(), day, country, language)
    if current:
        yield current


def _settings(line: str, place: str) -> tuple[date | None, dict[str, str]]:
    found = _HEAD.fullmatch(line.strip())
    if found is None:
        raise MisprintError(f"{place}: {line.strip()!r} is not like `@ 2018-05-16 country=GB`")
    settings: dict[str, str] = {}
    for pair in found["rest"].split():
        name, _, value = pair.partition("=")
        settings[name] = value
    return None if found["day"] == "none" else date.fromisoformat(found["day"]), settings


def _expected(line: str, place: str) -> Expected:
    found = _LINE.fullmatch(line.rstrip())
    if found is None:
        raise MisprintError(
            f"{place}: {line.strip()!r} is not like `text = DATE 2018-05-16 mod=MID`"
        )
    return Expected(found["text"], found["type"], tuple(found["value"].split("|")), found["mod"])
