"""The headline of an article, without the name of the site, and never cut short. Pure."""

from __future__ import annotations

import re

from dateline_ingest.text.words import containment, words

_PARTING = re.compile(r"\s[|\u2022\u00b7\u2013\u2014:\u00bb\u203a-]\s|\s?\|\s?")
_CUT = re.compile(r"(?:\.{3}|…)$")


def headline_of(
    declared: str | None,
    graph: str | None,
    heading: str | None,
    title: str | None,
    site: str | None,
) -> str | None:
    """Choose the headline among those that a page gives.

    The declared one comes first, then OpenGraph's, the first heading, the document's title. One
    that ends in an ellipsis gives way to the longer one that it is the beginning of.

    Args:
        declared: JSON-LD ``headline``.
        graph: ``og:title``.
        heading: the text of ``h1``.
        title: the text of ``title``.
        site: what the site is called; only that is taken off a title.
    """
    given = [declared, *(without_site(one, site) for one in (graph, heading, title))]
    present = [one for one in given if one]
    best = next(iter(present), None)
    if best is None or not _CUT.search(best):
        return best
    start = _CUT.sub("", best).rstrip()
    return next((one for one in present if one.startswith(start) and not _CUT.search(one)), best)


def without_site(title: str | None, site: str | None) -> str | None:
    """Take the site's name off the end, or the start, of a title; nothing else is ever taken off.

    A hyphen parts a title from a site, and just as often the halves of a headline: the part that
    goes must be the site's name, whole words of it and no others.
    """
    if not title or not site:
        return title or None
    marks = list(_PARTING.finditer(title))
    if not marks:
        return title
    last, lead = title[marks[-1].end() :], title[: marks[0].start()]
    if _is_site(last, site):
        return title[: marks[-1].start()].strip() or title
    if _is_site(lead, site):
        return title[marks[0].end() :].strip() or title
    return title


def _is_site(part: str, site: str) -> bool:
    """Whether a part of a title names the site: ``ZEIT ONLINE`` is ``Zeit Online``."""
    if not words(part):
        return False
    plain, name = "".join(words(part)), "".join(words(site))
    return plain == name or (containment(part, site) == 1.0 and len(plain) * 2 >= len(name))
