"""The documents cannot lie: what they name exists, and what exists they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from dateline.cli.app import app
from dateline.runtime.settings import variable
from dateline.streams import ALL
from tests.contracts.generate import SETTINGS
from tests.contracts.tree import ROOT, tracked

PAGES = sorted(name for name in tracked() if name.endswith(".md"))

LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)

# The brackets keep these two patterns from finding themselves.
MACHINE = re.compile(r"(?<![\w.$}/-])/(?:w[o]rk|r[o]ot)/|/tmp/l[a]b")
REGISTRY = re.compile(r"\bpyp[i]\.|python[h]osted|npm[j]s\.|conda[.]")


def readme() -> str:
    """Read the README, which must be there."""
    return (ROOT / "README.md").read_text(encoding="utf-8")


def told() -> str:
    """Read the README and all pages of docs/."""
    pages = [name for name in PAGES if name == "README.md" or name.startswith("docs/")]
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in pages)


def commands(command: object, path: str = "dateline") -> Iterator[str]:
    """Walk the commands as they are typed."""
    if isinstance(command, TyperGroup):
        for name, below in command.commands.items():
            yield from commands(below, f"{path} {name}")
    else:
        yield path


def broken_links(name: str) -> list[str]:
    """Name the files that a page points to and that are not there."""
    page = ROOT / name
    found = LINK.findall(page.read_text(encoding="utf-8"))
    return [link for link in found if not (page.parent / link).exists()]


def naming(pattern: re.Pattern[str]) -> list[str]:
    """Name the tracked text files in which a pattern occurs."""
    return [
        name
        for name in tracked()
        if pattern.search((ROOT / name).read_bytes().decode(errors="replace"))
    ]


@pytest.mark.parametrize("name", [*commands(typer.main.get_command(app))])
def test_every_command_is_documented(name: str) -> None:
    """A command that nobody is told about is not there."""
    assert name in told()


def test_every_setting_is_documented() -> None:
    """What can be set can be looked up."""
    names = {variable(field) for model in SETTINGS.values() for field in model.model_fields}
    assert {name for name in names if f"`{name}`" not in told()} == set()


def test_every_stream_is_documented() -> None:
    """Whoever subscribes in another language finds the key to read."""
    assert {stream.key() for stream in ALL if stream.key() not in told()} == set()


def test_the_python_of_the_readme_compiles() -> None:
    """There is an example, and it is not broken by a typing error."""
    examples = PYTHON.findall(readme())
    assert examples
    for example in examples:
        compile(example, "README.md", "exec")


def test_the_commands_are_seen() -> None:
    """The walk over the command line goes below its root."""
    assert "dateline run" in set(commands(typer.main.get_command(app)))


def test_there_are_pages_to_check() -> None:
    """No test here passes because it looked at nothing."""
    assert {"README.md", "docs/streams.md", "docs/settings.md"} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_every_relative_link_leads_somewhere(name: str) -> None:
    """A page that moved is found by those who point to it."""
    assert broken_links(name) == []


def test_no_file_names_the_machine_it_was_written_on() -> None:
    """A path of one machine is wrong on every other."""
    assert naming(MACHINE) == []


def test_no_file_names_a_package_registry() -> None:
    """From where packages come is the business of whoever installs them."""
    assert naming(REGISTRY) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE, "see /{}/shared".format("work")),
        (MACHINE, "in /{}/.cache".format("root")),
        (REGISTRY, "https://{}.org/simple".format("pypi")),
        (LINK, "[a page](docs/operating.md)"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], text: str) -> None:
    """Each search can find something."""
    assert pattern.search(text)


@pytest.mark.parametrize("text", ["[site](https://news.example/)", "[part](#delivery)"])
def test_links_that_lead_outside_are_not_files(text: str) -> None:
    """An address and a heading of the same page are left alone."""
    assert not LINK.search(text)


def test_a_planted_broken_link_is_found(tmp_path: Path) -> None:
    """A page that points nowhere is caught."""
    page = tmp_path / "page.md"
    page.write_text("[one](page.md) and [two](nowhere.md)", encoding="utf-8")
    assert broken_links(str(page)) == ["nowhere.md"]
