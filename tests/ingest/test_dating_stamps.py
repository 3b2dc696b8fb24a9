"""Tests of reading the dates that feeds and pages write."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.dating.stamps import day_instant, read_stamp

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(
    min_value=datetime(1990, 1, 2), max_value=datetime(2090, 1, 1), timezones=OFFSETS  # noqa: DTZ001 - hypothesis wants naive bounds
).map(lambda moment: moment.replace(microsecond=0))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "at", "offset", "granularity"),
    [
        ("2017-12-27T14:05:30+03:00", "2017-12-27T11:05:30Z", "+03:00", "second"),
        ("2017-12-27T14:05:30Z", "2017-12-27T14:05:30Z", "+00:00", "second"),
        ("2017-12-27T14:05:30.123456-0530", "2017-12-27T19:35:30Z", "-05:30", "second"),
        ("2017-12-27T14:05+03", "2017-12-27T11:05:00Z", "+03:00", "minute"),
        ("2017-12-27 14:05:30", "2017-12-27T14:05:30Z", None, "second"),
        ("2017-12-27", "2017-12-27T00:00:00Z", None, "day"),
        ("Wed, 27 Dec 2017 14:05:30 +0300", "2017-12-27T11:05:30Z", "+03:00", "second"),
        ("27 Dec 2017 14:05 GMT", "2017-12-27T14:05:00Z", "+00:00", "minute"),
        ("Wed, 27 Dec 2017 14:05:30 EST", "2017-12-27T19:05:30Z", "-05:00", "second"),
        ("Wed, 27 Dec 2017 14:05:30 CET", "2017-12-27T13:05:30Z", "+01:00", "second"),
        ("Wed, 27 Dec 2017 14:05:30 IST", "2017-12-27T08:35:30Z", "+05:30", "second"),
        ("Wed, 27 Dec 2017 14:05:30 -0000", "2017-12-27T14:05:30Z", None, "second"),
        ("Wed, 27 Dec 2017 14:05:30", "2017-12-27T14:05:30Z", None, "second"),
        ("27 Dec 2017", "2017-12-27T00:00:00Z", None, "day"),
        ("Wednesday, December 27, 2017", "2017-12-27T00:00:00Z", None, "day"),
        ("Fri Apr 28 19:20:36 CEST 2023", "2023-04-28T17:20:36Z", "+02:00", "second"),
        ("Fri Apr 28 19:20:36 PDT 2023", "2023-04-29T02:20:36Z", "-07:00", "second"),
        ("Fri Apr 28 19:20:36 2023", "2023-04-28T19:20:36Z", None, "second"),
        ("20230428T181101", "2023-04-28T18:11:01Z", None, "second"),
        ("20230428T1811+0200", "2023-04-28T16:11:00Z", "+02:00", "minute"),
        ("20230428", "2023-04-28T00:00:00Z", None, "day"),
        ("28.04.2023", "2023-04-28T00:00:00Z", None, "day"),
        ("28.04.2023, 18:11 Uhr", "2023-04-28T18:11:00Z", None, "minute"),
        ("Stand 3. 4. 2023 18.11", "2023-04-03T18:11:00Z", None, "minute"),
        ("  2017-12-27T23:59:60Z ", "2017-12-27T23:59:59Z", "+00:00", "second"),
    ],
)
def test_a_date_keeps_the_offset_it_was_written_with(
    text: str, at: str, offset: str | None, granularity: str
) -> None:
    """The offset tells where the writer sat; UTC alone does not."""
    stamp = read_stamp(text)
    assert stamp is not None
    assert (stamp.at, stamp.offset, stamp.granularity) == (
        datetime.fromisoformat(at),
        offset,
        granularity,
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "2017-13-27", "2017-02-30T10:00:00Z", "32 Dec 2017 14:05 GMT",
        "2017-12-27T25:00:00Z", "2017-12-27T14:05:30+99:00", "Dec", "1" * 5000, "20231328",
        "28.13.2023", "192.168.20.23", "28.04.20233",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    """Feeds write anything there; nothing of it may raise."""
    assert read_stamp(text) is None


@given(st.text(max_size=120))
def test_no_text_raises(text: str) -> None:
    """One feed's nonsense stops nobody."""
    read_stamp(text)


@given(MOMENTS)
def test_iso_dates_come_back_as_they_were(moment: datetime) -> None:
    """Instant and offset, both exactly."""
    stamp = read_stamp(moment.isoformat())
    assert stamp is not None
    assert stamp.at == moment
    assert stamp.offset == moment.isoformat()[-6:]


@given(MOMENTS)
def test_mail_dates_come_back_as_they_were(moment: datetime) -> None:
    """The form that RSS prescribes."""
    stamp = read_stamp(format_datetime(moment))
    assert stamp is not None
    assert stamp.at == moment


def test_a_day_begins_at_midnight_utc() -> None:
    """And says that its clock time means nothing."""
    day = day_instant(date(2017, 12, 27))
    assert day.at == datetime(2017, 12, 27, tzinfo=UTC)
    assert (day.granularity, day.offset) == ("day", None)
