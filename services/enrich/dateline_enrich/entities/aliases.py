"""Ties acronyms and short forms of bodies, events and places to their full names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.lexicon import Lexicon, words_of
from dateline_enrich.entities.names import initials, is_acronym, normalise
from dateline_enrich.entities.reading import FIELDS, Cluster, Reading, Readings, Spot, Tie

_OPENING = re.compile(r"\s?\(\s?(?:the |or |also known as |known as |formerly )?[\"\u201c']?")
_FIRST_ITEM = re.compile(r"[^,;()\"\u201d\n]{1,80}")


def link_aliases(groups: Groups, readings: Readings, lexicon: Lexicon) -> None:
    """Join short names to full ones: what the text ties itself, then acronyms, then short forms."""
    for reading in readings.values():
        _link_parentheses(groups, reading)
    _link_acronyms(groups)
    _link_short_forms(groups, readings, lexicon)


def _link_parentheses(groups: Groups, reading: Reading) -> None:
    """Islamic State (IS, …); IS (Islamic State, …); World Health Organization (WHO)."""
    spots = [spot for cluster in groups.clusters for spot in cluster.spots]
    for spot in [spot for spot in spots if spot.field == reading.field]:
        opening = _OPENING.match(reading.text, spot.end)
        if opening is None:
            continue
        start = opening.end()
        item = _FIRST_ITEM.match(reading.text, start)
        if item is not None:
            _tie(groups, reading, spot, start, start + len(item.group().rstrip()))


def _tie(groups: Groups, reading: Reading, spot: Spot, start: int, end: int) -> None:
    """Tie a mention to what opens the parenthesis after it."""
    outer, inner = groups.at(spot.field, spot.start), groups.at(spot.field, start)
    text = reading.text[start:end]
    if outer is None or outer.type == "PERSON":
        return
    related = _relation(text, spot.text)
    if inner is None:
        if related != "acronym":
            return
        found = Spot(spot.field, start, end, text, outer.type, 0.9, "parenthesis")
        groups.add(outer, found)
        outer.ties.append(Tie(text, "acronym", _in_body(reading, spot.start, end)))
        return
    item = groups.spot_at(spot.field, start)
    if item is None or item.end != end or inner.type in {"PERSON", "NORP"}:
        return
    if related == "acronym" or inner is outer or _short_form(text, spot.text):
        tie = Tie(min(text, spot.text, key=len), related, _in_body(reading, spot.start, end))
        if inner is outer:
            outer.ties.append(tie)
        else:
            groups.merge(outer, inner, tie, "parenthesis")


def _in_body(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if reading.field == "body" else None


def _relation(one: str, other: str) -> Literal["acronym", "short_form"]:
    """Tell how the shorter of two names is made from the longer."""
    short, long = sorted((one, other), key=len)
    letters = short.replace(".", "")
    made = is_acronym(short) and letters in {
        initials(words_of(long)),
        initials(words_of(long.replace("-", " "))),
    }
    return "acronym" if made else "short_form"


def _short_form(one: str, other: str) -> bool:
    """Tell whether one name is a short one of capitals, or a part of the other."""
    short, long = sorted((one, other), key=len)
    return is_acronym(short) or set(normalise(short).split()) <= set(normalise(long).split())


def _link_acronyms(groups: Groups) -> None:
    """Join "WMO" to the one name of the article with these initials."""
    made: dict[str, list[Cluster]] = {}
    for cluster in groups.of_family("thing"):
        for name in sorted({spot.text for spot in cluster.spots}):
            if " " in name:
                made.setdefault(initials(words_of(name)), []).append(cluster)
    for cluster in groups.of_family("thing"):
        name = cluster.name
        full = made.get(name.replace(".", ""), []) if is_acronym(name) else []
        if len({id(each) for each in full}) == 1 and full[0].spots:
            groups.merge(full[0], cluster, Tie(name, "acronym"), "acronym")


def _link_short_forms(groups: Groups, readings: Readings, lexicon: Lexicon) -> None:
    """Join "the Congress" and "Vendra" to the one name of the article that they shorten."""
    things = groups.of_family("thing")
    shortened: dict[str, list[Cluster]] = {}
    for cluster in things:
        for form in set(_forms(cluster, lexicon)):
            shortened.setdefault(form, []).append(cluster)
    for cluster in things:
        name = cluster.name
        full = shortened.get(normalise(name), [])
        if len(full) == 1 and full[0] is not cluster and full[0].spots and cluster.spots:
            if not _after_article(cluster, readings) and lexicon.names.whole(name):
                continue
            # A headline may shorten what the body spells out; elsewhere the full name comes first.
            if _first(full[0]) < _last(cluster) or _last(cluster)[0] < FIELDS.index("body"):
                groups.merge(full[0], cluster, Tie(name, "short_form"), "short_form")


def _first(cluster: Cluster) -> tuple[int, int]:
    return min(spot.order for spot in cluster.spots)


def _last(cluster: Cluster) -> tuple[int, int]:
    return max(spot.order for spot in cluster.spots)


def _forms(cluster: Cluster, lexicon: Lexicon) -> Iterator[str]:
    """The short forms of a full name: its head word; without Inc; its first word."""
    words = words_of(cluster.name)
    if len(words) < 2:  # noqa: PLR2004 - a single word has no shorter form
        return
    head = next((index for index, word in enumerate(words) if word in {"of", "for"}), len(words))
    if head > 0 and cluster.type != "LAW":
        yield normalise(words[head - 1])
    bare = words
    while len(bare) > 1 and bare[-1] in lexicon.cues["corp_suffix"]:
        bare = bare[:-1]
    if bare != words:
        yield normalise(" ".join(bare))
    ordinary = words[0].lower() in lexicon.common or lexicon.names.whole(words[0]) is not None
    if cluster.type == "ORG" and not ordinary:
        yield normalise(words[0])


def _after_article(cluster: Cluster, readings: Readings) -> bool:
    """Tell whether all mentions of a name follow the article: "the Congress"."""
    for spot in cluster.spots:
        reading = readings[spot.field]
        index = reading.token_at(spot.start)
        if index == 0 or reading.words[index - 1].lower() != "the":
            return False
    return True
