"""Tests of cleaning the names of authors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.pages.names import clean_names, is_person, looks_like_name


@pytest.mark.parametrize(
    ("given_", "names"),
    [
        ("By Tove Halm", ("Tove Halm",)),
        ("Von: Vera Stamm", ("Vera Stamm",)),
        ("por Lucía Ferrer", ("Lucía Ferrer",)),
        ("Text: Ole Brink", ("Ole Brink",)),
        ("Tove Halm and Per Aas", ("Tove Halm", "Per Aas")),
        ("Tove Halm, Per Aas und Vera Stamm", ("Tove Halm", "Per Aas", "Vera Stamm")),
        ("Tove Halm; Per Aas", ("Tove Halm", "Per Aas")),
        ("Tove Halm | Per Aas", ("Tove Halm", "Per Aas")),
        ("Halm, Tove", ("Tove Halm",)),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Tove Halm (Berghaven)", ("Tove Halm",)),
        ("Tove Halm tove.halm@harbour.example", ("Tove Halm",)),
        ("Tove Halm @tovehalm", ("Tove Halm",)),
        ("Tove Halm, Shipping Correspondent", ("Tove Halm",)),
        ("Tove Halm, Jr.", ("Tove Halm",)),
        ("  Tove   Halm , ", ("Tove Halm",)),
        ("渡辺洋介", ("渡辺洋介",)),
        ("Anna-Lena Müller-Lüdenscheidt", ("Anna-Lena Müller-Lüdenscheidt",)),
        ("https://harbour.example/tove", ()),
        ("www.harbour.example", ()),
        ("12345", ()),
        ("", ()),
        ("One two three four five six seven words of it", ()),
    ],
)
def test_a_name_is_freed_of_what_stands_around_it(given_: str, names: tuple[str, ...]) -> None:
    """Introductions, roles, addresses, other people."""
    assert clean_names([given_]) == names


def test_each_person_is_named_once() -> None:
    """In the order in which they come, whatever their letters' case."""
    assert clean_names(["Tove Halm", "TOVE HALM", "Per Aas"]) == ("Tove Halm", "Per Aas")


def test_a_desk_is_named_where_nobody_else_is() -> None:
    """It is better than nothing, and it is no person."""
    (desk,) = clean_names(["Sports desk"])
    assert not is_person(desk, [])


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Tove Halm", True),
        ("The Harbour Post", False),
        ("harbour.example", False),
        ("Harbour.Example Online", False),
        ("Redaktion", False),
        ("", False),
    ],
)
def test_the_publisher_is_no_person(name: str, *, is_one: bool) -> None:
    """By its name or by its host."""
    assert is_person(name, ["The Harbour Post", "harbour.example", "hp"]) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Tove Halm", True),
        ("Ludwig van der Brink", True),
        ("渡辺洋介", True),
        ("Tove", False),
        ("about the author", False),
        ("Read more from Tove Halm here", False),
        ("3 May", False),
    ],
)
def test_a_name_has_a_shape(text: str, *, is_one: bool) -> None:
    """Few words, with capitals where there are any."""
    assert looks_like_name(text) is is_one


@given(st.lists(st.text(max_size=60), max_size=4))
def test_cleaned_names_are_clean(given_: list[str]) -> None:
    """One line, no white space around, something in it."""
    for name in clean_names(given_):
        assert name == " ".join(name.split())
        assert any(character.isalpha() for character in name)
        assert len(name) <= 80


def test_a_long_line_is_cut_before_it_is_read() -> None:
    """Names stand at its start."""
    assert clean_names(["Tove Halm, " + "x" * 100_000]) == ("Tove Halm",)
    assert len(clean_names([", ".join(f"Per Aas{'a' * n}" for n in range(200))])) <= 20
