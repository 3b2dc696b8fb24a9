"""The day of publication that a page shows somewhere, where it states none. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime

import htmldate

from dateline_ingest.dating.choice import Claim
from dateline_ingest.dating.stamps import day_instant

_SURE, _UNSURE = 0.5, 0.35
_FIRST_OF_YEAR = "-01-01"
_NEW_YEAR = re.compile(r"(\d{4})-01-01|\b0?1\.\s?0?1\.\s?(\d{4})\b")


def guessed_claim(page: str, url: str | None, latest: date) -> Claim | None:
    """Have htmldate look for a date in a page's markup and text.

    It first looks where dates of publication stand, then anywhere. A first of January found
    anywhere is mostly the year of a copyright line, so it counts only if it is written out.

    Args:
        page: the markup, without the parts that are no story.
        url: the page's address.
        latest: no later day is taken.
    """
    for extensive, confidence in ((False, _SURE), (True, _UNSURE)):
        found = _find(page, url, latest, extensive=extensive)
        if found is None or (found.endswith(_FIRST_OF_YEAR) and not _is_written(found, page)):
            continue
        return Claim("published", day_instant(date.fromisoformat(found)), "page",
                     f"htmldate: {found}", confidence)  # fmt: skip
    return None


def _find(page: str, url: str | None, latest: date, *, extensive: bool) -> str | None:
    try:
        return htmldate.find_date(
            page,
            extensive_search=extensive,
            original_date=True,
            url=url,
            max_date=datetime(latest.year, latest.month, latest.day),  # noqa: DTZ001 - what htmldate takes
        )
    except (ValueError, TypeError, OverflowError):
        return None


def _is_written(found: str, page: str) -> bool:
    return any(found[:4] in match.groups() for match in _NEW_YEAR.finditer(page))
