"""A hub on loopback that behaves as W3C WebSub, section 5 to 7, asks of hubs, or misbehaves."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncGenerator, Mapping, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import httpx

from dateline_ingest.websub.callback import Receive, Scope, Send
from dateline_ingest.websub.server import bind, listening


@dataclass
class Topic:
    """What a path of the publisher's side answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass
class Hub:
    """A hub, and the web server of the publishers that use it."""

    url: str = ""
    topics: dict[str, Topic] = field(default_factory=dict[str, Topic])
    forms: list[Mapping[str, str]] = field(default_factory=list[Mapping[str, str]])
    """The requests that it got, in order."""
    verified: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """By topic, the request of whoever answered its challenge."""
    lease: str = "3600"
    redirects: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    """By path, with which status a request is sent on, and where."""
    answer: int = 202
    asks_at_once: bool = True
    """Whether it verifies before it answers, as hubs may."""
    method: str = "sha256"

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""
        path = scope["path"]
        if path in self.redirects:
            status, target = self.redirects[path]
            await _respond(send, Topic(status=status, headers={"location": target}))
        elif scope["method"] == "POST":
            form = dict(parse_qsl((await _whole(receive)).decode(), keep_blank_values=True))
            self.forms.append(form)
            if self.asks_at_once and self.answer == 202:
                await self.verify(form)
            await _respond(send, Topic(b"said the hub", status=self.answer))
        else:
            await _respond(send, self.topics.get(path, Topic(status=404)))

    async def verify(self, form: Mapping[str, str]) -> httpx.Response:
        """Ask whoever is behind a callback whether the request was theirs."""
        challenge = f"challenge {len(self.forms)} & more"
        asked = {"hub.mode": form["hub.mode"], "hub.topic": form["hub.topic"]}
        asked |= {"hub.challenge": challenge, "hub.lease_seconds": self.lease}
        answer = await self.call(form["hub.callback"], asked)
        if answer.status_code == 200 and answer.text == challenge:
            self.verified[form["hub.topic"]] = form
        return answer

    async def call(self, callback: str, asked: Mapping[str, str]) -> httpx.Response:
        """Call a callback with parameters in its query."""
        async with httpx.AsyncClient() as client:
            return await client.get(callback, params=dict(asked))

    async def distribute(
        self, topic: str, body: bytes, *, signature: str | None = "right"
    ) -> httpx.Response:
        """Deliver a topic's new content to its subscriber."""
        form = self.verified[topic]
        headers = {"content-type": "application/rss+xml", "link": f'<{topic}>; rel="self"'}
        secret = form.get("hub.secret", "")
        if signature == "right" and secret:
            digest = hmac.new(secret.encode(), body, self.method).hexdigest()
            headers["x-hub-signature"] = f"{self.method}={digest}"
        elif signature and signature != "right":
            headers["x-hub-signature"] = signature
        async with httpx.AsyncClient() as client:
            return await client.post(form["hub.callback"], content=body, headers=headers)


@asynccontextmanager
async def open_hub() -> AsyncGenerator[Hub]:
    """Serve a hub on a free loopback port."""
    hub = Hub()
    sock = bind("127.0.0.1:0")
    hub.url = f"http://127.0.0.1:{sock.getsockname()[1]}"
    async with listening(hub.app, sock):
        await asyncio.sleep(0)
        yield hub


async def _whole(receive: Receive) -> bytes:
    body = b""
    while True:
        event: MutableMapping[str, Any] = await receive()
        part: bytes = event.get("body", b"")
        body += part
        if not event.get("more_body"):
            return body


async def _respond(send: Send, topic: Topic) -> None:
    headers = [(name.encode(), value.encode()) for name, value in topic.headers.items()]
    await send({"type": "http.response.start", "status": topic.status, "headers": headers})
    await send({"type": "http.response.body", "body": topic.body})
