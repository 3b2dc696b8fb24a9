"""Keeps the clusters of an article's mentions while they are joined. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.messages import EntityType, TextField
from dateline_enrich.entities.lexicon import Lexicon
from dateline_enrich.entities.names import canonical, family
from dateline_enrich.entities.reading import Cluster, Spot, Tie


class Groups:
    """The clusters of an article, and which of them holds the mention at a place."""

    def __init__(self, spots: Iterable[Spot], lexicon: Lexicon) -> None:
        """Group mentions of equal names and related types."""
        found: dict[tuple[str, str], Cluster] = {}
        self._at: dict[tuple[TextField, int], tuple[Cluster, Spot]] = {}
        keys: dict[tuple[str, EntityType], tuple[str, str]] = {}
        for spot in spots:
            name = (spot.text, spot.type)
            if name not in keys:
                keys[name] = (family(spot.type), canonical(spot.text, spot.type, lexicon))
            self.add(found.setdefault(keys[name], Cluster(spot.type)), spot)
        for cluster in found.values():
            cluster.type = _majority(cluster.spots)
        self._clusters = list(found.values())
        self.role_ends: set[tuple[TextField, int]] = set()
        """Where roles beside names end: such words are no mention of their own."""

    @property
    def clusters(self) -> list[Cluster]:
        """The clusters that still hold mentions, in the order of their first names."""
        return [cluster for cluster in self._clusters if cluster.spots]

    def of_family(self, *families: str) -> list[Cluster]:
        """The clusters of some families."""
        return [cluster for cluster in self.clusters if family(cluster.type) in families]

    def at(self, field: TextField, start: int) -> Cluster | None:
        """The cluster of the mention that starts at a place."""
        found = self._at.get((field, start))
        return None if found is None else found[0]

    def spot_at(self, field: TextField, start: int) -> Spot | None:
        """The mention that starts at a place."""
        found = self._at.get((field, start))
        return None if found is None else found[1]

    def add(self, cluster: Cluster, spot: Spot) -> None:
        """Put a mention into a cluster.

        A role phrase may begin with another thing's name ("Latvia's top diplomat"); what stands at
        a place is the name.
        """
        cluster.spots.append(spot)
        if spot.kind != "role":
            self._at[spot.field, spot.start] = (cluster, spot)

    def merge(self, into: Cluster, other: Cluster, tie: Tie, rule: str) -> None:
        """Make two clusters one, and keep what tied them."""
        if into is other:
            return
        for spot in other.spots:
            self.add(into, retold(spot, rule))
        into.ties.extend([tie, *other.ties])
        into.roles.extend(other.roles)
        other.spots = []


def retold(spot: Spot, rule: str) -> Spot:
    """Note on a mention how it was linked."""
    return Spot(
        spot.field, spot.start, spot.end, spot.text, spot.type, spot.confidence,
        f"{spot.rule}; {rule}", spot.kind,
    )  # fmt: skip


def _majority(spots: Sequence[Spot]) -> EntityType:
    """The type that most mentions have, weighed by confidence."""
    weights: Counter[EntityType] = Counter()
    for spot in spots:
        weights[spot.type] += round(100 * spot.confidence)
    return max(weights, key=lambda kind: weights[kind])
