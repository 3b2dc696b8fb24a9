"""The two ways of reading feeds held against each other, against the peers and against gofeed.

Run by hand: ``python -m bench.ingest.feeds FOLDER``, where ``FOLDER/real`` holds feeds as they were
served and ``FOLDER/gofeed`` the test data of mmcdole/gofeed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from importlib import import_module
from pathlib import Path
from typing import Any

import feedparser

from bench.ingest import feed_gold
from dateline_ingest.feeds.lenient import parse_leniently
from dateline_ingest.feeds.model import Feed, FeedItem
from dateline_ingest.feeds.parsing import parse_feed
from dateline_ingest.feeds.strict import parse_strictly

_URL = "https://feeds.example/news/"


@dataclass
class Account:
    """What was found in all the feeds."""

    feeds: int = 0
    fast: int = 0
    compared: int = 0
    different: list[str] = field(default_factory=list[str])
    lost: list[str] = field(default_factory=list[str])
    seconds: dict[str, float] = field(default_factory=dict[str, float])
    bytes: int = 0

    def timed(self, name: str, work: Callable[[], Any]) -> Any:
        """Do something, and add the processor time that it took."""
        started = time.process_time()
        value = work()
        spent = time.process_time() - started
        self.seconds[name] = self.seconds.get(name, 0.0) + spent
        return value


def compare(name: str, document: bytes, account: Account) -> None:
    """Read one feed in both ways, and count its entries beside those that the peers find."""
    account.feeds += 1
    account.bytes += len(document)
    read = account.timed("this", lambda: parse_feed(document, _URL, {}))
    strict = parse_strictly(document, _URL, {})
    lenient = account.timed("feedparser", lambda: parse_leniently(document, _URL, {}))
    if strict is not None:
        account.fast += 1
        if not isinstance(lenient, Feed):
            account.different.append(f"{name}: feedparser says {lenient}")
        else:
            account.compared += _compare(name, strict, lenient, account.different)
    best = max(_entries_of_feedparser(document), _entries_of_fastfeedparser(document))
    mine = len(read.items) if isinstance(read, Feed) else -1
    if mine < best:
        account.lost.append(f"{name}: {mine} of {best} entries")


def _compare(name: str, one: Feed, other: Feed, different: list[str]) -> int:
    """Compare two feeds field by field; return how many fields there were."""
    pairs: list[tuple[Feed, Feed] | tuple[FeedItem, FeedItem]] = [(one, other)]
    pairs += list(zip(one.items, other.items, strict=False))
    if len(one.items) != len(other.items):
        different.append(f"{name}: {len(one.items)} items beside {len(other.items)}")
    count = 0
    for left, right in pairs:
        for part in fields(left):
            mine, theirs = getattr(left, part.name), getattr(right, part.name)
            if part.name == "items":
                continue
            count += 1
            if mine != theirs:
                different.append(f"{name}: {part.name} {mine!r:.80} beside {theirs!r:.80}")
    return count


def _entries_of_feedparser(document: bytes) -> int:
    try:
        return len(feedparser.parse(document)["entries"])
    except Exception:  # noqa: BLE001 - a peer that gives up has found nothing
        return 0


def _entries_of_fastfeedparser(document: bytes) -> int:
    """Count the entries that the peer finds; none where it is not installed."""
    try:
        return len(import_module("fastfeedparser").parse(document)["entries"])
    except Exception:  # noqa: BLE001 - see above
        return 0


def report(account: Account, gold: list[feed_gold.Field], *, verbose: bool) -> list[str]:
    """Say how it went."""
    right = sum(one.is_right for one in gold)
    speed = {
        name: f"{account.feeds / seconds:.0f} feeds, {account.bytes / seconds / 1e6:.1f} MB"
        for name, seconds in account.seconds.items()
    }
    lines = [
        f"fast path             {account.fast} of {account.feeds} feeds",
        f"differing fields      {len(account.different)} of {account.compared}",
        f"feeds with entries lost against the better peer   {len(account.lost)}",
        f"gofeed's fields       {right} of {len(gold)}, {right / max(1, len(gold)):.3f}",
        *(f"per CPU second, {name:10} {told}" for name, told in speed.items()),
        *account.different[:20],
        *account.lost,
    ]
    if verbose:
        wrong = (one for one in gold if not one.is_right)
        lines += [f"{one.where}: {one.expected!r:.80} read {one.read!r:.80}" for one in wrong]
    return lines


def main() -> None:
    """Measure a folder of feeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="list gofeed's fields that differ")
    given = parser.parse_args()
    account = Account()
    for path in sorted((given.folder / "real").iterdir()):
        compare(path.name, path.read_bytes(), account)
    gold = list(feed_gold.fields(given.folder / "gofeed"))
    print("\n".join(report(account, gold, verbose=given.verbose)))  # noqa: T201 - its output is its purpose


if __name__ == "__main__":
    main()
