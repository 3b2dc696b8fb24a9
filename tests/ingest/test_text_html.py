"""Tests of turning HTML into paragraphs of plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.text.html import read_html, read_line, read_plain


def texts(fragment: str) -> list[str]:
    """The texts of a fragment's paragraphs."""
    return [block.text for block in read_html(fragment)]


@pytest.mark.parametrize(
    ("fragment", "paragraphs"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<div>One.<p>Two.</p>Three.</div>", ["One.", "Two.", "Three."]),
        ("One.<br><br/>Two.<br>still two.", ["One.", "Two. still two."]),
        ("<p>A <b>bold</b> and <i>slanted</i>word.</p>", ["A bold and slantedword."]),
        ("<p>  much \n white&nbsp;space </p>", ["much white space"]),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<p>Kept</p><script>dropped()</script><style>x{}</style>tail", ["Kept", "tail"]),
        ("<figure><img><figcaption>A caption</figcaption></figure><p>Text</p>", ["Text"]),
        ("<p>&lt;not a tag&gt; &amp; so on</p>", ["<not a tag> & so on"]),
        ("<!-- a remark --><p>Text</p>", ["Text"]),
        ("plain words &amp; an entity", ["plain words & an entity"]),
        ("first\n\nsecond\nline", ["first", "second line"]),
        ("1 < 2 and 3 > 2", ["1 < 2 and 3 > 2"]),
        ("", []),
        ("<p></p><div> </div>", []),
    ],
)
def test_block_elements_make_paragraphs(fragment: str, paragraphs: list[str]) -> None:
    """And nothing but block elements, blank lines and double breaks does."""
    assert texts(fragment) == paragraphs


def test_quotations_and_sub_headlines_are_told_apart() -> None:
    """By their elements."""
    blocks = read_html(
        "<p>Text.</p><h2>Sub</h2><blockquote><p>One.</p><p>Two.</p></blockquote><h1>Top</h1>"
    )
    assert [(block.text, block.kind) for block in blocks] == [
        ("Text.", "text"),
        ("Sub", "subhead"),
        ("One.", "quote"),
        ("Two.", "quote"),
        ("Top", "text"),
    ]


def test_hostile_depth_does_not_break_the_stack() -> None:
    """A page may nest deeper than Python recurses."""
    assert len(read_html("<div>" * 50_000 + "deep")) <= 1


def test_a_line_is_one_line() -> None:
    """Titles come with markup and line ends."""
    assert read_line("<b>Ferry</b>\n &amp; <i>barge</i><br>collide") == "Ferry & barge collide"


def test_plain_text_is_taken_by_the_letter() -> None:
    """What looks like markup in it is none."""
    assert [block.text for block in read_plain("a &amp; <b>\r\n\r\n c")] == ["a &amp; <b>", "c"]


@given(st.text(max_size=80))
def test_paragraphs_never_hold_line_ends_or_outer_space(text: str) -> None:
    """Whatever the fragment."""
    for block in read_html(f"<div>{text}<br>{text}</div>") + read_html(text):
        assert block.text == " ".join(block.text.split())
        assert block.text


@given(st.lists(st.text(alphabet="abc d", min_size=1).filter(str.strip), max_size=6))
def test_escaped_paragraphs_come_back(paragraphs: list[str]) -> None:
    """As many as there were, in order."""
    fragment = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    assert texts(fragment) == [" ".join(paragraph.split()) for paragraph in paragraphs]
