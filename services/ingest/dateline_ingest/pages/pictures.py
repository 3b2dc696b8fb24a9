"""The pictures of a page's article, with their captions and credits. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from dateline.messages import Media
from dateline_ingest.pages.furniture import words_of
from dateline_ingest.pages.json_ld import plain
from dateline_ingest.text import markup

_MOST = 20
_SMALLEST = 100
"""Pixels; what is declared smaller is a logo, a portrait of the author or a counter."""
_CREDIT = re.compile(
    r"(?:^|[\s(\[|/])(?:(?:photo|foto|image|picture|bild|credit|source|quelle|fuente|crédit|"
    r"fotograf|bildrechte|imago)(?:\s(?:by|von|credit))?\s?[:/]\s?|©\s?|\(c\)\s)"
    r"([^\n|()\[\]]{2,80})",
    re.IGNORECASE,
)
_CREDIT_WORDS = frozenset({"credit", "credits", "copyright", "photographer", "source", "agency"})
_ELSEWHERE = frozenset({"nav", "aside", "footer", "form"})
_LONGEST_CAPTION = 1000


def read_pictures(
    root: markup.Element, article: Mapping[str, Any], graph: str | None, url: str | None
) -> tuple[Media, ...]:
    """List the pictures, the leading one first, each once.

    Args:
        root: the page, before anything is taken out of it.
        article: the article's object in JSON-LD.
        graph: ``og:image``.
        url: the page's address, which relative ones refer to.
    """
    declared = [*_declared(article.get("image"), url)]
    if graph and (address := _address(url, graph)):
        declared.append(Media(url=address))
    shown = list(_figures(root, url))
    found: dict[str, Media] = {}
    for picture in (*declared[:1], *shown) if shown else declared:
        key = _key(picture.url)
        found[key] = _merged(found[key], picture) if key in found else picture
    return tuple(found.values())[:_MOST]


def _declared(value: object, url: str | None) -> Iterator[Media]:
    many = cast("list[object]", value) if isinstance(value, list) else [value]
    for one in many:
        if isinstance(one, str):
            address, node = one, cast("Mapping[str, Any]", {})
        elif isinstance(one, dict):
            node = cast("Mapping[str, Any]", one)
            address = plain(node.get("url")) or plain(node.get("contentUrl")) or ""
        else:
            continue
        if found := _address(url, address):
            yield Media(
                url=found,
                caption=plain(node.get("caption")) or plain(node.get("description")),
                credit=plain(node.get("creditText")) or plain(node.get("copyrightHolder")),
                width=_size(node.get("width")),
                height=_size(node.get("height")),
            )


def _figures(root: markup.Element, url: str | None) -> Iterator[Media]:
    """The figures of the article, or of the page where no element calls itself one."""
    place = next(root.iter("article"), root)
    for figure in place.iter("figure"):
        if any(markup.tag_of(above) in _ELSEWHERE for above in figure.iterancestors()):
            continue
        image = next((e for e in figure.iter("img") if _source(e)), None)
        if image is None or _is_small(image):
            continue
        address = _address(url, _source(image) or "")
        if address is None:
            continue
        caption, credit = _caption(figure)
        yield Media(
            url=address,
            caption=caption or " ".join((image.get("alt") or "").split()) or None,
            credit=credit,
            width=_size(image.get("width")),
            height=_size(image.get("height")),
        )


def _caption(figure: markup.Element) -> tuple[str | None, str | None]:
    """The caption without the credit, and the credit."""
    caption = next(figure.iter("figcaption"), None)
    if caption is None:
        return None, None
    text = _text(caption)
    for element in caption.iter():
        if element is not caption and _is_credit(element):
            credit = _text(element)
            rest = text.replace(credit, " ", 1) if credit else text
            return _tidy(rest), _tidy(_label(credit))
    match = _CREDIT.search(text)
    if match is None:
        return _tidy(text), None
    return _tidy(text[: match.start()] + " " + text[match.end() :]), _tidy(match[1])


def _is_credit(element: markup.Element) -> bool:
    is_holder = "copyrightHolder" in (element.get("itemprop") or "")
    return is_holder or not _CREDIT_WORDS.isdisjoint(words_of(element))


def _label(credit: str) -> str:
    match = _CREDIT.match(credit)
    return match[1] if match else credit


def _tidy(text: str) -> str | None:
    return " ".join(text.split()).strip(" |/,;-–()[]:")[:_LONGEST_CAPTION] or None


def _text(element: markup.Element) -> str:
    return " ".join(" ".join(str(part) for part in element.itertext()).split())


def _source(image: markup.Element) -> str | None:
    """The address of an image, also where a script is to put it in place."""
    for name in ("src", "data-src", "data-original", "data-lazy-src"):
        value = (image.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value
    for name in ("srcset", "data-srcset"):
        first = (image.get(name) or "").strip().partition(" ")[0].rstrip(",")
        if first and not first.startswith("data:"):
            return first
    return None


def _is_small(image: markup.Element) -> bool:
    sizes = [size for name in ("width", "height") if (size := _size(image.get(name)))]
    return any(size < _SMALLEST for size in sizes)


def _address(url: str | None, address: str) -> str | None:
    try:
        found = urljoin(url or "", address.strip())
    except ValueError:
        return None
    return found if address.strip() and not found.startswith(("data:", "javascript:")) else None


def _size(value: object) -> int | None:
    text = str(value).strip().removesuffix("px") if isinstance(value, (str, int)) else ""
    return int(text) if text.isascii() and text.isdigit() and int(text[:6]) > 0 else None


def _key(address: str) -> str:
    """What two sizes of one picture share: mostly the last step of the path."""
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address
    return path.rpartition("/")[2].rpartition(".")[0] or path


def _merged(one: Media, other: Media) -> Media:
    return one.model_copy(
        update={
            name: getattr(one, name) or getattr(other, name)
            for name in ("caption", "credit", "width", "height")
        }
    )
