"""Tests that each regular expression of the service grows linearly with what it is given."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from . import tasks
from .attacks import Attack, attacks_on
from .exhausting import LONG, Beaten, Box, applied, open_box, ways
from .patterns import METHODS, Ours, Pattern, patterns_in, patterns_of, service_modules, unreachable


@dataclass(frozen=True)
class Bound:
    """How long the texts are that a pattern is ever applied to."""

    characters: int
    why: str
    """Where they are cut."""


BOUNDS = {
    "feeds.articles._ELLIPSIS": Bound(100, "_texts gives it the last _ENDING characters of a deck"),
}
"""The patterns that are not linear and need not be."""

OURS = patterns_of(service_modules())
PARTS = 2
"""So that none takes longer than a test may where the machine is slow."""

PLANTED = """
import re
from dataclasses import dataclass

SHARED = re.compile("a")
_MATCHED = re.compile("b")
_TABLE = (("x", re.compile("c")), ("y", [re.compile("d")]))
_DEEP = {"k": {"l": re.compile("e")}}


@dataclass
class Row:
    pattern: re.Pattern[bytes]


_ROWS = [Row(re.compile(b"f"))]
_LOOPED = [("n", re.compile("g"))]
_HANDED = re.compile("h")
_ONE_OF = re.compile("j")


def work(text, print):
    _MATCHED.match(text), SHARED.sub("", text), SHARED.search(text)
    for name, pattern in _LOOPED:
        print(name, pattern.fullmatch(text))
    print(_HANDED)
    found = _ONE_OF.match(text)
    return found.re is _ONE_OF, re.split(r"i", text)
"""


def import_planted(folder: Path, text: str) -> ModuleType:
    """Make a module of a text, and import it."""
    path = folder / "planted.py"
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("service.planted", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[ModuleType]:
    """A module with patterns in all the places that there are."""
    yield import_planted(tmp_path, PLANTED)
    del sys.modules["service.planted"]


async def beaten(box: Box, ours: Ours) -> list[str]:
    """Try a pattern in each way in which it is used, and tell what was too much."""
    found: list[str] = []
    for way, function in ways(ours.pattern, ours.methods).items():
        attack = await box.beats(function, attacks_on(ours.pattern))
        if attack is not None:
            found.append(f"{ours.name}.{way}: {attack}")
    return found


@pytest.mark.parametrize("part", range(PARTS))
async def test_every_pattern_of_ours_is_linear(part: int) -> None:
    """On texts made to be hard on it, however long; the processor's time is what ends it."""
    unbound = [ours for ours in OURS if ours.name not in BOUNDS]
    async with open_box() as box:
        tries = [await beaten(box, ours) for ours in unbound[part::PARTS]]
    assert [one for found in tries for one in found] == []


def test_every_pattern_of_ours_can_be_seen() -> None:
    """None is compiled where no name leads to it, or put together of what comes from elsewhere."""
    assert [hidden for module in service_modules() for hidden in unreachable(module)] == []
    assert len(OURS) > 150


@pytest.mark.parametrize("name", BOUNDS)
async def test_every_bound_is_needed_and_enough(name: str) -> None:
    """The pattern is beaten without it, and at the length that it declares never."""
    ours = next(ours for ours in OURS if ours.name == name)
    attacks = attacks_on(ours.pattern)
    async with open_box(0.5) as box:
        assert await beaten(box, ours)
        for function in ways(ours.pattern, ours.methods).values():
            tried = await box.tried(function, attacks, BOUNDS[name].characters)
            assert not isinstance(tried, Beaten)


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (rb"\s+$", "search"),
        (r"(a+)+$", "match"),
        (r".*?x.*?y", "sub"),
    ],
)
async def test_a_planted_pattern_that_is_not_linear_is_caught(
    pattern: str | bytes, method: str
) -> None:
    """As its square, or without end."""
    planted = re.compile(pattern)
    async with open_box(0.5) as box:
        found = await beaten(box, Ours("planted", planted, frozenset({method})))
    assert [told.partition(":")[0] for told in found] == [f"planted.{method}"]
    assert "processor time" in found[0]


