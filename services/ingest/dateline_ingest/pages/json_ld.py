"""The objects that a page declares in JSON-LD, and which of them is its article. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from dateline_ingest.identity.urls import canonical
from dateline_ingest.text import markup
from dateline_ingest.text.html import read_line
from dateline_ingest.text.words import overlap

Node = Mapping[str, Any]

_TYPE = "application/ld+json"
_OPENING = re.compile(r"(?:/[/*])?\s{0,9}<!(?:--|\[CDATA\[)(?:\*/)?")
_CLOSING = re.compile(r"(?:/[/*])?(?:--|\]\])>(?:\*/)?$")
"""A comment or CDATA section, left from the days of XHTML, around the document."""
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_ARTICLES = ("Article", "Posting", "Report", "Review")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
_DEEPEST = 8
_MOST_NODES = 2000
_MOST_NAMES = 50
_LONGEST = 2**20
"""Characters of one script that are read: the text of an article has a tenth of it."""


@dataclass(frozen=True)
class LinkedData:
    """The objects of a page, in its order, and those among them that others refer to by name."""

    nodes: Sequence[Node] = ()
    named: Mapping[str, Node] = field(default_factory=dict[str, Node])

    def resolve(self, value: object) -> object:
        """Replace a bare reference ``{"@id": …}`` by the object that it names, if there is one."""
        if not isinstance(value, dict):
            return value
        node = cast("Node", value)
        name = node.get("@id")
        return node if "name" in node else self.named.get(str(name), node)

    def names(self, value: object) -> tuple[str, ...]:
        """The names in a string, an object with a name, a reference to one, or a list of them."""
        many = cast("list[object]", value) if isinstance(value, list) else [value]
        names: list[str] = []
        for one in many[:_MOST_NAMES]:
            found = self.resolve(one)
            if isinstance(found, dict):
                found = cast("Node", found).get("name")
            if isinstance(found, list):
                names += [told for each in cast("list[object]", found) if (told := plain(each))]
            elif told := plain(found):
                names.append(told)
        return tuple(n for n in dict.fromkeys(names) if not n.startswith(("http://", "https://")))

    def article(self, *, url: str | None, titles: Sequence[str]) -> Node:
        """Choose the object that describes the article of this page, not one it links to.

        An object speaks for itself by being an article, naming this page's address, having a
        headline of the words of the page's own, and a date. Without any, the object that describes
        the page as such is taken; without that an empty one.

        Args:
            url: the page's own address.
            titles: what the page calls itself elsewhere.
        """
        best: tuple[float, Node] = (0.0, {})
        for node in self.nodes:
            score = _score(node, url, titles)
            if score > best[0]:
                best = score, node
        return best[1]


def read_json_ld(root: markup.Element) -> LinkedData:
    """Read all JSON-LD scripts of a page, the broken ones as far as simple repairs go."""
    nodes: list[Node] = []
    named: dict[str, Node] = {}
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != _TYPE:
            continue
        for node in _objects(_document(script.text or "")):
            if len(nodes) == _MOST_NODES:
                return LinkedData(nodes, named)
            nodes.append(node)
            _name(node, named)
    return LinkedData(nodes, named)


def plain(value: object) -> str | None:
    """The text of a value: a string, the first of a list, the ``@value`` or name of an object."""
    if isinstance(value, list):
        value = next(iter(cast("list[object]", value)), None)
    if isinstance(value, dict):
        node = cast("Node", value)
        value = node.get("@value") or node.get("name")
    return read_line(value) or None if isinstance(value, str) else None


def types(node: Node) -> tuple[str, ...]:
    """The types of an object, without the vocabulary's address."""
    kinds: object = node.get("@type")
    many = cast("list[object]", kinds) if isinstance(kinds, list) else [kinds]
    return tuple(str(kind).rpartition("/")[2] for kind in many if kind)


def _document(text: str) -> object:
    if len(text) > _LONGEST:
        return None
    text = text.strip()
    opening = _OPENING.match(text)
    text = _CLOSING.sub("", text[opening.end() if opening else 0 :]).strip().rstrip(";")
    for candidate in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return cast("object", json.loads(candidate, strict=False))
        except (ValueError, RecursionError):
            continue
    return None


def _objects(document: object, depth: int = 0) -> Iterator[Node]:
    """The objects of a document: itself, the items of a list, the nodes of a graph."""
    if depth > _DEEPEST:
        return
    if isinstance(document, list):
        for part in cast("list[object]", document):
            yield from _objects(part, depth + 1)
    elif isinstance(document, dict):
        node = cast("Node", document)
        yield node
        for name in _NESTED:
            yield from _objects(node.get(name), depth + 1)


def _name(node: Node, named: dict[str, Node]) -> None:
    """Remember an object, and the people in it, by their ``@id``."""
    for value in (node, node.get("author"), node.get("creator"), node.get("publisher")):
        many = cast("list[object]", value) if isinstance(value, list) else [value]
        for one in many:
            if isinstance(one, dict):
                part = cast("Node", one)
                if isinstance(key := part.get("@id"), str) and "name" in part:
                    named.setdefault(key, part)


def _score(node: Node, url: str | None, titles: Sequence[str]) -> float:
    kinds = types(node)
    if any(kind.endswith(_ARTICLES) for kind in kinds):
        score = 3.0
    elif any(kind.endswith("Page") or kind == "NewsItem" for kind in kinds) and (
        "datePublished" in node
    ):
        score = 1.0
    else:
        return 0.0
    headline = plain(node.get("headline")) or plain(node.get("name"))
    if headline and any(overlap(headline, title) >= 0.5 for title in titles):  # noqa: PLR2004 - half of the words
        score += 2
    if url is not None and any(_same(address, url) for address in _addresses(node)):
        score += 2
    return score + ("datePublished" in node)


def _addresses(node: Node) -> Iterator[str]:
    for name in ("url", "mainEntityOfPage", "@id"):
        value: object = node.get(name)
        if isinstance(value, dict):
            value = cast("Node", value).get("@id")
        if isinstance(value, str):
            yield value


def _same(one: str, two: str) -> bool:
    return canonical(one).partition("#")[0] == canonical(two)
