"""Links role phrases to the one person of the article whom they fit. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.lexicon import Lexicon, Words
from dateline_enrich.entities.phrases import Phrase, find_phrases
from dateline_enrich.entities.reading import FIELDS, Cluster, FoundRole, Reading, Readings, Spot
from dateline_enrich.entities.trail import MANY, Trail

_LESSER = frozenset({"vice", "deputy", "former", "ex", "assistant", "prime", "acting", "late"})
"""Of two offices with one head word, these make another one: vice president, prime minister."""
_LOOK_BACK = 3
"""Paragraphs back to which "the minister" may reach."""


class _Bearer(NamedTuple):
    """A person and one office."""

    cluster: Cluster
    words: frozenset[str]
    head: str
    country: str | None
    first: tuple[int, int]
    """Where the article first names the person."""


def link_phrases(groups: Groups, readings: Readings, trail: Trail, lexicon: Lexicon) -> None:
    """Add to each person the phrases that mean no one else, in the order of the article."""
    bearers = _bearers(groups.of_family("person"), readings)
    for field in FIELDS:
        if field not in readings:
            continue
        for phrase in find_phrases(groups, readings[field]):
            if (field, phrase.end) in groups.role_ends:
                continue
            cluster, rule = _bracketed(groups, phrase), "role_bracket"
            if cluster is None:
                cluster, rule = _bearer_of(phrase, bearers, trail, lexicon), "role"
            if cluster is not None:
                spot = _spot(phrase, cluster, rule)
                groups.add(cluster, spot)
                trail.note(cluster, spot)


def _spot(phrase: Phrase, cluster: Cluster, rule: str) -> Spot:
    text = phrase.reading.text[phrase.start : phrase.end]
    field = phrase.reading.field
    return Spot(field, phrase.start, phrase.end, text, cluster.type, 0.8, rule, "role")


def _bracketed(groups: Groups, phrase: Phrase) -> Cluster | None:
    """The person whom an editor put in brackets after the phrase: Our president [Ada Venn]."""
    text = phrase.reading.text
    opening = text.find("[", phrase.end, phrase.end + 2)
    if opening < 0:
        return None
    cluster = groups.at(phrase.reading.field, opening + 1)
    return cluster if cluster is not None and cluster.type == "PERSON" else None


def _bearers(people: Sequence[Cluster], readings: Readings) -> dict[str, list[_Bearer]]:
    """The people who bear an office, by its head word."""
    found: dict[str, list[_Bearer]] = {}
    for cluster in people:
        first = min(spot.order for spot in cluster.spots)
        for role in cluster.roles:
            bearer = _bearer(cluster, role, readings[role.field], first)
            if bearer is not None:
                found.setdefault(bearer.head, []).append(bearer)
    return found


def _bearer(
    cluster: Cluster, role: FoundRole, reading: Reading, named: tuple[int, int]
) -> _Bearer | None:
    first, stop = reading.token_at(role.start), reading.token_at(role.end - 1) + 1
    words = [word.lower() for word in reading.words[first:stop]]
    head = ""
    for word in words:
        if word in {"of", "for", "at", "in"} and head:
            break
        if word in reading.lexicon.cues["office"]:
            head = word
    return _Bearer(cluster, frozenset(words), head, role.country, named) if head else None


def _bearer_of(
    phrase: Phrase, bearers: dict[str, list[_Bearer]], trail: Trail, lexicon: Lexicon
) -> Cluster | None:
    """Find the one person whom a phrase fits: in the article, or else in the paragraphs before."""
    fitting = _fitting(phrase, bearers, lexicon)
    if len(fitting) == 1:
        return fitting[0].cluster if _known_by(phrase, fitting[0]) else None
    if not fitting or len(fitting) > MANY:
        return None
    field = phrase.reading.field
    number = phrase.reading.paragraph_number(phrase.start)
    for back in range(_LOOK_BACK + 1):
        named = {id(each) for _, each in trail.before(field, number - back, phrase.start)}
        near = [each.cluster for each in fitting if id(each.cluster) in named]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _known_by(phrase: Phrase, bearer: _Bearer) -> bool:
    """Tell whether the reader can know the person: named before, or the country is said."""
    here = (FIELDS.index(phrase.reading.field), phrase.start)
    return phrase.country is not None or bearer.first < here


def _fitting(phrase: Phrase, bearers: dict[str, list[_Bearer]], lexicon: Lexicon) -> list[_Bearer]:
    cores = [phrase.core]
    for called, office in lexicon.synonyms:
        if phrase.core[-len(called) :] == called:
            cores.append(phrase.core[: -len(called)] + office)
    found: dict[int, _Bearer] = {}
    for core in cores:
        for bearer in bearers.get(core[-1], ())[: MANY + 1]:
            if _fits(core, phrase.country, bearer):
                found[id(bearer.cluster)] = bearer
    return list(found.values())


def _fits(core: Words, country: str | None, bearer: _Bearer) -> bool:
    asked = set(core) - {"current", "then"}
    lesser = (bearer.words & _LESSER) - asked
    return asked <= bearer.words and not lesser and country in {None, bearer.country}
