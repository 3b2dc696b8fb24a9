"""Makes entities of mentions: one for each real thing, with its names, roles and labels. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

from dateline.messages import (
    Alias,
    Entity,
    EntityType,
    Mention,
    Relation,
    Role,
    Span,
    TextField,
)
from dateline_enrich.entities.aliases import link_aliases
from dateline_enrich.entities.bearers import link_phrases
from dateline_enrich.entities.echo import echo
from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.labels import Aside, find_asides
from dateline_enrich.entities.lexicon import Lexicon
from dateline_enrich.entities.names import canonical
from dateline_enrich.entities.people import link_people
from dateline_enrich.entities.pronouns import link_pronouns
from dateline_enrich.entities.reading import (
    FIELDS,
    Cluster,
    FoundRole,
    Kind,
    Reading,
    Readings,
    Spot,
    Tie,
)
from dateline_enrich.entities.recognise import RawMention
from dateline_enrich.entities.roles import read_roles
from dateline_enrich.entities.salience import ABOUT, salience
from dateline_enrich.entities.trail import Trail

NAMESPACE = UUID("5f0b7c1e-6d2a-5b53-9f0e-3c8a4d1f7e92")
"""Of all entity ids; changing it would give every entity of every article a new id."""
_LABEL_REACH = 48
"""Characters between a name and the parenthesis that labels it: "terror group"."""


def resolve(
    texts: Mapping[TextField, str],
    found: Mapping[TextField, Sequence[RawMention]],
    lexicon: Lexicon,
) -> tuple[Entity, ...]:
    """Group the mentions of an article into entities.

    Args:
        texts: title, deck and body.
        found: what the recogniser found in each.
        lexicon: the words that tell roles, countries and acronyms.

    Returns:
        Entities in the order in which the article first names them.
    """
    readings: dict[TextField, Reading] = {
        field: Reading(field, texts[field], lexicon) for field in FIELDS if field in texts
    }
    asides: dict[TextField, list[Aside]] = {
        field: find_asides(reading.text) for field, reading in readings.items()
    }
    spots = echo(readings, _spots(readings, found, asides), lexicon)
    groups = Groups(_outside(spots, asides), lexicon)
    link_people(groups, readings, lexicon)
    link_aliases(groups, readings, lexicon)
    read_roles(groups, readings)
    _put_labels(groups, readings, asides)
    trail = Trail(readings, groups.of_family("person"))
    link_phrases(groups, readings, trail, lexicon)
    link_pronouns(groups, readings, trail, lexicon)
    return _entities(groups.clusters, readings.get("body"), lexicon)


def _spots(
    readings: Readings,
    found: Mapping[TextField, Sequence[RawMention]],
    asides: Mapping[TextField, Sequence[Aside]],
) -> list[Spot]:
    spots = [
        Spot(field, raw.start, raw.end, reading.text[raw.start : raw.end], raw.type,
             raw.confidence, raw.rule, _kind(reading.text, raw.start))
        for field, reading in readings.items()
        for raw in found.get(field, ())
    ]  # fmt: skip
    return _outside(spots, asides)


def _kind(text: str, start: int) -> Kind:
    """Tell a name that an editor put into a quotation: [Vladimir Putin]."""
    opening = text.rfind("[", max(0, start - 40), start)
    inside = opening >= 0 and "]" not in text[opening:start]
    return "inserted" if inside and text.find("]", start, start + 80) >= 0 else "name"


def _outside(spots: Sequence[Spot], asides: Mapping[TextField, Sequence[Aside]]) -> list[Spot]:
    """Leave out what only a label or a credit names."""
    covered = {
        field: {offset for aside in found for offset in range(aside.start, aside.end)}
        for field, found in asides.items()
    }
    return [spot for spot in spots if spot.start not in covered[spot.field]]


def _put_labels(
    groups: Groups, readings: Readings, asides: Mapping[TextField, Sequence[Aside]]
) -> None:
    """Put each label on the thing that its parenthesis names or follows."""
    for field, found in asides.items():
        spots = sorted(
            ((spot.end, cluster) for cluster in groups.clusters
             for spot in cluster.spots if spot.field == field),
            key=lambda pair: pair[0],
        )  # fmt: skip
        ends = [end for end, _ in spots]
        for aside in found:
            if aside.label is None or aside.parenthesis is None:
                continue
            index = bisect_right(ends, aside.start) - 1
            reach = aside.parenthesis[0] - _LABEL_REACH
            if (
                index >= 0
                and ends[index] >= reach
                and _joined(readings[field].text, ends[index], aside)
            ):
                labels = spots[index][1].labels
                if aside.label not in labels:
                    labels.append(aside.label)


def _joined(text: str, end: int, aside: Aside) -> bool:
    """Tell whether nothing but small words and commas part a name from its label."""
    return not any(letter in '.;!?\n"' for letter in text[end : aside.start])


def _entities(
    clusters: Sequence[Cluster], body: Reading | None, lexicon: Lexicon
) -> tuple[Entity, ...]:
    for cluster in clusters:
        cluster.spots.sort(key=lambda spot: spot.order)
    ordered = sorted(clusters, key=lambda cluster: cluster.spots[0].order)
    countries = _countries(ordered, lexicon)
    return tuple(_entity(cluster, body, lexicon, countries) for cluster in ordered)


def _countries(clusters: Sequence[Cluster], lexicon: Lexicon) -> dict[str, UUID]:
    """The ids of the countries that the article names."""
    return {
        canonical(cluster.name, "GPE", lexicon): _identify("GPE", cluster.name, lexicon)
        for cluster in clusters
        if cluster.type == "GPE"
    }


def _identify(kind: EntityType, name: str, lexicon: Lexicon) -> UUID:
    return uuid5(NAMESPACE, f"{kind}:{canonical(name, kind, lexicon)}")


def _entity(
    cluster: Cluster, body: Reading | None, lexicon: Lexicon, countries: Mapping[str, UUID]
) -> Entity:
    weight = salience(cluster, body)
    in_headline = any(spot.field == "title" for spot in cluster.spots)
    return Entity(
        entity_id=_identify(cluster.type, cluster.name, lexicon),
        type=cluster.type,
        name=cluster.name,
        aliases=tuple(_alias(tie) for tie in _distinct(cluster)),
        roles=tuple(_role(role) for role in cluster.roles),
        mentions=tuple(_mention(spot) for spot in cluster.spots),
        salience=weight,
        in_headline=in_headline,
        relevance="about" if in_headline or weight >= ABOUT else "mentions",
        labels=tuple(cluster.labels),
        relations=_relations(cluster, lexicon, countries),
    )


def _distinct(cluster: Cluster) -> list[Tie]:
    """The other names, each once; what the text itself ties goes before what was inferred."""
    name = cluster.name
    found: dict[str, Tie] = {}
    for tie in sorted(cluster.ties, key=lambda tie: tie.span is None):
        if tie.text != name:
            found.setdefault(tie.text, tie)
    for spot in cluster.spots:
        if spot.kind not in {"role", "pronoun"} and spot.text != name:
            found.setdefault(spot.text, Tie(spot.text, "spelling"))
    return list(found.values())


def _relations(
    cluster: Cluster, lexicon: Lexicon, countries: Mapping[str, UUID]
) -> tuple[Relation, ...]:
    """Tie a people to its country, if the article names it."""
    entry = lexicon.names.whole(cluster.name) if cluster.type == "NORP" else None
    if entry is None or entry.country is None:
        return ()
    country = countries.get(canonical(entry.country, "GPE", lexicon))
    return (Relation(kind="demonym_of", entity_id=country),) if country is not None else ()


def _alias(tie: Tie) -> Alias:
    span = None if tie.span is None else Span(start=tie.span[0], end=tie.span[1])
    return Alias(text=tie.text, relation=tie.relation, span=span)


def _role(role: FoundRole) -> Role:
    span = Span(start=role.start, end=role.end)
    return Role(title=role.title, organisation=role.organisation, field=role.field, span=span)


def _mention(spot: Spot) -> Mention:
    return Mention(
        field=spot.field, start=spot.start, end=spot.end, text=spot.text, kind=spot.kind,
        confidence=round(spot.confidence, 2), rule=spot.rule,
    )  # fmt: skip
