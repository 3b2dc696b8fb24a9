"""Wires the enrich service: articles fetched in, articles enriched out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

from dateline.errors import Reject, TryLater
from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.runtime import Environ, Service
from dateline.streams import ENRICHED, FETCHED
from dateline_enrich.dates import prepare
from dateline_enrich.enrichment import default_recogniser, enrich_all, place_recogniser
from dateline_enrich.entities import Recogniser
from dateline_enrich.settings import EnrichSettings

_RECOGNISERS: Mapping[str, Callable[[], Recogniser]] = {
    "rules": default_recogniser,
    "places": place_recogniser,
}


@asynccontextmanager
async def service(environ: Environ) -> AsyncGenerator[Service]:
    """Run the stage; its lexicon and its grammars are loaded before the first message.

    Else a worker that comes back after a kill would hold its first entries so long that others
    take them over, and the stage would suspect the entries.

    Raises:
        Mishap: a setting does not fit.
    """
    settings = EnrichSettings.read(environ)
    recogniser = await asyncio.to_thread(_RECOGNISERS[settings.recogniser])
    await asyncio.to_thread(prepare)
    enrich = Service("enrich")

    @enrich.reads_batches(FETCHED, writes=ENRICHED)
    async def on_fetched(
        articles: Sequence[ArticleFetched],
    ) -> Sequence[ArticleEnriched | TryLater | Reject | None]:
        # In a thread, so that the lease heartbeat goes on while the processor is busy.
        outcomes = await asyncio.to_thread(enrich_all, articles, recogniser)
        return [outcome_of(outcome) for outcome in outcomes]

    _ = on_fetched
    yield enrich


def outcome_of(outcome: ArticleEnriched | Exception) -> ArticleEnriched | TryLater | Reject:
    """Turn an exception into a dead letter: the same text would raise it again."""
    if isinstance(outcome, ArticleEnriched | TryLater | Reject):
        return outcome
    return Reject("enrichment_failed", f"{type(outcome).__name__}: {outcome}")
