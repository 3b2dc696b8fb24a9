"""What the fetcher asks of an HTTP client: three methods, so that one can replace another."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from dateline_ingest.fetching.addresses import Address
from dateline_ingest.outcomes import Failed, Outcome

Headers = Sequence[tuple[bytes, bytes]]
"""In order, names in any case, values as they are on the wire."""


class Trouble(Exception):  # noqa: N818 - the fetcher turns it into an outcome
    """An exchange came to nothing, for a reason that has a name."""

    def __init__(self, outcome: Outcome, detail: str = "") -> None:
        super().__init__(outcome, detail)
        self.failed = Failed(outcome, detail)


class Answer(Protocol):
    """The head of an answer; its body is still to come."""

    @property
    def status(self) -> int:
        """As in RFC 9110, section 15."""
        ...

    @property
    def headers(self) -> Headers:
        """As they came."""
        ...

    def chunks(self) -> AsyncIterator[bytes]:
        """The body as it comes, not decompressed.

        Raises:
            Trouble: it breaks off, or is not HTTP.
            OSError: the connection is lost.
        """
        ...

    async def close(self) -> None:
        """Have done with it; a body that was not read to its end costs the connection."""
        ...


class Transport(Protocol):
    """An HTTP client that keeps no cookies, follows no redirects and decompresses nothing.

    None of them has a limit of time: the fetcher sets one around all that it does. None uses a
    proxy: what connects is what was checked.
    """

    async def get(self, address: Address, headers: Headers, *, private: bool) -> Answer:
        """Ask for a document.

        Args:
            address: of it.
            headers: to be sent, Host among them.
            private: whether the host may be at an address that is not public.

        Raises:
            Trouble: there is no proper answer.
            OSError: there is no connection.
        """
        ...

    async def post(
        self, address: Address, headers: Headers, body: bytes, *, private: bool
    ) -> Answer:
        """Hand a form in, over a connection of its own; raises as :meth:`get`."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...
