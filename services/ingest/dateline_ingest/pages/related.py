"""Lines that only lead elsewhere, told by how much of them is a link. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline_ingest.text import markup
from dateline_ingest.text.paragraphs import Block
from dateline_ingest.text.words import ends_sentence

_OPEN, _CLOSE = "\ue001", "\ue002"
"""Private-use characters that stand around a link's text until its paragraph is judged."""
_LINK = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_ALL, _MOST = 0.95, 0.6
_LONGEST = 250
"""Characters from which a line is no longer the title of something else."""
_LONGEST_LABEL = 100
_SHORT = 80
"""Characters below which a line that is all link goes even if it ends as sentences do."""


def mark_links(body: markup.Element) -> None:
    """Write marks around the text of each link, in place, for :func:`drop_links` to read."""
    for link in body.iter("ref", "a"):
        link.text = _OPEN + (link.text or "")
        if len(link):
            link[-1].tail = (link[-1].tail or "") + _CLOSE
        else:
            link.text += _CLOSE


def drop_links(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Drop the lines that only lead elsewhere, their labels with them, and take the marks away.

    ``Read more: Ferry collides`` is such a line in every language: nearly all of it is a link,
    and it is no sentence. What then ends the text without anything below it, a sub-headline or a
    line with a colon, goes too.
    """
    kept: list[Block] = []
    for block in blocks:
        if _leads_elsewhere(block.text):
            _drop_labels(kept)
        elif text := " ".join(_MARKS.sub("", block.text).split()):
            kept.append(block._replace(text=text))
    _drop_labels(kept)
    return tuple(kept)


def _drop_labels(kept: list[Block]) -> None:
    while kept and len(kept[-1].text) < _LONGEST_LABEL and _is_label(kept[-1]):
        kept.pop()


def _is_label(block: Block) -> bool:
    return block.kind == "subhead" or block.text.endswith((":", "\uff1a"))


def _leads_elsewhere(text: str) -> bool:
    linked = sum(len(found) for found in _LINK.findall(text))
    plain = _MARKS.sub("", text).strip()
    if not linked or len(plain) > _LONGEST:
        return False
    if linked >= _ALL * len(plain) and len(plain) < _SHORT:
        return True
    return linked >= _MOST * len(plain) and not ends_sentence(plain)
