"""Tests of bodies and the offsets of their paragraphs."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.text.paragraphs import Block, join

BLOCKS = st.lists(
    st.builds(Block, st.text(max_size=20), st.sampled_from(["text", "quote", "subhead"]))
)


@given(BLOCKS)
def test_each_paragraph_slices_its_own_text_out_of_the_body(blocks: list[Block]) -> None:
    """Offsets are code points, whatever the text is made of."""
    body, paragraphs = join(blocks)
    kept = [block for block in blocks if block.text]
    assert [(body[p.start : p.end], p.kind) for p in paragraphs] == [
        (block.text, block.kind) for block in kept
    ]


@given(BLOCKS)
def test_paragraphs_are_parted_by_blank_lines_and_nothing_else(blocks: list[Block]) -> None:
    """Nothing of the body lies outside a paragraph."""
    body, paragraphs = join(blocks)
    gaps = [body[a.end : b.start] for a, b in itertools.pairwise(paragraphs)]
    assert set(gaps) <= {"\n\n"}
    assert (paragraphs[0].start, paragraphs[-1].end) == (0, len(body)) if paragraphs else not body
