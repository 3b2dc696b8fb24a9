"""A small disk that can be filled: a tmpfs in a mount namespace of its own."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$0" && echo mounted && exec sleep infinity'
_NAME = "ballast"


@dataclass(frozen=True)
class Disk:
    """A mounted disk, kept by a process that sleeps in its namespace."""

    inside: Path
    """Where processes of the namespace see it."""
    keeper: int
    """The pid of the process that keeps the namespace."""

    @property
    def within(self) -> tuple[str, ...]:
        """The start of a command that runs where the disk is mounted."""
        user = () if os.geteuid() == 0 else ("--user", "--preserve-credentials")
        return ("nsenter", "--target", str(self.keeper), "--mount", "--wd", *user, "--")

    @property
    def outside(self) -> Path:
        """Where everybody else sees it."""
        return Path(f"/proc/{self.keeper}/root{self.inside}")

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.outside / _NAME).open("wb", buffering=0) as file:
            size = 64 * 1024
            while size:
                try:
                    file.write(b"\0" * size)
                except OSError:
                    size //= 2

    def clear(self) -> None:
        """Make room again."""
        (self.outside / _NAME).unlink()


@contextmanager
def small_disk(folder: Path, size: str) -> Generator[Disk]:
    """Mount a disk of a size such as ``6m`` on a folder, for the length of the block.

    Raises:
        OSError: this machine lets nobody mount here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    flags = "-m" if os.geteuid() == 0 else "-Urm"
    with subprocess.Popen(
        ["unshare", flags, "sh", "-c", _MOUNT, str(folder.resolve()), size],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as keeper:
        try:
            if keeper.stdout is None or keeper.stdout.readline() != b"mounted\n":
                error = keeper.stderr.read().decode().strip() if keeper.stderr else ""
                raise OSError(f"no disk can be mounted here to be filled: {error}")
            yield Disk(folder.resolve(), keeper.pid)
        finally:
            keeper.send_signal(signal.SIGKILL)
