"""Lines that only lead elsewhere, told by how much of them is a link. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline_ingest.text import markup
from dateline_ingest.text.paragraphs import Block

_OPEN, _CLOSE = "\ue001", "\ue002"
_LINK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_ENDS = tuple(".!?…。！？।۔\"”’»)】」』")
_MOSTLY = 0.6
_LONGEST = 250


def mark_links(body: markup.Element) -> None:
    for link in body.iter("ref", "a"):
        link.text = _OPEN + (link.text or "")
        last = link[-1] if len(link) else None
        if last is None:
            link.text += _CLOSE
        else:
            last.tail = (last.tail or "") + _CLOSE


def drop_links(blocks: Sequence[Block]) -> tuple[Block, ...]:
    kept: list[Block] = []
    for block in blocks:
        if _leads_elsewhere(block.text):
            while kept and (kept[-1].kind == "subhead" or kept[-1].text.endswith(":")) and len(kept[-1].text)<100:
                kept.pop()
        else:
            text=" ".join(_MARKS.sub("", block.text).split())
            if text: kept.append(replace(block, text=text))
    while kept and (kept[-1].kind == "subhead" or kept[-1].text.endswith(":")):
        kept.pop()
    return tuple(kept)


def _leads_elsewhere(text: str) -> bool:
    linked = sum(len(found) for found in _LINK.findall(text))
    plain = _MARKS.sub("", text).strip()
    if not linked or len(plain) > _LONGEST:
        return False
    if linked >= 0.95*len(plain) and not plain.endswith(_ENDS[:8]): return True
    if linked >= 0.95*len(plain) and len(plain)<80: return True
    rest = _LINK.sub("", text).strip()
    return linked >= _MOSTLY * len(plain) and not plain.endswith(_ENDS)
