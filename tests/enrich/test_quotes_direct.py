"""Tests of finding what stands between quotation marks, and who said it."""

from __future__ import annotations

import pytest

from dateline.messages import Paragraph
from dateline_enrich.quotes import find_quotes
from tests.enrich.stories import HARBOUR, entities, quotes, told

CAST = "Latvian Foreign Minister Irina Dorn met Mayor Paul Marsh and the Coastal Safety Board.\n\n"


def spoken(paragraph: str) -> list[tuple[str, str, str | None]]:
    """The quotations of a paragraph whose speakers the one before has introduced."""
    return told(CAST + paragraph)


@pytest.mark.parametrize(
    ("paragraph", "words", "speaker"),
    [
        ('"The boat sank," Dorn said.', "The boat sank", "Irina Dorn"),
        ('"The boat sank," said Dorn.', "The boat sank", "Irina Dorn"),
        ('"The boat sank," said Irina Dorn, who was there.', "The boat sank", "Irina Dorn"),
        ('"The boat sank," the foreign minister pointed out.', "The boat sank", "Irina Dorn"),
        ('"The boat sank," added the mayor on Monday.', "The boat sank", "Paul Marsh"),
        ('"The boat sank," Latvia\'s top diplomat told reporters.', "The boat sank", "Irina Dorn"),
        ('"The boat sank," Dorn also told Marsh.', "The boat sank", "Irina Dorn"),
        ('"The boat sank!" Dorn said.', "The boat sank!", "Irina Dorn"),
        ('"Did it sink?" he asked.', "Did it sink?", "Paul Marsh"),
        ('Dorn said: "The boat sank."', "The boat sank.", "Irina Dorn"),
        ('Marsh told the crew, "The boat sank."', "The boat sank.", "Paul Marsh"),
        ('Then Marsh shrugged: "The boat sank."', "The boat sank.", "Paul Marsh"),
        ('Rain fell: "The boat sank at night."', "The boat sank at night.", None),
        ('In Riga, Dorn said: "The boat sank."', "The boat sank.", "Irina Dorn"),
        ('According to Dorn, "the boat sank at night".', "the boat sank at night", "Irina Dorn"),
        ('"The boat sank," the Coastal Safety Board said.', "The boat sank",
         "Coastal Safety Board"),
        ('"The boat sank," Dorn, who met Marsh, said.', "The boat sank", "Irina Dorn"),
        ("\u201cThe boat sank,\u201d Dorn said.", "The boat sank", "Irina Dorn"),
        ("\u2018The boat sank,\u2019 Dorn said.", "The boat sank", "Irina Dorn"),
        ("\u00abThe boat sank\u00bb, Dorn said.", "The boat sank", "Irina Dorn"),
        ('"The boat sank," Dorn\'s spokesman said.', "The boat sank", None),
        ('"The boat sank," officials in Riga said.', "The boat sank", None),
        ('"The boat sank at night." Rain fell.', "The boat sank at night.", None),
    ],
)  # fmt: skip
def test_a_direct_quotation_finds_its_speaker(
    paragraph: str, words: str, speaker: str | None
) -> None:
    """The frame before or after a quotation tells who speaks; the marks are left out."""
    found = [(text, who) for kind, text, who in spoken(paragraph) if kind != "indirect"]
    assert found == [(words, speaker)]


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ('Dorn called the report "a mistake".', "a mistake"),
        ('Dorn said the boat was "too old to sail" and left.', "too old to sail"),
        ('The boat was "too old", Dorn said.', "too old"),
    ],
)
def test_a_partial_quotation_is_built_into_a_sentence(paragraph: str, words: str) -> None:
    """Quoted words that are no sentence of their own are a partial quotation."""
    assert ("partial", words, "Irina Dorn") in spoken(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        'The boat "Seagull" sank.',
        'She read "War and Storm" twice.',
        'The so-called "safe" boat sank.',
        'A 6" pipe broke.',
    ],
)
def test_names_in_quotation_marks_are_no_quotations(paragraph: str) -> None:
    """Titles, ships' names, scare quotes and inches are nobody's words."""
    assert spoken(paragraph) == []


