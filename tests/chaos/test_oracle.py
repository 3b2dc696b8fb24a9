"""The oracle: each kind of fault is found, and nothing else is called one."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

from tests.chaos.database import Key, Stored
from tests.chaos.ledger import Ledger
from tests.chaos.oracle import Evidence, judge
from tests.chaos.words import Story, write
from tests.samples import NAMESPACE


def _id(number: int) -> UUID:
    return uuid5(NAMESPACE, str(number))


def _stored(number: int, edition: int = 1, revision: int | None = None) -> Stored:
    story = write("gazette", number, edition)
    return _lying(_id(number), revision or edition, story)


def _lying(article_id: UUID, revision: int, story: Story) -> Stored:
    return Stored(article_id, revision, revision, story.guid, story.title, story.text)


def _ledger(*stories: Story) -> Ledger:
    ledger = Ledger()
    ledger.serve(stories)
    return ledger


ONE, TWO, TWO_CORRECTED = write("gazette", 1), write("gazette", 2), write("gazette", 2, 2)
LEDGER = _ledger(ONE, TWO, TWO_CORRECTED)
STORED = (_stored(1), _stored(2), _stored(2, 2))
CURRENT: list[Key] = [(_id(1), 1), (_id(2), 2)]
IDS = [stored.message_id for stored in STORED]


def test_a_run_without_fault_has_none() -> None:
    """Every story is there, once, in its last edition, and everybody got it."""
    findings = judge(
        Evidence(
            LEDGER,
            STORED,
            CURRENT,
            streamed=dict.fromkeys(IDS, 1),
            received={"mirror": [*IDS, IDS[0]]},
            dead=["x"],
            planted=["x"],
        )
    )
    assert findings.faults == ()
    assert (findings.served, findings.stored, findings.dead) == (2, 2, 1)


def test_an_edition_that_was_overtaken_need_not_be_stored() -> None:
    """A feed may correct a story before anybody has published what it said first."""
    stored = (_stored(1), _stored(2, 2, revision=1))
    assert judge(Evidence(LEDGER, stored, [(_id(1), 1), (_id(2), 1)])).faults == ()


def test_a_story_that_is_not_stored_is_lost() -> None:
    """It was served to its last byte."""
    findings = judge(Evidence(LEDGER, STORED[1:], CURRENT[1:]))
    assert findings.lost == (ONE.guid,)
    assert findings.faults == (f"1 lost: {ONE.guid}",)


def test_two_articles_of_one_story_are_a_double() -> None:
    """One guid of one feed is one article."""
    twin = _lying(_id(9), 1, ONE)
    findings = judge(Evidence(LEDGER, (*STORED, twin), [*CURRENT, (_id(9), 1)]))
    assert findings.doubled == (ONE.guid,)


def test_two_revisions_in_a_row_alike_are_a_double() -> None:
    """A revision is raised when the content really changes."""
    findings = judge(Evidence(LEDGER, (*STORED, _stored(1, 1, 2)), [(_id(1), 2), CURRENT[1]]))
    assert findings.doubled == (ONE.guid,)


def test_a_message_that_was_streamed_twice_is_a_double() -> None:
    """The hand-off between stages happens once."""
    assert judge(Evidence(LEDGER, STORED, CURRENT, streamed={IDS[0]: 2})).doubled == (IDS[0],)


def test_an_older_edition_at_the_top_is_a_wrong_revision() -> None:
    """The newest content must be the last one that was served."""
    findings = judge(Evidence(LEDGER, STORED[:2], [(_id(1), 1), (_id(2), 1)]))
    assert findings.wrong == (TWO.guid,)


def test_a_current_row_that_is_not_the_newest_revision_is_wrong() -> None:
    """The row of an article never moves back."""
    findings = judge(Evidence(LEDGER, STORED, [(_id(1), 1), (_id(2), 1)]))
    assert findings.wrong == (TWO.guid,)


def test_content_that_nobody_served_is_wrong() -> None:
    """A text that was garbled on the way is not what the feed said."""
    garbled = replace(STORED[0], body="garbled")
    assert judge(Evidence(LEDGER, (garbled, *STORED[1:]), CURRENT)).wrong == (ONE.guid,)


def test_what_a_subscriber_never_got_is_missed() -> None:
    """Whoever it is, by name."""
    received = {"mirror": IDS, "digest": IDS[1:]}
    findings = judge(Evidence(LEDGER, STORED, CURRENT, received=received))
    assert findings.missed == {"mirror": (), "digest": (IDS[0],)}
    assert findings.faults == (f"1 missed by digest: {IDS[0]}",)


def test_dead_letters_must_be_the_planted_ones_each_once() -> None:
    """One that is missing, one that nobody planted and one too many are all faults."""
    findings = judge(Evidence(LEDGER, STORED, CURRENT, dead=["b", "c", "b"], planted=["a", "b"]))
    assert findings.undead == ("a",)
    assert findings.wrongly_dead == ("b", "c")


def test_books_that_do_not_balance_are_a_fault() -> None:
    """What came in is settled, given up, or waiting."""
    findings = judge(Evidence(LEDGER, STORED, CURRENT, balances={"enrich": 0, "store": 2}))
    assert findings.faults == ("1 unbalanced: store by 2",)
