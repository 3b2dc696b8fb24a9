"""Tests of what a text says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.identity.notices import Notice, find_notice
from dateline_ingest.identity.quiet import words_of

from .edits import CORRECTIONS, RETRACTIONS
from .inventing import seeded, story_of
from .samples import SOURCE, article


def found(title: str = "Title", body: str = "Body.", **fields: object) -> Notice | None:
    """The notice of an article."""
    one = article(title=title, body=body, **fields)
    return find_notice(one, words_of(one))


def kind(**fields: object) -> str | None:
    """Its kind."""
    notice = found(**fields)  # type: ignore[arg-type] # fields of the article
    return notice.kind if notice else None


@pytest.mark.parametrize("notice", CORRECTIONS)
def test_corrections_are_found_in_many_languages(notice: str) -> None:
    """At the top, at the end, as printed."""
    assert found(body=f"{notice}\n\nThe council met.") == Notice("correction", notice)
    assert found(body=f"The council met.\n\n{notice}") == Notice("correction", notice)


@pytest.mark.parametrize("notice", RETRACTIONS)
def test_retractions_are_found_in_many_languages(notice: str) -> None:
    """With the story or instead of it."""
    assert found(body=notice) == Notice("retraction", notice)
    assert kind(body=f"{notice}\n\nThe council met.") == "retraction"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("CORRECTED-UPDATE 2-Mole shares fall", "correction"),
        ("CORRECTION: Mole shares fall", "correction"),
        ("Correction: Mole shares fall", "correction"),
        ("WITHDRAWN: Mole shares fall", "retraction"),
        ("KILL -- Mole shares fall", "retraction"),
        ("Retracted: a study of moles", "retraction"),
        ("Kill Bill returns", None),
        ("KILL BILL RETURNS", None),
        ("Correct answers", None),
        ("Market correction: shares fall", None),
        ("Corrections officer: held", None),
        ("Withdrawn: the bill nobody wanted", None),
    ],
)
def test_the_flag_before_a_headline_counts(title: str, expected: str | None) -> None:
    """And a headline about corrections does not."""
    assert kind(title=title) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The study has been retracted, the journal said.",
        "Correction fluid - a history of its invention.",
        "Amended plans for the harbour were shown.",
        "Killed: 3. Injured: 5.",
        "Withdrawn: J. Berg (injury)",
        "(Adds quote, background)",
        "The minister corrected himself.",
        "An earlier train would have been better.",
        "This story begins in a small town.",
    ],
)
def test_a_story_about_others_corrections_has_none(body: str) -> None:
    """Only what is said of the text itself counts."""
    assert kind(body=body) is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Editor's note: This story was first published in May.", "note"),
        ("Editor's note: An earlier version misstated the year.", "correction"),
        ("Editor\u2019s Note: the interview has been withdrawn.", "retraction"),
        ("Anmerkung der Redaktion: Wir haben nachgefragt.", "note"),
    ],
)
def test_an_editors_note_is_told_by_what_it_says(note: str, expected: str) -> None:
    """Most are about something else."""
    assert kind(body=note) == expected


def test_the_weightiest_notice_counts() -> None:
    """A retraction before a correction before a note."""
    texts = ["Editor's note: thanks.", "Correction: the year.", "This story has been withdrawn."]
    assert kind(body="\n\n".join(texts)) == "retraction"
    assert kind(body="\n\n".join(texts[:2])) == "correction"


def test_the_editors_note_of_a_wire_story_counts() -> None:
    """It stands outside the body."""
    assert kind(editor_note="(Corrects spelling of name)") == "correction"
    assert kind(body="Correction: x.", editor_note="(Adds quote)") == "correction"


def test_a_notice_is_cut_where_it_never_ends() -> None:
    """A page without paragraphs begins with it."""
    notice = found(body="Correction: " + "word " * 1000)
    assert notice is not None
    assert len(notice.text) == 600


def test_invented_stories_have_no_notice() -> None:
    """Five hundred of them."""
    for seed in range(500):
        one = story_of(seeded(seed)).article(SOURCE)
        assert find_notice(one, words_of(one)) is None


@given(st.text(max_size=120))
def test_no_text_is_too_odd_to_be_asked(text: str) -> None:
    """Headlines and bodies may be anything."""
    found(title=text, body=f"Correction: {text}\n{text}")
