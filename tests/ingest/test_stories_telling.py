"""What of an article tells its story, and what is left out."""

from __future__ import annotations

import pytest

from dateline.messages import ArticleFetched, Dateline, Paragraph, Span
from dateline_ingest.stories.telling import told

from .samples import article

FIRST = "A ferry and a barge collided off the north pier on Sunday, and nobody was hurt."
SECOND = "The barge had lost its anchor in the night."


def of(*paragraphs: str, **fields: object) -> ArticleFetched:
    """Make an article of paragraphs."""
    return article(body="\n\n".join(paragraphs), **fields)


def test_a_plain_text_is_told_whole() -> None:
    """What nobody marked is taken paragraph by paragraph."""
    assert told(of(FIRST, SECOND)) == [FIRST, SECOND]


def test_an_empty_body_tells_nothing() -> None:
    """A feed may carry headlines only."""
    assert told(article(body="")) == []
    assert told(article(body="\n\n \n\n")) == []


def test_boilerplate_is_left_out_by_its_mark() -> None:
    """The parser knows best, and its paragraphs are followed."""
    body = f"{FIRST}\n\nBuy our calendar, which has tides in it."
    marked = (
        Paragraph(start=0, end=len(FIRST)),
        Paragraph(start=len(FIRST) + 2, end=len(body), kind="boilerplate"),
    )
    assert told(article(body=body, paragraphs=marked)) == [FIRST]


@pytest.mark.parametrize("kind", ["text", "subhead", "quote"])
def test_every_other_kind_of_paragraph_tells(kind: str) -> None:
    """Sub-headlines and quotations are copied with the rest."""
    marked = (Paragraph.model_validate({"start": 0, "end": len(FIRST), "kind": kind}),)
    assert told(article(body=FIRST, paragraphs=marked)) == [FIRST]


def test_a_dateline_that_was_found_is_taken_off() -> None:
    """Agencies print one story under lines of their own."""
    opening = "BERGHAVEN, May 3 (Norda) - "
    line = Dateline(text=opening, span=Span(start=0, end=len(opening)))
    assert told(of(opening + FIRST, dateline=line)) == [FIRST]


@pytest.mark.parametrize(
    "opening",
    ["BERGHAVEN, May 3 (Norda) - ", "KIRKTON, December 27. /SARYA/. ", "STORMNESS (TRN) — "],
)
def test_a_dateline_that_nobody_marked_is_found(opening: str) -> None:
    """A feed's text has not been through the reader of wire stories."""
    assert told(of(opening + FIRST, SECOND)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "note",
    [
        "By Tove Halm",
        "von Vera Stamm",
        "(Reporting by Tove Halm; editing by Per Aas)",
        "[With agencies in Berghaven]",
        "© 2026 Norda News. All rights reserved.",
        "READ ALSO: Ferries stay in port",
        "ENDS",
        "###",
    ],
)
def test_notes_on_the_making_are_left_out(note: str) -> None:
    """Who wrote and who owns it differs where the story does not."""
    assert told(of(FIRST, note, SECOND)) == [FIRST, SECOND]


def test_the_byline_is_left_out_wherever_it_stands() -> None:
    """A desk prints it above or below."""
    assert told(of(FIRST, "Tove Halm in Berghaven", byline="Tove Halm in Berghaven")) == [FIRST]


def test_a_long_paragraph_is_no_note() -> None:
    """A sentence that begins as a credit does may be the story."""
    long = "By " + "the time the boats came back, the quay was dark and " * 8
    assert told(of(FIRST, long)) == [FIRST, long.strip()]


def test_a_short_sentence_is_no_byline() -> None:
    """It ends as sentences do."""
    assert told(of(FIRST, "By noon all ferries were back.")) == [
        FIRST,
        "By noon all ferries were back.",
    ]


def test_a_dateline_elsewhere_does_no_harm() -> None:
    """A span beyond the first paragraph is not that of a dateline."""
    line = Dateline(text="x", span=Span(start=400, end=500))
    assert told(of(FIRST, SECOND, dateline=line)) == [FIRST, SECOND]