def test_the_second_half_of_a_quotation_has_the_same_speaker() -> None:
    """A frame in the middle speaks for both halves, and a new sentence goes on."""
    halves = spoken('"The boat," Dorn said, "sank at night." Rain fell.')
    assert [(text, who) for _, text, who in halves] == [
        ("The boat", "Irina Dorn"),
        ("sank at night.", "Irina Dorn"),
    ]
    whole = spoken('"The boat sank," Dorn said. "It was old and slow."')
    assert whole[1] == ("direct", "It was old and slow.", "Irina Dorn")


def test_a_quotation_over_paragraphs_is_one_speakers() -> None:
    """A quotation left open goes on in the next paragraph, forward and back."""
    forward = spoken('Dorn said: "The boat sank.\n\n"It was old and slow."')
    assert [who for _, _, who in forward] == ["Irina Dorn", "Irina Dorn"]
    back = spoken('"The boat sank at night.\n\n"It was old," Dorn said.')
    assert [who for _, _, who in back] == ["Irina Dorn", "Irina Dorn"]


def test_the_next_paragraph_is_not_the_same_speakers() -> None:
    """A quotation in a paragraph of its own, with no frame, is nobody's."""
    found = spoken('"The boat sank," Dorn said.\n\n"Nobody told us about it."')
    assert found[1] == ("direct", "Nobody told us about it.", None)


def test_two_speakers_in_a_paragraph_are_told_apart() -> None:
    """Each quotation has the speaker of its own frame."""
    found = spoken('"The boat sank," Dorn said. "It was old," Marsh replied.')
    assert [who for _, _, who in found] == ["Irina Dorn", "Paul Marsh"]


def test_spans_slice_to_words_speaker_and_verb() -> None:
    """All offsets count in the body."""
    for quote in quotes(HARBOUR):
        assert HARBOUR[quote.start : quote.end] == quote.text
        for passage in (quote.speaker, quote.verb):
            if passage is not None:
                assert HARBOUR[passage.start : passage.end] == passage.text


def test_speaker_and_verb_are_told() -> None:
    """The words that name the speaker, and the verb, are passages of their own."""
    (quote,) = quotes('Irina Dorn sailed.\n\n"It was a long night," she recalled in Riga.')
    assert quote.speaker is not None
    assert quote.verb is not None
    assert (quote.speaker.text, quote.verb.text) == ("she", "recalled")
    assert quote.rule == "frame_after"


def test_inserts_are_told() -> None:
    """Brackets and agencies' parentheses inside a quotation are not the speaker's words."""
    body = (
        'Dorn said: "Our friend [Holm] fought the Vendra group (VN, terror group, outlawed in '
        'Peru - NordPress) for (nearly) a year."'
    )
    (quote,) = quotes(body)
    assert [body[span.start : span.end] for span in quote.inserts] == [
        "[Holm]",
        "(VN, terror group, outlawed in Peru - NordPress)",
    ]


def test_boilerplate_is_passed_over() -> None:
    """Quotations in a paragraph of boilerplate are not the article's."""
    body = 'Dorn said: "The boat sank."\n\nMarsh said: "Read our newsletter every day."'
    cut = body.index("\n\n")
    paragraphs = (
        Paragraph(start=0, end=cut),
        Paragraph(start=cut + 2, end=len(body), kind="boilerplate"),
    )
    (quote,) = find_quotes(body, paragraphs, entities(body))
    assert quote.text == "The boat sank."


def test_no_body_has_no_quotations() -> None:
    """An empty body, and one of marks alone, hold nothing."""
    assert find_quotes("", (), ()) == ()
    assert find_quotes('"" "', (), ()) == ()


def test_a_sure_frame_is_surer_than_a_guess() -> None:
    """Confidence falls from a frame to a carried speaker to none."""
    body = (
        'Irina Dorn sailed. "It was dark," Dorn said. "It was a cold night."\n\n'
        '"Nobody knew where we were."'
    )
    framed, carried, bare = [quote.confidence for quote in quotes(body)]
    assert framed > carried > bare
