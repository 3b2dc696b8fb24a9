"""The bench of polling: its fleets, its rules, its accounts, and a small run with its promise."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from statistics import fmean, quantiles
from xml.etree import ElementTree as ET

import pytest

from bench.polling.__main__ import main
from bench.polling.fleet import DAY, Feed, Span, built_in, invent, rates_of, replayed
from bench.polling.plot import plot
from bench.polling.rules import PEERS, Look, Rule, ours
from bench.polling.simulate import Outcome, at_equal_polls, simulate
from bench.polling.tables import Comparison, Figures, figures, table

HOUR = 3600.0
SPAN = Span(warm=2 * DAY, measured=3 * DAY)
HOURLY = Feed([HOUR * n + 60 for n in range(-200, 24 * 5)], 20, 0.0, SPAN.warm, SPAN.ends)


def rule(name: str) -> Rule:
    """A peer's rule for one feed, with the same dice each time."""
    return PEERS[name](Random(1))  # noqa: S311 - a script


def look(**more: float) -> Look:
    """A look that found nothing, a day after the newest entry."""
    facts = {"now": 100 * DAY, "passed": HOUR, "last": 99 * DAY, **more}
    return Look(
        facts["now"],
        facts["passed"],
        int(facts.get("new", 0)),
        int(facts.get("shown", 20)),
        facts["last"],
        int(facts.get("in_week", 0)),
        int(facts.get("in_month", 0)),
    )


def test_a_fleet_is_the_same_each_time_and_has_the_rates_it_was_given() -> None:
    """From a hundred rates, and from those written down."""
    rates = [0.1] * 50 + [10.0] * 50
    feeds = invent(40, 1, SPAN, rates)
    assert feeds == invent(40, 1, SPAN, rates)
    assert feeds != invent(40, 2, SPAN, rates)
    busy = [len([t for t in feed.times if t > 0]) / 5 for feed in feeds[20:]]
    assert fmean(busy) == pytest.approx(10, rel=0.25)
    assert built_in(0.0) == pytest.approx(0.001)
    assert built_in(1.0) == pytest.approx(200)
    assert 0.02 < built_in(0.5) < 0.03
    assert len(invent(10, 1, SPAN)) == 10


def test_rates_are_learnt_from_distances_and_batches_count_once() -> None:
    """A feed of too few dates tells nothing."""
    daily = [DAY * n for n in range(30)]
    assert rates_of([daily, [DAY] * 50, daily[:2]]) == [pytest.approx(1.0)]


def test_a_replayed_feed_brings_its_entries_until_the_time_is_full() -> None:
    """At its own distances, the newest at the end; what it shows is as long as its document."""
    stamps = {"a": [1e9 + HOUR * n for n in range(10)], "b": [1e9], "c": [1e9 + 9 * HOUR, 1e9, 5e8]}
    short, long = replayed(stamps, SPAN)
    assert (short.window, long.window) == (10, 3)
    assert short.times[-1] == long.times[-1] == SPAN.ends
    assert short.times[0] <= 0
    assert {late - early for early, late in zip(short.times, short.times[1:], strict=False)} == {
        HOUR
    }


def test_a_fixed_rule_finds_entries_half_an_interval_late() -> None:
    """On average; nothing is lost, and polls are counted a day."""
    found = simulate([HOURLY], PEERS["fixed 60 min"])
    assert found.polls == pytest.approx(24, abs=0.5)
    assert found.lost == 0
    assert len(found.delays) == 72
    assert found.mean < HOUR
    many = invent(30, 3, SPAN, [5.0, 5.0])
    assert simulate(many, PEERS["fixed 60 min"]).mean == pytest.approx(HOUR / 2, rel=0.1)


def test_what_has_left_a_feed_is_lost_and_counts_as_late() -> None:
    """Two entries are shown of six that come between two looks."""
    feed = Feed([600.0 * n for n in range(144 * 5)], 2, 0.0, SPAN.warm, SPAN.ends)
    found = simulate([feed], PEERS["fixed 60 min"])
    assert found.lost == pytest.approx(72 * 4, abs=4)
    assert len(found.delays) == pytest.approx(72 * 6, abs=1)
    assert max(found.delays) <= HOUR


def test_our_law_asks_a_quick_feed_before_its_entries_are_gone() -> None:
    """Whatever the interval: half of what is shown is the most."""
    feed = Feed([600.0 * n for n in range(-40, 144 * 5)], 20, 0.0, SPAN.warm, SPAN.ends)
    found = simulate([feed], ours(30 * DAY))
    assert found.lost == 0
    assert found.polls > 12


