"""One HTTP/1.1 exchange with the newsroom: from a request's head to the answer. Pure."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus

METHODS = ("GET", "HEAD")

GZIP_FROM = 512
"""Bytes; below it the packed body saves nothing worth a header."""


@dataclass(frozen=True)
class Resource:
    """A document at a path."""

    content_type: str
    body: bytes
    modified: datetime

    @property
    def etag(self) -> str:
        """A weak validator (RFC 9110 § 8.8.1): the packed and the plain body share it."""
        return f'W/"{hashlib.blake2b(self.body, digest_size=12).hexdigest()}"'


@dataclass(frozen=True)
class Request:
    """The head of a request; names of header fields are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Response:
    """A status, header fields and a body."""

    status: HTTPStatus
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    is_last: bool = False
    """True where the connection ends with this response."""

    def encode(self, now: datetime) -> bytes:
        """Write the response as it goes over the wire at a moment, which its Date field tells."""
        lines = [f"HTTP/1.1 {self.status.value} {self.status.phrase}"]
        lines += [f"Date: {format_datetime(now.astimezone(UTC), usegmt=True)}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        lines += ["Connection: close"] if self.is_last else []
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


def parse_request(head: bytes) -> Request | None:
    """Read a request's head; ``None`` where it is no HTTP/1 request."""
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):  # noqa: PLR2004 - RFC 9112 § 3
        return None
    fields = (line.partition(":") for line in lines if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in fields}
    return Request(words[0], words[1].partition("?")[0], headers)


def answer(request: Request | None, site: Mapping[str, Resource]) -> Response:
    """Answer a request out of a site: 200, 304, 400, 404 or 405."""
    if request is None:
        return _plain(HTTPStatus.BAD_REQUEST, is_last=True)
    # A request that brings a body is not read to its end, so nothing may follow it.
    is_last = (
        request.headers.get("connection", "").lower() == "close"
        or "content-length" in request.headers
        or "transfer-encoding" in request.headers
    )
    if request.method not in METHODS:
        return _plain(HTTPStatus.METHOD_NOT_ALLOWED, is_last=True, Allow=", ".join(METHODS))
    resource = site.get(request.path)
    if resource is None:
        found = _plain(HTTPStatus.NOT_FOUND, is_last=is_last)
    elif is_fresh(request.headers, resource):
        found = Response(HTTPStatus.NOT_MODIFIED, _validators(resource), is_last=is_last)
    else:
        found = _whole(request, resource, is_last=is_last)
    if request.method == "HEAD":
        return Response(found.status, found.headers, is_last=found.is_last)
    return found


def is_fresh(headers: Mapping[str, str], resource: Resource) -> bool:
    """Tell whether the client's copy still holds (RFC 9110 § 13.2.2: the ETag goes first)."""
    tags = headers.get("if-none-match")
    if tags is not None:
        opaque = resource.etag.removeprefix("W/")
        given = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return opaque in given or "*" in given
    try:
        since = parsedate_to_datetime(headers["if-modified-since"])
    except (KeyError, ValueError):
        return False
    if since.tzinfo is None:
        since = since.replace(tzinfo=UTC)
    return resource.modified.replace(microsecond=0) <= since


def accepts_gzip(header: str) -> bool:
    """Tell whether an Accept-Encoding field allows gzip."""
    for part in header.lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";")
        if coding in {"gzip", "x-gzip", "*"}:
            return weight.removeprefix("q=").strip("0.") != "" if weight else True
    return False


def _whole(request: Request, resource: Resource, *, is_last: bool) -> Response:
    body = resource.body
    headers = {**_validators(resource), "Content-Type": resource.content_type}
    if len(body) >= GZIP_FROM and accepts_gzip(request.headers.get("accept-encoding", "")):
        body = gzip.compress(body, mtime=0)
        headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    return Response(HTTPStatus.OK, headers, body, is_last=is_last)


def _validators(resource: Resource) -> dict[str, str]:
    return {
        "ETag": resource.etag,
        "Last-Modified": format_datetime(resource.modified.astimezone(UTC), usegmt=True),
        "Vary": "Accept-Encoding",
        "Cache-Control": "no-cache",
    }


def _plain(status: HTTPStatus, *, is_last: bool, **headers: str) -> Response:
    body = f"{status.value} {status.phrase}\n".encode()
    described = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body))}
    return Response(status, {**described, **headers}, body, is_last=is_last)
