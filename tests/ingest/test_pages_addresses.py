"""Tests of believing a page's canonical address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.pages.addresses import believable_address

OWN = "https://www.harbour.example/news/2026/ferry-collides"


@pytest.mark.parametrize(
    ("declared", "believed"),
    [
        ("https://harbour.example/news/ferry-1", "https://harbour.example/news/ferry-1"),
        ("/news/ferry-1", "https://www.harbour.example/news/ferry-1"),
        ("https://harbour.example/a?id=7&utm_source=x", "https://harbour.example/a?id=7"),
        ("https://mirror.test/news/2026/ferry-collides",
         "https://mirror.test/news/2026/ferry-collides"),
        ("https://www.harbour.example/", OWN),
        ("https://www.harbour.example/news", OWN),
        ("https://elsewhere.test/something", OWN),
        ("https://[broken", OWN),
        ("javascript:void(0)", OWN),
        ("  ", OWN),
        (None, OWN),
    ],
)  # fmt: skip
def test_an_address_is_believed_if_it_can_be_the_pages_own(
    declared: str | None, believed: str
) -> None:
    """Not the home page, not the section, not another site's."""
    assert believable_address(OWN, [declared]) == believed


@pytest.mark.parametrize("form", ["amp", "amp.html", "print"])
def test_another_form_of_the_page_has_the_same_address(form: str) -> None:
    """Of an AMP page the plain one is the canonical."""
    assert believable_address(f"{OWN}/{form}", [OWN]) == OWN


def test_a_shorter_address_may_be_the_stories_own() -> None:
    """Where it has a number or a slug, it is no section."""
    own = "https://harbour.example/story/4711/ferry-collides"
    assert believable_address(own, ["/story/4711"]) == "https://harbour.example/story/4711"


def test_sites_below_a_countrys_second_level_are_kept_apart() -> None:
    """``co.uk`` is not a site."""
    own = "https://www.harbour.co.uk/a/b"
    assert believable_address(own, ["https://elsewhere.co.uk/c"]) == own
    assert believable_address(own, ["https://m.harbour.co.uk/c"]) == "https://m.harbour.co.uk/c"


def test_addresses_of_numbers_stand_for_themselves() -> None:
    """Two hosts of one network are not one site."""
    own = "http://127.0.0.1:8000/a"
    assert believable_address(own, ["http://10.0.0.1/b"]) == own
    assert believable_address(own, ["http://127.0.0.1:9000/b"]) == "http://127.0.0.1:9000/b"


def test_the_first_believable_claim_is_taken() -> None:
    """The link before OpenGraph's."""
    claims = ["https://harbour.example/", "https://harbour.example/graph"]
    assert believable_address(OWN, claims) == "https://harbour.example/graph"


def test_a_page_from_a_file_is_where_it_says() -> None:
    """There is nothing to compare it with."""
    assert believable_address(None, ["https://harbour.example/a"]) == "https://harbour.example/a"
    assert believable_address(None, ["/a", None]) is None


@given(st.text(max_size=40))
def test_no_claim_raises(claim: str) -> None:
    """Pages write anything there."""
    assert believable_address(OWN, [claim]) is not None
