"""Tests of finding names again, and of agencies' standing remarks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_enrich.entities.labels import find_asides, find_insertions
from tests.enrich.stories import entities, named, texts


def test_a_name_of_the_body_is_found_in_a_headline_in_capitals() -> None:
    """What the body names is known in a headline that is set in capitals."""
    found = entities("Irina Dorn met the crew.", title="DORN MEETS CREW OF LOST FERRY")
    assert texts(named(found, "Irina Dorn")) == ["DORN", "Irina Dorn"]
    assert named(found, "Irina Dorn").in_headline


def test_a_name_of_the_body_is_found_in_a_headline_in_title_case() -> None:
    """So it is in a headline whose every word bears a capital."""
    title = "Open Water Wins Long Fight Over Fish"
    found = entities("The Open Water association won in court.", title=title)
    assert texts(named(found, "Open Water")) == ["Open Water", "Open Water"]


def test_a_longer_name_takes_the_place_of_a_part() -> None:
    """A heading in title case keeps the whole name that the text knows."""
    name = "The Latvian Congress of National Dialogue"
    found = entities(f"{name} opened.\n\n{name}")
    assert texts(named(found, "Latvian Congress of National Dialogue")) == [
        "Latvian Congress of National Dialogue",
        "Latvian Congress of National Dialogue",
    ]
    assert "Latvian" not in [entity.name for entity in found]


def test_a_dateline_in_capitals_is_the_place_of_the_text() -> None:
    """The place of the dateline is found in the text in its usual spelling."""
    found = entities("PORT VELL, March 3. Rain fell on Port Vell.")
    assert texts(named(found, "Port Vell")) == ["PORT VELL", "Port Vell"]


def test_ordinary_words_are_not_looked_for() -> None:
    """A surname that is an ordinary word is not found wherever a sentence opens with it."""
    found = entities("Irina Rivers met the crew. Rivers rose overnight. Rain fell.")
    assert "Irina Rivers" in [entity.name for entity in found]
    assert "Rain" not in [entity.name for entity in found]


LABELS = {
    "The Vendra group (outlawed in Latvia) lost.": ["outlawed in Latvia"],
    "The Vendra (VN, terror group, outlawed in Latvia - NordPress) lost.": ["outlawed in Latvia"],
    "Orsay (designated as a foreign agent) closed.": ["designated as a foreign agent"],
    "Orsay (recognised as extremist in Latvia \u2014 NordPress) closed.": [
        "recognised as extremist in Latvia"
    ],
    "Orsay (a firm in Latvia) closed.": [],
    "He outlawed it in Latvia.": [],
    "(": [],
    "() ()": [],
}


@pytest.mark.parametrize("text", LABELS)
def test_labels_are_read_from_parentheses(text: str) -> None:
    """A standing remark in a parenthesis is a label, without the agency's signature."""
    assert [aside.label for aside in find_asides(text) if aside.label] == LABELS[text]


def test_credits_and_signatures_are_asides_without_label() -> None:
    """The credit of a dateline and an agency's signature name nobody in the news."""
    text = "RIGA, May 3. /NordPress/. He spoke (in the harbour - NordPress) of rain."
    asides = find_asides(text)
    assert [text[each.start : each.end].strip() for each in asides] == [
        "/NordPress/",
        "- NordPress",
    ]
    assert [each.label for each in asides] == [None, None]


def test_insertions_are_brackets_and_signed_parentheses() -> None:
    """What an editor put into a quotation is told from what the speaker said in passing."""
    text = "He [Holm] (my friend) fought the Vendra (VN, outlawed in Latvia - NordPress)."
    assert [text[start:end] for start, end in find_insertions(text)] == [
        "[Holm]",
        "(VN, outlawed in Latvia - NordPress)",
    ]


@given(st.text(alphabet="ab ()[]-,outlawed in/AB\n", max_size=200))
def test_asides_lie_within_the_text(text: str) -> None:
    """Whatever the brackets, asides and insertions are stretches of the text."""
    for aside in find_asides(text):
        assert 0 <= aside.start <= aside.end <= len(text)
    for start, end in find_insertions(text):
        assert text[start] in "[("
        assert text[end - 1] in "])"
