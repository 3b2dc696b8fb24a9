"""What is changed in a service from outside: named points, the clock, poison, mutants."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest

from dateline.errors import Reject
from dateline.messages import ArticleFetched
from dateline.streams import FETCHED
from dateline.wire import decode
from tests.chaos.mutants import MUTANTS
from tests.chaos.points import POINTS
from tests.chaos.poison import ACTS, ACTS_ON_LOOP, ENTRIES, KINDS, OVERFLOW, Fields, plant
from tests.chaos.scenarios import SCENARIOS
from tests.chaos.seams import get, put

_AT_A_POINT = """
import asyncio
from tests.chaos.points import Point
import tests.chaos.test_wrapped as here
Point("enrich", "tests.chaos.test_wrapped:{target}", "{when}").arm({times})
for number in range(1, 5):
    print(number, flush=True)
    here.step_now([number]) if "{target}" == "step_now" else asyncio.run(here.Steps().step(number))
    print("after", number, flush=True)
"""

_CLOCK = """
import time
import dateline.wire
from datetime import datetime, timezone
from tests.chaos import clock
clock._JUMPS_AFTER_S = -1.0
clock.jump(3600)
told = dateline.wire.datetime.now(timezone.utc) - datetime.now(timezone.utc)
print(round(told.total_seconds()), isinstance(datetime.now(), dateline.wire.datetime))
"""

_ALL_MUTANTS = """
import os
import dateline_store.service, dateline_enrich.service, dateline_ingest.service
from tests.chaos.mutants import MUTANTS
for mutant in MUTANTS.values():
    child = os.fork()
    if not child:
        mutant.plant()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0, mutant.about
"""


class Steps:
    """Something with a method that can be wrapped."""

    async def step(self, number: int) -> int:
        """Return what it was given."""
        return number


def step_now(numbers: list[int]) -> list[int]:
    """Return what it was given."""
    return numbers


def _python(code: str) -> subprocess.CompletedProcess[str]:
    words: Sequence[str] = [sys.executable, "-c", code]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("target", "when", "last"),
    [
        ("Steps.step", "before", "2"),
        ("Steps.step", "after", "2"),
        ("step_now", "before", "2"),
        ("step_now", "after", "2"),
        ("step_now", "half", "2"),
    ],
)
def test_a_process_dies_at_its_point_the_given_time(target: str, when: str, last: str) -> None:
    """The first call passes, and the second is the last thing that the process does."""
    done = _python(_AT_A_POINT.format(target=target, when=when, times=2))
    assert done.returncode == -9, done.stderr
    assert done.stdout.split()[-1] == last


def test_every_point_names_something_that_is_there() -> None:
    """A method that was renamed would leave its point without effect."""
    for point in POINTS.values():
        assert callable(get(point.target)), point.target


def test_nothing_is_put_where_nothing_was() -> None:
    """A name that is gone is an error, not a change without effect."""
    with pytest.raises(AttributeError):
        put("tests.chaos.test_wrapped:Steps.gone", None)


def test_the_clock_of_our_modules_jumps_and_no_other() -> None:
    """What is compared with the real class still fits."""
    assert _python(_CLOCK).stdout.split() == ["3600", "True"]


def test_there_are_at_least_thirty_kinds_of_poison() -> None:
    """Each has a name of its own."""
    assert len(set(KINDS)) == len(KINDS) >= 30


@pytest.mark.parametrize("kind", ENTRIES)
def test_an_entry_that_is_no_article_is_refused(kind: str) -> None:
    """The wire reads none of them, and says so instead of failing."""
    fields, dead = plant(kind)
    with pytest.raises(Reject):
        decode(_raw(fields), FETCHED.model)
    assert dead == f"poison: {kind}"


@pytest.mark.parametrize("kind", [*ACTS, *ACTS_ON_LOOP, OVERFLOW.title])
def test_a_title_that_is_an_order_can_be_read(kind: str) -> None:
    """Such a message gets as far as the handler that it ruins."""
    fields, dead = plant(kind)
    article = decode(_raw(fields), FETCHED.model)
    assert isinstance(article, ArticleFetched)
    assert (article.title, article.message_id) == (kind, dead)


def test_every_mutant_can_still_be_planted() -> None:
    """A bug that no longer changes anything proves nothing."""
    done = _python(_ALL_MUTANTS)
    assert done.returncode == 0, done.stderr


def test_there_are_mutants_and_each_says_what_is_wrong_in_it() -> None:
    """At least twelve, with a scenario for each."""
    assert len(MUTANTS) >= 12
    assert len({mutant.about for mutant in MUTANTS.values()}) == len(MUTANTS)
    assert all(mutant.about for mutant in MUTANTS.values())


def test_the_long_form_kills_two_hundred_workers_and_twenty_redises() -> None:
    """At a named point a worker dies by itself; elsewhere it is killed."""
    workers = sum(SCENARIOS[name].amount for name in ("kills", "storm"))
    workers += len(POINTS) * SCENARIOS["points"].amount
    servers = sum(SCENARIOS[name].amount for name in ("redis", "redis-always", "power"))
    assert workers >= 200
    assert servers >= 20


def _raw(fields: Fields) -> dict[bytes, bytes]:
    def raw(item: str | bytes) -> bytes:
        return item.encode() if isinstance(item, str) else item

    return {raw(name): raw(value) for name, value in fields.items()}
