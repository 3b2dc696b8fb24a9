"""Settings: declared once as frozen models, read from a mapping that is passed in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

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
            return cls.model_validate(found)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = str(first["loc"][0])
            about = cls.model_fields[name].description or ""
            raise Mishap(
                f"{first['msg']} (found {found.get(name)!r})",
                where=variable(name),
                remedy=f"Set it to what it means: {about.splitlines()[0] if about else name}",
            ) from error


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
    batch: int = Field(default=50, ge=1, le=500)
    """Entries read, handled and committed at once."""
    min_idle: float = Field(default=30.0, gt=0.1)
    """Seconds without a heartbeat after which another worker may take an entry over."""
    max_deliveries: int = Field(default=5, ge=1)
    """Deliveries after which an entry that was never committed becomes a dead letter."""
    backoff: float = Field(default=1.0, gt=0)
    """Seconds before the second delivery of an entry that failed; doubles each time."""
    claim_interval: float = Field(default=1.0, gt=0)
    """Seconds between looks for entries that nobody holds any more."""
    trim_interval: float = Field(default=5.0, gt=0)
    """Seconds between removals of entries that every group has acknowledged."""
    high_mark: int = Field(default=10_000, ge=1)
    """Entries waiting on a stream above which its writers pause."""
    grace: float = Field(default=20.0, gt=0)
    """Seconds that a service may take to finish what it holds when told to stop."""
    log_format: str = Field(default="json", pattern="^(json|pretty)$")
    """How log lines look: ``json`` for machines, ``pretty`` for people."""
    log_level: str = Field(default="info", pattern="^(debug|info|warning|error)$")
    """The least severity that is logged."""
