"""An article turned back is what ingest had sent, with the stamp of the replay."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.cli.unenriched import unenriched
from dateline.messages import ArticleFetched, DateMention, Provenance
from dateline.plugins import enrich
from dateline.wire import decode, encode
from tests.samples import enriched, fetched

STAMP = datetime(2026, 3, 6, tzinfo=UTC)
READ = Provenance(part="body", component="dateline_ingest.pages", version="1")
FOUND = Provenance(part="dates", component="dateline_enrich.dates", version="1")


def test_what_enrich_found_is_taken_away() -> None:
    """Its findings, and its signature for them; what ingest signed for stays."""
    date = DateMention(
        field="body", start=0, end=6, text="Friday", id="t1", type="DATE", value="2026-03-06",
        role="future_event",
    )  # fmt: skip
    article = enriched(1).model_copy(update={"dates": (date,), "provenance": (READ, FOUND)})
    back = unenriched(article, replayed_at=STAMP)
    assert back == fetched(1).model_copy(update={"provenance": (READ,), "replayed_at": STAMP})


def test_the_identity_of_the_article_stays() -> None:
    """Article and revision, by which every effect is keyed."""
    article = enriched(1, revision=3)
    assert unenriched(article, replayed_at=STAMP).message_id == article.message_id


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=40), st.integers(1, 9), st.datetimes(timezones=st.just(UTC)))
def test_turning_back_undoes_enriching(title: str, revision: int, stamp: datetime) -> None:
    """Whatever the article, enriching it and turning it back gives it back, and it travels."""
    article = fetched(1, title=title, revision=revision)
    back = unenriched(enrich()(article), replayed_at=stamp)
    assert back.model_copy(update={"replayed_at": None}) == article
    fields = {name.encode(): value.encode() for name, value in encode(back).items()}
    assert decode(fields, ArticleFetched) == back


def test_a_second_enrichment_says_the_same_and_keeps_the_stamp() -> None:
    """Nothing heaps up from replay to replay; the stamp tells the store which one holds."""
    once = enrich()(fetched(1))
    twice = enrich()(unenriched(once, replayed_at=STAMP))
    assert twice.replayed_at == STAMP
    assert twice.model_copy(update={"replayed_at": None}) == once
