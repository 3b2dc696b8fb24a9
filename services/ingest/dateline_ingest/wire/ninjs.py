"""ninjs, news in JSON, to stories. Pure.

Versions 1.0 to 1.5, 2.x and 3.x (https://iptc.org/standards/ninjs/), and what Superdesk makes of
it. Their names differ in capitals and underscores (``body_text``, ``versioncreated``,
``versionCreated``), and single values became arrays; both are levelled before anything is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from dateline.messages import Copyright, Media
from dateline_ingest.text.html import read_html, read_line, read_plain
from dateline_ingest.text.paragraphs import Block
from dateline_ingest.wire.marks import read_marks
from dateline_ingest.wire.story import WireStory
from dateline_ingest.wire.structured import (
    claims_of,
    notice_of,
    read_moment,
    status_of,
    urgency_of,
    with_dateline,
    without_by,
)

_MOST_ITEMS = 5_000
_LISTS = ("items", "_items", "newsitems", "itemset", "results", "hits")
_TEXTS = frozenset({"text", "composite", "article", ""})
_IDENTITIES = frozenset({"uri", "guid", "altids", "altid", "id", "standard"})
_CONTENTS = frozenset({
    "bodytext", "bodyhtml", "bodyxhtml", "bodies", "headline", "headlines", "pubstatus",
})  # fmt: skip
_DECKS = ("sub", "subtitle", "subheadline", "deck")
_KINDS = {"picture": "picture", "photo": "picture", "image": "picture", "graphic": "picture",
          "video": "video", "audio": "audio"}  # fmt: skip
_MOST_PIXELS = 100_000

Item = Mapping[str, Any]


def read_ninjs(text: str) -> list[WireStory] | None:
    """Read the items of a document: one, an array of them, or an envelope around such an array.

    Returns:
        The stories in it; ``None`` where it is no JSON, or JSON about something else.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = [_levelled(item) for item in _items(document)][:_MOST_ITEMS]
    known = [item for item in items if _IDENTITIES & item.keys() and _CONTENTS & item.keys()]
    if not known:
        return None
    return [_story(item) for item in known if _text(item, "type").lower() in _TEXTS]


def _items(document: object) -> Iterator[Mapping[str, object]]:
    if isinstance(document, list):
        entries = cast("list[object]", document)
        yield from (cast("Item", entry) for entry in entries if isinstance(entry, dict))
    elif isinstance(document, dict):
        item = cast("dict[str, object]", document)
        packed = next((item[name] for name in _LISTS if isinstance(item.get(name), list)), None)
        if packed is None or "uri" in item or "guid" in item:
            yield item
        else:
            yield from _items(packed)


def _levelled(item: Mapping[str, object]) -> Item:
    return {name.lower().replace("_", "").replace("-", ""): value for name, value in item.items()}


def _story(item: Item) -> WireStory:
    title = read_marks(_plain(_of_role(item, "headline", "headlines", ("main", "", "headline"))))
    note = "\n".join(_strings(item, "ednote", "ednotes")) or None
    status = status_of(_text(item, "pubstatus"))
    blocks = _body(item)
    if not blocks and note and status != "usable":
        blocks = [Block(note)]
    text = with_dateline(blocks, _dateline(item), place=_name(item.get("located")) or None)
    byline = without_by(_text(item, "byline", "by"))
    signal = _text(item, "signal", "correctionstatus").rpartition(":")[2].lower() or None
    return WireStory(
        title=title.text,
        deck=_deck(item, title.text),
        byline=byline,
        authors=_authors(item) or ((byline,) if byline else ()),
        dateline=text.dateline,
        body=text.body,
        paragraphs=text.paragraphs,
        provider=_provider(item),
        slugline=_text(item, "slugline") or None,
        section=_section(item),
        keywords=_keywords(item),
        urgency=urgency_of(item.get("urgency")) or title.urgency,
        editor_note=note,
        embargoed_until=read_moment(_text(item, "embargoed", "embargoeduntil")),
        notice=notice_of(status, signal, note, title.kind),
        status=status,
        language=_text(item, "language") or None,
        media=tuple(_media(item)),
        rights=_rights(item),
        claims=claims_of(
            _text(item, "firstpublished", "firstcreated", "contentcreated"),
            _text(item, "versioncreated", "contentmodified"),
        ),
        guid=_text(item, "uri", "guid", "id") or None,
        version=_number(item.get("version")),
        evolved_from=_text(item, "evolvedfrom") or _earlier(item),
    )


def _text(item: Item, *names: str) -> str:
    """The first of some fields that is a string, or an array that begins with one."""
    return next(iter(_strings(item, *names)), "")


def _strings(item: Item, *names: str) -> list[str]:
    for name in names:
        value = item.get(name)
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        found = [_value(one) for one in values]
        if any(found):
            return [one for one in found if one]
    return []


def _value(one: object) -> str:
    """A string, a number, or the value in an object ``{"value": …}``."""
    if isinstance(one, dict):
        fields = _levelled(cast("dict[str, object]", one))
        return next(
            (_value(fields[name]) for name in ("value", "text", "name") if name in fields), ""
        )
    return str(one).strip() if isinstance(one, (str, int)) and not isinstance(one, bool) else ""


