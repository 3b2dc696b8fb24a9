"""Reads what people are said to be: titles before a name, appositions after it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.reading import Cluster, FoundRole, Reading, Readings, Spot
from dateline_enrich.entities.runs import Sentence
from dateline_enrich.text import capitalised

_REACH = 16
"""Words before or after a name within which its role is looked for."""
_ROLES = 16
"""Roles kept of one person; no story tells more."""
_LINKS = frozenset({"of", "for", "the", "and", "'s", "'", "to", "&"})
_STOPS = frozenset({",", ".", ";", ":", ")", "!", "?", "\u2014", "\u2013"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "our"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "said", "says", "told", "added"})


def read_roles(groups: Groups, readings: Readings) -> None:
    """Add to each person the roles that stand beside the person's names."""
    for cluster in groups.of_family("person"):
        for spot in cluster.spots:
            for first, stop in _beside(groups, readings[spot.field], spot):
                _add(groups, cluster, readings[spot.field], first, stop)


def _add(groups: Groups, cluster: Cluster, reading: Reading, first: int, stop: int) -> None:
    """Add a role, unless the person is known to have it."""
    groups.role_ends.add((reading.field, reading.tokens[stop - 1].end))
    title = reading.text[reading.tokens[first].start : reading.tokens[stop - 1].end].lower()
    known = {role.title.lower() for role in cluster.roles}
    if title not in known and len(known) < _ROLES:
        cluster.roles.append(_role(groups, reading, first, stop))


def _beside(groups: Groups, reading: Reading, spot: Spot) -> Iterator[tuple[int, int]]:
    """Find the token ranges of the roles beside a name."""
    words = reading.words_of(spot)
    sentence = reading.sentence_at(words.start)
    before = title_before(sentence, words.start)
    if before is None and sentence.at(words.start - 1) == "," and sentence.at(words.stop) == ",":
        before = title_before(sentence, words.start - 1)
    if before is not None:
        yield before, words.start - (sentence.at(words.start - 1) == ",")
    after = _apposition(groups, reading, sentence, words.stop)
    if after is not None:
        yield after


def title_before(sentence: Sentence, end: int) -> int | None:
    """Find where the title that ends before a token begins.

    ``Russian Foreign Minister | Sergey Lavrov``; ``leader of the Dawn movement | Ada Venn``.
    """
    first = end
    while first > max(sentence.first, end - _REACH) and _fits(sentence, first - 1):
        first -= 1
    if _office(sentence, end - 1):
        return _widen(sentence, end - 1, first)
    if sentence.at(end - 1).lower() in _LINKS:
        return None
    for index in range(first, end - 2):
        if _office(sentence, index) and sentence.at(index + 1) in {"of", "for"}:
            return _widen(sentence, index, first)
    return None


def _office(sentence: Sentence, index: int) -> bool:
    return sentence.at(index).lower() in sentence.lexicon.cues["office"]


def _modifier(sentence: Sentence, index: int) -> bool:
    word = sentence.at(index).lower()
    head, hyphen, _ = word.partition("-")
    modifiers = sentence.lexicon.cues["office_modifier"]
    return word in modifiers or (bool(hyphen) and head in modifiers)


def _fits(sentence: Sentence, index: int) -> bool:
    """Tell whether a word may be part of a role."""
    word = sentence.words[index]
    return (
        word in _LINKS
        or (capitalised(word) and not sentence.cue("date_word", index))
        or _office(sentence, index)
        or _modifier(sentence, index)
        or sentence.cue("org_noun", index)
        or sentence.cue("group_adjective", index)
    )


def _widen(sentence: Sentence, index: int, first: int) -> int:
    """Take in what qualifies an office: Russian, former, Iran's, UN."""
    while index > first and (
        _modifier(sentence, index - 1)
        or _office(sentence, index - 1)
        or _owner(sentence, index - 1, first)
        or _qualifies(sentence, index - 1)
    ):
        index -= 1
    if sentence.at(index) == "'s":
        index += 1
    while sentence.at(index).lower() in {"the", "a", "an"}:
        index += 1
    return index


def _owner(sentence: Sentence, index: int, first: int) -> bool:
    return sentence.at(index) == "'s" and index > first and capitalised(sentence.at(index - 1))


def _qualifies(sentence: Sentence, index: int) -> bool:
    word = sentence.at(index)
    return (
        capitalised(word)
        and word not in {"The", "A", "An"}
        and (index > sentence.first or word.lower() not in sentence.lexicon.common)
    )


def _apposition(
    groups: Groups, reading: Reading, sentence: Sentence, index: int
) -> tuple[int, int] | None:
    """Find the role after a name and a comma: ", 45, the mayor of Dubnik,"."""
    if sentence.at(index) != ",":
        return None
    index += 1
    if sentence.at(index).isdigit() and sentence.at(index + 1) == ",":
        index += 2
    if sentence.at(index).lower() in _ARTICLES:
        index += 1
    end, seen = index, False
    while end < min(sentence.stop, index + _REACH):
        word = sentence.words[end]
        if word in _STOPS:
            break
        if word in _RELATIVE or _person_at(groups, reading, end):
            return None
        if not seen and not _leads_to_office(sentence, end):
            return None
        seen = seen or (_office(sentence, end) and not _office(sentence, end + 1))
        end += 1
    else:
        return None
    return (index, end) if seen else None


def _leads_to_office(sentence: Sentence, index: int) -> bool:
    """Tell whether a word may stand before the head of a role."""
    return (
        _office(sentence, index)
        or _modifier(sentence, index)
        or capitalised(sentence.words[index])
        or sentence.words[index] in {"'s", "and"}
    )


def _person_at(groups: Groups, reading: Reading, index: int) -> bool:
    cluster = groups.at(reading.field, reading.tokens[index].start)
    return cluster is not None and cluster.type == "PERSON"


def _role(groups: Groups, reading: Reading, first: int, stop: int) -> FoundRole:
    start, end = reading.tokens[first].start, reading.tokens[stop - 1].end
    organisation: str | None = None
    for index in range(first, stop):
        cluster = groups.at(reading.field, reading.tokens[index].start)
        if cluster is not None and cluster.type == "ORG":
            organisation = cluster.name
            break
    country = country_in(reading, first, stop)
    return FoundRole(reading.text[start:end], reading.field, start, end, organisation, country)


def country_in(reading: Reading, first: int, stop: int) -> str | None:
    """The country that words name, or whose people they name; the first, if there are several."""
    names = reading.lexicon.names
    index = first
    while index < stop:
        known = names.longest(reading.words, index, stop)
        if known is None:
            index += 1
            continue
        if known[1].country is not None:
            return known[1].country
        if known[1].type == "GPE":
            return known[1].canonical
        index += known[0]
    return None
