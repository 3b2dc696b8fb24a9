"""Tests of reading text whose encoding nobody tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.outcomes import Failed, Outcome
from dateline_ingest.text.encodings import is_known_encoding, read_page, read_text, xml_encoding

STORY = "K\u00f8benhavn \u2013 \u201cThe tide \u2019s in\u201d, she said. " * 5
RUSSIAN = "\u041f\u0440\u0438\u043b\u0438\u0432 \u043d\u0430\u0447\u0430\u043b\u0441\u044f"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_western_story_is_read_in_any_of_its_encodings(encoding: str) -> None:
    """Old desks still send Windows-1252."""
    assert read_text(STORY.encode(encoding)) == STORY


def test_any_script_is_read_as_utf_8() -> None:
    """UTF-8 needs no guess."""
    assert read_text(RUSSIAN.encode()) == RUSSIAN


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (bytes(range(256)) * 4, "not_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text"),
        ("a story".encode("utf-16-le"), "not_text"),
        (b"\x7fELF\x02\x01\x01" * 20, "not_text"),
        (RUSSIAN.encode("koi8-r"), "unknown_encoding"),
        (RUSSIAN.encode("cp1251"), "unknown_encoding"),
    ],
)
def test_what_is_no_text_is_told_apart(content: bytes, outcome: Outcome) -> None:
    """Rubbish in a wire folder must not become an article."""
    read = read_text(content)
    assert isinstance(read, Failed)
    assert read.outcome == outcome


def test_the_control_characters_of_wire_copy_are_borne() -> None:
    """Agencies frame copy with SOH, STX and ETX since the days of teleprinters."""
    assert not isinstance(read_text(b"\x01\x02" + STORY.encode() + b"\x03"), Failed)


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    """A text or an outcome, always one of the two."""
    assert isinstance(read_text(content), str | Failed)
    assert isinstance(read_page(content), str)


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        ("<p>\u00e9</p>".encode("iso-8859-1"), "text/html; charset=ISO-8859-1"),
        (b'<meta charset="windows-1252"><p>\xe9</p>', None),
        (b'<meta http-equiv="x" content="text/html; charset=iso-8859-15"><p>\xe9</p>', None),
        ("<p>\u00e9</p>".encode(), None),
        (b"<p>\xe9</p>", None),
        ("<p>\u00e9</p>".encode("utf-8-sig"), "text/html; charset=iso-8859-1"),
        ("<p>\u00e9</p>".encode(), "text/html; charset=x-unheard-of"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(
    content: bytes, content_type: str | None
) -> None:
    """Byte order mark, header, markup, then UTF-8, in this order."""
    assert "<p>\u00e9</p>" in read_page(content, content_type)


@pytest.mark.parametrize(
    ("document", "encoding"),
    [
        (b'<?xml version="1.0" encoding="x-klingon"?><rss/>', "x-klingon"),
        (b"<?xml version='1.0' encoding = 'UTF-8'?>", "UTF-8"),
        (b"<rss/>", None),
        (b'<?xml version="1.0"?>', None),
    ],
)
def test_an_xml_declaration_names_its_encoding(document: bytes, encoding: str | None) -> None:
    """Or none."""
    assert xml_encoding(document) == encoding


def test_known_encodings_are_those_of_text() -> None:
    """Python calls hex and zip codecs too."""
    assert is_known_encoding("koi8-r")
    assert not is_known_encoding("x-klingon")
    assert not is_known_encoding("hex")


@pytest.mark.parametrize("declared", ["iso-8859-1", "iso-8859-15", "windows-1252", "gibberish"])
def test_a_page_in_utf_8_is_read_as_such_whatever_it_declares(declared: str) -> None:
    """Old declarations outlive a change; other text does not pass for UTF-8 by chance."""
    said = "Åse rør på brua."
    page = f'<meta charset="{declared}"><p>{said}</p>'.encode()
    assert said in read_page(page)
    assert said in read_page(page, f"text/html; charset={declared}")


def test_a_page_in_another_encoding_is_read_as_it_declares() -> None:
    """Its bytes are no UTF-8."""
    said = "Åse rør på brua."
    assert said in read_page(f'<meta charset="iso-8859-1"><p>{said}</p>'.encode("latin-1"))
    russian = "<p>Паром</p>".encode("koi8-r")
    assert "Паром" in read_page(russian, "text/html; charset=koi8-r")
