"""Who decides, for the articles of a document, which are news, and as which revision of what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Draft, Outbox
from dateline.runtime.logging import logger
from dateline_ingest.identity.cases import Case, cases_of
from dateline_ingest.identity.declared import bind, names_declared, names_pointed_at
from dateline_ingest.identity.desk import Desk
from dateline_ingest.identity.drafting import News, change_of, draft_of, revised, settled
from dateline_ingest.identity.keys import home_of
from dateline_ingest.identity.listing import is_listed, listing_name, written
from dateline_ingest.identity.resolving import (
    Known,
    first_names,
    further_names,
    new_id,
    resolve_all,
)
from dateline_ingest.identity.sightings import look

log = logger("ingest")

Hook = Callable[[ArticleFetched], Awaitable[ArticleFetched]]

_AT_ONCE = 8
"""Articles of a document whose pages are asked for at once; the fetcher spaces them."""
_ALONE = ("wire", "page", "document")
"""Ways by which an article comes alone: no document lists it beside others."""


async def as_it_is(article: ArticleFetched) -> ArticleFetched:
    """Leave an article as it is: the hook where there is none."""
    return article


@dataclass
class Editor:
    """Decides what is news: decision 15 tells by which rules."""

    outbox: Outbox[ArticleFetched]
    enlarge: Hook = as_it_is
    """Gives an article the text of its page, where its feed has only a teaser."""
    link: Hook = as_it_is
    """Tells in which other articles the same story is told."""

    async def drafts(
        self,
        source: Source,
        articles: Sequence[ArticleFetched],
        *,
        home: str | None = None,
        standing: int = 0,
    ) -> list[Draft[ArticleFetched]]:
        """Decide what of a document is to be published.

        At most three round trips to Redis, however many articles there are, and two more where
        pages declare addresses that their feed did not give. Sightings that are no news are
        remembered at once, in one more, without a message.

        Args:
            source: whose document it is.
            articles: as the parser gave them. One with ``text_origin`` ``page`` is the page of an
                article that is known by its id, looked at again.
            home: names the partition (:meth:`Outbox.at`); that of the source's host if not given.
            standing: how many more articles the document has, which stand in it as they did in the
                one before.
        """
        home = home or home_of(source)
        cases = cases_of(articles, home)
        if not cases:
            return []
        desk = Desk(self.outbox.at(home))
        knowns = await _recognised(desk, source, cases)
        news = _sifted(desk, cases, knowns)
        ids = [known.id for known in knowns if known] + [one.id for one in news if not one.known]
        news = await self._enlarged(desk, news)
        drafts = [draft async for draft in self._drafts(desk, news)]
        if articles[0].via not in _ALONE:
            listing = listing_name(source.id)
            desk.amend(listing, written(ids, desk.held.get(listing), standing))
        await desk.settle()
        return drafts

    async def _enlarged(self, desk: Desk, news: Sequence[News]) -> list[News]:
        """Get the pages, and drop the articles that turn out to be known by their address."""
        if self.enlarge is as_it_is:
            return list(news)
        slots = asyncio.Semaphore(_AT_ONCE)

        async def enlarge(one: News) -> None:
            if not one.case.is_visit:
                async with slots:
                    one.article = await _guarded(self.enlarge, one.article)

        await asyncio.gather(*(enlarge(one) for one in news))
        if names := names_declared(news):
            await desk.look_up(names)
            await desk.look_up(names_pointed_at(news, desk.held))
        return bind(desk, news)

    async def _drafts(
        self, desk: Desk, news: Sequence[News]
    ) -> AsyncIterator[Draft[ArticleFetched]]:
        claimed: set[str] = set()
        for one in news:
            change = change_of(one)
            if one.known and (one.is_short_of_its_page or change.kind == "cosmetic"):
                desk.keep(one.known, settled(one), one.keys)
                continue
            message = await _guarded(self.link, revised(one, change))
            keys = [key for key in (*one.keys, *one.case.loose) if key.name not in claimed]
            claimed.update(key.name for key in keys)
            yield draft_of(one, message, keys, desk.held)


async def _recognised(desk: Desk, source: Source, cases: Sequence[Case]) -> list[Known | None]:
    """Find out which articles the cases are."""
    names = [name for case in cases for name in first_names(case)]
    await desk.look_up([*names, listing_name(source.id)])
    doubtful = list(cases)
    for _ in range(2):
        further = {id(case): further_names(case, desk.held) for case in doubtful}
        doubtful = [case for case in doubtful if further[id(case)]]
        await desk.look_up(name for names in further.values() for name in names)
    knowns = resolve_all(cases, desk.held)
    owners = {known.memory.owner for known in knowns if known} - {source.id, ""}
    await desk.look_up(listing_name(owner) for owner in sorted(owners))
    return knowns


def _sifted(desk: Desk, cases: Sequence[Case], knowns: Sequence[Known | None]) -> list[News]:
    """Part what may be news from what is none, and note what is to be remembered of that."""
    news: list[News] = []
    for case, known in zip(cases, knowns, strict=True):
        if known is None:
            news.append(News(case, case.article, new_id(case, desk.held), None))
            continue
        listing = listing_name(known.memory.owner)
        seen = look(
            case,
            known.memory,
            is_listed=is_listed(known.id, desk.held.get(listing)),
            now=int(case.article.fetched_at.timestamp()),
        )
        if seen == "news":
            news.append(News(case, case.article, known.id, known))
        else:
            desk.keep(known, known.memory if seen == "nothing" else seen, case.keys)
    return news


async def _guarded(hook: Hook, article: ArticleFetched) -> ArticleFetched:
    """Let a bug in a hook be one article's trouble."""
    try:
        return await hook(article)
    except Exception:
        log.exception("ingest.hook_crashed", article=str(article.article_id), url=article.url)
        return article
