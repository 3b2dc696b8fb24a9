"""Finds the verb of speaking in a stretch of words, and who its subject is. Pure."""

from __future__ import annotations

from dateline_enrich.entities.runs import Sentence
from dateline_enrich.quotes.story import Attribution, Named, Speaker, Story

_REACH = 18
"""Words between a quotation's edge and the verb that frames it."""
_CLAUSE = 40
"""Words before a verb in which its subject is looked for."""
_SUBJECT = 8
"""Words that the subject of a verb may have when no entity is in it."""
_PARTICLES = frozenset({"out", "on"})
_TWO_WORDS = frozenset({("pointed", "out"), ("points", "out"), ("went", "on"), ("put", "it")})
_NO_SUBJECT = frozenset({"and", "but", "who", "that", "which", "as", "to", "had", "has", "have",
                         "was", "were", "is", "be", "been", "not", "also", "it"})  # fmt: skip
_AFTER_SUBJECT = frozenset({"at", "on", "in", "to", "during", "after", "before", "when", "as",
                            "while", "with", "by", "from"})  # fmt: skip
_ADVERBS = frozenset({"also", "later", "then", "earlier", "has", "had", "previously", "further"})


def verb_at(story: Story, index: int, section: str = "speech_verb") -> int:
    """Count the tokens of the verb of speaking that begins at a token; 0 if none does."""
    words = story.reading.words
    if index + 1 < len(words) and (words[index], words[index + 1]) in _TWO_WORDS:
        return 2
    return int(words[index] in story.reading.lexicon.cues[section])


def attribute_after(story: Story, sentence: Sentence, first: int, stop: int) -> Attribution | None:
    """Read the frame that follows a quotation: ``," the minister said``; ``," said Orlova``."""
    for index in range(first, min(stop, first + _REACH)):
        length = verb_at(story, index)
        if not length:
            continue
        if index > first and sentence.at(index - 1) in _NO_SUBJECT - _ADVERBS:
            continue
        opens = all(sentence.words[each] in {",", "-", "\u2014"} for each in range(first, index))
        if opens:
            speaker = _right_of(story, index + length, stop)
        else:
            speaker = left_of(story, sentence, first, index)
        if speaker is not None:
            return Attribution(speaker, story.tokens(index, index + length), "frame_after")
        return None
    return None


def attribute_before(story: Story, sentence: Sentence, first: int, stop: int) -> Attribution | None:
    """Read the frame that leads to a quotation: ``Orlova said:``; ``according to Orlova,``."""
    for index in range(stop - 1, max(first, stop - 2 * _REACH) - 1, -1):
        length = verb_at(story, index)
        if length and index > first:
            speaker = left_of(story, sentence, first, index)
            if speaker is not None:
                return Attribution(speaker, story.tokens(index, index + length), "frame_before")
        if sentence.words[index].lower() == "according" and sentence.at(index + 1) == "to":
            speaker = _right_of(story, index + 2, stop)
            if speaker is not None:
                return Attribution(speaker, story.tokens(index, index + 2), "according_to")
    return _before_colon(story, sentence, first, stop)


def _before_colon(story: Story, sentence: Sentence, first: int, stop: int) -> Attribution | None:
    """Take any verb before a colon for one of speaking, if a person is its subject."""
    verb = stop - 2
    if sentence.at(stop - 1) != ":" or verb <= first or not sentence.at(verb).islower():
        return None
    speaker = left_of(story, sentence, first, verb)
    if speaker is None or speaker.entity_id is None:
        return None
    return Attribution(speaker, story.tokens(verb, verb + 1), "frame_before")


def left_of(story: Story, sentence: Sentence, first: int, verb: int) -> Speaker | None:
    """Find the subject that stands before a verb."""
    while verb > first and sentence.at(verb - 1) in _ADVERBS:
        verb -= 1
    first = max(first, verb - _CLAUSE)
    if verb <= first:
        return None
    tokens = story.reading.tokens
    named = story.between(tokens[first].start, tokens[verb].start)
    people = [each for each in named if _speaks(story, each)]
    if people:
        parted = sentence.at(verb - 1) == ","
        chosen = people[0] if parted else people[-1]
        gap = story.reading.token_at(chosen.end - 1) + 1
        if parted or verb - gap <= 1 or _only_apposition(sentence, gap, verb):
            return Speaker(story.passage(chosen.start, chosen.end), chosen.entity.entity_id)
    return _phrase_left(story, sentence, first, verb)


def _speaks(story: Story, named: Named) -> bool:
    """Tell whether a mention is a person who may speak, not the owner of something."""
    after = story.reading.text[named.end : named.end + 2]
    return named.entity.type == "PERSON" and after not in {"'s", "\u2019s"}


def _only_apposition(sentence: Sentence, first: int, verb: int) -> bool:
    """Tell whether what parts a name from its verb is set off by commas or brackets."""
    return sentence.at(first) in {",", "(", "]", "["} and verb - first < _REACH


def _phrase_left(story: Story, sentence: Sentence, first: int, verb: int) -> Speaker | None:
    """Take the noun phrase before a verb; an organisation or place only if it is all of it."""
    start = verb
    while start > first and verb - start < _SUBJECT and sentence.at(start - 1) not in _BREAKS:
        start -= 1
    if start == verb or (sentence.at(start - 1) == "" and start != first):
        return None
    passage = story.tokens(start, verb)
    bare = start + 1 if sentence.at(start) in {"the", "The"} and start + 1 < verb else start
    begin = story.reading.tokens[bare].start
    for each in story.between(begin, begin + 1):
        if each.end == passage.end:
            return Speaker(story.passage(each.start, each.end), each.entity.entity_id)
    return Speaker(passage, None) if _nominal(sentence, start, verb) else None


_BREAKS = frozenset(
    {",", ":", ";", "(", ")", '"', "\u201c", "\u201d", "and", "but", "that", "while"}
)


def _nominal(sentence: Sentence, start: int, verb: int) -> bool:
    """Tell whether words before a verb look like its subject: few, and no other verb's object."""
    words = [sentence.words[index].lower() for index in range(start, verb)]
    return len(words) <= _SUBJECT and words[-1] not in _NO_SUBJECT and words[-1].isalpha()


def _right_of(story: Story, first: int, stop: int) -> Speaker | None:
    """Find the subject that stands after a verb, up to the next comma or preposition."""
    words, tokens = story.reading.words, story.reading.tokens
    end = first
    while end < min(stop, first + _REACH) and words[end] not in _ENDS:
        end += 1
    if end == first:
        return None
    for each in story.between(tokens[first].start, tokens[end - 1].end):
        if _speaks(story, each):
            return Speaker(story.passage(each.start, each.end), each.entity.entity_id)
    short = first
    while short < min(end, first + _SUBJECT) and words[short] not in _AFTER_SUBJECT:
        short += 1
    if short == first:
        return None
    passage = story.tokens(first, short)
    for each in story.between(passage.start, passage.end):
        if each.end == passage.end and tokens[first].start >= each.start - 4:
            return Speaker(story.passage(each.start, each.end), each.entity.entity_id)
    return Speaker(passage, None)


_ENDS = frozenset({",", ".", ";", ":", "!", "?", '"', "\u201c", "\u2014", "(", "who", "that"})
