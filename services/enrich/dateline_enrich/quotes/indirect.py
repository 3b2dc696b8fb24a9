"""Finds statements that are reported without quotation marks, where the speaker is clear. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.messages import Quote
from dateline_enrich.entities.runs import Sentence
from dateline_enrich.quotes.speakers import left_of, verb_at
from dateline_enrich.quotes.story import Attribution, Story

_THAT = 7
"""Words that may part a verb from its "that": said at a meeting on Wednesday that."""
_TITLE = 20
"""Words of title and name that may stand between a comma and the verb."""
_CLAUSE = 4
"""Words that a statement has at least."""
_OPENS_CLAUSE = frozenset({
    "the", "a", "an", "it", "he", "she", "they", "there", "we", "this", "these", "those", "his",
    "her", "their", "its", "our", "all", "both", "some", "many", "no", "such",
})  # fmt: skip
_TRAILER = frozenset(
    {"", ".", "at", "on", "in", "during", "to", "after", "following", "as", "when", ",", "by"}
)


def find_indirect(story: Story, quoted_starts: frozenset[int]) -> Iterator[Quote]:
    """Find ``X said that …``, ``…, X said`` and ``according to X, …``.

    Args:
        story: the body.
        quoted_starts: the numbers of the sentences that hold quotation marks; they are passed over.
    """
    for number, sentence in enumerate(story.reading.sentences):
        if number in quoted_starts or sentence.stop - sentence.first < _CLAUSE:
            continue
        quote = _according(story, sentence) or _by_verb(story, sentence)
        if quote is not None:
            yield quote


def _by_verb(story: Story, sentence: Sentence) -> Quote | None:
    """Look at each verb of speaking until one has a known speaker and a statement."""
    for index in range(sentence.first + 1, sentence.stop):
        length = verb_at(story, index, "clause_verb")
        if not length:
            continue
        speaker = left_of(story, sentence, sentence.first, index)
        if speaker is None or speaker.entity_id is None:
            continue
        told = Attribution(speaker, story.tokens(index, index + length), "")
        clause = _clause_after(sentence, index + length, told.verb.text)
        if clause is not None:
            return _quote(story, told, clause, _last(sentence), "verb_clause")
        comma = _comma_before(story, sentence, told, index)
        if comma is not None and sentence.at(index + length) in _TRAILER:
            return _quote(story, told, sentence.first, comma, "clause_verb")
    return None


def _clause_after(sentence: Sentence, index: int, verb: str) -> int | None:
    """Find where the statement after a verb begins."""
    for position in range(index, min(sentence.stop, index + _THAT + 1)):
        word = sentence.words[position]
        if word == "that":
            return position + 1
        if word in {",", ".", ";", ":"}:
            break
    word = sentence.at(index)
    if verb in {"said", "says"} and (word in _OPENS_CLAUSE or word[:1].isupper()):
        return index
    return None


def _comma_before(story: Story, sentence: Sentence, told: Attribution, verb: int) -> int | None:
    """Find the comma that parts a statement from the speaker after it."""
    if told.speaker is None or sentence.at(verb - 1) == ",":
        return None
    index = story.reading.token_at(told.speaker.passage.start)
    for position in range(index, max(sentence.first, index - _TITLE), -1):
        if sentence.words[position] == ",":
            return position
    return None


def _according(story: Story, sentence: Sentence) -> Quote | None:
    """Read ``According to X, …`` and ``…, according to X``."""
    for index in range(sentence.first, sentence.stop - 2):
        if sentence.words[index].lower() != "according" or sentence.words[index + 1] != "to":
            continue
        end = index + 2
        while end < sentence.stop and sentence.words[end] not in {",", ".", ";"}:
            end += 1
        speaker = left_of(story, sentence, index + 2, end) if end < sentence.stop else None
        if speaker is None or speaker.entity_id is None:
            return None
        told = Attribution(speaker, story.tokens(index, index + 2), "")
        if index == sentence.first:
            return _quote(story, told, end + 1, _last(sentence), "according_to")
        stop = index - 1 if sentence.words[index - 1] == "," else index
        return _quote(story, told, sentence.first, stop, "according_to")
    return None


def _last(sentence: Sentence) -> int:
    """The index after the sentence's last word, its full stop left out."""
    stop = sentence.stop
    while stop > sentence.first and sentence.words[stop - 1] in {".", "!", "?"}:
        stop -= 1
    return stop


def _quote(story: Story, told: Attribution, first: int, stop: int, rule: str) -> Quote | None:
    if stop - first < _CLAUSE or told.speaker is None:
        return None
    passage = story.tokens(first, stop)
    return Quote(
        field="body",
        start=passage.start,
        end=passage.end,
        text=passage.text,
        kind="indirect",
        speaker=told.speaker.passage,
        speaker_entity_id=told.speaker.entity_id,
        verb=told.verb,
        confidence=0.8,
        rule=rule,
    )
