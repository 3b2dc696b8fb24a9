"""How far each group is: what waits, what was given up, and whether all is accounted for."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError
from rich.live import Live
from rich.table import Table
from rich.text import Text

from dateline.cli.moments import age
from dateline.cli.paper import paper
from dateline.cli.reach import reached
from dateline.cli.render import clean
from dateline.runtime.log import Account
from dateline.runtime.queues import Queue, find_queues
from dateline.runtime.redis_log import POSTPONED, RELEASED, RedisLog, Tenure
from dateline.runtime.settings import Environ

_COLUMNS = ("backlog", "pending", "postponed", "oldest", "dead", "workers", "balance")


@dataclass(frozen=True)
class Standing:
    """How far a group is in one partition."""

    queue: Queue
    account: Account
    is_counted: bool
    """Whether the group runs under our runtime; a stranger's program is in no account."""
    workers: tuple[float, ...] | None = ()
    """For each consumer, the seconds since Redis last heard from it; ``None``: no such group."""

    @property
    def balances(self) -> tuple[int, int] | None:
        """How many entries, and how many dead letters, are unaccounted for."""
        if not self.is_counted:
            return None
        return self.account.balance, self.account.dead_balance


async def measure(redis: Redis) -> list[Standing]:
    """Ask Redis about every group of every partition, each in one atomic look."""
    return [await _stand(redis, queue) for queue in await find_queues(redis)]


async def show(environ: Environ, *, as_json: bool, watch: float) -> int:
    """Print how far the groups are, once, or every ``watch`` seconds until Ctrl-C."""
    async with reached(environ) as redis:
        if as_json:
            while True:
                for standing in await measure(redis):
                    sys.stdout.write(json.dumps(as_document(standing)) + "\n")
                sys.stdout.flush()
                if not watch:
                    return 0
                await asyncio.sleep(watch)
        table = as_table(await measure(redis))
        if not watch:
            paper().print(table)
            return 0
        with Live(table, auto_refresh=False) as screen:
            while True:
                await asyncio.sleep(watch)
                screen.update(as_table(await measure(redis)), refresh=True)


def as_document(standing: Standing) -> dict[str, Any]:
    """Lay a group's standing out as JSON; what does not exist for a stranger's group is null."""
    account, balances = standing.account, standing.balances
    counts = asdict(account)
    if balances is None:
        for name in ("added", "again", "settled", "rejected", "exhausted", "gone"):
            counts[name] = None
        counts["retried"] = counts["dropped"] = None
    return {
        "partition": standing.queue.partition,
        "stream": standing.queue.stream.name,
        "stage": standing.queue.group,
        **counts,
        "workers": len(standing.workers or ()),
        "balance": balances[0] if balances else None,
        "dead_balance": balances[1] if balances else None,
    }


def as_table(standings: Sequence[Standing]) -> Table:
    """Lay them out for a person; a balance that is not 0 is red."""
    table = Table("stream", "stage", "part", box=None)
    for name in _COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for standing in standings:
        account, queue = standing.account, standing.queue
        oldest = "" if account.oldest is None else age(account.oldest)
        counts = [account.backlog, account.pending, account.postponed, oldest, account.dead]
        balance = sum(map(abs, standing.balances)) if standing.balances is not None else ""
        table.add_row(
            queue.stream.name,
            clean(queue.group),
            str(queue.partition),
            *map(str, counts),
            str(len(standing.workers or ())),
            Text(str(balance), style="bold red" if balance else ""),
        )
    return table


async def _stand(redis: Redis, queue: Queue) -> Standing:
    tenure = Tenure(queue.group, "", 0.0, 0)
    log = RedisLog(redis, tenure, queue.stream, None, queue.partition)
    client: Any = redis
    counted = await client.hexists(queue.tally, f"{queue.scope}:base")
    return Standing(queue, await log.account(), bool(counted), await _workers(redis, queue))


async def _workers(redis: Redis, queue: Queue) -> tuple[float, ...] | None:
    """Tell how long each worker was silent: one that is held back still asks for the lane."""
    live = await _silences(redis, queue.entries, queue.group)
    if live is None:
        return None
    lane = await _silences(redis, queue.lane, queue.group) or {}
    return tuple(min(silence, lane.get(name, silence)) for name, silence in live.items())


async def _silences(redis: Redis, stream: str, group: str) -> dict[str, float] | None:
    try:
        consumers: Any = await redis.xinfo_consumers(stream, group)
    except ResponseError as error:
        if not any(word in str(error) for word in ("NOGROUP", "no such key")):
            raise
        return None
    found = {consumer["name"].decode(): consumer["idle"] / 1000 for consumer in consumers}
    return {name: idle for name, idle in found.items() if name not in {POSTPONED, RELEASED}}
