"""How the runtime's tasks are ended for certain: as the client's are."""

from __future__ import annotations

from dateline.ending import end

__all__ = ["end"]
