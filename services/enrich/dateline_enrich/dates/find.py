"""Reads the texts of an article one after the other and returns their dates. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dateline.messages import DateInterval, Dateline, DateMention, Span, TextField
from dateline_enrich.dates.bounds import Bounds, bounds
from dateline_enrich.dates.civil import northern
from dateline_enrich.dates.confidence import confidence
from dateline_enrich.dates.ends import settle
from dateline_enrich.dates.filters import outside_names
from dateline_enrich.dates.forms import Clock, Part, Reading, Recurrence, YearBefore
from dateline_enrich.dates.intervals import intervals
from dateline_enrich.dates.language import Language
from dateline_enrich.dates.languages import language_of
from dateline_enrich.dates.link import ranges, tie
from dateline_enrich.dates.resolve import Outcome, resolve
from dateline_enrich.dates.roles import role
from dateline_enrich.dates.scan import scan
from dateline_enrich.dates.scene import Scene, Told, says_twice
from dateline_enrich.dates.text import Sentences, fold

VERSION: Final = "2"
"""Raised when the rules change what is found."""

_RANKS: Final = {
    "second": 0, "minute": 0, "hour": 0, "daypart": 0, "day": 0, "month": 1, "year": 2,
}  # fmt: skip
_FIELDS: Final[tuple[TextField, ...]] = ("title", "deck", "body")


@dataclass(frozen=True)
class FoundDates:
    """The expressions of an article in the order of its texts, and the ranges among them."""

    mentions: tuple[DateMention, ...] = ()
    intervals: tuple[DateInterval, ...] = ()
    whole: bool = True
    """False where a text holds so many expressions, as a table of dates may, that some were passed
    over to keep the time of reading within its bounds."""


@dataclass(slots=True)
class _Text:
    field: TextField
    written: str
    scene: Scene
    dateline: Span | None
    mentions: dict[int, DateMention]


def find_dates(
    texts: Mapping[TextField, str],
    *,
    reference: date | None,
    names: Mapping[TextField, Sequence[Span]] | None = None,
    language: str = "en",
    country: str | None = None,
    dateline: Dateline | None = None,
) -> FoundDates:
    """Every temporal expression of the texts, resolved (TIMEX3, ISO 24617-1).

    Args:
        texts: title, deck and body, as far as the article has them.
        reference: the date against which relative expressions are read; without one they are
            given as ``XXXX-12-06`` or ``PAST_REF`` and have no bounds.
        names: the spans of entities; a reading inside a name is none.
        language: a BCP 47 tag; in a language that is not served only dates in figures are read.
        country: the source's country (ISO 3166-1 alpha-2), which tells whether 6/7/2017 is a day
            of July or of June.
        dateline: the line that opens a wire story; a date inside it gets that role.

    Returns:
        Mentions with ids ``t1``, ``t2`` … through all texts, and the intervals they mark out.
    """
    mentions: list[DateMention] = []
    spans: list[DateInterval] = []
    whole = True
    for name, scene in _scenes(texts, reference, language_of(language), country):
        place = dateline.span if dateline and name == "body" else None
        text = _Text(name, texts[name], scene, place, {})
        pairs = _read(text, (names or {}).get(name, ()), len(mentions))
        mentions.extend(text.mentions.values())
        spans.extend(intervals(pairs, text.written))
        whole = whole and scene.whole
    return FoundDates(tuple(mentions), tuple(spans), whole)


def _scenes(
    texts: Mapping[TextField, str], reference: date | None, language: Language, country: str | None
) -> Iterator[tuple[TextField, Scene]]:
    """The texts in the order of reading; they share their subject and the quarter under report."""
    folded: dict[TextField, str] = {name: fold(texts[name]) for name in _FIELDS if texts.get(name)}
    company = says_twice("\n\n".join(folded.values()), language.company)
    quarter: tuple[int, int] | None = None
    for name, text in folded.items():
        sentences = Sentences(texts[name], language.sentence)
        scene = Scene(language, text, sentences, reference, company, country, quarter=quarter)
        yield name, scene
        quarter = scene.quarter


def _read(text: _Text, names: Sequence[Span], before: int) -> list[tuple[DateMention, DateMention]]:
    scene = text.scene
    language = scene.language
    readings, scene.whole = scan(scene.folded, text.written, language)
    readings = outside_names(readings, text.written, names, language.names)
    readings = tie(readings, scene.folded, language.links)
    pairs = ranges(readings, scene.folded, language.links)
    opens = {last: first for first, last in pairs}
    for first, last in pairs:
        one, two = settle(readings[first], readings[last], scene)
        readings[first] = replace(readings[first], form=one)
        readings[last] = replace(readings[last], form=two)
    for place, reading in enumerate(readings):
        opener = text.mentions.get(opens.get(place, -1))
        scene.floor = opener.earliest.date() if opener and opener.earliest else None
        scene.opener = readings[opens[place]] if place in opens else None
        outcome = resolve(reading, scene)
        if outcome is not None:
            number = before + len(text.mentions) + 1
            text.mentions[place] = _mention(text, reading, outcome, f"t{number}")
    found = text.mentions
    return [(found[a], found[b]) for a, b in pairs if a in found and b in found]


def _mention(text: _Text, reading: Reading, outcome: Outcome, identifier: str) -> DateMention:
    scene = text.scene
    limits = outcome.limits or bounds(northern(outcome.value, scene.country))
    if outcome.value == "PRESENT_REF" and scene.reference:
        limits = bounds(str(scene.reference))
    _remember(scene, reading, limits, identifier)
    form, place = reading.form, text.dateline
    opening = place is not None and place.start <= reading.start and reading.end <= place.end
    return DateMention(
        field=text.field,
        start=reading.start,
        end=reading.end,
        text=text.written[reading.start : reading.end],
        id=identifier,
        type=outcome.type,
        value=outcome.value,
        mod=reading.mod,
        quant=form.quant if isinstance(form, Recurrence) else None,
        freq=form.freq if isinstance(form, Recurrence) else None,
        earliest=limits.earliest if limits else None,
        latest=limits.latest if limits else None,
        utc_offset=form.offset if isinstance(form, Clock) else None,
        granularity=limits.granularity if limits else None,
        role="dateline" if opening else role(reading, outcome, limits, scene),
        anchor=outcome.anchor,
        confidence=confidence(reading, outcome),
        rule=reading.rule,
    )


def _remember(scene: Scene, reading: Reading, limits: Bounds | None, identifier: str) -> None:
    """Keeps the last full date told, which "a day later" counts from."""
    if limits is None or isinstance(reading.form, Part | YearBefore):
        return
    rank = _RANKS.get(limits.granularity)
    if rank is not None:
        sentence = scene.sentences.number(reading.start)
        scene.told = Told(limits.earliest.date(), identifier, sentence, rank)
