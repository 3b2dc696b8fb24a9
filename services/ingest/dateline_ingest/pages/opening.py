"""How a story opens on its page: its lead found, headline, kicker and signature put aside. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from dateline_ingest.pages.furniture import words_of
from dateline_ingest.text import markup
from dateline_ingest.text.paragraphs import Block
from dateline_ingest.text.words import containment, ends_sentence, overlap, words

_BLOCKS = frozenset({
    "article", "blockquote", "div", "figure", "h1", "h2", "h3", "h4", "li", "ol", "p", "section",
    "table", "ul",
})  # fmt: skip
_MAY_LEAD = frozenset({"p", "div", "h2", "h3", "h4", "span", "strong", "section"})
_NAMES = frozenset({
    "lead", "leadtext", "lede", "leadin", "intro", "introduction", "preamble", "standfirst", "deck",
    "dek", "strapline", "sapo", "chapo", "perex", "ingress", "subtitle", "subheadline", "subline",
    "vorspann", "entradilla", "bajada", "sommario", "occhiello", "catenaccio", "manchet",
    "abstract",
})  # fmt: skip
"""What editors of a dozen countries call the paragraph between headline and story."""
_SHORTEST, _LONGEST = 40, 1000
_START = 40
"""Characters of a description that a lead must begin with: descriptions are often cut short."""
_MOST_INSIDE = 60
"""Elements in a paragraph: links, emphases."""
_REACH = 6
"""Blocks at the start among which headline, kicker and signature are looked for."""
_FEW_WORDS = 3
_MARKS = frozenset("\u00b7\u2022|/")
_REAL = 80
"""Characters from which a first paragraph is no line of the page's own making."""


def find_lead(
    root: markup.Element, blocks: Sequence[Block], description: str | None, title: str | None
) -> Block | None:
    """Find the lead, if the page shows one above the story that the extractor left out.

    It stands between the page's first heading and the story's first paragraph, and either says
    what the page's description says or is named as a lead in the markup.

    Args:
        root: the page without furniture.
        blocks: the story as extracted.
        description: the declared one.
        title: the headline, which is no lead.
    """
    if not blocks or next(root.iter("h1"), None) is None:
        return None
    body = " ".join(block.text for block in blocks)
    for element, text in _between(root, blocks):
        if title and containment(text, title) == 1.0:
            continue
        if _says(text, description) or _is_named(element):
            return None if _stands_in(text, body) else Block(text)
    return None


def trim_opening(
    blocks: Sequence[Block], titles: Sequence[str], authors: Sequence[str]
) -> tuple[Block, ...]:
    """Drop what stands above the first paragraph: section, kicker, headline, signature, clock.

    Of a signature the names and the time may be gone already; what is left of it goes too.
    """
    start = 0
    for number, block in enumerate(blocks[:_REACH]):
        if any(_is_headline(block.text, title) for title in titles):
            start = number + 1
        elif len(block.text) >= _REAL:
            break
    while start + 1 < len(blocks) and start < _REACH and _is_line(blocks[start], authors):
        start += 1
    left = [
        block
        for number, block in enumerate(blocks[start:])
        if words(block.text) and not (number < _REACH and _is_scrap(block))
    ]
    return tuple(left) or tuple(blocks)


def _between(root: markup.Element, blocks: Sequence[Block]) -> Iterator[tuple[markup.Element, str]]:
    """The elements, with their text, between the first heading and the first paragraph."""
    first = next((b.text for b in blocks if len(b.text) >= _REAL), blocks[0].text)[:_REAL]
    under = False
    for element in root.iter():
        tag = markup.tag_of(element)
        under = under or tag == "h1"
        if not under or tag not in _MAY_LEAD:
            continue
        if not _is_simple(element):
            continue
        text = " ".join("".join(str(part) for part in element.itertext()).split())
        if text.startswith(first):
            return
        if _SHORTEST <= len(text) <= _LONGEST:
            yield element, text


def _is_simple(element: markup.Element) -> bool:
    """Whether an element is a paragraph of its own: no block in it, and not much of anything."""
    inner = list(islice(element.iterdescendants(), _MOST_INSIDE))
    return len(inner) < _MOST_INSIDE and all(markup.tag_of(e) not in _BLOCKS for e in inner)


def _says(text: str, description: str | None) -> bool:
    if description is None or len(description) < _SHORTEST:
        return False
    return overlap(text, description) >= 0.8 or text.startswith(description[:_START])  # noqa: PLR2004 - an edited word or two


def _is_named(element: markup.Element) -> bool:
    above = element.getparent()
    places = [element] if above is None else [element, above]
    return any(
        not _NAMES.isdisjoint(words_of(place)) or "description" in (place.get("itemprop") or "")
        for place in places
    )


def _stands_in(text: str, body: str) -> bool:
    return "".join(words(text))[:200] in "".join(words(body))


def _is_headline(text: str, title: str) -> bool:
    """Whether a block is the headline, perhaps with its kicker in front."""
    if not words(title):
        return False
    return len(text) <= len(title) + _REAL and (
        overlap(text, title) >= 0.9 or containment(title, text) >= 0.9  # noqa: PLR2004 - a word's difference
    )


def _is_scrap(block: Block) -> bool:
    """Whether a block is a word or two between the marks of a signature: ``· Updated ·``."""
    return len(words(block.text)) <= _FEW_WORDS and block.text[:1] in _MARKS


def _is_line(block: Block, authors: Sequence[str]) -> bool:
    """Whether a block is no sentence of a story but a line beside it."""
    if len(block.text) >= _REAL:
        return False
    if any(containment(author, block.text) == 1.0 for author in authors):
        return True
    is_sentence = ends_sentence(block.text) or block.text.endswith((":", "\uff1a"))
    return block.kind == "text" and not is_sentence and not _is_dense(block.text)


def _is_dense(text: str) -> bool:
    """Whether a text is in a script that needs few characters for a sentence."""
    return len(words(text)) > len(text) / 3
