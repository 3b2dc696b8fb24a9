"""Tells what a database error asks for: another try later, a person, or another message. Pure."""

from __future__ import annotations

import sqlite3

from pydantic_core import PydanticSerializationError

from dateline.errors import Mishap, Reject, TryLater

_PRIMARY = 0xFF
"""The low byte of a SQLite result code is its kind; the rest says which call failed."""

_PASSING = {
    sqlite3.SQLITE_BUSY: "another process is writing to it",
    sqlite3.SQLITE_LOCKED: "another process is writing to it",
    sqlite3.SQLITE_PROTOCOL: "another process is writing to it",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}
"""What goes away by itself or while the store runs; the runtime knows when to try again."""

_WRITABLE = "Let the store write to the file and to its folder."
_LASTING = {
    sqlite3.SQLITE_READONLY: (
        "the database is read-only",
        _WRITABLE,
    ),
    sqlite3.SQLITE_PERM: (
        "the database may not be opened",
        _WRITABLE,
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the database cannot be opened",
        _WRITABLE,
    ),
    sqlite3.SQLITE_NOTADB: (
        "this is not a SQLite database",
        "Name another file in DATELINE_DATABASE_URL.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the database is damaged",
        "Restore it from a copy, or save what is left with sqlite3's .recover.",
    ),
}
"""What a person must mend, and how."""

UNFIT = (OverflowError, UnicodeEncodeError, PydanticSerializationError, sqlite3.DataError)
"""What a value raises that no database of this kind can hold: a number of more than 64 bits, half
a surrogate pair, a text of a gigabyte. The next try would end the same way."""


def explain(error: BaseException | None, where: str) -> TryLater | Mishap | Reject | None:
    """Tell what an error means that a database driver raised.

    Trouble of the database is never the message's fault: such tries do not count, so that an
    outage, however long, makes no dead letters.

    Args:
        error: the driver's own exception, not one that wraps it.
        where: the database, as a person knows it.

    Returns:
        What to tell the runtime or a person; ``None`` where the error is a bug of ours.
    """
    if isinstance(error, UNFIT):
        return Reject("unstorable", f"{type(error).__name__}: {error}")
    kind = _kind(error)
    if kind in _PASSING:
        return TryLater(f"{where}: {_PASSING[kind]}", counts=False)
    if kind in _LASTING:
        what, remedy = _LASTING[kind]
        return Mishap(what, where=where, remedy=remedy)
    return None


def _kind(error: BaseException | None) -> int:
    """Tell the kind of a driver's error by SQLite's result code; 0 where it is none."""
    if isinstance(error, MemoryError):  # what the driver makes of SQLITE_NOMEM
        return sqlite3.SQLITE_NOMEM
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY
