"""How each element of a well-formed feed or entry is read, as feedparser would. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from dateline_ingest.feeds.strict_context import Context
from dateline_ingest.feeds.strict_texts import construct, mended, text_of
from dateline_ingest.feeds.vocabulary import Odd, attributes
from dateline_ingest.text.markup import Element

Handler: TypeAlias = Callable[[Context, Element], None]
"""Reads an element into the feed or entry that it belongs to."""

_CHARACTER_LEFT = re.compile("&([A-Za-z0-9_]+);")
_HTML = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})
_MEDIA_SCHEME = "http://search.yahoo.com/mrss/category_schema"
_ITUNES_SCHEME = "http://www.itunes.com/"


def read_title(context: Context, element: Element) -> None:
    """Read a title; the first one counts."""
    if _read_title(context, element):
        context.title_depth = context.depth


def read_media_title(context: Context, element: Element) -> None:
    """Read the title of a picture, which is that of the entry until one comes."""
    _read_title(context, element)


def _read_title(context: Context, element: Element) -> bool:
    detail = construct(element, "text/plain", context)
    if not -1 < context.title_depth <= context.depth:
        context.store("title", detail["value"])
        context.found["title_detail"] = detail
    return bool(detail["value"])


def read_description(context: Context, element: Element) -> None:
    """Read a description: a summary, or content where there is a summary already."""
    if "summary" in context.found and not context.has_content:
        read_content(context, element)
        return
    detail = construct(element, "text/html", context)
    if context.is_entry:
        context.store("summary", detail["value"])
        context.found["summary_detail"] = detail


def read_summary(context: Context, element: Element) -> None:
    """Read a summary: content where there is one already."""
    if "summary" in context.found and not context.has_content:
        read_content(context, element)
        return
    detail = construct(element, "text/plain", context)
    context.store("summary", detail["value"])
    context.found["summary_detail"] = detail


def read_content(context: Context, element: Element) -> None:
    """Read a text in full, Atom's."""
    _read_content(context, construct(element, "text/plain", context))


def read_encoded(context: Context, element: Element) -> None:
    """Read a text in full, of RSS's module Content."""
    _read_content(context, construct(element, "text/html", context))


def _read_content(context: Context, detail: Mapping[str, Any]) -> None:
    context.has_content = True
    context.found.setdefault("summary", detail["value"])
    if context.is_entry:
        context.found.setdefault("content", []).append(detail)


def read_rights(context: Context, element: Element) -> None:
    """Read a notice of copyright."""
    detail = construct(element, "text/plain", context)
    context.found["rights_detail"] = detail


def simple(name: str, *, bare: bool = False) -> Handler:
    """Make the handler of an element whose text is all that counts.

    Args:
        name: what feedparser calls it.
        bare: whether attributes would be all that counts instead.
    """

    def read(context: Context, element: Element) -> None:
        if bare and element.keys():
            context.found[name] = attributes(element)
        else:
            context.store(name, mended(text_of(element)))

    return read


def read_guid(context: Context, element: Element) -> None:
    """Read a guid, which is the link too if it does not say otherwise and no link has come yet."""
    found = _placed(element)
    is_link = found.get("ispermalink", "true") == "true"
    value = text_of(element)
    value = mended(context.resolved(value) if value and is_link else value)
    context.store("id", value)
    if is_link:
        context.found.setdefault("link", value)


def read_link(context: Context, element: Element) -> None:
    """Read a link, in Atom's way or in that of RSS."""
    found = _placed(element)
    found.setdefault("rel", "alternate")
    found.setdefault("type", "application/atom+xml" if found["rel"] == "self" else "text/html")
    _name_address(found)
    links = context.found.setdefault("links", [])
    links.append(found)
    if "href" in found:
        text_of(element)
        found["href"] = context.resolved(found["href"])
        if found["rel"] == "alternate" and found["type"] in _HTML:
            context.found["link"] = found["href"]
        return
    value = text_of(element)
    value = mended(context.resolved(value) if value else value)
    if context.is_entry:
        value = value.replace("&amp;", "&")
    value = _CHARACTER_LEFT.sub(r"&\1", value)
    context.found["link"] = value
    if value or not context.is_entry:
        found["href"] = value


def read_enclosure(context: Context, element: Element) -> None:
    """Read an enclosure."""
    text_of(element)
    found = attributes(element)
    _name_address(found)
    found["rel"] = "enclosure"
    context.found.setdefault("links", []).append(found)


def read_category(context: Context, element: Element) -> None:
    """Read a category, its term as text or as an attribute."""
    _read_category(context, element, attributes(element))


def read_media_category(context: Context, element: Element) -> None:
    """Read the category of a picture."""
    _read_category(context, element, {"scheme": _MEDIA_SCHEME, **attributes(element)})


def read_itunes_category(context: Context, element: Element) -> None:
    """Read the category of a podcast."""
    found = {"term": attributes(element).get("text", ""), "scheme": _ITUNES_SCHEME}
    _read_category(context, element, found)


def _read_category(context: Context, element: Element, found: Mapping[str, str]) -> None:
    scheme = found.get("scheme", found.get("domain"))
    _add_tag(context, found.get("term"), scheme, found.get("label"))
    value = mended(text_of(element))
    tags = context.found["tags"]
    if not value:
        return
    if tags and not tags[-1]["term"]:
        tags[-1]["term"] = value
    else:
        _add_tag(context, value)


def read_media_keywords(context: Context, element: Element) -> None:
    """Read keywords parted by commas."""
    _read_keywords(context, element, None)


def read_itunes_keywords(context: Context, element: Element) -> None:
    """Read the keywords of a podcast."""
    _read_keywords(context, element, _ITUNES_SCHEME)


def _read_keywords(context: Context, element: Element, scheme: str | None) -> None:
    value = text_of(element)
    if element.keys():  # feedparser does not expect any, and loses the text
        return
    for term in mended(value).split(","):
        if term.strip():
            _add_tag(context, term.strip(), scheme)


def _add_tag(
    context: Context, term: str | None, scheme: str | None = None, label: str | None = None
) -> None:
    tags = context.found.setdefault("tags", [])
    tag = {"term": term, "scheme": scheme, "label": label}
    if any(tag.values()) and tag not in tags:
        tags.append(tag)


def read_thumbnail(context: Context, element: Element) -> None:
    """Read the small version of a picture, its address an attribute or a text."""
    found = attributes(element)
    value = text_of(element)
    context.found.setdefault("media_thumbnail", []).append(found)
    if value and "url" not in found:
        found["url"] = mended(value)


def read_credit(context: Context, element: Element) -> None:
    """Read whose picture it is."""
    found = attributes(element)
    value = mended(text_of(element))
    context.found.setdefault("media_credit", []).append(found)
    if value:
        found["content"] = value


def _placed(element: Element) -> dict[str, str]:
    """The attributes of an element whose address would be another under a base of its own."""
    found = attributes(element) if element.keys() else {}
    if "xml:base" in found or "base" in found:
        raise Odd(element.tag)
    return found


def _name_address(found: dict[str, str]) -> None:
    address = found.get("url", found.get("uri", found.get("href")))
    if address:
        found.pop("url", None)
        found.pop("uri", None)
        found["href"] = address
