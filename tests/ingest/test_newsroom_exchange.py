"""The exchange: which answer a request gets, by the rules of RFC 9110."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.newsroom.exchange import (
    GZIP_FROM,
    Request,
    Resource,
    accepts_gzip,
    answer,
    is_fresh,
    parse_request,
)

MODIFIED = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)
LONG = Resource("text/plain", b"news " * GZIP_FROM, MODIFIED)
SHORT = Resource("text/plain", b"news", MODIFIED)
SITE = {"/long": LONG, "/short": SHORT}


def _get(path: str, **headers: str) -> Request:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request("GET", path, named)


def test_a_request_is_read_from_its_head() -> None:
    """Method, path without its query, and header fields by lower-case name."""
    request = parse_request(b"GET /feed.xml?a=1 HTTP/1.1\r\nHost: x\r\nIF-None-Match:  abc ")
    assert request == Request("GET", "/feed.xml", {"host": "x", "if-none-match": "abc"})


@pytest.mark.parametrize(
    "head", [b"", b"GET /", b"\x16\x03\x01\x02", b"GET / HTTP/2", b"GET  / HTTP/1.1", b"a b c"]
)
def test_bytes_that_are_no_request_are_refused(head: bytes) -> None:
    """A TLS greeting, a bare word or another protocol gets 400 and the connection ends."""
    assert parse_request(head) is None
    response = answer(None, SITE)
    assert response.status == HTTPStatus.BAD_REQUEST
    assert response.is_last


@given(st.binary(max_size=200))
def test_no_bytes_break_the_parser(head: bytes) -> None:
    """Whatever arrives, there is a request or none, and an answer."""
    assert answer(parse_request(head), SITE).encode(MODIFIED).startswith(b"HTTP/1.1 ")


def test_a_resource_is_answered_whole() -> None:
    """Status 200 brings the body, its type and its length."""
    response = answer(_get("/short"), SITE)
    assert response.status == HTTPStatus.OK
    assert response.body == b"news"
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Content-Length"] == "4"
    assert response.headers["Last-Modified"] == "Wed, 04 Mar 2026 12:00:00 GMT"


def test_an_unknown_path_is_not_found() -> None:
    """Status 404 comes with a line that a person can read."""
    response = answer(_get("/nowhere"), SITE)
    assert response.status == HTTPStatus.NOT_FOUND
    assert response.body == b"404 Not Found\n"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "get"])
def test_only_reading_is_allowed(method: str) -> None:
    """Status 405 says which methods are."""
    response = answer(Request(method, "/short"), SITE)
    assert response.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert response.headers["Allow"] == "GET, HEAD"
    assert response.is_last


@pytest.mark.parametrize("path", ["/long", "/short", "/nowhere"])
def test_a_head_request_gets_the_head_alone(path: str) -> None:
    """HEAD brings the header fields of GET, and no body."""
    whole = answer(_get(path), SITE)
    head = answer(Request("HEAD", path), SITE)
    assert (head.status, head.headers, head.body) == (whole.status, whole.headers, b"")


def test_a_long_body_is_packed_for_those_who_can_unpack_it() -> None:
    """With Accept-Encoding: gzip the body is packed, to the same bytes each time."""
    response = answer(_get("/long", accept_encoding="br, gzip"), SITE)
    assert response.headers["Content-Encoding"] == "gzip"
    assert int(response.headers["Content-Length"]) == len(response.body) < len(LONG.body)
    assert gzip.decompress(response.body) == LONG.body
    assert response == answer(_get("/long", accept_encoding="br, gzip"), SITE)


def test_a_short_body_is_never_packed() -> None:
    """Packing four bytes would make them more."""
    response = answer(_get("/short", accept_encoding="gzip"), SITE)
    assert "Content-Encoding" not in response.headers


def test_caches_are_told_that_the_encoding_matters() -> None:
    """Packed and plain answers lie under one address, so Vary parts them."""
    for headers in ({}, {"accept_encoding": "gzip"}):
        assert answer(_get("/long", **headers), SITE).headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("deflate, GZIP;q=0.5", True),
        ("*", True),
        ("x-gzip", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("identity", False),
    ],
)
def test_the_weight_of_an_encoding_counts(header: str, accepted: bool) -> None:  # noqa: FBT001 - a table's column
    """A weight of nought means never (RFC 9110, section 12.4.2)."""
    assert accepts_gzip(header) is accepted


@pytest.mark.parametrize("tag", [LONG.etag, LONG.etag.removeprefix("W/"), f'"x", {LONG.etag}', "*"])
def test_a_known_etag_is_answered_with_not_modified(tag: str) -> None:
    """Weak and strong forms match, alone or in a list; 304 brings no body."""
    response = answer(_get("/long", if_none_match=tag), SITE)
    assert response.status == HTTPStatus.NOT_MODIFIED
    assert response.body == b""
    assert response.headers["ETag"] == LONG.etag
    assert "Content-Length" not in response.headers


def test_an_unknown_etag_is_answered_whole() -> None:
    """A copy with another ETag is stale."""
    assert answer(_get("/long", if_none_match='"x"'), SITE).status == HTTPStatus.OK


@pytest.mark.parametrize(
    ("since", "fresh"),
    [
        ("Wed, 04 Mar 2026 12:00:00 GMT", True),
        ("Wed, 04 Mar 2026 13:00:00 +0100", True),
        ("Thu, 05 Mar 2026 00:00:00 GMT", True),
        ("Wed, 04 Mar 2026 11:59:59 GMT", False),
        ("Wed, 04 Mar 2026 12:00:00 -0000", True),
        ("yesterday", False),
        ("", False),
    ],
)
def test_a_date_is_compared_where_there_is_no_etag(since: str, fresh: bool) -> None:  # noqa: FBT001 - a table's column
    """A copy is fresh from the moment of the last change on; a broken date counts for nothing."""
    assert is_fresh({"if-modified-since": since}, LONG) is fresh


def test_the_etag_goes_before_the_date() -> None:
    """A changed ETag means a changed document, whatever the date says (section 13.2.2)."""
    headers = {"if-none-match": '"x"', "if-modified-since": "Thu, 05 Mar 2026 00:00:00 GMT"}
    assert not is_fresh(headers, LONG)


def test_a_fraction_of_a_second_does_not_make_a_copy_stale() -> None:
    """HTTP dates have whole seconds, so the document's date is cut to them."""
    resource = Resource("text/plain", b"x", MODIFIED.replace(microsecond=900_000))
    assert is_fresh({"if-modified-since": "Wed, 04 Mar 2026 12:00:00 GMT"}, resource)


@given(st.binary(), st.binary())
def test_etags_tell_bodies_apart(one: bytes, other: bytes) -> None:
    """Equal bodies have equal ETags, different bodies different ones."""
    first, second = (Resource("text/plain", body, MODIFIED) for body in (one, other))
    assert (first.etag == second.etag) == (one == other)


@pytest.mark.parametrize("header", [{"connection": "close"}, {"content_length": "4"}])
def test_a_connection_ends_when_asked_or_when_a_body_would_follow(header: dict[str, str]) -> None:
    """The server reads no bodies, so what follows such a request cannot be told apart."""
    response = answer(_get("/short", **header), SITE)
    assert response.is_last
    assert b"\r\nConnection: close\r\n" in response.encode(MODIFIED)


def test_a_response_is_written_as_status_line_fields_and_body() -> None:
    """The bytes on the wire follow RFC 9112."""
    head, _, body = answer(_get("/short"), SITE).encode(MODIFIED).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\nDate: Wed, 04 Mar 2026 12:00:00 GMT\r\n")
    assert body == b"news"
