"""A dead letter: a message that a stage gave up. Pure."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from dateline.messages._base import Message, UtcDatetime


class Rejected(Message):
    """A message that a stage can not, or can no longer, handle; nothing of it is lost.

    It lies on ``<stream>.<stage>.dead`` as the original entry's own fields, byte for byte, beside
    fields named ``rejected.*``: so redis-cli shows both, and a retry restores the first.
    """

    message_type: ClassVar[str] = "rejected.v1"

    stage: str
    """The consumer group that gave it up."""
    stream: str
    """The Redis key it was read from."""
    entry_id: str
    """Its id on that stream."""
    reason: str
    """A short, stable code: ``invalid_json``, ``max_deliveries`` …"""
    detail: str = ""
    frame: str | None = None
    """The last frame of the traceback, where a bug was the reason: ``dates.py:41 in resolve``."""
    worker: str | None = None
    """The consumer that gave it up."""
    attempts: int = Field(ge=1)
    first_failure: UtcDatetime
    last_failure: UtcDatetime
    fields: dict[str, str]
    """The original entry; bytes that are not UTF-8 are shown as ``\\xNN``."""

    @property
    def message_id(self) -> str:
        """Stage, stream and entry: a stage gives an entry up at most once."""
        return f"{self.stage}/{self.stream}/{self.entry_id}"
