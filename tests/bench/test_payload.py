"""All systems carry the same article, and all do the same with it."""

from __future__ import annotations

from bench.delivery.payload import article, document, enrich, number_of
from dateline.messages import ArticleEnriched, ArticleFetched


def test_a_document_weighs_five_kilobytes() -> None:
    """The figure of the bench is for an article of this size."""
    sizes = {len(document(number).encode()) for number in (0, 7, 4999)}
    assert all(4900 < size < 5300 for size in sizes)


def test_a_document_is_a_message_that_ingest_could_have_sent() -> None:
    """Nothing about it is easier to read than real news."""
    assert ArticleFetched.model_validate_json(document(7)) == article(7)
    assert article(7).paragraphs
    assert article(7).published


def test_paragraphs_mark_the_text_that_they_stand_for() -> None:
    """The offsets are true, as they are in a real article."""
    found = article(3)
    parts = [found.body[part.start : part.end] for part in found.paragraphs]
    assert "\n\n".join(parts) == found.body


def test_no_two_articles_are_alike() -> None:
    """A cache anywhere on the way would flatter somebody."""
    made = [article(number) for number in range(20)]
    assert len({one.article_id for one in made}) == 20
    assert len({document(number) for number in range(20)}) == 20


def test_an_article_tells_its_number() -> None:
    """The ledger of the kills counts by it."""
    assert number_of(article(42)) == "42"


def test_the_stage_keeps_the_article_and_adds_to_it() -> None:
    """The output is a whole message of the next stream."""
    found = enrich(article(1))
    assert isinstance(found, ArticleEnriched)
    assert found.body == article(1).body
    assert found.provenance[-1].component == "bench.delivery"
