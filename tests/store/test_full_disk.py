"""Tests of the store on a disk that is really full, journal and all."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.full_disk import BATCH

ROOT = Path(__file__).parents[2]

_NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def kinds() -> list[str]:
    """Name the ways to fill a disk here; a limit on the size of files needs no privilege."""
    try:
        probe = subprocess.run(
            [*_NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"], check=False, capture_output=True
        )
    except OSError:
        return ["limit"]
    return ["limit", "tmpfs"] if probe.returncode == 0 else ["limit"]


REASON = {"limit": "the disk cannot be read or written", "tmpfs": "the disk is full"}


@pytest.mark.parametrize("kind", kinds())
def test_a_full_disk_loses_nothing_and_blames_no_message(tmp_path: Path, kind: str) -> None:
    """What was confirmed is there, what was not is tried for as long as it takes, and saved."""
    found = run(kind, tmp_path)
    assert found["confirmed"] > 0
    assert found["counted"] == [False] * 3 * BATCH, "an outage must not make dead letters"
    assert all(REASON[kind] in reason for reason in found["reasons"])
    assert found["saved_in_the_end"]
    assert found["left"] == [(found["confirmed"] + 2) * BATCH, "ok"]


def run(kind: str, folder: Path) -> dict[str, Any]:
    """Run the store on a small disk, in a process of its own and, if need be, a namespace."""
    disk, told = folder / "disk", folder / "told.json"
    disk.mkdir()
    command = [sys.executable, "-m", "tests.store.full_disk", kind, str(disk), str(told)]
    prefix = _NAMESPACE if kind == "tmpfs" else []
    subprocess.run([*prefix, *command], cwd=ROOT, check=True, timeout=90, capture_output=True)
    found: dict[str, Any] = json.loads(told.read_text())
    return found
