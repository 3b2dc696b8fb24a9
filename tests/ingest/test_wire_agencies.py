"""Tests of the quality of reading: stories in the styles of the world's agencies, read whole."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from dateline.messages import ArticleFetched
from dateline_ingest.wire.articles import read_wire

from .agencies import (
    american,
    british,
    central,
    eastern,
    german,
    iberian,
    italian,
    northern,
    others,
    russian,
    southern,
)
from .agencies.sample import Sample

READ_AT = datetime(2026, 3, 5, 12, tzinfo=UTC)
SAMPLES = tuple(
    sample
    for module in (
        american,
        british,
        german,
        northern,
        italian,
        iberian,
        russian,
        central,
        eastern,
        southern,
        others,
    )
    for sample in module.SAMPLES
)

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.style)


def read(sample: Sample) -> ArticleFetched:
    """Read a sample as a file that has just come."""
    article = read_wire(sample.text.encode(), name="1.txt", folder="in", fetched_at=READ_AT)
    assert isinstance(article, ArticleFetched)
    return article


def told(article: ArticleFetched, kinds: set[str]) -> list[str]:
    """The paragraphs of some kinds."""
    return [article.body[p.start : p.end] for p in article.paragraphs if p.kind in kinds]


@each_sample
def test_headline_deck_and_byline_are_read(sample: Sample) -> None:
    """Without marks, slugs and notes, and with nothing of them lost."""
    article = read(sample)
    assert (article.title, article.deck, article.byline) == (
        sample.title,
        sample.deck,
        sample.byline,
    )


@each_sample
def test_the_dateline_is_read(sample: Sample) -> None:
    """Place, date and agency as printed; an agency that signs elsewhere is the source's name."""
    article = read(sample)
    dateline = article.dateline
    place, date = (dateline.place, dateline.date) if dateline else (None, None)
    assert (place, date) == (sample.place, sample.date)
    assert article.source.name == (sample.agency or "in")


@each_sample
def test_the_body_is_whole_and_nothing_else(sample: Sample) -> None:
    """From its first word to its last, sub-headlines told, what is not the story left out."""
    article = read(sample)
    text = told(article, {"text", "quote"})
    assert text[0].startswith(sample.opens)
    assert text[-1].endswith(sample.closes)
    assert tuple(told(article, {"subhead"})) == sample.subheads
    for words in sample.dropped:
        assert words in sample.text
        assert words not in "\n".join(text)


@each_sample
def test_what_the_agency_says_of_the_story_is_kept(sample: Sample) -> None:
    """Slug, urgency, correction or kill, and embargo."""
    article = read(sample)
    kind = article.change.kind if article.change else None
    until = article.embargoed_until
    embargo = until.isoformat().replace("+00:00", "Z") if until else None
    assert (article.slugline, article.urgency, kind, embargo) == (
        sample.slug,
        sample.urgency,
        sample.notice,
        sample.embargo,
    )
    assert (article.status == "canceled") == (sample.notice == "retraction")


def test_the_styles_of_at_least_twenty_four_agencies_are_read() -> None:
    """Each from two stories or more, so that none is fitted to one."""
    agencies = Counter(sample.style.partition(":")[0].removesuffix(" French") for sample in SAMPLES)
    several = [agency for agency, stories in agencies.items() if stories > 1]
    assert len(several) >= 24
    assert len(agencies) >= 40
    assert len({sample.style for sample in SAMPLES}) == len(SAMPLES)
