"""Tests of what database errors ask for."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import Mishap, Reject, TryLater
from dateline_store.failures import explain

WHERE = "sqlite:///articles.db"


def failure(code: int) -> sqlite3.Error:
    """Build the error that the driver raises for a result code."""
    error = sqlite3.OperationalError("as SQLite words it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY, "another process is writing to it"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another process is writing to it"),
        (sqlite3.SQLITE_LOCKED, "another process is writing to it"),
        (sqlite3.SQLITE_PROTOCOL, "another process is writing to it"),
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_FSYNC, "the disk cannot be read or written"),
        (sqlite3.SQLITE_NOMEM, "there is not enough memory"),
    ],
)
def test_what_may_pass_is_tried_later(code: int, words: str) -> None:
    """A lock, a full disk or a failing write may be gone at the next try, and is nobody's fault."""
    outcome = explain(failure(code), WHERE)
    assert isinstance(outcome, TryLater)
    assert outcome.reason == f"{WHERE}: {words}"
    assert outcome.after is None, "when is the business of the runtime"
    assert not outcome.counts, "an outage must not make dead letters"


def test_a_lack_of_memory_is_an_outage_too() -> None:
    """The driver turns that one result code into an exception of Python's own."""
    outcome = explain(MemoryError(), WHERE)
    assert isinstance(outcome, TryLater)
    assert "not enough memory" in outcome.reason


@pytest.mark.parametrize("value", [2**70, "half a pair: \ud800", "long" * 500])
def test_a_value_that_fits_into_no_database_is_rejected(value: object) -> None:
    """The driver's own error is enough to be certain: the next try would end the same way."""
    with closing(sqlite3.connect(":memory:")) as driver:
        driver.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1000)
        with pytest.raises((OverflowError, UnicodeEncodeError, sqlite3.DataError)) as caught:
            driver.execute("SELECT ?", (value,))
    outcome = explain(caught.value, WHERE)
    assert isinstance(outcome, Reject)
    assert outcome.reason == "unstorable"
    assert type(caught.value).__name__ in outcome.detail


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_READONLY, "read-only"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read-only"),
        (sqlite3.SQLITE_PERM, "may not be opened"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "cannot be opened"),
        (sqlite3.SQLITE_NOTADB, "not a SQLite database"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
    ],
)
def test_what_a_person_must_mend_is_a_mishap(code: int, words: str) -> None:
    """The line says what is wrong, with which database, and how to mend it."""
    outcome = explain(failure(code), WHERE)
    assert isinstance(outcome, Mishap)
    assert words in outcome.what
    assert outcome.where == WHERE
    assert outcome.remedy.endswith(".")


@pytest.mark.parametrize(
    "error", [failure(sqlite3.SQLITE_CONSTRAINT), sqlite3.ProgrammingError("closed"), ValueError()]
)
def test_anything_else_is_a_bug(error: Exception) -> None:
    """A broken constraint or a misused driver is ours to mend, and is not dressed up."""
    assert explain(error, WHERE) is None


def test_the_driver_itself_gives_the_codes(tmp_path: Path) -> None:
    """The codes are read off a real error of the driver."""
    junk = tmp_path / "junk.db"
    junk.write_text("This is a shopping list, not a database. " * 50)
    with pytest.raises(sqlite3.DatabaseError) as caught:
        sqlite3.connect(junk).execute("SELECT * FROM sqlite_schema")
    assert isinstance(explain(caught.value, WHERE), Mishap)
