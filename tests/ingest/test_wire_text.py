"""Tests of taking wire stories apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.wire.story import WireStory
from dateline_ingest.wire.text import read_story

from .samples import HARBOUR_STORY


def parts(story: WireStory) -> list[tuple[str, str]]:
    """Kind and first words of each paragraph."""
    return [(p.kind, story.body[p.start : p.end][:24]) for p in story.paragraphs]


def test_a_story_copied_from_a_site_comes_apart() -> None:
    """Furniture dropped; headline, deck, dateline, sub-headline, quotation and footer told."""
    story = read_story(HARBOUR_STORY)
    assert story.title == "Tidal barrier will be closed twice a year, Lindqvist says"
    assert story.deck is not None
    assert story.deck.startswith("The gates are tested in daylight")
    assert story.dateline is not None
    assert (story.dateline.place, story.dateline.date, story.dateline.agency) == (
        "BERGHAVEN",
        "--11-12",
        "NORDA",
    )
    assert parts(story) == [
        ("text", "BERGHAVEN, November 12. "),
        ("text", '"We close it once when t'),
        ("text", "On November 3, the regio"),
        ("text", "Deputy mayor Ivo Brandt "),
        ("subhead", "A longer breakwater"),
        ("text", "The council also plans t"),
        ("quote", '"It is the cheaper half '),
        ("boilerplate", "(Reporting by Tove Halm;"),
        ("boilerplate", "\u00a9 2024 Norda News. All r"),
    ]


def test_the_dateline_lies_in_the_body_and_the_header_does_not() -> None:
    """Offsets of the dateline count in the body."""
    story = read_story(HARBOUR_STORY)
    assert story.dateline is not None
    assert story.body.startswith(story.dateline.text)
    for text in ("Share", story.title, story.deck or ""):
        assert text not in story.body


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_line_ends_of_any_kind_are_the_same(newline: str) -> None:
    """Wire files come from every machine there ever was."""
    assert read_story(HARBOUR_STORY.replace("\n", newline)) == read_story(HARBOUR_STORY)


WRAPPED = """\
Harbour closed after storm
By Tove Halm and Per Aas

OSTBY, March 3 (Kestrel) - The harbour of Ostby was closed on Tuesday
after a storm tore three buoys from their moorings, the
Harbour Office said.
   "We shall look at every chain before we open again," said harbour
master Astrid Lindqvist, who had not slept.
   Ferries go to Berghaven instead.

