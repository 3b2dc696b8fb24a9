"""Where an article lives by its page's own word, as far as that can be believed. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from dateline_ingest.identity.urls import canonical, host_of

_FORMS = frozenset({"amp", "amp.html", "print", "full", "1"})
"""Last steps of a path that name another form of the same page."""


def believable_address(url: str | None, declared: Iterable[str | None]) -> str | None:
    """Choose the first declared address that can be that of this very page.

    A canonical link is a claim of the page's author, and often a wrong one: of the home page, of
    the section, of a test server. It is believed if it has a path (or a query) beyond the root
    and lies at the page's own site (the last two labels of the host's name, ``www.`` or ``amp.``
    aside) or has the page's own path at another, as reprints and mirrors do.

    Args:
        url: where the page was fetched, if it was.
        declared: what it calls its address, absolute or relative, the best first.

    Returns:
        The address in canonical form, the page's own where none can be believed.
    """
    own = canonical(url) if url else None
    for claim in declared:
        address = _absolute(url, claim)
        if address and (own is None or _is_believable(own, address)):
            return address
    return own


def _absolute(url: str | None, claim: str | None) -> str | None:
    if not claim or not claim.strip():
        return None
    try:
        address = canonical(urljoin(url or "", claim.strip()))
    except ValueError:
        return None
    if not address.startswith(("http://", "https://")) or not host_of(address):
        return None
    parts = urlsplit(address)
    return address if parts.path.strip("/") or parts.query else None


def _is_believable(own: str, address: str) -> bool:
    path, claimed = (urlsplit(one).path.strip("/") for one in (own, address))
    if path == claimed:
        return True
    return _site(own) == _site(address) and not _is_section(claimed, path)


def _is_section(claimed: str, path: str) -> bool:
    """Whether a path is that of a section above the page's own, not of its AMP or print form."""
    if not path.startswith(f"{claimed}/"):
        return False
    below = path.removeprefix(f"{claimed}/")
    last = claimed.rpartition("/")[2]
    return below not in _FORMS and not any(c.isdigit() or c == "-" for c in last)


def _site(address: str) -> str:
    """The part of the host's name that its owner registered, as near as can be told without a list.

    Two labels, or three below the likes of ``co.uk``; an address of numbers stands for itself.
    """
    host = host_of(address) or ""
    if ":" in host or host.replace(".", "").isdigit():
        return host
    labels = host.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3  # noqa: PLR2004 - co.uk, com.au
    return ".".join(labels[-3:] if short else labels[-2:])
