"""What can come of a fetch. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline_ingest.outcomes import Failed

PERMANENT = frozenset({301, 308})
"""Redirects that mean for good (RFC 9110, sections 15.4.2 and 15.4.9)."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect on the way."""

    url: str
    """The address that answered with it."""
    status: int
    to: str
    """Where it led, in full."""


def moved_for_good(hops: tuple[Hop, ...]) -> str | None:
    """Where the chain ends, if every redirect on it called itself permanent."""
    if hops and all(hop.status in PERMANENT for hop in hops):
        return hops[-1].to
    return None


@dataclass(frozen=True)
class Fetched:
    """A document arrived."""

    url: str
    """Where it came from in the end, without user and password."""
    body: bytes
    headers: Mapping[str, str]
    """Names in lower case; of a header that came twice the values are joined by commas."""
    moved_to: str | None = None
    """The new address, where every redirect on the way to it called itself permanent."""
    hops: tuple[Hop, ...] = ()
    """The redirects on the way, in order."""
    status: int = 200
    """Another one only of a form that was handed in: any from 200 to 299."""

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

    url: str = ""
    """Where that was said in the end."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Names in lower case; a 304 tells anew how long it holds."""
    moved_to: str | None = None
    """As with :class:`Fetched`: most proofs of a move come as 304."""
    hops: tuple[Hop, ...] = ()


Result = Fetched | NotModified | Failed
