"""Tests of finding and reading the files of a wire folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline_ingest.outcomes import Failed
from dateline_ingest.wire.files import find_files, name_of, read_file

from .test_wire_folder import put


def test_wire_files_are_found_by_their_endings(tmp_path: Path) -> None:
    """In subfolders too, hidden and half-written ones left alone."""
    for name in ("a.txt", "b.XML", "c/d.nitf", "c/e.json", "f.tx", ".g.txt", "h.txt.part", "i.pdf"):
        put(tmp_path / name)
    found = {path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path)}
    assert found == {"a.txt", "b.XML", "c/d.nitf", "c/e.json", "f.tx"}


def test_a_folder_that_is_not_there_raises(tmp_path: Path) -> None:
    """The caller tells it once."""
    with pytest.raises(OSError, match="none"):
        find_files(tmp_path / "none")


def test_a_link_to_nowhere_is_passed_over(tmp_path: Path) -> None:
    """As is what vanishes while the folder is read."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    put(tmp_path / "b.txt")
    assert [path.name for path in find_files(tmp_path)] == ["b.txt"]


def test_a_file_that_is_gone_is_nothing(tmp_path: Path) -> None:
    """It was renamed, and is found under its new name."""
    assert read_file(tmp_path / "gone.txt", 10) is None


def test_a_file_is_read_up_to_a_size(tmp_path: Path) -> None:
    """Beyond it is an outcome, and so is what is no file."""
    path = put(tmp_path / "a.txt", "12345")
    assert read_file(path, 5) == b"12345"
    assert read_file(path, 4) == Failed("too_large", "over 4 bytes")
    failed = read_file(tmp_path, 4)
    assert isinstance(failed, Failed)
    assert failed.outcome == "unreadable"


def test_a_name_that_is_no_text_is_told_as_such() -> None:
    """File systems allow any bytes."""
    assert name_of(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\\udce9.txt"
