"""Holds what the web served against what the store has."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dateline.streams import ENRICHED, FETCHED
from tests.simulation.streams import WitnessedStreams
from tests.simulation.web import Ledger


@dataclass(frozen=True)
class Reckoning:
    """What became of every story that was ever served."""

    served: int
    stored: int
    revisions: int
    dead: int
    lost: frozenset[str]
    """Guids of stories that were served and are neither stored nor rightly dead."""
    doubled: frozenset[str]
    """Messages that were put on a stream twice, and guids that are stored as two articles."""
    wrong: frozenset[str]
    """Guids whose stored revisions are not what was served, in that order; and those that are among
    the dead letters and should not be, or the other way round."""

    waiting: int
    """Entries that were not settled in the end."""
    complaints: tuple[str, ...]
    """What the audits found."""

    @property
    def is_clean(self) -> bool:
        """Whether the promise was kept, at every moment and in the end."""
        return not (self.lost or self.doubled or self.wrong or self.waiting or self.complaints)


async def reckon(ledger: Ledger, streams: WitnessedStreams, folder: Path) -> Reckoning:
    """Compare; the store is read with plain SQL, past all of our own code."""
    waiting = sum(account.waiting for account in await streams.audit())
    kept = _kept(folder / "dateline.db")
    dead = _dead(streams)
    doubled = {
        message
        for stream in (FETCHED, ENRICHED)
        for message, times in streams.added.get(stream.key(), Counter[str]()).items()
        if times > 1
    }
    return Reckoning(
        served=len(ledger.versions),
        stored=len(kept),
        revisions=sum(len(titles) for articles in kept.values() for titles in articles.values()),
        dead=len(dead),
        lost=frozenset(ledger.versions.keys() - kept.keys() - dead),
        doubled=frozenset(doubled | {guid for guid, articles in kept.items() if len(articles) > 1}),
        wrong=frozenset(_wrong(ledger, kept) | (dead ^ ledger.poisoned)),
        waiting=waiting,
        complaints=tuple(streams.complaints),
    )


def _kept(database: Path) -> dict[str, dict[str, dict[int, str]]]:
    """Read the store: guid → article id → revision → title."""
    kept: dict[str, dict[str, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT article_id, revision, document FROM article_revisions")
        for article_id, revision, document in rows:
            found = json.loads(document)
            kept[found["guid"]][article_id][revision] = found["title"]
    return kept


def _dead(streams: WitnessedStreams) -> set[str]:
    """Read the dead letters: the guids of all of them."""
    letters = streams.entries.get(FETCHED.dead("enrich"), {}).values()
    return {json.loads(letter.get(b"data", b"{}")).get("guid", "") for letter in letters}


def _wrong(ledger: Ledger, kept: dict[str, dict[str, dict[int, str]]]) -> set[str]:
    """Find stories whose history is not a history of what was served.

    A process may die between a look and its publishing, and the story change before the next look:
    so not every version needs to be there, but the last one does, and the order must be right.
    """
    wrong: set[str] = set()
    for guid, articles in kept.items():
        served = ledger.versions.get(guid, [])
        for revisions in articles.values():
            numbers = sorted(revisions)
            titles = [revisions[number] for number in numbers]
            in_order = [title for title in served if title in titles]
            gapless = numbers == list(range(1, len(numbers) + 1))
            if not gapless or titles != in_order or titles[-1:] != served[-1:]:
                wrong.add(guid)
    return wrong
