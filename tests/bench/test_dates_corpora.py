"""Tests of the reading of corpora with TIMEX3 gold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bench.dates.corpora import Document, Timex, read_corpus, read_predictions

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-03-04T09:30"
 functionInDocument="CREATION_TIME">March 4</TIMEX3></DCT>
<TEXT>Rain <EVENT eid="e1">fell <TIMEX3 tid="t1" type="DATE" value="2021-03-02">on
Tuesday</TIMEX3> &amp; again</EVENT> for <TIMEX3 tid="t2" type="DURATION" value="P2D">two
days</TIMEX3>.<TIMEX3 tid="t3" type="DURATION" value="P9D"></TIMEX3></TEXT>
<TAIL>Friday</TAIL>
</TimeML>
"""

TOKENS = (
    (0, "Ferry delayed"), (1, "April 5 , 2012"), (2, "It left on Monday ( late ) , it 's said ."),
    (3, "Two"), (6, "Not annotated on Friday"),
)  # fmt: skip


def written(folder: Path, text: str) -> Document:
    """Read one TimeML document."""
    (folder / "one.tml").write_text(text, encoding="utf-8")
    (document,) = read_corpus(folder)
    return document


def cat(value: str, *, creation: str = "CREATION_TIME") -> str:
    """Write a CAT document whose second sentence is the day of creation."""
    words = [(number, word) for number, told in TOKENS for word in told.split()]
    tokens = "".join(
        f'<token t_id="{place}" sentence="{number}">{word}</token>'
        for place, (number, word) in enumerate(words, 1)
    )
    ids = {word: place for place, (_, word) in enumerate(words, 1)}
    anchors = "".join(f'<token_anchor t_id="{place}"/>' for place in range(3, 7))
    return (
        f"<Document>{tokens}<Markables>"
        f'<TIMEX3 functionInDocument="{creation}" type="DATE" value="{value}">{anchors}</TIMEX3>'
        f'<TIMEX3 type="DATE" value="2012-04-02"><token_anchor t_id="{ids["on"]}"/></TIMEX3>'
        f'<TIMEX3 type="DATE" value="2012-04-02"><token_anchor t_id="{ids["Monday"]}"/></TIMEX3>'
        f"</Markables></Document>"
    )


def test_a_timeml_text_keeps_its_letters_and_lines(tmp_path: Path) -> None:
    """Marks of events vanish, entities are read, what stands outside TEXT is not there."""
    text = written(tmp_path, TIMEML).text
    assert text == "Rain fell on\nTuesday & again for two\ndays."


def test_the_gold_of_timeml_slices_to_its_words(tmp_path: Path) -> None:
    """Each expression has its place, also inside another mark; an empty one is none."""
    document = written(tmp_path, TIMEML)
    found = [(document.text[one.start : one.end], one.type, one.value) for one in document.gold]
    assert found == [("on\nTuesday", "DATE", "2021-03-02"), ("two\ndays", "DURATION", "P2D")]


def test_the_day_of_creation_is_read(tmp_path: Path) -> None:
    """The hour is left out, and the expression that states it is no gold."""
    assert written(tmp_path, TIMEML).reference == date(2021, 3, 4)


def test_a_text_without_a_day_has_no_reference(tmp_path: Path) -> None:
    """Nothing is made up."""
    text = TIMEML.replace("CREATION_TIME", "NONE")
    assert written(tmp_path, text).reference is None


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    """It names the file."""
    with pytest.raises(ValueError, match="one has no TEXT"):
        written(tmp_path, "<TimeML><BODY/></TimeML>")


def test_tokens_become_running_text(tmp_path: Path) -> None:
    """Marks lean on their words, headline and dateline are lines, the day of creation is cut."""
    (tmp_path / "one.xml").write_text(cat("2012-04-05"), encoding="utf-8")
    (document,) = read_corpus(tmp_path)
    assert document.text == "Ferry delayed\n\nIt left on Monday (late), it's said. Two"


def test_tokens_that_are_annotated_are_gold(tmp_path: Path) -> None:
    """What lies behind the annotated sentences is neither text nor gold."""
    (tmp_path / "one.xml").write_text(cat("2012-04-05"), encoding="utf-8")
    (document,) = read_corpus(tmp_path)
    assert [document.text[one.start : one.end] for one in document.gold] == ["Monday"]


def test_a_day_that_comes_first_is_turned(tmp_path: Path) -> None:
    """One file of the corpus writes day, month, year."""
    (tmp_path / "one.xml").write_text(cat("05-04-2012"), encoding="utf-8")
    (document,) = read_corpus(tmp_path)
    assert document.reference == date(2012, 4, 5)


def test_tokens_without_a_day_of_creation_are_no_document(tmp_path: Path) -> None:
    """Two files of the corpus state none."""
    (tmp_path / "one.xml").write_text(cat("2012-04-05", creation="NONE"), encoding="utf-8")
    assert read_corpus(tmp_path) == []


def test_documents_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Whatever else lies in the folder."""
    for name in ("b.tml", "a.tml", "c.txt"):
        (tmp_path / name).write_text(TIMEML, encoding="utf-8")
    assert [one.name for one in read_corpus(tmp_path)] == ["a", "b"]


def test_stored_predictions_are_read_by_document(tmp_path: Path) -> None:
    """In the order of the text; a missing value is an empty one."""
    rows = [
        {"start": 9, "end": 12, "type": "DATE", "value": None},
        {"start": 1, "end": 4, "type": "DATE", "value": "1999"},
    ]
    file = tmp_path / "some.jsonl"
    file.write_text(json.dumps({"id": "x", "timexes": rows}) + "\n", encoding="utf-8")
    assert read_predictions(file) == {"x": (Timex(1, 4, "DATE", "1999"), Timex(9, 12, "DATE", ""))}
