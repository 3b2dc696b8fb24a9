"""What each rule wins and loses, and whether the choice of rules holds on documents unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean

from bench.dates.corpora import Document, Timex
from bench.dates.scoring import Counts, Match, count, matches, total
from bench.dates.tagging import tag, without

FOLDS = 5


@dataclass
class Entry:
    """One rule, as its mentions name it."""

    rule: str
    right: int = 0
    """Gold expressions found with the right value."""
    wrong: int = 0
    """Gold expressions found with another value."""
    spurious: int = 0
    """What it found where gold has nothing."""
    gains: list[float] = field(default_factory=list[float])
    """Points of value F1 that the rule brings, in each fold."""

    @property
    def mean_gain(self) -> float:
        """Points of value F1 that it brings in the mean of the folds."""
        return mean(self.gains)

    @property
    def loses(self) -> bool:
        """Whether it costs value F1 in most of the folds in which it changes anything."""
        felt = [gain for gain in self.gains if gain]
        return 2 * sum(gain < 0 for gain in felt) > len(felt)


@dataclass(frozen=True)
class Validated:
    """Value F1 with all rules, and with those only that the other folds would have chosen."""

    all_rules: float
    chosen: float
    dropped: tuple[frozenset[str], ...]
    """Of each fold: the rules that lose on the others."""


@dataclass
class Ledger:
    """The tagger on all documents, whole and without each of its rules."""

    documents: Sequence[Document]
    base: list[Counts] = field(default_factory=list[Counts])
    read: list[frozenset[str]] = field(default_factory=list[frozenset[str]])
    """Of each document: the rules that read something in it; the others cannot matter."""
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    lacking: dict[str, list[Counts]] = field(default_factory=dict[str, list[Counts]])
    """Of each rule: the counts of all documents without it."""

    def write(self) -> None:
        """Read every document, and those in which a rule reads anything once more without it."""
        for document in self.documents:
            with without(frozenset()) as names:
                told = matches(document.gold, _tagged(document))
            self.read.append(frozenset(names))
            self.base.append(count(told))
            self._book(told)
        for rule in sorted(frozenset[str]().union(*self.read)):
            entry = self.entries.setdefault(rule, Entry(rule))
            self.lacking[rule] = [
                self._again(at, frozenset({rule})) for at in range(len(self.base))
            ]
            entry.gains = [
                self._f1(self.base, fold) - self._f1(self.lacking[rule], fold)
                for fold in range(FOLDS)
            ]

    def validated(self) -> Validated:
        """Choose the rules on four folds and score the fifth, for each of the five."""
        counts: list[Counts] = []
        dropped: list[frozenset[str]] = []
        for fold in range(FOLDS):
            losers = frozenset(rule for rule in self.lacking if self._loses_elsewhere(rule, fold))
            dropped.append(losers)
            counts += [self._again(at, losers) for at in self._places(fold)]
        all_rules = total(self.base).f1("value")
        return Validated(all_rules, total(counts).f1("value"), tuple(dropped))

    def _book(self, told: Sequence[Match]) -> None:
        for one in told:
            if one.found is None:
                continue
            entry = self.entries.setdefault(one.found.rule, Entry(one.found.rule))
            if one.gold is None:
                entry.spurious += 1
            elif one.right:
                entry.right += 1
            else:
                entry.wrong += 1

    def _again(self, place: int, rules: frozenset[str]) -> Counts:
        if not rules & self.read[place]:
            return self.base[place]
        document = self.documents[place]
        with without(rules):
            return count(matches(document.gold, _tagged(document)))

    def _places(self, fold: int) -> range:
        return range(fold, len(self.documents), FOLDS)

    def _f1(self, counts: Sequence[Counts], fold: int) -> float:
        return total([counts[place] for place in self._places(fold)]).f1("value")

    def _loses_elsewhere(self, rule: str, fold: int) -> bool:
        others = [at for at in range(len(self.base)) if at % FOLDS != fold]
        whole = total([self.base[at] for at in others]).f1("value")
        return whole < total([self.lacking[rule][at] for at in others]).f1("value")


def _tagged(document: Document) -> tuple[Timex, ...]:
    return tag(document.text, document.reference)
