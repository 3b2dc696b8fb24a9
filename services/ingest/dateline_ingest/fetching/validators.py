"""Which validators are sent with a poll, and how far a server's word is trusted. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

LONGEST_TRUST = timedelta(days=7)
"""After so long without a full body the document is asked for unconditionally."""
UNCONDITIONAL = 0.01
"""The share of polls that ask unconditionally anyway, as NewsBlur does: some servers keep one ETag
for ever, for which Media Cloud gave conditional requests up altogether."""
DISTRUST = timedelta(days=30)
"""For so long nothing is sent to a server that was caught in a lie."""
_NEVER_FRESH = frozenset({"0", "-1"})
"""Values of Expires with which publishers say that they want no caching; what such servers say of
their documents' age is no use (Miniflux)."""


class Validators(BaseModel):
    """What a server said by which it would know its document again."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    etag: str | None = None
    """Verbatim."""
    last_modified: str | None = None
    """Verbatim."""
    full_at: datetime | None = None
    """When the last full body came."""
    lied_at: datetime | None = None
    """When the server was caught in a lie."""

    @property
    def pair(self) -> tuple[str | None, str | None]:
        """ETag and Last-Modified, as :meth:`…HttpFetcher.fetch` takes them."""
        return self.etag, self.last_modified


NONE = Validators()


def to_send(known: Validators, now: datetime, draw: float) -> Validators:
    """Decide what to send with the next poll: both validators, or none of them.

    Args:
        known: from the last full body.
        now: the present; a full body from a later moment (a clock was put back) counts for nothing.
        draw: 0 to 1, by the caller's dice.
    """
    if draw < UNCONDITIONAL or known.full_at is None:
        return NONE
    if not timedelta(0) <= now - known.full_at < LONGEST_TRUST:
        return NONE
    if known.lied_at is not None and abs(now - known.lied_at) < DISTRUST:
        return NONE
    return known


def after_body(
    known: Validators, headers: Mapping[str, str], now: datetime, *, is_new: bool
) -> Validators:
    """Learn from a full body.

    Args:
        known: what was known before it.
        headers: of the answer, names in lower case.
        now: the present.
        is_new: whether the document brought anything new. A changed hash is not enough: many
            write the time of day into every copy.
    """
    if headers.get("expires", "").strip() in _NEVER_FRESH:
        return Validators(full_at=now, lied_at=known.lied_at)
    etag, last_modified = headers.get("etag"), headers.get("last-modified")
    lied_at = now if is_new and _is_a_lie(known, etag, last_modified) else known.lied_at
    return Validators(etag=etag, last_modified=last_modified, full_at=now, lied_at=lied_at)


def _is_a_lie(known: Validators, etag: str | None, last_modified: str | None) -> bool:
    """Whether these validators would have called the known document unchanged.

    The entity tag decides where there is one (RFC 9110, section 13.2.2).
    """
    if known.etag is not None and etag is not None:
        return known.etag == etag
    return known.last_modified is not None and known.last_modified == last_modified
