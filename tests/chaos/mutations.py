"""Bugs that delivery might have had, planted into a running service from outside."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import update

from dateline.runtime import delivery, leases, outbox, redis_log, scripts, upkeep
from dateline.runtime.log import Committed, Dead
from dateline_store import repository, tables

_A_WHILE_S = 0.3

original_text = scripts.text


def amend(script: str, old: str, new: str) -> None:
    """Change the text of a Lua script.

    Raises:
        LookupError: the script no longer says what the mutant wants to change.
    """
    if old not in original_text(script):
        raise LookupError(f"{script}.lua does not say {old!r}")

    def text(name: str) -> str:
        found = original_text(name)
        return found.replace(old, new) if name == script else found

    vars(scripts)["text"] = text


def acknowledge_first() -> None:
    """Acknowledge what was read before it is handled."""
    settle = delivery.Delivery._settle
    no_fence()

    async def settle_late(self: Any, entries: Any) -> Committed:
        ids = [entry.id for entry in entries]
        await self.log._redis.xack(self.log.stream, self.log._tenure.group, *ids)
        return await settle(self, entries)

    vars_of(delivery.Delivery, _settle=settle_late)


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
        for verdict in settled:
            await _write(self, self._redis, verdict)
        await asyncio.sleep(_A_WHILE_S)
        for verdict in settled:
            await self._redis.xack(self.stream, self._tenure.group, verdict.entry.id)
        return Committed(len(settled))

    vars_of(redis_log.RedisLog, commit=commit)


def transaction_without_fence() -> None:
    """Write and acknowledge in MULTI, which cannot look at what XACK answers."""

    async def commit(self: Any, settled: Any) -> Committed:
        async with self._redis.pipeline(transaction=True) as both:
            for verdict in settled:
                await _write(self, both, verdict)
                both.xack(self.stream, self._tenure.group, verdict.entry.id)
            if settled:
                await both.execute()
        return Committed(len(settled))

    vars_of(redis_log.RedisLog, commit=commit)


async def _write(log: Any, redis: Any, verdict: Any) -> None:
    if isinstance(verdict, Dead):
        told = redis.xadd(log._dead, {b"id": verdict.entry.fields.get(b"id", b"")})
        if asyncio.iscoroutine(told):
            await told
        return
    for output in verdict.outputs:
        told = redis.xadd(log._output, output)
        if asyncio.iscoroutine(told):
            await told


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

    vars_of(leases.Leases, beat=beat)


def guard_by_hash() -> None:
    """Let whatever differs in content become the current revision, an older one too."""
    save = repository.save_batch

    def save_batch(connection: Any, batch: Any, stored_at: Any) -> Any:
        results = save(connection, batch=batch, stored_at=stored_at)
        column = tables.articles.c
        for article in batch:
            change = update(tables.articles).where(column.article_id == article.article_id)
            change = change.where(column.content_hash != article.content_hash)
            values = {"revision": article.revision, "content_hash": article.content_hash}
            connection.execute(change.values(**values, title=article.title))
        return results

    vars(repository)["save_batch"] = save_batch


def acknowledge_before_database() -> None:
    """Let the store acknowledge while its transaction is still to come."""
    save = repository.Repository.save
    late: set[asyncio.Task[Any]] = set()

    async def save_late(self: Any, batch: Any) -> Any:
        async def work() -> None:
            await asyncio.sleep(_A_WHILE_S)
            await save(self, batch)

        late.add(asyncio.create_task(work()))
        return ["inserted"] * len(batch)

    vars_of(repository.Repository, save=save_late)


def remember_first() -> None:
    """Write what is remembered of a feed before what the feed brought."""
    publish = outbox._Bound.publish

    async def publish_late(self: Any, drafts: Any = (), *, remember: Any = None) -> int:
        await publish(self, remember=remember)
        await asyncio.sleep(_A_WHILE_S)
        return await publish(self, drafts)

    vars_of(outbox._Bound, publish=publish_late)


def publish_anyway() -> None:
    """Publish without comparing with what is remembered."""
    amend("publish", "redis.call('GET', memory) == expected", "true")


def never_take_over() -> None:
    """Never look for abandoned entries."""

    async def take_over(*_: Any, **__: Any) -> None:
        await asyncio.Event().wait()

    vars(upkeep)["take_over"] = take_over


def never_release() -> None:
    """Keep at shutdown what was read, in the name of a worker that is no more."""

    async def release(*_: Any, **__: Any) -> int:
        return 0

    vars_of(redis_log.RedisLog, release=release)


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
    claim = redis_log.RedisLog.claim

    async def claim_and_settle(self: Any, count: int) -> Any:
        claimed = await claim(self, count)
        ids = [entry.id for entry in claimed.entries]
        if ids:
            await self._redis.xack(self.stream, self._tenure.group, *ids)
        return claimed

    vars_of(redis_log.RedisLog, claim=claim_and_settle)


def renumber() -> None:
    """Number every revision 1."""
    send = outbox._Partition.send

    async def send_first(self: Any, drafts: Any, remember: Any) -> int:
        for draft in drafts:
            object.__setattr__(draft, "message", draft.message.model_copy(update={"revision": 1}))
        return await send(self, drafts, remember)

    vars_of(outbox._Partition, send=send_first)


def vars_of(owner: type, **methods: Any) -> None:
    """Put methods in the place of a class's own."""
    for name, method in methods.items():
        setattr(owner, name, method)
