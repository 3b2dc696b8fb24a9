"""Response bodies decompressed with a bound, so that no bomb gets to go off. Pure."""

from __future__ import annotations

import zlib


class TooLarge(Exception):  # noqa: N818 - the fetcher turns it into an outcome
    """The body is larger than allowed."""


class Inflator:
    """Collects the chunks of a body, gzip or plain, up to a number of bytes.

    httpx 0.28 inflates whatever arrives before anybody can count it: a gzip body of 64 KB became
    64 MB in one chunk. Here never more than what is still allowed is inflated.

    Args:
        gzipped: whether the chunks are gzip members (RFC 1952).
        limit: most bytes of the body.
    """

    def __init__(self, *, gzipped: bool, limit: int) -> None:
        self._stream = zlib.decompressobj(wbits=31) if gzipped else None
        self._limit = limit
        self._body = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Take the next chunk.

        Raises:
            TooLarge: with it the body passes the limit.
            zlib.error: it is not gzip.
        """
        while chunk:
            room = self._limit + 1 - len(self._body)
            if self._stream is None:
                self._body += chunk[:room]
                chunk = b""
            else:
                self._body += self._stream.decompress(chunk, room)
                chunk = self._stream.unconsumed_tail
                if self._stream.eof and self._stream.unused_data:  # a further gzip member
                    chunk = self._stream.unused_data
                    self._stream = zlib.decompressobj(wbits=31)
            if len(self._body) > self._limit:
                raise TooLarge

    def body(self) -> bytes:
        """The whole body.

        Raises:
            zlib.error: the gzip stream breaks off.
        """
        if self._stream is not None and self._body and not self._stream.eof:
            raise zlib.error("the stream breaks off")
        return bytes(self._body)
