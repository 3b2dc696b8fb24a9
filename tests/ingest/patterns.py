"""Every regular expression of the service: compiled ones of its modules, and those in its calls."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import ModuleType
from typing import Any, NamedTuple, TypeAlias, cast

import dateline_ingest

Pattern: TypeAlias = re.Pattern[str] | re.Pattern[bytes]

METHODS = frozenset({"findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"})


class Ours(NamedTuple):
    """A pattern, and what is done with it."""

    name: str
    """``wire.marks._PREFIX``; of one that stands in a call, ``wire.header:95``."""
    pattern: Pattern
    methods: frozenset[str]


def service_modules() -> list[ModuleType]:
    """Import every module of the service."""
    walk = pkgutil.walk_packages(dateline_ingest.__path__, f"{dateline_ingest.__name__}.")
    names = [found.name for found in walk if not found.name.endswith(".__main__")]
    return [importlib.import_module(name) for name in names]


def patterns_of(modules: list[ModuleType]) -> list[Ours]:
    """Find the patterns of modules, each in the module that makes it."""
    trees = {module.__name__: ast.parse(inspect.getsource(module)) for module in modules}
    uses = {name: Uses.of(tree) for name, tree in trees.items()}
    everywhere = Uses.merged([*uses.values()])
    found: list[Ours] = []
    for module in modules:
        name = module.__name__
        found += _held(module, trees[name], uses[name], everywhere)
        found += _called(name, trees[name])
    return found


def unreachable(module: ModuleType) -> Iterator[str]:
    """Name the patterns of a module that :func:`patterns_of` cannot see.

    Those that are compiled where no name of the module leads to them, and those that are put
    together when a function is called.
    """
    tree = ast.parse(inspect.getsource(module))
    for statement in tree.body:
        lines = [call.lineno for call in _calls(statement) if _method(call) == "compile"]
        targets = [vars(module).get(name) for name in _names(statement, ast.Store)]
        is_seen = isinstance(statement, ast.Assign | ast.AnnAssign) and any(
            next(patterns_in(value), None) for value in targets
        )
        yield from (f"{module.__name__}:{line} is compiled" for line in lines if not is_seen)
    for call in _calls(tree):
        if _method(call) in METHODS and not (call.args and _is_literal(call.args[0])):
            yield f"{module.__name__}:{call.lineno} is no literal"


def patterns_in(value: object) -> Iterator[Pattern]:
    """Find the patterns in a value: itself, or in what it holds, however deep."""
    if isinstance(value, re.Pattern):
        yield cast("Pattern", value)
    elif isinstance(value, Mapping):
        for pair in cast("Mapping[object, object]", value).items():
            yield from patterns_in(pair)
    elif isinstance(value, tuple | list | set | frozenset):
        for item in cast("tuple[object, ...]", value):
            yield from patterns_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from patterns_in(getattr(value, field.name))


def _held(module: ModuleType, tree: ast.Module, own: Uses, everywhere: Uses) -> Iterator[Ours]:
    for name in dict.fromkeys(n for node in tree.body for n in _names(node, ast.Store)):
        held = list(patterns_in(vars(module).get(name)))
        uses = own if name.startswith("_") else everywhere
        for place, pattern in enumerate(held):
            label = f"{name}[{place}]" if len(held) > 1 else name
            yield Ours(f"{_short(module.__name__)}.{label}", pattern, uses.methods(name))


def _called(module: str, tree: ast.Module) -> Iterator[Ours]:
    for call in _calls(tree):
        method = _method(call)
        if method in METHODS and _is_literal(call.args[0]):
            literal: Any = call.args[0]
            pattern = re.compile(literal.value)
            yield Ours(f"{_short(module)}:{call.lineno}", pattern, frozenset({method}))


def _short(module: str) -> str:
    return module.partition(".")[2]


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of functions of ``re``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _method(node):
            yield node


def _method(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute) and _name(function.value) == "re":
        return function.attr
    return ""


def _name(node: ast.AST) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _names(tree: ast.AST, context: type[ast.expr_context]) -> list[str]:
    return [
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, context)
    ]


@dataclass
class Uses(ast.NodeVisitor):
    """What a module does with each name: the methods of patterns that are called on it."""

    called: dict[str, set[str]]
    """Methods called on a name; all of them where the name is handed on to who knows whom."""
    loops: dict[str, set[str]]
    """The names that stand for what a loop finds in it."""

    @classmethod
    def of(cls, tree: ast.Module) -> Uses:
        """Look through a module."""
        uses = cls(defaultdict(set), defaultdict(set))
        uses.visit(tree)
        return uses

    @classmethod
    def merged(cls, several: list[Uses]) -> Uses:
        """What all modules together do."""
        uses = cls(defaultdict(set), defaultdict(set))
        for one in several:
            for name, methods in one.called.items():
                uses.called[name] |= methods
            for name, names in one.loops.items():
                uses.loops[name] |= names
        return uses

    def methods(self, name: str) -> frozenset[str]:
        """The methods that a pattern under a name must bear; all, where nothing is known."""
        found = set(self.called.get(name, ()))
        for each in self.loops.get(name, ()):
            methods = self.called.get(each, set[str]())
            # Of what a loop finds only the pattern has its methods called.
            found |= METHODS & methods if METHODS - methods else set[str]()
        return frozenset(found) or METHODS

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """Note a method called on a name; the name of another module is no use of its own."""
        if node.attr in METHODS and _name(node.value):
            self.called[_name(node.value)].add(node.attr)
            if isinstance(node.value, ast.Attribute):
                self.visit(node.value.value)
        else:
            self.called[node.attr] |= METHODS
            self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        """Note a name that is handed on."""
        if isinstance(node.ctx, ast.Load):
            self.called[node.id] |= METHODS

    def visit_Compare(self, node: ast.Compare) -> None:
        """Pass over ``match.re is _PATTERN``."""
        is_identity = all(isinstance(operator, ast.Is | ast.IsNot) for operator in node.ops)
        for operand in (node.left, *node.comparators):
            if not (is_identity and isinstance(operand, ast.Name)):
                self.visit(operand)

    def visit_For(self, node: ast.For) -> None:
        """Note what a loop calls the things that it finds."""
        self._loop(node)
        for statement in (*node.body, *node.orelse):
            self.visit(statement)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        """Do the same for a comprehension."""
        self._loop(node)
        for condition in node.ifs:
            self.visit(condition)

    def _loop(self, node: ast.For | ast.comprehension) -> None:
        if isinstance(node.iter, ast.Name):
            self.loops[node.iter.id].update(_names(node.target, ast.Store))
        else:
            self.visit(node.iter)
