"""Fixtures of the tests of the commands."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.fakes import Web, open_web
from tests.shared.deskhand import install_desk, looking


@pytest.fixture
def desk_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the desk's entry point, whatever version of ingest is installed here."""
    install_desk(tmp_path, monkeypatch)


@pytest.fixture
async def web(desk_installed: None) -> AsyncGenerator[Web]:
    """A web server on loopback, and a desk that may ask it."""
    async with open_web() as served:
        yield served


@pytest.fixture
async def worker(redis: Any) -> AsyncGenerator[None]:
    """Have somebody look at what is added, for whom the command need not wait."""
    async with looking(redis):
        yield
