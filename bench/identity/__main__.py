"""Identity on invented stories, its cost and its errors: ``python -m bench.identity``."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

from dateline.messages import ArticleFetched
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.identity.editor import Editor
from dateline_ingest.identity.likeness import traits_of
from dateline_ingest.identity.memory import remember
from dateline_ingest.identity.notices import find_notice
from dateline_ingest.identity.quiet import words_of
from dateline_ingest.identity.revisions import change_to
from dateline_ingest.identity.urls import canonical, url_key
from tests.ingest.edits import EDITS, Edit, with_noise
from tests.ingest.inventing import seeded, story_of
from tests.ingest.samples import SOURCE

_STORIES = 200
"""For each edit."""
_ADDRESSES = 20_000
_ARTICLES = 2_000
_DOCUMENT = 40
"""Articles of a document."""


def main() -> None:
    """Measure, and print a table."""
    sys.stdout.write("\n".join(_lines()) + "\n")


def _lines() -> Iterator[str]:
    yield f"addresses       {_rate(canonical):,.0f} spelled, {_rate(url_key):,.0f} keyed a second"
    new, known, size = asyncio.run(_costs())
    yield f"articles        {new:.0f} \u00b5s new, {known:.0f} \u00b5s known, {size:.0f} bytes each"
    told = Counter(
        (kind, found)
        for kind, edits in EDITS.items()
        for at, edit in enumerate(edits)
        for found in _classes(f"{kind} {at}", edit)
    )
    yield "edit \\ told     " + "".join(f"{kind:>11}" for kind in EDITS)
    for kind in EDITS:
        yield f"{kind:<16}" + "".join(f"{told[kind, other]:>11}" for other in EDITS)
    right = sum(number for (kind, found), number in told.items() if kind == found)
    yield f"accuracy        {right / told.total():.4f} of {told.total():,} edits"
    false = sum(told[kind] for kind in told if kind[0] == "cosmetic" != kind[1])
    yield f"false revisions {false}"


def _rate(spell: Callable[[str], object]) -> float:
    chance = seeded("addresses")
    links = [f"{story_of(chance, n).link}?utm_source=rss&b=2&a=%7e" for n in range(_ADDRESSES)]
    started = time.process_time()
    for link in links:
        spell(link)
    return _ADDRESSES / (time.process_time() - started)


async def _costs() -> tuple[float, float, float]:
    """Tell the microseconds for a new article and a known one, and the bytes that each takes."""
    chance = seeded("articles")
    articles = [story_of(chance, number).article(SOURCE) for number in range(_ARTICLES)]
    documents = [articles[at : at + _DOCUMENT] for at in range(0, _ARTICLES, _DOCUMENT)]
    outbox = MemoryOutbox[ArticleFetched](MemoryStreams(), FETCHED, "ingest")
    spent: list[float] = []
    for _ in range(2):
        started = time.process_time()
        drafts = [await Editor(outbox).drafts(SOURCE, document) for document in documents]
        spent.append((time.process_time() - started) / _ARTICLES * 1e6)
        for some in drafts:
            await outbox.publish(some)
    held = outbox.streams.memory.items()
    return spent[0], spent[1], sum(len(name) + len(text) for name, text in held) / _ARTICLES


def _classes(seed: str, edit: Edit) -> list[str]:
    """Tell the classes of an edit, with other noise around the story before and after."""
    found: list[str] = []
    for number in range(_STORIES):
        chance = seeded(f"{seed} {number}")
        story = story_of(chance, number)
        before = with_noise(story, chance).article(SOURCE)
        after = with_noise(edit(story, chance), chance).article(SOURCE)
        words = words_of(before)
        memory = remember(before, words, traits_of(before, words), None, 0)
        words = words_of(after)
        found.append(change_to(after, words, find_notice(after, words), memory).kind)
    return found


if __name__ == "__main__":
    main()
