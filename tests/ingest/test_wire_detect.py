"""Tests of telling wire formats apart."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.outcomes import Failed
from dateline_ingest.wire.detect import is_wire_markup, read_stories

from . import test_wire_anpa1312 as anpa
from . import test_wire_iptc7901 as iptc
from . import test_wire_newsml1 as newsml1
from . import test_wire_newsml_g2 as g2
from . import test_wire_ninjs as ninjs
from . import test_wire_nitf as nitf
from .samples import HARBOUR_STORY

NEAR = date(2026, 3, 4)
FILES = {
    "IPTC 7901": (iptc.MESSAGE.encode(), "Brücke in Ostby für alle offen"),
    "IPTC 7901 in Latin-1": (iptc.MESSAGE.encode("latin-1"), "Brücke in Ostby für alle offen"),
    "ANPA 1312": (anpa.MESSAGE.encode(), "Tin advances as Orvo seeks to relight its furnaces"),
    "NITF": (nitf.DOCUMENT.encode(), "Bridge opens in Ostby"),
    "NITF with a byte order mark": (
        b"\xef\xbb\xbf" + nitf.DOCUMENT.encode(),
        "Bridge opens in Ostby",
    ),
    "NewsML-G2": ((g2.ITEM % g2.XHTML).encode(), "Brücke offen"),
    "NewsML 1": ((newsml1.DOCUMENT % newsml1.XHTML).encode(), "Le pont est ouvert"),
    "ninjs": (json.dumps(ninjs.ONE).encode(), "Bridge & tower"),
    "ninjs, several": (json.dumps([ninjs.THREE, ninjs.ONE]).encode(), "Bridge & tower"),
    "plain text": (
        HARBOUR_STORY.encode(),
        "Tidal barrier will be closed twice a year, Lindqvist says",
    ),
    "plain text in brackets": (b"[Ostby] The council met.", ""),
    "plain text with a sign": (b"< Ostby\n\nThe council met.", "< Ostby"),
}


@pytest.mark.parametrize("name", FILES)
def test_each_format_is_known_by_its_content(name: str) -> None:
    """Whatever the file is called."""
    content, title = FILES[name]
    stories = read_stories(content, near=NEAR)
    assert not isinstance(stories, Failed)
    assert stories[0].title == title
    is_markup = name.startswith(("NITF", "NewsML", "ninjs"))
    assert is_wire_markup(content) == is_markup


@pytest.mark.parametrize(
    ("content", "outcome", "detail"),
    [
        (b"<rss><channel/></rss>", "unknown_wire_format", "<rss>"),
        (b"<?xml version='1.0'?>", "unknown_wire_format", "XML"),
        (b'{"a": 1}', "unknown_wire_format", "JSON"),
        (b'<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "no_story", "packageitem"),
        (b"", "empty", ""),
        (b"\x00\x01\x02\xff" * 50, "not_text", ""),
    ],
)
def test_what_is_of_no_format_has_an_outcome(content: bytes, outcome: str, detail: str) -> None:
    """It is a value, for the other files go on."""
    assert read_stories(content, near=NEAR) == Failed(outcome, detail)  # type: ignore[arg-type]


def test_telex_messages_in_one_file_are_parted() -> None:
    """Each ends with four N."""
    text = (
        "ZCZC 12\nFirst story\n\nOSTBY (KP) - One.\nNNNN\n"
        "ZCZC 13\nSecond\n\nKYRA (KP) - Two.\nNNNN\n"
    )
    stories = read_stories(text.encode(), near=NEAR)
    assert not isinstance(stories, Failed)
    assert [(story.title, story.body) for story in stories] == [
        ("First story", "OSTBY (KP) - One."),
        ("Second", "KYRA (KP) - Two."),
    ]


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    """Anything may lie in a folder."""
    read_stories(content, near=NEAR)
    is_wire_markup(content)


HOSTILE = {
    "billion laughs": b'<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><nitf><body><p>&c;&c;</p></body></nitf>',
    "external entity": b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<nitf><body><body.content><p>&x;</p></body.content></body></nitf>",
    "many attributes": b"<nitf " + b" ".join(b'a%d="x"' % n for n in range(50_000)) + b"/>",
    "deep tags": b"<nitf>" + b"<p>" * 50_000,
    "deep arrays": b"[" * 200_000,
    "brackets": b"(" * 300_000,
    "one word": b"x" * 500_000,
    "dashes": b"- " * 200_000,
    "capitals": b"OSTBY " * 60_000,
    "slashes": b"a/" * 100_000,
    "frames": b"\x01\x02" * 50_000,
    "lines": b"The council met on Friday\n" * 40_000,
    "paragraphs": b"A b\n\n" * 100_000,
    "notices": b"(Corrects \n\n" * 40_000,
    "elements": b"<nitf><body><body.content>" + b"<p>a b</p>" * 60_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_survived(name: str) -> None:
    """Nothing is expanded, nothing is opened, and the time grows with the size."""
    stories = read_stories(HOSTILE[name], near=NEAR)
    text = "" if isinstance(stories, Failed) else "".join(story.body for story in stories)
    assert "root:" not in text
    assert len(text) <= 2 * len(HOSTILE[name])
