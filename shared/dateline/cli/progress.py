"""What a running pipeline has done so far, and how it is told to the person who watches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.text import Text

from dateline.cli.render import card, clean
from dateline.messages import ArticleEnriched

Event = Mapping[str, Any]

_INGEST = "ingest"
_PLAIN = {"event", "level", "timestamp", "service", "exception"}


@dataclass
class Tally:
    """Counts of a run."""

    articles: int = 0
    revisions: int = 0
    entities: int = 0
    dates: int = 0
    feeds: set[str] = field(default_factory=set[str])
    wire_files: int = 0
    saved: Counter[str] = field(default_factory=Counter[str])
    warnings: int = 0

    def line(self, *, dead: int) -> str:
        """Say it all in one line."""
        stored = self.saved["inserted"] + self.saved["updated"]
        parts = [
            f"{self.articles} articles",
            f"{self.revisions} later revisions" if self.revisions else "",
            f"from {len(self.feeds)} feeds and {self.wire_files} wire files",
            f"{self.entities} entities, {self.dates} dates",
            f"{stored} stored",
            f"{dead} dead letters",
            f"{self.warnings} warnings" if self.warnings else "",
        ]
        return " · ".join(part for part in parts if part)


@dataclass
class Progress:
    """Listens to the services and the stream, counts, and prints."""

    console: Console
    tally: Tally = field(default_factory=Tally)
    moves: int = 0
    """Grows with everything that happens; the same number twice means that nothing did."""
    started: set[str] = field(default_factory=set[str])
    looking: bool = False
    """Whether ingest has not said yet that it has looked at every feed that was due."""

    def article(self, article: ArticleEnriched) -> None:
        """An enriched article lies on the stream."""
        self.moves += 1
        self.tally.articles += article.revision == 1
        self.tally.revisions += article.revision > 1
        self.tally.entities += len(article.entities)
        self.tally.dates += len(article.dates)
        self.console.print(card(article))

    def event(self, service: str, event: Event) -> None:
        """A service logged something."""
        self.moves += 1
        match event["event"]:
            case "store.batch_saved":
                self.tally.saved.update(
                    {name: event.get(name, 0) for name in ("inserted", "updated", "duplicate")}
                )
            case "ingest.feed_polled":
                self.tally.feeds.add(str(event.get("feed")))
            case "ingest.caught_up":
                self.looking = False
            case "ingest.wire_read":
                self.tally.wire_files += 1
            case "runtime.started":
                self.started.add(service)
                self._say(service, "started")
            case "restarted":
                self.started.discard(service)
                self.looking |= service == _INGEST
                self._trouble(service, event)
            case "text":
                self._say(service, str(event["text"]), style="red")
            case _:
                self._trouble(service, event)

    def status(self, waiting: int) -> str:
        """Say in a few words where the pipeline is."""
        stored = sum(self.tally.saved.values())
        return (
            f"{len(self.tally.feeds)} feeds and {self.tally.wire_files} wire files read, "
            f"{waiting} waiting, {self.tally.articles} enriched, {stored} stored"
        )

    def _trouble(self, service: str, event: Event) -> None:
        if event.get("level") not in {"warning", "error", "critical"}:
            return
        self.tally.warnings += 1
        facts = " ".join(
            f"{name}={value}" for name, value in event.items() if name not in _PLAIN and value
        )
        what = str(event["event"]).removeprefix(f"{service}.")
        self._say(service, str(event.get("told") or f"{what} {facts}"), style="yellow")

    def _say(self, service: str, text: str, style: str = "dim") -> None:
        self.console.print(Text(f"{service}: {clean(text)}", style=style), soft_wrap=True)
