"""The walls of the house, as rules over syntax trees that answer with what breaks them. Pure."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.contracts.tree import Module, imports, one_sentence, within

SERVICES = ("dateline_ingest", "dateline_enrich", "dateline_store")

CONTRACT = (
    "dateline.messages",
    "dateline.streams",
    "dateline.errors",
    "dateline.wire",
    "dateline.ending",
    "dateline.connection",
    "dateline.client",
)
"""What third parties see; none of it may need the runtime."""

BELOW = {
    "dateline.errors": ("dateline.errors",),
    "dateline.messages": ("dateline.messages",),
    "dateline.streams": ("dateline.streams", "dateline.messages"),
    "dateline.wire": ("dateline.wire", "dateline.messages", "dateline.errors"),
    "dateline.ending": ("dateline.ending",),
    "dateline.connection": ("dateline.connection", "dateline.errors"),
    "dateline.client": CONTRACT,
    "dateline.archive": ("dateline.archive", "dateline.messages", "dateline.errors"),
    "dateline.feeds": ("dateline.feeds", "dateline.messages"),
    "dateline.desk": ("dateline.desk", "dateline.feeds"),
}
"""Which of our own modules each layer may import."""

READS_ENVIRONMENT = ("dateline.cli.app",)

SHELL = (
    "asyncio", "faststream", "httpx", "logging", "os", "random", "redis", "secrets", "select",
    "shutil", "signal", "socket", "sqlalchemy.create_engine", "sqlalchemy.ext", "ssl",
    "structlog", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request",
    "uuid.uuid4",
)  # fmt: skip
"""What a pure module has no use for: clock, network, disk, chance, processes."""

CALLS = (
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "sqlite3.connect", "open",
    "input", "print",
)  # fmt: skip
"""Calls that reach out of a pure module without an import that gives it away."""

METHODS = {
    (".", name)
    for name in (
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "mkdir",
        "unlink",
        "exists",
    )
}
"""Methods of a path that touch the disk."""


def broken_layers(module: Module) -> Iterator[str]:
    """Name the imports that go against the layers."""
    for name in sorted(imports(module)):
        if any(rule(module, name) for rule in (_other_house, _upwards, _frame)):
            yield f"{module.path}: imports {name}"


def _other_house(module: Module, name: str) -> bool:
    """Services never import each other, and nobody but themselves imports them."""
    return within(name, SERVICES) and not within(name, module.package)


def _upwards(module: Module, name: str) -> bool:
    if not within(name, "dateline") or name == "dateline":
        return False
    layer = next((layer for layer in BELOW if within(module.name, layer)), None)
    if layer is not None:
        return not within(name, BELOW[layer])
    above = (
        "dateline.cli",
        "dateline.testing",
        "dateline.virtual_time",
        "dateline.embedded",
        "dateline.plugins",
    )
    if module.package in SERVICES or within(module.name, "dateline.runtime"):
        return within(name, above)
    return False


def _frame(module: Module, name: str) -> bool:
    return within(name, "faststream") and not within(module.name, "dateline.runtime")


def broken_purity(module: Module) -> Iterator[str]:
    """Name what a module that says "Pure." does all the same."""
    if not module.pure:
        return
    for name in sorted(imports(module)):
        if within(name, SHELL):
            yield f"{module.path}: is pure and imports {name}"
    for call in calls(module):
        if call in CALLS or call.rpartition(".")[1:] in METHODS:
            yield f"{module.path}: is pure and calls {call}"


def calls(module: Module) -> Iterator[str]:
    """Name the calls of a module: ``datetime.now``, and methods of what has no name as ``.now``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func)


def dotted(node: ast.expr) -> str:
    """Write an expression as a dotted name as far as it is one."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def broken_environment(module: Module) -> Iterator[str]:
    """Name the looks into the environment outside the command line."""
    if module.name in READS_ENVIRONMENT:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and dotted(node) in {"os.environ", "os.getenv"}:
            yield f"{module.path}:{node.lineno}: reads {dotted(node)}"
    for name in sorted(imports(module) & {"os.environ", "os.getenv"}):
        yield f"{module.path}: imports {name}"


def broken_docstring(module: Module) -> Iterator[str]:
    """Say what is wrong with the sentence at the top of a module."""
    first, _, rest = module.docstring.partition("\n\n")
    if not first:
        yield f"{module.path}: has no docstring"
    elif not one_sentence(first):
        yield f"{module.path}: is not introduced by one sentence: {first}"
    elif rest and "\n" in first:
        yield f"{module.path}: its sentence does not fit on a line"
