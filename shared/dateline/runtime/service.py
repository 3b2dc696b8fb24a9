"""The grammar of a service: which streams it reads and writes, declared so that types check it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, overload

from dateline.errors import Reject, TryLater
from dateline.messages import Message
from dateline.streams import Stream

M = TypeVar("M", bound=Message)
I = TypeVar("I", bound=Message)  # noqa: E741 - the input
O = TypeVar("O", bound=Message)  # noqa: E741 - the output

REMEMBERED_S = 60 * 24 * 3600
"""Seconds after which a memory that nobody has written again is gone."""


@dataclass(frozen=True)
class Draft(Generic[M]):
    """A message that is ready to be published, if nobody was quicker."""

    message: M
    name: str
    """The memory that guards it: ``article:<article_id>``."""
    expected: str | None
    """What that memory held when the message was composed; ``None``: nothing."""
    state: str
    """What it shall hold from now on."""
    provided: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    """What further memories must hold as well, by name; ``None``: nothing.

    Two workers that find one article under two names are told apart by a memory that both look up.
    """
    also: Mapping[str, str] = field(default_factory=dict[str, str])
    """Further memories that are written if the message is published, by name."""


Twin = Callable[[MutableMapping[str, Any], Sequence[str], Sequence[str], float], Any]


@dataclass(frozen=True)
class Procedure:
    """A Lua script over a service's own keys, and the same in Python for the double.

    It may be run twice with equal arguments where an answer was lost: the second run must do no
    harm. It uses no command newer than Redis 6.2, and takes the time from Redis.
    """

    lua: str
    """The text; KEYS and ARGV as given to :meth:`Outbox.run`."""
    twin: Twin
    """Called with what the keys hold (absent: nothing there), KEYS, ARGV and the time in seconds;
    changes what the keys hold, and returns what the script returns, text as ``str``."""


class Outbox(Protocol[M]):
    """Where a service that reads no stream puts what it found, together with what it remembers.

    A pipeline may have several partitions. Messages and the memories that vouch for them must lie
    in one; :meth:`at` gives the outbox of the partition that a source belongs to.
    """

    @property
    def losses(self) -> int:
        """How often Redis was seen to have gone back in time: emptied, or restored from older data.

        What was published meanwhile is gone with the memory of it. A service that notices a
        growing number asks its sources again, without validators.
        """
        ...

    @property
    def partition(self) -> int:
        """The number of the partition that this outbox writes to."""
        ...

    def at(self, source: str) -> Outbox[M]:
        """Give the outbox of the partition of a source; equal names, equal partition."""
        ...

    def parts(self) -> Sequence[Outbox[M]]:
        """Give an outbox for each partition that there is, or was under an earlier layout."""
        ...

    async def recall(self, names: Sequence[str]) -> list[str | None]:
        """Look up what was remembered under each name."""
        ...

    async def publish(
        self, drafts: Sequence[Draft[M]] = (), *, remember: Mapping[str, str] | None = None
    ) -> int:
        """Put messages on the stream and write the memory, in one transaction.

        A draft whose memories no longer hold what it expects is left out: somebody else has
        published it. So a memory is never newer than the messages it vouches for, and a repeated
        call publishes nothing twice.

        Args:
            drafts: the messages.
            remember: further memories, such as a feed's ETag, by name; written only where no draft
                was left out.

        Returns:
            How many messages went out.
        """
        ...

    async def run(
        self, procedure: Procedure, names: Sequence[str], arguments: Sequence[str | int | float]
    ) -> Any:
        """Run a procedure in the partition of this outbox.

        Args:
            procedure: the script.
            names: of its keys, which are the service's own as those of memories are.
            arguments: its ARGV.

        Returns:
            What the script returns: integers, text, ``None``, and lists of these.
        """
        ...

    async def room(self, source: str = "") -> None:
        """Wait while too much is waiting on the stream (back-pressure).

        Where several sources wait, they are let in in turn, so that one that floods the pipeline
        does not keep the others out: ask before each portion of at most fifty messages.
        """
        ...


Loop = Callable[[Outbox[O]], Coroutine[Any, Any, None]]
Outcomes = Sequence[Any]
BatchHandler = Callable[[Sequence[Any]], Awaitable[Outcomes]]


@dataclass(frozen=True)
class Stage:
    """A handler between two streams; ``writes`` is ``None`` at the end of the line."""

    reads: Stream[Any]
    writes: Stream[Any] | None
    handle: BatchHandler
    """A batch of messages in; one outcome each, in order: a message, ``None`` or an error value."""
    in_batches: bool = True
    """Whether it gains by getting many messages at once."""


@dataclass(frozen=True)
class Task:
    """A loop of a service that reads no stream."""

    name: str
    writes: Stream[Any]
    run: Callable[[Outbox[Any]], Coroutine[Any, Any, None]]


@dataclass
class Service:
    """A named set of stages and tasks; the runtime runs it, and a consumer group bears its name.

    ::

        @service.reads(FETCHED, writes=ENRICHED)
        async def on_fetched(article: ArticleFetched) -> ArticleEnriched: ...

    A handler of the wrong message, a result of the wrong type, a result with nowhere to go and a
    message put on another message's stream are all type errors.
    """

    name: str
    stages: list[Stage] = field(default_factory=list[Stage])
    tasks: list[Task] = field(default_factory=list[Task])

    @overload
    def reads(
        self, stream: Stream[I], *, writes: Stream[O]
    ) -> Callable[[Callable[[I], Awaitable[O | None]]], Callable[[I], Awaitable[O | None]]]: ...

    @overload
    def reads(
        self, stream: Stream[I], *, writes: None = None
    ) -> Callable[[Callable[[I], Awaitable[None]]], Callable[[I], Awaitable[None]]]: ...

    def reads(self, stream: Stream[Any], *, writes: Stream[Any] | None = None) -> Any:
        """Handle the messages of a stream one by one.

        The handler returns what to write, or ``None``; it raises :class:`TryLater` or
        :class:`Reject`. Any other exception is a bug: the message is tried again, and becomes a
        dead letter after ``max_deliveries``.
        """

        def register(handler: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
            async def handle(messages: Sequence[Any]) -> Outcomes:
                return [await _attempt(handler, message) for message in messages]

            self.stages.append(Stage(stream, writes, handle, in_batches=False))
            return handler

        return register

    @overload
    def reads_batches(
        self, stream: Stream[I], *, writes: Stream[O]
    ) -> Callable[
        [Callable[[Sequence[I]], Awaitable[Sequence[O | TryLater | Reject | None]]]],
        Callable[[Sequence[I]], Awaitable[Sequence[O | TryLater | Reject | None]]],
    ]: ...

    @overload
    def reads_batches(
        self, stream: Stream[I], *, writes: None = None
    ) -> Callable[
        [Callable[[Sequence[I]], Awaitable[Sequence[TryLater | Reject | None]]]],
        Callable[[Sequence[I]], Awaitable[Sequence[TryLater | Reject | None]]],
    ]: ...

    def reads_batches(self, stream: Stream[Any], *, writes: Stream[Any] | None = None) -> Any:
        """Handle the messages of a stream many at a time.

        The handler returns one outcome for each message, in order: what to write, ``None``, or an
        error *value* (:class:`TryLater`, :class:`Reject`) that touches that message alone. If it
        raises, its messages are handled again one at a time, so that the culprit stands alone.
        """

        def register(handler: BatchHandler) -> BatchHandler:
            self.stages.append(Stage(stream, writes, handler))
            return handler

        return register

    def runs(self, *, writes: Stream[O]) -> Callable[[Loop[O]], Loop[O]]:
        """Run a loop for as long as the service lives; it writes through its :class:`Outbox`.

        The loop is cancelled at shutdown. If it raises, the service stops with an error.
        """

        def register(loop: Loop[O]) -> Loop[O]:
            self.tasks.append(Task(loop.__name__, writes, loop))
            return loop

        return register


async def _attempt(handler: Callable[[Any], Awaitable[Any]], message: Any) -> Any:
    """Turn what a handler of single messages raises into the value that a batch returns."""
    try:
        return await handler(message)
    except (TryLater, Reject) as outcome:
        return outcome
    except Exception as error:  # noqa: BLE001 - a bug in one message must not touch its neighbours
        return error
