"""The headline of an article, without the name of the site, and never cut short. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline_ingest.text.words import containment, words

_PARTING = re.compile(r"\s[|\u2022\u00b7\u2013\u2014:\u00bb\u203a-]\s|\s?\|\s?")
_CUT = re.compile(r"(?:\.{3}|\u2026)$")
_LONGEST_NAME = 5
"""Words of a site's name."""


def headline_of(
    given: Sequence[str | None], heading: str | None, sites: Sequence[str]
) -> str | None:
    """Choose the headline among those that a page gives.

    One that ends in an ellipsis gives way to the longer one that it is the beginning of.

    Args:
        given: JSON-LD ``headline``, ``og:title`` and what else declares it, the best first.
        heading: the text of ``h1``.
        sites: what the site is called.
    """
    present = [without_site(one, sites, heading) for one in (*given, heading) if one]
    best = next(iter(present), None)
    if best is None or not _CUT.search(best):
        return best
    start = _CUT.sub("", best).rstrip()
    return next((one for one in present if one.startswith(start) and not _CUT.search(one)), best)


def without_site(title: str, sites: Sequence[str], heading: str | None = None) -> str:
    """Take the site's name off the end, or the start, of a title; nothing else is ever taken off.

    A hyphen parts a title from a site, and just as often the halves of a headline. The part that
    goes must be the site's name, whole words of it and no others; or the rest must be the heading
    that the page shows, and the part no more than a name.
    """
    marks = list(_PARTING.finditer(title))
    if not marks:
        return title
    ends = (
        (title[: marks[-1].start()].strip(), title[marks[-1].end() :]),
        (title[marks[0].end() :].strip(), title[: marks[0].start()]),
    )
    for rest, part in ends:
        if rest and any(_is_site(part, site) for site in sites):
            return rest
    rest, part = ends[0]
    return rest if heading and _is_shown(rest, part, heading) else title


def _is_site(part: str, site: str) -> bool:
    """Whether a part of a title names the site: ``ZEIT ONLINE`` is ``Zeit Online``."""
    plain, name = "".join(words(part)), "".join(words(site))
    if not plain or not name:
        return False
    return plain == name or (containment(part, site) == 1.0 and 5 * len(plain) >= 3 * len(name))


def _is_shown(rest: str, part: str, heading: str) -> bool:
    shown, named = words(heading), words(part)
    return (
        words(rest) == shown
        and 0 < len(part.split()) <= _LONGEST_NAME < 2 * len(shown)
        and (len(shown) > len(named))
    )
