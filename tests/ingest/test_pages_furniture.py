"""Tests of taking out of a page what is never its story."""

from __future__ import annotations

import pytest

from dateline_ingest.pages.furniture import strip_furniture, words_of

from .web_pages import STORY, parsed


def left(markup: str) -> str:
    """The text that is left of a page."""
    root = parsed(f"<html><body>{markup}</body></html>")
    strip_furniture(root)
    return " ".join("".join(str(text) for text in root.itertext()).split())


@pytest.mark.parametrize(
    "piece",
    [
        "<aside><p>Beside</p></aside>",
        "<nav><a href='/'>Beside</a></nav>",
        "<form><p>Beside</p></form>",
        "<figure><img src='1.jpg'><figcaption>Beside</figcaption></figure>",
        "<div role='complementary'><p>Beside</p></div>",
        "<div role='dialog'><p>Beside</p></div>",
        "<div class='newsletter-box'><p>Beside</p></div>",
        "<div class='ArticleRelated'><p>Beside</p></div>",
        "<div class='c-fact-box'><p>Beside</p></div>",
        "<div id='read-more'><p>Beside</p></div>",
        "<div data-testid='share-tools'><p>Beside</p></div>",
        "<amedia-factbox><p>Beside</p></amedia-factbox>",
        "<blockquote class='twitter-tweet'><p>Beside</p></blockquote>",
        "<div class='article_image__x1y2z'><img src='1.jpg'><p>Beside</p></div>",
        "<p class='image-caption'>Beside</p>",
    ],
)
def test_furniture_goes_and_the_story_stays(piece: str) -> None:
    """By its element, its role or its name."""
    assert left(STORY + piece) == left(STORY)
    assert left(piece + STORY) == left(STORY)


@pytest.mark.parametrize(
    "piece",
    [
        "<div class='article-body'><p>Inside</p></div>",
        "<p class='has-image'>Inside</p>",
        "<div class='media-body'><p>Inside</p></div>",
        "<figure><blockquote><p>Inside</p></blockquote></figure>",
        "<h2 class='typography__Share'>Inside</h2>",
        "<div class='unrelatedness'><p>Inside</p></div>",
    ],
)
def test_what_only_sounds_like_furniture_stays(piece: str) -> None:
    """A name is taken apart into words; what style sheets append to it says nothing."""
    assert "Inside" in left(STORY + piece)


def test_a_wrapper_of_the_whole_story_stays() -> None:
    """However it is named."""
    assert left(f"<div class='page has-newsletter'>{STORY}</div>") == left(STORY)


def test_the_place_of_the_headline_and_of_the_declared_body_stays() -> None:
    """They are the story by the page's own word."""
    assert "Head" in left(f"<div class='share'><h1>Head</h1></div>{STORY}")
    assert "Said" in left(f"{STORY}<div class='modal'><p itemprop='articleBody'>Said</p></div>")


def test_a_name_that_all_paragraphs_share_means_nothing() -> None:
    """Then the site uses the word for something else."""
    body = STORY.replace("<p>", "<p class='tweet-like promo'>")
    assert left(body) == left(STORY)


def test_the_text_behind_a_piece_stays_where_it_was() -> None:
    """It belongs to what is around the piece."""
    assert left("<p>one <aside>two</aside> three</p>" + STORY).startswith("one")
    assert left("<div>a<nav>b</nav>c<nav>d</nav>e</div>") == "ace"


def test_a_large_text_beside_a_picture_is_no_caption() -> None:
    """A layout may put the picture and the story into one box."""
    box = f"<div class='image-and-text'><img src='1.jpg'>{'<p>Much text here.</p>' * 60}</div>"
    assert "Much text" in left(STORY * 9 + box)


def test_names_are_taken_apart_into_words() -> None:
    """Of class, id and the site's own elements, in lower case."""
    (element,) = parsed("<div class='articleBody-main c_x' id='ReadMore'></div>").iter("div")
    assert words_of(element) == ("article", "body", "main", "c", "x", "read", "more")


def test_a_page_of_nothing_but_names_costs_little() -> None:
    """Names are cut to a length before they are read."""
    assert left(f"<div class='{'a ' * 50_000}'>text</div>") == "text"
