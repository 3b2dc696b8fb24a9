"""Tests of NewsML-G2."""

from __future__ import annotations

import pytest

from dateline_ingest.wire.markup_reading import parse
from dateline_ingest.wire.newsml_g2 import read_items
from dateline_ingest.wire.story import WireStory

XHTML = """<inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body>
<p>Ostby (mdp) - Die Br\u00fccke ist offen.</p><h2>Warten</h2><p>Ja.</p></body></html>
</inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
<body><body.head><hedline><hl1>Inside</hl1></hedline><byline>Von Ole Brink</byline></body.head>
<body.content><p>Ostby (mdp) - Aus der NITF.</p></body.content></body></nitf></inlineXML>"""
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:mdp:1" version="3"
 xml:lang="de"><rightsInfo><copyrightHolder><name>MDP</name></copyrightHolder>
<copyrightNotice>(c) MDP</copyrightNotice><usageTerms>Nur Presse</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:MDP"/>
<versionCreated>2026-03-03T10:15:00+01:00</versionCreated>
<firstCreated>2026-03-03T09:15:00+01:00</firstCreated>
<embargoed>2026-03-04T09:15:00+01:00</embargoed><pubStatus qcode="stat:usable"/>
<edNote>Jahr im ersten Satz berichtigt</edNote><signal qcode="sig:correction"/>
<link rel="irel:previousVersion" residref="urn:mdp:0"/></itemMeta>
<contentMeta><urgency>4</urgency><located qcode="geo:1"><name>Ostby</name></located>
<creator><name>Vera Stamm</name></creator><by>Von Vera Stamm</by>
<headline xml:lang="en">Bridge open</headline><headline>Br\u00fccke offen</headline>
<headline role="hld:subHeadline">Erst Schwalben gez\u00e4hlt</headline>
<slugline>Br\u00fccke/Ostby</slugline><language tag="de"/><keyword>Meer</keyword>
<subject qcode="medtop:1"><name>Verkehr</name></subject></contentMeta>
<contentSet>%s</contentSet></newsItem>"""


def items(text: str) -> list[WireStory]:
    """Read a document."""
    root = parse(text.encode())
    assert root is not None
    return read_items(root)


def item(content: str = XHTML) -> WireStory:
    """Read one item with some content."""
    (story,) = items(ITEM % content)
    return story


def test_an_item_is_read_whole() -> None:
    """The headline in its own language, and all that is said of it."""
    story = item()
    assert (story.title, story.deck) == ("Br\u00fccke offen", "Erst Schwalben gez\u00e4hlt")
    assert (story.byline, story.authors) == ("Vera Stamm", ("Vera Stamm",))
    assert (story.guid, story.version, story.language) == ("urn:mdp:1", 3, "de")
    assert (story.provider, story.slugline, story.urgency) == ("MDP", "Br\u00fccke/Ostby", 4)
    assert (story.section, story.keywords) == ("Verkehr", ("Meer", "Verkehr"))
    assert story.rights is not None
    assert (story.rights.holder, story.rights.usage_terms) == ("MDP", "Nur Presse")
    assert [claim.role for claim in story.claims] == ["published", "updated"]
    assert story.embargoed_until is not None
    assert story.embargoed_until.isoformat() == "2026-03-04T08:15:00+00:00"


def test_a_signal_says_that_it_is_a_correction() -> None:
    """In the words of the note, and with the item that it replaces."""
    story = item()
    assert story.notice is not None
    assert (story.notice.kind, story.notice.text) == (
        "correction",
        "Jahr im ersten Satz berichtigt",
    )
    assert story.evolved_from == "urn:mdp:0"


@pytest.mark.parametrize(
    ("content", "body"),
    [
        (XHTML, "Ostby (mdp) - Die Br\u00fccke ist offen.\n\nWarten\n\nJa."),
        (NITF, "Ostby (mdp) - Aus der NITF."),
        ('<inlineData contenttype="text/plain">Ostby (mdp) - Eins.\n\nZwei.</inlineData>',
         "Ostby (mdp) - Eins.\n\nZwei."),
        ('<inlineData contenttype="text/html">&lt;p>Eins.&lt;/p>&lt;p>Zwei.&lt;/p></inlineData>',
         "Ostby \u2014 Eins.\n\nZwei."),
        ('<inlineData encoding="base64">QUJD</inlineData>', ""),
        ('<remoteContent href="a.jpg"/>', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_inline_content_of_any_kind_is_read(content: str, body: str) -> None:
    """XHTML, NITF, plain text and HTML; bytes and references hold no text."""
    assert item(content).body == body


def test_the_item_outranks_the_nitf_inside() -> None:
    """Which fills in what the item leaves out."""
    story = item(NITF)
    assert story.title == "Br\u00fccke offen"
    (bare,) = items((ITEM % NITF).replace("<by>Von Vera Stamm</by>", "").replace("headline", "x"))
    assert (bare.title, bare.byline) == ("Inside", "Ole Brink")


def test_a_message_holds_many_items() -> None:
    """In the order of the message; packages are no stories."""
    message = (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{ITEM % XHTML}'
        f"<packageItem guid='urn:mdp:9'/>{(ITEM % NITF).replace('urn:mdp:1', 'urn:mdp:2')}"
        "</itemSet></newsMessage>"
    )
    assert [story.guid for story in items(message)] == ["urn:mdp:1", "urn:mdp:2"]


@pytest.mark.parametrize(
    ("status", "expected", "kind"),
    [("canceled", "canceled", "retraction"), ("withheld", "withheld", "correction"),
     ("usable", "usable", "correction")],
)  # fmt: skip
def test_the_status_is_read(status: str, expected: str, kind: str) -> None:
    """A canceled item is taken back, and its note is all its text."""
    (story,) = items((ITEM % "").replace("stat:usable", f"stat:{status}"))
    assert story.status == expected
    assert story.notice is not None
    assert story.notice.kind == kind
    note = "Ostby \u2014 Jahr im ersten Satz berichtigt"
    assert story.body == ("" if status == "usable" else note)


def test_an_empty_item_is_an_empty_story() -> None:
    """The caller decides what that means."""
    (story,) = items("<newsItem/>")
    assert (story.title, story.body, story.guid, story.version) == ("", "", None, None)
