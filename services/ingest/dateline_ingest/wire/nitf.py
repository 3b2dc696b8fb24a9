"""NITF, the News Industry Text Format, to a story. Pure.

Versions 2.5 to 3.6 (https://iptc.org/standards/nitf/): what is said of the story lies in ``head``,
headline, byline and dateline in ``body.head``, the text in ``body.content``.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.messages import Copyright, Media
from dateline_ingest.text.markup import Element
from dateline_ingest.text.paragraphs import Block
from dateline_ingest.wire.marks import Marked, read_marks
from dateline_ingest.wire.markup_reading import (
    attribute,
    blocks_of,
    child,
    children,
    first,
    inner,
    language_of,
    text_of,
)
from dateline_ingest.wire.story import Notice, WireStory
from dateline_ingest.wire.structured import (
    claims_of,
    notice_of,
    read_instant,
    read_moment,
    status_of,
    urgency_of,
    with_dateline,
    without_by,
)

_SIZES = ("width", "height")
_MOST_PIXELS = 100_000


@dataclass(frozen=True)
class _Docdata:
    """What the head says of the document."""

    guid: str | None
    version: int | None
    slug: str | None
    urgency: int | None
    issued: str | None
    released: str | None
    note: str | None
    status: str | None
    replaces: str | None
    correction: str | None


def read_nitf(root: Element) -> WireStory:
    """Read a document whose root is ``nitf``."""
    docdata = _docdata(first(root, "docdata"))
    head, content = first(root, "body.head"), first(root, "body.content")
    hedline = child(head, "hedline")
    marked = read_marks(text_of(child(hedline, "hl1")) or text_of(first(root, "title")))
    byline, authors = _byline(child(head, "byline"))
    written = child(head, "dateline")
    text = with_dateline(
        [*blocks_of(content), *blocks_of(first(root, "body.end"))],
        text_of(written),
        place=text_of(child(written, "location")).rstrip(" ,:") or None,
        date=_story_date(written),
    )
    status = status_of(docdata.status)
    released = read_moment(docdata.released)
    return WireStory(
        title=marked.text,
        deck=_deck(head, hedline),
        byline=byline,
        authors=authors,
        dateline=text.dateline,
        body=text.body,
        paragraphs=text.paragraphs,
        provider=_provider(root, head),
        slugline=docdata.slug,
        section=attribute(first(root, "pubdata"), "position.section") or _tobject(root),
        keywords=_keywords(root),
        urgency=docdata.urgency or marked.urgency,
        editor_note=docdata.note,
        embargoed_until=released if docdata.status == "embargoed" else None,
        notice=_notice(docdata, marked),
        status=status,
        language=language_of(first(root, "body")) or language_of(root),
        media=_media(content),
        rights=_rights(root, head),
        claims=claims_of(docdata.issued or docdata.released, None),
        guid=docdata.guid,
        version=docdata.version,
        evolved_from=docdata.replaces,
    )


def _docdata(docdata: Element | None) -> _Docdata:
    key, message = child(docdata, "du-key"), child(docdata, "ed-msg")
    correction = child(docdata, "correction")
    version = attribute(key, "version") or ""
    return _Docdata(
        guid=attribute(child(docdata, "doc-id"), "id-string"),
        version=int(version) if version.isdecimal() and len(version) < 9 else None,  # noqa: PLR2004 - digits
        slug=attribute(key, "key"),
        urgency=urgency_of(attribute(child(docdata, "urgency"), "ed-urg")),
        issued=attribute(child(docdata, "date.issue"), "norm"),
        released=attribute(child(docdata, "date.release"), "norm"),
        note=attribute(message, "info"),
        status=attribute(docdata, "management-status") or _told_status(message),
        replaces=attribute(correction, "id-string") or attribute(docdata, "management-doc-idref"),
        correction=attribute(correction, "info") if correction is not None else None,
    )


def _told_status(message: Element | None) -> str | None:
    """``ed-msg`` of type ``kill``, as some have it."""
    return attribute(message, "msg-type")


def _notice(docdata: _Docdata, title: Marked) -> Notice | None:
    signal = "correction" if docdata.correction is not None else docdata.status
    note = docdata.correction or docdata.note
    notice = notice_of(status_of(docdata.status), signal, note, title.kind)
    if notice and notice.kind == "retraction" and not notice.headline:
        return Notice(notice.kind, notice.text, notice.slug or docdata.slug, title.text or None)
    return notice


def _deck(head: Element | None, hedline: Element | None) -> str | None:
    lines = [text_of(line) for line in children(hedline, "hl2")]
    if not any(lines):
        lines = [block.text for block in blocks_of(child(head, "abstract"))] or [
            text_of(child(head, "abstract"))
        ]
    return "\n".join(line for line in lines if line) or None


def _byline(byline: Element | None) -> tuple[str | None, tuple[str, ...]]:
    title = text_of(child(byline, "byttl"))
    whole = text_of(byline)
    printed = without_by(whole.removesuffix(title).strip(" ,")) if whole else None
    people = tuple(text_of(person) for person in inner(byline, "person"))
    named = tuple(person for person in people if person)
    return printed, named or ((printed,) if printed else ())


def _story_date(dateline: Element | None) -> str | None:
    instant = read_instant(attribute(child(dateline, "story.date"), "norm"))
    return instant.at.date().isoformat() if instant else None


def _provider(root: Element, head: Element | None) -> str | None:
    distributor = text_of(child(head, "distributor"))
    source = attribute(first(root, "doc-id"), "regsrc")
    return distributor or source or attribute(first(root, "from-src"), "src-name")


def _tobject(root: Element) -> str | None:
    subject = first(root, "tobject.subject")
    return attribute(subject, "tobject.subject.type", "tobject.subject.matter")


def _keywords(root: Element) -> tuple[str, ...]:
    found = [attribute(keyword, "key") for keyword in inner(root, "keyword")]
    return tuple(dict.fromkeys(word for word in found if word))


def _rights(root: Element, head: Element | None) -> Copyright | None:
    copyright_, owner = first(root, "doc.copyright"), first(root, "doc.rights")
    holder = attribute(copyright_, "holder") or attribute(owner, "owner")
    notice = text_of(child(head, "rights")) or None
    if not holder and not notice:
        return None
    return Copyright(holder=holder, notice=notice)


def _media(content: Element | None) -> tuple[Media, ...]:
    found: list[Media] = []
    for media in inner(content, "media"):
        reference = child(media, "media-reference")
        url = attribute(reference, "source", "data-location")
        if url:
            found.append(_picture(media, reference, url))
    return tuple(found)


def _picture(media: Element, reference: Element | None, url: str) -> Media:
    kinds = {"image": "picture", "photo": "picture", "video": "video", "audio": "audio"}
    width, height = (_pixels(attribute(reference, size)) for size in _SIZES)
    captions: list[Block] = blocks_of(child(media, "media-caption"))
    return Media.model_validate(
        {
            "url": url,
            "kind": kinds.get((attribute(media, "media-type") or "image").lower(), "other"),
            "mime_type": attribute(reference, "mime-type"),
            "caption": " ".join(block.text for block in captions)
            or text_of(child(media, "media-caption"))
            or None,
            "credit": text_of(child(media, "media-producer")) or None,
            "width": width,
            "height": height,
        }
    )


def _pixels(written: str | None) -> int | None:
    digits = (written or "").removesuffix("px")
    number = int(digits) if digits.isdecimal() and len(digits) < 7 else 0  # noqa: PLR2004 - digits
    return number if 0 < number < _MOST_PIXELS else None
