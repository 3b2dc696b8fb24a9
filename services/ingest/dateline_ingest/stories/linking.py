"""Links an article to the tellings of its story that came before it, here or at other outlets."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.messages import ArticleFetched
from dateline.runtime import Outbox
from dateline.runtime.logging import logger
from dateline_ingest.stories.fingerprint import fingerprint
from dateline_ingest.stories.index import INDEX, LOOK_UP, arguments, links
from dateline_ingest.stories.rules import Rules

log = logger("ingest")


@dataclass
class StoryLinker:
    """Adds ``story_links`` to articles before they are published.

    A link says what *this* article is to the one linked: its ``excerpt`` (part of it), its
    ``update`` (all of it and more, or other numbers), its ``reprint`` (nearly the same words), or
    ``exact``; the score is the share of the shorter text's shingles that the longer one has.
    ``story_id`` is the id of the first article of the story that was seen; an article without links
    begins a story of its own id. The first link leads to the beginning of the article's own story
    and the second to the nearest text in it, unless that is the same; one to another story bears
    that story's id. What comes later links back, so that nothing published has to change.
    """

    outbox: Outbox[ArticleFetched]
    window: float
    """Seconds that a text is remembered, counted from its last revision."""
    rules: Rules = field(default_factory=Rules)

    async def link(self, article: ArticleFetched) -> ArticleFetched:
        """Find the tellings of an article's story.

        Redis out of reach is waited out, as in publishing. Any other failure of the index costs the
        article its links and nothing else.
        """
        try:
            found = fingerprint(article)
            if found is None:
                return article
            told = arguments(article, found, self.window, self.rules)
            _, answer = await self.outbox.at(INDEX).run(LOOK_UP, [INDEX], told)
            return article.model_copy(update={"story_links": links(answer)})
        except Exception:
            log.exception("ingest.story_index_failed", article=str(article.article_id))
            return article
