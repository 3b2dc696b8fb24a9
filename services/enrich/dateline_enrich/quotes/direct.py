"""Finds what stands between quotation marks and says who said it. Pure."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.messages import Quote, Span
from dateline_enrich.entities.labels import find_insertions
from dateline_enrich.quoted import Quoted
from dateline_enrich.quotes.speakers import attribute_after, attribute_before
from dateline_enrich.quotes.story import Attribution, Story

_SHORT = 4
"""A quotation of fewer words that nobody is said to have spoken is a title or a scare quote."""


@dataclass
class _Draft:
    """A quotation whose speaker may yet be told by its neighbours."""

    quoted: Quoted
    paragraph: int
    kind: Literal["direct", "partial"]
    led: bool
    """Whether words of its own sentence stand before it: then the speaker before is another."""
    told: Attribution | None
    rule: str = ""


def find_direct(story: Story, quoted: Sequence[Quoted], starts: Sequence[int]) -> list[Quote]:
    """Find the direct and partial quotations of a body.

    Args:
        story: the body.
        quoted: its stretches between quotation marks, in order.
        starts: where its paragraphs begin.
    """
    drafts = [
        _draft(story, quoted, index, bisect_right(starts, each.start) - 1)
        for index, each in enumerate(quoted)
        if _inner(story.reading.text, each)
    ]
    _carry(story, drafts)
    insertions = find_insertions(story.reading.text) if drafts else []
    return [
        _quote(story, draft, insertions)
        for draft in drafts
        if draft.told is not None or (draft.kind == "direct" and _long(story, draft.quoted))
    ]


def _inner(text: str, quoted: Quoted) -> str:
    return text[quoted.start : quoted.end].strip(" \t\n,")


def _long(story: Story, quoted: Quoted) -> bool:
    return len(story.reading.text[quoted.start : quoted.end].split()) >= _SHORT


def _draft(story: Story, quoted: Sequence[Quoted], index: int, paragraph: int) -> _Draft:
    """Read the words before and after a quotation, in its own sentence."""
    reading, here = story.reading, quoted[index]
    opening = reading.token_at(here.outer_start)
    sentence = reading.sentence_at(opening)
    first = sentence.first
    if index and quoted[index - 1].outer_end > reading.tokens[first].start:
        first = min(opening, reading.token_at(quoted[index - 1].outer_end - 1) + 1)
    before = attribute_before(story, sentence, first, opening) if first < opening else None
    told = before or _after(story, quoted, index)
    led = first < opening
    kind = _kind(reading.text, here, led, reading.words[opening - 1])
    return _Draft(here, paragraph, kind, led, told, told.rule if told else "")


def _kind(text: str, quoted: Quoted, led: bool, before: str) -> Literal["direct", "partial"]:  # noqa: FBT001 - private
    """A direct quotation is a sentence of its own; a partial one is built into another's."""
    inner = _inner(text, quoted)
    letter = next((each for each in inner if each.isalpha()), "")
    whole = not letter.islower() and (not led or before in {",", ":", "\u2014", "-", "."})
    return "direct" if whole else "partial"


def _after(story: Story, quoted: Sequence[Quoted], index: int) -> Attribution | None:
    """Read the frame after a quotation, up to the next one or the sentence's end."""
    reading, here = story.reading, quoted[index]
    closing = reading.token_at(here.outer_end - 1)
    first = closing + 1
    number = reading.sentence_number(closing)
    sentence = reading.sentences[number]
    asks = reading.text[here.end - 1 : here.end] in {"?", "!"}
    if first >= sentence.stop and asks and number + 1 < len(reading.sentences):
        sentence = reading.sentences[number + 1]
        gap = reading.text[here.outer_end : reading.tokens[sentence.first].start]
        if "\n\n" in gap:
            return None
    stop = sentence.stop
    if index + 1 < len(quoted):
        stop = min(stop, reading.token_at(quoted[index + 1].outer_start))
    return attribute_after(story, sentence, first, stop) if first < stop else None


def _carry(story: Story, drafts: Sequence[_Draft]) -> None:
    """Give a quotation that no frame explains its neighbour's speaker.

    Forward within a paragraph (``," she said. "But …"``), and over paragraphs, forward and back,
    where a quotation is left open.
    """
    for last, here in itertools.pairwise(drafts):
        if here.told is None and last.told is not None and here.kind == "direct" and not here.led:
            if last.paragraph == here.paragraph and _adjoins(story, last, here):
                here.told, here.rule = last.told, "same_paragraph"
            elif not last.quoted.closed and here.paragraph == last.paragraph + 1:
                here.told, here.rule = last.told, "continued"
    for here, following in reversed(list(itertools.pairwise(drafts))):
        open_end = not here.quoted.closed and following.paragraph == here.paragraph + 1
        if here.told is None and open_end and following.told is not None:
            here.told, here.rule = following.told, "continued"


def _adjoins(story: Story, last: _Draft, here: _Draft) -> bool:
    """Tell whether at most the last one's frame stands between two quotations."""
    reading = story.reading
    end = reading.sentence_number(reading.token_at(last.quoted.outer_end - 1))
    start = reading.sentence_number(reading.token_at(here.quoted.outer_start))
    return start - end <= 1


def _quote(story: Story, draft: _Draft, insertions: Sequence[tuple[int, int]]) -> Quote:
    text = story.reading.text
    start, end = draft.quoted.start, draft.quoted.end
    while end > start and text[end - 1] in " \t\n,":
        end -= 1
    while text[start].isspace():
        start += 1
    told = draft.told
    speaker = told.speaker if told else None
    return Quote(
        field="body",
        start=start,
        end=end,
        text=text[start:end],
        kind=draft.kind,
        speaker=speaker.passage if speaker else None,
        speaker_entity_id=speaker.entity_id if speaker else None,
        verb=told.verb if told else None,
        inserts=_within(insertions, start, end),
        confidence=_confidence(draft),
        rule=draft.rule or "unattributed",
    )


def _confidence(draft: _Draft) -> float:
    if draft.told is None:
        return 0.5
    return 0.95 if draft.rule.startswith("frame") else 0.8


def _within(insertions: Sequence[tuple[int, int]], start: int, end: int) -> tuple[Span, ...]:
    first = bisect_left(insertions, (start, start))
    last = bisect_left(insertions, (end, end))
    return tuple(Span(start=one, end=two) for one, two in insertions[first:last] if two <= end)
