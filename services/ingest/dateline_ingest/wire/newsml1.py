"""NewsML 1.0 to 1.2, the older NewsML, to stories. Pure.

The specification (https://iptc.org/standards/newsml-1/): news items, in each components with news
lines and content items, whose data is NITF, XHTML or text.
"""

from __future__ import annotations

from dateline.messages import Copyright
from dateline_ingest.text.html import read_html, read_plain
from dateline_ingest.text.markup import Element
from dateline_ingest.text.paragraphs import Block
from dateline_ingest.wire.marks import read_marks
from dateline_ingest.wire.markup_reading import (
    attribute,
    blocks_of,
    child,
    first,
    inner,
    language_of,
    text_of,
)
from dateline_ingest.wire.nitf import read_nitf
from dateline_ingest.wire.story import WireStory
from dateline_ingest.wire.structured import (
    claims_of,
    notice_of,
    status_of,
    urgency_of,
    with_dateline,
    without_by,
)

_MOST_ITEMS = 5_000


def read_newsml(root: Element) -> list[WireStory]:
    """Read the news items of a ``NewsML`` document."""
    return [_story(item) for item in list(inner(root, "newsitem"))[:_MOST_ITEMS]]


def _story(item: Element) -> WireStory:
    identifier = first(item, "newsidentifier")
    management, lines = child(item, "newsmanagement"), first(item, "newslines")
    title = read_marks(text_of(child(lines, "headline")))
    inside = _nitf(item)
    blocks = [] if inside else _blocks(item)
    text = with_dateline(blocks, text_of(child(lines, "dateline")))
    status = status_of(_formal(child(management, "status")))
    note = text_of(first(item, "newslinetext")) or _note(management)
    byline = without_by(text_of(child(lines, "byline")))
    return WireStory(
        title=title.text or (inside.title if inside else ""),
        deck=text_of(child(lines, "subheadline")) or (inside.deck if inside else None),
        byline=byline or (inside.byline if inside else None),
        authors=(byline,) if byline else (inside.authors if inside else ()),
        dateline=inside.dateline if inside else text.dateline,
        body=inside.body if inside else text.body,
        paragraphs=inside.paragraphs if inside else text.paragraphs,
        provider=_formal(first(first(item, "provider"), "party"))
        or text_of(child(lines, "creditline"))
        or text_of(child(identifier, "providerid"))
        or None,
        slugline=text_of(child(lines, "slugline")) or None,
        keywords=tuple(text_of(line) for line in inner(lines, "keywordline") if text_of(line)),
        urgency=urgency_of(_formal(child(management, "urgency"))) or title.urgency,
        editor_note=note,
        notice=notice_of(status, _signal(management), note, title.kind),
        status=status,
        language=_formal(first(item, "language")) or language_of(item),
        media=inside.media if inside else (),
        rights=_rights(lines),
        claims=claims_of(
            text_of(child(management, "firstcreated")),
            text_of(child(management, "thisrevisioncreated")),
        ),
        guid=_guid(identifier),
        version=_version(text_of(child(identifier, "revisionid"))),
    )


def _formal(element: Element | None) -> str | None:
    return attribute(element, "FormalName")


def _guid(identifier: Element | None) -> str | None:
    """Provider, date and id: the public identifier would change with each revision."""
    parts = [text_of(child(identifier, name)) for name in ("providerid", "dateid", "newsitemid")]
    return f"urn:newsml:{':'.join(parts)}" if all(parts) else None


def _version(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 10 else None  # noqa: PLR2004 - digits


def _signal(management: Element | None) -> str | None:
    """``Instruction FormalName="Rectify"``."""
    words = (_formal(one) for one in inner(management, "instruction"))
    return next((word.lower() for word in words if word), None)


def _note(management: Element | None) -> str | None:
    notes = (
        attribute(one, "Value") or text_of(one)
        for one in inner(management, "property")
        if (_formal(one) or "").lower() in {"ednote", "editornote", "editorial note"}
    )
    return next((note for note in notes if note), None)


def _nitf(item: Element) -> WireStory | None:
    root = first(first(item, "datacontent"), "nitf")
    return None if root is None else read_nitf(root)


def _blocks(item: Element) -> list[Block]:
    for content in inner(item, "datacontent"):
        if len(content):
            body = first(content, "body.content", "body")
            blocks = blocks_of(body if body is not None else content)
        else:
            text = content.text or ""
            blocks = list(read_html(text) if "<p" in text else read_plain(text))
        if blocks:
            return blocks
    return []


def _rights(lines: Element | None) -> Copyright | None:
    notice = text_of(child(lines, "copyrightline"))
    return Copyright(notice=notice) if notice else None
