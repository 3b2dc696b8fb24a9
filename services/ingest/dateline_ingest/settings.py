"""The settings of ingest, read from a mapping that is passed in. Pure."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Literal

from pydantic import Field

from dateline.runtime import Settings


class IngestSettings(Settings):
    """Where news comes from, and how politely it is asked for."""

    feeds: str = ""
    """Feed URLs and OPML files, parted by spaces or commas; `sample` is the sample newsroom."""
    wire_dir: Path | None = None
    """Folder in which plain-text wire stories (`.txt`) arrive."""
    feed_interval: float = Field(default=900.0, gt=0)
    """Seconds between two looks at the same feed."""
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
    newsroom_port: int = Field(default=0, ge=0, le=65535)
    """Loopback port of the sample newsroom; 0 takes any free one."""
    wire_interval: float = Field(default=2.0, gt=0)
    """Seconds between two looks at the wire folder."""
