"""The settings of ingest, read from a mapping that is passed in. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field

from dateline.runtime import Settings


class IngestSettings(Settings):
    """Where news comes from, and how politely it is asked for."""

    feeds: str = ""
    """Feed URLs and OPML files, parted by spaces or commas; `sample` is the sample newsroom."""
    wire_dir: Path | None = None
    """Folder in which wire stories arrive: text, IPTC 7901, ANPA 1312, NITF, NewsML, ninjs."""
    feed_interval: float = Field(default=900.0, gt=0)
    """Seconds between two looks at a busy feed, one that brings an entry in two hours or more. A
    feed of an entry a day waits 3.5 times that, one of an entry a week nine times, and so on by
    the square root; half of it means twice the looks."""
    feed_timeout: float = Field(default=30.0, gt=0)
    """Seconds that one fetch may take in all, redirects included."""
    feed_max_bytes: int = Field(default=10 * 2**20, ge=1024)
    """Largest feed, page or wire file that is read, in bytes after decompression."""
    feed_concurrency: int = Field(default=16, ge=1, le=64)
    """Feeds fetched at once; from one host never more than one."""
    user_agent: str = f"Dateline/{version('dateline_ingest')} (+news pipeline)"
    """What the fetcher calls itself; add an address at which publishers can reach you."""
    allow_private: str = ""
    """Hosts and networks to be reached though they are not public, parted by spaces or commas:
    `intranet.example .corp.example 10.1.0.0/16`."""
    host_gap: float = Field(default=1.0, ge=0, le=60)
    """Seconds between two requests to one host."""
    http_client: Literal["httpx", "httpx2"] = "httpx"
    """The HTTP client; `httpx2` needs `pip install 'dateline_ingest[httpx2]'`."""
    full_text: Literal["teasers", "never", "always"] = "teasers"
    """Which articles are read on their own pages: those whose feed has a teaser, none, or all."""
    page_concurrency: int = Field(default=4, ge=1, le=64)
    """Article pages fetched at once, over all hosts."""
    pages_per_feed: int = Field(default=30, ge=0, le=1000)
    """Article pages read for one feed in ten minutes; what is over keeps its teaser."""
    push_url: str = ""
    """Where WebSub hubs reach this service, `https://news.example/push`; empty: none is asked."""
    push_listen: str = "127.0.0.1:8089"
    """Address and port on which their calls are taken, behind what serves that URL."""
    newsroom_port: int = Field(default=0, ge=0, le=65535)
    """Loopback port of the sample newsroom; 0 takes any free one."""
    wire_interval: float = Field(default=2.0, gt=0)
    """Seconds between two looks at the wire folder."""
    story_window: float = Field(default=72 * 3600.0, ge=60)
    """Seconds in which a text is recognised as a telling of a story that was printed before."""

    def conflicts(self) -> Iterator[tuple[str, str, str]]:
        """See :meth:`dateline.runtime.Settings.conflicts`."""
        parts = urlsplit(self.push_url)
        if self.push_url and (
            parts.scheme not in {"http", "https"} or not parts.hostname or parts.query
        ):
            yield (
                "push_url",
                f"no address that a hub could call ({self.push_url})",
                "Give a full http(s) URL without a query, such as https://news.example/push.",
            )
