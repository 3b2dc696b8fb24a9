"""A well-formed entry, or the head of a feed, to what feedparser would find in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline_ingest.feeds.people import sync_author
from dateline_ingest.feeds.strict_context import Context
from dateline_ingest.feeds.strict_fields import (
    Handler,
    read_category,
    read_content,
    read_credit,
    read_description,
    read_enclosure,
    read_encoded,
    read_guid,
    read_itunes_category,
    read_itunes_keywords,
    read_link,
    read_media_category,
    read_media_keywords,
    read_media_title,
    read_rights,
    read_summary,
    read_thumbnail,
    read_title,
    simple,
)
from dateline_ingest.feeds.strict_texts import mended, text_of
from dateline_ingest.feeds.vocabulary import Odd, attributes
from dateline_ingest.text.markup import Element

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ADDRESSES = frozenset({"uri", "url", "homepage"})
_NAMES = {"name": "name", "itunes:name": "name", "email": "email", "itunes:email": "email"}
_OF_IMAGE = frozenset({"title", "link", "description", "url", "href", "width", "height"})
_OF_TEXTINPUT = frozenset({"title", "link", "description", "name"})
_OF_SOURCE = frozenset({
    "title", "link", "id", "updated", "subtitle", "rights", "icon", "logo", "author", "category",
    "generator", "published", "name", "email", "uri",
})  # fmt: skip
TEXTS = frozenset({"feedburner:browserfriendly", "info", "itunes:subtitle", "subtitle", "tagline"})
"""What means nothing to us, and may have markup in it that feedparser treats as such."""


def read_children(context: Context, parent: Element, handlers: Mapping[str, Handler]) -> None:
    """Read what lies in an element, which itself lies where the context says.

    Raises:
        Odd: something in it is for feedparser itself to read.
    """
    name_of = context.vocabulary.name
    for element in parent:
        name = name_of(element)
        handler = handlers.get(name)
        if handler is not None:
            handler(context, element)
        elif name in MEANINGFUL or len(element):
            pass_over(context, element, name)


def pass_over(context: Context, element: Element, name: str = "") -> None:
    """Pass over an element that means nothing to us, unless something in it does.

    Raises:
        Odd: something does.
    """
    if name in MEANINGFUL or (name in TEXTS and len(element)):
        raise Odd(name)
    for inner in element.iterdescendants():
        inner_name = context.vocabulary.name(inner)
        if inner_name in MEANINGFUL or inner_name in TEXTS:
            raise Odd(inner.tag)


def read_author(context: Context, element: Element) -> None:
    """Read an author, the name as text or as an element."""
    found = context.found
    found.setdefault("authors", []).append({})
    if len(element):
        _read_person(context, element)
        value = ""
    else:
        value = mended(text_of(element))
    context.store("author", value)
    sync_author(found)


def _read_person(context: Context, element: Element) -> None:
    texts = [element.text]
    for child in element:
        name = context.vocabulary.name(child)
        texts.append(child.tail)
        if name in _NAMES:
            _save_author(context.found, _NAMES[name], text_of(child))
        elif name in _ADDRESSES:
            _save_author(context.found, "href", text_of(child))
        else:
            texts.append(text_of(child))
            pass_over(context, child, name)
    if any(text and text.strip() for text in texts):
        raise Odd(element.tag)


def _save_author(found: dict[str, Any], key: str, value: str) -> None:
    sync_author(found)
    found["authors"][-1][key] = value


def _read_contributor(context: Context, element: Element) -> None:
    allowed = _ADDRESSES | _NAMES.keys()
    for child in element:
        name = context.vocabulary.name(child)
        if name not in allowed or len(child):
            raise Odd(name)


def _read_source(context: Context, element: Element) -> None:
    """Read where an entry was taken from: nothing of it is the entry's own."""
    context.title_depth = -1
    for inner in element.iterdescendants():
        name = context.vocabulary.name(inner)
        if name not in _OF_SOURCE:
            raise Odd(name)
        if name == "title" and text_of(inner):
            context.title_depth = context.depth + 1


