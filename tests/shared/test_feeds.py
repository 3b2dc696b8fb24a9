"""Which feeds a person means, and how facts about them are laid out."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.feeds import FeedReport, State, Wish, matching
from tests.shared.deskhand import NOW, feed_report

REPORTS = [
    feed_report(),
    feed_report(
        id="news.mole.example_atom",
        url="https://news.mole.example/atom",
        name="Die Mole",
        domain="news.mole.example",
    ),
    feed_report(id="lantern", url="http://127.0.0.1:80/lantern/feed", name="Lantern", domain=None),
]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("harbour.example_rss", ["harbour.example_rss"]),
        ("https://harbour.example/rss", ["harbour.example_rss"]),
        ("http://www.harbour.example/rss/", ["harbour.example_rss"]),
        ("harbour.example/rss", ["harbour.example_rss"]),
        ("harbour.example", ["harbour.example_rss"]),
        ("HARBOUR post", ["harbour.example_rss"]),
        ("mole.example", ["news.mole.example_atom"]),
        ("lantern", ["lantern"]),
        ("127.0.0.1:80", ["lantern"]),
        ("example", ["harbour.example_rss", "news.mole.example_atom"]),
        ("xample", []),
        ("our.example", []),
        ("Mole", []),
        ("", []),
    ],
)
def test_a_feed_is_meant_by_id_address_host_or_name(name: str, ids: list[str]) -> None:
    """A part of a name is not enough to remove something by."""
    assert [one.id for one in matching(REPORTS, name)] == ids


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("mole", ["news.mole.example_atom"]),
        ("post", ["harbour.example_rss"]),
        ("/lantern/", ["lantern"]),
        ("nobody", []),
        ("", []),
    ],
)
def test_a_part_of_a_name_is_enough_to_look_at_it(name: str, ids: list[str]) -> None:
    """Where the person says so, and nothing is called so exactly."""
    assert [one.id for one in matching(REPORTS, name, loosely=True)] == ids


def test_an_exact_name_leaves_out_what_only_contains_it() -> None:
    """An id may be the host of others."""
    reports = [feed_report(id="a.example"), feed_report(id="b", url="https://a.example/b")]
    assert [one.id for one in matching(reports, "a.example")] == ["a.example"]


@given(st.text(max_size=20))
def test_any_name_means_some_feeds_or_none(name: str) -> None:
    """What is meant strictly is meant loosely too."""
    strictly = matching(REPORTS, name)
    assert len(matching(REPORTS, name, loosely=True)) >= len(strictly)


def test_a_report_is_laid_out_as_json_and_read_back() -> None:
    """Instants as RFC 3339 in UTC."""
    report = feed_report(last_news=NOW, folders=(("Sea", "Near"),))
    told = report.model_dump(mode="json")
    assert told["last_news"] == "2026-05-04T12:00:00Z"
    assert FeedReport.model_validate(told) == report


def test_a_weight_of_nothing_is_refused() -> None:
    """It would never be looked at."""
    with pytest.raises(ValidationError):
        Wish(weight=0)


def test_the_states_are_in_the_order_of_concern() -> None:
    """The list sorts by them."""
    states = get_args(State)
    assert states.index("failing") < states.index("silent") < states.index("healthy")
