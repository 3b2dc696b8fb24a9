"""What may be wrong with the Redis of a deployment. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.cli.facts import Facts
from dateline.cli.findings import Finding, of_mishap
from dateline.errors import Mishap
from dateline.runtime.server_check import ServerFacts, check

_NEARLY_FULL = 0.9
_SKEW_S = 5.0
_CONF = "and set it in redis.conf."


def reachable(facts: Facts) -> Iterator[Finding]:
    """Redis answers."""
    if facts.unreachable:
        yield of_mishap("error", facts.unreachable)


def version(facts: Facts) -> Iterator[Finding]:
    """It knows the commands that delivery needs."""
    yield from _refusals(ServerFacts(version=facts.info.get("redis_version")))


def eviction(facts: Facts) -> Iterator[Finding]:
    """It throws nothing away when its memory is full."""
    yield from _refusals(ServerFacts(policy=facts.info.get("maxmemory_policy")))
    evicted = facts.info.get("evicted_keys", 0)
    if evicted:
        yield Finding(
            "error",
            f"{evicted} keys were evicted since it started; articles may be among them",
            facts.where,
            "Set maxmemory-policy noeviction, give it more memory, and let ingest fetch again.",
        )


def persistence(facts: Facts) -> Iterator[Finding]:
    """It keeps what it is given over a restart."""
    enabled = facts.info.get("aof_enabled")
    if enabled is not None and not enabled:
        durability = facts.settings.durability if facts.settings else "normal"
        strict = list(_refusals(ServerFacts(is_durable=False), durability))
        yield from strict or [
            Finding(
                "warning",
                "it keeps no append-only file: a restart loses what waits in the streams",
                facts.where,
                f"CONFIG SET appendonly yes {_CONF}",
            )
        ]
    elif facts.config.get("appendfsync") == "no":
        yield Finding(
            "warning",
            "appendfsync is no: a crash of the machine may lose half a minute",
            facts.where,
            f"CONFIG SET appendfsync everysec {_CONF}",
        )


def disk(facts: Facts) -> Iterator[Finding]:
    """Its last writes to disk went well."""
    if facts.info.get("aof_last_write_status", "ok") != "ok":
        yield Finding(
            "error",
            "it cannot write its append-only file, and refuses all writes until it can",
            facts.where,
            "Make room on its disk, or mend it; redis.log tells what is wrong.",
        )
    if facts.info.get("aof_last_bgrewrite_status", "ok") != "ok":
        yield Finding(
            "warning",
            "its last rewrite of the append-only file failed, so that the file only grows",
            facts.where,
            "Make room on its disk and in its memory, then BGREWRITEAOF.",
        )
    if facts.info.get("rdb_last_bgsave_status", "ok") != "ok":
        yield Finding(
            "error" if facts.config.get("save") else "warning",
            "its last snapshot failed; where snapshots are scheduled, it refuses all writes",
            facts.where,
            "Make room on its disk, then BGSAVE; or CONFIG SET save '' where the append-only file "
            "is enough.",
        )


def memory(facts: Facts) -> Iterator[Finding]:
    """It has room for more."""
    used = facts.info.get("used_memory", 0)
    limit = facts.info.get("maxmemory", 0)
    system = facts.info.get("total_system_memory", 0)
    most, name = (limit, "maxmemory") if limit else (system, "the machine's memory")
    if not most or used < most * _NEARLY_FULL:
        return
    full = used >= most
    yield Finding(
        "error" if full else "warning",
        f"it uses {used >> 20} MiB of {most >> 20} MiB ({name})"
        + (": writers wait until there is room" if full else ""),
        facts.where,
        "Find out with `dateline lag` what waits, lower DATELINE_HIGH_MARK, or give it memory.",
    )


def clocks(facts: Facts) -> Iterator[Finding]:
    """Its clock agrees with the one here."""
    if facts.skew is not None and abs(facts.skew) > _SKEW_S:
        way = "ahead of" if facts.skew > 0 else "behind"
        yield Finding(
            "warning",
            f"the clock here is {abs(facts.skew):.0f} s {way} its clock: times of fetching and of "
            "delivery do not fit together",
            facts.where,
            "Let NTP set the clocks of both machines.",
        )


def role(facts: Facts) -> Iterator[Finding]:
    """It is a master that takes writes, and not alone in danger of a failover."""
    if facts.info.get("role") == "slave":
        yield Finding(
            "error",
            "it is a replica: writes are refused",
            facts.where,
            "Name its master, or Sentinel: redis+sentinel://….",
        )
    replicas = facts.info.get("connected_slaves", 0)
    if replicas and facts.config.get("min-replicas-to-write") == "0":
        yield Finding(
            "warning",
            f"it has {replicas} replicas and waits for none: a failover may lose the last writes",
            facts.where,
            f"CONFIG SET min-replicas-to-write 1 and min-replicas-max-lag 10, {_CONF}",
        )
    if facts.info.get("loading"):
        yield Finding("warning", "it is loading its data", facts.where, "Wait until it has.")


def cluster(facts: Facts) -> Iterator[Finding]:
    """All slots of a Cluster are served."""
    if facts.cluster and facts.cluster.get("cluster_state") != "ok":
        failed = facts.cluster.get("cluster_slots_fail", "some")
        yield Finding(
            "error",
            f"the Cluster is down: {failed} slots are not served",
            facts.where,
            "Look with CLUSTER NODES for masters that fail, and start them or their replicas.",
        )


def _refusals(facts: ServerFacts, durability: str = "normal") -> Iterator[Finding]:
    """Ask what a service asks when it starts."""
    try:
        check(facts, durability)
    except Mishap as mishap:
        yield of_mishap("error", mishap)
