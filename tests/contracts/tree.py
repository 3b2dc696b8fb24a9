"""The source tree as the contract tests see it: files, syntax trees, imports, functions."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

FOLDERS = {
    "dateline": "shared",
    "dateline_ingest": "services/ingest",
    "dateline_enrich": "services/enrich",
    "dateline_store": "services/store",
}
"""The distributions, and where each lies."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file and what it says."""

    path: str
    """From the root of the repository."""
    name: str
    """As it is imported: ``dateline.runtime.run``."""
    text: str

    @property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return _parsed(self.text)

    @property
    def docstring(self) -> str:
        """The docstring of the module; empty if there is none."""
        return ast.get_docstring(self.tree) or ""

    @property
    def pure(self) -> bool:
        """Whether the module promises to have no clock, network, disk or environment."""
        return self.docstring.split("\n\n")[0].endswith("Pure.")

    @property
    def package(self) -> str:
        """The distribution's package."""
        return self.name.split(".")[0]


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def sources() -> tuple[Module, ...]:
    """Read every module of the four distributions."""
    return tuple(
        module(path)
        for package, folder in FOLDERS.items()
        for path in sorted((ROOT / folder / package).rglob("*.py"))
    )


@cache
def modules_of_bench() -> tuple[Module, ...]:
    """Read every module under bench/, which keeps to the budgets and counts as neither side."""
    return tuple(module(path) for path in sorted((ROOT / "bench").rglob("*.py")))


@cache
def modules_of_tests() -> tuple[Module, ...]:
    """Read every module under tests/."""
    return tuple(module(path) for path in sorted((ROOT / "tests").rglob("*.py")))


def module(path: Path) -> Module:
    """Read a file of the repository."""
    place = path.relative_to(ROOT)
    parts = place.with_suffix("").parts
    roots = [Path(folder).parts for folder in FOLDERS.values()]
    start = next((len(root) for root in roots if parts[: len(root)] == root), 0)
    name = ".".join(parts[start:]).removesuffix(".__init__")
    return Module(place.as_posix(), name, path.read_text(encoding="utf-8"))


def imports(found: Module) -> set[str]:
    """List the absolute names that a module imports anywhere in it: modules, and names of them."""
    names: set[str] = set()
    for node in ast.walk(found.tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(found, node)
            names.add(base)
            names.update(f"{base}.{alias.name}" for alias in node.names)
    return names


def _base(found: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    inside = found.name.split(".")
    if found.path.endswith("__init__.py"):
        inside.append("__init__")
    return ".".join([*inside[: -node.level], *filter(None, [node.module])])


def within(name: str, packages: str | tuple[str, ...]) -> bool:
    """Tell whether a dotted name is one of the packages or lies in one."""
    packages = (packages,) if isinstance(packages, str) else packages
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def functions(found: Module) -> Iterator[Function]:
    """Walk all functions and methods, nested ones too."""
    for node in ast.walk(found.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: Function) -> int:
    """Count the lines of a function's body, its docstring left out."""
    body = function.body
    if ast.get_docstring(function) is not None:
        body = body[1:]
    if not body:
        return 0
    return (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1


def one_sentence(text: str) -> bool:
    """Tell whether a docstring is one sentence: a capital, one full stop at the very end."""
    line = " ".join(text.removesuffix(" Pure.").split())
    ends = [
        place
        for place, mark in enumerate(line)
        if mark in ".!?" and line[place + 1 : place + 3].lstrip()[:1].isupper()
    ]
    return bool(line) and line[-1] in ".!?" and not [end for end in ends if _ends(line, end)]


def _ends(line: str, place: int) -> bool:
    """Tell a full stop between sentences from the dots of an abbreviation."""
    word = line[:place].rsplit(" ", 1)[-1].strip("\"'(`")
    return line[place + 1 : place + 2] == " " and len(word) > 1 and "." not in word


@cache
def tracked() -> tuple[str, ...]:
    """List the files that git knows, as paths from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())
