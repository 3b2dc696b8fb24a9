"""Opens the HTTP client that the settings name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Literal, cast

from dateline.errors import Mishap
from dateline_ingest.fetching.private import Allowance
from dateline_ingest.fetching.transport import Transport

Client = Literal["httpx", "httpx2"]
Open = Callable[[Allowance], Transport]

_CLIENTS: dict[Client, tuple[str, str]] = {
    "httpx": ("dateline_ingest.fetching.httpx_transport", "open_httpx"),
    "httpx2": ("dateline_ingest.fetching.httpx2_transport", "open_httpx2"),
}


def open_transport(client: Client, allowance: Allowance) -> Transport:
    """Open a client; only the one that is asked for is loaded.

    Raises:
        Mishap: it is not installed.
    """
    module, name = _CLIENTS[client]
    try:
        opener = cast("Open", getattr(import_module(module), name))
    except ModuleNotFoundError as error:
        raise Mishap(
            f"{client} is not installed ({error.name} is missing)",
            where="DATELINE_HTTP_CLIENT",
            remedy=f"Install it with pip install 'dateline_ingest[{client}]', or leave it out.",
        ) from error
    return opener(allowance)
