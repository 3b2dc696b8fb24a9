"""Whether a publisher refuses the use of a text by AI, from all places where that is said. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast
from urllib.parse import urlsplit

from dateline.messages import AiOptOut
from dateline_ingest.fetching.robots_rules import Rules

_TOKENS = frozenset({"noai", "noimageai"})
"""Words of X-Robots-Tag and the robots meta tag (DeviantArt, 2022)."""
_USES = frozenset({"ai-train", "ai-input", "search-ai", "train-ai"})
"""Uses of a text by AI: Content-Signal (Cloudflare), Content-Usage (IETF aipref)."""
_NO = frozenset({"no", "n"})
_HEAD = 256 * 1024
"""Bytes of a page in which its meta tags are looked for."""
_METAS = 500
_META = re.compile(rb"<meta\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"""\b(name|content)\s{0,3}=\s{0,3}(?:"([^"]{0,500})"|'([^']{0,500})'|([^\s"'>]{1,100}))""",
    re.IGNORECASE,
)


def judge(signals: Iterable[str]) -> AiOptOut:
    """Sum up what was found. A signal about images alone is recorded, and refuses no text."""
    found = tuple(dict.fromkeys(signals))
    return AiOptOut(opted_out=any(not one.endswith("noimageai") for one in found), signals=found)


def robots_signals(rules: Rules, url: str) -> Iterator[str]:
    """Find the signals of a robots.txt: ``robots.txt: GPTBot``, ``robots.txt: ai-train=no``."""
    yield from (f"robots.txt: {name}" for name in rules.refused_agents(url))
    path = _path(url)
    for key, value in rules.uses:
        scope, _, rest = value.partition(" ") if value.startswith("/") else ("/", "", value)
        if not path.startswith(scope):
            continue
        if key == "disallowaitraining":
            yield "robots.txt: DisallowAITraining"
        else:
            yield from (f"robots.txt: {use}" for use in _refused_uses(rest))


def header_signals(headers: Mapping[str, str]) -> Iterator[str]:
    """Find the signals of an answer's headers, whose names are in lower case."""
    for word in _words(headers.get("x-robots-tag", "")):
        if word in _TOKENS:
            yield f"X-Robots-Tag: {word}"
    if headers.get("tdm-reservation", "").strip() == "1":
        yield "tdm-reservation: 1"
    for name in ("content-signal", "content-usage"):
        yield from (f"{name}: {use}" for use in _refused_uses(headers.get(name, "")))


def meta_signals(metas: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Find the signals of a page's meta tags.

    Args:
        metas: name and content of each.
    """
    for name, content in metas:
        match name.strip().lower():
            case "tdm-reservation" if content.strip() == "1":
                yield "meta tdm-reservation: 1"
            case "robots":
                yield from (f"meta robots: {word}" for word in _words(content) if word in _TOKENS)
            case _:
                pass


def page_signals(page: bytes) -> Iterator[str]:
    """Find the signals of a page's meta tags in its bytes."""
    yield from meta_signals(_metas(page[:_HEAD]))


def tdmrep_signals(document: bytes, url: str) -> Iterator[str]:
    """Find what ``/.well-known/tdmrep.json`` says of an address (W3C TDM Reservation Protocol).

    Of the rules whose location fits, the most specific counts, as in robots.txt.
    """
    try:
        rules: Any = json.loads(document)
    except (ValueError, RecursionError):
        return
    if not isinstance(rules, list):
        return
    best, reserved = -1, False
    for rule in cast("list[object]", rules)[:1000]:
        told = cast("dict[str, object]", rule) if isinstance(rule, dict) else {}
        location = told.get("location")
        if isinstance(location, str) and len(location) > best and _fits(location, _path(url)):
            best, reserved = len(location), told.get("tdm-reservation") in (1, "1")
    if reserved:
        yield "tdmrep.json: 1"


def _fits(pattern: str, path: str) -> bool:
    """Match a path as robots.txt does: ``*`` is anything, ``$`` the end; linear in both."""
    is_whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for part in rest:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return not is_whole or place == len(path) or (bool(rest) and path.endswith(rest[-1]))


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "/"
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _refused_uses(value: str) -> Iterator[str]:
    for pair in value.split(","):
        use, _, answer = pair.partition("=")
        if use.strip().lower() in _USES and answer.strip().lower() in _NO:
            yield f"{use.strip().lower()}={answer.strip().lower()}"


def _words(value: str) -> list[str]:
    return re.split(r"[\s,;:]+", value.strip().lower())


def _metas(head: bytes) -> Iterator[tuple[str, str]]:
    for place, tag in enumerate(_META.finditer(head)):
        if place >= _METAS:
            return
        pairs = {
            match[1].lower(): (match[2] or match[3] or match[4] or b"").decode("latin-1")
            for match in _ATTRIBUTE.finditer(tag[1])
        }
        if b"name" in pairs and b"content" in pairs:
            yield pairs[b"name"], pairs[b"content"]
