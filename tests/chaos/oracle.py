"""The verdict on a run: what was served against what became of it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.chaos.database import Key, Stored
from tests.chaos.ledger import Ledger


@dataclass(frozen=True)
class Evidence:
    """All that a run left behind."""

    ledger: Ledger
    stored: Collection[Stored]
    current: Sequence[Key]
    streamed: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many entries of the enriched stream bore each message id."""
    received: Mapping[str, Collection[str]] = field(default_factory=dict[str, Collection[str]])
    """The message ids that each subscriber was given."""
    dead: Sequence[str] = ()
    """The message id of each dead letter."""
    planted: Sequence[str] = ()
    """The message ids that had to become dead letters."""
    balances: Mapping[str, int] = field(default_factory=dict[str, int])
    """What each group's books are out by."""


@dataclass(frozen=True)
class Findings:
    """What is wrong; each tuple names the culprits."""

    served: int
    stored: int
    lost: tuple[str, ...] = ()
    """Stories that were served in full and are not stored."""
    doubled: tuple[str, ...] = ()
    """Stories with two rows, two revisions in a row alike, or messages that were streamed twice."""
    wrong: tuple[str, ...] = ()
    """Stories that show not the last content that was served, or hold what was never served."""
    missed: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The stored messages that each subscriber was never given."""
    dead: int = 0
    undead: tuple[str, ...] = ()
    """Planted messages that are no dead letters."""
    wrongly_dead: tuple[str, ...] = ()
    """Dead letters that nobody planted, or that are there twice."""
    unbalanced: tuple[str, ...] = ()
    """Groups of which something came in that is not settled, given up or waiting."""

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong, in words; nothing where all is well."""
        named = {
            "lost": self.lost,
            "doubled": self.doubled,
            "wrong revision": self.wrong,
            "not dead": self.undead,
            "wrongly dead": self.wrongly_dead,
            "unbalanced": self.unbalanced,
            **{f"missed by {name}": ids for name, ids in self.missed.items()},
        }
        return tuple(
            f"{len(ids)} {what}: {', '.join(ids[:3])}" for what, ids in named.items() if ids
        )


def judge(evidence: Evidence) -> Findings:
    """Compare the ledger with everything else."""
    history = _history(evidence.stored)
    ledger = evidence.ledger
    ids = {stored.message_id for stored in evidence.stored}
    dead, planted = sorted(evidence.dead), sorted(evidence.planted)
    return Findings(
        served=len(ledger.guids),
        stored=len(history),
        lost=tuple(sorted(ledger.guids - history.keys())),
        doubled=tuple(sorted({*_doubled(evidence, history), *_twice(evidence.streamed)})),
        wrong=tuple(sorted(_wrong(evidence, history))),
        missed={
            name: tuple(sorted(ids - set(received))) for name, received in evidence.received.items()
        },
        dead=len(dead),
        undead=tuple(_without(planted, dead)),
        wrongly_dead=tuple(_without(dead, planted)),
        unbalanced=tuple(f"{name} by {by}" for name, by in evidence.balances.items() if by),
    )


def _history(stored: Iterable[Stored]) -> dict[str, list[Stored]]:
    """The revisions of each story, oldest first."""
    history: defaultdict[str, list[Stored]] = defaultdict(list)
    for revision in sorted(stored, key=lambda found: found.revision):
        history[revision.guid].append(revision)
    return dict(history)


def _doubled(evidence: Evidence, history: Mapping[str, list[Stored]]) -> Iterable[str]:
    articles = [article_id for article_id, _ in evidence.current]
    for guid, revisions in history.items():
        names = {revision.article_id for revision in revisions}
        alike = any(
            (one.title, one.body) == (two.title, two.body) for one, two in pairwise(revisions)
        )
        if len(names) > 1 or alike or sum(name in names for name in articles) > 1:
            yield guid


def _twice(streamed: Mapping[str, int]) -> Iterable[str]:
    return (message_id for message_id, entries in streamed.items() if entries > 1)


def _wrong(evidence: Evidence, history: Mapping[str, list[Stored]]) -> Iterable[str]:
    current = set(evidence.current)
    for guid, revisions in history.items():
        editions = [(story.title, story.text) for story in evidence.ledger.editions(guid)]
        contents = {(revision.title, revision.body) for revision in revisions}
        shown = [
            (revision.title, revision.body)
            for revision in revisions
            if (revision.article_id, revision.revision) in current
        ]
        if shown != editions[-1:] or not contents <= set(editions):
            yield guid


def _without(some: Sequence[str], others: Sequence[str]) -> Iterable[str]:
    """What is left of some when each of the others was taken away once."""
    left = list(others)
    for one in some:
        if one in left:
            left.remove(one)
        else:
            yield one
