"""What the structured formats have in common: dates, statuses, a dateline beside the text. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.messages import Dateline, Instant, Paragraph, Span
from dateline_ingest.dating.choice import Claim
from dateline_ingest.dating.datelines import find_dateline
from dateline_ingest.dating.stamps import read_stamp
from dateline_ingest.text.paragraphs import Block, join
from dateline_ingest.wire import furniture
from dateline_ingest.wire.notices import read_notice
from dateline_ingest.wire.story import Notice, NoticeKind, Status

_BASIC = re.compile(
    r"(?P<day>\d{8})(?:T?(?P<time>\d{4}(?:\d\d)?)(?P<zone>Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_BY = re.compile(r"(?:by|von|par|por|di|av|af|door)\s{1,3}(?=[A-Z\u00c0-\u00de])", re.IGNORECASE)
_DASHED = re.compile(r"[\u2014\u2013_=:-]\s*$")
_STATUSES: dict[str, Status] = {
    "withheld": "withheld", "embargoed": "withheld", "canceled": "canceled",
    "cancelled": "canceled", "killed": "canceled", "kill": "canceled", "recalled": "canceled",
    "withdrawn": "canceled", "delete": "canceled", "deleted": "canceled", "recall": "canceled",
}  # fmt: skip
_SIGNALS: dict[str, NoticeKind] = {
    "correction": "correction", "corrected": "correction", "rectify": "correction",
    "update": "update", "updated": "update", "rewrite": "update", "writethru": "update",
    "kill": "retraction", "withdrawal": "retraction", "retraction": "retraction",
}  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A body with its dateline."""

    body: str
    paragraphs: tuple[Paragraph, ...]
    dateline: Dateline | None


def read_instant(written: str | None) -> Instant | None:
    """Read a date-time of ISO 8601, with its marks or without: ``20260303T120000+0100``."""
    if not written:
        return None
    basic = _BASIC.fullmatch(written.strip())
    if basic is None:
        return read_stamp(written)
    day = basic["day"]
    text = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    if basic["time"]:
        clock = basic["time"]
        seconds = f":{clock[4:]}" if clock[4:] else ""
        text += f"T{clock[:2]}:{clock[2:4]}{seconds}{basic['zone'] or ''}"
    return read_stamp(text)


def read_moment(written: str | None) -> datetime | None:
    """The same as a moment in UTC: when an embargo ends."""
    instant = read_instant(written)
    return instant.at if instant else None


def claims_of(published: str | None, updated: str | None) -> tuple[Claim, ...]:
    """The dates that a format states; where only one is there it is that of publication."""
    first, last = read_instant(published), read_instant(updated)
    claims: list[Claim] = []
    if first or last:
        stated, text = (first, published) if first else (last, updated)
        if stated:
            claims.append(Claim("published", stated, "given", text or ""))
    if first and last and last.at > first.at:
        claims.append(Claim("updated", last, "given", updated or ""))
    return tuple(claims)


def status_of(word: str | None) -> Status:
    """What a format's own word for the state of a story means."""
    return _STATUSES.get((word or "").strip().casefold(), "usable")


def urgency_of(written: object) -> int | None:
    """A number from 1 to 9, whatever type the format gave it."""
    text = str(written).strip() if isinstance(written, (str, int, float)) else ""
    number = text.removesuffix(".0")
    return int(number) if number.isdigit() and len(number) == 1 and number != "0" else None


def notice_of(
    status: Status, signal: str | None, note: str | None, marked: NoticeKind | None = None
) -> Notice | None:
    """What a story says of the versions before it.

    Args:
        status: a canceled story is a retraction.
        signal: the format's own word: ``correction``.
        note: the editors' note, read as in a plain-text story where there is no signal.
        marked: what the marks of the headline say.
    """
    told = read_notice(note) if note else None
    kind = _SIGNALS.get((signal or "").casefold())
    if status == "canceled":
        kind = "retraction"
    kind = kind or (told.kind if told else None) or marked
    if kind is None:
        return None
    slug, headline = (told.slug, told.headline) if told else (None, None)
    return Notice(kind, note or signal or kind, slug=slug, headline=headline)


def without_by(byline: str) -> str | None:
    """Take the preposition off a byline: ``By Tove Halm``."""
    return _BY.sub("", byline.strip(), count=1) or None


def with_dateline(
    blocks: Sequence[Block],
    written: str = "",
    *,
    place: str | None = None,
    date: str | None = None,
    agency: str | None = None,
) -> Text:
    """Join paragraphs to a body that opens with the dateline, as stories are printed.

    Args:
        blocks: the paragraphs; mostly the first repeats the dateline.
        written: the dateline as the format gives it.
        place: of it, where the format tells it apart.
        date: of it, ISO 8601.
        agency: of it.
    """
    kept = [_told_apart(block) for block in blocks if block.text]
    body, paragraphs = join(kept)
    found = find_dateline(body, leniently=True)
    if found is not None:
        update = {"place": found.place or place, "date": found.date or date}
        return Text(body, paragraphs, found.model_copy(update=update))
    text = written.strip() or (place or "")
    if not text or not kept:
        return Text(body, paragraphs, None)
    lead = kept[0].text
    if not lead.startswith(text):
        joint = " " if _DASHED.search(text) else " \u2014 "
        kept[0] = Block(f"{text}{joint}{lead}", kept[0].kind)
    body, paragraphs = join(kept)
    return Text(body, paragraphs, _dateline(body, text, place, date, agency))


def _dateline(
    body: str, text: str, place: str | None, date: str | None, agency: str | None
) -> Dateline:
    read = find_dateline(body)
    bare = _DASHED.sub("", text).rstrip()
    return Dateline(
        text=bare,
        span=Span(start=0, end=len(bare)),
        place=place or (read.place if read else bare),
        date=date or (read.date if read else None),
        agency=agency or (read.agency if read else None),
    )


def _told_apart(block: Block) -> Block:
    if block.kind == "text" and furniture.is_boilerplate(block.text):
        return Block(block.text, "boilerplate")
    return block
