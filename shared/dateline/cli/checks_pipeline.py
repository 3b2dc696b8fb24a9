"""What may be wrong with the groups, the books and the settings of a deployment. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.cli.facts import Facts
from dateline.cli.findings import Finding, of_mishap
from dateline.cli.lag import Standing
from dateline.cli.moments import age
from dateline.runtime.queues import Queue
from dateline.streams import ENRICHED, FETCHED, Stream

# Workers ask Redis every second; one that holds a batch renews its lease several times a minute.
_SILENT_S = 60.0
# Before this version, a consumer whose question found nothing was not heard of (XINFO CONSUMERS).
_HEARS_ALL = (7, 2)
_FORSAKEN_S = 3600.0
_LATE_S = 900.0

_READS: dict[str, Stream[Any]] = {"enrich": FETCHED, "store": ENRICHED}


def groups(facts: Facts) -> Iterator[Finding]:
    """Each installed stage has its group in every partition in force."""
    found = {standing.queue: standing for standing in facts.standings}
    for name in facts.services:
        for partition in range(facts.layout[-1]) if name in _READS else ():
            queue = Queue(_READS[name], name, partition)
            standing = found.get(queue)
            if standing is None or standing.workers is None:
                yield Finding(
                    "error" if standing else "warning",
                    f"stage {name} has lost its group" if standing else f"{name} never ran here",
                    queue.entries,
                    f"Start it: dateline run {name}.",
                )


def workers(facts: Facts) -> Iterator[Finding]:
    """Somebody works for each stage."""
    for standing in facts.standings:
        if not standing.is_counted or standing.workers is None:
            continue
        if any(silence < _SILENT_S for silence in standing.workers):
            continue
        waits = (standing.account.oldest or 0) > _SILENT_S
        if waits or (not standing.account.waiting and _hears_all(facts)):
            silent = f"all {len(standing.workers)} silent" if standing.workers else "none"
            group, waiting = standing.queue.group, standing.account.waiting
            yield Finding(
                "error" if waits else "warning",
                f"nobody seems to work for {group} (workers: {silent}), and {waiting} entries wait",
                standing.queue.entries,
                f"Start one: dateline run {group}; if it runs, read its log.",
            )


def _hears_all(facts: Facts) -> bool:
    """Tell whether Redis notes a worker's question that it could answer with nothing only."""
    numbers = str(facts.info.get("redis_version", "0")).split(".")[:2]
    return tuple(int(number) for number in numbers if number.isdecimal()) >= _HEARS_ALL


def strangers(facts: Facts) -> Iterator[Finding]:
    """No forsaken group of somebody's program holds a stream's tail in memory."""
    for standing in facts.standings:
        alive = any(silence < _FORSAKEN_S for silence in standing.workers or ())
        if standing.is_counted or standing.workers is None or alive or not standing.account.waiting:
            continue
        queue = standing.queue
        yield Finding(
            "warning",
            f"group {queue.group} is read by nobody and keeps {standing.account.waiting} entries "
            "from being trimmed",
            queue.entries,
            f"Start its program, or: redis-cli XGROUP DESTROY '{queue.entries}' '{queue.group}'.",
        )


def conservation(facts: Facts) -> Iterator[Finding]:
    """What came in is settled, given up or waiting: nothing is lost, nothing counted twice."""
    for standing in facts.standings:
        if standing.balances is None:
            continue
        entries, letters = standing.balances
        if entries:
            yield _unbalanced(standing, entries, "entries", standing.queue.entries)
        if letters:
            yield _unbalanced(standing, letters, "dead letters", standing.queue.dead)
        if standing.account.gone:
            yield Finding(
                "warning",
                f"{standing.account.gone} entries were deleted while {standing.queue.group} held "
                "them: they are lost",
                standing.queue.entries,
                "Find out who uses XDEL or XTRIM; get the articles back with `dateline replay`.",
            )


