"""Tests of what is remembered about wire stories across files."""

from __future__ import annotations

import json
from uuid import UUID

from dateline_ingest.wire.remembering import portions, remember_names, resolve

from .fakes import FakeOutbox
from .samples import SOURCE, article
from .test_wire_naming import CORRECTED, KILL, STORY, item

OTHER = SOURCE.model_copy(update={"id": "other", "domain": None})


async def test_a_correction_beside_its_story_is_tied_to_it(outbox: FakeOutbox) -> None:
    """What is not remembered yet counts as well."""
    resolved = await resolve(outbox, [item(STORY), item(CORRECTED, "2.txt")], "in")
    assert [one.guid for one in resolved.articles] == ["1.txt", "1.txt"]


async def test_what_was_written_ties_the_next_file(outbox: FakeOutbox) -> None:
    """Names by a procedure, keys as memories."""
    resolved = await resolve(outbox, [item(STORY)], "in")
    await remember_names(outbox, resolved.names)
    found = await resolve(outbox, [item(KILL, "2.txt")], "in")
    assert [one.guid for one in found.articles] == ["1.txt"]


async def test_a_folder_remembers_its_agencies(outbox: FakeOutbox) -> None:
    """The latest first; what is damaged counts as nothing."""
    resolved = await resolve(outbox, [item(STORY)], "in")
    (name,) = [name for name in resolved.names if "agencies" in name]
    assert json.loads(resolved.names[name]) == ["wire-kp"]
    for damaged in ("{", "3"):
        outbox.memory[name] = damaged
        assert (await resolve(outbox, [item(STORY)], "in")).names[name] == '["wire-kp"]'


def test_a_portion_is_of_one_source_and_holds_no_article_twice() -> None:
    """A story and its correction may lie in one file."""
    one = article()
    two = article(article_id=UUID(int=2))
    foreign = article(article_id=UUID(int=3), source=OTHER)
    found = portions([one, two, one, foreign, foreign])
    assert [len(portion) for portion in found] == [2, 1, 1, 1]
    assert portions([]) == []
    many = [article(article_id=UUID(int=n)) for n in range(120)]
    assert [len(portion) for portion in portions(many)] == [50, 50, 20]
