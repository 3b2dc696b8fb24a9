"""The memory of an article that is looked at again, and what a look comes to. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.messages import ArticleFetched, Change
from dateline_ingest.identity.naming import content_hash
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.merging import merge
from dateline_ingest.pages.recheck_law import gone_for_good

GONE = frozenset({"not_found", "gone"})
"""What a fetch comes to where the page is not there: 404, 410, a redirect to the front page."""


class Followed(BaseModel):
    """An article in the schedule of rechecks: JSON, about 1.5 KB, without the text."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    domain: str
    """The host, by which the schedule spaces its looks."""
    article: ArticleFetched
    """As it was published, without its body: what a later revision has of its feed."""
    first_seen: datetime
    etag: str | None = None
    last_modified: str | None = None
    page_title: str | None = None
    """The headline that the page showed; the feed's may be another."""
    gone_since: datetime | None = None
    """When the page was first found missing."""

    def write(self) -> str:
        """Write it down; :func:`recollect` reads it back."""
        return self.model_dump_json(exclude_defaults=True)


def recollect(entry: str) -> Followed | None:
    """Read an entry of the schedule back; ``None`` where it is damaged."""
    try:
        return Followed.model_validate_json(entry)
    except ValidationError:
        return None


def follow(article: ArticleFetched, domain: str) -> Followed | None:
    """Begin to follow an article that was read on its own page; ``None`` for any other."""
    if article.text_origin != "page" or article.url is None or article.status != "usable":
        return None
    stub = article.model_copy(
        update={
            "body": "",
            "paragraphs": (),
            "dateline": None,
            "media": (),
            "provenance": (),
            "story_links": (),
            "change": None,
        }
    )
    return Followed(domain=domain, article=stub, first_seen=article.fetched_at)


def revised(followed: Followed, page: ArticleFetched) -> tuple[Followed, ArticleFetched | None]:
    """Take in what the page shows now.

    Its way to us (``via``) is the page now: no feed has listed it.

    Returns:
        What to remember, and the article as it is now, for the editor to tell whether that is
        news; ``None`` where the page shows something else, a login or a consent to cookies.
    """
    merged = merge(followed.article, page)
    if isinstance(merged, Failed):
        return followed.model_copy(update={"gone_since": None}), None
    known = followed.page_title
    is_retitled = known is not None and page.title not in {known, ""}
    title = page.title if is_retitled else merged.title
    now = merged.model_copy(
        update={
            "title": title,
            "fetched_at": page.fetched_at,
            "via": "page",
            "content_hash": content_hash(title, merged.deck, merged.body),
            "ai_opt_out": page.ai_opt_out or merged.ai_opt_out,
        }
    )
    stub = followed.article.model_copy(update={"title": title})
    update = {"page_title": page.title, "gone_since": None, "article": stub}
    return followed.model_copy(update=update), now


def missed(
    followed: Followed, failed: Failed, now: datetime
) -> tuple[Followed, ArticleFetched | None]:
    """Take in that the page cannot be had.

    A page that is not there in two looks at least an hour apart was removed. The revision that
    says so has the headline and the deck last known, no body and the status ``canceled``: what a
    publisher has taken back is not repeated; the revisions before it keep what it said.

    Returns:
        What to remember, and the removed article, once it counts as removed.
    """
    if failed.outcome not in GONE:
        return followed, None
    if not gone_for_good(followed.gone_since, now):
        return followed.model_copy(update={"gone_since": followed.gone_since or now}), None
    article = followed.article
    return followed, article.model_copy(
        update={
            "status": "canceled",
            "change": Change(kind="removed", notice=failed.detail or None),
            "fetched_at": now,
            "via": "page",
            "content_hash": content_hash(article.title, article.deck, ""),
        }
    )
