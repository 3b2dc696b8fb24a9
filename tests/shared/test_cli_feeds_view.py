"""How feeds look on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, get_args

import pytest
from rich.console import Console

from dateline.cli.feeds_view import (
    STYLES,
    as_table,
    found_lines,
    in_full,
    plural,
    progress_line,
    refusal_lines,
    summary,
    tally,
)
from dateline.feeds import Added, FeedList, Found, Imported, Listed, Refusal, State
from tests.shared.deskhand import NOW, feed_report

LIST = FeedList(feeds=tuple(Listed(url=f"https://a.example/{number}") for number in range(5)))


def refusal(url: str = "https://a.example/x", outcome: str = "not_found") -> Refusal:
    """Make a refusal."""
    what = f"nothing at this address ({outcome})"
    return Refusal(url=url, outcome=outcome, what=what, remedy="Look for it.")


def imported(number: int, fate: Any, *, outcome: str | None = None) -> Imported:
    """Tell what became of a feed of the list."""
    url = f"https://a.example/{number}"
    added = Added(id=str(number), url=url, name="A", is_new=True)
    found = Found(url=url, way="itself", kind="rss") if outcome is None else None
    refused = refusal(url, outcome) if outcome else None
    return Imported(listed=Listed(url=url), fate=fate, added=added, found=found, refused=refused)


def printed(what: Any) -> str:
    """Print on wide paper."""
    console = Console(width=200)
    with console.capture() as capture:
        console.print(what)
    return capture.get()


def test_every_state_has_a_style() -> None:
    """In the order in which they are sorted."""
    assert tuple(STYLES) == get_args(State)


def test_a_row_tells_state_rate_news_next_look_and_reason() -> None:
    """Times are lengths, which need no sum in the head."""
    report = feed_report(
        state="silent",
        reason="nothing new for 4 d",
        entries_per_day=9.96,
        last_news=NOW - timedelta(days=4),
        next_poll=NOW + timedelta(minutes=5),
    )
    head, row = printed(as_table([report], NOW)).splitlines()
    assert head.split() == [
        "state",
        "feed",
        "id",
        "a",
        "day",
        "last",
        "news",
        "next",
        "look",
        "reason",
    ]
    for words in (
        "silent",
        "Harbour Post",
        "9.96",
        "4 d 0 h",
        "in 5 min 0 s",
        "nothing new for 4 d",
    ):
        assert words in row


def test_what_is_not_known_is_left_empty() -> None:
    """A new feed has no rate, a paused one no next look; what is due is due now."""
    row = printed(as_table([feed_report(next_poll=NOW - timedelta(hours=1))], NOW)).splitlines()[1]
    assert row.split()[:5] == ["healthy", "Harbour", "Post", "harbour.example_rss", "now"]


def test_the_tally_counts_the_worst_first() -> None:
    """Only states that occur are told."""
    states = ("healthy", "failing", "healthy", "silent")
    reports = [feed_report(state=state) for state in states]
    assert tally(reports) == "4 feeds: 1 failing, 1 silent, 2 healthy"
    assert tally(reports[:1]) == "1 feed: 1 healthy"
    assert tally([]) == "no feeds"


def test_a_feed_in_full_answers_first_and_proves_then() -> None:
    """State, reason and remedy, then evidence, then the bare facts."""
    report = feed_report(
        state="failing",
        reason="nothing at this address",
        remedy="Look for it.",
        evidence=("Last look 3 min ago: nothing at this address.",),
        since=NOW,
        added_at=NOW,
        origin="opml:my.opml",
        weight=4,
        folders=(("Sea", "Near"), ("Daily",)),
        failures=3,
        last_success=NOW,
        next_poll=NOW + timedelta(hours=2),
    )
    lines = in_full(report, NOW).plain.splitlines()
    assert lines == [
        "Harbour Post  https://harbour.example/rss",
        "failing since 2026-05-04 12:00:00Z: nothing at this address",
        "Look for it.",
        "  Last look 3 min ago: nothing at this address.",
        "  id: harbour.example_rss",
        "  added by: opml:my.opml, 2026-05-04 12:00:00Z",
        "  weight: 4",
        "  folders: Sea / Near, Daily",
        "  failures: 3",
        "  last success: 2026-05-04 12:00:00Z",
        "  next look: in 2 h 0 min (2026-05-04 14:00:00Z)",
    ]


def test_a_hostile_name_moves_no_cursor() -> None:
    """Titles come from strangers."""
    report = feed_report(name="\x1b[2JHarbour", reason="\x07")
    assert "\x1b" not in in_full(report, NOW).plain
    assert "\x1b[2J" not in printed(as_table([report], NOW))
    found = Found(url="https://a.example/\x1b[2J", way="itself", kind="rss", title="\x1b[2J")
    assert "\x1b" not in found_lines(found, NOW).plain


def test_a_found_feed_is_told_in_two_lines() -> None:
    """What it is, how much is in it, how new, in which language, how whole, whether it pushes."""
    found = Found(
        url="https://a.example/f",
        way="link",
        kind="atom",
        title="Harbour",
        entries=25,
        newest=NOW - timedelta(hours=3),
        newest_title="Ferry sails",
        languages=("de", "fr"),
        text="teasers",
        hub="https://hub.example/",
    )
    assert found_lines(found, NOW).plain.splitlines() == [
        "Harbour  https://a.example/f (named by the page)",
        (
            "  Atom · 25 entries · the newest 3 h 0 min ago, 2026-05-04 09:00:00Z "
            '"Ferry sails" · de, fr · teasers only: the articles\' pages are read as well · '
            "WebSub hub https://hub.example/"
        ),
    ]
    bare = Found(url="https://a.example/f", way="itself", kind="sitemap", entries=1)
    assert found_lines(bare, NOW).plain.splitlines() == [
        "https://a.example/f  https://a.example/f",
        "  sitemap · 1 entry · headlines only · no WebSub hub",
    ]


def test_many_refusals_of_one_kind_are_cut_short() -> None:
    """Twenty usual places that are empty are one fact."""
    many = [refusal(f"https://a.example/{number}") for number in range(20)]
    lines = [line.plain for line in refusal_lines([*many, refusal(outcome="timeout")])]
    assert lines == [
        (
            "  https://a.example/0, https://a.example/1, https://a.example/2 and 17 more: "
            "nothing at this address (not_found). Look for it."
        ),
        "  https://a.example/x: nothing at this address (timeout). Look for it.",
    ]
    assert "more" not in next(refusal_lines(many[:4])).plain


def test_a_summary_counts_and_gives_reasons_with_addresses() -> None:
    """The commonest reason first."""
    told = [
        imported(0, "added"),
        imported(1, "added_failing", outcome="timeout"),
        imported(2, "added_failing", outcome="not_found"),
        imported(3, "added_failing", outcome="not_found"),
        imported(4, "known"),
    ]
    listed = LIST.model_copy(
        update={"doubles": 2, "unusable": ("ftp://b.example/",), "remark": "broken XML (x)"}
    )
    lines = summary(told, listed).plain.splitlines()
    assert lines == [
        (
            "8 feeds: 1 added, 3 added though they cannot be read now, 1 known already, "
            "2 repeated in the file, 1 no addresses on the web"
        ),
        "",
        "not_found (2): Look for it.",
        "  https://a.example/2  nothing at this address (not_found)",
        "  https://a.example/3  nothing at this address (not_found)",
        "",
        "timeout (1): Look for it.",
        "  https://a.example/1  nothing at this address (timeout)",
        "",
        "no addresses on the web (1):",
        "  ftp://b.example/",
        "",
        "the file: broken XML (x)",
    ]


def test_a_summary_of_an_interrupted_import_tells_what_is_left() -> None:
    """And what was left out on purpose."""
    told = [imported(0, "added"), imported(1, "left_out", outcome="timeout")]
    first = summary(told, LIST, unseen=3).plain.splitlines()[0]
    assert first == "5 feeds: 1 added, 1 left out because they cannot be read now, 3 not looked at"


@pytest.mark.parametrize(("number", "text"), [(0, "0 feeds"), (1, "1 feed"), (1200, "1,200 feeds")])
def test_a_number_agrees_with_its_noun(number: int, text: str) -> None:
    """One feed is no feeds."""
    assert plural(number, "feed") == text


def test_the_progress_tells_how_many_can_be_read() -> None:
    """Without a terminal it is a line now and then."""
    assert progress_line(50, 500, 44) == "50 of 500 looked at, 44 can be read"
