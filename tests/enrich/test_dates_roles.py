"""What a date is to the story, and what the texts of an article tell each other."""

from __future__ import annotations

from datetime import date

import pytest

from dateline_enrich.dates import find_dates
from tests.enrich.sentences import WEDNESDAY, mentions

ROLES = [
    ("The mill burned on Monday.", "past_event"),
    ("The mill was sold last month.", "past_event"),
    ("The mill burned today.", "past_event"),
    ("Mill burns today", "past_event"),
    ("The owner said today that the mill will close.", "past_event"),
    ("The mill was struck at 3 a.m. today.", "past_event"),
    ("The mill was struck earlier this week.", "past_event"),
    ("The mill will close today.", "future_event"),
    ("The mill is going to close tonight.", "future_event"),
    ("The mill will close at 9 p.m.", "future_event"),
    ("The mill will close this week.", "future_event"),
    ("The mill will be sold in 2018.", "future_event"),
    ("The mill will be rebuilt in 2020.", "future_event"),
    ("The mill will open tomorrow.", "future_event"),
    ("The mill will soon be sold.", "future_event"),
    ("The mill was to be sold in the near future.", "future_event"),
    ("The mill was sold on May 16.", "past_event"),
    ("The mill was sold this morning.", "past_event"),
    ("The mill makes a profit in May.", "present"),
    ("The mill was sold in recent years.", "background"),
    ("The mill was sold in May 2017.", "past_event"),
    ("The mill was sold in April 2017.", "background"),
    ("The mill made a loss this year.", "present"),
    ("The mill makes a loss this week.", "present"),
    ("The mill is now closed.", "present"),
    ("The mill burned on May 3, 2016.", "background"),
    ("The mill was for sale at the 2016 election.", "background"),
    ("The mill made a loss last year.", "background"),
    ("The mill was sold a year ago.", "background"),
    ("The mill was built in the 19th century.", "background"),
    ("The mill was recently sold.", "background"),
    ("The mill burned in the winter of 2013.", "background"),
    ("The mill stood empty for six years.", "duration"),
    ("The mill is inspected every year.", "recurrence"),
    ("The mill is inspected twice a week.", "recurrence"),
]


@pytest.mark.parametrize(("sentence", "role"), ROLES)
def test_a_date_has_a_role_in_the_story(sentence: str, role: str) -> None:
    """By its type, by where it lies from the reference, and by the verb where it lies on it."""
    found = mentions(sentence)[-1]
    assert found.role == role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The mill will be sold on May 3, 2018.", "background"),
        ("The mill was sold in 2018.", "background"),
        ("The mill was sold yesterday.", "background"),
        ("The mill was sold on Monday.", "past_event"),
        ("The mill was sold on June 3 at noon.", "past_event"),
        ("The mill will be sold on Monday.", "future_event"),
        ("The mill is going to be sold in May.", "future_event"),
        ("The mill was for sale for a week.", "duration"),
    ],
)
def test_without_a_reference_the_verb_alone_tells(sentence: str, role: str) -> None:
    """Of a date that is told in full nobody knows whether it was past when it was written."""
    assert mentions(sentence, None)[-1].role == role


def test_a_headline_tells_the_body_which_quarter_is_under_report() -> None:
    """A year earlier is then the same quarter of the year before."""
    texts = {
        "title": "Orlow Mills' third-quarter net income falls",
        "body": "It earned 3 crowns a year earlier.",
    }
    found = find_dates(
        {"title": texts["title"], "body": texts["body"]}, reference=date(2018, 11, 7)
    ).mentions
    assert [one.value for one in found] == ["2018-Q3", "2017-Q3"]


def test_the_body_tells_the_headline_its_subject_but_no_date() -> None:
    """That it is company news; the quarter itself is told too late."""
    body = "Net income of 3 crowns per share was told for the first quarter of 2017."
    title = "Orlow Mills earns more in the quarter"
    found = find_dates({"body": body, "title": title}, reference=WEDNESDAY).mentions
    assert [(one.field, one.value) for one in found] == [
        ("title", "2018-Q1"), ("body", "2017-Q1"),
    ]  # fmt: skip
    assert [one.anchor for one in found] == ["reference", None]
    alone = find_dates({"title": title}, reference=WEDNESDAY).mentions
    assert alone == ()


def test_a_day_of_the_headline_does_not_anchor_the_body() -> None:
    """A day later is counted from what the body tells."""
    texts = {"title": "Dam breaks on May 3", "body": "A day later the river fell."}
    found = find_dates(
        {"title": texts["title"], "body": texts["body"]}, reference=WEDNESDAY
    ).mentions
    assert [one.anchor for one in found] == ["reference", "reference"]
