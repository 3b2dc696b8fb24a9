"""The figures as a drawing: what a message costs, and what is missing after a kill. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bench.delivery.tables import FLOOR, TASKS, Cost, Survival

_FONT = 'font-family="Helvetica, Arial, sans-serif" font-size="13"'
_LEGEND = (
    "The least of all rounds; × is the ratio to the floor: the same stage by hand, with redis-py, "
    "pydantic and one Lua script."
)
_ROW = 30
_TOP = 92
_BAR = 18
_OURS = "#8fbbe3"
_THEIRS = "#d9dee6"
_BASE = "#e5f2e3"
_MISSING = "#f2b8b0"


@dataclass(frozen=True)
class _Panel:
    """Half of the drawing: names on the left, bars on the right."""

    left: int
    names: int
    """The width of the names."""
    bars: int
    """The width of the longest bar."""


_COSTS = _Panel(left=18, names=146, bars=220)
_KILLS = _Panel(left=530, names=180, bars=150)


def plot(costs: Sequence[Cost], survivals: Sequence[Survival]) -> str:
    """Draw both tables side by side, as an SVG document."""
    height = _TOP + _ROW * max(len(costs), len(survivals)) + 44
    root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 {height}" {_FONT}>'
    parts = [
        root,
        "  <title>What delivery costs, and what it keeps, beside its peers</title>",
        f'  <rect width="980" height="{height}" fill="#ffffff"/>',
        *_head(_COSTS, "CPU per message", "read, validate, publish, acknowledge; 5 KB article"),
        *_cost_bars(costs),
        *_head(_KILLS, "Missing after kill -9", f"{TASKS} tasks of 20 ms, 25 s after the kill"),
        *_kill_bars(survivals),
        _text(18, height - 14, _LEGEND, size=12, fill="#44546a"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _head(panel: _Panel, title: str, about: str) -> list[str]:
    return [
        _text(panel.left, 36, title, size=17, weight="bold"),
        _text(panel.left, 60, about, size=12, fill="#44546a"),
    ]


def _cost_bars(costs: Sequence[Cost]) -> list[str]:
    most = max(cost.cpu_us for cost in costs)
    lines: list[str] = []
    for row, cost in enumerate(costs):
        fill = _BASE if cost.name == FLOOR else _colour(cost.name)
        told = f"{cost.cpu_us:.0f} µs · {cost.ratio:.2f} ×"
        lines += _bar(_COSTS, row, cost.name, cost.cpu_us / most, told, fill)
    return lines


def _kill_bars(survivals: Sequence[Survival]) -> list[str]:
    most = max(1, *(one.missing for one in survivals))
    lines: list[str] = []
    for row, one in enumerate(survivals):
        told = str(one.missing) if one.missing else f"0, recovered in {one.seconds:.1f} s"
        lines += _bar(_KILLS, row, one.name, one.missing / most, told, _MISSING)
    return lines


def _bar(panel: _Panel, row: int, name: str, share: float, told: str, fill: str) -> list[str]:
    """Draw one name, its bar and its figure."""
    top = _TOP + row * _ROW
    start = panel.left + panel.names
    width = round(panel.bars * share, 1)
    weight = "bold" if name.startswith("dateline") else "normal"
    return [
        _text(start - 10, top + 14, name, anchor="end", weight=weight),
        f'  <rect x="{start}" y="{top}" width="{width}" height="{_BAR}" rx="3" fill="{fill}"/>',
        _text(start + width + 8, top + 14, told, size=12, weight=weight),
    ]


def _colour(name: str) -> str:
    return _OURS if name.startswith("dateline") else _THEIRS


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
