"""Dates are read by many threads at once as by one."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from dateline_enrich.dates import SERVED, FoundDates, find_dates

TEXTS = (
    "The pact was signed on Friday and expires next year; a year ago nobody read it.",
    "Der Vertrag wurde am Freitag unterzeichnet und endet am 3. Mai 2019.",
    "Le pacte signé vendredi expire le 3 mai 2019.",
    "El pacto firmado el viernes vence el 3 de mayo de 2019.",
    "Договор подписан в пятницу и истекает 3 мая 2019 года.",
)
REFERENCE = date(2018, 5, 16)


def _read(number: int) -> FoundDates:
    text, language = TEXTS[number % len(TEXTS)], SERVED[number % len(SERVED)]
    return find_dates({"body": text}, reference=REFERENCE, language=language)


def test_threads_that_read_at_once_agree_with_one_that_reads_alone() -> None:
    """Nothing is shared but what is never changed."""
    alone = [_read(number) for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(_read, range(200))) == alone


def test_threads_that_meet_a_language_for_the_first_time_agree() -> None:
    """A grammar is compiled when its language is first met, perhaps by several threads at once."""
    code = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from tests.enrich.test_dates_threads import _read\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    found = list(pool.map(_read, range(40)))\n"
        "assert found == [_read(number) for number in range(40)]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
