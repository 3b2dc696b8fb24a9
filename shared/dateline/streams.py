"""Which message lies on which stream: the map of the system. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar
from zlib import crc32

from dateline.messages import ArticleEnriched, ArticleFetched, Message

M = TypeVar("M", bound=Message)


def key(name: str, partition: int = 0) -> str:
    """Name a Redis key of the pipeline.

    The braces are Redis Cluster's hash tag: all keys of one partition share a slot, so that one
    script may touch several of them.
    """
    return f"dateline:{{{partition}}}:{name}"


def tally(partition: int = 0) -> str:
    """Name the hash in which a partition counts what was added, settled and given up."""
    return key("tally", partition)


def partition_of(name: str, partitions: int) -> int:
    """Choose the partition of a source: equal names always meet in one partition.

    CRC-32 is stable across processes, versions and languages, which ``hash()`` is not.
    """
    return crc32(name.encode()) % partitions


LAYOUT = "dateline:layout"
"""The Redis list of all numbers of partitions that this pipeline has had, the last one in force."""


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

    def again(self, group: str, partition: int = 0) -> str:
        """The Redis key of the lane: entries put back for this one group, by a retry or a replay.

        It is a stream of the same messages, read by the same group when the stream leaves it time.
        """
        return key(f"{self.name}.{group}.again", partition)


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
