"""The figures as a drawing: how late entries are found by each rule and by ours. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bench.polling.tables import Comparison

_FONT = 'font-family="Helvetica, Arial, sans-serif" font-size="13"'
_LEGEND = (
    "Grey: the peer by its own rule. Blue: Dateline with as many looks. Under a virtual clock; "
    "× is how many times lower ours is. Lengths by the square root."
)
_ROW = 44
_TOP = 92
_BAR = 15
_OURS = "#8fbbe3"
_THEIRS = "#d9dee6"


@dataclass(frozen=True)
class _Panel:
    """Half of the drawing."""

    left: int
    names: int
    """The width of the names."""
    bars: int
    """The width of the longest bar."""


_MEANS = _Panel(left=18, names=216, bars=180)
_TAILS = _Panel(left=560, names=10, bars=240)


def plot(found: Sequence[Comparison]) -> str:
    """Draw mean and 95th percentile side by side, as an SVG document."""
    height = _TOP + _ROW * len(found) + 44
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 {height}" {_FONT}>',
        "  <title>How late entries are found, at equal cost</title>",
        f'  <rect width="980" height="{height}" fill="#ffffff"/>',
        _text(18, 36, "Mean delay", size=17, weight="bold"),
        _text(18, 60, "minutes, and looks a day over the fleet", size=12, fill="#44546a"),
        _text(560, 36, "95th percentile", size=17, weight="bold"),
        _text(560, 60, "minutes; nineteen entries in twenty are found sooner", size=12,
              fill="#44546a"),
    ]  # fmt: skip
    means = [(one.theirs.mean, one.ours.mean) for one in found]
    tails = [(one.theirs.p95, one.ours.p95) for one in found]
    for row, one in enumerate(found):
        top = _TOP + row * _ROW
        parts.append(_text(_MEANS.left + _MEANS.names - 10, top + 13, one.peer, anchor="end"))
        looks = f"{one.theirs.polls:,.0f} a day"
        fill = "#44546a"
        at = _MEANS.left + _MEANS.names - 10
        parts.append(_text(at, top + 30, looks, size=11, anchor="end", fill=fill))
    parts += [line for row, pair in enumerate(means) for line in _pair(_MEANS, row, pair, means)]
    parts += [line for row, pair in enumerate(tails) for line in _pair(_TAILS, row, pair, tails)]
    parts += [_text(18, height - 14, _LEGEND, size=12, fill="#44546a"), "</svg>"]
    return "\n".join(parts) + "\n"


def _pair(
    panel: _Panel, row: int, pair: tuple[float, float], all_pairs: Sequence[tuple[float, float]]
) -> list[str]:
    """Draw a peer's bar and ours under it; lengths are square roots, for they differ much."""
    most = max(max(each) for each in all_pairs) ** 0.5
    start, top = panel.left + panel.names, _TOP + row * _ROW
    lines: list[str] = []
    for place, (value, colour) in enumerate(zip(pair, (_THEIRS, _OURS), strict=True)):
        width = round(panel.bars * value**0.5 / most, 1)
        y = top + place * (_BAR + 2)
        lines.append(
            f'  <rect x="{start}" y="{y}" width="{width}" height="{_BAR}" rx="3" fill="{colour}"/>'
        )
        told = f"{value:.1f}" if place == 0 else f"{value:.1f} · {pair[0] / value:.2f} ×"
        weight = "bold" if place else "normal"
        lines.append(_text(start + width + 8, y + 12, told, size=12, weight=weight))
    return lines


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
