"""Weighs how much an article is about each thing it names. Pure."""

from __future__ import annotations

from math import log2

from dateline_enrich.entities.reading import Cluster, Reading

ABOUT = 0.5
"""From this salience on, an article is about the thing."""
_TITLE, _DECK, _EARLY, _OFTEN = 0.4, 0.1, 0.2, 0.3
"""What each sign is worth; they sum to one."""
_PEOPLES = 0.5
"""A demonym mostly qualifies something else: the Syrian army."""
_MENTIONS = 8
"""As many mentions as count in full; a third of the weight is reached at two."""


def salience(cluster: Cluster, body: Reading | None) -> float:
    """Weigh headline, deck, early mention and number of mentions.

    Returns:
        0 for what is named once at the end, 1 for what stands everywhere; two decimals.
    """
    fields = {spot.field for spot in cluster.spots}
    weight = _TITLE * ("title" in fields) + _DECK * ("deck" in fields)
    starts = [spot.start for spot in cluster.spots if spot.field == "body"]
    if starts and body is not None:
        weight += _EARLY * (1 - min(starts) / max(1, len(body.text)))
    count = min(len(cluster.spots), _MENTIONS)
    weight += _OFTEN * log2(count) / log2(_MENTIONS)
    if cluster.type == "NORP":
        weight *= _PEOPLES
    return round(min(1.0, weight), 2)
