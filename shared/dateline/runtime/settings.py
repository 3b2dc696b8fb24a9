"""Settings: declared once as frozen models, read from a mapping that is passed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from dateline.errors import Mishap

Environ = Mapping[str, str]
"""The environment, or a dictionary in its place."""

PREFIX = "DATELINE_"


class Settings(BaseModel):
    """The base of every service's settings: field ``feed_timeout`` is ``DATELINE_FEED_TIMEOUT``.

    Any setting may come from a file instead, for secrets: ``DATELINE_REDIS_URL_FILE=/run/…``. The
    docstring under each field is its documentation; docs/settings.md is made from it.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True
    )

    @classmethod
    def read(cls, environ: Environ) -> Self:
        """Read the settings from an environment.

        Raises:
            Mishap: a value does not fit, or a file named by ``…_FILE`` cannot be read.
        """
        found: dict[str, Any] = {}
        for name in cls.model_fields:
            value = _value(environ, variable(name))
            if value is not None:
                found[name] = value
        try:
            settings = cls.model_validate(found)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = str(first["loc"][0])
            about = cls.model_fields[name].description or ""
            raise Mishap(
                f"{first['msg']} (found {found.get(name)!r})",
                where=variable(name),
                remedy=f"Set it to what it means: {about.splitlines()[0] if about else name}",
            ) from error
        for field, what, remedy in settings.conflicts():
            raise Mishap(what, where=variable(field), remedy=remedy)
        return settings

    def conflicts(self) -> Iterator[tuple[str, str, str]]:
        """Yield the settings that do not go together: a field, what is wrong, how to mend it."""
        yield from ()


def variable(field: str) -> str:
    """Name the environment variable of a field."""
    return PREFIX + field.upper()


def _value(environ: Environ, name: str) -> str | None:
    if name in environ:
        return environ[name]
    path = environ.get(f"{name}_FILE")
    if path is None:
        return None
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Mishap(
            getattr(error, "strerror", None) or str(error),
            where=f"{name}_FILE={path}",
            remedy="Name a readable file.",
        ) from error


class RuntimeSettings(Settings):
    """What every service needs to reach Redis and to deliver."""

    redis_url: SecretStr = SecretStr("redis://127.0.0.1:6379/0")
    """Redis or Valkey that carries the streams, ``redis://user:password@host:port/db``."""
    redis_wait: float = Field(default=30.0, gt=0)
    """Seconds that a service waits for Redis when it starts, before it gives up."""
    durability: Literal["normal", "strict"] = "normal"
    """``strict`` refuses to start on a Redis without an append-only file; no eviction ever."""
    partitions: int = Field(default=1, ge=1, le=256)
    """Partitions that ingest spreads its sources over; the other services follow it."""
    batch: int = Field(default=50, ge=1, le=500)
    """Entries read, handled and committed at once."""
    min_idle: float = Field(default=6.0, gt=0.1)
    """Seconds without a heartbeat after which another worker may take an entry over."""
    heartbeat: float = Field(default=0.0, ge=0)
    """Seconds between heartbeats; 0 for a third of ``DATELINE_MIN_IDLE``."""
    handler_timeout: float = Field(default=300.0, ge=0)
    """Seconds for one batch, after which the process ends, to be started again; 0 for no limit."""
    memory_limit: int = Field(default=0, ge=0)
    """MiB of memory that a service may take; 0 leaves it to the container."""
    max_deliveries: int = Field(default=5, ge=1)
    """Deliveries after which an entry that was never committed becomes a dead letter."""
    backoff: float = Field(default=1.0, gt=0)
    """Seconds before the second delivery of an entry that failed; doubles each time."""
    backoff_longest: float = Field(default=300.0, gt=0)
    """Longest delay before another try, in seconds."""
    claim_interval: float = Field(default=1.0, gt=0)
    """Seconds between looks for entries that nobody holds any more."""
    trim_interval: float = Field(default=5.0, gt=0)
    """Seconds between removals of entries that every group has acknowledged."""
    consumer_ttl: float = Field(default=3600.0, gt=0)
    """Seconds of silence after which a consumer that holds nothing is forgotten."""
    high_mark: int = Field(default=10_000, ge=1)
    """Entries waiting on a stream at which its writers pause."""
    low_mark: int = Field(default=0, ge=0)
    """Entries waiting at which they go on; 0 for half of ``DATELINE_HIGH_MARK``."""
    grace: float = Field(default=20.0, gt=0)
    """Seconds that a service may take to finish what it holds when told to stop."""
    log_format: str = Field(default="json", pattern="^(json|pretty)$")
    """How log lines look: ``json`` for machines, ``pretty`` for people."""
    log_level: str = Field(default="info", pattern="^(debug|info|warning|error)$")
    """The least severity that is logged."""

    def conflicts(self) -> Iterator[tuple[str, str, str]]:
        """See :meth:`Settings.conflicts`."""
        if self.low_mark >= self.high_mark:
            yield (
                "low_mark",
                f"the low mark {self.low_mark} is not below the high mark {self.high_mark}",
                "Set DATELINE_LOW_MARK below DATELINE_HIGH_MARK, or leave it out.",
            )
        if self.heartbeat * 2 > self.min_idle:
            yield (
                "min_idle",
                f"a lease of {self.min_idle:g} s is shorter than two beats of {self.heartbeat:g} s",
                "Set DATELINE_MIN_IDLE to three times DATELINE_HEARTBEAT, or leave the latter out.",
            )
        if self.backoff > self.backoff_longest:
            yield (
                "backoff",
                f"the first delay {self.backoff:g} s exceeds {self.backoff_longest:g} s",
                "Set DATELINE_BACKOFF below DATELINE_BACKOFF_LONGEST.",
            )
