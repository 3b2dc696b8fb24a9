"""An article as its feed gives it and as its page shows it, made one article. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from dateline.messages import (
    ArticleFetched,
    Instant,
    Language,
    Media,
    Paragraph,
    Provenance,
)
from dateline_ingest.dating.datelines import dateline_of
from dateline_ingest.identity.naming import content_hash
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.teaser import is_cut
from dateline_ingest.text.words import containment, overlap

_SAME_TITLE, _SAME_TEXT = 0.5, 0.5
"""Share of the words from which a page tells the story of the teaser."""
_SAME_DECK = 0.9
_START = 400
"""Characters of a teaser that its page is searched for."""
_WEAK = 0.6
"""Confidence of a feed's date that a page's own may replace: that of a mere change."""
_DAY = timedelta(days=1)
_MOST_KEYWORDS = 50


def merge(item: ArticleFetched, page: ArticleFetched) -> ArticleFetched | Failed:
    """Make one article of a feed's item and its page.

    The item keeps its identity: id, guid, source, link, the way it came. Its headline counts
    unless it is cut short, and so do its dates, authors and section where it has them. The text is
    the page's if it is longer. A teaser that is not the text's beginning becomes the deck. Of
    dates the evidence of both is kept, and where they disagree that is said.

    Args:
        item: as the feed gives it.
        page: as :func:`dateline_ingest.pages.page.read_article_page` reads it.

    Returns:
        The article, or ``no_story`` where the page tells another story: that of a login, of a
        consent to cookies, of the front page.
    """
    if not _is_same_story(item, page):
        return Failed("no_story", "the page is of something else")
    title = _title(item, page)
    texts = _with_text(item, page)
    return texts.model_copy(
        update={
            "title": title,
            "content_hash": content_hash(title, texts.deck, texts.body),
            "canonical_url": page.canonical_url or item.canonical_url,
            "byline": item.byline or page.byline,
            "authors": item.authors or page.authors,
            "language": _language(item.language, page.language),
            "section": item.section or page.section,
            "keywords": _unique((*item.keywords, *page.keywords))[:_MOST_KEYWORDS],
            "media": _media(item.media, page.media),
            "provenance": (*item.provenance, *page.provenance),
            **_dates(item, page),
        }
    )


def noted(article: ArticleFetched, note: str) -> ArticleFetched:
    """Write down why an article has no more text than its feed gives."""
    provenance = Provenance(
        part="body", component="dateline_ingest.pages.visits", version="1", note=note
    )
    return article.model_copy(update={"provenance": (*article.provenance, provenance)})


def _is_same_story(item: ArticleFetched, page: ArticleFetched) -> bool:
    told = "\n".join((page.title, page.deck or "", page.body))
    teaser = (item.body or item.deck or "")[:_START]
    if not item.title and not teaser:
        return True
    if overlap(item.title, page.title) >= _SAME_TITLE:
        return True
    return containment(teaser or item.title, told) >= _SAME_TEXT


def _with_text(item: ArticleFetched, page: ArticleFetched) -> ArticleFetched:
    """The item with the page's body, if that is longer, and the deck that goes with it.

    What the feed has as its deck stands above the story on most pages: it stays the deck.
    """
    if len(page.body) <= len(item.body) and not is_cut(item.body):
        return item.model_copy(update={"deck": item.deck or page.deck})
    teaser = " ".join(item.body.split())
    body, paragraphs = _without_deck(page, item.deck)
    decks = (item.deck, None if is_cut(teaser) else teaser, page.deck)
    deck = next((deck for deck in decks if deck and not _repeats(deck, body)), None)
    return item.model_copy(
        update={
            "deck": deck,
            "body": body,
            "paragraphs": paragraphs,
            "dateline": dateline_of(body, paragraphs),
            "text_origin": "page",
        }
    )


def _without_deck(page: ArticleFetched, deck: str | None) -> tuple[str, tuple[Paragraph, ...]]:
    """The page's body without its first paragraph, where that is what the feed has as its deck."""
    body, paragraphs = page.body, page.paragraphs
    if deck is None or len(paragraphs) < 2:  # noqa: PLR2004 - something must be left
        return body, paragraphs
    first, start = paragraphs[0], paragraphs[1].start
    if overlap(body[first.start : first.end], deck) < _SAME_DECK:
        return body, paragraphs
    moved = (
        p.model_copy(update={"start": p.start - start, "end": p.end - start})
        for p in paragraphs[1:]
    )
    return body[start:], tuple(moved)


def _repeats(deck: str, body: str) -> bool:
    """Whether a deck says what the body begins with, a word or two aside."""
    return containment(deck, body[: 2 * len(deck)]) >= _SAME_DECK


def _title(item: ArticleFetched, page: ArticleFetched) -> str:
    start = item.title.rstrip(". \u2026")
    is_whole = item.title and not item.title.endswith(("...", "\u2026"))
    return item.title if is_whole or not page.title.startswith(start) else page.title


def _language(item: Language | None, page: Language | None) -> Language | None:
    """The page's, told from more words; the feed's where it is the same but says more."""
    if item is None or page is None:
        return page or item
    if item.tag.partition("-")[0] == page.tag.partition("-")[0] and "-" not in page.tag:
        return item
    return page


def _dates(item: ArticleFetched, page: ArticleFetched) -> dict[str, object]:
    evidence = _unique((*item.date_evidence, *page.date_evidence))
    strong = max(
        (e.confidence for e in item.date_evidence if (e.role, e.origin) == ("published", "feed")),
        default=0.0,
    )
    published = _more_exact(item.published, page.published)
    if page.published and (published is None or strong <= _WEAK) and _is_stated(page):
        published = page.published
    return {
        "published": published or page.published,
        "updated": page.updated or item.updated,
        "date_evidence": evidence,
        "dates_conflict": item.dates_conflict
        or page.dates_conflict
        or (_is_stated(page) and _differ(item.published, page.published)),
    }


def _is_stated(page: ArticleFetched) -> bool:
    """Whether the page states its date, which is more than to show one somewhere."""
    return any(e.role == "published" and e.confidence > _WEAK for e in page.date_evidence)


def _more_exact(item: Instant | None, page: Instant | None) -> Instant | None:
    """The feed's date, with the page's clock where the feed gives a day only."""
    if item is None or page is None or item.granularity != "day" or page.day != item.day:
        return item
    return page


def _differ(item: Instant | None, page: Instant | None) -> bool:
    return item is not None and page is not None and abs(item.at - page.at) > _DAY


def _unique(values: Iterable[object]) -> tuple[object, ...]:
    return tuple(dict.fromkeys(values))


def _media(item: Sequence[Media], page: Sequence[Media]) -> tuple[Media, ...]:
    """The page's pictures, which have captions, and what else came with the feed."""
    known = {medium.url.partition("?")[0] for medium in page}
    return (*page, *(medium for medium in item if medium.url.partition("?")[0] not in known))
