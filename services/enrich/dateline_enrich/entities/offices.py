"""Parts the titles in a run of capitals from the people who bear them. Pure."""

from __future__ import annotations

import re

from dateline.messages import EntityType
from dateline_enrich.entities.runs import Found, Sentence, Step


def after_title(sentence: Sentence, start: int, end: int) -> Step | None:
    """What follows a title is a person; a title alone is nothing."""
    after = title_end(sentence, start, end)
    if after == start:
        return None
    if after == end:
        return (), end
    return (Found(after, end, "PERSON", 0.9, "title"),), end


def title_end(sentence: Sentence, start: int, end: int) -> int:
    """Find where the titles at the head of a run end; ``start`` if there are none."""
    cues = sentence.lexicon.cues
    after, index = start, start
    while index < end and not _long_name(sentence, index, end):
        word = sentence.words[index]
        if word in cues["honorific"] or word.lower() in cues["office"]:
            index += 1
            if tuple(sentence.words[index : index + 2]) == ("of", "State"):
                index += 2
            after = min(index, end)
        elif word.lower() in cues["office_modifier"]:
            index += 1
        else:
            break
    return after


def _long_name(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a known name of several words opens here: General Staff is no general."""
    known = sentence.lexicon.names.longest(sentence.words, start, end)
    return known is not None and known[0] > 1


def after_office_of(sentence: Sentence, start: int, end: int) -> Step | None:
    """Minister of Foreign Affairs | Sergey Lavrov: the field of an office, then its holder."""
    if sentence.at(start - 1) not in {"of", "for"}:
        return None
    if sentence.at(start - 2).lower() not in sentence.lexicon.cues["office"]:
        return None
    ordinary = [_field_of_office(sentence, index) for index in range(start, end)]
    if all(ordinary):
        return (), end
    index = start + ordinary.index(False)
    for position in range(index + 1, end - 1):
        if sentence.lexicon.first_name(sentence.words[position]):
            place = Found(start, position, "GPE", 0.6, "office_of")
            return (place, Found(position, end, "PERSON", 0.8, "title")), end
    if index == start:
        return None
    return (Found(index, end, "PERSON", 0.8, "title"),), end


def _field_of_office(sentence: Sentence, index: int) -> bool:
    """Tell whether a word may name what an office is for: Foreign Affairs, Health."""
    word = sentence.words[index].lower()
    return word in sentence.lexicon.common or word in sentence.lexicon.cues["office_modifier"]


def hidden_title(sentence: Sentence, start: int, end: int) -> Step | None:
    """A title inside a run parts whom it serves from its bearer: Veldan | President | Ada Venn."""
    for index in range(start + 1, end - 1):
        after = title_end(sentence, index, end)
        if index < after < end:
            found = [Found(after, end, "PERSON", 0.85, "title")]
            if index == start + 1 and not _field_of_office(sentence, start):
                kind: EntityType = "NORP" if _DEMONYM.search(sentence.words[start]) else "ORG"
                found.insert(0, Found(start, index, kind, 0.55, "before_title"))
            return tuple(found), end
    return None


_DEMONYM = re.compile(r"(?:an|ese|ish|ian)$")
