"""The headers of a request and of an answer. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard


def conditions(etag: str | None, last_modified: str | None) -> list[tuple[bytes, bytes]]:
    """Write what is known of a document as headers (RFC 9110, section 13.1), verbatim.

    What cannot be in a header, because a memory was damaged, is left out.
    """
    named = ((b"If-None-Match", etag), (b"If-Modified-Since", last_modified))
    return [(name, value.encode("latin-1")) for name, value in named if _is_sendable(value)]


def _is_sendable(value: str | None) -> TypeGuard[str]:
    if not value or value != value.strip():
        return False
    return all(" " <= character <= "\xff" and character != "\x7f" for character in value)


def joined(headers: Sequence[tuple[bytes, bytes]]) -> Mapping[str, str]:
    """Read headers: names in lower case, the values of one name joined by commas (section 5.3).

    Bytes beyond ASCII are read as Latin-1, so that they can be sent back as they came. Cookies
    are not even looked at.
    """
    found: dict[str, str] = {}
    for raw, value in headers:
        name = raw.decode("latin-1").lower()
        text = value.decode("latin-1")
        found[name] = f"{found[name]}, {text}" if name in found else text
    found.pop("set-cookie", None)
    return found
