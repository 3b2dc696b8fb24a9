"""How services log: events with facts, as JSON lines or for people."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

from dateline.runtime.settings import RuntimeSettings


def configure(settings: RuntimeSettings, service: str) -> None:
    """Set the process's logging up; every line then tells which service it is from."""
    pretty = settings.log_format == "pretty"
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if pretty
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks
            if not pretty
            else structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[settings.log_level.upper()]
        ),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    structlog.contextvars.bind_contextvars(service=service)


def logger(name: str) -> structlog.typing.FilteringBoundLogger:
    """Return a logger; its events are named ``<name>.<event>``."""
    bound: structlog.typing.FilteringBoundLogger = structlog.get_logger(name)
    return bound
