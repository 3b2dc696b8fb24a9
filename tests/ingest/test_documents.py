"""Tests of documents that programs hand over."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import Mishap
from dateline_ingest.documents import read_fields

from .samples import HARBOUR_STORY, NOW


@given(st.text(max_size=200))
def test_the_body_is_the_text_by_the_letter(text: str) -> None:
    """Offsets into the one are offsets into the other."""
    article = read_fields({"id": "1", "text": text}, NOW)
    assert article.body == text
    for paragraph in article.paragraphs:
        assert text[paragraph.start : paragraph.end].strip()


def test_paragraphs_lie_between_blank_lines() -> None:
    """Outer white space is no part of them."""
    article = read_fields({"id": "1", "text": "\n One.\n \nTwo\nlines. \n\n\nThree."}, NOW)
    assert [article.body[p.start : p.end] for p in article.paragraphs] == [
        "One.",
        "Two\nlines.",
        "Three.",
    ]


def test_a_given_date_is_the_date_of_publication() -> None:
    """A day stays a day."""
    article = read_fields({"id": "1", "text": "x", "dct": "2017-12-27"}, NOW)
    assert article.published is not None
    assert article.published.at == datetime(2017, 12, 27, tzinfo=UTC)
    assert article.published.granularity == "day"


def test_a_given_moment_keeps_its_offset() -> None:
    """ISO 8601 with an offset."""
    article = read_fields({"id": "1", "text": "x", "dct": "2017-12-27T01:00:00+03:00"}, NOW)
    assert article.published is not None
    assert article.published.offset == "+03:00"
    assert article.published.at.date() == date(2017, 12, 26)


def test_without_a_date_the_text_is_asked() -> None:
    """A whole wire story may be the text, headline and all."""
    article = read_fields({"id": "1", "text": HARBOUR_STORY}, NOW)
    assert article.dateline is not None
    span = article.dateline.span
    assert HARBOUR_STORY[span.start : span.end] == "BERGHAVEN, November 12. /NORDA/."
    assert article.published is not None
    assert article.published.at.date() == date(2015, 11, 12)


def test_title_and_language_may_be_given() -> None:
    """Both are optional, and null is none."""
    article = read_fields({"id": "1", "text": "x", "title": "T", "language": "de"}, NOW)
    assert (article.title, article.language and article.language.tag) == ("T", "de")
    bare = read_fields({"id": "1", "text": "x", "title": None, "dct": None}, NOW)
    assert (bare.title, bare.language, bare.published) == ("", None, None)


def test_equal_ids_are_one_article() -> None:
    """And different ones two."""
    one, two = (read_fields({"id": name, "text": "x"}, NOW) for name in ("1", "2"))
    assert one.article_id == read_fields({"id": "1", "text": "y"}, NOW).article_id
    assert one.article_id != two.article_id


@pytest.mark.parametrize(
    ("document", "field", "what"),
    [
        ({"text": "x"}, "id", "the field is missing"),
        ({"id": "1"}, "text", "the field is missing"),
        ({"id": 7, "text": "x"}, "id", "the field is int, not a string"),
        ({"id": "1", "text": ["x"]}, "text", "the field is list, not a string"),
        ({"id": "1", "text": "x", "title": 1}, "title", "the field is int, not a string"),
        ({"id": "1", "text": "x", "dct": "soon"}, "dct", "'soon' is no date"),
    ],
)
def test_a_bad_document_is_a_mishap_that_names_the_field(
    document: dict[str, object], field: str, what: str
) -> None:
    """And the document."""
    with pytest.raises(Mishap) as caught:
        read_fields(document, NOW)
    assert caught.value.what == what
    assert f'field "{field}"' in caught.value.where
    assert repr(document.get("id")) in caught.value.where
