"""Ties the short names of people to their full names, and keeps namesakes apart. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.messages import TextField
from dateline_enrich.entities.groups import Groups, retold
from dateline_enrich.entities.lexicon import Lexicon, Words
from dateline_enrich.entities.names import person_words, respell, same_person
from dateline_enrich.entities.reading import Cluster, Readings, Spot, Tie

Gender = Literal["m", "f"]
Relation = Literal["surname", "given_name"]
_MALE = frozenset({"Mr", "Mr.", "Sir", "Lord", "Monsieur", "Herr", "King", "Prince", "Señor"})
_FEMALE = frozenset({"Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dame", "Lady", "Madame", "Frau", "Queen",
                     "Princess", "Señora"})  # fmt: skip


@dataclass(frozen=True)
class _Full:
    """A person with two names or more."""

    words: Words
    cluster: Cluster
    gender: Gender | None
    named: dict[tuple[TextField, int], int]
    """Where in each paragraph the person is first named."""


def gender(name: str, lexicon: Lexicon) -> Gender | None:
    """The gender that a person's given name tells; ``None`` where it tells none."""
    first = name.split(maxsplit=1)[0]
    if " " not in name or (first in lexicon.men) == (first in lexicon.women):
        return None
    return "m" if first in lexicon.men else "f"


def link_people(groups: Groups, readings: Readings, lexicon: Lexicon) -> None:
    """Join surnames, given names and variants of a name to the person they mean.

    A surname that two people of the article bear goes to the one whose full name stands earlier in
    the same paragraph, or whom a courtesy title fits; if that is not exactly one, to neither.
    """
    named = [_person(cluster, readings, lexicon) for cluster in groups.of_family("person")]
    full = _join_variants(groups, [each for each in named if len(each.words) > 1])
    whole = {id(each) for each in full}
    for relation in _RELATIONS:
        index = _index(full, relation)
        for each in named:
            if each.cluster.spots and id(each) not in whole:
                _link(groups, readings, each, index.get(each.words, []), relation)


_RELATIONS: tuple[Relation, ...] = ("surname", "given_name")


def _person(cluster: Cluster, readings: Readings, lexicon: Lexicon) -> _Full:
    name = cluster.name
    places: dict[tuple[TextField, int], int] = {}
    for spot in cluster.spots:
        number = readings[spot.field].paragraph_number(spot.start)
        places.setdefault((spot.field, number), spot.start)
    return _Full(person_words(name), cluster, gender(name, lexicon), places)


def _join_variants(groups: Groups, named: Sequence[_Full]) -> list[_Full]:
    """Make "Sergei Orlov", "Sergey Orlov" and "S. Orlov" one person, where only one fits."""
    by_surname: dict[str, list[_Full]] = {}
    for each in sorted(named, key=lambda each: -len("".join(each.words))):
        kin = by_surname.setdefault(respell(each.words[-1]), [])
        fits = [other for other in kin if same_person(each.words, other.words)]
        if len(fits) == 1:
            tie = Tie(each.cluster.name, "spelling")
            groups.merge(fits[0].cluster, each.cluster, tie, "variant")
        elif len(kin) < _MANY:
            kin.append(each)
    suffix = {each.words[start:]: each for kin in by_surname.values() for each in kin
              for start in range(1, min(len(each.words), 4))}  # fmt: skip
    kept: list[_Full] = []
    for each in named:
        longer = suffix.get(each.words)
        if each.cluster.spots and not (longer and longer.cluster.spots):
            kept.append(each)
    return kept


_MANY = 64
"""Namesakes above which a text is no news story, and comparing them would take quadratic time."""


def _index(full: Iterable[_Full], relation: str) -> dict[Words, list[_Full]]:
    """People by every tail of their name (de Mistura, Mistura), or by their first name."""
    index: dict[Words, list[_Full]] = {}
    for each in full:
        if relation == "given_name":
            index.setdefault(each.words[:1], []).append(each)
            continue
        for start in range(1, min(len(each.words), 6)):
            index.setdefault(each.words[start:], []).append(each)
    return index


def _link(
    groups: Groups,
    readings: Readings,
    short: _Full,
    candidates: Sequence[_Full],
    relation: Relation,
) -> None:
    """Move the mentions of a short name to the one candidate that fits each."""
    if not candidates or len(candidates) > _MANY:
        return
    left: list[Spot] = []
    tied: set[int] = set()
    for spot in short.cluster.spots:
        fits = _fitting(readings, spot, candidates)
        if len(fits) != 1:
            left.append(spot)
            continue
        groups.add(fits[0], retold(spot, relation))
        if id(fits[0]) not in tied:
            tied.add(id(fits[0]))
            fits[0].ties.append(Tie(spot.text, relation))
    short.cluster.spots = left


def _fitting(readings: Readings, spot: Spot, candidates: Sequence[_Full]) -> list[Cluster]:
    """The people whom a short name may mean where it stands."""
    courtesy = _courtesy(readings, spot)
    fits = [each for each in candidates if None in {courtesy, each.gender}
            or courtesy == each.gender]  # fmt: skip
    if len(fits) > 1:
        number = readings[spot.field].paragraph_number(spot.start)
        place = (spot.field, number)
        fits = [each for each in fits if each.named.get(place, spot.start) < spot.start]
    return [each.cluster for each in fits]


def _courtesy(readings: Readings, spot: Spot) -> Gender | None:
    """The gender that a courtesy title before a name tells."""
    reading = readings[spot.field]
    index = reading.token_at(spot.start)
    before = reading.words[index - 1] if index else ""
    if before in _MALE:
        return "m"
    return "f" if before in _FEMALE else None
