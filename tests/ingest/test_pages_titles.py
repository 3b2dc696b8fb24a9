"""Tests of choosing the headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.pages.titles import headline_of, without_site

SITES = ["The Harbour Post", "harbourpost.example", "harbourpost"]


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Ferry collides | The Harbour Post", "Ferry collides"),
        ("Ferry collides - The Harbour Post", "Ferry collides"),
        ("Ferry collides – Harbour Post", "Ferry collides"),
        ("Ferry collides|harbourpost.example", "Ferry collides"),
        ("THE HARBOUR POST: Ferry collides", "THE HARBOUR POST: Ferry collides"),
        ("The Harbour Post : Ferry collides", "Ferry collides"),
        ("Ferry - barge - The Harbour Post", "Ferry - barge"),
        ("Vice-admiral: co-operation with Aln-Ostby", "Vice-admiral: co-operation with Aln-Ostby"),
        ("Harbour - a post is filled", "Harbour - a post is filled"),
        ("The Harbour Post", "The Harbour Post"),
        (" - The Harbour Post", " - The Harbour Post"),
    ],
)
def test_only_the_name_of_the_site_is_taken_off(title: str, left: str) -> None:
    """A hyphen alone cuts nothing: it may part the halves of a headline."""
    assert without_site(title, SITES) == left


def test_the_heading_tells_what_else_is_a_site_name() -> None:
    """What the page shows without it is the headline."""
    title, heading = "Ferry and barge collide - Post Online", "Ferry and barge collide"
    assert without_site(title, [], heading) == heading


def test_a_heading_of_a_word_or_two_tells_nothing() -> None:
    """It may be the kicker alone."""
    title = "Berghaven - ferry and barge collide in fog"
    assert without_site(title, [], "Berghaven") == title


def test_the_declared_headline_comes_first() -> None:
    """Then OpenGraph's, then what is shown."""
    assert headline_of(("Declared", "Graph"), "Shown", SITES) == "Declared"
    assert headline_of((None, "Graph"), "Shown", SITES) == "Graph"
    assert headline_of((None, None), "Shown", SITES) == "Shown"
    assert headline_of((None, ""), None, SITES) is None


def test_a_headline_that_was_cut_gives_way_to_the_whole_one() -> None:
    """Systems cut at so many characters."""
    whole = "Ferry and barge collide off Berghaven in fog"
    assert headline_of(("Ferry and barge coll...", None), whole, SITES) == whole
    assert headline_of(("Something else…", None), whole, SITES) == "Something else…"


@given(st.text(max_size=60), st.text(max_size=20))
def test_what_is_left_is_a_part_of_the_title(title: str, site: str) -> None:
    """Nothing is added, and never all of it taken away."""
    left = without_site(title, [site])
    assert left in title
    assert bool(left) == bool(title)
