"""Tests of forms that the fetcher hands in, as WebSub does."""

from __future__ import annotations

import pytest

from dateline_ingest.fetching.fetcher import (
    Fetched,
    HttpFetcher,
)
from dateline_ingest.outcomes import Failed

from .raw import answer, open_raw, says


async def test_a_form_is_taken(fetcher: HttpFetcher) -> None:
    """Any success will do: hubs answer 202 and 204."""
    async with open_raw(says(answer(b"pending", 202))) as raw:
        result = await fetcher.post(raw.url("/hub"), {"hub.mode": "subscribe", "q": "a b&c"})
    assert isinstance(result, Fetched)
    assert (result.status, result.body) == (202, b"pending")
    assert raw.bodies == [b"hub.mode=subscribe&q=a+b%26c"]
    assert "content-type: application/x-www-form-urlencoded" in raw.heads[0].lower()


@pytest.mark.parametrize(("status", "repeated"), [(307, True), (308, True), (302, False)])
async def test_a_form_follows_only_redirects_that_say_so(
    fetcher: HttpFetcher, status: int, *, repeated: bool
) -> None:
    """Others would have it forgotten."""
    redirect = answer(b"", status, ("Location: /hub2",))
    async with open_raw(says(redirect), says(answer(b"", 204))) as raw:
        result = await fetcher.post(raw.url("/hub"), {"a": "b"})
    assert isinstance(result, Fetched) is repeated
    assert raw.bodies == [b"a=b"] * (2 if repeated else 1)


@pytest.mark.parametrize("status", [304, 400, 410, 503])
async def test_a_form_that_is_refused_is_a_value(fetcher: HttpFetcher, status: int) -> None:
    """As with documents."""
    async with open_raw(says(answer(b"", status))) as raw:
        assert isinstance(await fetcher.post(raw.url(), {}), Failed)


async def test_a_form_for_no_address_is_a_value(fetcher: HttpFetcher) -> None:
    """A feed may name anything as its hub."""
    assert await fetcher.post("mailto:a@b", {}) == Failed("bad_url", "mailto:a@b")
