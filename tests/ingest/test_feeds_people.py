"""Tests of authors as a text and as parts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.feeds.people import LONGEST, split_author, sync_author


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Tove Halm", ("Tove Halm", "")),
        ("desk@harbour.example (Tove Halm)", ("Tove Halm", "desk@harbour.example")),
        ("Tove Halm <t.halm@harbour.media>", ("Tove Halm", "t.halm@harbour.media")),
        ("mailto:desk@harbour.example", ("", "desk@harbour.example")),
        ("Tove Halm, desk@harbour.example", ("Tove Halm", "desk@harbour.example")),
        ("@tove", ("@tove", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_parted_from_an_address(written: str, parts: tuple[str, str]) -> None:
    """However long the top-level domain is."""
    assert split_author(written) == parts


def test_a_text_gives_the_parts() -> None:
    """RSS writes both into one element."""
    found: dict[str, Any] = {"author": "desk@a.example (Tove)", "authors": [{}]}
    sync_author(found)
    assert found["authors"] == [{"name": "Tove", "email": "desk@a.example"}]


@pytest.mark.parametrize(
    ("detail", "written"),
    [
        ({"name": "Tove", "email": "t@a.example"}, "Tove (t@a.example)"),
        ({"name": "Tove"}, "Tove"),
        ({"email": "t@a.example"}, "t@a.example"),
        ({"href": "/th"}, "before"),
    ],
)
def test_the_parts_give_the_text(detail: dict[str, str], written: str) -> None:
    """Atom writes each into one of its own; the last author counts."""
    found: dict[str, Any] = {"author": "before", "authors": [{"name": "First"}, detail]}
    sync_author(found)
    assert found["author"] == written


def test_a_publisher_is_no_author() -> None:
    """Nobody reads him, but he must not be slow either."""
    found: dict[str, Any] = {"publisher": "x" * 5_000}
    sync_author(found, "publisher")
    assert found == {"publisher": "x" * LONGEST}


def test_nobody_is_invented() -> None:
    """Where nothing is said."""
    found: dict[str, Any] = {}
    sync_author(found)
    assert found == {}


@given(st.text(alphabet="ab@.<>() ,", max_size=700))
def test_a_name_never_holds_an_address(written: str) -> None:
    """Whatever stands around it."""
    name, address = split_author(written)
    assert split_author(name)[1] == ""
    assert not address or "@" in address
