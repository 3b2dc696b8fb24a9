"""Which stories of a file are news, and as which revision, asked of an editor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Draft, Outbox
from dateline_ingest.identity.naming import decide, memory_name

_PORTION = 50


class Editor(Protocol):
    """Decides which articles of a source are news."""

    async def drafts(
        self, source: Source, articles: Sequence[ArticleFetched]
    ) -> list[Draft[ArticleFetched]]:
        """Give a draft for each article that is new, or has changed."""
        ...


@dataclass(frozen=True)
class PlainEditor:
    """Compares with what was sent last, and keeps what the story says of itself."""

    outbox: Outbox[ArticleFetched]

    async def drafts(
        self, source: Source, articles: Sequence[ArticleFetched]
    ) -> list[Draft[ArticleFetched]]:
        """See :meth:`Editor.drafts`."""
        known = await self.outbox.at(home_of(source)).recall([memory_name(a) for a in articles])
        pairs = zip(articles, known, strict=True)
        drafts = [_draft(article, memory) for article, memory in pairs]
        return [draft for draft in drafts if draft is not None]


def portions(articles: Sequence[ArticleFetched]) -> list[list[ArticleFetched]]:
    """Part articles into runs of one source that hold no article twice, of fifty at most.

    A story and its correction may lie in one file: the second is compared with the first.
    """
    parts: list[list[ArticleFetched]] = []
    for article in articles:
        last = parts[-1] if parts else []
        ids = {one.article_id for one in last}
        is_full = not last or len(last) == _PORTION
        if is_full or last[0].source != article.source or article.article_id in ids:
            parts.append([])
        parts[-1].append(article)
    return parts


def home_of(source: Source) -> str:
    """What chooses the partition of all that is remembered about a source."""
    return source.domain or source.id


def _draft(article: ArticleFetched, known: str | None) -> Draft[ArticleFetched] | None:
    """A story that is withdrawn is news although its text is the same."""
    told = article.content_hash + ("" if article.status == "usable" else f":{article.status}")
    draft = decide(article.model_copy(update={"content_hash": told}), known)
    if draft is None:
        return None
    update: dict[str, object] = {"content_hash": article.content_hash}
    if article.change is not None:
        update["change"] = article.change
    return replace(draft, message=draft.message.model_copy(update=update))