async def test_linear_patterns_pass() -> None:
    """Though each of them looks like one that is not."""
    patterns = (r"(?<!\s)\s+$", r"<[^<>]*>", r"[\w.]{1,64}@", r"(?<!a)a++b")
    async with open_box() as box:
        for pattern in patterns:
            assert await beaten(box, Ours("linear", re.compile(pattern), METHODS - {"match"})) == []


async def test_a_suspect_is_tried_at_a_greater_length() -> None:
    """At the usual one it costs too much for its length, and less than the limit."""
    async with open_box(0.5) as box:
        found = await box.beats(tasks.count_often, [Attack("", "a", "")])
    assert found is not None
    assert found.size > LONG


async def test_a_function_that_raises_is_beaten() -> None:
    """Whatever it cost."""
    async with open_box() as box:
        found = await box.beats(tasks.give_up, [Attack("", "a", "")])
    assert found is not None
    assert "TypeError" in str(found)


def test_patterns_are_found_wherever_they_are_kept(planted: ModuleType) -> None:
    """In the module itself, in tables however deep, in objects, in calls."""
    found = {str(ours.pattern.pattern): ours for ours in patterns_of([planted])}
    assert sorted(found) == sorted([*"acdeghij", "b", str(b"f")])
    assert found["c"].name == "planted._TABLE[0]"
    assert found["i"].name.startswith("planted:")


@pytest.mark.parametrize(
    ("pattern", "methods"),
    [
        ("b", {"match"}),
        ("a", {"sub", "search"}),
        ("g", {"fullmatch"}),
        ("i", {"split"}),
        ("j", {"match"}),
        ("h", METHODS),
        ("c", METHODS),
    ],
)
def test_what_is_done_with_a_pattern_is_found(
    planted: ModuleType, pattern: str, methods: set[str]
) -> None:
    """Its own methods, those of a loop over its table, or all where it is handed on."""
    found = {str(ours.pattern.pattern): ours for ours in patterns_of([planted])}
    assert found[pattern].methods == methods


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("import re\ndef f():\n    return re.compile('a')\n", "planted:3 is compiled"),
        ("import re\nclass A:\n    b = re.compile('a')\n", "planted:3 is compiled"),
        ("import re\nA = re.compile('a').search\n", "planted:2 is compiled"),
        ("import re\ndef f(a):\n    return re.search(f'{a}', a)\n", "planted:3 is no literal"),
    ],
)
def test_a_pattern_that_cannot_be_seen_is_named(tmp_path: Path, text: str, words: str) -> None:
    """With its line."""
    module = import_planted(tmp_path, text)
    assert [words in found for found in unreachable(module)] == [True]


def test_patterns_are_found_in_values_of_all_kinds() -> None:
    """And in nothing else."""
    one, other = re.compile("a"), re.compile(b"b")
    kept = [{"k": (one, Bound(1, "a"))}, {other: "a"}, frozenset({one}), "a", 1, Bound]
    assert list(patterns_in(kept)) == [one, other, one]


@pytest.mark.parametrize(
    ("pattern", "attack"),
    [
        (r"ab\s*c", Attack("ab", " ", "\x00")),
        (r"<!--.*?-->", Attack("", "<!--", "")),
        (r"x[^<]*>", Attack("x", " ", "<\x00")),
        (r"(?:foo|ba[r-z])+$", Attack("", "bar", "\x00")),
        (r"(a)?(?(1)b\s+|c)d", Attack("b", " ", "")),
        (r"(?<=q)[^z]*r", Attack("", "q", "\x00")),
        (r"(?i:(?>u\s++))v", Attack("u", " ", "\x00")),
        (r"[\u0400-\u0410]+", Attack("", "\u0400", "")),
    ],
)
def test_attacks_follow_from_the_pattern(pattern: str, attack: Attack) -> None:
    """What leads to a repeat, what it takes, and what it does not."""
    assert attack in attacks_on(re.compile(pattern))


@pytest.mark.parametrize("pattern", [re.compile(r"\s*[^a]+b"), re.compile(rb"\s*[^a\xff]+b")])
def test_attacks_fill_a_length_and_suit_the_pattern(pattern: Pattern) -> None:
    """But for a part of a unit, and in bytes where it takes them."""
    for attack in attacks_on(pattern):
        text = attack.text(100)
        assert 100 - len(attack.unit) < len(text) <= 100
        applied(pattern, "search", text)
