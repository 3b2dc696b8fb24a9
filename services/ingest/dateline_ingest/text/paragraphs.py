"""Blocks of text joined into a body whose paragraphs are known by their offsets. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from dateline.messages import Paragraph

Kind = Literal["text", "subhead", "quote", "boilerplate"]

GAP = "\n\n"
"""Paragraphs of a body are parted by a blank line."""


class Block(NamedTuple):
    """A paragraph that has no place yet."""

    text: str
    kind: Kind = "text"


def join(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """Lay blocks out one after another.

    Returns:
        The body and its paragraphs; ``body[p.start:p.end]`` is the text of the block.
    """
    texts: list[str] = []
    placed: list[Paragraph] = []
    start = 0
    for block in blocks:
        if not block.text:
            continue
        end = start + len(block.text)
        texts.append(block.text)
        placed.append(Paragraph(start=start, end=end, kind=block.kind))
        start = end + len(GAP)
    return GAP.join(texts), tuple(placed)
