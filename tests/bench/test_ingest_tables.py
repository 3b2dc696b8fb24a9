"""Tests of the table of looks, and of the small web that is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.ingest.polls import Round
from bench.ingest.tables import summed, table
from bench.ingest.world import earlier, feeds_in, host

FEED = b"<rss><channel><item><title>c</title></item><item>b</item><item>a</item></channel></rss>"


def test_a_feed_was_once_without_its_newest_entries() -> None:
    """The first two of the document; one that has no more stays as it is."""
    assert earlier(FEED) == b"<rss><channel><item>a</item></channel></rss>"
    short = b"<feed><entry>b</entry><entry>a</entry></feed>"
    assert earlier(short) == short
    assert earlier(b"{}") == b"{}"


def test_large_feeds_are_left_out(tmp_path: Path) -> None:
    """Three of them would be a third of all bytes."""
    (tmp_path / "small").write_bytes(FEED)
    (tmp_path / "large").write_bytes(b"x" * (2 << 20))
    assert feeds_in(tmp_path) == {"small": FEED}


def test_every_feed_has_a_host_of_its_own() -> None:
    """On loopback, so that no host is asked twice at once."""
    hosts = [host(number) for number in range(1000)]
    assert len(set(hosts)) == 1000
    assert {name.split(".")[0] for name in hosts} == {"127"}


def test_a_table_shows_the_median_and_the_ratio_to_the_peer() -> None:
    """The systems of one kind stand beside each other."""
    rounds = [
        Round(name, kind, 10, 1, 99, seconds)
        for seconds in (1.0, 2.0, 4.0)
        for name, kind in (
            ("peer", "new"), ("ours", "new"), ("peer", "changed"), ("ours", "changed"),
            ("peer", "unchanged"), ("ours", "unchanged"),
        )
    ]  # fmt: skip
    rounds += [Round("ours", "unchanged", 10, 1, 99, 0.5) for _ in range(9)]
    rows = summed(rounds)
    assert [(row.name, row.pace) for row in rows[-2:]] == [("peer", 5.0), ("ours", 20.0)]
    assert "| nothing new: 304 | ours | 20 | 2–20 | 4.0 | 1 | 99 |" in table(rows)


def test_a_pace_is_feeds_by_processor_time() -> None:
    """Those that failed do not count."""
    assert Round("x", "new", 30, 5, 0, 2.0).pace == pytest.approx(15.0)