@pytest.mark.parametrize(
    ("peer", "facts", "hours"),
    [
        ("fixed 60 min", {}, 1),
        ("Miniflux entry_frequency", {"in_week": 28}, 6),
        ("Miniflux entry_frequency", {"in_week": 0}, 24),
        ("Miniflux entry_frequency", {"in_week": 9999}, 5 / 60),
        ("Miniflux entry_frequency × 4", {"in_week": 28}, 1.5),
        ("NewsBlur, many readers", {"in_month": 90}, 0.1),
        ("NewsBlur, many readers", {"in_month": 15}, 0.5),
        ("NewsBlur, many readers", {"in_month": 0, "last": 5 * DAY}, 18),
        ("NewsBlur, one reader", {"in_month": 90}, 1),
        ("NewsBlur, one reader", {"in_month": 15}, 6),
        ("NewsBlur, one reader", {"in_month": 0, "last": 99 * DAY}, 24),
        ("Media Cloud", {"new": 0}, 7),
        ("Media Cloud", {"new": 4}, 6 + 1 / 6),
        ("Media Cloud", {"new": 10}, 6),
        ("Media Cloud", {"new": 18}, 5),
        ("StormCrawler", {"new": 1}, 9.6),
        ("StormCrawler", {"new": 0}, 18),
    ],
)
def test_a_peer_waits_as_its_rule_says(peer: str, facts: dict[str, float], hours: float) -> None:
    """NewsBlur adds up to a quarter by chance."""
    mine = rule(peer)
    mine.first([], look(**facts))
    waited = mine.then(look(**facts)) / HOUR
    if peer.startswith("NewsBlur"):
        assert hours <= waited <= hours * 1.25
    else:
        assert waited == pytest.approx(hours)


def test_the_interval_is_found_at_which_polls_are_equal() -> None:
    """No more than the peer's, and hardly less."""
    feeds = invent(60, 5, SPAN)
    interval, found = at_equal_polls(feeds, 300.0, every=2)
    assert 290 < found.polls <= 300
    assert simulate(feeds, ours(interval)).polls == found.polls


def test_an_outcome_is_summed_up_in_minutes() -> None:
    """Mean, percentile, entries and losses."""
    outcome = Outcome(polls=24.0, lost=3)
    assert (outcome.mean, outcome.percentile(0.95)) == (0.0, 0.0)
    outcome.delays.extend(60.0 * n for n in range(1, 101))
    assert figures(outcome) == Figures(24.0, 50.5, 96.0, 100, 3)
    assert figures(outcome).p95 == pytest.approx(quantiles(outcome.delays, n=20)[-1] / 60, abs=1)


COMPARED = [
    Comparison("f", "slow", Figures(24, 30.0, 57.0, 9, 2), Figures(23, 6.0, 19.0, 9, 0), 540.0),
    Comparison(
        "f", "peer <b>", Figures(9, 300.0, 800.0, 9, 0), Figures(9, 200.0, 400.0, 9, 1), 1e4
    ),
]


def test_a_table_shows_each_peer_with_its_ratios() -> None:
    """How many times lower ours is."""
    head, _, first, second = table(COMPARED).splitlines()
    assert head.count("|") == first.count("|") == second.count("|")
    assert (
        "| slow, 24 | 30.0 | 6.0 | **5.00 ×** | 57.0 | 19.0 | **3.00 ×** | 2 | 0 | 540 |" in first
    )


def test_a_drawing_has_two_bars_for_each_peer_in_each_half() -> None:
    """Names are escaped, and the longest bars are the worst delays."""
    svg = "{http://www.w3.org/2000/svg}"
    drawing = ET.fromstring(plot(COMPARED))  # noqa: S314 - it is our own
    bars = [rect for rect in drawing.iter(f"{svg}rect") if rect.get("rx")]
    assert len(bars) == 8
    words = {text.text for text in drawing.iter(f"{svg}text")}
    assert {"slow", "peer <b>", "6.0 · 5.00 ×"} <= words
    widths = [float(bar.get("width", "0")) for bar in bars]
    assert widths.index(max(widths[:4])) == 2


def test_a_small_run_prints_compares_and_keeps_its_promise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Deterministic: against a fixed hour and NewsBlur, on a fleet that a test can afford."""
    stamps = {str(n): {"ts": [1e9 + n * HOUR * k for k in range(30)]} for n in (1, 2, 9, 40)}
    (tmp_path / "stamps.json").write_text(json.dumps(stamps), encoding="utf-8")
    files = {name: tmp_path / name for name in ("out.json", "out.svg")}
    main([
        *("--feeds", "12", "--warm", "2", "--days", "2"),
        *("--timestamps", str(tmp_path / "stamps.json")),
        *("--json", str(files["out.json"]), "--plot", str(files["out.svg"])),
    ])  # fmt: skip
    told = capsys.readouterr().out
    assert "12 invented feeds" in told
    assert "4 real feeds, replayed" in told
    found = json.loads(files["out.json"].read_text(encoding="utf-8"))
    assert [one["peer"] for one in found] == [*PEERS] * 2
    assert all(one["ours"]["polls"] <= one["theirs"]["polls"] for one in found)
    assert "<svg" in files["out.svg"].read_text(encoding="utf-8")


def test_the_law_keeps_its_promise_on_a_fleet_that_a_test_can_afford() -> None:
    """Four times sooner than a fixed hour in the mean, and no later than NewsBlur in the tail."""
    feeds = invent(150, 1, Span(6 * DAY, 4 * DAY))
    hourly = simulate(feeds, PEERS["fixed 60 min"])
    _, found = at_equal_polls(feeds, hourly.polls, every=3)
    assert found.mean < hourly.mean / 4
    reader = simulate(feeds, PEERS["NewsBlur, one reader"])
    _, found = at_equal_polls(feeds, reader.polls, every=3)
    assert found.percentile(0.95) <= reader.percentile(0.95)
