"""A tagger in Python, ours or a peer, at work on lines: ``python -m bench.dates.taggers NAME``."""

from __future__ import annotations

import base64
import re
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from typing import Any

from dateline_enrich.dates import find_dates
from dateline_enrich.dates.grammar import grammar

Tagger = Callable[[str, date], int]
"""Returns how many expressions it found."""

_WORD = re.compile(r"[a-z]+|[0-9]+")


def _dateline() -> Tagger:
    return lambda text, day: len(find_dates({"body": text}, reference=day).mentions)


def _floor() -> Tagger:
    """Look each word up among the triggers, and do no more."""
    known = frozenset(grammar("en"))
    return lambda text, _: sum(word in known for word in _WORD.findall(text.lower()))


def _dateparser() -> Tagger:
    # The peers lie in a folder of their own, which is not installed beside what tests Dateline.
    search: Any = import_module("dateparser.search").search_dates

    def found(text: str, day: date) -> int:
        base = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - the peer wants it naive
        told = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        return len(search(text, languages=["en"], settings=told) or ())

    return found


def _parsedatetime() -> Tagger:
    calendar: Any = import_module("parsedatetime").Calendar()
    return lambda text, day: len(calendar.nlp(text, sourceTime=day.timetuple()) or ())


TAGGERS: dict[str, Callable[[], Tagger]] = {
    "dateline": _dateline,
    "floor": _floor,
    "dateparser": _dateparser,
    "parsedatetime": _parsedatetime,
}


def answer(tagger: Tagger, line: str) -> str:
    """Read a line, ``2018-05-16<TAB>text in base64``; tell the number found and the CPU seconds."""
    day, _, coded = line.rstrip("\n").partition("\t")
    text, reference = base64.b64decode(coded).decode(), date.fromisoformat(day)
    begun = time.process_time()
    found = tagger(text, reference)
    return f"{found}\t{time.process_time() - begun}\n"


def main(name: str) -> None:
    """Answer each line."""
    tagger = TAGGERS[name]()
    for line in sys.stdin:
        sys.stdout.write(answer(tagger, line))
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
