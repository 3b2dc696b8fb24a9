"""Reads the stories and the wire files that lie in the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline_ingest.newsroom.story import Story, parse_story

PACKAGE = "dateline_ingest.newsroom"


def read_stories() -> tuple[Story, ...]:
    """Read every story, all revisions included, in the order of outlet and file name."""
    folder = files(PACKAGE) / "stories"
    return tuple(parse_story(file.read_text(encoding="utf-8")) for file in _texts(folder))


def read_wires() -> Mapping[str, str]:
    """Read every wire file: its name and its text."""
    return {file.name: file.read_text(encoding="utf-8") for file in _texts(wire_folder())}


def wire_folder() -> Traversable:
    """Find the folder that holds the wire files."""
    return files(PACKAGE) / "wire"


def _texts(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _texts(entry)
        elif entry.name.endswith(".txt"):
            yield entry
