"""Web servers that mean harm, or might as well."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Mapping

from .raw import Script, answer, repeats, says

_ZEROS = b"\0" * 2**20
_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
_PLAIN = b"HTTP/1.1 200 OK\r\n\r\n"


def deflated(megabytes: int, wbits: int) -> bytes:
    """So many megabytes of nothing, packed."""
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join([*(packer.compress(_ZEROS) for _ in range(megabytes)), packer.flush()])


def bomb(coding: str, wbits: int, megabytes: int = 32) -> Script:
    """A body that becomes a thousand times as large."""
    return says(answer(deflated(megabytes, wbits), 200, (f"Content-Encoding: {coding}",)))


def packed_as(coding: str, body: bytes) -> Script:
    """A body in a coding that nobody asked for."""
    return says(answer(body, 200, (f"Content-Encoding: {coding}",)))


def many_headers(count: int) -> bytes:
    """A head of very many short headers."""
    return b"HTTP/1.1 200 OK\r\n" + b"".join(b"x%d: y\r\n" % number for number in range(count))


def crumbs(count: int) -> Script:
    """A body in chunks of one byte each, as fast as can be."""

    async def script(writer: asyncio.StreamWriter) -> None:
        writer.write(_CHUNKED)
        for _ in range(count // 1000):
            writer.write(b"1\r\nx\r\n" * 1000)
            await writer.drain()

    return script


FLOODS: Mapping[str, Script] = {
    "gzip bomb": bomb("gzip", 31),
    "deflate bomb": bomb("deflate", 15),
    "bare deflate bomb": bomb("deflate", -15),
    "bomb in a .gz file": says(answer(deflated(32, 31), 200, ("Content-Type: text/xml",))),
    "bomb in bombs": packed_as("gzip, gzip", gzip.compress(deflated(32, 31))),
    "members without end": packed_as("gzip", gzip.compress(b"") * 100_000),
    "brotli": packed_as("br", b"\x5b\xff\xff\x0f\x24\x80" + b"\0" * 800),
    "zstd": packed_as("zstd", b"\x28\xb5\x2f\xfd" + b"\0" * 16_000),
    "10,000 headers": says(many_headers(10_000) + b"\r\n"),
    "a header without end": repeats(b"x" * 1000, first=b"HTTP/1.1 200 OK\r\nX: "),
    "headers without end": repeats(b"X: y\r\n" * 100, first=b"HTTP/1.1 200 OK\r\n"),
    "continue, continue": repeats(b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "a body without end": repeats(b"<item/>" * 10_000, first=_PLAIN),
    "chunks without end": repeats(b"2000\r\n" + b"x" * 0x2000 + b"\r\n", first=_CHUNKED),
    "chunks of one byte": crumbs(1_000_000),
    "one chunk extension": repeats(b"x" * 1000, first=_CHUNKED + b"1;a="),
    "trailers without end": repeats(b"X: y\r\n" * 100, first=_CHUNKED + b"0\r\n"),
    "a film": repeats(b"\0\1" * 30_000, first=b"HTTP/1.1 200 OK\r\n"
                      b"Content-Type: video/mp4\r\nContent-Length: 4000000000\r\n\r\n"),
    "a film that calls itself a feed": repeats(b"\0\1" * 30_000, first=_PLAIN),
    "a length beyond all numbers": says(
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 4000 + b"\r\n\r\n<rss/>"
    ),
}  # fmt: skip
"""As much as we care to read, as fast as we can."""

DRIPS: Mapping[str, Script] = {
    "says nothing": says(),
    "head byte by byte": repeats(b"x", first=b"HTTP/1.1 200 OK\r\nX: ", pause=0.01),
    "body byte by byte": repeats(b"x", first=_PLAIN, pause=0.01),
    "chunk by chunk": repeats(b"1\r\nx\r\n", first=_CHUNKED, pause=0.01),
    "redirect that drips": repeats(
        b"x", first=b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 999\r\n\r\n", pause=0.01
    ),
    "stops within the head": says(b"HTTP/1.1 200 OK\r\nContent-"),
    "stops within the body": says(answer(b"<rss>", 200, ("Content-Length: 99",), length=False)),
}
"""As little as keeps a connection busy."""
