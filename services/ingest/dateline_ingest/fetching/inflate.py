"""Response bodies decompressed with a bound, so that no bomb gets to go off. Pure."""

from __future__ import annotations

import zlib
from typing import Protocol

from dateline_ingest.outcomes import Failed

_GZIP = b"\x1f\x8b\x08"
_STEP = 2**20
"""Most bytes inflated at once, between two looks at what they came from."""
_FLOOR = 2**20
"""A body up to this size may have been as small as it likes."""
_RATIO = 200
"""Bytes that one byte may become beyond the floor. Real feeds stay below 20; zeros reach 1,030."""
_MEMBERS = 1000
"""gzip members of one body; each costs a new decompressor, and a byte of news takes 21 of them."""
_CRUMBS = 20_000
_CRUMB = 256
"""Bytes that chunks must have on average after so many of them."""
_PLAIN = frozenset({"", "identity"})
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


class Unpacker(Protocol):
    """A decompressor of zlib, whose own type has no public name."""

    @property
    def eof(self) -> bool:
        """Whether the packed stream has come to its end."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What came behind the end."""
        ...

    @property
    def unconsumed_tail(self) -> bytes:
        """What was not looked at for want of room."""
        ...

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        """Inflate, up to a number of bytes."""
        ...


class Refused(Exception):  # noqa: N818 - the fetcher turns it into an outcome
    """The body is not taken."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed)
        self.failed = failed


def coding_of(header: str) -> str | Failed:
    """Read Content-Encoding (RFC 9110, section 8.4) as ``identity``, ``gzip`` or ``deflate``.

    We ask for gzip alone, and only what zlib bounds is taken: 809 bytes of brotli become 512 MB
    in one call. Nor is what was packed twice: 980 bytes become 512 MB as well.
    """
    named = [name.strip().lower() for name in header.split(",")]
    packed = [name for name in named if name not in _PLAIN]
    if not packed:
        return "identity"
    if len(packed) == 1 and packed[0] in _CODINGS:
        return _CODINGS[packed[0]]
    return Failed("unsupported_compression", header.strip()[:100])


class Inflator:
    """Collects the chunks of a body, packed or plain, up to a number of bytes.

    httpx 0.28 inflates whatever arrives before anybody can count it: a gzip body of 64 KB became
    64 MB in one chunk. Here never more than what is still allowed is inflated. What is called
    plain and begins as gzip (a sitemap in a ``.gz`` file) is unpacked as well.

    Args:
        coding: see :func:`coding_of`.
        limit: most bytes of the body.
        keep_first: whether a longer body is cut at the limit instead of refused.
    """

    def __init__(self, coding: str, *, limit: int, keep_first: bool = False) -> None:
        self._coding = coding
        self._limit = limit
        self._keep_first = keep_first
        self._stream: Unpacker | None = None
        self._first = True
        self._members = 0
        self._chunks = 0
        self._taken = 0
        self._begun = b""
        self._body = bytearray()

    @property
    def full(self) -> bool:
        """Whether the limit is reached, and more would only be thrown away."""
        return self._keep_first and len(self._body) >= self._limit

    def feed(self, chunk: bytes) -> None:
        """Take the next chunk.

        Raises:
            Refused: with it the body passes the limit, or does harm.
            zlib.error: it is not what it was said to be.
        """
        self._chunks += 1
        self._taken += len(chunk)
        if self._chunks > _CRUMBS and self._taken < self._chunks * _CRUMB:
            raise Refused(Failed("hostile", f"{self._taken} bytes in {self._chunks} chunks"))
        if self._first:
            chunk = self._begun + chunk
            if len(chunk) < len(_GZIP):
                self._begun = chunk
                return
            self._begin(chunk)
        self._add(chunk)

    def body(self) -> bytes:
        """The whole body.

        Raises:
            zlib.error: the packed stream breaks off.
        """
        if self._first and self._begun:  # shorter than any packed body
            self._begin(self._begun)
            self._add(self._begun)
        if self.full:
            return bytes(self._body[: self._limit])
        if self._stream is not None and not self._stream.eof:
            raise zlib.error("the stream breaks off")
        return bytes(self._body)

    def _begin(self, start: bytes) -> None:
        self._first = False
        if self._coding == "gzip" or (self._coding == "identity" and start.startswith(_GZIP)):
            self._stream = _new_gzip()
        elif self._coding == "deflate":
            self._stream = zlib.decompressobj(wbits=15 if _has_zlib_header(start) else -15)

    def _add(self, chunk: bytes) -> None:
        if self._stream is None:
            self._body += chunk[: self._limit + 1 - len(self._body)]
            self._check(0)
        else:
            self._inflate(chunk)

    def _inflate(self, chunk: bytes) -> None:
        stream = self._stream
        while chunk and stream is not None and not self.full:
            if stream.eof:
                if not chunk.startswith(_GZIP[:2]):  # padding, which gzip(1) passes over too
                    return
                self._stream = stream = self._next_member()
            room = self._limit + 1 - len(self._body)
            self._body += stream.decompress(chunk, min(room, _STEP))
            chunk = stream.unused_data if stream.eof else stream.unconsumed_tail
            self._check(len(chunk))

    def _next_member(self) -> Unpacker:
        """Begin another gzip member: RFC 1952 allows several to a body, and some servers do it."""
        self._members += 1
        if self._members > _MEMBERS:
            raise Refused(Failed("hostile", f"more than {_MEMBERS} gzip members"))
        return _new_gzip()

    def _check(self, pending: int) -> None:
        taken = self._taken - pending
        size = len(self._body)
        if size > self._limit and not self._keep_first:
            raise Refused(Failed("too_large", f"over {self._limit} bytes"))
        if size > _FLOOR and size > _RATIO * taken:
            raise Refused(Failed("hostile", f"{taken} bytes inflate to over {size}"))


def _new_gzip() -> Unpacker:
    return zlib.decompressobj(wbits=31)


def _has_zlib_header(start: bytes) -> bool:
    """Tell deflate as RFC 9110 means it from the bare stream that some servers send (RFC 1950)."""
    return start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:2]) % 31 == 0
