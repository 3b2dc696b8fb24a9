"""Tests of the pictures of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import Media
from dateline_ingest.pages.pictures import read_pictures

from .web_pages import parsed

URL = "https://harbour.example/news/ferry"


def pictures(body: str, image: object = None, graph: str | None = None) -> tuple[Media, ...]:
    """The pictures of a page."""
    root = parsed(f"<html><body><article>{body}</article></body></html>")
    return read_pictures(root, {"image": image}, graph, URL)


def figure(caption: str, src: str = "/1.jpg") -> str:
    """A figure with a caption."""
    return f"<figure><img src='{src}' width='640' height='480'>{caption}</figure>"


@pytest.mark.parametrize(
    ("markup", "caption", "credit"),
    [
        ("<figcaption>The pier.</figcaption>", "The pier.", None),
        ("<figcaption>The pier. Photo: Per Aas</figcaption>", "The pier.", "Per Aas"),
        ("<figcaption>Der Kai (Foto: Norda)</figcaption>", "Der Kai", "Norda"),
        ("<figcaption>The pier. © Per Aas / Norda</figcaption>", "The pier.", "Per Aas / Norda"),
        ("<figcaption>The pier. <span class='credit'>Per Aas</span></figcaption>",
         "The pier.", "Per Aas"),
        ("<figcaption><span itemprop='copyrightHolder'>Foto: Norda</span></figcaption>",
         None, "Norda"),
        ("", None, None),
    ],
)  # fmt: skip
def test_a_caption_is_parted_from_its_credit(
    markup: str, caption: str | None, credit: str | None
) -> None:
    """By its markup, or by the word that introduces it."""
    (found,) = pictures(figure(markup))
    assert (found.caption, found.credit) == (caption, credit)
    assert (found.url, found.width, found.height) == ("https://harbour.example/1.jpg", 640, 480)


def test_a_description_for_the_blind_stands_in_for_a_caption() -> None:
    """It says what is seen."""
    (found,) = pictures("<figure><img src='/1.jpg' alt='A pier in fog'></figure>")
    assert found.caption == "A pier in fog"


def test_the_declared_picture_leads_and_takes_the_caption_that_is_shown() -> None:
    """They are two sizes of one picture."""
    shown = figure("<figcaption>The pier.</figcaption>", "/640/pier.webp")
    found = pictures(shown + figure("", "/2.jpg"), "https://cdn.example/1200/pier.jpg")
    assert [media.url for media in found] == [
        "https://cdn.example/1200/pier.jpg",
        "https://harbour.example/2.jpg",
    ]
    assert found[0].caption == "The pier."


@pytest.mark.parametrize(
    "image",
    [
        "/1.jpg",
        ["/1.jpg"],
        {"url": "/1.jpg"},
        [{"contentUrl": "/1.jpg", "caption": "The pier.", "width": "640px", "height": 480}],
    ],
)
def test_a_picture_is_declared_in_many_ways(image: object) -> None:
    """As an address, an object, a list of either."""
    (found,) = pictures("<p>Text</p>", image)
    assert found.url == "https://harbour.example/1.jpg"


def test_a_picture_of_open_graph_is_better_than_none() -> None:
    """Where nothing else is declared or shown."""
    (found,) = pictures("<p>Text</p>", None, "/og.jpg")
    assert found.url == "https://harbour.example/og.jpg"


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src='data:image/gif;base64,R0'></figure>",
        "<figure><img src='/face.jpg' width='48'></figure>",
        "<figure><p>No picture</p></figure>",
        "<aside><figure><img src='/other.jpg'></figure></aside>",
    ],
)
def test_what_is_no_picture_of_the_story_is_left_out(markup: str) -> None:
    """Placeholders, portraits of authors, pictures of other stories."""
    assert pictures(markup) == ()


def test_a_picture_that_a_script_puts_in_place_is_found() -> None:
    """Its address stands beside the placeholder's."""
    lazy = "<figure><img src='data:,' data-src='/1.jpg'></figure>"
    sets = "<figure><img srcset='/2.jpg 640w, /2b.jpg 1280w'></figure>"
    assert [media.url.rpartition("/")[2] for media in pictures(lazy + sets)] == ["1.jpg", "2.jpg"]


def test_there_are_no_more_than_twenty() -> None:
    """A gallery has hundreds."""
    assert len(pictures("".join(figure("", f"/{n}.jpg") for n in range(50)))) == 20


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["url", "caption", "width", "height"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(JSON)
def test_no_declaration_raises(image: object) -> None:
    """Pages put anything there."""
    pictures("", image)
