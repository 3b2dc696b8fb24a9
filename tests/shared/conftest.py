"""Fixtures of the tests of the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared.deskhand import install_desk


@pytest.fixture
def desk_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the desk's entry point, whatever version of ingest is installed here."""
    install_desk(tmp_path, monkeypatch)
