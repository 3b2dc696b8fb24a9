"""How the script's twin compares a text with another. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from dateline_ingest.stories.memory import Index, Known
from dateline_ingest.stories.sketch import Sample, Sketch


@dataclass(frozen=True)
class Verdict:
    """What came of comparing the text with another."""

    other: Known
    relation: str
    held: float
    """The share of the smaller text that the larger has."""
    near: float
    """The share of both that they have in common."""
    holds: bool


@dataclass
class Question:
    """A text that is looked up."""

    index: Index
    text: Sketch
    source: str
    weights: list[float] = field(default_factory=list[float])

    def __post_init__(self) -> None:
        """Number the codes, to find which of them another sample shares."""
        self.at_code = {code: at for at, code in enumerate(self.text.shingles.codes)}
        self.at_frame = {code: at for at, code in enumerate(self.text.frame.codes)}

    def meet(self, places: Sequence[str]) -> list[str]:
        """Weigh the shingles by the stories they lead to, and rank those."""
        hits: dict[str, float] = {}
        rules = self.index.rules
        for place, code in zip(places, self.text.shingles.codes, strict=True):
            found, _ = self.index.stories_of(place, code)
            weight = 1 if len(found) <= 2 else 2 / len(found)  # noqa: PLR2004 - as in the script
            self.weights.append(0 if len(found) >= rules["stories"] else weight)
            for story in found:
                hits[story] = hits.get(story, 0) + self.weights[-1]
        self.sums = list(accumulate(self.weights, initial=0.0))
        ranked = sorted(hits, key=lambda story: (-hits[story], story))
        return [story for story in ranked if hits[story] >= rules["hits"]]

    def judge(self, other: Known) -> Verdict:
        """Compare with a text."""
        there = other.sketch
        if there.exact == self.text.exact:
            return Verdict(other, "exact", 1, 1, holds=True)
        rules = self.index.rules
        at, ours, theirs = _shared(self.text.shingles, self.at_code, there.shingles)
        weight = 0.0
        for one in at:
            weight += self.weights[one]
        whole = theirs - len(at) + weight
        held = max(
            weight / self.sums[ours] if self.sums[ours] > 0 else 0.0,
            weight / whole if whole > 0 else 0.0,
        )
        smaller = min(self.text.words, there.words)
        needed = self._bound(smaller, "held")
        if other.source == self.source:
            needed = max(needed, rules["own"])
        holds = (
            smaller >= rules["fewest"]
            and len(at) >= rules["shared"]
            and weight >= rules["hits"]
            and held >= needed
            and not self._is_form(there, len(at) / min(ours, theirs), held, smaller)
        )
        both = self.sums[ours] + whole - weight
        near = weight / both if both > 0 else 0
        return Verdict(other, self._relation(there), held, near, holds)

    def _bound(self, words: int, name: str) -> float:
        rules = self.index.rules
        part = (words - rules["short"]) / (rules["long"] - rules["short"])
        low, high = rules[name]
        return float(low + (high - low) * max(0, min(1, part)))

    def _is_form(self, there: Sketch, share: float, held: float, smaller: int) -> bool:
        rules = self.index.rules
        frames, ours, theirs = _shared(self.text.frame, self.at_frame, there.frame)
        alike = len(frames) / max(1, min(ours, theirs))
        if alike > 0 and 1 - share / alike > self._bound(smaller, "gaps"):
            return True
        fewer, more = self.text.numbers, there.numbers
        if there.words < self.text.words:
            fewer, more = more, fewer
        gone = len(set(fewer) - set(more))
        if smaller <= rules["short"]:
            return gone > 0
        share, rate = rules["numbers"]
        return bool(gone > share * len(fewer) and gone > rate * held * smaller)

    def _relation(self, there: Sketch) -> str:
        margin = self.index.rules["margin"]
        if self.text.words * margin < there.words:
            return "excerpt"
        ours, theirs = set(self.text.numbers), set(there.numbers)
        changed = bool(ours - theirs and theirs - ours)
        return "update" if self.text.words > margin * there.words or changed else "reprint"


def _shared(ours: Sample, at: Mapping[str, int], theirs: Sample) -> tuple[list[int], int, int]:
    """Find which codes two samples share at the coarser of their scales."""
    scale = max(ours.scale, theirs.scale)
    mine, other = ours.kept(scale), theirs.kept(scale)
    found = (at.get(code, mine) for code in theirs.codes[:other])
    return [one for one in found if one < mine], mine, other
