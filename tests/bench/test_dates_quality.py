"""Tests of `make quality`: classes of gold, own sentences, floors, tables and the page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bench.dates.__main__ import main
from bench.dates.corpora import Timex
from bench.dates.kinds import OTHER, Found, by_kind, kind
from bench.dates.own import Class, gold_of, own_classes
from bench.dates.scoring import Counts, Match
from bench.dates.tables import Floor, Result, floors, floors_table, own_table
from tests.quality import annotated
from tests.quality.annotated import Expected, Sentence

DOCUMENT = """<TimeML><DCT><TIMEX3 value="2018-05-16" functionInDocument="CREATION_TIME"/></DCT>
<TEXT>It began <TIMEX3 type="DATE" value="2018-05-15">yesterday</TIMEX3>.</TEXT></TimeML>"""
PREDICTED = {"start": 9, "end": 18, "type": "DATE", "value": "2018-05-15"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A corpus of one document, which the peer has read well."""
    (tmp_path / "aquaint").mkdir()
    (tmp_path / "heideltime").mkdir()
    (tmp_path / "aquaint" / "one.tml").write_text(DOCUMENT, encoding="utf-8")
    stored = json.dumps({"id": "one", "timexes": [PREDICTED]})
    (tmp_path / "heideltime" / "aquaint.jsonl").write_text(stored, encoding="utf-8")
    return tmp_path


@pytest.fixture
def sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of own sentences with one class."""
    folder = tmp_path / "sentences"
    folder.mkdir()
    lines = [
        "@ 2018-05-16",
        "It rained yesterday.",
        "    yesterday = DATE 2018-05-15",
        "Nobody came.",
    ]
    (folder / "weather.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(annotated, "SENTENCES", folder)
    return folder


def gold(value: str, kind_: str = "DATE") -> Timex:
    """An expression that fills the text from its start."""
    return Timex(0, 99, kind_, value)


@pytest.mark.parametrize(
    ("words", "timex", "name"),
    [
        ("Monday", gold("2018-05-14"), "weekday"),
        ("Dec. 27", gold("2018-12-27"), "month day"),
        ("27 December", gold("2018-12-27"), "month day"),
        ("27 December 2018", gold("2018-12-27"), "month day, year"),
        ("12/27/18", gold("2018-12-27"), "month day, year"),
        ("early\nMay", gold("2018-05"), "month alone"),
        ("May 2018", gold("2018-05"), "month, year"),
        ("2018", gold("2018"), "year"),
        ("the 1990s", gold("199"), "decade, century"),
        ("a year ago", gold("2017-Q2"), "ago, earlier, later"),
        ("the third quarter", gold("2018-Q3"), "quarter, half"),
        ("fiscal 2018", gold("2018"), "fiscal year"),
        ("two weeks", gold("P2W", "DURATION"), "duration"),
        ("a year earlier", gold("P1Y", "DURATION"), "duration"),
        ("every Monday", gold("XXXX-WXX-1", "SET"), "set"),
        ("Monday night", gold("2018-05-14TNI", "TIME"), "clock, part of day"),
        ("this morning", gold("2018-05-14TMO"), "clock, part of day"),
        ("tomorrow", gold("2018-05-17"), "today, yesterday, tomorrow"),
        ("recently", gold("PAST_REF"), "vague: now, recently"),
        ("last week", gold("2018-W19"), "last/this/next unit"),
        ("the summer", gold("2018-SU"), "season, weekend"),
        ("Easter", gold("2018-04-01"), OTHER),
    ],
)
def test_gold_is_put_into_classes(words: str, timex: Timex, name: str) -> None:
    """By what it says, or by its value where words tell less."""
    assert kind(timex, words) == name


def test_classes_are_counted_the_largest_first() -> None:
    """What was found, and what had the right value; false alarms have no class."""
    monday, year = Timex(0, 6, "DATE", "2018-05-14"), Timex(7, 11, "DATE", "2018")
    told = [Match(year, year), Match(year, monday), Match(monday, None), Match(None, monday)]
    assert [*by_kind([("Monday 2018", told)]).items()] == [
        ("year", (2, Found(2, 1))), ("weekday", (1, Found(0, 0))),
    ]  # fmt: skip


def test_expected_words_are_placed_one_behind_the_other() -> None:
    """Intervals have no TIMEX3 of their own; other values are as good."""
    expected = [
        Expected("May 3", "DATE", ("2018-05-03",)),
        Expected("3", "DATE", ("2018-06-03", "2018")),
        Expected("May 3 to 3", "INTERVAL", ("a/b",)),
    ]
    sentence = Sentence("a.txt:1", "From May 3 to 3 June.", date(2018, 5, 1), None, "en", expected)
    assert gold_of(sentence) == (
        Timex(5, 10, "DATE", "2018-05-03"),
        Timex(14, 15, "DATE", "2018-06-03", others=("2018",)),
    )


def test_expected_words_that_are_not_there_are_told() -> None:
    """With the line that is wrong."""
    expected = [Expected("June", "DATE", ("2018-06",))]
    sentence = Sentence("a.txt:7", "In May.", None, None, "en", expected)
    with pytest.raises(ValueError, match=r"a\.txt:7: 'June'"):
        gold_of(sentence)


@pytest.mark.usefixtures("sentences")
def test_own_sentences_are_scored_class_by_class() -> None:
    """A sentence without expressions counts as a sentence."""
    assert own_classes() == [Class("weather", 2, Counts(1, 1, 1, 1, 1, 1))]


@pytest.mark.parametrize(("reached", "kept"), [(97.0, True), (96.994, False), (96.996, True)])
def test_a_floor_is_kept_to_the_hundredth(reached: float, *, kept: bool) -> None:
    """As it is printed."""
    assert Floor("some", reached, 97).kept is kept


def test_every_floor_of_a_corpus_is_listed() -> None:
    """Value against its own, strict and relaxed against the peer's."""
    ours, theirs = [Counts(10, 10, 7, 9, 9, 8)], [Counts(10, 10, 8, 9, 9, 7)]
    result = Result("timebank", "TimeBank", ours, theirs, {}, {})
    found = floors([result], [Class("traps", 150, Counts(10, 10, 9, 9, 9, 9))])
    assert [(one.reached, one.least, one.kept) for one in found] == [
        (80, 81, False), (70, 80, False), (90, 90, True), (90, 97, False),
    ]  # fmt: skip
    assert floors_table(found).count("MISSED") == 3


