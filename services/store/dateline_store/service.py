"""Wires the store: enriched articles in, a database behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import get_args

from dateline.errors import Mishap, Reject, TryLater
from dateline.messages import ArticleEnriched
from dateline.runtime import Environ, Service
from dateline.runtime.logging import logger
from dateline.streams import ENRICHED
from dateline_store.plan import SaveResult
from dateline_store.repository import open_repository
from dateline_store.settings import StoreSettings

_log = logger("store")


@asynccontextmanager
async def service(environ: Environ) -> AsyncGenerator[Service]:
    """Build the store.

    Raises:
        Mishap: a setting does not fit, or the database cannot be used.
    """
    settings = StoreSettings.read(environ)
    url = settings.database_url.get_secret_value()
    async with open_repository(url, wait=settings.database_wait) as repository:
        store = Service("store")

        @store.reads_batches(ENRICHED)
        async def on_enriched(
            articles: Sequence[ArticleEnriched],
        ) -> Sequence[TryLater | Reject | None]:
            """Save a batch; the runtime acknowledges it only when this has returned."""
            try:
                results = await repository.save(articles)
            except TryLater as obstacle:
                _log.warning(
                    "store.batch_postponed", articles=len(articles), reason=obstacle.reason
                )
                return [obstacle] * len(articles)
            except Mishap as mishap:
                _log.error("store.database_unusable", articles=len(articles), error=str(mishap))
                return [TryLater(str(mishap), counts=False)] * len(articles)
            except Reject as reject:
                if len(articles) > 1:
                    raise  # the runtime comes again with one at a time, and finds the culprit
                return [reject]
            found = Counter(results)
            _log.info("store.batch_saved", **{kind: found[kind] for kind in get_args(SaveResult)})
            return [None] * len(articles)

        yield store
