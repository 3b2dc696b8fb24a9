"""Tells where an article is, and how it came there."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

from rich.console import Console

from dateline.cli.trace_search import search
from dateline.cli.trace_view import as_document, as_text
from dateline.runtime.settings import Environ

_UNKNOWN = 1


async def show(environ: Environ, name: str, *, as_json: bool) -> int:
    """Print the way of every article that bears a name.

    Returns:
        The exit status: 1 if nobody knows of any.

    Raises:
        Mishap: Redis cannot be reached.
    """
    traces = await search(environ, name)
    for trace in traces:
        if as_json:
            sys.stdout.write(json.dumps(as_document(trace), ensure_ascii=False) + "\n")
        else:
            Console().print(as_text(trace, now=datetime.now(UTC)), soft_wrap=True)
    if not traces:
        sys.stderr.write(f"dateline: {name}: no trace of it here\n")
        return _UNKNOWN
    return 0
