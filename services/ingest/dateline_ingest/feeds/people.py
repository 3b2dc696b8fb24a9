"""Authors as a text and as name and address, each where the other is missing. Pure."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

LONGEST = 512
"""Characters of an author; no name is longer, and lists of names are cut."""
_ADDRESS = re.compile(r"(?:mailto:)?([^\s<>()@]{1,64}@[^\s<>()@]{1,255})")


def sync_author(found: MutableMapping[str, Any], key: str = "author") -> None:
    """Bring the last author in line, as feedparser does whenever something of him is read.

    Its own pattern for addresses takes time quadratic in their length (31 KB: 5.9 s), and a
    top-level domain for at most four letters: of desk@harbour.media it makes a person named "a".

    Args:
        found: feedparser's dictionary of a feed or an entry, with what was read so far.
        key: whether it is an author or a publisher.
    """
    people: list[dict[str, str]] = found.get(f"{key}s") or [{}]
    detail = people[-1]
    written = (found.get(key) or "")[:LONGEST]
    if written:
        found[key] = written
    if detail:
        name, address = detail.get("name"), detail.get("email")
        known = f"{name} ({address})" if name and address else name or address
        if known:
            found[key] = known
        return
    name, address = split_author(written)
    if name:
        detail["name"] = name
    if address:
        detail["email"] = address


def split_author(written: str) -> tuple[str, str]:
    """Part a name from an address: ``desk@harbour.example (Tove Halm)``."""
    address = _ADDRESS.search(written)
    name = _ADDRESS.sub("", written).strip(" ,;()<>[]")
    return name, address[1] if address else ""
