"""NewsML-G2 items and messages to stories. Pure.

News items (https://iptc.org/standards/newsml-g2/) alone or in a ``newsMessage``; text inline, as
NITF, XHTML or plain text. Package, planning and knowledge items hold no story.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.messages import Copyright
from dateline_ingest.dating.choice import Claim
from dateline_ingest.text.html import read_element, read_html, read_plain
from dateline_ingest.text.markup import Element
from dateline_ingest.text.paragraphs import Block
from dateline_ingest.wire.marks import Marked, read_marks
from dateline_ingest.wire.markup_reading import (
    attribute,
    blocks_of,
    child,
    children,
    code_of,
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
    read_moment,
    status_of,
    urgency_of,
    with_dateline,
    without_by,
)

_MOST_ITEMS = 5_000
_EARLIER = frozenset({"previousversion", "evolvedfrom", "replaces", "supersedes"})
_ROLES_OF_DECKS = frozenset({"subtitle", "sub", "subheadline", "secondary", "deck"})


def read_items(root: Element) -> list[WireStory]:
    """Read the news items in a document, however deep its root has packed them."""
    items = list(inner(root, "newsitem"))[:_MOST_ITEMS]
    return [_story(item) for item in items]


def _story(item: Element) -> WireStory:
    meta, content = child(item, "itemmeta"), child(item, "contentmeta")
    title, deck = _headlines(item, content)
    nitf = _nitf(item)
    note = "\n".join(text_of(one) for one in children(meta, "ednote")) or None
    blocks = _blocks(item) if nitf is None else []
    status = status_of(code_of(child(meta, "pubstatus")))
    if not blocks and nitf is None and note and status != "usable":
        blocks = [Block(note)]
    text = with_dateline(blocks, text_of(child(content, "dateline")), place=_place(content))
    signals = [code_of(signal) for signal in children(meta, "signal")]
    signal = next((one for one in signals if one in {"correction", "update"}), None)
    own = WireStory(
        title=title.text,
        deck=deck,
        byline=without_by(text_of(child(content, "by"))),
        authors=_authors(content),
        dateline=text.dateline,
        body=text.body,
        paragraphs=text.paragraphs,
        provider=_party(child(meta, "provider")) or _party(child(content, "infosource")),
        slugline=text_of(child(content, "slugline")) or None,
        section=_section(content),
        keywords=_keywords(content),
        urgency=urgency_of(text_of(child(content, "urgency"))) or title.urgency,
        editor_note=note,
        embargoed_until=read_moment(text_of(child(meta, "embargoed"))),
        notice=notice_of(status, signal, note, title.kind),
        status=status,
        language=attribute(child(content, "language"), "tag") or language_of(item),
        rights=_rights(child(item, "rightsinfo")),
        claims=_claims(meta, content),
        guid=attribute(item, "guid"),
        version=_version(attribute(item, "version")),
        evolved_from=_earlier(item, meta),
    )
    return own if nitf is None else _merged(own, nitf)


def _merged(own: WireStory, inside: WireStory) -> WireStory:
    """What the item says of itself counts; text, and what it leaves out, come from the NITF."""
    values = {
        name: getattr(own, name) or getattr(inside, name)
        for name in ("title", "deck", "byline", "authors", "slugline", "section", "keywords",
                     "urgency", "language", "rights", "provider", "notice", "editor_note", "media",
                     "claims", "evolved_from")
    }  # fmt: skip
    return WireStory(
        **values,
        dateline=inside.dateline,
        body=inside.body,
        paragraphs=inside.paragraphs,
        embargoed_until=own.embargoed_until or inside.embargoed_until,
        status=own.status if own.status != "usable" else inside.status,
        guid=own.guid,
        version=own.version,
    )


def _headlines(item: Element, content: Element | None) -> tuple[Marked, str | None]:
    """The main headline in the item's own language, and what stands below it."""
    lines = children(content, "headline")
    own = language_of(item)
    lines.sort(key=lambda line: (language_of(line) or own) != own)
    mains = [line for line in lines if code_of_role(line) not in _ROLES_OF_DECKS]
    decks = [text_of(line) for line in lines if code_of_role(line) in _ROLES_OF_DECKS]
    summaries = [text_of(one) for one in children(content, "description")]
    title = text_of(next(iter(mains), None)) or text_of(child(child(item, "itemmeta"), "title"))
    deck = next((line for line in (*decks, *summaries) if line and line != title), None)
    return read_marks(title), deck


def code_of_role(element: Element) -> str:
    """What the role of an element is, without its scheme."""
    return (attribute(element, "role") or "").rpartition(":")[2].lower()


def _nitf(item: Element) -> WireStory | None:
    for inline in inner(child(item, "contentset"), "inlinexml"):
        root = first(inline, "nitf")
        if root is not None:
            return read_nitf(root)
    return None


def _blocks(item: Element) -> list[Block]:
    """The paragraphs of the first inline content that has any."""
    for inline in inner(child(item, "contentset"), "inlinexml", "inlinedata"):
        blocks = list(_inline(inline))
        if blocks:
            return blocks
    return []


def _inline(inline: Element) -> Iterator[Block]:
    kind = (attribute(inline, "contenttype") or "").lower()
    if len(inline):
        body = first(inline, "body.content", "body")
        yield from blocks_of(body if body is not None else inline) or read_element(inline)
    elif "html" in kind:
        yield from read_html(inline.text or "")
    elif not attribute(inline, "encoding"):
        yield from read_plain(inline.text or "")


def _place(content: Element | None) -> str | None:
    located = child(content, "located")
    return text_of(child(located, "name")) or attribute(located, "literal")


def _authors(content: Element | None) -> tuple[str, ...]:
    names = (text_of(child(creator, "name")) for creator in children(content, "creator"))
    return tuple(name for name in names if name)


def _party(party: Element | None) -> str | None:
    qcode = attribute(party, "qcode") or ""
    named = text_of(child(party, "name")) or attribute(party, "literal")
    return named or qcode.rpartition(":")[2] or None


def _section(content: Element | None) -> str | None:
    subjects = children(content, "subject")
    return next((name for one in subjects if (name := text_of(child(one, "name")))), None)


def _keywords(content: Element | None) -> tuple[str, ...]:
    words = [text_of(keyword) for keyword in children(content, "keyword")]
    words += [text_of(child(subject, "name")) for subject in children(content, "subject")]
    return tuple(dict.fromkeys(word for word in words if word))


def _rights(info: Element | None) -> Copyright | None:
    if info is None:
        return None
    return Copyright(
        holder=_party(child(info, "copyrightholder")),
        notice=text_of(child(info, "copyrightnotice")) or None,
        usage_terms=text_of(child(info, "usageterms")) or None,
    )


def _claims(meta: Element | None, content: Element | None) -> tuple[Claim, ...]:
    created = text_of(child(meta, "firstcreated")) or text_of(child(content, "contentcreated"))
    updated = text_of(child(meta, "versioncreated")) or text_of(child(content, "contentmodified"))
    return claims_of(created, updated)


def _version(written: str | None) -> int | None:
    digits = written or ""
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None  # noqa: PLR2004 - digits


def _earlier(item: Element, meta: Element | None) -> str | None:
    """The guid of the item that this one replaces; another version of itself is no other item."""
    for link in children(meta, "link"):
        relation = (attribute(link, "rel") or "").rpartition(":")[2].lower()
        target = attribute(link, "residref", "guidref", "href")
        if relation in _EARLIER and target and target != attribute(item, "guid"):
            return target
    return None
