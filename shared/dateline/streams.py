"""Which message lies on which stream: the map of the system. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.messages import ArticleEnriched, ArticleFetched, Message

M = TypeVar("M", bound=Message)


def key(name: str, partition: int = 0) -> str:
    """Name a Redis key of the pipeline.

    The braces are Redis Cluster's hash tag: all keys of one partition share a slot, so that one
    script may touch several of them.
    """
    return f"dateline:{{{partition}}}:{name}"


@dataclass(frozen=True)
class Stream(Generic[M]):
    """A Redis stream and the one message that lies on it."""

    name: str
    """Noun and past participle: ``articles.fetched``."""
    model: type[M]
    keep: int
    """How many newest entries stay after every group has acknowledged them."""
    summary: str
    """One sentence for docs/streams.md."""

    def key(self, partition: int = 0) -> str:
        """The Redis key, ``dateline:{0}:articles.fetched``."""
        return key(self.name, partition)

    def dead(self, group: str, partition: int = 0) -> str:
        """The Redis key of the dead letters of one consumer group of this stream."""
        return key(f"{self.name}.{group}.dead", partition)


FETCHED: Stream[ArticleFetched] = Stream(
    "articles.fetched",
    ArticleFetched,
    keep=0,
    summary="Articles and new revisions of articles, as ingest found them.",
)
ENRICHED: Stream[ArticleEnriched] = Stream(
    "articles.enriched",
    ArticleEnriched,
    keep=1000,
    summary="The same, with the entities, dates and quotations that their text names.",
)

ALL: tuple[Stream[ArticleFetched] | Stream[ArticleEnriched], ...] = (FETCHED, ENRICHED)
