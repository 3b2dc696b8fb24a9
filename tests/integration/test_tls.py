"""Redis behind TLS: who cannot prove who it is gets no word of the pipeline."""

from __future__ import annotations

from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import ConnectionError as AwayError

from dateline.client import enriched
from dateline.connection import connect
from dateline.streams import ENRICHED, FETCHED
from tests.conftest import put
from tests.integration.test_forms_of_redis import at_work, enrich
from tests.samples import fetched
from tests.tls import Papers, behind_tls, issue


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    """Give an authority and what it issued."""
    return issue(tmp_path)


async def ask(url: str) -> bool:
    """Send one command."""
    async with connect(url) as redis:
        client: Any = redis
        return bool(await client.ping())


async def test_the_pipeline_works_behind_tls(redis: Any, redis_url: str, papers: Papers) -> None:
    """Client, stage and FastStream's reads all go through it."""
    await put(redis, FETCHED, fetched(1))
    async with behind_tls(redis_url, papers.context) as port:
        url = f"rediss://localhost:{port}/0?ssl_ca_certs={papers.authority}"
        received = enriched(url, group="my-app")
        async with at_work(url, enrich()), aclosing(received) as articles:
            assert (await anext(articles)).title == fetched(1).title
    assert await redis.xlen(ENRICHED.key()) == 1


async def test_an_unknown_authority_is_refused(redis_url: str, papers: Papers) -> None:
    """Without the authority's certificate anybody could be the server."""
    async with behind_tls(redis_url, papers.context) as port:
        with pytest.raises(AwayError, match="certificate verify failed"):
            await ask(f"rediss://localhost:{port}/0")


async def test_a_certificate_for_another_name_is_refused(redis_url: str, tmp_path: Path) -> None:
    """A proved identity that is not the one that was asked for proves nothing."""
    papers = issue(tmp_path, name="redis.elsewhere.example")
    async with behind_tls(redis_url, papers.context) as port:
        url = f"rediss://localhost:{port}/0?ssl_ca_certs={papers.authority}"
        with pytest.raises(AwayError, match="not valid for 'localhost'"):
            await ask(url)
        assert await ask(f"{url}&ssl_check_hostname=no")


async def test_a_server_may_want_to_know_its_clients(redis_url: str, tmp_path: Path) -> None:
    """A client that has a certificate shows it, and one that has none is turned away."""
    papers = issue(tmp_path, asks_client=True)
    async with behind_tls(redis_url, papers.context) as port:
        url = f"rediss://localhost:{port}/0?ssl_ca_certs={papers.authority}"
        with pytest.raises(AwayError):
            await ask(url)
        assert await ask(f"{url}&ssl_certfile={papers.client}&ssl_keyfile={papers.client_key}")


async def test_who_speaks_plainly_to_tls_gets_no_answer(redis_url: str, papers: Papers) -> None:
    """redis:// where rediss:// was meant fails, and sends no password on."""
    async with behind_tls(redis_url, papers.context) as port:
        with pytest.raises(AwayError):
            await ask(f"redis://localhost:{port}/0")


async def test_whoever_insists_may_go_without_proof(redis_url: str, papers: Papers) -> None:
    """Encrypted, to anybody: for a try on one machine."""
    async with behind_tls(redis_url, papers.context) as port:
        assert await ask(f"rediss://localhost:{port}/0?ssl_cert_reqs=none")
