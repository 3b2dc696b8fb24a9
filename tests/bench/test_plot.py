"""The drawing is made from the figures alone, and anyone can read it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from bench.delivery.plot import plot
from bench.delivery.tables import Cost, Survival

SVG = "{http://www.w3.org/2000/svg}"

COSTS = [
    Cost("floor", 100.0, 150.0, 1.0, 1.0, 1.0, 1.0),
    Cost("dateline", 120.0, 180.0, 1.2, 1.1, 1.3, 1.2),
    Cost("peer", 800.0, 900.0, 8.0, 7.5, 8.5, 8.0),
]
SURVIVALS = [
    Survival("dateline", 200, 10, 5.9),
    Survival("peer <early>", 190, 0, 4.0),
]


@pytest.fixture
def drawing() -> ET.Element:
    """Draw the figures above, and parse what came of it."""
    return ET.fromstring(plot(COSTS, SURVIVALS))  # noqa: S314 - it is our own


def words(drawing: ET.Element) -> list[str]:
    """List all that is written on a drawing."""
    return [text.text or "" for text in drawing.iter(f"{SVG}text")]


def bars(drawing: ET.Element) -> list[ET.Element]:
    """List the bars from top to bottom, the left half first."""
    return [rect for rect in drawing.iter(f"{SVG}rect") if rect.get("rx")]


def test_every_system_has_a_bar_in_each_half(drawing: ET.Element) -> None:
    """Nobody is left out."""
    assert len(bars(drawing)) == len(COSTS) + len(SURVIVALS)


def test_a_bar_is_as_long_as_its_cost(drawing: ET.Element) -> None:
    """Lengths are linear and start at nothing."""
    floor, dateline, peer = (float(bar.get("width", "0")) for bar in bars(drawing)[:3])
    assert floor == pytest.approx(peer / 8, abs=0.1)
    assert dateline == pytest.approx(peer * 0.15, abs=0.1)


def test_who_misses_nothing_has_no_bar_to_see(drawing: ET.Element) -> None:
    """Zero looks like zero, and the time of recovery stands beside it."""
    ours, theirs = (float(bar.get("width", "0")) for bar in bars(drawing)[3:])
    assert ours == 0.0
    assert theirs > 0.0
    assert "0, recovered in 5.9 s" in words(drawing)


def test_figures_stand_beside_their_bars(drawing: ET.Element) -> None:
    """A reader need not measure lengths."""
    assert "120 µs · 1.20 ×" in words(drawing)
    assert "800 µs · 8.00 ×" in words(drawing)
    assert "10" in words(drawing)


def test_a_name_is_escaped_for_what_it_stands_in(drawing: ET.Element) -> None:
    """A name may hold any character."""
    assert "peer <early>" in words(drawing)


def test_a_drawing_has_a_title_for_those_who_hear_it(drawing: ET.Element) -> None:
    """Screen readers say what the picture shows."""
    assert drawing.findtext(f"{SVG}title")


def test_nothing_is_drawn_outside_the_picture(drawing: ET.Element) -> None:
    """The height grows with the number of systems."""
    *_, width, height = (float(side) for side in drawing.get("viewBox", "").split())
    for bar in bars(drawing):
        assert float(bar.get("x", "0")) + float(bar.get("width", "0")) < width
        assert float(bar.get("y", "0")) + float(bar.get("height", "0")) < height - 30


def test_equal_figures_make_an_equal_drawing() -> None:
    """A new measurement changes what it changed, and nothing else."""
    assert plot(COSTS, SURVIVALS) == plot(COSTS, SURVIVALS)


def test_a_table_without_losses_can_be_drawn() -> None:
    """No division by the most that is missing."""
    assert "recovered in 5.9 s" in plot(COSTS, SURVIVALS[:1])
