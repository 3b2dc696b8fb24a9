"""The sources that a person named, with a stable key for each. Pure."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import urlsplit

from dateline.errors import Mishap
from dateline.messages import Source
from dateline_ingest.identity.urls import host_of

SAMPLE = "sample"
"""The word that stands for the sample newsroom."""


def named(feeds: str) -> tuple[str, ...]:
    """Split the setting ``feeds`` at white space and commas, each name once."""
    return tuple(dict.fromkeys(words_of(feeds)))


def words_of(text: str) -> list[str]:
    """Split a text at white space and commas."""
    return [word for word in re.split(r"[\s,]+", text) if word]


def is_url(name: str) -> bool:
    """Tell an address from the name of a file."""
    return name.lower().startswith(("http://", "https://"))


def feed_source(url: str, name: str | None = None) -> Source:
    """Make the source that a feed stands for.

    Raises:
        Mishap: the address has no host.
    """
    host = host_of(url)
    if not host:
        raise Mishap("an address without a host", where=url, remedy="Give a full http(s) URL.")
    return Source(id=source_id(url), name=name or host, domain=host, feed_url=url)


def source_id(url: str) -> str:
    """Derive a stable, readable key from a feed's host and path: ``example.com_news_rss.xml``.

    The scheme does not count, so that a move to https keeps all articles. Where the readable form
    loses something (a query, an upper-case letter, a port), a short hash keeps two feeds apart.
    """
    parts = urlsplit(url.strip())
    host = parts.netloc.rpartition("@")[2].lower()
    path = parts.path.rstrip("/")
    readable = (host + path).replace("/", "_").lower()
    slug = re.sub(r"[^a-z0-9._-]+", "-", readable)
    if slug == (host + path).replace("/", "_") and "_" not in host + path and not parts.query:
        return slug
    exact = f"{host}{path}?{parts.query}".encode("utf-8", "surrogatepass")
    return f"{slug}-{blake2b(exact, digest_size=4).hexdigest()}"


def wire_source(agency: str | None, folder: str) -> Source:
    """Make the source of a wire file: the agency of its dateline, else the folder it lies in."""
    name = agency or folder
    slug = re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "unnamed"
    return Source(id=f"wire-{slug}", name=name, feed_url=folder)
