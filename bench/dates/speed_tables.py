"""The figures of speed as Markdown. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.dates.flooding import Cost
from bench.dates.racing import Time
from bench.delivery.tables import table

BASE = "HeidelTime"
OURS = "dateline"
RIVAL = "chrono-node"
NEWS = "news"
"""The documents that the promise is about. The own sentences hold twenty expressions a kilobyte,
five times as many as news; there the rival is ahead, which :func:`behind` says."""
TIMES = 100
"""How many times as fast as the base ours must be."""
_SHOWN = 12


def times_table(what: str, found: Sequence[Time]) -> str:
    """Lay out who reads how much, as a ratio to the base where that could be run."""
    base = _named(found, BASE)
    rows = [
        (one.name, one.needs, "", "", "", "")
        if one.needs
        else (
            one.name,
            str(one.found),
            f"{one.at_first:,.0f}",
            ratio(one.at_first, base.at_first if base else 0),
            f"{one.kilobytes:,.0f}",
            ratio(one.kilobytes, base.kilobytes if base else 0),
        )
        for one in sorted(found, key=lambda one: -one.kilobytes)
    ]
    head = (
        *("tagger", "found", "kB per CPU second, first round", f"× {BASE}"),
        *("best rounds", f"× {BASE}"),
    )
    return f"{what}\n\n{table(head, rows)}"


def ratio(one: float, other: float) -> str:
    """Write how many times greater one is; nothing where there is no other."""
    return f"{one / other:,.1f} ×" if other else "–"


def floods_table(prose: Cost, found: Sequence[Cost]) -> str:
    """Lay out what floods cost beside prose, the dearest first."""
    rows = [
        (one.name, f"{one.seconds:.3f}", f"{one.seconds / prose.seconds:.2f} ×")
        for one in (prose, *found[:_SHOWN])
    ]
    dearer = sum(one.seconds > prose.seconds for one in found)
    about = f"{dearer} of {len(found)} floods cost more for each byte than prose."
    return f"{table(('a megabyte of', 'CPU s', 'to prose'), rows)}\n\n{about}"


def broken(found: Mapping[str, Sequence[Time]]) -> list[str]:
    """List what was promised of news and not kept, of what could be measured."""
    told: list[str] = []
    times = found.get(NEWS, ())
    ours, base, rival = (_named(times, name) for name in (OURS, BASE, RIVAL))
    if ours and base and ours.kilobytes < TIMES * base.kilobytes:
        told.append(f"{NEWS}: only {ratio(ours.kilobytes, base.kilobytes)} {BASE}")
    if ours and rival and ours.at_first <= rival.at_first:
        told.append(f"{NEWS}: {RIVAL} is faster in the first round")
    return told


def behind(found: Mapping[str, Sequence[Time]]) -> list[str]:
    """Say where a peer that is compiled while it runs is ahead of us, at first or once it is."""
    pairs = [(what, _named(times, OURS), _named(times, RIVAL)) for what, times in found.items()]
    told: list[str] = []
    for what, ours, rival in pairs:
        if ours and rival and rival.at_first > ours.at_first:
            times = ratio(rival.at_first, ours.at_first)
            told.append(f"{what}: {RIVAL} reads {times} as much in the first round")
        if ours and rival and rival.kilobytes > ours.kilobytes:
            times = ratio(rival.kilobytes, ours.kilobytes)
            told.append(
                f"{what}: {RIVAL}, compiled by then, reads {times} as much in its best rounds"
            )
    return told


def _named(found: Sequence[Time], name: str) -> Time | None:
    return next((one for one in found if one.name == name and not one.needs), None)
