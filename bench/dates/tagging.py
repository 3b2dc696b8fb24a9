"""Our own tagger on a document, whole or without some of its rules."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from re import Match
from unittest import mock

from bench.dates.corpora import Timex
from dateline_enrich.dates import find_dates, scan
from dateline_enrich.dates.forms import Reading
from dateline_enrich.dates.grammar import Compiled, Grammar, grammar


def tag(
    text: str, reference: date | None, *, language: str = "en", country: str | None = None
) -> tuple[Timex, ...]:
    """Find the expressions of a text."""
    found = find_dates(
        {"body": text}, reference=reference, language=language, country=country
    ).mentions
    return tuple(
        Timex(one.start, one.end, one.type, one.value, one.rule, confidence=one.confidence)
        for one in found
    )


@contextmanager
def without(rules: frozenset[str]) -> Generator[set[str]]:
    """Read with a grammar that lacks some rules, so that others may take their place.

    Yields:
        The names of all rules that read something meanwhile, whether or not it was kept.
    """
    read: set[str] = set()

    def cut(language: str) -> Grammar:
        found = {id(one): one for filed in grammar(language).values() for one in filed}
        new = {key: _cut(one, rules, read) for key, one in found.items()}
        return {
            trigger: tuple(new[id(one)] for one in filed)
            for trigger, filed in grammar(language).items()
        }

    with mock.patch.object(scan, "grammar", cut):
        yield read


def _cut(compiled: Compiled, rules: frozenset[str], read: set[str]) -> Compiled:
    """Make the rule note what it reads, and keep back what it must not."""
    rule = compiled.rule

    def reader(match: Match[str], written: str) -> list[Reading]:
        found = rule.read(match, written)
        read.update(one.rule for one in found)
        return [one for one in found if one.rule not in rules]

    return replace(compiled, rule=replace(rule, read=reader))
