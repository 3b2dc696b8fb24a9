"""One document over HTTP: conditionally, bounded in time and size, with trouble as a value."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlencode

from dateline_ingest.fetching.addresses import Address, read_address
from dateline_ingest.fetching.exchange import Ask, drain, next_address, read_body
from dateline_ingest.fetching.gate import SHORTEST_PAUSE, HostGate
from dateline_ingest.fetching.heads import conditions, joined
from dateline_ingest.fetching.opening import open_transport
from dateline_ingest.fetching.private import Allowance, read_allowance
from dateline_ingest.fetching.results import (
    Fetched,
    Hop,
    NotModified,
    Result,
    moved_for_good,
)
from dateline_ingest.fetching.transport import Answer, Transport
from dateline_ingest.fetching.trouble import EXPECTED, of_error
from dateline_ingest.outcomes import Failed, of_status
from dateline_ingest.polling.schedule import read_retry_after
from dateline_ingest.settings import IngestSettings

__all__ = [
    "FEED", "PAGE", "Fetched", "Fetcher", "HttpFetcher", "NotModified", "Result", "open_fetcher",
]  # fmt: skip

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
FEED = (
    "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, "
    "application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.6, */*;q=0.5"
)
"""What is accepted where a feed is expected."""
PAGE = "text/html, application/xhtml+xml, */*;q=0.5"
"""What is accepted where a web page is expected."""
_LEFT_ALONE = frozenset({429, 503})


class Fetcher(Protocol):
    """What the poller asks of an HTTP client."""

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """Fetch a document, unless it is still the known one; never raises for network trouble."""
        ...


@dataclass(frozen=True)
class HttpFetcher:
    """A :class:`Fetcher` on a transport, the same for feeds, pages and hubs.

    It keeps no cookies and obeys no proxy of the environment: what connects is what was checked.
    """

    transport: Transport
    gate: HostGate
    timeout: float
    """Seconds for all of a fetch but the wait for one's turn at a host. An HTTP client has a limit
    for each read only, so that a server which sends one byte a second holds it for ever."""
    max_bytes: int
    user_agent: str
    allowance: Allowance = field(default_factory=Allowance)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
        accept: str = FEED,
        keep_first: int | None = None,
    ) -> Result:
        """Fetch a document.

        Args:
            url: of the document; user and password in it are sent to its own host only.
            etag: sent as If-None-Match.
            last_modified: sent as If-Modified-Since.
            allow_private: whether the host of ``url`` may be at an address that is not public. It
                holds for this host, not for where a redirect leads.
            accept: what kinds of document are wanted.
            keep_first: bytes that are enough of a body; what comes after is not read. Without it a
                body of more than ``max_bytes`` fails.
        """
        address = read_address(url)
        if address is None:
            return Failed("bad_url", url)
        known = conditions(etag, last_modified)
        ask = Ask(
            self._headers(accept, known),
            (address, address.credentials) if address.credentials else None,
            address.host if allow_private else None,
            bool(known),
            self.max_bytes if keep_first is None else keep_first,
            keep_first is not None,
        )
        return await self._answered(address, ask)

    async def post(
        self, url: str, form: Mapping[str, str], *, allow_private: bool = False
    ) -> Fetched | Failed:
        """Hand a form in, url-encoded; 307 and 308 are followed, no other redirect is.

        Args:
            url: of whoever takes it, a WebSub hub for instance.
            form: its fields.
            allow_private: see :meth:`fetch`.
        """
        address = read_address(url)
        if address is None:
            return Failed("bad_url", url)
        body = urlencode(form).encode()
        extra = [
            (b"Content-Type", b"application/x-www-form-urlencoded"),
            (b"Content-Length", str(len(body)).encode()),
        ]
        own = address.host if allow_private else None
        secret = (address, address.credentials) if address.credentials else None
        ask = Ask(self._headers("*/*", extra), secret, own, False, self.max_bytes, False, body)  # noqa: FBT003 - a record
        result = await self._answered(address, ask)
        return Failed("http_error", "HTTP 304") if isinstance(result, NotModified) else result

    def _headers(self, accept: str, extra: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        named = (b"User-Agent", self.user_agent.encode("latin-1", "replace"))
        # gzip is what the inflator can bound: see Inflator.
        return [named, (b"Accept", accept.encode()), (b"Accept-Encoding", b"gzip"), *extra]

    async def _answered(self, address: Address, ask: Ask) -> Result:
        """Follow redirects from host to host, waiting for a turn at each."""
        hops: list[Hop] = []
        left, loop = self.timeout, asyncio.get_running_loop()
        try:
            while True:
                async with self._turn(address.host, ask):
                    if pause := self.gate.paused(address.host):
                        return Failed("paused", f"{address.host}, {pause:.0f} s", pause)
                    begun = loop.time()
                    async with asyncio.timeout(left):
                        found = await self._at(address, ask, hops)
                    left -= loop.time() - begun
                if not isinstance(found, Address):
                    return found
                address = found
        except EXPECTED as error:
            failed = of_error(error)
            if failed.outcome == "timeout" and not failed.detail:
                return Failed("timeout", f"{self.timeout:g} s")
            return failed

    def _turn(self, host: str, ask: Ask) -> AbstractAsyncContextManager[None]:
        """A turn at a host; to those that a person called his own no distance is kept."""
        if host == ask.own or self.allowance.names(host) or self.allowance.holds(host):
            return nullcontext()
        return self.gate.turn(host)

    async def _at(self, address: Address, ask: Ask, hops: list[Hop]) -> Result | Address:
        """Ask a host, and go on as long as it sends us to another of its own addresses."""
        here = address
        while here.host == address.host:
            answer = await self._exchange(here, ask)
            try:
                if answer.status not in _REDIRECTS:
                    return await self._read(answer, here, ask, tuple(hops))
                here = next_address(answer, here, ask, hops)
                await drain(answer)
            finally:
                await answer.close()
        return here

    async def _exchange(self, address: Address, ask: Ask) -> Answer:
        headers = [(b"Host", address.authority.encode()), *ask.headers]
        if ask.credentials and ask.credentials[0].trusts(address):
            headers.append((b"Authorization", ask.credentials[1]))
        private = address.host == ask.own
        if ask.form is None:
            return await self.transport.get(address, headers, private=private)
        return await self.transport.post(address, headers, ask.form, private=private)

    async def _read(
        self, answer: Answer, address: Address, ask: Ask, hops: tuple[Hop, ...]
    ) -> Result:
        status = answer.status
        headers = joined(answer.headers)
        if status == HTTPStatus.NOT_MODIFIED and ask.conditional:
            await drain(answer)
            return NotModified(address.url, headers, moved_for_good(hops), hops)
        is_taken = ask.form is not None and 200 <= status < 300  # noqa: PLR2004 - any success
        if status != HTTPStatus.OK and not is_taken:
            await drain(answer)
            return self._refused(address.host, status, headers)
        body = await read_body(answer, headers, ask)
        if isinstance(body, Failed):
            return body
        return Fetched(address.url, body, headers, moved_for_good(hops), hops, status)

    def _refused(self, host: str, status: int, headers: Mapping[str, str]) -> Failed:
        """Name the failure; where the host asks to be left alone, all that is on it is."""
        wait = read_retry_after(headers.get("retry-after"), self.now())
        if status in _LEFT_ALONE and (wait is not None or status == HTTPStatus.TOO_MANY_REQUESTS):
            self.gate.pause(host, SHORTEST_PAUSE if wait is None else wait)
        return of_status(status, wait)


@asynccontextmanager
async def open_fetcher(
    settings: IngestSettings, gate: HostGate | None = None
) -> AsyncGenerator[HttpFetcher]:
    """Open the one HTTP client of the service.

    Raises:
        Mishap: ``DATELINE_ALLOW_PRIVATE`` makes no sense, or the client is not installed.
    """
    allowance = read_allowance(settings.allow_private, "DATELINE_ALLOW_PRIVATE")
    transport = open_transport(settings.http_client, allowance)
    try:
        yield HttpFetcher(
            transport,
            gate or HostGate(settings.host_gap),
            settings.feed_timeout,
            settings.feed_max_bytes,
            settings.user_agent,
            allowance,
        )
    finally:
        await transport.close()
