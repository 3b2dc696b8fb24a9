"""Messages framed by control characters, as IPTC 7901 and ANPA 1312 send them, cut apart. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

SOH, STX, ETX, EOT = "\x01", "\x02", "\x03", "\x04"
_MOST_MESSAGES = 5_000
_LONGEST_TAIL = 400
"""Characters behind ETX that may tell the time of sending."""
_CODES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Framed:
    """One message: what stands between SOH, STX, ETX and EOT."""

    before: str
    """Between the message before it and SOH: routing codes, where there are any."""
    header: str
    text: str
    after: str
    """Behind ETX: when it was sent."""


def is_framed(content: bytes) -> bool:
    """Whether a file holds such messages: a header and then a text, near its start."""
    head = content[:4096]
    soh = head.find(b"\x01")
    return soh >= 0 and head.find(b"\x02", soh) > soh


def cut(text: str) -> list[Framed]:
    """Cut a file into its messages; one that breaks off is as long as it is."""
    messages: list[Framed] = []
    before, *parts = text.split(SOH)
    for part in parts[:_MOST_MESSAGES]:
        header, found, rest = part.partition(STX)
        if not found:
            before = ""
            continue
        body, _, tail = rest.partition(ETX)
        after, _, behind = tail.partition(EOT)
        messages.append(Framed(before, header, body, after[:_LONGEST_TAIL]))
        before = behind[-_LONGEST_TAIL:]
    return messages


def without_codes(text: str) -> str:
    """Drop the control characters that no other step asked for."""
    return _CODES.sub("", text)


def decode(content: bytes) -> str:
    """Read the bytes of such a file: UTF-8 if they are that, else Windows-1252 or Latin-1."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
