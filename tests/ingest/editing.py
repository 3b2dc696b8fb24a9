"""An editor at work in a test: a newsroom that reads documents, hour after hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dateline.messages import ArticleFetched, Source
from dateline_ingest.identity.editor import Editor

from .fakes import FakeOutbox
from .inventing import Story, paragraph, seeded, story_of
from .samples import NOW

TOP = Source(id="harbour.example_top", name="Harbour", domain="harbour.example")
LOCAL = Source(id="harbour.example_local", name="Harbour", domain="harbour.example")


@dataclass
class Newsroom:
    """An editor over an outbox in memory, and the hours that pass."""

    outbox: FakeOutbox = field(default_factory=FakeOutbox)
    now: datetime = NOW
    asked: list[str] = field(default_factory=list[str])
    """The titles of the articles whose pages were asked for."""
    pages: dict[str, Story] = field(default_factory=dict[str, Story])
    """The page of each article, by the title of its item."""

    async def enlarge(self, article: ArticleFetched) -> ArticleFetched:
        """Get the page of an article."""
        self.asked.append(article.title)
        page = self.pages.get(article.title)
        if page is None:
            return article
        whole = page.article(article.source, self.now)
        return whole.model_copy(
            update={"text_origin": "page", "article_id": article.article_id, "url": article.url}
        )

    async def read(self, *stories: Story, source: Source = TOP) -> list[ArticleFetched]:
        """Read a document an hour later, and publish what is news in it."""
        self.now += timedelta(hours=1)
        return await self.take([story.article(source, self.now) for story in stories], source)

    async def take(
        self, articles: Sequence[ArticleFetched], source: Source = TOP
    ) -> list[ArticleFetched]:
        """Publish what is news among articles."""
        before = len(self.outbox.stream)
        drafts = await Editor(self.outbox, self.enlarge).drafts(source, articles)
        await self.outbox.publish(drafts)
        assert len(self.outbox.stream) == before + len(drafts)
        return self.outbox.stream[before:]


def stories(number: int, seed: int = 0) -> list[Story]:
    """Write so many stories."""
    chance = seeded(seed)
    return [story_of(chance, n) for n in range(number)]


def kinds(articles: Sequence[ArticleFetched]) -> list[tuple[int, str]]:
    """The revision and the class of each."""
    return [(one.revision, one.change.kind if one.change else "") for one in articles]


def edited(story: Story) -> Story:
    """Another paragraph."""
    return replace(story, paragraphs=(*story.paragraphs, paragraph(seeded(99))))
