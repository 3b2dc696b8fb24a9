"""Tests that each regular expression of the reading of dates grows linearly with its text."""

from __future__ import annotations

import importlib
import pkgutil
import re
from types import ModuleType

import pytest

from dateline_enrich import dates
from dateline_enrich.dates.grammar import Compiled, grammar
from tests.ingest.attacks import attacks_on
from tests.ingest.exhausting import Box, open_box, ways
from tests.ingest.patterns import Ours, patterns_of, unreachable

from .floods import LANGUAGES

PUT_TOGETHER = {
    "dateline_enrich.dates.grammar": "what it compiles is taken from the grammars themselves",
    "dateline_enrich.dates.languages.common.amounts": "its guards are held by the languages",
    "dateline_enrich.dates.languages.en.tenses": "its cues are held by the language",
}
"""Modules whose functions compile patterns, and where these are found instead."""
_STARS = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
_CLASSES = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]")


def modules() -> list[ModuleType]:
    """Import all modules of the reading of dates."""
    walk = pkgutil.walk_packages(dates.__path__, f"{dates.__name__}.")
    return [importlib.import_module(found.name) for found in walk]


def rules(language: str) -> dict[str, Compiled]:
    """The compiled rules of a language, by name."""
    return {one.rule.name: one for filed in grammar(language).values() for one in filed}


RULES = [
    Ours(f"{language}.{name}", one.pattern, frozenset({"match"}))
    for language in LANGUAGES
    for name, one in sorted(rules(language).items(), key=lambda item: item[0])
]
CUES = [ours for ours in patterns_of(modules()) if ".LANGUAGE[" not in ours.name]
"""Those of the modules; a language holds its own once more."""


async def beaten(box: Box, ours: Ours) -> list[str]:
    """Try a pattern in each way in which it is used, and tell what was too much."""
    found = [
        (way, await box.beats(function, attacks_on(ours.pattern)))
        for way, function in ways(ours.pattern, ours.methods).items()
    ]
    return [f"{ours.name}.{way}: {attack}" for way, attack in found if attack is not None]


@pytest.mark.parametrize("some", [RULES, CUES], ids=["rules", "cues"])
async def test_every_pattern_of_dates_is_linear(some: list[Ours]) -> None:
    """On texts made to be hard on it, however long, of every language."""
    async with open_box() as box:
        tries = [await beaten(box, ours) for ours in some]
    assert [one for found in tries for one in found] == []


@pytest.mark.parametrize("ours", RULES, ids=lambda ours: ours.name)
def test_no_rule_repeats_without_end(ours: Ours) -> None:
    """A bound on each repeat is what bounds the window that a rule reads."""
    assert _STARS.findall(_CLASSES.sub("", str(ours.pattern.pattern))) == []


def test_every_pattern_of_dates_can_be_seen() -> None:
    """None is compiled where no name leads to it, but in the places that are known."""
    hidden = {place.partition(":")[0] for one in modules() for place in unreachable(one)}
    assert hidden <= PUT_TOGETHER.keys()
    assert len(RULES) > 40
    assert len(CUES) > 40
