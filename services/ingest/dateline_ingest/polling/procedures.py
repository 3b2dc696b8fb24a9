"""The procedures of a schedule: each a Lua script, and the same in Python for the double."""

from __future__ import annotations

import json
import math
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from dateline.runtime import Procedure

Kept = MutableMapping[str, Any]
Words = Sequence[str]


@dataclass
class _Keys:
    """What the five keys hold, and the time in milliseconds; see ``lua/common.lua``."""

    entries: dict[str, str]
    due: dict[str, float]
    leases: dict[str, str]
    hosts: dict[str, float]
    kept: Kept
    answer: str
    now: int

    def host_of(self, member: str, entry: str) -> str:
        try:
            domain: Any = json.loads(entry)["domain"]
        except (ValueError, TypeError, LookupError):
            return member
        return domain if isinstance(domain, str) and domain else member

    def is_held(self, member: str) -> bool:
        return member in self.leases and self.due.get(member, 0.0) > self.now

    def row(self, member: str, entry: str) -> list[Any]:
        due = self.due.get(member)
        left = None if due is None else math.floor(due - self.now)
        return [member, entry, left, int(self.is_held(member))]

    def ordered(self) -> list[tuple[float, str]]:
        return sorted((due, member) for member, due in self.due.items())


def _open(kept: Kept, keys: Words, now: float) -> _Keys:
    entries, due, leases, hosts = (kept.setdefault(key, {}) for key in keys[:4])
    return _Keys(entries, due, leases, hosts, kept, keys[4], math.floor(now * 1000))


def _take(kept: Kept, keys: Words, arguments: Words, now: float) -> Any:
    schedule, token, limit = _open(kept, keys, now), arguments[0], int(arguments[1])
    given: list[str] = schedule.kept.get(schedule.answer, [])
    if given[:1] == [token]:
        taken = [one for one in given[1:] if schedule.leases.get(one) == token]
    else:
        taken = _take_due(schedule, token, limit, arguments[2:]) if limit > 0 else []
    first = min(schedule.due.values(), default=None)
    left = None if first is None else max(0, math.ceil(first - schedule.now))
    flat = [word for one in taken for word in (one, schedule.entries[one])]
    return [schedule.now, left, len(schedule.entries), len(schedule.leases), *flat]


def _take_due(schedule: _Keys, token: str, limit: int, times: Words) -> list[str]:
    lease, gap, turn, longest = (int(time) for time in times)
    late = [member for at, member in schedule.ordered() if at >= schedule.now + longest]
    schedule.due.update(dict.fromkeys(late[:100], schedule.now))
    taken: list[str] = []
    waiting: dict[str, int] = {}
    due = [member for at, member in schedule.ordered()[: 4 * limit + 16] if at <= schedule.now]
    for member in due:
        if len(taken) == limit:
            break
        entry = schedule.entries.get(member)
        if entry is None:
            del schedule.due[member]
            schedule.leases.pop(member, None)
            continue
        host = schedule.host_of(member, entry)
        left = schedule.hosts.get(host, 0) - schedule.now
        if 0 < left <= max(lease, gap):
            place = waiting.setdefault(host, 0)
            waiting[host] += 1
            later = left + place * gap if left <= gap else (place + 1) * turn
            schedule.due[member] = schedule.now + later
        else:
            schedule.hosts[host] = schedule.due[member] = schedule.now + lease
            schedule.leases[member] = token
            taken.append(member)
    if taken:
        schedule.kept[schedule.answer] = [token, *taken]
    return taken


def _extend(kept: Kept, keys: Words, arguments: Words, now: float) -> Any:
    schedule, lease = _open(kept, keys, now), int(arguments[0])
    held: list[str] = []
    for member, token in zip(arguments[1::2], arguments[2::2], strict=True):
        entry = schedule.entries.get(member)
        if entry is not None and schedule.leases.get(member) == token:
            schedule.due[member] = schedule.now + lease
            schedule.hosts[schedule.host_of(member, entry)] = schedule.now + lease
            held.append(member)
    return held


def _settle(kept: Kept, keys: Words, arguments: Words, now: float) -> Any:
    schedule, (member, token, wait, gap) = _open(kept, keys, now), arguments
    if schedule.leases.get(member) != token:
        return 0
    del schedule.leases[member]
    entry = schedule.entries.get(member)
    if entry is None:
        schedule.due.pop(member, None)
        return 1
    schedule.due[member] = schedule.now + int(wait)
    schedule.hosts[schedule.host_of(member, entry)] = schedule.now + int(gap)
    return 1


def _put(kept: Kept, keys: Words, arguments: Words, now: float) -> Any:
    schedule, rest = _open(kept, keys, now), arguments[1:]
    told: list[int] = []
    for member, entry, wait in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        known = member in schedule.entries
        told.append(int(not known))
        if known and arguments[0] == "new":
            continue
        schedule.entries[member] = entry
        if not wait:
            schedule.due.pop(member, None)
            schedule.leases.pop(member, None)
        else:
            schedule.due.setdefault(member, schedule.now + int(wait))
    return told


def _hurry(kept: Kept, keys: Words, arguments: Words, now: float) -> Any:
    schedule = _open(kept, keys, now)
    told: list[int] = []
    for member, wait in zip(arguments[::2], arguments[1::2], strict=True):
        free = member in schedule.due and not schedule.is_held(member)
        if free:
            schedule.due[member] = min(schedule.due[member], schedule.now + int(wait))
        told.append(int(free))
    return told


def _remove(kept: Kept, keys: Words, arguments: Words, now: float) -> Any:
    schedule = _open(kept, keys, now)
    told: list[int] = []
    for member in arguments:
        told.append(int(schedule.entries.pop(member, None) is not None))
        schedule.due.pop(member, None)
        schedule.leases.pop(member, None)
    return told


def _disown(kept: Kept, keys: Words, arguments: Words, now: float) -> Any:
    schedule, own = _open(kept, keys, now), f"{arguments[0]}:"
    known = dict(zip(arguments[1::2], arguments[2::2], strict=True))
    freed: list[str] = []
    for member, token in list(schedule.leases.items()):
        if not token.startswith(own) or known.get(member) == token:
            continue
        del schedule.leases[member]
        if entry := schedule.entries.get(member):
            schedule.due[member] = schedule.now
            schedule.hosts.pop(schedule.host_of(member, entry), None)
            freed.append(member)
    return freed


def _find(kept: Kept, keys: Words, arguments: Words, now: float) -> Any:
    schedule = _open(kept, keys, now)
    known = (member for member in arguments if member in schedule.entries)
    return [schedule.row(member, schedule.entries[member]) for member in known]


def _page(kept: Kept, keys: Words, _arguments: Words, now: float) -> Any:
    schedule = _open(kept, keys, now)
    return ["0", *(schedule.row(member, entry) for member, entry in schedule.entries.items())]


def _text(name: str) -> str:
    folder = files("dateline_ingest.polling").joinpath("lua")
    parts = (folder.joinpath(f"{part}.lua").read_text("utf-8") for part in ("common", name))
    return "\n".join(parts)


TAKE = Procedure(_text("take"), _take)
EXTEND = Procedure(_text("extend"), _extend)
SETTLE = Procedure(_text("settle"), _settle)
PUT = Procedure(_text("put"), _put)
HURRY = Procedure(_text("hurry"), _hurry)
REMOVE = Procedure(_text("remove"), _remove)
DISOWN = Procedure(_text("disown"), _disown)
FIND = Procedure(_text("find"), _find)
PAGE = Procedure(_text("page"), _page)
