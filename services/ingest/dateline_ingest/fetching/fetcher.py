"""One document over HTTP: conditionally, bounded in time and size, with trouble as a value."""

from __future__ import annotations

import asyncio
import socket
import ssl
import zlib
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Protocol

import httpx

from dateline_ingest.fetching.inflate import Inflator, TooLarge
from dateline_ingest.identity.urls import host_of
from dateline_ingest.outcomes import Failed, of_status
from dateline_ingest.polling.schedule import read_retry_after
from dateline_ingest.settings import IngestSettings

MAX_REDIRECTS = 5
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, "
    "text/xml;q=0.8, text/html;q=0.6, */*;q=0.5"
)


@dataclass(frozen=True)
class Fetched:
    """A document arrived."""

    url: str
    """Where it came from in the end."""
    body: bytes
    headers: Mapping[str, str]
    """Names in lower case."""
    moved_to: str | None = None
    """The new address, where every redirect on the way to it called itself permanent."""

    @property
    def etag(self) -> str | None:
        """The entity tag, to be sent back verbatim."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """The date of the document, to be sent back verbatim."""
        return self.headers.get("last-modified")


@dataclass(frozen=True)
class NotModified:
    """The document is still the one that is known."""


Result = Fetched | NotModified | Failed


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
    """A :class:`Fetcher` on httpx."""

    client: httpx.AsyncClient
    timeout: float
    """Seconds for all of it. httpx has a limit for each read only, so that a server which sends
    one byte a second holds it for ever."""
    max_bytes: int
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        allow_private: bool = False,
    ) -> Result:
        """Fetch a document.

        Args:
            url: of the document.
            etag: sent as If-None-Match.
            last_modified: sent as If-Modified-Since.
            allow_private: whether it may lie on this machine or in a private network.
        """
        del allow_private
        if not host_of(url):  # httpx would look for a host named "[broken"
            return Failed("bad_url", url)
        conditions = {"if-none-match": etag, "if-modified-since": last_modified}
        try:
            async with asyncio.timeout(self.timeout):
                return await self._follow(url, {k: v for k, v in conditions.items() if v})
        except TimeoutError:
            return Failed("timeout", f"{self.timeout:g} s")
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError) as error:
            return of_error(error)
        except TooLarge:
            return Failed("too_large", f"over {self.max_bytes} bytes")
        except zlib.error as error:
            return Failed("broken_compression", str(error))

    async def _follow(self, url: str, conditions: Mapping[str, str]) -> Result:
        """Follow redirects; httpx's own way neither tells permanent ones nor checks schemes."""
        address, permanent = httpx.URL(url), True
        for _ in range(MAX_REDIRECTS + 1):
            if address.scheme not in {"http", "https"} or not host_of(str(address)):
                return Failed("bad_url", str(address))
            async with self.client.stream("GET", address, headers=conditions) as response:
                if response.status_code not in _REDIRECTS:
                    moved = str(address) if permanent and str(address) != url else None
                    return await self._read(response, moved)
                target = response.headers.get("location")
                if not target:
                    return Failed("bad_redirect", f"HTTP {response.status_code} without Location")
                permanent = permanent and response.status_code in _PERMANENT
                address = address.join(target)
        return Failed("redirect_loop", f"more than {MAX_REDIRECTS}")

    async def _read(self, response: httpx.Response, moved: str | None) -> Result:
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            return NotModified()
        if response.status_code != HTTPStatus.OK:
            wait = read_retry_after(response.headers.get("retry-after"), self.now())
            return of_status(response.status_code, wait)
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in {"identity", "", "gzip", "x-gzip"}:
            return Failed("unsupported_compression", encoding)
        inflator = Inflator(gzipped=encoding.endswith("gzip"), limit=self.max_bytes)
        async for chunk in response.aiter_raw():
            inflator.feed(chunk)
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Fetched(str(response.url), inflator.body(), headers, moved)


@asynccontextmanager
async def open_fetcher(settings: IngestSettings) -> AsyncGenerator[HttpFetcher]:
    """Open the one HTTP client of the service."""
    limits = httpx.Limits(max_connections=settings.feed_concurrency, keepalive_expiry=5.0)
    headers = {
        "user-agent": settings.user_agent,
        "accept": _ACCEPT,
        # Only what the inflator can bound: see Inflator.
        "accept-encoding": "gzip",
    }
    timeout = httpx.Timeout(settings.feed_timeout, connect=min(10.0, settings.feed_timeout))
    async with httpx.AsyncClient(headers=headers, limits=limits, timeout=timeout) as client:
        yield HttpFetcher(client, settings.feed_timeout, settings.feed_max_bytes)


def of_error(error: Exception) -> Failed:
    """Name what an exception of the HTTP client means."""
    causes = list(_causes(error))
    if isinstance(error, httpx.TimeoutException):
        return Failed("timeout")
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError)):
        return Failed("bad_url", str(error))
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Failed("dns_failure")
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return Failed("tls_failure", str(error))
    if isinstance(error, httpx.ConnectError):
        return Failed("unreachable", str(error).rstrip("."))
    return Failed("broken_connection", str(error).rstrip(".") or type(error).__name__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
