"""`dateline annotate`: texts in, what they name out, with no Redis."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.annotate import annotate_lines, annotate_targets, findings
from dateline.errors import Mishap
from dateline.messages import ArticleEnriched, DateMention
from tests.samples import enriched

TEXT = "LISBON, March 5. “We sail on Friday, March 6, 2026,” said Ana Pires of the Harbour Board."
STORY = f"Ferry returns to service\n\n{TEXT}\n"


def annotate(*documents: Any) -> tuple[int, list[dict[str, Any]]]:
    """Annotate documents, or lines as they are; return the status and what was written."""
    lines = [item if isinstance(item, bytes) else json.dumps(item).encode() for item in documents]
    out = io.StringIO()
    status = annotate_lines(lines, out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def command(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "dateline.cli", "annotate", *words],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )


def document(name: str, text: str = TEXT, **more: str) -> dict[str, str]:
    """Make a document."""
    return {"id": name, "text": text, "dct": "2026-03-05", **more}


def test_answers_come_in_the_order_of_the_documents() -> None:
    """One line out for each line in, under the same id."""
    status, found = annotate(*(document(name) for name in "cab"))
    assert status == 0
    assert [item["id"] for item in found] == ["c", "a", "b"]


def test_an_answer_has_the_agreed_fields() -> None:
    """The quality benches and outside scorers rely on them."""
    _, (found,) = annotate(document("a"))
    assert list(found) == ["id", "entities", "timexes", "quotes", "seconds"]
    assert all(
        list(item) == ["start", "end", "type", "text", "entity_id"] for item in found["entities"]
    )
    assert all(
        list(item) == ["start", "end", "type", "value", "earliest", "latest"]
        for item in found["timexes"]
    )
    assert found["seconds"] >= 0


@pytest.mark.parametrize("before", ["", "🚢 ", "é\u0301\u202e ", "a\r\n\r\nb\t", "\x00\x1b[2J "])
def test_offsets_are_code_points_into_the_text_as_given(before: str) -> None:
    """No sign before a mention moves it: the text is sliced, and says what was found."""
    text = f"{before}The ferry sails on March 6, 2026."
    _, (found,) = annotate(document("a", text))
    (timex,) = [item for item in found["timexes"] if item["value"] == "2026-03-06"]
    assert text[timex["start"] : timex["end"]] == "March 6, 2026"
    for item in found["entities"]:
        assert text[item["start"] : item["end"]] == item["text"]


def test_entities_and_quotes_lie_where_they_say() -> None:
    """And each list is in the order of the text."""
    _, (found,) = annotate(document("a"))
    assert found["entities"]
    for rows in (found["entities"], found["quotes"]):
        assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)
    for rows in (found["entities"], found["timexes"], found["quotes"]):
        assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)


def test_dates_are_read_against_the_documents_own_time() -> None:
    """The same words mean another day in another document."""
    text = "The ferry will sail on Friday."
    _, found = annotate(
        document("a", text, dct="2026-03-05"), document("b", text, dct="2026-03-12T10:00:00+01:00")
    )
    assert [item["timexes"][0]["value"] for item in found] == ["2026-03-06", "2026-03-13"]


@pytest.mark.parametrize(
    "bad",
    [
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"id": "x"}',
        b'{"id": "x", "text": 5}',
        b'{"text": "no id"}',
        b'{"id": "x", "text": "", "dct": "yesterday"}',
    ],
)
def test_a_bad_line_gets_an_error_line_and_the_rest_goes_on(
    bad: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit status is 1, output and input still agree line by line, and a person is told."""
    status, found = annotate(document("a"), bad, document("b"))
    assert status == 1
    assert [item.get("id") for item in found][::2] == ["a", "b"]
    assert found[1]["error"]
    assert "entities" not in found[1]
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("dateline: line 2: ")


def test_empty_lines_are_passed_over() -> None:
    """A file may end with one."""
    status, found = annotate(b"\n", document("a"), b"  \r\n")
    assert (status, len(found)) == (0, 1)


def test_only_the_body_is_counted() -> None:
    """What the title names has offsets of its own, which the answer could not tell apart."""
    date = DateMention(
        field="title", start=0, end=5, text="Ferry", id="t1", type="DATE", value="x", role="present"
    )
    article = enriched().model_copy(update={"dates": (date,)})
    assert findings(article) == {"entities": [], "timexes": [], "quotes": []}


async def test_json_is_the_whole_enriched_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One message a line, which any reader of the stream would accept."""
    story = tmp_path / "ferry.txt"
    story.write_text(STORY, encoding="utf-8")
    assert await annotate_targets([str(story), str(story)], as_json=True) == 0
    articles = [
        ArticleEnriched.model_validate_json(line) for line in capsys.readouterr().out.splitlines()
    ]
    assert [article.title for article in articles] == ["Ferry returns to service"] * 2
    assert any(mention.value == "2026-03-06" for mention in articles[0].dates)


async def test_people_see_the_text_with_its_dates_resolved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The value stands behind the words."""
    story = tmp_path / "ferry.txt"
    story.write_text(STORY, encoding="utf-8")
    assert await annotate_targets([str(story)], as_json=False) == 0
    assert "[2026-03-06]" in " ".join(capsys.readouterr().out.split())


async def test_a_target_that_fails_does_not_stop_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file is one clear line; the next file is annotated; the status is 1."""
    missing, story = tmp_path / "none.txt", tmp_path / "ferry.txt"
    story.write_text(STORY, encoding="utf-8")
    assert await annotate_targets([str(missing), str(story)], as_json=True) == 1
    shown = capsys.readouterr()
    (line,) = shown.err.splitlines()
    assert line.startswith(f"dateline: {missing}: ")
    assert "Ferry returns to service" in shown.out


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 500, b"   \n\n"])
async def test_a_file_without_a_story_is_one_clear_line(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing, rubbish and white space are told, not annotated."""
    rubbish = tmp_path / "rubbish.txt"
    rubbish.write_bytes(content)
    assert await annotate_targets([str(rubbish)], as_json=True) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 1


def test_the_command_reads_lines_from_standard_input() -> None:
    """As a scorer runs it: UTF-8 in and out, status 0."""
    given = "".join(json.dumps(document(name), ensure_ascii=False) + "\n" for name in "ab")
    done = command("--jsonl", given=given.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == ["a", "b"]


def test_the_command_reads_a_story_from_standard_input() -> None:
    """A dash stands for it."""
    done = command("--json", "-", given=STORY.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "Ferry returns to service"


def test_the_command_without_a_target_says_what_it_needs() -> None:
    """One line and status 2, no traceback."""
    done = command()
    assert done.returncode == 2
    told = Mishap(
        "nothing to annotate", where="dateline annotate", remedy="Name a file, a URL or -."
    )
    assert done.stderr.decode() == f"dateline: {told}\n"
