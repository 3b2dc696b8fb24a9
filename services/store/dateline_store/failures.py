"""Tells what a database error asks for: another try later, or a person. Pure."""

from __future__ import annotations

import sqlite3

from dateline.errors import Mishap, TryLater

_PRIMARY = 0xFF
"""The low byte of a SQLite result code is its kind; the rest says which call failed."""

_PASSING = {
    sqlite3.SQLITE_BUSY: ("another process is writing to it", 1.0),
    sqlite3.SQLITE_LOCKED: ("another process is writing to it", 1.0),
    sqlite3.SQLITE_FULL: ("the disk is full", 30.0),
    sqlite3.SQLITE_IOERR: ("the disk cannot be read or written", 30.0),
    sqlite3.SQLITE_NOMEM: ("there is not enough memory", 30.0),
}
"""What goes away by itself or while the store runs, and the seconds until the next try."""

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


def explain(error: BaseException | None, where: str) -> TryLater | Mishap | None:
    """Tell what a database driver's error means.

    Args:
        error: the driver's own exception, not one that wraps it.
        where: the database, as a person knows it.

    Returns:
        What to tell the runtime or a person; ``None`` where the error is a bug of ours.
    """
    if not isinstance(error, sqlite3.Error):
        return None
    kind = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if kind in _PASSING:
        reason, after = _PASSING[kind]
        return TryLater(f"{where}: {reason}", after=after)
    if kind in _LASTING:
        what, remedy = _LASTING[kind]
        return Mishap(what, where=where, remedy=remedy)
    return None
