"""Tests of the tables, the drawing and the command of the speed of dates."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from bench.dates import flooding
from bench.dates.flooding import Cost, floods, prose
from bench.dates.racing import Time
from bench.dates.speed import main
from bench.dates.speed_plot import plot
from bench.dates.speed_tables import behind, broken, floods_table, ratio, times_table
from tests.quality import annotated

OURS = Time("dateline", 3_000.0, 2_000.0, 50)
BASE = Time("HeidelTime", 5.0, 4.0, 49)
RIVAL = Time("chrono-node", 4_000.0, 400.0, 43)
MISSING = Time("dateparser", 0.0, 0.0, 0, "dateparser is not installed")
FOUND = [BASE, MISSING, OURS, RIVAL]
USUAL, DEAR, CHEAP = Cost("prose", 0.2), Cost("months", 0.3), Cost("digits & <signs>", 0.1)


def cells(line: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in line.split("|")[1:-1]]


def test_taggers_are_laid_out_by_speed() -> None:
    """With the ratio to the base; a missing one says what it needs."""
    rows = [cells(line) for line in times_table("news", FOUND).splitlines()[4:]]
    assert rows == [
        ["chrono-node", "43", "400", "100.0 ×", "4,000", "800.0 ×"],
        ["dateline", "50", "2,000", "500.0 ×", "3,000", "600.0 ×"],
        ["HeidelTime", "49", "4", "1.0 ×", "5", "1.0 ×"],
        ["dateparser", "dateparser is not installed", "", "", "", ""],
    ]


def test_without_a_base_there_are_no_ratios() -> None:
    """Only what each reads."""
    row = cells(times_table("news", [OURS]).splitlines()[-1])
    assert row == ["dateline", "50", "2,000", "–", "3,000", "–"]
    assert ratio(3, 2) == "1.5 ×"


def test_floods_are_laid_out_beside_prose() -> None:
    """And those that are dearer are counted."""
    told = floods_table(USUAL, [DEAR, CHEAP])
    assert cells(told.splitlines()[3]) == ["months", "0.300", "1.50 ×"]
    assert "1 of 2 floods cost more" in told


def test_a_kept_promise_is_not_mentioned() -> None:
    """A hundred times the base, and faster than the rival in the first round."""
    assert broken({"news": FOUND}) == []
    assert broken({"news": [OURS], "own": [MISSING]}) == []


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        (replace(OURS, kilobytes=499.0), "news: only 99.8 × HeidelTime"),
        (replace(OURS, at_first=400.0), "news: chrono-node is faster in the first round"),
    ],
)
def test_a_broken_promise_is_told(ours: Time, words: str) -> None:
    """With the documents that it was measured on."""
    assert broken({"news": [ours, BASE, RIVAL]}) == [words]


def test_a_rival_must_be_beaten_on_news_alone_but_is_told_of_everywhere() -> None:
    """Sentences made of expressions are not what a desk reads."""
    slow = replace(OURS, at_first=RIVAL.at_first - 1)
    assert broken({"own": [slow, BASE, RIVAL]}) == []
    assert behind({"own": [slow, RIVAL]})[0].startswith("own: chrono-node reads ")


def test_a_rival_that_is_ahead_in_its_best_rounds_is_told() -> None:
    """By how much; one that is behind is not."""
    (line,) = behind({"news": FOUND, "own": [OURS, replace(RIVAL, kilobytes=2_999.0)]})
    assert line.startswith("news: chrono-node")
    assert "1.3 ×" in line


def test_the_drawing_shows_what_was_measured() -> None:
    """It is well formed, names what ran, leaves out what did not, and escapes names."""
    drawn = plot({"news": FOUND}, USUAL, [DEAR, CHEAP])
    texts = [node.text for node in etree.fromstring(drawn).iter() if node.text]
    assert {"dateline", "3,000 · 600 ×", "digits & <signs>", "0.30 · 1.50 ×"} <= {*texts}
    assert "dateparser" not in texts


def test_a_drawing_of_floods_alone_is_one_too() -> None:
    """Where there were no documents."""
    assert "prose" in plot({}, USUAL, [DEAR])


def test_floods_of_all_languages_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind, and the dearest triggers; the dearest first."""
    monkeypatch.setattr(flooding, "_SAMPLE", 60)
    found = floods(200)
    names = [one.name for one in found]
    assert "months" in names
    assert any(name.endswith("(en)") for name in names)
    assert found == sorted(found, key=lambda one: -one.seconds)
    assert all(one.seconds > 0 for one in found)


def test_prose_is_repeated_until_it_is_long_enough() -> None:
    """Its cost is that of a million bytes."""
    assert prose(["Rain fell on Monday."], 2_000).seconds > 0


def test_the_bench_prints_and_writes_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Peers that are not there are named, and break no promise."""
    monkeypatch.setattr(flooding, "_SAMPLE", 60)
    lines = "@ 2018-05-16\nIt rained yesterday.\n    yesterday = DATE 2018-05-15\n"
    (tmp_path / "weather.txt").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(annotated, "SENTENCES", tmp_path)
    nowhere, file, drawing = tmp_path / "nowhere", tmp_path / "s.json", tmp_path / "s.svg"
    given = [
        *(str(nowhere), "--peers", str(nowhere), "--chrono", str(nowhere)),
        *("--rounds", "1", "--size", "300", "--json", str(file), "--plot", str(drawing)),
    ]
    assert main(given) == 0
    told = capsys.readouterr().out
    assert "own sentences: 1 documents" in told
    assert "dateparser is not installed" in told
    measured = json.loads(file.read_text(encoding="utf-8"))
    assert {one["name"] for one in measured["times"]["own sentences"]} >= {"dateline"}
    assert measured["floods"][0]["name"] == "prose"
    assert "dateline" in drawing.read_text(encoding="utf-8")
