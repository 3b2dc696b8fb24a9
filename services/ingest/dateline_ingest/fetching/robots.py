"""Asks each host's robots.txt before its pages are read, and remembers the answer for a day."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from dateline.messages import AiOptOut
from dateline_ingest.fetching.addresses import Address, read_address
from dateline_ingest.fetching.fetcher import Fetched, HttpFetcher
from dateline_ingest.fetching.gate import SHORTEST_PAUSE
from dateline_ingest.fetching.opt_out import judge, robots_signals, tdmrep_signals
from dateline_ingest.fetching.robots_rules import EVERYTHING, LONGEST, Rules, read_robots
from dateline_ingest.outcomes import Failed, Outcome

_DAY = 86_400.0
_KEPT_S = _DAY
"""How long a robots.txt holds (RFC 9309, section 2.4)."""
_UNREACHABLE_S = 3600.0
"""How long a host whose robots.txt cannot be had is left alone before it is asked again."""
_GIVEN_UP_S = 30 * _DAY
"""After so long without an answer there is none, and everything is allowed (section 2.3.1.4)."""
_HOSTS = 1000
"""Hosts remembered; the one asked for longest ago goes first."""
_TEXT = "text/plain, */*;q=0.5"
_ANSWERS: frozenset[Outcome] = frozenset({
    "forbidden", "not_found", "gone", "http_error", "redirect_loop", "bad_redirect", "bad_url",
    "media",
})  # fmt: skip
"""Failures that are answers of the server: it has no robots.txt (section 2.3.1.3)."""


@dataclass(frozen=True)
class Permission:
    """What a host says about one of its pages."""

    allowed: bool
    """Whether it may be fetched by us."""
    reason: str
    """Why not."""
    signals: tuple[str, ...]
    """Where the host refuses the use of the page by AI; the page itself may say more."""

    @property
    def opt_out(self) -> AiOptOut:
        """What a message says, as long as the page adds nothing."""
        return judge(self.signals)


@dataclass(slots=True)
class _Host:
    rules: Rules | None = None
    """``None``: not to be had."""
    reservations: bytes = b""
    """Its ``tdmrep.json``."""
    asked_again: float = 0.0
    silent_since: float | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass
class Robots:
    """The robots.txt files of the hosts whose pages are read.

    Feeds are not asked for permission: who publishes one wants it read.
    """

    fetcher: HttpFetcher
    hosts: OrderedDict[str, _Host] = field(default_factory=OrderedDict[str, _Host])

    async def ask(self, url: str, *, allow_private: bool = False) -> Permission:
        """Tell whether a page may be fetched, and what its host says of AI.

        The first question to a host costs two requests, in turn with all others to it; its
        Crawl-delay is kept from then on.

        Args:
            url: of the page.
            allow_private: see :meth:`dateline_ingest.fetching.fetcher.HttpFetcher.fetch`.
        """
        address = read_address(url)
        if address is None:
            return Permission(allowed=False, reason="no web address", signals=())
        host = self._host(address)
        async with host.lock:
            if asyncio.get_running_loop().time() >= host.asked_again:
                await self._refresh(host, address, allow_private=allow_private)
        if host.rules is None:
            return Permission(allowed=False, reason="its robots.txt cannot be had", signals=())
        self.fetcher.gate.slow(address.host, host.rules.delay)
        is_allowed = host.rules.allows(address.url)
        signals = (
            *robots_signals(host.rules, address.url),
            *tdmrep_signals(host.reservations, address.url),
        )
        return Permission(is_allowed, "" if is_allowed else "its robots.txt refuses it", signals)

    def _host(self, address: Address) -> _Host:
        origin = f"{address.scheme}://{address.authority}"
        host = self.hosts.setdefault(origin, _Host())
        self.hosts.move_to_end(origin)
        if len(self.hosts) > _HOSTS:
            self.hosts.popitem(last=False)
        return host

    async def _refresh(self, host: _Host, address: Address, *, allow_private: bool) -> None:
        now = asyncio.get_running_loop().time()
        origin = f"{address.scheme}://{address.authority}"
        found = await self._get(f"{origin}/robots.txt", allow_private=allow_private)
        if isinstance(found, Failed) and found.outcome not in _ANSWERS:
            self._bear(host, found, now)
            return
        text = found.decode("utf-8", "replace") if isinstance(found, bytes) else ""
        host.rules = read_robots(text) if text else EVERYTHING
        host.silent_since, host.asked_again = None, now + _KEPT_S
        reserved = await self._get(f"{origin}/.well-known/tdmrep.json", allow_private=allow_private)
        host.reservations = reserved if isinstance(reserved, bytes) else b""

    @staticmethod
    def _bear(host: _Host, failed: Failed, now: float) -> None:
        """Go on with what was known; a host that never answered is left alone for a month."""
        host.silent_since = now if host.silent_since is None else host.silent_since
        host.asked_again = now + max(failed.retry_after or _UNREACHABLE_S, SHORTEST_PAUSE)
        if now - host.silent_since >= _GIVEN_UP_S:
            host.rules = EVERYTHING

    async def _get(self, url: str, *, allow_private: bool) -> bytes | Failed:
        result = await self.fetcher.fetch(
            url, accept=_TEXT, keep_first=LONGEST, allow_private=allow_private
        )
        if isinstance(result, Fetched):
            return result.body
        return result if isinstance(result, Failed) else Failed("http_error", "HTTP 304")
