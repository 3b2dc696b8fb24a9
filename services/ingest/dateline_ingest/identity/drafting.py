"""News about an article made into what is published, and into what is remembered of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from dateline.messages import ArticleFetched, Change
from dateline.runtime import Draft
from dateline_ingest.identity.cases import Case
from dateline_ingest.identity.keys import Key, firm_keys
from dateline_ingest.identity.likeness import Traits, traits_of
from dateline_ingest.identity.memory import Remembered, remember
from dateline_ingest.identity.naming import memory_name
from dateline_ingest.identity.notices import Notice, find_notice
from dateline_ingest.identity.quiet import Words, quiet_hash, words_of
from dateline_ingest.identity.resolving import Held, Known
from dateline_ingest.identity.revisions import change_to, notice_hash


@dataclass
class News:
    """An article that is new or has changed, with the text of its page if that could be had."""

    case: Case
    article: ArticleFetched
    id: UUID
    known: Known | None
    """Which article it is; ``None``: a new one."""
    keys: list[Key] = field(default_factory=list[Key])
    """Those by which it shall be found from now on."""

    def __post_init__(self) -> None:
        """Start with the keys that the item has."""
        self.keys = [*self.case.keys]

    @cached_property
    def words(self) -> Words:
        """The words of the text that make a difference."""
        return self.case.words if self.article is self.case.article else words_of(self.article)

    @cached_property
    def traits(self) -> Traits:
        """What is known of the text beside its keys."""
        if self.article is self.case.article:
            return self.case.traits
        return traits_of(self.article, self.words)

    @cached_property
    def notice(self) -> Notice | None:
        """What the text says of itself."""
        return find_notice(self.article, self.words)

    @property
    def before(self) -> Remembered | None:
        """What is remembered."""
        return self.known.memory if self.known else None

    @property
    def declared(self) -> tuple[Key, ...]:
        """The addresses that only the page has told."""
        if self.article is self.case.article:
            return ()
        firm = firm_keys(self.article, self.case.home)
        return tuple(key for key in firm if key.kind == "url" and key not in self.case.keys)

    @property
    def is_short_of_its_page(self) -> bool:
        """Whether the page was published, and all there is now is a teaser."""
        before = self.before
        return bool(before and before.is_page) and self.article.text_origin != "page"


def change_of(news: News) -> Change:
    """Tell what has changed."""
    return change_to(news.article, news.words, news.notice, news.before)


def revised(news: News, change: Change) -> ArticleFetched:
    """Make the next revision.

    It is dated after the one before it, whatever the clock says: where Redis loses the numbers,
    the store orders revisions by that date.
    """
    before = news.before
    fetched_at = news.article.fetched_at
    if before is not None and before.fetched_at is not None:
        fetched_at = max(fetched_at, before.fetched_at + timedelta(microseconds=1))
    return news.article.model_copy(
        update={
            "article_id": news.id,
            "revision": before.revision + 1 if before else 1,
            "change": change,
            "fetched_at": fetched_at,
        }
    )


def draft_of(
    news: News, message: ArticleFetched, keys: Iterable[Key], held: Held
) -> Draft[ArticleFetched]:
    """Make the draft of a message.

    Args:
        news: what it tells.
        message: as it goes out.
        keys: by which the article shall be found.
        held: what was looked up. A new article is published only if none of its keys leads
            elsewhere by then, so that two workers never publish one article under two ids.
    """
    name = memory_name(news.id)
    also = {key.name: str(news.id) for key in keys}
    return Draft(
        message=message,
        name=name,
        expected=held.get(name),
        state=_memory(news, message).write(),
        provided={} if news.known else {key: held[key] for key in also if key in held},
        also=also,
    )


def settled(news: News) -> Remembered:
    """What to remember where nothing that makes a difference has changed, or nobody can tell."""
    before = news.before
    if before is None:
        raise ValueError("a new article is news")
    now = seconds(news.case.article.fetched_at)
    if news.is_short_of_its_page:
        return before.model_copy(update={"pending": True, "last": now})
    if news.case.is_visit:
        return before
    return before.model_copy(update={**_of_item(news.case, before.quiet), "last": now})


def seconds(moment: datetime) -> int:
    """Seconds since 1970."""
    return int(moment.timestamp())


def _memory(news: News, message: ArticleFetched) -> Remembered:
    before, now = news.before, seconds(news.case.article.fetched_at)
    made = remember(message, news.words, news.traits, before, now)
    update: dict[str, object] = {"notice": notice_hash(news.notice)}
    if news.case.is_visit and before is not None:
        quiet = before.item_quiet or before.quiet
        update |= {"owner": before.owner, "item": before.item, "guid": before.guid}
        update |= {"item_quiet": "" if quiet == made.quiet else quiet}
    elif news.article is not news.case.article:
        update |= _of_item(news.case, made.quiet)
    return made.model_copy(update=update)


def _of_item(case: Case, quiet: str) -> dict[str, object]:
    """What is remembered of the item as the feed gave it."""
    hashed = quiet_hash(case.words, case.article.status)
    return {
        "item": case.article.content_hash,
        "item_quiet": "" if hashed == quiet else hashed,
        "pending": False,
    }
