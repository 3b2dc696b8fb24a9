"""A small set goes through the index on a real Redis, as the measurement does it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench.stories.__main__ import main
from bench.stories.corpus import corpus
from bench.stories.running import run
from bench.stories.scoring import paired, score


@pytest.mark.parametrize("half", ["development", "held_out"])
def test_stories_are_found_and_notes_kept_apart(half: str, tmp_path: Path) -> None:
    """A quarter of each half: no note is linked, and few pairs are wrong or missed."""
    documents = corpus("held_out" if half == "held_out" else "development", seed=3, scale=0.25)
    found = run(tmp_path, documents)
    scores = score(documents, paired(found.labels))
    assert scores.false_notes == 0
    assert scores.precision >= 0.99
    assert scores.recall >= 0.97
    assert len(found.seconds) == len(documents)
    assert len(found.within) <= len(documents)  # what is quicker than the bound is not noted
    assert 0 < found.bytes_each <= 3 * 1024
    assert found.cpu > 0


def test_the_command_prints_tables_and_writes_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every method has its row, in the output and in the file."""
    path = tmp_path / "stories.json"
    monkeypatch.setattr(
        sys, "argv", ["bench", "--scale", "0.03", "--rounds", "1", "--json", str(path)]
    )
    main()
    shown = capsys.readouterr().out
    assert "MinHash LSH, J ≥ 0.3" in shown
    assert "documents per CPU second" in shown
    results = json.loads(path.read_text(encoding="utf-8"))
    assert [row["name"] for row in results["methods"]][:2] == ["Dateline", "in any order"]
    assert results["cost"]["bytes_each"] > 0
