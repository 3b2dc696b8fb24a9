"""Tests of ninjs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.wire.ninjs import read_ninjs
from dateline_ingest.wire.story import WireStory

ONE: dict[str, Any] = {
    "uri": "http://kp.example/1", "type": "text", "version": "3", "pubstatus": "usable",
    "versioncreated": "2026-03-03T10:15:00+0000", "firstcreated": "2026-03-03T10:05:00+0000",
    "embargoed": "2026-03-04T00:00:00Z", "headline": "Bridge &amp; tower", "byline": "By Tove Halm",
    "body_html": "<p>The bridge.</p><h2>A wait</h2><p>More.</p>", "body_text": "Unused.",
    "description_text": "Swallows first", "located": "Ostby", "urgency": 3, "language": "en",
    "slugline": "ostby-bridge", "ednote": "(Corrects name)", "source": "KP",
    "subject": [{"code": "1", "name": "Transport"}], "keywords": ["sea"],
    "copyrightholder": "KP", "usageterms": "None", "evolvedfrom": "http://kp.example/0",
    "associations": {"main": {"type": "picture", "description_text": "It stands.",
                              "byline": "Per Aas", "renditions": {
                                  "small": {"href": "s.jpg", "width": 10, "height": 5},
                                  "large": {"href": "l.jpg", "width": 640, "height": 480,
                                            "mimetype": "image/jpeg"}}}},
}  # fmt: skip
THREE: dict[str, Any] = {
    "uri": "urn:kp:3", "standard": {"name": "ninjs", "version": "3.0"}, "type": "text",
    "version": "1", "versionCreated": "2026-03-03T10:15:00Z", "pubStatus": "usable",
    "headlines": [{"role": "sub", "value": "Swallows first"},
                  {"role": "main", "value": "Bridge & tower"}],
    "descriptions": [{"role": "summary", "value": "A summary"}],
    "bodies": [{"role": "short", "contentType": "text/plain", "value": "Short."},
               {"role": "main", "contentType": "text/html", "value": "<p>Ostby (KP) - Open.</p>"}],
    "by": "Tove Halm", "infoSources": [{"name": "KP", "uri": "u"}],
    "subjects": [{"name": "Transport", "uri": "u"}], "edNote": "EDITORS: photo to follow",
    "copyrightNotice": "(c) KP", "slugline": "ostby-bridge", "urgency": 3,
    "associations": [{"name": "main", "type": "picture", "headlines": [{"value": "It stands."}],
                      "renditions": [{"name": "l", "href": "l.jpg", "width": 640}]}],
}  # fmt: skip
SUPERDESK: dict[str, Any] = {
    "guid": "urn:newsml:sd.example:1", "version": 4, "type": "text", "pubstatus": "usable",
    "headline": "UPDATE: Bridge open", "body_html": "<p>The bridge is open.</p>", "priority": 6,
    "dateline": {"text": "OSTBY, March 3 KP -", "source": "KP"}, "source": "KP",
    "authors": [{"name": "Tove Halm", "role": "writer"}], "service": [{"name": "Domestic"}],
    "versioncreated": "2026-03-03T10:15:00+0000", "firstpublished": "2026-03-03T09:15:00+0000",
}  # fmt: skip


def one(item: object) -> WireStory:
    """Read a document of one item."""
    stories = read_ninjs(json.dumps(item))
    assert stories is not None
    (story,) = stories
    return story


def test_version_1_is_read_whole() -> None:
    """HTML before plain text, and all that is said of the story."""
    story = one(ONE)
    assert (story.title, story.deck) == ("Bridge & tower", "Swallows first")
    assert story.body == "Ostby \u2014 The bridge.\n\nA wait\n\nMore."
    assert [p.kind for p in story.paragraphs] == ["text", "subhead", "text"]
    assert (story.byline, story.slugline, story.urgency) == ("Tove Halm", "ostby-bridge", 3)
    assert (story.guid, story.version, story.evolved_from) == (
        "http://kp.example/1", 3, "http://kp.example/0",
    )  # fmt: skip
    assert (story.keywords, story.provider, story.language) == (("sea", "Transport"), "KP", "en")
    assert [claim.role for claim in story.claims] == ["published", "updated"]
    assert story.embargoed_until is not None
    assert story.notice is not None
    assert (story.notice.kind, story.editor_note) == ("correction", "(Corrects name)")


def test_version_3_is_read_whole() -> None:
    """Values are chosen by their roles."""
    story = one(THREE)
    assert (story.title, story.deck) == ("Bridge & tower", "Swallows first")
    assert story.body == "Ostby (KP) - Open."
    assert (story.byline, story.provider, story.keywords) == ("Tove Halm", "KP", ("Transport",))
    assert story.rights is not None
    assert story.rights.notice == "(c) KP"
    assert (story.notice, story.editor_note) == (None, "EDITORS: photo to follow")


def test_superdesk_is_read_whole() -> None:
    """Its dateline stands in a field of its own."""
    story = one(SUPERDESK)
    assert story.title == "Bridge open"
    assert story.body == "OSTBY, March 3 KP - The bridge is open."
    assert story.dateline is not None
    assert (story.dateline.place, story.dateline.agency) == ("OSTBY", "KP")
    assert (story.authors, story.section, story.version) == (("Tove Halm",), "Domestic", 4)
    assert story.notice is not None
    assert story.notice.kind == "update"


@pytest.mark.parametrize("item", [ONE, THREE])
def test_the_largest_picture_is_taken(item: dict[str, Any]) -> None:
    """With its caption."""
    (picture,) = one(item).media
    assert (picture.url, picture.caption, picture.width) == ("l.jpg", "It stands.", 640)


def test_a_canceled_item_is_a_retraction() -> None:
    """Whatever its version of ninjs; its note is its text if it has no other."""
    assert one(ONE | {"pubstatus": "canceled"}).status == "canceled"
    story = one(THREE | {"pubStatus": "canceled", "bodies": None})
    assert (story.status, story.body) == ("canceled", "EDITORS: photo to follow")
    assert story.notice is not None
    assert story.notice.kind == "retraction"


def test_plain_text_is_a_body_where_there_is_no_other() -> None:
    """Blank lines part its paragraphs."""
    story = one({"uri": "u", "headline": "Bridge", "body_text": "One.\n\nTwo."})
    assert story.body == "One.\n\nTwo."


def test_arrays_and_envelopes_hold_many_items() -> None:
    """Pictures among them are no stories."""
    picture = {"uri": "p", "type": "picture", "headline": "It stands."}
    for document in ([ONE, THREE, picture], {"items": [ONE, THREE]}, {"_items": [ONE, THREE]}):
        stories = read_ninjs(json.dumps(document))
        assert stories is not None
        assert [story.guid for story in stories] == ["http://kp.example/1", "urn:kp:3"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '"uri"', "{}", '{"uri": 1}', '[{"a": 1}]', "[" * 100_000],
)  # fmt: skip
def test_other_json_is_not_ninjs(text: str) -> None:
    """However deep it is nested."""
    assert read_ninjs(text) is None


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*ONE, *THREE]), values, max_size=12))
def test_values_of_any_type_are_survived(changes: dict[str, Any]) -> None:
    """JSON is whatever somebody wrote."""
    for item in (ONE, THREE):
        read_ninjs(json.dumps(item | changes | {"uri": "u", "headline": "h"}))
