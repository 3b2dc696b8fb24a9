"""The house keeps its walls: layers, purity, one reader of the environment, one sentence each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.contracts.architecture import (
    broken_docstring,
    broken_environment,
    broken_layers,
    broken_purity,
)
from tests.contracts.tree import FOLDERS, Module, modules_of_tests, one_sentence, sources

Rule = Callable[[Module], Iterator[str]]


def broken(rule: Rule, modules: tuple[Module, ...]) -> str:
    """Gather what breaks a rule, one a line."""
    return "\n".join(line for module in modules for line in rule(module))


def test_all_four_distributions_are_seen() -> None:
    """No rule below passes because it looked at nothing."""
    assert {module.package for module in sources()} == set(FOLDERS)
    assert sum(module.pure for module in sources()) > len(sources()) / 3


def test_imports_keep_to_the_layers() -> None:
    """Services never meet, the contract needs no runtime, and FastStream lives in one place."""
    assert broken(broken_layers, sources()) == ""


def test_pure_modules_are_pure() -> None:
    """Where a docstring says "Pure.", there is no clock, network, disk, chance or environment."""
    assert broken(broken_purity, sources()) == ""


def test_only_the_command_line_reads_the_environment() -> None:
    """Everything else is told by the mapping that it is given."""
    assert broken(broken_environment, sources()) == ""


def test_every_module_says_its_one_job_in_one_sentence() -> None:
    """What needs two sentences is two modules; tests and their helpers say theirs as well."""
    told = tuple(module for module in modules_of_tests() if module.text)
    assert broken(broken_docstring, (*sources(), *told)) == ""


def at(name: str, code: str, docstring: str = '"""Does one thing. Pure."""') -> Module:
    """Make a module as if it lay in the tree."""
    return Module(f"{name.replace('.', '/')}.py", name, f"{docstring}\n{code}\n")


@pytest.mark.parametrize(
    ("rule", "planted", "words"),
    [
        (broken_layers, at("dateline_enrich.x", "import dateline_ingest.feeds.parsing"), "imports"),
        (broken_layers, at("dateline.cli.x", "from dateline_store import reads"), "imports"),
        (broken_layers, at("dateline.plugins", "import dateline_store"), "imports"),
        (broken_layers, at("dateline.wire", "from dateline.runtime import Service"), "imports"),
        (broken_layers, at("dateline.messages.x", "from dateline import streams"), "imports"),
        (broken_layers, at("dateline.messages.x", "from ..runtime import run"), "imports"),
        (broken_layers, at("dateline.client", "import faststream.redis"), "imports"),
        (broken_layers, at("dateline_store.x", "from faststream import Context"), "imports"),
        (broken_layers, at("dateline_ingest.x", "from dateline import cli"), "imports"),
        (broken_layers, at("dateline.runtime.x", "from dateline.cli import app"), "imports"),
        (broken_purity, at("dateline_store.x", "import asyncio"), "imports asyncio"),
        (broken_purity, at("dateline_store.x", "from time import time"), "imports time"),
        (broken_purity, at("dateline_store.x", "from uuid import uuid4"), "imports uuid.uuid4"),
        (broken_purity, at("dateline_store.x", "datetime.now(UTC)"), "calls datetime.now"),
        (broken_purity, at("dateline_store.x", "date.today()"), "calls date.today"),
        (broken_purity, at("dateline_store.x", "open('f')"), "calls open"),
        (broken_purity, at("dateline_store.x", "Path('f').read_text()"), "calls .read_text"),
        (broken_purity, at("dateline_store.x", "sqlite3.connect('f')"), "calls sqlite3.connect"),
        (broken_purity, at("d.x", "def f():\n    import socket"), "imports socket"),
        (broken_environment, at("dateline_store.x", "os.environ['HOME']"), "reads os.environ"),
        (broken_environment, at("d.x", "from os import getenv"), "imports os.getenv"),
        (broken_docstring, at("d.x", "", '"""Does one thing. And another."""'), "one sentence"),
        (broken_docstring, at("d.x", "", '"""does things"""'), "one sentence"),
        (broken_docstring, at("d.x", "x = 1", ""), "has no docstring"),
    ],
)
def test_a_planted_breach_is_found(rule: Rule, planted: Module, words: str) -> None:
    """Each rule can fail, and names the file and the breach."""
    found = "\n".join(rule(planted))
    assert words in found
    assert planted.path in found


@pytest.mark.parametrize(
    "allowed",
    [
        at("dateline.runtime.frame", "import faststream", '"""Frames."""'),
        at("dateline_store.x", "from dateline.streams import ENRICHED"),
        at("dateline.client", "from dateline.wire import decode\nimport redis", '"""Reads."""'),
        at("dateline.testing", "from dateline.runtime.service import Service"),
        at("dateline_enrich.x", "import re\nfrom uuid import UUID, uuid5"),
        at("dateline.cli.app", "os.environ", '"""Commands."""'),
    ],
)
def test_what_the_design_allows_breaks_no_rule(allowed: Module) -> None:
    """The walls have doors where the design draws them."""
    rules = (broken_layers, broken_purity, broken_environment, broken_docstring)
    assert [line for rule in rules for line in rule(allowed)] == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Reads feeds. Pure.", True),
        ("Times of the clock: \"3 p.m. Friday\", 'noon'.", True),
        ("One HTTP/1.1 exchange, as in the U.S. Army's.", True),
        ("Runs over\ntwo lines.", True),
        ("First this. Then that.", False),
        ("No full stop", False),
        ("", False),
    ],
)
def test_one_sentence_is_told_from_two(text: str, *, answer: bool) -> None:
    """Dots of abbreviations and numbers end no sentence."""
    assert one_sentence(text) is answer
