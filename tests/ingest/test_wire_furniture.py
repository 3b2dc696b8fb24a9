"""Tests of what a web page leaves in a copied story."""

from __future__ import annotations

import pytest

from dateline_ingest.wire.furniture import (
    is_bare_pointer,
    is_boilerplate,
    is_end_mark,
    is_pointer,
    is_site_furniture,
)


@pytest.mark.parametrize(
    "line",
    [
        "All news", "Home", "HOME PAGE", "Share", "Share this article", "125 shares", "1.2K",
        "Print", "Latest news", "Breaking", "Subscribe now", "Follow us on Kestrel",
        "5 min read", "Home > World > Europe", "World | Sea", "KP / Economy / Sea", "",
        "\u2022 Menu", "12 comments", "Facebook",
    ],
)  # fmt: skip
def test_navigation_is_known(line: str) -> None:
    """Whatever the site."""
    assert is_site_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Home prices fall in Ostby", "Share prices fall", "Gaza/Israel talks resume",
        "Council resigns", "News of a flood reaches Ostby", "12 ferries collide",
        "Live music returns to the harbour",
    ],
)  # fmt: skip
def test_headlines_are_not_navigation(line: str) -> None:
    """Even where they begin with its words."""
    assert not is_site_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["READ ALSO", "READ ALSO: Ferry strike ends", "See also: Ferry strike ends",
     "READ MORE Ferry strike ends", "Related stories", "Read more"],
)  # fmt: skip
def test_pointers_to_other_stories_are_known(line: str) -> None:
    """By a label in capitals, a colon, or nothing behind it."""
    assert is_pointer(line)


@pytest.mark.parametrize(
    "line", ["Read more books, the minister told pupils.", "See also the harbour master's note."]
)
def test_sentences_are_no_pointers(line: str) -> None:
    """They only begin with the same words."""
    assert not is_pointer(line)


def test_a_bare_pointer_has_its_headline_in_the_next_paragraph() -> None:
    """The label alone."""
    assert is_bare_pointer("READ ALSO")
    assert is_bare_pointer("Read also:")
    assert not is_bare_pointer("READ ALSO: Ferry strike ends")
    assert not is_bare_pointer("Ferry strike ends")


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Reporting by Tove Halm; editing by Per Aas)", "Editing by Per Aas",
        "\u00a9 2024 Norda News", "Copyright 2024 Norda. All rights reserved.",
        "Norda News. All rights reserved", "Our Standards: The Norda Principles.",
        "This article was originally published in March.",
    ],
)  # fmt: skip
def test_lines_about_the_making_and_the_rights_are_boilerplate(paragraph: str) -> None:
    """Their dates are not the story's."""
    assert is_boilerplate(paragraph)


@pytest.mark.parametrize(
    "paragraph", ["Reporting on the flood, she said", "The copyright law passed.", "He edited it."]
)
def test_sentences_are_not_boilerplate(paragraph: str) -> None:
    """They only hold the same words."""
    assert not is_boilerplate(paragraph)


@pytest.mark.parametrize("line", ["-0-", "-30-", "ENDS", "###", "***", "/more/", "(more)"])
def test_end_marks_are_known(line: str) -> None:
    """Editors put them below a story."""
    assert is_end_mark(line)


@pytest.mark.parametrize("line", ["It ends", "30", "The end.", "more ferries"])
def test_words_are_no_end_marks(line: str) -> None:
    """A paragraph may be short."""
    assert not is_end_mark(line)
