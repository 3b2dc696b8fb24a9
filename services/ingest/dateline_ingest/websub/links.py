"""Where a document says that its news is pushed from: links to a hub and to itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from dateline_ingest.text import markup
from dateline_ingest.text.encodings import read_page

_LINK = re.compile(r"<([^<>]{0,2048})>([^<]*)")
"""A link value of RFC 8288 and its parameters, up to the next one."""
_RELATION = re.compile(
    r";\s{0,8}rel\s{0,8}=\s{0,8}(?:\"([^\"]{0,256})\"|([^\s;,\"]{1,64}))", re.IGNORECASE
)
_LONGEST_HEADER = 16_384
_HTML = re.compile(rb"<(?:!doctype\s{1,8}html|html|head)\b", re.IGNORECASE)
_LONGEST_HEAD = 262_144
"""Bytes of a page in which its head must end."""


@dataclass(frozen=True)
class PushLinks:
    """What a topic must tell, by W3C WebSub, section 4: its hubs, and its own name."""

    hubs: tuple[str, ...]
    topic: str


def find_links(
    url: str,
    headers: Mapping[str, str],
    *,
    hubs: Iterable[str] = (),
    self_url: str | None = None,
    body: bytes = b"",
) -> PushLinks | None:
    """Find a document's hubs and topic: those of its headers, else those of its content.

    Args:
        url: where the document came from in the end; the topic, if it names none.
        headers: of the response, names in lower case.
        hubs: what a feed's own elements name as hubs, where it has been parsed already.
        self_url: the same for itself.
        body: of a web page; only its head is searched, for in a page's body anybody may write.

    Returns:
        ``None`` where no hub is named.
    """
    told = _of_header(headers.get("link", ""))
    if not told.get("hub"):
        told = {"hub": [*hubs], "self": [self_url] if self_url else []}
        if not told["hub"] and _HTML.search(body[:1024]):
            told = _of_page(body, headers.get("content-type"))
    found = dict.fromkeys(_usable(url, told.get("hub", ())))
    if not found:
        return None
    return PushLinks(tuple(found), next(_usable(url, told.get("self", ())), url))


def _of_header(value: str) -> dict[str, list[str]]:
    """Read the header Link (RFC 8288), all its relations."""
    told: dict[str, list[str]] = {}
    for target, parameters in _LINK.findall(value[:_LONGEST_HEADER]):
        relation = _RELATION.search(parameters)
        for name in (relation[1] or relation[2] or "").lower().split() if relation else ():
            told.setdefault(name, []).append(target)
    return told


def _of_page(body: bytes, content_type: str | None) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    root = markup.parse_html(read_page(body[:_LONGEST_HEAD], content_type))
    head = None if root is None else next(root.iter("head"), None)
    for link in () if head is None else head.iter("link"):
        for name in (link.get("rel") or "").lower().split():
            told.setdefault(name, []).append(link.get("href") or "")
    return told


def _usable(base: str, links: Iterable[str]) -> Iterator[str]:
    for link in links:
        try:
            address = urljoin(base, link.strip())
        except ValueError:
            continue
        if link.strip() and address.lower().startswith(("http://", "https://")):
            yield address
