"""When a page is looked at again: the older, the seldomer, and in the end no more. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST_S = 600.0
"""Seconds after its publication at which a page is first looked at again: most slips are mended
within the first quarter of an hour."""
LAST = timedelta(days=7)
"""Age from which a page is left alone."""
_RATIO = 0.25
"""The least share of an article's age that has passed since its last look. diffengine, whose law
this is, takes 0.2 (https://github.com/DocNow/diffengine); 0.25 spares a third of the looks: an
article comes to 24 in its week, of which half fall on the first three hours."""
GONE_AGAIN_S = 3600.0
"""Seconds between the two looks that find a page gone: a site may be broken for a while."""


def next_recheck(published: datetime | None, first_seen: datetime, now: datetime) -> float | None:
    """Seconds until the page of an article is to be looked at again.

    A look is due when (now - last look) / (now - published) reaches the ratio: looks lie at ages
    that grow by a third each. The difference is taken in full seconds of the whole span; the law's
    first author took the ``seconds`` of a day's remainder, which start anew at midnight.

    Args:
        published: the article's date; a later one than ``first_seen`` counts as that.
        first_seen: when we first had it.
        now: the look that has just been made.

    Returns:
        The wait, or ``None`` where the article is old enough to be left alone.
    """
    age = (now - min(published or first_seen, first_seen)).total_seconds()
    if age >= LAST.total_seconds():
        return None
    return max(FIRST_S, age * _RATIO / (1 - _RATIO))


def gone_for_good(gone_since: datetime | None, now: datetime) -> bool:
    """Whether a page that is not there now was already missing long enough ago."""
    return gone_since is not None and (now - gone_since).total_seconds() >= GONE_AGAIN_S
