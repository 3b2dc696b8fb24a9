"""Tests of telling whether an article has to be read on its own page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import Media
from dateline_ingest.pages.teaser import is_cut, needs_page

from .samples import article

LONG = "The ferry had left the pier. " * 50
URL = "https://harbour.example/a"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry had left …",
        "The ferry had left...",
        "The ferry had left [...]",
        "The ferry had left [\u2026] ",
        "The ferry had left the pier. Read more",
        "The ferry had left the pier. Continue reading »",
        "Die Fähre hatte abgelegt. Weiterlesen.",
        "Le ferry a quitté le quai. Lire la suite →",
        "El ferry zarpó. Leer más",
        "The ferry […]\n\nThe post Ferry leaves appeared first on The Harbour Post.",
    ],
)
def test_a_text_that_goes_on_elsewhere_is_cut(text: str) -> None:
    """By its sign or by its words, in many languages."""
    assert is_cut(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry had left the pier.",
        "He read more. She wrote.",
        '"The ferry… the barge," he said.',
        "The ferry left.\n\nThe post Ferry leaves appeared first on The Harbour Post.",
    ],
)
def test_a_text_with_an_end_is_whole(text: str) -> None:
    """What stands in its middle does not count."""
    assert not is_cut(text)


@pytest.mark.parametrize("body", ["", "Nobody was hurt.", f"{LONG} …"])
def test_a_teaser_needs_its_page(body: str) -> None:
    """No text, a short one, one that is cut."""
    assert needs_page(article(url=URL, body=body))


def test_a_story_does_not_need_its_page() -> None:
    """It is there already."""
    assert not needs_page(article(url=URL, body=LONG))


def test_the_setting_may_want_all_or_none() -> None:
    """A person's word counts."""
    assert needs_page(article(url=URL, body=LONG), "always")
    assert not needs_page(article(url=URL, body=""), "never")


@pytest.mark.parametrize("wanted", ["teasers", "always"])
@pytest.mark.parametrize("url", [None, "", "ftp://harbour.example/a", "mailto:a@harbour.example"])
def test_an_article_without_a_web_address_has_no_page(wanted: str, url: str | None) -> None:
    """There is nothing to fetch."""
    assert not needs_page(article(url=url, body=""), wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize("origin", ["page", "wire"])
def test_what_came_from_elsewhere_than_a_feed_is_left_alone(origin: str) -> None:
    """A page was read already, a wire story has none."""
    assert not needs_page(article(url=URL, body="", text_origin=origin), "always")


@pytest.mark.parametrize(("kind", "needs"), [("audio", False), ("video", False), ("picture", True)])
def test_the_description_of_a_film_is_no_teaser(kind: str, *, needs: bool) -> None:
    """Its page shows the film."""
    media = Media.model_validate({"url": "https://harbour.example/1", "kind": kind})
    assert needs_page(article(url=URL, body="Short.", media=(media,))) is needs


def test_a_feed_that_writes_short_is_left_in_peace_after_a_while() -> None:
    """Its pages had no more than its items; what is cut is looked up all the same."""
    short, cut = article(url=URL, body="Nobody was hurt."), article(url=URL, body="Nobody…")
    assert needs_page(short, visited=3, gained=0)
    assert not needs_page(short, visited=4, gained=0)
    assert needs_page(short, visited=20, gained=5)
    assert needs_page(cut, visited=20, gained=0)


@given(st.text(max_size=500))
def test_any_text_is_judged(text: str) -> None:
    """And an ellipsis at its end always counts."""
    is_cut(text)
    assert is_cut(f"{text.strip()}…")
