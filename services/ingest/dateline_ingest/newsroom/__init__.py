"""The sample newsroom: invented papers and agencies, served over real HTTP on loopback."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib.resources import as_file
from pathlib import Path

from dateline.messages import Source
from dateline_ingest.newsroom.exchange import Request, Resource, Response, answer
from dateline_ingest.newsroom.outlets import PAPERS
from dateline_ingest.newsroom.server import HOST, bind, listen
from dateline_ingest.newsroom.site import build_site
from dateline_ingest.newsroom.stories import read_stories, read_wires, wire_folder
from dateline_ingest.newsroom.story import edition

__all__ = ["Newsroom", "serve"]


@dataclass
class _Desk:
    """What is on show now, and what was asked for."""

    site: Mapping[str, Resource]
    requests: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])

    def handle(self, request: Request | None) -> Response:
        response = answer(request, self.site)
        path = request.path if request else ""
        self.requests[path, response.status.value] += 1
        return response


@dataclass(frozen=True)
class Newsroom:
    """The running newsroom."""

    sources: tuple[Source, ...]
    """The papers, each with the address of its feed."""
    wire_dir: Path
    """The folder of the agencies' text files; not to be written to."""
    url: str
    """The server's address without a slash at the end."""
    _desk: _Desk

    @property
    def requests(self) -> Counter[tuple[str, int]]:
        """How often each path was answered with each status since the start."""
        return self._desk.requests

    def publish(self, number: int) -> None:
        """Put an edition on show: 1 holds every story as first published, 2 the later versions."""
        self._desk.site = _site(number, self.url)


@asynccontextmanager
async def serve(port: int = 0) -> AsyncGenerator[Newsroom]:
    """Serve the first edition of the newsroom on 127.0.0.1 while the block runs.

    Args:
        port: where to listen; 0 takes any port that is free. Guids do not depend on it.

    Raises:
        Mishap: the port cannot be taken.
    """
    with bind(port) as sock, as_file(wire_folder()) as wire_dir:
        url = f"http://{HOST}:{sock.getsockname()[1]}"
        desk = _Desk(_site(1, url))
        async with listen(sock, desk.handle):
            yield Newsroom(_sources(url), wire_dir, url, desk)


def _site(number: int, url: str) -> Mapping[str, Resource]:
    return build_site(edition(read_stories(), number), read_wires(), url)


def _sources(url: str) -> tuple[Source, ...]:
    return tuple(
        Source(id=paper.key, name=paper.name, domain=paper.domain, feed_url=url + paper.feed_path)
        for paper in PAPERS
    )