def _objects(item: Item, *names: str) -> list[Item]:
    for name in names:
        value = item.get(name)
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        found = [_levelled(cast("Item", one)) for one in values if isinstance(one, dict)]
        if found:
            return found
    return []


def _of_role(item: Item, single: str, several: str, roles: tuple[str, ...]) -> str:
    """A field of version 1, or of later ones the value whose role fits best."""
    parts = _objects(item, several)
    for role in roles:
        for part in parts:
            if _text(part, "role").rpartition(":")[2].lower() == role and _value(part):
                return _value(part)
    return _text(item, single) or (_value(parts[0]) if parts and "main" in roles else "")


def _plain(text: str) -> str:
    return read_line(text) if "<" in text or "&" in text else " ".join(text.split())


def _deck(item: Item, title: str) -> str | None:
    lines = (
        _of_role(item, "headlineextended", "headlines", _DECKS),
        _of_role(item, "descriptiontext", "descriptions", ("main", "summary", "")),
        _text(item, "descriptionhtml", "abstract"),
    )
    plain = (_plain(line) for line in lines if line)
    return next((line for line in plain if line and line != title), None)


def _body(item: Item) -> list[Block]:
    for markup in (_text(item, "bodyxhtml"), _text(item, "bodyhtml")):
        if markup:
            return list(read_html(markup))
    bodies = _objects(item, "bodies")
    bodies.sort(key=lambda body: _text(body, "role").rpartition(":")[2].lower() not in {"main", ""})
    for body in bodies:
        value = _value(body)
        is_html = "html" in _text(body, "contenttype").lower() or "</p>" in value
        if value:
            return list(read_html(value) if is_html else read_plain(value))
    return list(read_plain(_text(item, "bodytext")))


def _dateline(item: Item) -> str:
    """Superdesk's own field, which gives the dateline as it is printed."""
    written = item.get("dateline")
    if isinstance(written, dict):
        return _text(_levelled(cast("Item", written)), "text")
    return _text(item, "dateline")


def _name(value: object) -> str:
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return _value(values[0]) if values else ""


def _authors(item: Item) -> tuple[str, ...]:
    people = _objects(item, "authors", "creators")
    return tuple(name for one in people if (name := _text(one, "name", "label")))


def _provider(item: Item) -> str | None:
    sources = _objects(item, "infosources", "infosource", "provider")
    return next((name for one in sources if (name := _text(one, "name"))), None) or (
        _text(item, "source", "provider", "copyrightholder") or None
    )


def _section(item: Item) -> str | None:
    return next(
        (n for one in _objects(item, "service", "desks") if (n := _text(one, "name"))), None
    )


def _keywords(item: Item) -> tuple[str, ...]:
    subjects = [_text(one, "name") for one in _objects(item, "subjects", "subject")]
    words = [*_strings(item, "keywords"), *subjects]
    return tuple(dict.fromkeys(word for word in words if word))


def _rights(item: Item) -> Copyright | None:
    fields = {
        "holder": _text(item, "copyrightholder", "copyrightholders") or None,
        "notice": _text(item, "copyrightnotice", "copyrightnotices") or None,
        "usage_terms": _text(item, "usageterms") or None,
    }
    return Copyright(**fields) if any(fields.values()) else None


def _media(item: Item) -> Iterator[Media]:
    associations = item.get("associations")
    if isinstance(associations, dict):
        associations = list(cast("dict[str, object]", associations).values())
    for one in _objects({"associations": associations}, "associations"):
        kind = _KINDS.get(_text(one, "type").lower())
        rendition = max(_renditions(one), key=lambda found: found[1] or 0, default=None)
        if kind and rendition:
            fields, width = rendition
            yield Media.model_validate({
                "url": _text(fields, "href", "url", "contenturl"),
                "kind": kind,
                "mime_type": _text(fields, "mimetype", "contenttype") or None,
                "caption": _plain(_of_role(one, "descriptiontext", "descriptions", ("caption", ""))
                                  or _of_role(one, "headline", "headlines", ("main", ""))) or None,
                "credit": _text(one, "byline", "by", "creditline") or None,
                "width": width,
                "height": _pixels(fields.get("height")),
            })  # fmt: skip


def _renditions(one: Item) -> list[tuple[Item, int | None]]:
    renditions = one.get("renditions")
    if isinstance(renditions, dict):
        renditions = list(cast("dict[str, object]", renditions).values())
    found = _objects({"renditions": renditions}, "renditions")
    return [
        (fields, _pixels(fields.get("width")))
        for fields in found
        if _text(fields, "href", "url", "contenturl")
    ]


def _pixels(value: object) -> int | None:
    return value if isinstance(value, int) and 0 < value < _MOST_PIXELS else None


def _number(value: object) -> int | None:
    text = str(value) if isinstance(value, (str, int)) else ""
    return int(text) if text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004 - digits


def _earlier(item: Item) -> str | None:
    """Versions 2 and 3 name it among their associations or links."""
    for one in _objects(item, "links", "associations"):
        relation = _text(one, "rel", "name").rpartition(":")[2].lower()
        if relation in {"evolvedfrom", "previousversion", "replaces"}:
            return _text(one, "uri", "href") or None
    return None
