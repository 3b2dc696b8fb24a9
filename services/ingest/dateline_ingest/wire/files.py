"""The files of a watched folder: which there are, which are at rest, what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline_ingest.outcomes import Failed
from dateline_ingest.wire.detect import SUFFIXES


class FileState(NamedTuple):
    """What a directory tells about a file; equal twice running, nobody is writing to it."""

    size: int
    mtime_ns: int


def find_files(folder: Path) -> dict[Path, FileState]:
    """Find the wire files in a folder and its subfolders.

    Raises:
        OSError: the folder itself cannot be read; a subfolder that cannot is passed over.
    """
    return dict(_files(folder))


def read_file(path: Path, most: int) -> bytes | Failed | None:
    """Read a file of at most so many bytes; ``None`` where it is gone."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Failed("unreadable", error.strerror or str(error))
    if len(content) > most:
        return Failed("too_large", f"over {most} bytes")
    return content


def name_of(path: Path) -> str:
    """Name a file by its path; bytes of it that are no text are told as such."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def _files(folder: Path) -> Iterator[tuple[Path, FileState]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):  # rsync and editors write here first
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(Path(entry.path))
                elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
                    status = entry.stat()
                    yield Path(entry.path), FileState(status.st_size, status.st_mtime_ns)
            except (
                OSError
            ):  # renamed or removed meanwhile, or not ours to read: not the others' loss
                continue
