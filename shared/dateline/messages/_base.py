"""The base of every message, with the scalar types that messages share. Pure."""

from __future__ import annotations

from abc import abstractmethod
from datetime import UTC, date, datetime
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, NaiveDatetime


def _to_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


UtcDatetime = Annotated[AwareDatetime, AfterValidator(_to_utc)]
"""An instant; any offset is accepted and turned into UTC."""

CivilDatetime = NaiveDatetime
"""A moment on the calendar and the clock of the place it is told from, with no time zone."""

Score = Annotated[float, Field(ge=0.0, le=1.0)]
"""A probability, confidence or relevance, 0 to 1."""

Offset = Annotated[int, Field(ge=0)]
"""A position in a text, counted in Unicode code points."""

Granularity = Literal[
    "second", "minute", "hour", "daypart", "day", "weekend", "week", "month", "season",
    "quarter", "half", "year", "decade", "century",
]  # fmt: skip
"""The calendar unit that an expression names: "December 6" is a day, "in 2018" is a year."""

TextField = Literal["title", "deck", "body"]
"""The text that a pair of offsets counts in."""


class Part(BaseModel):
    """A piece of a message: immutable, and strict about the fields it is written with.

    Readers are lenient instead: :func:`dateline.wire.decode` ignores fields it does not know, so
    that an old subscriber survives a newer writer.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True
    )


class Message(Part):
    """What travels on a stream: one fact, versioned by its ``message_type``."""

    message_type: ClassVar[str]
    """Name and major version, as the stream field ``type`` gives them: ``article.fetched.v1``."""

    @property
    @abstractmethod
    def message_id(self) -> str:
        """The key of the fact's effects: equal ids mean the same fact, delivered again."""


class Span(Part):
    """A stretch of text: code points, end exclusive."""

    start: Offset
    end: Offset


class Instant(Part):
    """A point in time as somebody stated it."""

    at: UtcDatetime
    """The instant in UTC; for a day without a clock time, the day's first instant."""
    offset: str | None = None
    """The UTC offset that the source wrote, ``+03:00``; ``None`` where it wrote none."""
    granularity: Granularity = "second"
    """How much of ``at`` is really known: ``day`` means that the clock time means nothing."""

    @property
    def day(self) -> date:
        """The calendar day where it was written, which near midnight is not the day in UTC."""
        there = datetime.fromisoformat(f"2000-01-01T00:00:00{self.offset or '+00:00'}").tzinfo
        return self.at.astimezone(there).date()
