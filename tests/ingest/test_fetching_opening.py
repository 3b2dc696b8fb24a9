"""Tests of the choice of the HTTP client."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

from dateline.errors import Mishap
from dateline_ingest.fetching.connections import Connections
from dateline_ingest.fetching.fetcher import open_fetcher
from dateline_ingest.fetching.opening import Client, open_transport
from dateline_ingest.fetching.private import Allowance
from dateline_ingest.settings import IngestSettings


@pytest.mark.parametrize(("client", "engine"), [("httpx", "Httpcore"), ("httpx2", "Httpcore2")])
async def test_the_setting_names_the_client(client: Client, engine: str) -> None:
    """Either is as good; the fork is cheaper."""
    async with open_fetcher(IngestSettings(http_client=client)) as fetcher:
        assert isinstance(fetcher.transport, Connections)
        assert type(fetcher.transport.engine).__name__ == engine


def test_a_client_that_is_not_installed_is_a_mishap(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the setting and the command that mends it."""
    for name in ("httpcore2", "httpx2"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "dateline_ingest.fetching.httpx2_transport", raising=False)
    with pytest.raises(Mishap) as caught:
        open_transport("httpx2", Allowance())
    assert caught.value.where == "DATELINE_HTTP_CLIENT"
    assert "pip install 'dateline_ingest[httpx2]'" in caught.value.remedy


async def test_a_wrong_allowance_is_a_mishap() -> None:
    """Before anything is fetched."""
    with pytest.raises(Mishap) as caught:
        async with open_fetcher(IngestSettings(allow_private="10.0.0.0/99")):
            pass
    assert caught.value.where == "DATELINE_ALLOW_PRIVATE"


def test_only_the_client_that_is_used_is_loaded() -> None:
    """The other may be missing."""
    program = (
        "import sys; from dateline_ingest.fetching.opening import open_transport; "
        "from dateline_ingest.fetching.private import Allowance; "
        "open_transport('httpx', Allowance()); sys.exit('httpx2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_what_httpcore_looks_for_is_there() -> None:
    """Each new connection asks for sniffio; a fruitless search took a fifth of a poll."""
    assert find_spec("sniffio") is not None
