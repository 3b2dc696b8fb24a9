"""The figures of quality as Markdown. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.dates.kinds import Found
from bench.dates.ledger import FOLDS, Entry, Validated
from bench.dates.own import Class
from bench.dates.scoring import FIGURES, Counts, Match, Paired, compare, interval, total
from bench.delivery.tables import table

AT_LEAST = {"timebank": 81.0, "aquaint": 76.0, "meantime_dev": 82.0}
"""Value F1 that a corpus must reach."""
OWN_AT_LEAST = 97.0
"""The same for each class of own sentences."""
PEER = "HeidelTime"


@dataclass(frozen=True)
class Result:
    """One corpus as we and the peer read it, document by document."""

    folder: str
    name: str
    ours: Sequence[Counts]
    theirs: Sequence[Counts]
    kinds: Mapping[str, tuple[int, Found]]
    their_kinds: Mapping[str, tuple[int, Found]]
    told: Sequence[Match] = ()
    """What we found and gold has, pair by pair."""


@dataclass(frozen=True)
class Floor:
    """Something that must be reached."""

    what: str
    reached: float
    least: float

    @property
    def kept(self) -> bool:
        """Whether it is, to the hundredth."""
        return round(self.reached, 2) >= round(self.least, 2)


def quality_table(result: Result) -> str:
    """Lay out F1 with its 95 % interval, ours beside the peer's."""
    rows = [
        _figures("Dateline", result.ours),
        _figures(PEER, result.theirs),
    ]
    size = total(result.ours)
    told = f"{result.name}: {len(result.ours)} documents, {size.gold} expressions"
    return f"{told}\n\n{table(('F1, 95 % interval', *FIGURES), rows)}"


def paired_table(result: Result) -> str:
    """Lay out by how much we are ahead, by paired bootstrap over documents."""
    pairs = [(name, compare(result.ours, result.theirs, name)) for name in FIGURES]
    head = (f"ahead of {PEER} by", "points", "95 % interval", "rounds ≤ 0")
    return table(head, [(name, *_paired(pair)) for name, pair in pairs])


def kinds_table(result: Result) -> str:
    """Lay out what was found and how much of it was right, by class of gold."""
    rows = [
        (name, str(there), *_found(mine), *_found(result.their_kinds[name][1]))
        for name, (there, mine) in result.kinds.items()
    ]
    head = ("class of gold", "gold", "found", "right", f"{PEER}: found", "right")
    return table(head, rows)


def own_table(classes: Sequence[Class]) -> str:
    """Lay out the own sentences, class by class."""
    rows = [_own(one.name, one.sentences, one.counts) for one in classes]
    together = total([one.counts for one in classes])
    rows.append(_own("together", sum(one.sentences for one in classes), together))
    return table(("own sentences", "sentences", "gold", "value F1", "strict F1"), rows)


def rules_table(entries: Sequence[Entry]) -> str:
    """Lay out what each rule wins and loses; those that lose come first."""
    rows = [
        (
            f"`{one.rule}`",
            *(str(number) for number in (one.right, one.wrong, one.spurious)),
            f"{one.mean_gain:+.3f}",
            "".join(_sign(gain) for gain in one.gains),
            "loses" if one.loses else "",
        )
        for one in sorted(entries, key=lambda one: (not one.loses, -one.right, one.rule))
    ]
    head = ("rule", "right", "wrong value", "spurious", "value F1", f"{FOLDS} folds", "")
    return table(head, rows)


def validated_line(found: Validated) -> str:
    """Say what is left of the score where each fold is read by rules chosen on the others."""
    dropped = ", ".join(f"{len(rules)}" for rules in found.dropped)
    return (
        f"Value F1 of all documents together: {found.all_rules:.2f} with every rule, "
        f"{found.chosen:.2f} where each fold is read without the rules that lose on the other "
        f"{FOLDS - 1} (of which there are {dropped})."
    )


def floors(results: Sequence[Result], classes: Sequence[Class]) -> list[Floor]:
    """List all that must be reached of what was measured."""
    found: list[Floor] = []
    for one in results:
        ours, theirs = total(one.ours), total(one.theirs)
        found.append(Floor(f"{one.name}, value", ours.f1("value"), AT_LEAST[one.folder]))
        found += [
            Floor(f"{one.name}, {name}, against {PEER}", ours.f1(name), theirs.f1(name))
            for name in ("strict", "relaxed")
        ]
    return found + [
        Floor(f"own sentences, {one.name}, value", one.counts.f1("value"), OWN_AT_LEAST)
        for one in classes
    ]


def floors_table(found: Sequence[Floor]) -> str:
    """Lay out what was kept and what was missed."""
    rows = [
        (one.what, f"{one.reached:.2f}", f"{one.least:.2f}", "kept" if one.kept else "MISSED")
        for one in found
    ]
    return table(("floor", "reached", "at least", ""), rows)


def _figures(name: str, counts: Sequence[Counts]) -> tuple[str, ...]:
    whole = total(counts)
    cells = [f"{whole.f1(one):.2f} ({_range(*interval(counts, one))})" for one in FIGURES]
    return (name, *cells)


def _range(low: float, high: float) -> str:
    return f"{low:.1f}–{high:.1f}"


def _paired(pair: Paired) -> tuple[str, str, str]:
    return (
        f"{pair.difference:+.2f}",
        f"{pair.low:+.1f} to {pair.high:+.1f}",
        f"{pair.share:.3f}",
    )


def _found(one: Found) -> tuple[str, str]:
    return str(one.found), str(one.right)


def _own(name: str, sentences: int, counts: Counts) -> tuple[str, ...]:
    return (
        name,
        str(sentences),
        str(counts.gold),
        f"{counts.f1('value'):.2f}",
        f"{counts.f1('strict'):.2f}",
    )


def _sign(gain: float) -> str:
    return "+" if gain > 0 else "-" if gain < 0 else "·"
