"""The addresses that hubs call, as an ASGI application with bounds on all that strangers send."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote

from dateline.runtime.logging import logger
from dateline_ingest.websub.subscriber import Reply, Subscriber

log = logger("ingest")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_PARTS = 3
"""Of a callback's path: host, feed, token."""
_LONGEST_PATH = 2_048
_LONGEST_QUERY = 8_192
_MOST_FIELDS = 32
_PATIENCE_S = 30.0
"""Seconds for one call in all; hubs give up after five to thirty."""


class _TooLarge(Exception):  # noqa: N818 - becomes an answer
    """The body is larger than allowed."""


def make_app(subscriber: Subscriber, prefix: str, max_bytes: int) -> App:
    """Make the application.

    Args:
        subscriber: answers the calls.
        prefix: the path of the subscriber's base URL, ``""`` or ``/push``.
        max_bytes: most bytes of a delivery.
    """

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            async with asyncio.timeout(_PATIENCE_S):
                reply = await _answer(subscriber, prefix, max_bytes, scope, receive)
        except _TooLarge:
            reply = Reply(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except TimeoutError:
            reply = Reply(HTTPStatus.SERVICE_UNAVAILABLE)
        except Exception:
            log.exception("ingest.push_crashed")
            reply = Reply(HTTPStatus.INTERNAL_SERVER_ERROR)
        await _send(reply, send)

    return app


async def _answer(
    subscriber: Subscriber, prefix: str, max_bytes: int, scope: Scope, receive: Receive
) -> Reply:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    path = raw.decode("ascii", "replace")
    parts = [unquote(part) for part in path.removeprefix(prefix).strip("/").split("/")]
    if len(path) > _LONGEST_PATH or not path.startswith(prefix) or len(parts) != _PARTS:
        return Reply(HTTPStatus.NOT_FOUND)
    host, feed, token = parts
    match scope["method"]:
        case "GET":
            query: bytes = scope["query_string"]
            if len(query) > _LONGEST_QUERY:
                return Reply(HTTPStatus.REQUEST_URI_TOO_LONG)
            return await subscriber.verify(host, feed, token, _fields(query))
        case "POST":
            headers = {
                name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
            }
            body = await _body(receive, max_bytes)
            return await subscriber.receive(host, feed, token, headers, body)
        case _:
            return Reply(HTTPStatus.METHOD_NOT_ALLOWED)


def _fields(query: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            query.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        return {}
    fields: dict[str, str] = {}
    for name, value in pairs:
        fields.setdefault(name, value)
    return fields


async def _body(receive: Receive, max_bytes: int) -> bytes:
    body = bytearray()
    while True:
        event = await receive()
        if event["type"] == "http.disconnect":
            return b""
        body += event.get("body", b"")
        if len(body) > max_bytes:
            raise _TooLarge
        if not event.get("more_body"):
            return bytes(body)


async def _send(reply: Reply, send: Send) -> None:
    # A challenge is echoed to whoever sends it: as plain text no browser runs it.
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": int(reply.status), "headers": headers})
    await send({"type": "http.response.body", "body": reply.text.encode()})