ENDS
"""


def test_lines_wrapped_by_hand_are_joined() -> None:
    """An indent opens a paragraph, a line end does not; a capital inside a sentence neither."""
    story = read_story(WRAPPED)
    assert story.title == "Harbour closed after storm"
    assert story.byline == "Tove Halm and Per Aas"
    assert [p.kind for p in story.paragraphs] == ["text"] * 3
    assert "the Harbour Office said." in story.body
    assert story.body.endswith("Ferries go to Berghaven instead.")


def test_headline_and_deck_on_neighbouring_lines_stay_apart() -> None:
    """Nothing but a line end parts them here, and no blank line the body."""
    story = read_story(
        "Harbour closed after storm\nThree buoys were lost, the office says\n"
        "OSTBY (KP) \u2014 The harbour was closed on Tuesday.\n"
    )
    assert story.title == "Harbour closed after storm"
    assert story.deck == "Three buoys were lost, the office says"
    assert story.body.startswith("OSTBY (KP)")


def test_a_headline_over_two_lines_is_one() -> None:
    """The second begins in lower case."""
    story = read_story(
        "Harbour closed after storm tears\nbuoys from moorings\n\nOSTBY (KP) - It was."
    )
    assert story.title == "Harbour closed after storm tears buoys from moorings"


def test_long_lines_are_paragraphs_without_blank_lines() -> None:
    """Some systems write one paragraph a line."""
    text = "The council met and talked about the harbour for a very long time indeed. " * 2
    story = read_story(f"Council meets\nOSTBY (KP) \u2014 {text}\nA new pier\n{text}\n{text}")
    assert [p.kind for p in story.paragraphs] == ["text", "subhead", "text", "text"]


@pytest.mark.parametrize(
    "label", ["POLITICS", "U.S. NEWS", "World", "KP / Economy / Sea", "KESTREL | SEA", "Top news"]
)
def test_section_labels_above_the_headline_are_dropped(label: str) -> None:
    """Also where the text after them has a deck."""
    header = f"{label}\n\nHarbour closed after a storm\n\nThree buoys lost, it says"
    assert read_story(f"{header}\n\nOSTBY (KP) - It was.").title == "Harbour closed after a storm"


def test_a_short_headline_above_its_deck_is_kept() -> None:
    """Two words may be a headline."""
    story = read_story(
        "Peace, finally\n\nThe ferry strike ends after a year\n\nOSTBY (KP) - It did."
    )
    assert story.title == "Peace, finally"
    assert story.deck == "The ferry strike ends after a year"


def test_points_under_the_headline_are_the_deck() -> None:
    """One a line."""
    story = read_story("Copper falls again\n\n* One point\n* Another one\n\nOSTBY (KP) - It did.")
    assert story.deck == "* One point\n* Another one"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated 5:42 PM CDT, Friday, March 13, 2026", "2026-03-13"),
        ("Source: Haifeng   Editor: Lu Wen   2026-03-13 17:55:08", "2026-03-13"),
        ("Published: 13 March 2026", "2026-03-13"),
    ],
)
def test_a_dated_line_above_the_story_is_read(line: str, day: str) -> None:
    """It is neither headline nor deck."""
    story = read_story(f"Harbour closed after storm\n\n{line}\n\nOSTBY (KP) \u2014 It was closed.")
    assert story.deck is None
    assert story.stamped is not None
    assert story.stamped[0] == " ".join(line.split())
    assert story.stamped[1].at.date().isoformat() == day


def test_a_headline_with_a_date_is_a_headline() -> None:
    """A dated line says next to nothing else."""
    title = "Council to decide by March 13, 2026 whether the old harbour becomes a park"
    assert read_story(f"{title}\n\nOSTBY (KP) \u2014 It will.").title == title


def test_pointers_between_paragraphs_are_dropped() -> None:
    """With the headline that they point to."""
    story = read_story(
        "Harbour closed\n\nOSTBY (KP) \u2014 It was closed.\n\nREAD ALSO\n\nFerry strike ends\n\n"
        "READ ALSO: Buoys found\n\nIt opens again on Friday."
    )
    assert [p.kind for p in story.paragraphs] == ["text", "text"]
    assert "strike" not in story.body


@pytest.mark.parametrize(
    "line",
    [
        "- a point of a list", "1. a point of a list", "He said:", "It ended.", '"It ended"',
        "a line that begins in lower case", "X" * 120,
    ],
)  # fmt: skip
def test_lines_that_are_no_sub_headlines(line: str) -> None:
    """A sub-headline is short, open-ended, and no part of a list."""
    story = read_story(f"Title here\n\nOSTBY (KP) \u2014 It was.\n\n{line}\n\nIt was again.")
    assert "subhead" not in [p.kind for p in story.paragraphs]


def test_lines_of_a_list_are_no_sub_headlines() -> None:
    """A sub-headline stands between sentences."""
    story = read_story(
        "Title here\n\nOSTBY (KP) \u2014 Results.\n\nOstby 1\n\nKyra 2\n\nMore later."
    )
    assert "subhead" not in [p.kind for p in story.paragraphs]


def test_the_last_line_is_no_sub_headline() -> None:
    """It heads nothing."""
    story = read_story("Title here\n\nOSTBY (KP) \u2014 It was.\n\nKestrel Press")
    assert [p.kind for p in story.paragraphs] == ["text", "boilerplate"]


def test_a_story_without_dateline_has_its_headline_above_the_first_sentence() -> None:
    """Plain text, as people paste it."""
    story = read_story("Harbour closed\n\nThree buoys lost\n\nThe harbour was closed.\n\nIt was.")
    assert (story.title, story.deck) == ("Harbour closed", "Three buoys lost")
    assert story.dateline is None
    assert len(story.paragraphs) == 2


def test_sentences_alone_have_no_headline() -> None:
    """Nothing is invented."""
    story = read_story("The harbour was closed.\n\nIt opens on Friday.")
    assert (story.title, story.deck) == ("", None)
    assert story.body == "The harbour was closed.\n\nIt opens on Friday."


def test_lines_without_full_stops_are_a_headline_and_a_body() -> None:
    """A body there must be."""
    story = read_story("Harbour closed\n\nmore soon")
    assert (story.title, story.body) == ("Harbour closed", "more soon")


@pytest.mark.parametrize("text", ["", "\n\n", "###", "Home"])
def test_nothing_makes_an_empty_story(text: str) -> None:
    """The caller decides what that means."""
    assert read_story(text).title == ""


def test_bare_capitals_open_a_body_only_as_running_text() -> None:
    """A headline may have capitals and a dash."""
    story = read_story("OSTBY \u2014 the harbour that was\n\nOSTBY \u2014 The harbour was closed.")
    assert story.title == "OSTBY \u2014 the harbour that was"
    assert story.body == "OSTBY \u2014 The harbour was closed."


@given(st.lists(st.sampled_from([*HARBOUR_STORY.split("\n"), "", "\t", "\x0c"]), max_size=30))
def test_any_mixture_of_lines_comes_apart(lines: list[str]) -> None:
    """Spans slice, blank lines part, and nothing raises."""
    story = read_story("\n".join(lines))
    for paragraph in story.paragraphs:
        text = story.body[paragraph.start : paragraph.end]
        assert text == " ".join(text.split())
        assert text
    if story.dateline:
        span = story.dateline.span
        assert story.body[span.start : span.end] == story.dateline.text


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    """Anything may lie in a wire folder."""
    read_story(text)