def dead_letters(facts: Facts) -> Iterator[Finding]:
    """No message was given up."""
    for standing in facts.standings:
        if not standing.account.dead:
            continue
        group = standing.queue.group
        reasons = facts.reasons.get(standing.queue.dead, {})
        ranked = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
        told = ", ".join(f"{reason} {number}" for reason, number in ranked)
        yield Finding(
            "warning",
            f"{standing.account.dead} dead letters of {group}{f' ({told})' if told else ''}",
            standing.queue.dead,
            f"dateline dlq list --stage {group}; then dateline dlq retry or dateline dlq drop.",
        )


def punctuality(facts: Facts) -> Iterator[Finding]:
    """No entry of a stage waits for long."""
    for standing in facts.standings:
        oldest = standing.account.oldest
        if standing.is_counted and oldest is not None and oldest > _LATE_S:
            yield Finding(
                "warning",
                f"{standing.account.waiting} entries wait for {standing.queue.group}, "
                f"{standing.account.postponed} of them postponed; the oldest is {age(oldest)} old",
                standing.queue.entries,
                "Add workers if there are many; `dateline trace` tells what one waits for.",
            )


def marks(facts: Facts) -> Iterator[Finding]:
    """No stream is so full that its writers pause."""
    for standing in facts.standings:
        if standing.is_counted and facts.settings:
            high = facts.settings.high_mark
            if standing.account.waiting >= high:
                yield Finding(
                    "warning",
                    f"{standing.account.waiting} entries wait for {standing.queue.group}, the high "
                    f"mark is {high}: writers pause",
                    standing.queue.entries,
                    f"Add workers: dateline run {standing.queue.group}.",
                )


def layout(facts: Facts) -> Iterator[Finding]:
    """The number of partitions in force is the one that is set, and no other holds entries."""
    force = facts.layout[-1]
    if facts.settings and facts.partitions_set and facts.settings.partitions != force:
        yield Finding(
            "warning",
            f"{facts.settings.partitions} partitions are set here, and {force} are in force",
            "DATELINE_PARTITIONS",
            "Set it alike wherever ingest runs, and restart ingest; the others follow.",
        )
    left = [one for one in facts.standings if one.queue.partition >= force and one.account.waiting]
    for standing in left:
        yield Finding(
            "note",
            f"partition {standing.queue.partition} is out of force, and {standing.account.waiting} "
            f"entries still wait there for {standing.queue.group}",
            standing.queue.entries,
            "Nothing to do: workers finish what is left there.",
        )


def settings(facts: Facts) -> Iterator[Finding]:
    """The settings here fit, and fit together."""
    if facts.bad_setting:
        yield of_mishap("error", facts.bad_setting)


def archive(facts: Facts) -> Iterator[Finding]:
    """What is stored can be read, and more can be stored."""
    if facts.archive:
        yield of_mishap("error", facts.archive)
    for trouble in facts.archive_troubles:
        yield of_mishap("warning", trouble)
    if not facts.archive_asked:
        yield Finding(
            "note",
            "no store is installed here, so that its database was not looked at",
            "dateline doctor",
            "Run it where the store is, too.",
        )


def permissions(facts: Facts) -> Iterator[Finding]:
    """Everything could be asked."""
    for withheld in facts.withheld:
        yield Finding(
            "note",
            f"not checked, for Redis does not tell this user ({withheld})",
            facts.where,
            "Ask as a user who may; docs/operating.md lists what that takes.",
        )


def _unbalanced(standing: Standing, number: int, things: str, where: str) -> Finding:
    told, remedy = _UNBALANCED[number > 0]
    subject = f"{abs(number)} {things} of {standing.queue.group}"
    return Finding("error", f"{subject} {told}", where, remedy)


_UNBALANCED = {
    True: (
        "are missing",
        (
            "Somebody deleted them, or Redis came back with older data; get the articles back with "
            "`dateline replay`, and let ingest fetch again."
        ),
    ),
    False: (
        "are there that never came in",
        (
            "Some program adds entries with a bare XADD: they are handled, but nobody counts them; "
            "let it publish through the outbox of a Service."
        ),
    ),
}
"""By whether the books have more than Redis: what is told of it, and how to mend it."""
