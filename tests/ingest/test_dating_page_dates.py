"""Tests of the dates that a page states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.dating.choice import Claim
from dateline_ingest.dating.page_dates import page_claims, url_claims

from .web_pages import parsed


def claims(
    body: str = "",
    article: dict[str, object] | None = None,
    meta: dict[str, tuple[str, ...]] | None = None,
    url: str | None = None,
) -> list[Claim]:
    """The claims of a page."""
    root = parsed(f"<html><body>{body}<p>x</p></body></html>")
    return page_claims(root, article or {}, meta or {}, url)


def told(found: list[Claim]) -> list[tuple[str, str, str]]:
    """Role, origin and text of each."""
    return [(claim.role, claim.origin, claim.text) for claim in found]


def test_the_dependable_claims_come_first() -> None:
    """Declared for machines, then shown to readers, then part of an address."""
    found = claims(
        "<time datetime='2026-05-03T18:31:00Z'>Sunday</time>",
        {"datePublished": "2026-05-03T18:30:00Z", "dateModified": "2026-05-04"},
        {"article:published_time": ("2026-05-03T18:30:00Z",)},
        "https://harbour.example/2026/05/03/ferry",
    )
    assert told(found) == [
        ("published", "page", "JSON-LD datePublished: 2026-05-03T18:30:00Z"),
        ("updated", "page", "JSON-LD dateModified: 2026-05-04"),
        ("published", "page", "meta article:published_time: 2026-05-03T18:30:00Z"),
        ("published", "page", "time: 2026-05-03T18:31:00Z"),
        ("published", "url", "2026/05/03"),
    ]
    assert [c.confidence for c in found] == [0.95, 0.95, 0.9, 0.55, 0.65]


@pytest.mark.parametrize(
    "markup",
    [
        "<span itemprop='datePublished' content='2026-05-03'>Sunday</span>",
        "<time itemprop='datePublished' datetime='2026-05-03'>Sunday</time>",
        "<span itemprop='datePublished'>2026-05-03</span>",
    ],
)
def test_microdata_states_dates(markup: str) -> None:
    """In an attribute or as text."""
    assert told(claims(markup))[0] == ("published", "page", "itemprop datePublished: 2026-05-03")


def test_the_first_microdata_that_can_be_read_counts() -> None:
    """Below come those of comments."""
    found = claims(
        "<span itemprop='datePublished'>Sunday</span>"
        "<span itemprop='datePublished'>2026-05-03</span>"
        "<span itemprop='datePublished'>2026-05-04</span>"
        "<span itemprop='dateModified'>2026-05-05</span>"
    )
    assert [claim.text[-10:] for claim in found] == ["2026-05-03", "2026-05-05"]


def test_a_time_element_may_be_that_of_a_change() -> None:
    """By its class; and of each role the first counts."""
    found = claims(
        "<time>2026-05-03</time><time class='is-updated'>2026-05-04</time><time>2026-05-06</time>"
    )
    assert told(found) == [
        ("published", "page", "time: 2026-05-03"),
        ("updated", "page", "time: 2026-05-04"),
    ]


def test_times_outside_of_the_article_are_not_its_own() -> None:
    """They are those of other stories."""
    body = "<time>2026-01-01</time><article><time>2026-05-03</time></article>"
    assert told(claims(body)) == [("published", "page", "time: 2026-05-03")]


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2026/05/03/ferry", "2026-05-03"),
        ("/2026/5/3/ferry", "2026-05-03"),
        ("/news/2026-05-03-ferry", "2026-05-03"),
        ("/news/ferry_2026_05_03.html", "2026-05-03"),
        ("/news/20260503/ferry", "2026-05-03"),
    ],
)
def test_an_address_has_the_day_in_its_path(path: str, day: str) -> None:
    """In the forms that papers use."""
    (found,) = url_claims(f"https://harbour.example{path}")
    assert found.instant.granularity == "day"
    assert found.instant.at.date().isoformat() == day


@pytest.mark.parametrize(
    "path",
    [
        "/2026/05/ferry", "/2026/13/03/x", "/a1202605037", "/9920260503", "/ferry",
        "/?d=2026-05-03",
    ],
)  # fmt: skip
def test_other_numbers_in_an_address_are_no_day(path: str) -> None:
    """Months, article numbers, what stands in the query."""
    assert list(url_claims(f"https://harbour.example{path}")) == []


def test_an_address_that_is_none_states_nothing() -> None:
    """Nor does one that is missing."""
    assert list(url_claims(None)) == []
    assert list(url_claims("https://[2026/05/03/x")) == []


def test_what_is_no_date_is_no_claim() -> None:
    """Templates that were not filled in, numbers, objects."""
    assert claims("<time>now</time>", {"datePublished": "{{date}}", "dateModified": 7}) == []
    assert claims("", {"datePublished": {"@value": "2026-05-03"}}, {"date": ("soon",)}) == []


@given(st.text(max_size=30))
def test_no_value_raises(value: str) -> None:
    """Whatever a page writes there."""
    claims("", {"datePublished": value}, {"date": (value,)}, f"https://harbour.example/{value}")
