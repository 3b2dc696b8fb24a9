"""What the commands ask of ingest about feeds, whichever ingest it is. Pure."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from datetime import datetime
from typing import Protocol

from dateline.feeds import Added, FeedList, FeedReport, Imported, Listed, Probe, Watched, Wish


class Desk(Protocol):
    """What the commands ask of ingest about feeds; opened by ``open_desk(environ, redis)``.

    Every method that asks Redis raises what its client raises.
    """

    async def find(
        self, address: str, *, allow_private: bool = False, every: bool = False
    ) -> Probe:
        """Look for the feed of an address, or for ``every`` feed of it.

        Raises:
            Mishap: it cannot be an address on the web.
        """
        ...

    async def add(self, url: str, wish: Wish) -> Added:
        """Register a feed; one that is registered already stays as it is.

        Raises:
            Mishap: the address has no host.
        """
        ...

    def import_all(
        self, feeds: Sequence[Listed], wish: Wish, *, only_working: bool = False
    ) -> AsyncGenerator[Imported]:
        """Look at feeds, several at once and one at a time on a host, and register them.

        Yields what became of each as soon as it is known; what was yielded is registered.
        """
        ...

    async def reports(self) -> list[FeedReport]:
        """Tell how all registered feeds fare, the worst first."""
        ...

    async def watch(self, source_id: str, before: datetime | None, within: float) -> Watched:
        """Wait until a feed has been looked at, for so many seconds at most.

        Args:
            source_id: which feed.
            before: its last look of which is known; ``None``: it was never looked at.
            within: seconds.
        """
        ...

    async def remove(self, ids: Sequence[str]) -> int:
        """Take feeds off the list; the articles stay. Tells how many were on it."""
        ...

    async def pause(self, ids: Sequence[str]) -> int:
        """Do not look at feeds until they are resumed; tells how many were not paused before."""
        ...

    async def resume(self, ids: Sequence[str]) -> int:
        """Look at feeds again; tells how many were paused."""
        ...

    async def poll_now(self, ids: Sequence[str]) -> int:
        """Have feeds looked at as soon as a worker is free; tells how many are registered."""
        ...

    def read_list(self, document: bytes, where: str) -> FeedList:
        """Read a list of feeds: OPML, or addresses one a line.

        Raises:
            Mishap: it holds none.
        """
        ...

    async def export(self) -> bytes:
        """Write the registered feeds as OPML 2.0."""
        ...