def test_own_classes_are_summed_up() -> None:
    """In the last row."""
    classes = [Class("a", 150, Counts(1, 1, 1, 1, 1, 1)), Class("b", 160, Counts(1, 1))]
    last = own_table(classes).splitlines()[-1]
    assert [cell.strip() for cell in last.split("|")[1:-1]] == [
        "together", "310", "2", "50.00", "50.00",
    ]  # fmt: skip


@pytest.mark.usefixtures("sentences")
def test_quality_is_told_beside_the_peer(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables of the corpora that are there, of own sentences and of the floors."""
    assert main([str(data)]) == 0
    told = capsys.readouterr().out
    assert "AQUAINT: 1 documents, 1 expressions" in told
    assert "100.00 (100.0–100.0)" in told
    assert "MISSED" not in told
    assert "relative_day" not in told


@pytest.mark.usefixtures("sentences")
def test_a_missed_floor_is_an_exit_status(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that a script can tell."""
    file = data / "aquaint" / "one.tml"
    file.write_text(DOCUMENT.replace("2018-05-15", "1999"), encoding="utf-8")
    assert main([str(data)]) == 1
    assert "MISSED" in capsys.readouterr().out


@pytest.mark.usefixtures("sentences")
def test_without_corpora_own_sentences_are_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And it says so."""
    assert main([str(tmp_path / "nowhere")]) == 0
    told = capsys.readouterr().out
    assert "only own sentences are scored" in told
    assert "weather" in told


@pytest.mark.usefixtures("sentences")
def test_the_ledger_is_printed_and_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page holds what is printed, and how it was made."""
    page = data / "rules.md"
    assert main([str(data), "--rules", "--page", str(page)]) == 0
    told, written = capsys.readouterr().out, page.read_text(encoding="utf-8")
    row = next(line for line in told.splitlines() if "`relative_day`" in line)
    assert row in written
    assert written.startswith("# Dates")
    assert "make quality" in written
