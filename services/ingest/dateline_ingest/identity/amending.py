"""Memories of articles that change without a message, each only if it still is as it was. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import Any, NamedTuple

from dateline.runtime import REMEMBERED_S, Procedure

_LUA = """
-- KEYS  for each amendment the memory that is compared and set, then what is written with it
-- ARGV  seconds that memories last, then for each amendment: number of its keys, '1' and what the
--         first must hold, or '0' and '' for nothing; what each shall hold
-- Returns how many amendments took effect.
local ttl, at, key, amended = ARGV[1], 2, 1, 0
while key <= #KEYS do
  local keys = tonumber(ARGV[at])
  local expected = ARGV[at + 1] == '1' and ARGV[at + 2]
  if redis.call('GET', KEYS[key]) == expected then
    for n = 0, keys - 1 do
      redis.call('SET', KEYS[key + n], ARGV[at + 3 + n], 'EX', ttl)
    end
    amended = amended + 1
  end
  at, key = at + 3 + keys, key + keys
end
return amended
"""


class Amendment(NamedTuple):
    """A memory that shall change."""

    name: str
    expected: str | None
    """What it must hold; ``None``: nothing."""
    state: str
    """What it shall hold; the same as before prolongs its life."""
    also: Mapping[str, str]
    """Further memories that are written with it."""


def names_of(amendments: Sequence[Amendment]) -> list[str]:
    """Lay out the names for :data:`AMEND`."""
    return [name for one in amendments for name in (one.name, *one.also)]


def arguments_of(amendments: Sequence[Amendment]) -> list[str | int | float]:
    """Lay out the arguments for :data:`AMEND`."""
    return [REMEMBERED_S, *(part for one in amendments for part in _laid(one))]


def _laid(one: Amendment) -> Iterator[str | int]:
    yield from (1 + len(one.also), int(one.expected is not None), one.expected or "")
    yield from (one.state, *one.also.values())


def _twin(
    held: MutableMapping[str, Any], names: Sequence[str], arguments: Sequence[str], now: float
) -> int:
    """Do what the script does, for a memory in which nothing expires."""
    del now
    at, key, amended = 1, 0, 0
    while key < len(names):
        number = int(arguments[at])
        expected = arguments[at + 2] if arguments[at + 1] == "1" else None
        if held.get(names[key]) == expected:
            states = arguments[at + 3 : at + 3 + number]
            held.update(zip(names[key : key + number], states, strict=True))
            amended += 1
        at, key = at + 3 + number, key + number
    return amended


AMEND = Procedure(_LUA, _twin)
"""Compare and set memories, all in one call."""
