"""Tests of the answer to "why is this feed silent?"."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.feeds import FeedReport, State
from dateline_ingest.outcomes import ALL, SUCCESSES, Outcome
from dateline_ingest.polling.health import severity
from dateline_ingest.polling.memory import FeedMemory
from dateline_ingest.polling.rate import DAY, Rate

from .samples import NOW
from .standings import URL, ago, failing, memory, told


def test_a_healthy_feed_says_when_news_came_and_how_often_it_comes() -> None:
    """Also a feed that is well may be asked about."""
    found = told(memory())
    assert found.state == "healthy"
    assert found.reason == (
        "nothing is the matter: last news 10 min ago, "
        "and an entry comes every 2 h 24 min on average"
    )
    assert found.evidence == (
        "Last look 10 min ago: read.",
        "Last news 10 min ago; at 10 entries a day so long a pause has a chance of 93%.",
        "It holds 25 entries.",
        "Next look in 5 min.",
    )


def test_the_numbers_of_a_report_are_those_of_memory_and_schedule() -> None:
    """Programs read fields, not sentences."""
    found = told(memory(), due=120.0, weight=4, origin="opml:my.opml", folders=(("Sea",),))
    assert found.last_look == ago(minutes=10)
    assert found.last_news == found.last_success == ago(minutes=10)
    assert found.next_poll == NOW + timedelta(minutes=2)
    assert found.entries_per_day == pytest.approx(10, rel=0.01)
    assert found.expected_interval == pytest.approx(8640, rel=0.01)
    assert (found.entries, found.failures, found.outcome, found.detail) == (25, 0, "ok", "")
    assert (found.weight, found.origin, found.folders) == (4.0, "opml:my.opml", (("Sea",),))
    assert (found.push, found.moved_to) == (None, None)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("not_modified", "the server says each time that nothing has changed"),
        ("unchanged", "the server sends the same bytes each time"),
        ("ok", "the document changes, but holds only entries that are known"),
    ],
)
def test_a_silent_feed_says_what_is_seen_of_it(outcome: Outcome, words: str) -> None:
    """A server that lies is told from a publisher who has stopped."""
    found = told(
        memory(last_outcome=outcome, last_news=ago(days=4, hours=3), silent_from=ago(days=3))
    )
    assert found.state == "silent"
    assert found.reason == (
        "nothing new for 4 d 3 h, where an entry comes every 2 h 24 min on average: " + words
    )
    assert found.since == ago(days=4, hours=3)
    assert "browser" in found.remedy
    assert "a chance of less than 1 in 10,000." in found.evidence[1]


def test_a_lying_validator_can_be_told_by_the_last_full_look() -> None:
    """The conditional request is left out now and then."""
    found = told(
        memory(last_outcome="not_modified", last_news=ago(days=4), full_at=ago(hours=30)),
    )
    told_ = "Some servers say so for ever; it was last asked for in full 1 d 6 h ago."
    assert told_ in found.evidence
    assert told_ not in told(memory(full_at=ago(hours=30))).evidence


def test_a_pause_that_a_feed_is_known_to_make_is_told() -> None:
    """Nights and holidays are no silence."""
    found = told(memory(last_news=ago(hours=9), longest_pause=14 * 3600.0))
    assert found.state == "healthy"
    assert found.evidence[1] == (
        "Last news 9 h ago; at 10 entries a day so long a pause has a chance of 2%; "
        "the longest that it is known to make is 14 h."
    )


def test_a_slow_feed_and_a_single_entry_are_told_in_plain_words() -> None:
    """Nobody counts in hundredths of an entry."""
    rare = Rate(at=NOW, entries=1, seconds=300 * DAY)
    found = told(memory(entries=1, rate=rare))
    assert "at an entry in 285 d 17 h so long" in found.evidence[1]
    assert found.evidence[2] == "It holds 1 entry."


def test_an_unlikely_pause_is_told_in_one_of_so_many() -> None:
    """Percent end where they say nothing any more."""
    found = told(memory(last_news=ago(hours=15)))
    assert "a chance of 1 in 51" in found.evidence[1]


def test_a_feed_that_rolled_past_us_says_how_much_was_missed_and_since_when() -> None:
    """After a day it is well again, and the past is still told."""
    found = told(memory(missed_at=ago(hours=2), missed=12))
    assert (found.state, found.since) == ("missed", ago(hours=2))
    assert "about 12 were missed" in found.reason
    assert "(25 entries)" in found.reason
    later = told(memory(missed_at=ago(days=2), missed=12))
    assert later.state == "healthy"
    assert "About 12 entries were missed 2 d ago." in later.evidence


def test_a_feed_with_no_entry_is_empty() -> None:
    """It is not silent: it never said anything."""
    found = told(memory(entries=0, last_news=None, silent_from=None, rate=None))
    assert (found.state, found.reason) == ("empty", "a feed without a single entry in it")


def test_a_feed_that_was_never_looked_at_is_new() -> None:
    """It says when it is its turn."""
    assert told(due=3.0).reason == "not looked at yet; the first look is in 3 s"
    assert told(due=90.0, is_held=True).reason == "not looked at yet; the first look is now"
    assert told(due=-2.0).state == "new"


def test_a_feed_that_is_due_and_not_taken_says_that_no_ingest_runs() -> None:
    """The commonest reason of all for silence is that nobody looks."""
    found = told(memory(), due=-7200.0)
    assert (found.state, found.since) == ("overdue", ago(hours=2))
    assert "due for 2 h, and nobody has looked: no ingest seems to be running" in found.reason
    assert "dateline run ingest" in found.remedy
    assert told(due=-60.0).state == "overdue"


def test_a_feed_that_waits_for_busy_workers_says_so() -> None:
    """That some feeds are held tells that somebody is at work."""
    found = told(memory(), due=-60.0, held=16)
    assert found.state == "overdue"
    assert "busy with 16 other feeds" in found.reason


def test_a_feed_that_is_being_looked_at_is_not_overdue() -> None:
    """Its due time is the end of a lease."""
    found = told(memory(), due=-60.0, is_held=True)
    assert found.state == "healthy"
    assert "A worker is looking at it now." in found.evidence


def test_a_paused_feed_says_so_whatever_else_there_is() -> None:
    """And which command ends it."""
    found = told(failing("not_found", failures=9), due=None, paused=True)
    assert (found.state, found.reason) == ("paused", "paused by you")
    assert found.remedy == "dateline feeds resume harbour.example_rss"
    assert found.next_poll is None


def test_a_feed_that_became_a_page_says_until_when_it_was_one() -> None:
    """The remedy looks for the new one."""
    found = told(
        failing("html_instead_of_feed", last_success=ago(days=2), failing_since=ago(days=1))
    )
    assert found.state == "failing"
    assert found.reason.startswith("was a feed until 2026-05-02 12:00Z, and is a web page now")
    assert found.remedy == f"Find the new one: dateline feeds add {URL}"
    assert found.since == ago(days=1)
    never = told(failing("html_instead_of_feed", last_success=None))
    assert never.reason == "a web page, not a feed, at the last look"


@pytest.mark.parametrize("outcome", sorted(set(ALL) - SUCCESSES - {"gone"}))
def test_every_failure_has_its_own_words_and_remedy(outcome: Outcome) -> None:
    """They are those of the closed list."""
    found = told(failing(outcome, failures=3, last_detail="some detail", last_success=None))
    assert found.state == "failing"
    assert found.reason.endswith("(some detail), 3 times in a row")
    assert found.remedy


def test_a_feed_that_fails_for_long_says_that_it_is_asked_more_rarely() -> None:
    """It is not forgotten: it recovers by itself."""
    found = told(failing("dns_failure", failures=40, given_up=True, last_success=ago(days=50)))
    assert found.reason.endswith("40 times in a row; it is asked more and more rarely")
    assert "Last read 50 d ago." in found.evidence


def test_a_feed_that_is_gone_says_how_often_it_was_said() -> None:
    """One answer may be a mistake of the server."""
    once = told(failing("gone", gone_days=1, failing_since=ago(days=1)))
    assert (once.state, once.since) == ("gone", ago(days=1))
    assert once.reason == "its publisher has removed it for good"
    twice = told(failing("gone", gone_days=3))
    assert twice.reason.endswith("said so on 3 days in a row")
    assert "dateline feeds remove harbour.example_rss" in twice.remedy


@pytest.mark.parametrize(
    "fields", [{"moved_to": "https://b.example/f"}, {"url": "https://b.example/f"}]
)
def test_a_feed_that_has_moved_says_where_to(fields: dict[str, str]) -> None:
    """Whether the move is proved by now or not."""
    found = told(memory(**fields))
    assert (found.state, found.moved_to) == ("moved", "https://b.example/f")
    assert "https://b.example/f" in found.reason


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"push_until": NOW + timedelta(days=1)}, "pushes, until 2026-05-05 12:00Z"),
        ({"push_until": ago(days=1)}, "is named, and does not push"),
        ({"push_broken": True}, "did not push what a look has found"),
        ({}, "is named, and does not push"),
    ],
)
def test_the_state_of_the_push_is_told(fields: dict[str, Any], words: str) -> None:
    """A hub that is named may still not push."""
    found = told(memory(hub="https://hub.example/", **fields))
    assert found.push is not None
    assert words in found.push
    assert f"WebSub: {found.push}." in found.evidence


def test_reports_are_sorted_by_what_needs_a_person_first() -> None:
    """The worst first, then those that failed more often, then by name."""
    reports = [
        told(memory(), name="b"),
        told(memory(), name="A"),
        told(failing("timeout", failures=2)),
        told(failing("gone")),
        told(failing("timeout", failures=5)),
        told(memory(last_news=ago(days=9), silent_from=ago(days=8))),
        told(paused=True),
    ]
    reports.sort(key=severity)
    assert [one.state for one in reports] == [
        *("gone", "failing", "failing", "silent", "healthy", "healthy", "paused"),
    ]
    assert [one.failures for one in reports[1:3]] == [5, 2]
    assert [one.name for one in reports[4:6]] == ["A", "b"]


def test_the_rate_of_a_feed_may_be_unknown() -> None:
    """Memories of an older version hold none."""
    assert "its rate is not known yet" in told(memory(rate=None)).reason
    assert told(memory(last_news=None)).reason == "read; nothing new has come yet"


_MOMENTS = st.none() | st.integers(-10_000, 10_000).map(lambda hours: ago(hours=hours))


@given(
    st.builds(
        FeedMemory,
        url=st.sampled_from([URL, "https://b.example/"]),
        last_outcome=st.none() | st.sampled_from(ALL),
        failures=st.integers(0, 99),
        last_success=_MOMENTS,
        last_news=_MOMENTS,
        failing_since=_MOMENTS,
        silent_from=_MOMENTS,
        missed_at=_MOMENTS,
        next_poll=_MOMENTS,
        push_until=_MOMENTS,
        full_at=_MOMENTS,
        hub=st.none() | st.just("https://hub.example/"),
        entries=st.integers(0, 99),
        wait=st.floats(0, 1e6),
        longest_pause=st.floats(0, 1e9),
        rate=st.none()
        | st.builds(Rate, at=st.just(NOW), entries=st.floats(0, 1e6), seconds=st.floats(0, 1e9)),
    ),
    st.none() | st.floats(-1e6, 1e6),
    st.booleans(),
)
def test_whatever_is_remembered_there_is_one_answer(
    remembered: FeedMemory,
    due: float | None,
    is_held: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    """A reason, a remedy, and a state out of the list; clocks that jump break nothing."""
    found = told(remembered, due=due, is_held=is_held)
    assert found.state in get_args(State)
    assert found.reason
    assert found.remedy
    assert all(sentence.endswith(".") for sentence in found.evidence)
    assert FeedReport.model_validate_json(found.model_dump_json()) == found
