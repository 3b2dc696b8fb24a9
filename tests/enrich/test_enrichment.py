"""Tests of enriching whole articles, alone and in batches."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.messages import ArticleEnriched, ArticleFetched
from dateline_enrich.enrichment import (
    default_recogniser,
    enrich,
    enrich_all,
    enrich_default,
    language_of,
    place_recogniser,
    texts_of,
)
from dateline_enrich.entities import RawMention
from tests.enrich.stories import HARBOUR, RULES, article


def notes(enriched: ArticleEnriched) -> dict[str, str | None]:
    """What provenance notes of each part."""
    return {made.part: made.note for made in enriched.provenance}


def test_an_article_is_enriched_whole() -> None:
    """Entities, dates, quotations and the reference date are there, and the article unchanged."""
    fetched = article()
    enriched = enrich_default(fetched)
    assert {entity.name for entity in enriched.entities} >= {"Irina Dorn", "Coastal Safety Board"}
    assert "2026-03-03" in [date.value for date in enriched.dates]
    assert len(enriched.quotes) == 8
    assert enriched.reference is not None
    assert enriched.reference.date == "2026-03-03"
    for name in set(ArticleFetched.model_fields) - {"provenance"}:
        assert getattr(enriched, name) == getattr(fetched, name)
    assert enriched.message_id == fetched.message_id


def test_provenance_says_what_made_each_part() -> None:
    """Component, version and languages are told, after what ingest told."""
    enriched = enrich_default(article())
    made = {each.part: each for each in enriched.provenance}
    assert set(made) == {"entities", "dates", "quotes"}
    assert made["entities"].component == "dateline_enrich.entities/rules"
    assert made["entities"].languages == ("en",)
    assert all(each.version for each in made.values())
    assert notes(enriched) == {"entities": None, "dates": None, "quotes": None}


def test_a_name_vetoes_a_date_inside_it() -> None:
    """Latvia's Tomorrow is a party, and no day."""
    enriched = enrich_default(
        article("The Latvia's Tomorrow opposition movement and April Dorn met.", title="A meeting")
    )
    assert [entity.name for entity in enriched.entities] == ["Latvia's Tomorrow", "April Dorn"]
    assert enriched.dates == ()


DUTCH = "Irina Dorn reist op 3 mei 2026 van Berlin naar Paris. \u201eGoed\u201c, zei ze."


def test_a_table_with_more_dates_than_are_read_says_so() -> None:
    """The note stands where a reader of the dates looks for their origin."""
    enriched = enrich_default(article("May 5, 2018 and " * 20_000, title="A table"))
    assert notes(enriched)["dates"] == "more expressions than are read: some were passed over"


def test_another_language_gets_places_and_says_so() -> None:
    """A language that is not served gets the gazetteer's places, and a note."""
    enriched = enrich_default(article(DUTCH, title="Reis", language="nl-BE"))
    assert [entity.name for entity in enriched.entities] == ["Berlin", "Paris"]
    assert enriched.quotes == ()
    assert notes(enriched) == {
        "entities": "language nl not served: places of the gazetteer only",
        "dates": "language nl not served: dates in figures only",
        "quotes": "language nl not served: no quotations",
    }


def test_places_alone_can_be_asked_for() -> None:
    """The gazetteer serves English too, if that is wanted."""
    enriched = enrich(article(), place_recogniser())
    assert {entity.type for entity in enriched.entities} <= {"GPE", "LOC"}
    assert notes(enriched)["entities"] == "places of the gazetteer only"
    assert notes(enriched)["dates"] is None


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en"), ("pt_BR", "pt"), ("EN", "en"), (None, "en")]
)
def test_the_language_is_the_primary_subtag(tag: str | None, language: str) -> None:
    """Region and case make no difference; a language that nobody told is English."""
    assert language_of(article(language=tag)) == language


def test_empty_texts_are_left_out() -> None:
    """An article without deck has two texts, one without body has one."""
    assert list(texts_of(article())) == ["title", "body"]
    assert list(texts_of(article(""))) == ["title"]


def test_an_article_without_text_is_no_error() -> None:
    """Nothing is found in nothing."""
    enriched = enrich_default(article("", title=""))
    assert (enriched.entities, enriched.dates, enriched.quotes) == ((), (), ())


class _Counting:
    """Counts the calls of the rules; breaks on a text that holds a certain word."""

    name = "counting"
    version = "1"
    languages = ("en",)

    def __init__(self, poison: str | None = None) -> None:
        self.calls = 0
        self.poison = poison

    def recognise(self, texts: Sequence[str]) -> list[list[RawMention]]:
        self.calls += 1
        if self.poison and any(self.poison in text for text in texts):
            raise ValueError(self.poison)
        return RULES.recognise(texts)


def test_a_batch_gives_what_single_articles_give() -> None:
    """Languages may be mixed; the order is kept, and one call serves all that are served."""
    batch = [article(), article(DUTCH, title="Reis", language="nl"), article(title="Another")]
    recogniser = _Counting()
    together = enrich_all(batch, recogniser)
    assert together == [enrich(each, _Counting()) for each in batch]
    assert recogniser.calls == 1


def test_no_articles_are_no_error() -> None:
    """An empty batch gives an empty answer."""
    assert enrich_all([], RULES) == []


def test_one_bad_article_does_not_touch_its_neighbours() -> None:
    """If the batch fails, articles are tried alone, and only the culprit fails."""
    batch = [article(), article("A poisoned text."), article(title="Another")]
    first, second, third = enrich_all(batch, _Counting("poison"))
    assert isinstance(first, ArticleEnriched)
    assert isinstance(second, ValueError)
    assert isinstance(third, ArticleEnriched)


def test_an_impossible_mention_fails_its_article_alone() -> None:
    """A confidence above one, a bug of a recogniser, is that article's outcome."""

    class Broken(_Counting):
        def recognise(self, texts: Sequence[str]) -> list[list[RawMention]]:
            return [[RawMention(0, 4, "GPE", 3.0, "broken")] if text else [] for text in texts]

    (outcome,) = enrich_all([article("Rain fell.")], Broken())
    assert isinstance(outcome, Exception)


def test_recognisers_are_shared() -> None:
    """The lexicon is built once for the process."""
    assert default_recogniser() is default_recogniser()
    assert place_recogniser() is place_recogniser()


def test_the_same_article_gives_the_same_message() -> None:
    """A repeated delivery makes the same message, to the byte."""
    one, other = enrich_default(article(HARBOUR)), enrich_default(article(HARBOUR))
    assert one.model_dump_json() == other.model_dump_json()
