"""Requests to a hub: to be told of a topic's news, or no longer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

from dateline_ingest.fetching.results import Fetched
from dateline_ingest.outcomes import Failed
from dateline_ingest.websub.subscription import LEASE_S, Push


class Poster(Protocol):
    """What a subscriber asks of an HTTP client."""

    async def post(
        self, url: str, form: Mapping[str, str], *, allow_private: bool = False
    ) -> Fetched | Failed:
        """Hand a form in, where 307 and 308 lead; never raises for network trouble."""
        ...


async def ask(
    poster: Poster, push: Push, mode: str, callback: str, *, allow_private: bool = False
) -> Failed | None:
    """Ask a push's hub to subscribe or unsubscribe it; ``None``: the hub will see to it.

    Args:
        poster: the HTTP client.
        push: which topic, at which hub.
        mode: ``subscribe`` or ``unsubscribe``.
        callback: where the hub shall ask back and deliver.
        allow_private: whether the hub may be at an address that is not public.
    """
    form = {"hub.mode": mode, "hub.topic": push.topic, "hub.callback": callback}
    if mode == "subscribe":
        form["hub.lease_seconds"] = str(LEASE_S)
        if push.secret is not None:
            form["hub.secret"] = push.secret
    answer = await poster.post(push.hub, form, allow_private=allow_private)
    return answer if isinstance(answer, Failed) else None


def is_secure(url: str) -> bool:
    """Whether nobody on the way can read what is sent there: TLS, or this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in {"127.0.0.1", "::1", "localhost"}
