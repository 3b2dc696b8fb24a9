"""An in-memory double of the streams, to test a stage of one's own without Redis."""

from __future__ import annotations

from dateline.runtime.log import OutputFields
from dateline.testing.keyspace import Keyspace
from dateline.testing.log import MemoryLog
from dateline.testing.outbox import MemoryOutbox
from dateline.testing.settling import settle
from dateline.testing.streams import MemoryStreams

__all__ = [
    "Keyspace",
    "MemoryLog",
    "MemoryOutbox",
    "MemoryStreams",
    "OutputFields",
    "settle",
]
