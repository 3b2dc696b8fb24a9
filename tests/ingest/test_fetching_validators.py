"""Tests of which validators are sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.fetching.validators import (
    DISTRUST,
    LONGEST_TRUST,
    NONE,
    Validators,
    after_body,
    to_send,
)

from .samples import NOW

KNOWN = Validators(etag='"1"', last_modified="yesterday, roughly", full_at=NOW)
SECOND = timedelta(seconds=1)


def test_both_validators_are_sent_verbatim() -> None:
    """Servers know by one or the other, and compare by the letter."""
    assert to_send(KNOWN, NOW + timedelta(hours=1), 0.5).pair == ('"1"', "yesterday, roughly")


def test_a_first_poll_sends_none() -> None:
    """There is nothing to compare with."""
    assert to_send(NONE, NOW, 0.5) == NONE


@given(st.floats(0, 1))
def test_one_poll_in_a_hundred_asks_for_everything(draw: float) -> None:
    """Some servers keep one tag for ever."""
    assert (to_send(KNOWN, NOW + SECOND, draw) == NONE) is (draw < 0.01)


@pytest.mark.parametrize(
    ("age", "sent"),
    [
        (timedelta(0), True),
        (LONGEST_TRUST - SECOND, True),
        (LONGEST_TRUST, False),
        (timedelta(days=400), False),
        (-SECOND, False),
    ],
)
def test_a_full_body_is_asked_for_once_a_week(age: timedelta, *, sent: bool) -> None:
    """A body from the future is from a clock that was wrong."""
    assert (to_send(KNOWN, NOW + age, 0.5) == KNOWN) is sent


@pytest.mark.parametrize("expires", ["0", " 0 ", "-1"])
def test_a_server_that_wants_no_caching_is_not_believed(expires: str) -> None:
    """Its validators are not kept."""
    known = after_body(NONE, {"etag": '"1"', "expires": expires}, NOW, is_new=True)
    assert (known.pair, known.full_at) == ((None, None), NOW)


def test_an_expiry_date_is_no_lie() -> None:
    """Only the values that mean never are."""
    headers = {"etag": '"1"', "expires": "Thu, 01 Jan 1970 00:00:00 GMT"}
    assert after_body(NONE, headers, NOW, is_new=True).etag == '"1"'


@pytest.mark.parametrize(
    ("headers", "is_new", "is_a_lie"),
    [
        ({"etag": '"1"'}, True, True),
        ({"etag": '"1"', "last-modified": "today"}, True, True),
        ({"etag": '"1"'}, False, False),
        ({"etag": '"2"', "last-modified": "yesterday, roughly"}, True, False),
        ({"last-modified": "yesterday, roughly"}, True, True),
        ({"last-modified": "today"}, True, False),
        ({}, True, False),
    ],
)
def test_a_validator_that_outlives_its_document_is_a_lie(
    headers: dict[str, str], *, is_new: bool, is_a_lie: bool
) -> None:
    """It would have called news unchanged; the entity tag decides where there are two."""
    learnt = after_body(KNOWN, headers, NOW + SECOND, is_new=is_new)
    assert (learnt.lied_at is not None) is is_a_lie


def test_a_liar_is_asked_unconditionally_for_a_month() -> None:
    """Then he gets another chance, for servers are mended."""
    caught = after_body(KNOWN, {"etag": '"1"'}, NOW, is_new=True)
    later = after_body(caught, {"etag": '"2"'}, NOW + DISTRUST - SECOND, is_new=True)
    assert later.lied_at == NOW
    assert to_send(later, NOW + DISTRUST - SECOND, 0.5) == NONE
    assert to_send(later, NOW + DISTRUST, 0.5).etag == '"2"'


def test_what_is_remembered_can_be_read_back() -> None:
    """It lies in Redis as JSON."""
    assert Validators.model_validate_json(KNOWN.model_dump_json(exclude_defaults=True)) == KNOWN