def _read_image(context: Context, element: Element) -> None:
    """Read the picture of a feed; in an entry it has no parts."""
    if len(element) and context.is_entry:
        raise Odd(element.tag)
    _read_box(context, element, _OF_IMAGE)


def _read_textinput(context: Context, element: Element) -> None:
    if context.is_entry:
        raise Odd(element.tag)
    _read_box(context, element, _OF_TEXTINPUT)


def _read_box(context: Context, element: Element, allowed: frozenset[str]) -> None:
    """Read what has a title and a link of its own, which are not the feed's."""
    context.title_depth = -1
    for child in element:
        name = context.vocabulary.name(child)
        if len(child) or (name not in allowed and (":" not in name or name in MEANINGFUL)):
            raise Odd(name)
        if name == "title" and text_of(child):
            context.title_depth = context.depth + 1


def _read_media_group(context: Context, element: Element) -> None:
    lang = context.lang
    context.depth += 1
    context.lang = element.get(_XML_LANG, lang) or None
    read_children(context, element, OF_ENTRY)
    context.depth -= 1
    context.lang = lang


def _read_media_content(context: Context, element: Element) -> None:
    context.found.setdefault("media_content", []).append(attributes(element))
    _read_media_group(context, element)


_OF_BOTH: dict[str, Handler] = {
    "title": read_title, "dc:title": read_title, "media:title": read_media_title,
    "description": read_description, "dc:description": read_description,
    "summary": read_summary, "itunes:summary": read_summary,
    "content": read_content, "content:encoded": read_encoded, "fullitem": read_encoded,
    "rights": read_rights, "copyright": read_rights, "dc:rights": read_rights,
    "language": simple("language"), "dc:language": simple("language"),
    "link": read_link, "guid": read_guid, "id": read_guid,
    "image": _read_image, "textinput": _read_textinput,
}  # fmt: skip

OF_FEED: dict[str, Handler] = {
    **_OF_BOTH,
    "ttl": simple("ttl", bare=True),
    "sy:updateperiod": simple("sy_updateperiod", bare=True),
    "sy:updatefrequency": simple("sy_updatefrequency", bare=True),
}
"""How the elements of a feed's head are read."""

OF_ENTRY: dict[str, Handler] = {
    **_OF_BOTH,
    "author": read_author, "managingeditor": read_author, "dc:creator": read_author,
    "dc:author": read_author, "itunes:author": read_author,
    "contributor": _read_contributor, "source": _read_source,
    "published": simple("published"), "issued": simple("published"),
    "pubdate": simple("published"), "dcterms:issued": simple("published"),
    "updated": simple("updated"), "modified": simple("updated"),
    "lastbuilddate": simple("updated"), "dc:date": simple("updated"),
    "dcterms:modified": simple("updated"),
    "category": read_category, "keywords": read_category, "dc:subject": read_category,
    "itunes:category": read_itunes_category, "itunes:keywords": read_itunes_keywords,
    "media:category": read_media_category, "media:keywords": read_media_keywords,
    "enclosure": read_enclosure, "media:group": _read_media_group,
    "media:content": _read_media_content, "media:thumbnail": read_thumbnail,
    "media:credit": read_credit, "media:description": simple("media_description"),
}  # fmt: skip
"""How the elements of an entry are read."""

_NOT_OURS = frozenset({
    "abstract", "author_detail", "authors", "body", "channel", "date", "entry", "feed",
    "item", "itunes:owner", "links", "rdf:rdf", "rss", "summary_detail", "tags", "title_detail",
    "xhtml:body",
})  # fmt: skip
"""What feedparser would make something of in ways not followed here."""

MEANINGFUL = frozenset(OF_ENTRY) | _NOT_OURS
