"""Enriches articles: entities, dates and quotations, with what made each of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from dateline.messages import (
    ArticleEnriched,
    ArticleFetched,
    Entity,
    Provenance,
    Reference,
    Span,
    TextField,
)
from dateline_enrich import dates, entities, quotes
from dateline_enrich.country import country_of
from dateline_enrich.dates import FoundDates, find_dates
from dateline_enrich.entities import (
    PlaceRecogniser,
    Recogniser,
    RuleRecogniser,
    find_entities,
    find_entities_in_all,
)
from dateline_enrich.quotes import find_quotes
from dateline_enrich.reference import choose_reference

Found = tuple[Entity, ...]


def enrich(article: ArticleFetched, recogniser: Recogniser) -> ArticleEnriched:
    """Enrich one article.

    Args:
        article: as ingest found it.
        recogniser: what finds names; where it does not serve the article's language, the gazetteer
            finds places instead, and provenance says so.
    """
    serving = _serving(article, recogniser)
    return _compose(article, serving, find_entities(texts_of(article), serving))


def enrich_all(
    articles: Sequence[ArticleFetched], recogniser: Recogniser
) -> list[ArticleEnriched | Exception]:
    """Enrich many articles, with one call of the recogniser for all that it serves.

    Returns:
        For each article, in order, the enriched one, or the exception that it alone raised.
    """
    groups: dict[str, tuple[Recogniser, list[int]]] = {}
    for number, article in enumerate(articles):
        serving = _serving(article, recogniser)
        groups.setdefault(serving.name, (serving, []))[1].append(number)
    outcomes: dict[int, ArticleEnriched | Exception] = {}
    for serving, numbers in groups.values():
        found = _entities_of([articles[number] for number in numbers], serving)
        for number, each in zip(numbers, found, strict=True):
            outcomes[number] = _composed(articles[number], serving, each)
    return [outcomes[number] for number in range(len(articles))]


def enrich_default(article: ArticleFetched) -> ArticleEnriched:
    """Enrich one article with the recogniser that ships with the project."""
    return enrich(article, default_recogniser())


def texts_of(article: ArticleFetched) -> dict[TextField, str]:
    """The texts of an article that there are."""
    texts: dict[TextField, str | None] = {
        "title": article.title,
        "deck": article.deck,
        "body": article.body,
    }
    return {field: text for field, text in texts.items() if text}


@cache
def default_recogniser() -> RuleRecogniser:
    """The rules for English; one for the whole process."""
    return RuleRecogniser()


@cache
def place_recogniser() -> PlaceRecogniser:
    """The gazetteer's places; one for the whole process."""
    return PlaceRecogniser()


def language_of(article: ArticleFetched) -> str:
    """The primary subtag of the article's language; English where nobody told it."""
    tag = article.language.tag if article.language else "en"
    return tag.replace("_", "-").split("-")[0].lower()


def _serving(article: ArticleFetched, recogniser: Recogniser) -> Recogniser:
    """Choose the recogniser that serves the article's language."""
    served = not recogniser.languages or language_of(article) in recogniser.languages
    return recogniser if served else place_recogniser()


def _entities_of(
    articles: Sequence[ArticleFetched], recogniser: Recogniser
) -> list[Found | Exception]:
    """Recognise a batch at once; if that fails as a whole, article by article."""
    texts = [texts_of(article) for article in articles]
    try:
        return find_entities_in_all(texts, recogniser)
    except Exception:  # noqa: BLE001 - the culprit is found below, one article at a time
        return [_alone(each, recogniser) for each in texts]


def _alone(texts: Mapping[TextField, str], recogniser: Recogniser) -> Found | Exception:
    try:
        return find_entities(texts, recogniser)
    except Exception as error:  # noqa: BLE001 - becomes the outcome of this article
        return error


def _composed(
    article: ArticleFetched, recogniser: Recogniser, found: Found | Exception
) -> ArticleEnriched | Exception:
    if isinstance(found, Exception):
        return found
    try:
        return _compose(article, recogniser, found)
    except Exception as error:  # noqa: BLE001 - becomes the outcome of this article
        return error


def _compose(article: ArticleFetched, recogniser: Recogniser, found: Found) -> ArticleEnriched:
    """Add dates and quotations to the entities, and put the whole together."""
    reference = choose_reference(article)
    language = language_of(article)
    timed = find_dates(
        texts_of(article),
        reference=_day(reference),
        names=_names(found),
        language=language,
        country=country_of(article),
        dateline=article.dateline,
    )
    spoken = language in LANGUAGES
    quoted = find_quotes(article.body, article.paragraphs, found) if spoken else ()
    made: dict[str, Any] = {name: getattr(article, name) for name in ArticleFetched.model_fields}
    made["provenance"] = (*article.provenance, *_provenance(recogniser, language, timed))
    return ArticleEnriched(
        **made,
        entities=found,
        dates=tuple(timed.mentions),
        intervals=tuple(timed.intervals),
        quotes=quoted,
        reference=reference,
    )


LANGUAGES = ("en",)
"""The languages whose quotations are read."""


def _day(reference: Reference | None) -> date | None:
    return None if reference is None else date.fromisoformat(reference.date)


def _names(found: Found) -> dict[TextField, list[Span]]:
    """Where names stand: a date reading inside one is none ("Syria's Tomorrow")."""
    names: dict[TextField, list[Span]] = {}
    for entity in found:
        for mention in entity.mentions:
            if mention.kind in {"name", "inserted"}:
                span = Span(start=mention.start, end=mention.end)
                names.setdefault(mention.field, []).append(span)
    return {field: sorted(spans, key=lambda span: span.start) for field, spans in names.items()}


def _provenance(recogniser: Recogniser, language: str, timed: FoundDates) -> tuple[Provenance, ...]:
    """Say what made entities, dates and quotations, and what a language was denied."""
    served = language in LANGUAGES
    return (
        Provenance(
            part="entities",
            component=f"dateline_enrich.entities/{recogniser.name}",
            version=f"{entities.VERSION}.{recogniser.version}",
            languages=recogniser.languages,
            note=None if recogniser.languages else _note(language, "places of the gazetteer only"),
        ),
        Provenance(
            part="dates",
            component="dateline_enrich.dates",
            version=dates.VERSION,
            languages=dates.SERVED,
            note=_note_on_dates(language, timed),
        ),
        Provenance(
            part="quotes",
            component="dateline_enrich.quotes",
            version=quotes.VERSION,
            languages=LANGUAGES,
            note=None if served else _note(language, "no quotations"),
        ),
    )


def _note_on_dates(language: str, timed: FoundDates) -> str | None:
    notes = (
        None if language in dates.SERVED else _note(language, "dates in figures only"),
        None if timed.whole else "more expressions than are read: some were passed over",
    )
    return "; ".join(note for note in notes if note) or None


def _note(language: str, what: str) -> str:
    if language in LANGUAGES:
        return what
    return f"language {language} not served: {what}"
