"""What is installed beside the contract, by entry point: services, readers, archives, desks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from dateline.archive import Archive
from dateline.desk import Desk
from dateline.errors import Mishap
from dateline.messages import ArticleEnriched, ArticleFetched

SERVICES = "dateline.services"
"""Entry points that name ``async with factory(environ) as service``."""
READERS = "dateline.readers"
"""Entry points ``read`` and ``read_document`` that make an article of a file, page or document."""
ENRICHERS = "dateline.enrichers"
"""The entry point ``enrich``: an article fetched in, enriched out."""
ARCHIVES = "dateline.archives"
"""The entry point ``store``: ``async with open_archive(environ) as archive`` opens what is kept."""
DESKS = "dateline.desks"
"""The entry point ``ingest``: ``async with open_desk(environ, redis) as desk`` keeps the feeds."""

# The order in which an article passes them; services of third parties come after.
_ORDER = ("ingest", "enrich", "store")


def service_names() -> list[str]:
    """List the installed services in the order in which an article passes them."""
    names = entry_points(group=SERVICES).names
    return [name for name in _ORDER if name in names] + sorted(names - set(_ORDER))


def service_factory(name: str) -> Any:
    """Load a service.

    Raises:
        Mishap: it is not installed.
    """
    return _load(SERVICES, name, package=f"dateline_{name}")


def read() -> Callable[..., Awaitable[ArticleFetched]]:
    """Load what reads a file, a page or a text."""
    found: Callable[..., Awaitable[ArticleFetched]] = _load(READERS, "read", "dateline_ingest")
    return found


def read_document() -> Callable[[Mapping[str, object]], ArticleFetched]:
    """Load what reads a JSON document."""
    found: Callable[[Mapping[str, object]], ArticleFetched] = _load(
        READERS, "read_document", "dateline_ingest"
    )
    return found


def enrich() -> Callable[[ArticleFetched], ArticleEnriched]:
    """Load what enriches an article."""
    found: Callable[[ArticleFetched], ArticleEnriched] = _load(
        ENRICHERS, "enrich", "dateline_enrich"
    )
    return found


def open_archive(environ: Mapping[str, str]) -> AbstractAsyncContextManager[Archive]:
    """Open what the store keeps.

    Raises:
        Mishap: no store is installed.
    """
    factory: Callable[[Mapping[str, str]], AbstractAsyncContextManager[Archive]] = _load(
        ARCHIVES, "store", "dateline_store"
    )
    return factory(environ)


def open_desk(environ: Mapping[str, str], redis: Any) -> AbstractAsyncContextManager[Desk]:
    """Open what manages the feeds, on a Redis that is connected.

    Raises:
        Mishap: no ingest is installed.
    """
    factory: Callable[[Mapping[str, str], Any], AbstractAsyncContextManager[Desk]] = _load(
        DESKS, "ingest", "dateline_ingest"
    )
    return factory(environ, redis)


def _load(group: str, name: str, package: str) -> Any:
    found: list[EntryPoint] = list(entry_points(group=group, name=name))
    if not found:
        raise Mishap(
            "is not installed here", where=f"{group}: {name}", remedy=f"pip install {package}"
        )
    return found[0].load()
