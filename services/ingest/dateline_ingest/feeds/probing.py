"""Looks at many feeds at once, at those of one host one after the other."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address

from dateline.ending import end
from dateline.errors import Mishap
from dateline.feeds import Listed, Probe, Refusal
from dateline_ingest.feeds.finding import Finder
from dateline_ingest.identity.urls import host_of
from dateline_ingest.outcomes import Outcome

_AT_ONCE = ("dns_failure",)
"""After one of these a host's other feeds are not asked for: the answer would be the same."""
_IN_A_ROW = ("unreachable", "tls_failure", "timeout")
"""After two of these in a row neither."""
_PATIENCE = 2
_SPARED = "not asked: other feeds of this host could not be had"


@dataclass
class Prober:
    """Looks at feeds of a list; what it finds out about a host holds for the rest of its feeds."""

    finder: Finder
    at_once: int = 16
    """Feeds looked at at once."""
    troubles: Counter[str] = field(default_factory=Counter[str])
    """How often in a row a host could not be asked."""

    async def probe(
        self, feeds: Sequence[Listed], *, allow_private: bool = False
    ) -> AsyncGenerator[tuple[Listed, Probe]]:
        """Look at each feed, and yield what was found as soon as it is known.

        Nothing is guessed: what is a page by now is read for the feeds that it names.
        """
        queues = _by_host(feeds)
        done: asyncio.Queue[tuple[Listed, Probe] | Exception] = asyncio.Queue()
        workers = [
            asyncio.create_task(self._work(queues, done, allow_private=allow_private))
            for _ in range(min(self.at_once, len(queues)))
        ]
        try:
            for _ in feeds:
                told = await done.get()
                if isinstance(told, Exception):
                    raise told
                yield told
        finally:
            await end(workers)

    async def _work(
        self,
        queues: deque[list[Listed]],
        done: asyncio.Queue[tuple[Listed, Probe] | Exception],
        *,
        allow_private: bool,
    ) -> None:
        try:
            while queues:
                for listed in queues.popleft():
                    done.put_nowait((listed, await self._one(listed, allow_private=allow_private)))
        except Exception as error:  # noqa: BLE001 - the reader of the queue raises it
            done.put_nowait(error)

    async def _one(self, listed: Listed, *, allow_private: bool) -> Probe:
        host = host_of(listed.url) or ""
        if self.troubles[host] >= _PATIENCE:
            return _refused(listed.url, "unreachable", _SPARED, "Nothing to do: it is tried again.")
        try:
            probe = await self.finder.find(listed.url, allow_private=allow_private, guess=False)
        except Mishap as mishap:
            return _refused(listed.url, "bad_url", mishap.what, mishap.remedy)
        if not is_this_machine(host):
            self._note(host, probe)
        return probe

    def _note(self, host: str, probe: Probe) -> None:
        outcome = "" if probe.found or not probe.refused else probe.refused[0].outcome
        if outcome in _AT_ONCE:
            self.troubles[host] = _PATIENCE
        elif outcome in _IN_A_ROW:
            self.troubles[host] += 1
        else:
            self.troubles[host] = 0


def is_this_machine(host: str) -> bool:
    """Tell whether a host is the loopback, which nobody has to be spared on."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _by_host(feeds: Sequence[Listed]) -> deque[list[Listed]]:
    """Part feeds by host, the longest queue first; on this machine each stands alone."""
    hosts: dict[str, list[Listed]] = {}
    for place, listed in enumerate(feeds):
        host = host_of(listed.url) or ""
        hosts.setdefault(f"{host} {place}" if is_this_machine(host) else host, []).append(listed)
    return deque(sorted(hosts.values(), key=len, reverse=True))


def _refused(url: str, outcome: Outcome, what: str, remedy: str) -> Probe:
    refusal = Refusal(url=url, outcome=outcome, what=what, remedy=remedy)
    return Probe(asked=url, refused=(refusal,))
