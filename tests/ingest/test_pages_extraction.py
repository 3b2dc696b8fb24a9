"""Tests of finding the story in a page."""

from __future__ import annotations

from dateline_ingest.pages.extraction import extract

from .web_pages import SENTENCE, STORY, page, parsed

DECLARED = " ".join(f"Sentence {n} is put in place by a script." for n in range(80))


def test_where_the_extractors_agree_the_fast_one_is_believed() -> None:
    """Both find the same words."""
    found = extract(parsed(page(body=STORY)))
    assert found.method == "fast"
    assert found.agreement >= 0.9
    assert sum(block.text.startswith("Paragraph") for block in found.blocks) == 5


def test_sub_headlines_lists_and_quotations_keep_their_kind() -> None:
    """And their order."""
    body = (
        f"<p>{SENTENCE * 3}</p><h2>What is known</h2><ul><li>One ferry lay at the pier.</li>"
        f"<li>One barge came round.</li></ul><blockquote><p>{SENTENCE}</p></blockquote>{STORY}"
    )
    found = extract(parsed(page(body=body)))
    texts = [block.text for block in found.blocks]
    assert texts.index("What is known") < texts.index("One ferry lay at the pier.")
    kinds = {block.text: block.kind for block in found.blocks}
    assert kinds["What is known"] == "subhead"
    assert kinds[SENTENCE.strip()] == "quote"


def test_a_page_of_notes_is_read_by_its_paragraphs() -> None:
    """It is too small for an extractor."""
    found = extract(parsed("<html><body><p>Closed.</p></body></html>"))
    assert [block.text for block in found.blocks] == ["Closed."]


def test_a_page_without_paragraphs_is_read_as_it_is() -> None:
    """Text may stand anywhere."""
    found = extract(parsed("<html><body><div>Closed until May.</div></body></html>"))
    assert "Closed until May." in [block.text for block in found.blocks]


def test_a_page_without_text_has_no_story() -> None:
    """And nobody agrees on anything."""
    found = extract(parsed("<html><body><div></div></body></html>"))
    assert found.blocks == ()
    assert found.agreement == 0.0


def test_a_declared_text_that_contains_what_is_shown_is_taken() -> None:
    """The page shows the start of it."""
    shown = page(body=f"<p>{SENTENCE * 4}</p>")
    found = extract(parsed(shown), f"{SENTENCE * 4}\n{DECLARED}")
    assert found.method == "declared"
    assert [len(block.text) > 200 for block in found.blocks] == [True, True]


def test_a_declared_text_of_something_else_is_not_taken() -> None:
    """However long it is."""
    assert extract(parsed(page(body=STORY)), DECLARED * 3).method == "fast"


def test_a_declared_text_that_is_hardly_longer_is_not_taken() -> None:
    """It has no paragraphs, and captions in between."""
    text = " ".join(f"Paragraph {n} says this. {SENTENCE * 2}" for n in range(1, 6))
    assert extract(parsed(page(body=STORY)), f"{text} A caption.").method == "fast"


def test_a_declared_text_is_the_last_resort() -> None:
    """Where nothing is shown at all."""
    found = extract(parsed("<html><body><div id='app'></div></body></html>"), DECLARED)
    assert found.method == "declared"
