"""The figures of speed as a drawing: what a CPU second reads, and what floods cost. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10
from xml.sax.saxutils import escape

from bench.dates.flooding import Cost
from bench.dates.racing import Time
from bench.dates.speed_tables import BASE, OURS

_FONT = 'font-family="Helvetica, Arial, sans-serif" font-size="13"'
_LEGEND = (
    "Best rounds, start-up left out; × is the ratio to HeidelTime with one JVM kept. "
    "Lengths on the left by the logarithm."
)
_ROW = 30
_TOP = 92
_BAR = 18
_OURS = "#8fbbe3"
_THEIRS = "#d9dee6"
_BASE = "#e5f2e3"
_GREY = "#44546a"
_DEAREST = 7


@dataclass(frozen=True)
class _Panel:
    """Half of the drawing: names on the left, bars on the right."""

    left: int
    names: int
    """The width of the names."""
    bars: int
    """The width of the longest bar."""


_TIMES = _Panel(left=18, names=136, bars=200)
_FLOODS = _Panel(left=530, names=150, bars=190)


def plot(found: Mapping[str, Sequence[Time]], prose: Cost, floods: Sequence[Cost]) -> str:
    """Draw both tables side by side, as an SVG document."""
    name = next((one for one in ("news", "own sentences") if one in found), "")
    times = [one for one in found.get(name, ()) if not one.needs]
    costs = [prose, *floods[:_DEAREST]]
    height = _TOP + _ROW * max(len(times), len(costs)) + 44
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 {height}" {_FONT}>',
        "  <title>What the reading of dates costs, beside its peers and on floods</title>",
        f'  <rect width="980" height="{height}" fill="#ffffff"/>',
        *_head(_TIMES, "Read in a CPU second", f"kilobytes of {name}"),
        *_time_bars(times),
        *_head(_FLOODS, "A megabyte made to be hard", "CPU seconds, and the ratio to prose"),
        *_flood_bars(costs),
        _text(18, height - 14, _LEGEND, size=12, fill=_GREY),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _head(panel: _Panel, title: str, about: str) -> list[str]:
    return [
        _text(panel.left, 36, title, size=17, weight="bold"),
        _text(panel.left, 60, about, size=12, fill=_GREY),
    ]


def _time_bars(times: Sequence[Time]) -> list[str]:
    most = max((log10(1 + one.kilobytes) for one in times), default=1.0)
    base = next((one.kilobytes for one in times if one.name == BASE), 0.0)
    lines: list[str] = []
    for row, one in enumerate(sorted(times, key=lambda one: -one.kilobytes)):
        fill = _OURS if one.name == OURS else _BASE if one.name.startswith("floor") else _THEIRS
        told = f"{one.kilobytes:,.0f}" + (f" · {one.kilobytes / base:,.0f} ×" if base else "")
        lines += _bar(_TIMES, row, one.name, log10(1 + one.kilobytes) / most, told, fill)
    return lines


def _flood_bars(costs: Sequence[Cost]) -> list[str]:
    most = max(one.seconds for one in costs)
    lines: list[str] = []
    for row, one in enumerate(costs):
        told = f"{one.seconds:.2f} · {one.seconds / costs[0].seconds:.2f} ×"
        fill = _BASE if row == 0 else _OURS
        lines += _bar(_FLOODS, row, one.name, one.seconds / most, told, fill)
    return lines


def _bar(panel: _Panel, row: int, name: str, share: float, told: str, fill: str) -> list[str]:
    """Draw one name, its bar and its figure."""
    top = _TOP + row * _ROW
    start = panel.left + panel.names
    width = round(panel.bars * share, 1)
    weight = "bold" if name == OURS else "normal"
    return [
        _text(start - 10, top + 14, name, anchor="end", weight=weight),
        f'  <rect x="{start}" y="{top}" width="{width}" height="{_BAR}" rx="3" fill="{fill}"/>',
        _text(start + width + 8, top + 14, told, size=12, weight=weight),
    ]


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 13,
    fill: str = "#1f2a38",
    anchor: str = "start",
    weight: str = "normal",
) -> str:
    return (
        f'  <text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
    )
