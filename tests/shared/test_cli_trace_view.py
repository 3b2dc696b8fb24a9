"""The way of an article is laid out from what was found, without asking anybody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.archive import Stored
from dateline.cli.trace_search import Sighting, Stand, Trace
from dateline.cli.trace_view import as_document, as_text, events, outcome
from dateline.runtime.letters import Letter
from dateline.streams import ENRICHED, FETCHED
from tests.samples import enriched, fetched
from tests.shared.deployment import ENRICH, STORE

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
ID = str(fetched(1).article_id)
SETTLED = Stand("store", "settled")


def sighting(
    *stands: Stand, revision: int = 1, document: Mapping[str, Any] | None = None
) -> Sighting:
    """Make an entry of the enriched stream as it was found."""
    found = document if document is not None else enriched(1).model_dump(mode="json")
    return Sighting(ENRICHED.key(), "1772703100000-0", revision, NOW, found, stands)


def letter(revision: int = 1, *, reason: str = "no_text") -> Letter:
    """Make a dead letter of enrich."""
    told = {
        "stage": "enrich",
        "stream": FETCHED.key(),
        "entry_id": "1-0",
        "reason": reason,
        "detail": "empty",
        "attempts": "5",
        "first_failure": "2026-03-05T10:00:00Z",
        "last_failure": "2026-03-05T11:00:00Z",
    }
    fields = {f"rejected.{name}".encode(): value.encode() for name, value in told.items()}
    return Letter(ENRICH, "1772708400000-0", {**fields, b"id": f"{ID}/{revision}".encode()})


def trace(**known: Any) -> Trace:
    """Make a trace of the first article."""
    return Trace(ID, **known)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (trace(stored=[Stored(enriched(1), NOW)]), "stored"),
        (trace(stored=[Stored(enriched(1), NOW)], sightings=[sighting(SETTLED)]), "stored"),
        (trace(letters=[letter()]), "a dead letter of enrich (no_text)"),
        (trace(sightings=[sighting(Stand("store", "undelivered"))]), "waits for store"),
        (
            trace(sightings=[sighting(Stand("a", "held"), SETTLED, Stand("b", "undelivered"))]),
            "waits for a, b",
        ),
        (
            trace(stored=[Stored(enriched(1), NOW)], sightings=[sighting(Stand("store", "held"))]),
            "waits for store",
        ),
        (trace(remembered=1, silent="out of reach"), "waits nowhere; whether"),
        (trace(remembered=1), "neither waiting, nor stored"),
        (trace(sightings=[sighting(SETTLED)]), "neither waiting, nor stored"),
    ],
)
def test_what_became_of_a_revision_is_one_phrase(found: Trace, words: str) -> None:
    """What is open comes before what is past; what nobody knows is not invented."""
    assert outcome(found, 1).startswith(words)


def test_a_revision_is_not_told_by_its_neighbours() -> None:
    """The second is a dead letter, the first is stored, and neither is both."""
    found = trace(stored=[Stored(enriched(1), NOW)], letters=[letter(2)], remembered=2)
    assert outcome(found, 1) == "stored"
    assert outcome(found, 2) == "a dead letter of enrich (no_text)"
    assert [event.what for event in events(found, 2)] == ["given up by enrich: no_text empty"]


def test_events_are_in_the_order_of_time_and_none_is_told_twice() -> None:
    """Stream and archive both know when it was fetched."""
    found = trace(
        stored=[Stored(enriched(1), NOW - timedelta(hours=1))],
        sightings=[sighting(SETTLED)],
        letters=[letter()],
    )
    told = events(found, 1)
    assert [event.at for event in told] == sorted(event.at for event in told)
    assert [event.what.split()[0] for event in told] == ["fetched", "stored", "given", "put"]


@pytest.mark.parametrize(
    ("stand", "words"),
    [
        (Stand("store", "undelivered"), "store has not been given it yet"),
        (
            Stand("store", "held", "store-host-1", 2, NOW - timedelta(seconds=75)),
            "held by store-host-1 for 1 min 15 s (tries: 2)",
        ),
        (
            Stand("store", "postponed", "postponed", 3, NOW, NOW + timedelta(minutes=5), "busy"),
            "postponed by store until 2026-03-05 12:05:00Z (tries: 3); busy",
        ),
        (Stand("store", "postponed", "postponed", 1), "postponed by store (tries: 1)"),
        (
            Stand("store", "released", "released", 0, NOW - timedelta(hours=2)),
            "let go by a worker of store that stopped for 2 h 0 min (tries: 0)",
        ),
    ],
)
def test_how_far_a_group_is_is_a_sentence(stand: Stand, words: str) -> None:
    """Who has it, since when or until when, how often it was tried, and what went wrong."""
    assert words in as_text(trace(sightings=[sighting(stand)]), now=NOW).plain


def test_the_document_leaves_out_what_is_not_known() -> None:
    """Times are written as messages write them."""
    due = NOW + timedelta(minutes=5)
    found = trace(sightings=[sighting(Stand("store", "postponed", "postponed", 1, None, due))])
    (wait,) = as_document(found)["revisions"][0]["waits"]
    assert wait == {
        "stream": ENRICHED.key(),
        "entry_id": "1772703100000-0",
        "stage": "store",
        "state": "postponed",
        "consumer": "postponed",
        "deliveries": 1,
        "due": "2026-03-05T12:05:00.000Z",
    }


def test_a_missing_archive_is_told_above_everything() -> None:
    """Whoever reads that a revision waits nowhere must know it."""
    found = trace(silent="postgres: out of reach. Start it.", remembered=1)
    assert as_document(found)["archive"].startswith("postgres")
    text = as_text(found, now=NOW).plain
    assert text.index("was not asked") < text.index("revision 1")
    assert as_document(trace(remembered=1))["archive"] == "asked"


def test_an_article_without_a_title_is_told_all_the_same() -> None:
    """Its id is what there is."""
    text = as_text(trace(letters=[letter()]), now=NOW).plain
    assert text.startswith("(no title is known)")
    assert ID in text
    assert STORE.group not in text


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(["title", "source", "url", "fetched_at", "replayed_at", "via", "guid"]),
        st.one_of(
            st.none(),
            st.integers(),
            st.text(max_size=12),
            st.lists(st.integers(), max_size=2),
            st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=2),
            st.sampled_from(["2026-03-05T10:00:00", "2026-03-05T10:00:00Z", "0001-01-01"]),
        ),
    )
)
def test_no_document_is_too_damaged_to_be_told(document: dict[str, Any]) -> None:
    """Whatever somebody wrote into the fields, the way is laid out, and as valid JSON."""
    found = trace(sightings=[sighting(SETTLED, document=document), sighting(SETTLED)])
    assert json.loads(json.dumps(as_document(found)))["article_id"] == ID
    assert "\x1b" not in as_text(found, now=NOW).plain
