"""Tests of the enrich service: what it reads, writes and refuses."""

from __future__ import annotations

import importlib.metadata

import pytest

from dateline.errors import Mishap, Reject, TryLater
from dateline.messages import ArticleEnriched
from dateline.streams import ENRICHED, FETCHED
from dateline_enrich.dates import SERVED
from dateline_enrich.dates.grammar import grammar
from dateline_enrich.enrichment import enrich_default
from dateline_enrich.service import outcome_of, service
from dateline_enrich.settings import EnrichSettings
from tests.enrich.stories import article


async def test_a_batch_goes_through_the_stage() -> None:
    """Articles fetched go in, articles enriched come out, in order."""
    batch = [article(), article(title="Another")]
    async with service({}) as enrich:
        (stage,) = enrich.stages
        assert (enrich.name, stage.reads, stage.writes) == ("enrich", FETCHED, ENRICHED)
        outcomes = await stage.handle(batch)
    assert list(outcomes) == [enrich_default(each) for each in batch]


async def test_places_alone_can_be_set() -> None:
    """The setting chooses the recogniser."""
    async with service({"DATELINE_RECOGNISER": "places"}) as enrich:
        (outcome,) = await enrich.stages[0].handle([article()])
    assert {entity.type for entity in outcome.entities} <= {"GPE", "LOC"}


async def test_an_unknown_recogniser_is_one_clear_line() -> None:
    """A setting that does not fit stops the service before it reads anything."""
    with pytest.raises(Mishap) as caught:
        async with service({"DATELINE_RECOGNISER": "oracle"}):
            pass
    assert caught.value.where == "DATELINE_RECOGNISER"
    assert "\n" not in str(caught.value)


def test_an_exception_becomes_a_dead_letter() -> None:
    """A bug in one article is its own rejection, with the exception in its detail."""
    outcome = outcome_of(ValueError("no such span"))
    assert isinstance(outcome, Reject)
    assert (outcome.reason, outcome.detail) == ("enrichment_failed", "ValueError: no such span")


def test_other_outcomes_pass_unchanged() -> None:
    """An enriched article and a wish to try later are what they are."""
    later = TryLater("the model is not loaded")
    enriched = enrich_default(article())
    assert outcome_of(later) is later
    assert isinstance(outcome_of(enriched), ArticleEnriched)


def test_settings_have_defaults() -> None:
    """With no environment the rules recognise."""
    assert EnrichSettings.read({}).recogniser == "rules"


def test_the_distribution_declares_its_entry_points() -> None:
    """The command line finds the service and the enricher by them."""
    services = importlib.metadata.entry_points(group="dateline.services")
    assert services["enrich"].load() is service
    enrichers = importlib.metadata.entry_points(group="dateline.enrichers")
    assert enrichers["enrich"].load() is enrich_default


async def test_every_grammar_is_compiled_before_the_first_message() -> None:
    """A worker that compiles while it holds entries loses them, and they come under suspicion."""
    grammar.cache_clear()
    async with service({}):
        assert grammar.cache_info().currsize == len(SERVED)
