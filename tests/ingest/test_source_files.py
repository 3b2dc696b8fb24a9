"""Tests of the files in which feeds are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import Mishap
from dateline_ingest.source_files import read_sources

OPML = b'<opml><body><outline xmlUrl="https://a.example/f"/></body></opml>'


def test_urls_and_files_may_be_mixed(tmp_path: Path) -> None:
    """Each feed comes once, however often it is named."""
    (tmp_path / "my.opml").write_bytes(OPML)
    (tmp_path / "list.txt").write_text("# mine\nhttps://b.example/f\nhttps://c.example/f\n")
    sources = read_sources(
        ["https://b.example/f", str(tmp_path / "my.opml"), str(tmp_path / "list.txt")]
    )
    assert [source.id for source in sources] == ["b.example_f", "a.example_f", "c.example_f"]


def test_an_opml_file_may_start_with_a_byte_order_mark(tmp_path: Path) -> None:
    """Windows programs write one."""
    (tmp_path / "my.opml").write_bytes(b"\xef\xbb\xbf" + OPML)
    assert len(read_sources([str(tmp_path / "my.opml")])) == 1


def test_a_missing_file_is_a_mishap(tmp_path: Path) -> None:
    """A mistyped URL without its scheme ends here too, so the remedy speaks of both."""
    with pytest.raises(Mishap) as caught:
        read_sources([str(tmp_path / "none.opml")])
    assert "No such file" in caught.value.what
    assert caught.value.where.endswith("none.opml")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "an empty file"),
        (b" \n", "an empty file"),
        (b"some words", "neither OPML"),
        (b"\x00\xff\xfe", "neither"),
    ],
)
def test_a_file_without_feeds_is_a_mishap(tmp_path: Path, content: bytes, complaint: str) -> None:
    """The line names the file."""
    path = tmp_path / "feeds"
    path.write_bytes(content)
    with pytest.raises(Mishap, match=complaint) as caught:
        read_sources([str(path)])
    assert caught.value.where == str(path)
