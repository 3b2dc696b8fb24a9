"""The delivery runtime: the only place that knows FastStream; it needs the extra ``service``."""

from __future__ import annotations

from dateline.runtime.service import REMEMBERED_S, Draft, Outbox, Procedure, Service
from dateline.runtime.settings import Environ, Settings

__all__ = ["REMEMBERED_S", "Draft", "Environ", "Outbox", "Procedure", "Service", "Settings"]
