"""Tests of dropping lines that only lead elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.pages.related import drop_links, mark_links
from dateline_ingest.text.html import read_element
from dateline_ingest.text.paragraphs import Block

from .web_pages import parsed

SAID = "<p>The ferry had left the pier when the barge came round, the office says.</p>"


def kept(markup: str) -> list[str]:
    """The paragraphs that are kept of some markup."""
    root = parsed(f"<html><body>{markup}</body></html>")
    mark_links(root)
    return [block.text for block in drop_links(read_element(root))]


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/2'>Council meets on Monday</a></p>",
        "<p>Read more: <a href='/2'>Council meets on Monday about the ferries</a></p>",
        "<p><b>Les også: <a href='/2'>Kommunestyret møtes på mandag om fergene</a></b></p>",
        "<ul><li><a href='/2'>Council meets</a></li><li><a href='/3'>Pier closes</a></li></ul>",
        "<h3>More on ferries</h3><p><a href='/2'>Council meets on Monday</a></p>",
        "<p>Also of interest:</p><ul><li><a href='/2'>Council meets</a></li></ul>",
    ],
)
def test_a_line_that_is_a_link_goes_with_its_label(line: str) -> None:
    """In every language: what is looked at is the share of the link."""
    assert kept(SAID + line) == kept(SAID)


@pytest.mark.parametrize(
    "line",
    [
        "<p>The office published <a href='/2'>a report on the collision</a> on Monday.</p>",
        f"<p><a href='/2'>{'The report on ferry and barge is long. ' * 3}</a></p>",
        "<p>It was the second this year.</p>",
        "<h3>Second this year</h3><p>There was one in March.</p>",
    ],
)
def test_a_sentence_with_a_link_in_it_stays(line: str) -> None:
    """It says something of its own."""
    assert len(kept(SAID + line)) == len(kept(SAID)) + line.count("</p>") + line.count("</h3>")


def test_a_label_with_nothing_below_it_goes() -> None:
    """A sub-headline at the end of the text is that of something else."""
    root = parsed(f"<html><body>{SAID}<h3>More on ferries</h3></body></html>")
    assert len(drop_links(read_element(root))) == 1


def test_links_inside_links_and_empty_ones_do_no_harm() -> None:
    """Markup is not always sound."""
    assert kept(f"{SAID}<p>A <a href='/2'></a>word <a href='/3'><b>b</b> c</a> follows here.</p>")[
        -1
    ] == ("A word b c follows here.")


@given(st.lists(st.text(max_size=30), max_size=5))
def test_text_without_links_is_kept_whole(texts: list[str]) -> None:
    """Only labels at the very end may go."""
    blocks = [Block(f"{text} and so it ends.") for text in texts]
    found = drop_links(blocks)
    assert [b.text.split() for b in found] == [b.text.split() for b in blocks]
