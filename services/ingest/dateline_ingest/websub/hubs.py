"""Requests to a hub: to be told of a topic's news, or no longer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from dateline_ingest.outcomes import Failed
from dateline_ingest.websub.subscription import LEASE_S, Push

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 307, 308})
"""W3C WebSub, section 5.1, names 307 and 308; hubs were seen to use the older two alike."""


@dataclass(frozen=True)
class Answer:
    """What a server answered to a form."""

    status: int
    location: str | None = None
    text: str = ""
    """The start of the body, which says why."""


class Poster(Protocol):
    """What a subscriber asks of an HTTP client."""

    async def post(self, url: str, form: Mapping[str, str]) -> Answer | Failed:
        """Post a form; never raises for network trouble, and follows no redirect."""
        ...


async def ask(poster: Poster, push: Push, mode: str, callback: str) -> Failed | None:
    """Ask a push's hub to subscribe or unsubscribe it; ``None``: the hub will see to it.

    Args:
        poster: the HTTP client.
        push: which topic, at which hub.
        mode: ``subscribe`` or ``unsubscribe``.
        callback: where the hub shall ask back and deliver.
    """
    form = {"hub.mode": mode, "hub.topic": push.topic, "hub.callback": callback}
    if mode == "subscribe":
        form["hub.lease_seconds"] = str(LEASE_S)
        if push.secret is not None:
            form["hub.secret"] = push.secret
    address, secure = push.hub, is_secure(push.hub)
    for _ in range(_MOST_REDIRECTS + 1):
        answer = await poster.post(address, form)
        if isinstance(answer, Failed):
            return answer
        if answer.status not in _REDIRECTS:
            return _of_answer(answer)
        address = urljoin(address, answer.location or "")
        if secure and not is_secure(address):
            return Failed("bad_redirect", f"from {push.hub} to {address}, which is not secure")
    return Failed("redirect_loop", f"more than {_MOST_REDIRECTS}")


def is_secure(url: str) -> bool:
    """Whether nobody on the way can read what is sent there: TLS, or this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in {"127.0.0.1", "::1", "localhost"}


def _of_answer(answer: Answer) -> Failed | None:
    if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    why = " ".join(answer.text.split())[:200]
    return Failed("http_error", f"the hub answered {answer.status} {why}".rstrip())
