"""Tests of asking an editor which stories are news."""

from __future__ import annotations

from uuid import UUID

from dateline.messages import Change
from dateline_ingest.wire.editing import PlainEditor, home_of, portions

from .fakes import FakeOutbox
from .samples import SOURCE, article

OTHER = SOURCE.model_copy(update={"id": "other", "domain": None})


async def test_what_is_known_is_no_news(outbox: FakeOutbox) -> None:
    """The memory of the article tells."""
    editor = PlainEditor(outbox)
    drafts = await editor.drafts(SOURCE, [article()])
    assert [draft.message.revision for draft in drafts] == [1]
    await outbox.publish(drafts)
    assert await editor.drafts(SOURCE, [article()]) == []
    assert "at harbour.example" in outbox.calls


async def test_a_withdrawal_is_news_although_its_text_is_the_same(outbox: FakeOutbox) -> None:
    """And its content hash is that of the text."""
    editor = PlainEditor(outbox)
    await outbox.publish(await editor.drafts(SOURCE, [article()]))
    change = Change(kind="retraction", notice="Kill.")
    canceled = article(status="canceled", change=change)
    (draft,) = await editor.drafts(SOURCE, [canceled])
    assert (draft.message.revision, draft.message.change) == (2, change)
    assert draft.message.content_hash == "00"
    await outbox.publish([draft])
    assert await editor.drafts(SOURCE, [canceled]) == []


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


def test_a_source_lives_with_its_host() -> None:
    """Or alone, where it has none."""
    assert home_of(SOURCE) == "harbour.example"
    assert home_of(OTHER) == "other"
