"""A service for the kill tests: slow, and deadly for itself where a title says so."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from dateline.errors import Reject, TryLater
from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.runtime import Environ, Service
from dateline.runtime.run import serve
from dateline.streams import ENRICHED, FETCHED

KILLER = "kills its worker"
BROKEN = "raises a bug"
HOPELESS = "can never be handled"
UNLUCKY = "comes at a bad time"

_SLOW_S = 0.02


@asynccontextmanager
async def service(environ: Environ) -> AsyncGenerator[Service]:
    """Build the service; its group is enrich's, so that the streams are the real ones."""
    enrich = Service("enrich")

    @enrich.reads(FETCHED, writes=ENRICHED)
    async def on_fetched(article: ArticleFetched) -> ArticleEnriched:
        await asyncio.sleep(_SLOW_S)
        match article.title:
            case str(title) if title == KILLER:
                os._exit(137)
            case str(title) if title == BROKEN:
                raise ZeroDivisionError(BROKEN)
            case str(title) if title == HOPELESS:
                raise Reject("hopeless", HOPELESS)
            case str(title) if title == UNLUCKY:
                raise TryLater(UNLUCKY, after=0.1)
            case _:
                return ArticleEnriched.model_validate(dict(article))

    yield enrich


if __name__ == "__main__":
    sys.exit(asyncio.run(serve(service, os.environ, "enrich")))
