"""Finds the words that an article reports, and who said them. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.messages import Entity, Paragraph, Quote
from dateline_enrich.entities.lexicon import english
from dateline_enrich.entities.reading import Reading
from dateline_enrich.quoted import find_quoted, paragraphs_of
from dateline_enrich.quotes.direct import find_direct
from dateline_enrich.quotes.indirect import find_indirect
from dateline_enrich.quotes.story import Story

VERSION = "1"

__all__ = ["VERSION", "find_quotes"]


def find_quotes(
    body: str, paragraphs: Sequence[Paragraph], entities: Sequence[Entity]
) -> tuple[Quote, ...]:
    """Find direct, partial and indirect quotations.

    Args:
        body: the article's text.
        paragraphs: its paragraphs; those of boilerplate are passed over. If there are none, the
            text is cut at its blank lines.
        entities: what the article names; a speaker is one of them, or words that name none.

    Returns:
        Quotations in the order of the text. A span holds the words without the quotation marks,
        and without the comma that leads over to the speaker.
    """
    story = Story(Reading("body", body, english()), entities)
    if not story.reading.tokens:
        return ()
    spans = [(part.start, part.end) for part in paragraphs if part.kind != "boilerplate"]
    if not paragraphs:
        spans = paragraphs_of(body)
    quoted = find_quoted(body, spans)
    reading = story.reading
    covered: set[int] = set()
    for each in quoted:
        first = reading.sentence_number(reading.token_at(each.outer_start))
        covered.update(
            range(first, reading.sentence_number(reading.token_at(each.outer_end - 1)) + 1)
        )
    found = find_direct(story, quoted, [start for start, _ in spans])
    starts = [start for start, _ in spans]
    for quote in find_indirect(story, frozenset(covered)):
        number = bisect_right(starts, quote.start) - 1
        if number >= 0 and quote.end <= spans[number][1]:
            found.append(quote)
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))
