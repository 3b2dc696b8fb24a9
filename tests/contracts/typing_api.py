"""Runs both type checkers on a snippet of code and tells which of its lines they refuse."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.contracts.tree import FOLDERS, ROOT

CHECKERS = ("mypy", "pyright")

_MYPY_ERROR = re.compile(r"^snippet\.py:(\d+)(?::\d+)?: error:", re.MULTILINE)


def refused_lines(checker: str, snippet: str, folder: Path) -> set[int]:
    """Return the numbers, from 1, of the lines in which a checker finds an error.

    Raises:
        AssertionError: the checker itself failed.
    """
    (folder / "snippet.py").write_text(snippet, encoding="utf-8")
    return _by_mypy(folder) if checker == "mypy" else _by_pyright(folder)


def _by_mypy(folder: Path) -> set[int]:
    options = [
        "--strict",
        "--no-color-output",
        "--no-error-summary",
        f"--config-file={ROOT / 'pyproject.toml'}",
        f"--cache-dir={ROOT / '.mypy_cache'}",
        "--follow-imports=silent",
    ]
    done = _run([sys.executable, "-m", "mypy", *options, "snippet.py"], folder)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    found = {int(line) for line in _MYPY_ERROR.findall(done.stdout)}
    assert bool(found) is bool(done.returncode), done.stdout + done.stderr
    return found


def _by_pyright(folder: Path) -> set[int]:
    config = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "include": ["snippet.py"],
        "extraPaths": [str(ROOT / parent) for parent in FOLDERS.values()],
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = _run(command, folder)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == 1
    return {
        int(finding["range"]["start"]["line"]) + 1
        for finding in report["generalDiagnostics"]
        if finding["severity"] == "error"
    }


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
