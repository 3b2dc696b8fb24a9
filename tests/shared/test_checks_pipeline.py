"""Each check of groups, books and settings finds its planted fault, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from dateline.cli import checks_pipeline as checks
from dateline.cli.doctor import BEFORE_REDIS, OF_REDIS, diagnose
from dateline.cli.facts import Facts
from dateline.cli.findings import Finding
from dateline.cli.lag import Standing
from dateline.errors import Mishap
from dateline.runtime.log import Account
from dateline.runtime.queues import Queue
from dateline.runtime.settings import RuntimeSettings
from dateline.streams import ENRICHED
from tests.shared.deployment import ENRICH, STORE

Check = Callable[[Facts], Iterator[Finding]]

GOOD = Account(added=10, settled=7, backlog=2, pending=1, oldest=3.0)
IDLE: dict[str, Any] = {"backlog": 0, "pending": 0, "settled": 10, "oldest": None}
BUSY = (0.4, 90.0)
OLD, NEW = {"redis_version": "7.0.15"}, {"redis_version": "7.2.4"}
STRANGER = Queue(ENRICHED, "my-app")
MISHAP = Mishap("does not fit", where="DATELINE_HIGH_MARK", remedy="Mend it.")


def standing(
    queue: Queue = ENRICH,
    *,
    counted: bool = True,
    workers: tuple[float, ...] | None = BUSY,
    **changed: Any,
) -> Standing:
    """Make a standing that is sound but for what is changed in its account."""
    return Standing(queue, replace(GOOD, **changed), counted, workers)


def facts(*standings: Standing, **changed: Any) -> Facts:
    """Make facts that are sound but for what is changed."""
    sound = Facts(
        standings=standings or (standing(), standing(STORE)),
        services=("ingest", "enrich", "store"),
        settings=RuntimeSettings(),
        archive_asked=True,
    )
    return replace(sound, **changed)


def stranger(**changed: Any) -> Standing:
    """Make the group of somebody's program."""
    return standing(STRANGER, counted=False, **changed)


def test_a_sound_deployment_has_no_findings() -> None:
    """All checks pass, and each is named."""
    results = diagnose(facts())
    assert [finding for _, findings in results for finding in findings] == []
    assert [check for check, _ in results] == [*BEFORE_REDIS, *OF_REDIS]


@pytest.mark.parametrize(
    ("check", "planted", "severity", "words"),
    [
        (checks.groups, facts(standing()), "warning", "store never ran here"),
        (
            checks.groups,
            facts(standing(workers=None), standing(STORE)),
            "error",
            "enrich has lost its group",
        ),
        (checks.workers, facts(standing(workers=(), oldest=61.0)), "error", "3 entries wait"),
        (
            checks.workers,
            facts(standing(workers=(61.0, 4000.0), oldest=61.0)),
            "error",
            "all 2 silent",
        ),
        (checks.workers, facts(standing(workers=(), **IDLE), info=NEW), "warning", "workers: none"),
        (checks.strangers, facts(stranger(workers=())), "warning", "keeps 3 entries"),
        (checks.strangers, facts(stranger(workers=(3601.0,))), "warning", "read by nobody"),
        (checks.conservation, facts(standing(settled=5)), "error", "2 entries of enrich are miss"),
        (checks.conservation, facts(standing(settled=8)), "error", "1 entries of enrich are there"),
        (
            checks.conservation,
            facts(standing(rejected=3, settled=4, dead=1)),
            "error",
            "2 dead letters of enrich are missing",
        ),
        (checks.conservation, facts(standing(settled=5, gone=2)), "warning", "they are lost"),
        (checks.punctuality, facts(standing(oldest=7300.0)), "warning", "the oldest is 2 h 1 min"),
        (
            checks.marks,
            facts(standing(added=10_007, backlog=9_999)),
            "warning",
            "writers pause",
        ),
        (checks.settings, facts(bad_setting=MISHAP), "error", "does not fit"),
        (checks.archive, facts(archive=MISHAP), "error", "does not fit"),
        (checks.archive, facts(archive_troubles=(MISHAP,)), "warning", "does not fit"),
        (checks.archive, facts(archive_asked=False), "note", "no store is installed"),
        (checks.permissions, facts(withheld=("INFO: NOPERM",)), "note", "INFO: NOPERM"),
        (
            checks.layout,
            facts(settings=RuntimeSettings(partitions=4), partitions_set=True, layout=(1, 2)),
            "warning",
            "4 partitions are set here, and 2 are in force",
        ),
        (
            checks.layout,
            facts(standing(Queue(ENRICH.stream, "enrich", 3)), layout=(4, 2)),
            "note",
            "partition 3 is out of force",
        ),
    ],
)
def test_a_planted_fault_is_found(check: Check, planted: Facts, severity: str, words: str) -> None:
    """With its severity, in words that name it, and a remedy that is a sentence."""
    (finding,) = check(planted)
    assert finding.severity == severity
    assert words in finding.what
    assert finding.remedy.endswith(".")
    assert finding.where


@pytest.mark.parametrize(
    ("check", "sound"),
    [
        (checks.groups, facts(standing(), services=("ingest", "enrich"))),
        (checks.groups, facts(standing(), services=("enrich", "alert"))),
        (checks.workers, facts(stranger(workers=(), oldest=900.0))),
        (checks.workers, facts(standing(workers=(61.0,), oldest=59.0))),
        (checks.workers, facts(standing(workers=(61.0,), **IDLE), info=OLD)),
        (checks.workers, facts(standing(workers=(61.0,), **IDLE))),
        (checks.workers, facts(standing(workers=None))),
        (checks.strangers, facts(stranger(workers=(3599.0,)))),
        (checks.strangers, facts(stranger(workers=(), backlog=0, pending=0))),
        (checks.strangers, facts(standing(workers=()))),
        (checks.conservation, facts(stranger(settled=0))),
        (checks.punctuality, facts(standing(oldest=None, backlog=0, pending=0, settled=10))),
        (checks.punctuality, facts(standing(oldest=899.0), stranger(oldest=10.0**7))),
        (checks.marks, facts(standing(backlog=9_998))),
        (checks.layout, facts(settings=RuntimeSettings(partitions=1), layout=(1, 4))),
    ],
)
def test_what_is_just_right_is_no_fault(check: Check, sound: Facts) -> None:
    """The bounds are where they are said to be, and strangers are nobody's business."""
    assert list(check(sound)) == []


def test_dead_letters_are_told_by_reason_most_frequent_first() -> None:
    """So that a person sees at once whether it is one trouble or many."""
    planted = facts(
        standing(rejected=3, exhausted=6, settled=0, added=12, dead=9),
        reasons={ENRICH.dead: {"no_text": 3, "max_deliveries": 6}},
    )
    (finding,) = checks.dead_letters(planted)
    assert finding.what == "9 dead letters of enrich (max_deliveries 6, no_text 3)"
    assert finding.where == ENRICH.dead
    (unexplained,) = checks.dead_letters(replace(planted, reasons={}))
    assert unexplained.what == "9 dead letters of enrich"


def test_every_partition_in_force_is_asked_for_its_groups() -> None:
    """A stage that serves half the pipeline is not enough."""
    found = list(checks.groups(facts(standing(), layout=(2,), services=("enrich",))))
    assert [finding.where for finding in found] == ["dateline:{1}:articles.fetched"]


def test_without_redis_only_what_needs_none_is_checked() -> None:
    """One error, not twenty."""
    results = diagnose(facts(unreachable=MISHAP))
    assert [check for check, _ in results] == list(BEFORE_REDIS)
    assert sum(len(findings) for _, findings in results) == 1
