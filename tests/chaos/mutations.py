"""Bugs that delivery might have had, planted into a running service from outside."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import update

from dateline.runtime.log import Committed, Dead
from dateline_store import tables
from tests.chaos.seams import get, put

_A_WHILE_S = 0.3

_TEXT = "dateline.runtime.scripts:text"
_SETTLE = "dateline.runtime.delivery:Delivery._settle"
_LOG = "dateline.runtime.redis_log:RedisLog"
_PUBLISH = "dateline.runtime.outbox:_Bound.publish"
_SEND = "dateline.runtime.outbox_partition:Partition.send"
_SAVE = "dateline_store.repository:Repository.save"
_SAVE_BATCH = "dateline_store.repository:save_batch"


def amend(script: str, old: str, new: str) -> None:
    """Change the text of a Lua script.

    Raises:
        LookupError: the script no longer says what the mutant wants to change.
    """
    original = get(_TEXT)
    if old not in original(script):
        raise LookupError(f"{script}.lua does not say {old!r}")

    def text(name: str) -> str:
        found: str = original(name)
        return found.replace(old, new) if name == script else found

    put(_TEXT, text)


def acknowledge_first() -> None:
    """Acknowledge what was read before it is handled."""
    settle = get(_SETTLE)
    no_fence()

    async def settle_late(self: Any, entries: Any) -> Committed:
        ids = [entry.id for entry in entries]
        await self.log._redis.xack(self.log.stream, self.log._tenure.group, *ids)
        committed: Committed = await settle(self, entries)
        return committed

    put(_SETTLE, settle_late)


def no_fence() -> None:
    """Write outputs whether or not the entry was still ours."""
    amend(
        "commit",
        "redis.call('XACK', KEYS[1], group, id) == 1",
        "redis.call('XACK', KEYS[1], group, id) >= 0",
    )


def write_then_acknowledge() -> None:
    """Write the outputs, and acknowledge in a second step."""

    async def commit(self: Any, settled: Any) -> Committed:
        async with self._redis.pipeline(transaction=True) as first:
            for verdict in settled:
                _write(self, first, verdict)
            await first.execute()
        await asyncio.sleep(2 * _A_WHILE_S)
        async with self._redis.pipeline(transaction=True) as second:
            for verdict in settled:
                _settle(self, second, verdict)
            await second.execute()
        return Committed(len(settled))

    put(f"{_LOG}.commit", commit)


def transaction_without_fence() -> None:
    """Write and acknowledge in MULTI, which cannot look at what XACK answers."""

    async def commit(self: Any, settled: Any) -> Committed:
        async with self._redis.pipeline(transaction=True) as both:
            for verdict in settled:
                _write(self, both, verdict)
                _settle(self, both, verdict)
            await both.execute()
        return Committed(len(settled))

    put(f"{_LOG}.commit", commit)


def _write(log: Any, redis: Any, verdict: Any) -> None:
    if isinstance(verdict, Dead):
        redis.xadd(log._dead, {b"id": verdict.entry.fields.get(b"id", b"")})
        return
    for output in verdict.outputs:
        redis.xadd(log._output, output)
        redis.hincrby(log._tally, f"{log._writes.name}:added", 1)


def _settle(log: Any, redis: Any, verdict: Any) -> None:
    redis.xack(log.stream, log._tenure.group, verdict.entry.id)
    redis.hincrby(log._tally, f"{log._scope}:settled", 1)


def trim_by_length() -> None:
    """Trim with MAXLEN."""
    amend(
        "trim",
        "local excess = ",
        "if true then return redis.call('XTRIM', KEYS[1], 'MAXLEN', keep) end local excess = ",
    )


def trim_by_fastest_group() -> None:
    """Trim below the fastest group instead of the slowest."""
    amend("trim", "before(open, cut)", "before(cut, open)")


def no_heartbeat() -> None:
    """Let leases run out while the handler works."""

    async def beat(_: Any) -> None:
        await asyncio.Event().wait()

    put("dateline.runtime.leases:Leases.beat", beat)


def guard_by_hash() -> None:
    """Let whatever differs in content become the current revision, an older one too."""
    save = get(_SAVE_BATCH)

    def save_batch(connection: Any, batch: Any, stored_at: Any) -> Any:
        results = save(connection, batch=batch, stored_at=stored_at)
        column = tables.articles.c
        for article in batch:
            change = update(tables.articles).where(column.article_id == article.article_id)
            change = change.where(column.content_hash != article.content_hash)
            values = {"revision": article.revision, "content_hash": article.content_hash}
            connection.execute(change.values(**values, title=article.title))
        return results

    put(_SAVE_BATCH, save_batch)


def acknowledge_before_database() -> None:
    """Let the store acknowledge while its transaction is still to come."""
    save = get(_SAVE)
    late: set[asyncio.Task[Any]] = set()

    async def save_late(self: Any, batch: Any) -> Any:
        async def work() -> None:
            await asyncio.sleep(_A_WHILE_S)
            await save(self, batch)

        late.add(asyncio.create_task(work()))
        return ["inserted"] * len(batch)

    put(_SAVE, save_late)


def remember_first() -> None:
    """Write what is remembered of a feed before what the feed brought."""
    publish = get(_PUBLISH)

    async def publish_late(self: Any, drafts: Any = (), *, remember: Any = None) -> int:
        await publish(self, remember=remember)
        await asyncio.sleep(_A_WHILE_S)
        published: int = await publish(self, drafts)
        return published

    put(_PUBLISH, publish_late)


def publish_anyway() -> None:
    """Publish without comparing with what is remembered."""
    amend("publish", "redis.call('GET', KEYS[key + look]) == expected", "true")


def never_take_over() -> None:
    """Never look for abandoned entries."""

    async def take_over(*_: Any, **__: Any) -> None:
        await asyncio.Event().wait()

    put("dateline.runtime.upkeep:take_over", take_over)


def never_release() -> None:
    """Keep at shutdown what was read, in the name of a worker that is no more."""

    async def release(*_: Any, **__: Any) -> int:
        return 0

    put(f"{_LOG}.release", release)


def start_at_the_end() -> None:
    """Start a new group at the end of its stream."""
    amend("group", "stream, group, '0', 'MKSTREAM'", "stream, group, '$', 'MKSTREAM'")


def keep_the_dead() -> None:
    """Write dead letters and leave their entries pending."""
    amend(
        "commit",
        "local ours = redis.call('XACK'",
        "local ours = verdict == 'dead' or redis.call('XACK'",
    )


def never_count() -> None:
    """Deliver again without counting."""
    amend(
        "claim",
        "local claimed = redis.call('XCLAIM', KEYS[1], group, worker, 0, id)",
        "local claimed = redis.call('XCLAIM', KEYS[1], group, worker, 0, id, 'RETRYCOUNT', 1)",
    )


def forget_the_busy() -> None:
    """Forget silent consumers with all that they hold."""
    amend("sweep", "tonumber(facts['pending']) == 0 and ", "")


def drop_outputs_of_others() -> None:
    """Acknowledge what was taken over from another worker, and write nothing for it."""
    claim = get(f"{_LOG}.claim")

    async def claim_and_settle(self: Any, count: int) -> Any:
        claimed = await claim(self, count)
        ids = [entry.id for entry in claimed.entries]
        if ids:
            await self._redis.xack(self.stream, self._tenure.group, *ids)
        return claimed

    put(f"{_LOG}.claim", claim_and_settle)


def renumber() -> None:
    """Number every revision 1."""
    send = get(_SEND)

    async def send_first(self: Any, drafts: Any, remember: Any) -> int:
        for draft in drafts:
            object.__setattr__(draft, "message", draft.message.model_copy(update={"revision": 1}))
        published: int = await send(self, drafts, remember)
        return published

    put(_SEND, send_first)
