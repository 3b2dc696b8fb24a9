"""Tests of NITF."""

from __future__ import annotations

import pytest

from dateline_ingest.wire.markup_reading import parse
from dateline_ingest.wire.nitf import read_nitf
from dateline_ingest.wire.story import WireStory

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>Title of the page</title>
<tobject><tobject.subject tobject.subject.type="Transport"/></tobject>
<docdata management-status="usable"><correction info="Corrects the year" id-string="kp.1"/>
<doc-id regsrc="Kestrel Press" id-string="kp.2"/><urgency ed-urg="3"/>
<date.issue norm="20260303T101500+0100"/><du-key key="OSTBY-BRIDGE" version="2"/>
<doc.copyright holder="Kestrel Press" year="2026"/>
<key-list><keyword key="bridges"/><keyword key="bridges"/><keyword key="sea"/></key-list>
<ed-msg info="Picture to follow"/></docdata></head>
<body xml:lang="en"><body.head><hedline><hl1>Bridge opens in <em>Ostby</em></hl1>
<hl2>Swallows were counted first</hl2></hedline>
<byline>By <person>Tove Halm</person><byttl>Staff writer</byttl></byline>
<dateline><location>OSTBY, Norway</location>, <story.date norm="20260303">March 3</story.date>
</dateline><abstract><p>Unused.</p></abstract></body.head>
<body.content><block><p lede="true">The bridge was opened&nbsp;on Tuesday.</p>
<hl2>A long wait</hl2><p>It was built in <num>1926</num>.</p>
<media media-type="image"><media-reference source="b.jpg" mime-type="image/jpeg" width="640"
 height="480px"/><media-caption><p>The bridge.</p></media-caption>
<media-producer>Per Aas</media-producer></media>
<bq><block><p>We waited.</p></block></bq><ul><li>One.</li><li>Two.</li></ul>
<table><tr><td>Ostby</td><td>1</td></tr></table></block></body.content>
<body.end><tagline>Kestrel Press, Ostby</tagline></body.end></body></nitf>"""


def nitf(text: str = DOCUMENT) -> WireStory:
    """Read a document."""
    root = parse(text.encode())
    assert root is not None
    return read_nitf(root)


def parts(story: WireStory) -> list[tuple[str, str]]:
    """Kind and text of each paragraph."""
    return [(p.kind, story.body[p.start : p.end]) for p in story.paragraphs]


def test_the_text_is_read_with_its_paragraphs() -> None:
    """Behind the dateline that stands beside it, entities of the DTD resolved."""
    assert parts(nitf()) == [
        ("text", "OSTBY, Norway, March 3 \u2014 The bridge was opened on Tuesday."),
        ("subhead", "A long wait"),
        ("text", "It was built in 1926."),
        ("quote", "We waited."),
        ("text", "One."),
        ("text", "Two."),
        ("text", "Ostby | 1"),
        ("boilerplate", "Kestrel Press, Ostby"),
    ]


def test_the_head_is_read() -> None:
    """Headline, deck, byline, dateline, and what is said of the story."""
    story = nitf()
    assert (story.title, story.deck) == ("Bridge opens in Ostby", "Swallows were counted first")
    assert (story.byline, story.authors) == ("Tove Halm", ("Tove Halm",))
    assert story.dateline is not None
    assert (story.dateline.place, story.dateline.date) == ("OSTBY, Norway", "2026-03-03")
    assert story.body.startswith(story.dateline.text)
    assert (story.slugline, story.urgency, story.keywords) == (
        "OSTBY-BRIDGE", 3, ("bridges", "sea"),
    )  # fmt: skip
    assert (story.section, story.provider, story.language) == ("Transport", "Kestrel Press", "en")
    assert story.rights is not None
    assert story.rights.holder == "Kestrel Press"


def test_identity_and_dates_are_read() -> None:
    """The version is that of the desk's key."""
    story = nitf()
    assert (story.guid, story.version) == ("kp.2", 2)
    (claim,) = story.claims
    assert claim.instant.at.isoformat() == "2026-03-03T09:15:00+00:00"
    assert claim.instant.offset == "+01:00"


def test_pictures_are_read_with_their_captions() -> None:
    """And stand in no paragraph."""
    (picture,) = nitf().media
    assert (picture.url, picture.caption, picture.credit) == ("b.jpg", "The bridge.", "Per Aas")
    assert (picture.kind, picture.width, picture.height) == ("picture", 640, 480)


def test_a_correction_names_what_it_corrects() -> None:
    """In the element of that name."""
    story = nitf()
    assert story.notice is not None
    assert (story.notice.kind, story.notice.text) == ("correction", "Corrects the year")
    assert story.evolved_from == "kp.1"
    assert story.editor_note == "Picture to follow"


def test_a_canceled_document_is_a_retraction() -> None:
    """By its management status, or by the type of its message."""
    for old, new in (
        ('management-status="usable"', 'management-status="canceled"'),
        ('management-status="usable"', ""),
    ):
        text = DOCUMENT.replace(old, new)
        text = text.replace("<ed-msg ", '<ed-msg msg-type="kill" ') if not new else text
        story = nitf(text)
        assert story.status == "canceled"
        assert story.notice is not None
        assert (story.notice.kind, story.notice.slug) == ("retraction", "OSTBY-BRIDGE")


def test_an_embargoed_document_has_an_end() -> None:
    """The date of its release."""
    text = DOCUMENT.replace('management-status="usable"', 'management-status="embargoed"')
    text = text.replace("<urgency", '<date.release norm="20260304T060000Z"/><urgency')
    story = nitf(text)
    assert story.status == "withheld"
    assert story.embargoed_until is not None
    assert story.embargoed_until.isoformat() == "2026-03-04T06:00:00+00:00"


def test_a_dateline_that_the_text_repeats_is_not_doubled() -> None:
    """Most agencies repeat it."""
    text = DOCUMENT.replace(
        "The bridge was opened", "OSTBY, Norway (KP) \u2014 The bridge was opened"
    )
    story = nitf(text)
    assert story.body.startswith("OSTBY, Norway (KP) \u2014 The bridge")
    assert story.dateline is not None
    assert (story.dateline.agency, story.dateline.date) == ("KP", "2026-03-03")


@pytest.mark.parametrize(
    "text", ["<nitf/>", "<nitf><body/></nitf>", "<nitf><head><docdata/></head></nitf>"]
)
def test_an_empty_document_is_an_empty_story(text: str) -> None:
    """The caller decides what that means."""
    story = nitf(text)
    assert (story.title, story.body, story.guid) == ("", "", None)


def test_a_document_nested_without_end_is_cut() -> None:
    """The parser stops long before the stack does."""
    deep = "<block>" * 5_000 + "<p>Deep.</p>" + "</block>" * 5_000
    nitf(f"<nitf><body><body.content><p>First.</p>{deep}</body.content></body></nitf>")
