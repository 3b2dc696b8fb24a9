"""Each check of Redis finds its planted fault, and is content with a sound server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from dateline.cli import checks_redis as checks
from dateline.cli.doctor import OF_REDIS, promise
from dateline.cli.facts import Facts
from dateline.cli.findings import Finding, exit_status
from dateline.errors import Mishap
from dateline.runtime.settings import RuntimeSettings

INFO: dict[str, Any] = {
    "redis_version": "7.2.4",
    "aof_enabled": 1,
    "aof_last_write_status": "ok",
    "aof_last_bgrewrite_status": "ok",
    "rdb_last_bgsave_status": "ok",
    "maxmemory_policy": "noeviction",
    "maxmemory": 1 << 30,
    "used_memory": 100 << 20,
    "total_system_memory": 8 << 30,
    "evicted_keys": 0,
    "role": "master",
    "connected_slaves": 0,
    "loading": 0,
}
CONFIG = {"appendfsync": "everysec", "min-replicas-to-write": "0", "save": ""}
SOUND = Facts(where="redis://r:6379/0", info=INFO, config=CONFIG, skew=0.2, archive_asked=True)

Check = Callable[[Facts], Iterator[Finding]]


def with_info(**changed: Any) -> Facts:
    """Change what INFO says."""
    return replace(SOUND, info={**INFO, **changed})


def with_config(config: Mapping[str, str], **changed: Any) -> Facts:
    """Change what CONFIG GET says."""
    return replace(with_info(**changed), config={**CONFIG, **config})


def test_a_sound_redis_has_no_findings() -> None:
    """No check cries wolf."""
    assert [finding for check in OF_REDIS for finding in check(SOUND)] == []


def test_a_redis_that_says_nothing_of_itself_is_not_accused() -> None:
    """What may not be asked is a note elsewhere, and no fault here."""
    silent = Facts()
    assert [finding for check in OF_REDIS for finding in check(silent)] == []


@pytest.mark.parametrize(
    ("check", "facts", "severity", "words"),
    [
        (checks.version, with_info(redis_version="6.0.16"), "error", "6.0.16 is too old"),
        (checks.version, with_info(redis_version="5.0"), "error", "too old"),
        (checks.eviction, with_info(maxmemory_policy="allkeys-lru"), "error", "allkeys-lru"),
        (checks.eviction, with_info(evicted_keys=12), "error", "12 keys were evicted"),
        (checks.persistence, with_info(aof_enabled=0), "warning", "no append-only file"),
        (checks.persistence, with_config({"appendfsync": "no"}), "warning", "half a minute"),
        (checks.disk, with_info(aof_last_write_status="err"), "error", "refuses all writes"),
        (checks.disk, with_info(aof_last_bgrewrite_status="err"), "warning", "only grows"),
        (checks.disk, with_info(rdb_last_bgsave_status="err"), "warning", "snapshot"),
        (
            checks.disk,
            with_config({"save": "3600 1"}, rdb_last_bgsave_status="err"),
            "error",
            "snapshot",
        ),
        (checks.memory, with_info(used_memory=950 << 20), "warning", "950 MiB of 1024 MiB"),
        (checks.memory, with_info(used_memory=1 << 30), "error", "writers wait"),
        (checks.memory, with_info(maxmemory=0, used_memory=8 << 30), "error", "machine's memory"),
        (checks.clocks, replace(SOUND, skew=61.0), "warning", "61 s ahead of"),
        (checks.clocks, replace(SOUND, skew=-3600.0), "warning", "3600 s behind"),
        (checks.role, with_info(role="slave"), "error", "replica"),
        (checks.role, with_info(connected_slaves=2), "warning", "2 replicas"),
        (checks.role, with_info(loading=1), "warning", "loading"),
        (
            checks.cluster,
            replace(SOUND, cluster={"cluster_state": "fail", "cluster_slots_fail": "5461"}),
            "error",
            "5461 slots",
        ),
    ],
)
def test_a_planted_fault_is_found(check: Check, facts: Facts, severity: str, words: str) -> None:
    """With its severity, in words that name it, and a remedy that is a sentence."""
    (finding,) = check(facts)
    assert finding.severity == severity
    assert words in finding.what
    assert finding.remedy.endswith(".")
    assert finding.where


@pytest.mark.parametrize(
    ("check", "facts"),
    [
        (checks.version, with_info(redis_version="6.2.0")),
        (checks.persistence, with_config({"appendfsync": "always"})),
        (checks.memory, with_info(used_memory=900 << 20)),
        (checks.memory, with_info(maxmemory=0)),
        (checks.clocks, replace(SOUND, skew=4.9)),
        (checks.role, with_config({"min-replicas-to-write": "1"}, connected_slaves=2)),
        (checks.cluster, replace(SOUND, cluster={"cluster_state": "ok"})),
    ],
)
def test_what_is_just_right_is_no_fault(check: Check, facts: Facts) -> None:
    """The bounds are where they are said to be."""
    assert list(check(facts)) == []


def test_durability_decides_how_bad_a_missing_file_is() -> None:
    """Where it is strict, services refuse to start, and the doctor says so."""
    strict = RuntimeSettings.read({"DATELINE_DURABILITY": "strict"})
    (finding,) = checks.persistence(replace(with_info(aof_enabled=0), settings=strict))
    assert finding.severity == "error"
    assert "DATELINE_DURABILITY is strict" in finding.what


def test_a_redis_that_does_not_answer_is_an_error() -> None:
    """In the words of the attempt."""
    mishap = Mishap("connection refused", where="DATELINE_REDIS_URL", remedy="Start it.")
    (finding,) = checks.reachable(replace(SOUND, unreachable=mishap))
    assert (finding.severity, finding.what) == ("error", "connection refused")


@pytest.mark.parametrize(
    ("severities", "strict", "status"),
    [
        ([], True, 0),
        (["note"], True, 0),
        (["note", "warning"], False, 0),
        (["note", "warning"], True, 1),
        (["warning", "error"], False, 2),
    ],
)
def test_the_exit_status_sums_up(severities: list[Any], status: int, *, strict: bool) -> None:
    """An error always counts, a warning where it is asked for."""
    findings = [Finding(severity, "w", "x", "y") for severity in severities]
    assert exit_status(findings, strict=strict) == status


def test_every_check_says_what_it_makes_sure_of() -> None:
    """Its line stands where there is nothing to find."""
    promises = [promise(check) for check in OF_REDIS]
    assert all(line.endswith(".") for line in promises)
    assert len(set(promises)) == len(promises)
