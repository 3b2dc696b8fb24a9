"""What code may cost its reader: sizes of files and functions, tests that tell, no loose ends."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles

import pytest

from tests.contracts.tree import (
    ROOT,
    Function,
    Module,
    body_lines,
    functions,
    modules_of_bench,
    modules_of_tests,
    one_sentence,
    sources,
    tracked,
)

FILE_LINES = 300
BODY_LINES = 40
BODY_LINES_OF_MOST = 20
TESTS_TO_SOURCE = 1.2
WORDS = 3
"""Fewer make no sentence: ``test_bad_input`` names a topic, not a fact."""

LONGER: dict[str, str] = {}
"""Modules of constants alone that may be longer, each with its reason."""

LOOSE_END = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
SKIPPED = re.compile(r"^(?:pytest\.)?(?:mark\.)?(?:skip|skipif|xfail|importorskip)$")


def too_long(modules: Sequence[Module]) -> Iterator[str]:
    """Name the files that nobody reads to the end."""
    for module in modules:
        lines = len(module.text.splitlines())
        if lines > FILE_LINES and module.path not in LONGER:
            yield f"{module.path}: {lines} lines"


def bloated(modules: Sequence[Module]) -> Iterator[str]:
    """Name the functions that do not fit on a screen."""
    for module in modules:
        for function in functions(module):
            if body_lines(function) > BODY_LINES:
                lines = body_lines(function)
                yield f"{module.path}:{function.lineno}: {function.name} has {lines} lines"


def with_global(modules: Sequence[Module]) -> Iterator[str]:
    """Name the statements that rebind a name of the module from inside a function."""
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Global):
                yield f"{module.path}:{node.lineno}: global {', '.join(node.names)}"


def untold(modules: Sequence[Module]) -> Iterator[str]:
    """Name the tests whose docstring is not one sentence, or whose name is none."""
    for module in modules:
        for function in collected(module):
            place = f"{module.path}:{function.lineno}"
            if not one_sentence(ast.get_docstring(function) or ""):
                yield f"{place}: {function.name} has no one-sentence docstring"
            if function.name.count("_") < WORDS:
                yield f"{place}: {function.name} is no sentence"


def passed_over(modules: Sequence[Module]) -> Iterator[str]:
    """Name the tests that may be left out, or are expected to fail."""
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and SKIPPED.match(node.attr):
                yield f"{module.path}:{node.lineno}: {node.attr}"


def collected(module: Module) -> Iterator[Function]:
    """Walk what pytest would collect."""
    if Path(module.path).name.startswith("test_"):
        yield from (found for found in functions(module) if found.name.startswith("test_"))


def code_lines(modules: Sequence[Module]) -> int:
    """Count the lines that are not blank."""
    return sum(bool(line.strip()) for module in modules for line in module.text.splitlines())


def everything() -> tuple[Module, ...]:
    """Take sources, measurements and tests together."""
    return (*sources(), *modules_of_bench(), *modules_of_tests())


def planted(code: str) -> tuple[Module, ...]:
    """Make a test module that breaks a rule."""
    return (Module("tests/test_planted.py", "tests.test_planted", code),)


def test_no_file_is_longer_than_its_budget() -> None:
    """A file that outgrows 300 lines has taken on a second job."""
    assert list(too_long(everything())) == []


def test_every_exemption_is_needed_and_given_a_reason() -> None:
    """A file that has shrunk goes off the list."""
    paths = {module.path: module for module in everything()}
    for path, reason in LONGER.items():
        assert len(paths[path].text.splitlines()) > FILE_LINES, path
        assert reason.endswith("."), path


def test_no_function_is_longer_than_its_budget() -> None:
    """A body of 40 lines is the most that one name can stand for."""
    assert list(bloated(everything())) == []


def test_most_functions_are_short() -> None:
    """Nine in ten bodies of the sources have at most 20 lines."""
    lengths = [body_lines(function) for module in sources() for function in functions(module)]
    assert quantiles(lengths, n=10)[-1] <= BODY_LINES_OF_MOST


def test_nothing_is_rebound_with_global() -> None:
    """State is held by objects that are passed in."""
    assert list(with_global(everything())) == []


def test_every_test_tells_what_it_shows() -> None:
    """A test has a sentence for a name and a sentence for a docstring."""
    assert list(untold(modules_of_tests())) == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    """A test that does not run shows nothing."""
    assert list(passed_over(modules_of_tests())) == []


def test_no_loose_end_is_committed() -> None:
    """What is left to do is an issue, not a comment."""
    assert [
        name
        for name in tracked()
        if name != Path(__file__).relative_to(ROOT).as_posix()
        and Path(name).suffix in {".py", ".lua", ".md", ".toml", ".yml", ".sh", ".pyi", ""}
        and LOOSE_END.search((ROOT / name).read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (too_long(planted("x = 1\n" * 301)), "301 lines"),
        (bloated(planted("def f():\n    '''Say.'''\n" + "    x = 1\n" * 41)), "f has 41 lines"),
        (bloated(planted("async def f():\n" + "    x = 1\n" * 41)), "f has 41 lines"),
        (with_global(planted("def f():\n    global x\n    x = 1\n")), "global x"),
        (untold(planted("def test_it_is_so():\n    pass\n")), "no one-sentence docstring"),
        (untold(planted("def test_it_is_so():\n    '''This. Is.'''\n")), "no one-sentence"),
        (untold(planted("def test_it():\n    '''It is.'''\n")), "is no sentence"),
        (passed_over(planted("@pytest.mark.skip\ndef test_a(): ...\n")), "skip"),
        (passed_over(planted("pytest.importorskip('x')\n")), "importorskip"),
    ],
)
def test_a_planted_excess_is_found(found: Iterator[str], words: str) -> None:
    """Each budget can be exceeded, and says by what."""
    assert words in "\n".join(found)


def test_a_docstring_counts_for_nothing() -> None:
    """Explaining a function well never makes it too long."""
    code = "def f():\n    '''Say.\n" + "    more\n" * 50 + "    '''\n    return 1\n"
    assert list(bloated(planted(code))) == []


def test_there_is_more_test_than_source() -> None:
    """Lines of tests, blank ones left out, are at least 1.2 times those of the sources."""
    ratio = code_lines(modules_of_tests()) / code_lines(sources())
    assert ratio >= TESTS_TO_SOURCE, f"the ratio is {ratio:.2f}"
