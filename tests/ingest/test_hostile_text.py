"""Tests that reading other people's text costs no more than in proportion to its length."""

from __future__ import annotations

import pytest

from .exhausting import open_box
from .floods import FLOODS
from .patterns import service_modules
from .readers import BY_HAND, LEFT_OUT, readers_of, text_functions, unread

MODULES = service_modules()
READERS = readers_of(MODULES)
PARTS = 2


@pytest.mark.parametrize("part", range(PARTS))
async def test_no_text_takes_a_reader_beyond_its_limit(part: int) -> None:
    """Neither in time nor by an exception that its contract does not know."""
    found: list[str] = []
    async with open_box() as box:
        for name, reader in sorted(READERS.items())[part::PARTS]:
            beaten = await box.beats(reader, FLOODS, short=5_000, hardest=2)
            found += [f"{name}: {beaten}"] if beaten else []
    assert found == []


def test_every_function_that_reads_text_is_tried() -> None:
    """Whoever writes a new one with unusual parameters says in readers.py how to call it."""
    assert list(unread(MODULES)) == []
    assert len(READERS) > 100


def test_every_exemption_is_needed() -> None:
    """What is left out exists."""
    names = [name for name, _ in text_functions(MODULES, left_out={})]
    assert [
        key for key in LEFT_OUT if not any(f"{name}.".startswith(f"{key}.") for name in names)
    ] == []


def test_what_is_called_by_hand_is_among_the_readers() -> None:
    """Under its own name."""
    assert {reader.__name__ for reader in BY_HAND} <= READERS.keys()
