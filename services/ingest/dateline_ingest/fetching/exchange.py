"""One answer: where it leads, or what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from dateline_ingest.fetching.addresses import Address, read_address
from dateline_ingest.fetching.heads import joined
from dateline_ingest.fetching.inflate import Inflator, coding_of
from dateline_ingest.fetching.results import Hop
from dateline_ingest.fetching.transport import Answer, Trouble
from dateline_ingest.outcomes import Failed

MAX_REDIRECTS = 5
_REPEATED = frozenset({307, 308})
"""Redirects that a form is handed in at again (RFC 9110, section 15.4)."""
_MEDIA = ("video/", "audio/", "image/", "font/")
_TEXT = (b"<", b"{", b"[", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""How a document begins that was given the type of a film by mistake."""
_DRAINED = 16 * 1024
"""Bytes of a body nobody wants that are read all the same, for the connection to be kept."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is wanted of whoever has it in the end."""

    headers: list[tuple[bytes, bytes]]
    credentials: tuple[Address, bytes] | None
    """To be said to the host of the first address alone."""
    own: str | None
    """The host that may be private, as the person said who named it."""
    conditional: bool
    most: int
    keep_first: bool
    form: bytes | None = None


def next_address(answer: Answer, here: Address, ask: Ask, hops: list[Hop]) -> Address:
    """Where a redirect leads.

    Raises:
        Trouble: nowhere, to where we were before, or further and further.
    """
    if ask.form is not None and answer.status not in _REPEATED:
        raise Trouble("http_error", f"HTTP {answer.status}")
    target = joined(answer.headers).get("location")
    if not target:
        raise Trouble("bad_redirect", f"HTTP {answer.status} without Location")
    there = read_address(target, here)
    if there is None:
        raise Trouble("bad_url", target[:500])
    if ask.form is not None and here.scheme == "https" != there.scheme:
        raise Trouble("bad_redirect", f"a form is not sent on in the open, to {there.url}"[:500])
    hops.append(Hop(here.url, answer.status, there.url))
    if any(hop.url == there.url for hop in hops):
        raise Trouble("redirect_loop", f"back at {there.url}"[:500])
    if len(hops) > MAX_REDIRECTS:
        raise Trouble("redirect_loop", f"more than {MAX_REDIRECTS}")
    return there


async def read_body(answer: Answer, headers: Mapping[str, str], ask: Ask) -> bytes | Failed:
    """Read a body, unpacked and within bounds; what it is not read for is told by its head."""
    coding = coding_of(headers.get("content-encoding", ""))
    if isinstance(coding, Failed):
        return coding
    length = headers.get("content-length", "")
    if not ask.keep_first and length.isdecimal() and int(length[:18]) > ask.most:
        return Failed("too_large", f"over {ask.most} bytes")
    inflator = Inflator(coding, limit=ask.most, keep_first=ask.keep_first)
    is_media = headers.get("content-type", "").lower().startswith(_MEDIA)
    async for chunk in answer.chunks():
        if is_media and coding == "identity" and not chunk.lstrip().startswith(_TEXT):
            return Failed("media", headers["content-type"][:100])
        is_media = False
        inflator.feed(chunk)
        if inflator.full:
            break
    return inflator.body()


async def drain(answer: Answer) -> None:
    """Read the rest of a body if there is little; what is wrong with it is nobody's trouble."""
    seen = 0
    with suppress(Trouble, OSError):
        async for chunk in answer.chunks():
            seen += len(chunk)
            if seen > _DRAINED:
                break
