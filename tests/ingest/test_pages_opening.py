"""Tests of how a story opens on its page."""

from __future__ import annotations

import pytest

from dateline_ingest.pages.opening import find_lead, trim_opening
from dateline_ingest.text.html import read_html
from dateline_ingest.text.paragraphs import Block

from .web_pages import SENTENCE, STORY, parsed

TITLE = "Ferry and barge collide"
LEAD = "Forty people were on board when the two met in the fog, says the harbour office."
BLOCKS = read_html(STORY)


def lead(above: str, description: str | None = None, blocks: tuple[Block, ...] = BLOCKS) -> object:
    """The text of the lead that is found between headline and story."""
    root = parsed(f"<html><body><h1>{TITLE}</h1>{above}{STORY}</body></html>")
    found = find_lead(root, blocks, description, TITLE)
    return found and found.text


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class='lead'>{LEAD}</div>",
        f"<p class='article__standfirst'>{LEAD}</p>",
        f"<div class='article-preamble'><p>{LEAD}</p></div>",
        f"<h2 itemprop='description'>{LEAD}</h2>",
        f"<p class='kicker'>Berghaven</p><span class='ArticleLead'>{LEAD}</span>",
    ],
)
def test_a_lead_is_told_by_its_name(markup: str) -> None:
    """Editors of many countries have one for it."""
    assert lead(markup) == LEAD


@pytest.mark.parametrize("description", [LEAD, LEAD.replace("harbour ", ""), LEAD[:60] + "…"])
def test_a_lead_is_told_by_what_the_description_says(description: str) -> None:
    """Nearly word for word, or its beginning."""
    assert lead(f"<div class='x1'><div>{LEAD}</div></div>", description) == LEAD


def test_without_name_or_description_there_is_no_lead() -> None:
    """Something else may stand there."""
    assert lead(f"<p>{LEAD}</p>") is None
    assert lead(f"<p>{LEAD}</p>", "Quite another sentence that describes the page.") is None


def test_a_lead_that_the_story_has_already_is_not_found_again() -> None:
    """The extractor took it in."""
    assert lead(f"<p class='lead'>{LEAD}</p>", None, (Block(LEAD), *BLOCKS)) is None


def test_the_headline_is_no_lead() -> None:
    """Some pages show it twice."""
    root = parsed(f"<html><body><h1>{LEAD}</h1><p class='lead'>{LEAD}</p>{STORY}</body></html>")
    assert find_lead(root, BLOCKS, None, LEAD) is None


def test_nothing_is_looked_for_below_the_first_paragraph_or_without_a_headline() -> None:
    """There the leads of other stories stand."""
    below = f"<html><body><h1>{TITLE}</h1>{STORY}<p class='lead'>{LEAD}</p></body></html>"
    assert find_lead(parsed(below), BLOCKS, None, TITLE) is None
    without = f"<html><body><p class='lead'>{LEAD}</p>{STORY}</body></html>"
    assert find_lead(parsed(without), BLOCKS, None, TITLE) is None
    assert find_lead(parsed(below), (), None, TITLE) is None


def trimmed(*texts: str) -> list[str]:
    """What is left of a story that opens with some texts."""
    blocks = [Block(text) for text in (*texts, SENTENCE * 2, "The end.")]
    return [b.text for b in trim_opening(blocks, [TITLE], ["Tove Halm"])][:-2]


@pytest.mark.parametrize(
    "texts",
    [
        (TITLE,),
        (f"Shipping {TITLE}",),
        ("Shipping", TITLE),
        ("Shipping", TITLE, "By Tove Halm", "3 May 2026, 18:30"),
        ("By Tove Halm.",),
        ("03.05.2026 | 18:30",),
    ],
)
def test_lines_of_the_pages_own_making_go(texts: tuple[str, ...]) -> None:
    """Section, headline with its kicker, signature, clock."""
    assert trimmed(*texts) == []


def test_what_is_left_of_a_signature_goes_from_under_the_lead() -> None:
    """Names and times were taken out of it before."""
    blocks = [Block(LEAD), Block("· Updated ·"), Block("|"), Block(SENTENCE * 2)]
    assert [b.text for b in trim_opening(blocks, [TITLE], [])] == [LEAD, SENTENCE * 2]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt.",
        "What we know so far:",
        '"We were lucky."',
        "漁船とフェリーが衝突した",
        f"{TITLE} in {SENTENCE}",
    ],
)
def test_a_sentence_stays_however_short(text: str) -> None:
    """Many stories open with a short one."""
    assert trimmed(text) == [text]


def test_a_headline_further_down_cuts_nothing_off() -> None:
    """What stands above it is the story already."""
    blocks = [Block(SENTENCE * 2), Block(TITLE, "subhead"), Block(SENTENCE * 3)]
    assert trim_opening(blocks, [TITLE], []) == tuple(blocks)


def test_something_is_always_left() -> None:
    """A page may hold no more than its headline."""
    assert trim_opening([Block(TITLE)], [TITLE], []) == (Block(TITLE),)
    assert trim_opening([], [TITLE], []) == ()
