"""How a feed fares, and why: the answer to "why is this feed silent?". Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args

from dateline.feeds import FeedReport, State
from dateline_ingest.outcomes import SUCCESSES, Failed, Outcome, told
from dateline_ingest.polling.evidence import clock, evidence, push_state, span, usually
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.registry import Subscription

_LATE = 30.0
"""Seconds after which a feed that is due and that nobody has taken counts as overdue: a worker
takes what is due several times a second, and may be busy for one slow fetch."""
_MISSED_TOLD = timedelta(days=1)
"""So long is told that entries were missed: by then the feed is looked at more often."""
_WORST_FIRST: tuple[State, ...] = get_args(State)
_SEEN: dict[Outcome, str] = {
    "not_modified": "the server says each time that nothing has changed",
    "unchanged": "the server sends the same bytes each time",
    "ok": "the document changes, but holds only entries that are known",
}


@dataclass(frozen=True)
class Standing:
    """All that is known of a feed at one moment."""

    id: str
    subscription: Subscription
    memory: FeedMemory
    now: datetime
    due: float | None = None
    """Seconds until its turn; ``None``: it is not scheduled."""
    is_held: bool = False
    """Whether a worker is looking at it now."""
    held: int = 0
    """How many feeds workers are looking at now; none: perhaps there is no worker."""

    @property
    def last_look(self) -> datetime | None:
        """When it was last looked at, by the clock of whoever planned the next look."""
        memory = self.memory
        return memory.next_poll - timedelta(seconds=memory.wait) if memory.next_poll else None

    @property
    def lateness(self) -> float:
        """Seconds since its turn came and nobody has taken it."""
        return -self.due if self.due is not None and self.due < 0 and not self.is_held else 0.0


@dataclass(frozen=True)
class _Verdict:
    state: State
    reason: str
    remedy: str
    since: datetime | None = None


def report(standing: Standing) -> FeedReport:
    """Say how a feed fares, why, since when, and how to mend it."""
    memory, given, verdict = standing.memory, standing.subscription, _judge(standing)
    due = None if standing.due is None else standing.now + timedelta(seconds=standing.due)
    rate = memory.rate
    return FeedReport(
        id=standing.id,
        url=given.url,
        name=given.name,
        domain=given.domain or None,
        state=verdict.state,
        reason=verdict.reason,
        remedy=verdict.remedy,
        evidence=tuple(
            evidence(
                memory,
                standing.now,
                last_look=standing.last_look,
                due=standing.due,
                is_held=standing.is_held,
            )
        ),
        since=verdict.since,
        origin=given.origin,
        added_at=given.added_at,
        weight=given.weight,
        folders=given.folders,
        last_look=standing.last_look,
        last_success=memory.last_success,
        last_news=memory.last_news,
        next_poll=due,
        expected_interval=1 / rate.per_second if rate else None,
        entries_per_day=rate.per_day if rate else None,
        entries=memory.entries,
        failures=memory.failures,
        outcome=memory.last_outcome,
        detail=memory.last_detail,
        push=push_state(memory, standing.now),
        moved_to=_moved_to(standing),
    )


def severity(told_: FeedReport) -> tuple[int, int, str]:
    """Give what reports are sorted by: the worst state first, then the most failures, then name."""
    return _WORST_FIRST.index(told_.state), -told_.failures, told_.name.lower()


def _judge(standing: Standing) -> _Verdict:
    """Try the rules in order; the first that applies explains the feed."""
    rules = (_paused, _overdue, _new, _gone, _failing, _missed, _empty, _silent, _moved)
    found = (verdict for rule in rules if (verdict := rule(standing)))
    return next(found, None) or _healthy(standing)


def _paused(standing: Standing) -> _Verdict | None:
    if not standing.subscription.paused:
        return None
    return _Verdict("paused", "paused by you", f"dateline feeds resume {standing.id}")


def _overdue(standing: Standing) -> _Verdict | None:
    late = standing.lateness
    if late < _LATE:
        return None
    since = standing.now - timedelta(seconds=late)
    waits = f"due for {span(late)}, and nobody has looked"
    if standing.held:
        what = f"{waits}: the workers are busy with {standing.held} other feeds"
        return _Verdict("overdue", what, "Run another ingest: dateline run ingest.", since)
    what = f"{waits}: no ingest seems to be running"
    return _Verdict("overdue", what, "Start one: dateline run ingest.", since)


def _new(standing: Standing) -> _Verdict | None:
    if standing.memory.last_outcome is not None:
        return None
    waits = standing.due is not None and standing.due > 0 and not standing.is_held
    when = f"in {span(standing.due or 0)}" if waits else "now"
    what = f"not looked at yet; the first look is {when}"
    return _Verdict("new", what, "Nothing to do.", standing.subscription.added_at)


def _gone(standing: Standing) -> _Verdict | None:
    memory = standing.memory
    if memory.last_outcome != "gone":
        return None
    what = "its publisher has removed it for good"
    if memory.gone_days > 1:
        what += f", and said so on {memory.gone_days} days in a row"
    remedy = f"Look for a new address, then: dateline feeds remove {standing.id}"
    return _Verdict("gone", what, remedy, memory.failing_since or memory.last_success)


def _failing(standing: Standing) -> _Verdict | None:
    memory = standing.memory
    if memory.last_outcome is None or memory.last_outcome in SUCCESSES:
        return None
    what, remedy = told(Failed(memory.last_outcome, memory.last_detail))
    since = memory.failing_since or memory.last_success
    if memory.last_outcome == "html_instead_of_feed" and memory.last_success:
        what = f"was a feed until {clock(memory.last_success)}, and is a web page now"
        remedy = f"Find the new one: dateline feeds add {standing.subscription.url}"
    times = f"{memory.failures} times in a row" if memory.failures > 1 else "at the last look"
    if memory.given_up:
        times += "; it is asked more and more rarely"
    return _Verdict("failing", f"{what}, {times}", remedy, since)


def _missed(standing: Standing) -> _Verdict | None:
    memory = standing.memory
    if memory.missed_at is None or standing.now - memory.missed_at > _MISSED_TOLD:
        return None
    number = f"about {memory.missed}" if memory.missed else "some"
    what = (
        f"more was published between two looks than the feed holds ({memory.entries} entries): "
        f"{number} were missed"
    )
    remedy = "Nothing to do: it is looked at more often now. If it goes on, raise its weight."
    return _Verdict("missed", what, remedy, memory.missed_at)


def _empty(standing: Standing) -> _Verdict | None:
    if standing.memory.entries or standing.memory.last_success is None:
        return None
    remedy = "Open it in a browser; perhaps its publisher has another feed."
    since = standing.memory.last_news
    return _Verdict("empty", "a feed without a single entry in it", remedy, since)


def _silent(standing: Standing) -> _Verdict | None:
    memory, now = standing.memory, standing.now
    if memory.last_news is None or memory.silent_from is None or now < memory.silent_from:
        return None
    seen = _SEEN.get(memory.last_outcome or "ok", _SEEN["ok"])
    passed = (now - memory.last_news).total_seconds()
    what = f"nothing new for {span(passed)}, where {usually(memory)}: {seen}"
    remedy = (
        "Open it in a browser: if it has newer entries, tell the publisher that the server "
        "answers wrongly; if it has none, its publisher has stopped."
    )
    return _Verdict("silent", what, remedy, memory.last_news)


def _moved(standing: Standing) -> _Verdict | None:
    target = _moved_to(standing)
    if target is None:
        return None
    what = f"read, though it says that it has moved for good to {target}"
    remedy = "Nothing to do: the new address is followed, and taken over once it is proved."
    return _Verdict("moved", what, remedy)


def _healthy(standing: Standing) -> _Verdict:
    memory = standing.memory
    if memory.last_news is None:
        return _Verdict("healthy", "read; nothing new has come yet", "Nothing to do.")
    passed = max(0.0, (standing.now - memory.last_news).total_seconds())
    what = f"nothing is the matter: last news {span(passed)} ago, and {usually(memory)}"
    return _Verdict("healthy", what, "Nothing to do.", memory.last_news)


def _moved_to(standing: Standing) -> str | None:
    memory = standing.memory
    target = memory.moved_to or memory.url
    return target if target != standing.subscription.url else None
