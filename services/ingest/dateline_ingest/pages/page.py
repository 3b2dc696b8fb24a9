"""An article's web page to an article: declared metadata first, then what can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from lxml import etree

from dateline.messages import ArticleFetched, Provenance, Source
from dateline_ingest.dating.choice import Claim, date_article
from dateline_ingest.dating.datelines import dateline_of
from dateline_ingest.dating.guessing import guessed_claim
from dateline_ingest.dating.page_dates import page_claims
from dateline_ingest.identity.naming import article_id, content_hash
from dateline_ingest.identity.urls import canonical, host_of
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.extraction import VERSION, Extraction, extract
from dateline_ingest.pages.furniture import strip_furniture
from dateline_ingest.pages.json_ld import plain
from dateline_ingest.pages.metadata import PageMetadata, first, read_metadata
from dateline_ingest.pages.opening import find_lead, trim_opening
from dateline_ingest.pages.pictures import read_pictures
from dateline_ingest.text import markup
from dateline_ingest.text.encodings import read_page
from dateline_ingest.text.language import decide_language
from dateline_ingest.text.paragraphs import Block, join
from dateline_ingest.text.words import overlap

NOT_FREE = "not free to read: the page may show less than the story"
"""The note on a body whose page declares that only subscribers can read all of it."""


def read_article_page(
    content: bytes, *, url: str | None, fetched_at: datetime, content_type: str | None = None
) -> ArticleFetched | Failed:
    """Make an article, revision 1, of a page.

    Args:
        content: the page's bytes.
        url: where it came from, if from anywhere.
        fetched_at: when.
        content_type: the header, for its charset.
    """
    root = markup.parse_html(read_page(content, content_type))
    if root is None:
        return Failed("empty")
    told = read_metadata(root, url)
    claims = page_claims(root, told.article, told.meta, url or told.canonical_url)
    pictures = read_pictures(root, told.article, first(told.meta, "og:image"), url)
    strip_furniture(root)
    found = extract(root, plain(told.article.get("articleBody")) if told.is_free else None)
    article = _article(told, _story(root, told, found), url, fetched_at)
    if article is None:
        return Failed("no_story")
    article = article.model_copy(
        update={"media": pictures, "provenance": (_provenance(told, found),)}
    )
    return _dated(article, claims, root)


def _article(
    told: PageMetadata, blocks: Sequence[Block], url: str | None, fetched_at: datetime
) -> ArticleFetched | None:
    """The article as far as its words go; ``None`` where it has none."""
    body, paragraphs = join(blocks)
    if not body:
        return None
    title = told.title or ""
    deck = _deck(told.deck, title, blocks)
    address = told.canonical_url
    source = _source(told, url or address)
    hashed = content_hash(title, deck, body)
    return ArticleFetched(
        article_id=article_id(source.id, None, address, hashed),
        revision=1,
        source=source,
        url=url,
        canonical_url=address,
        title=title,
        deck=deck,
        body=body,
        paragraphs=paragraphs,
        byline=", ".join(told.authors) or None,
        authors=told.authors,
        language=decide_language(told.language, title, body),
        fetched_at=fetched_at,
        content_hash=hashed,
        via="page",
        dateline=dateline_of(body, paragraphs),
        section=told.section,
        keywords=told.keywords,
        text_origin="page",
    )


def _dated(
    article: ArticleFetched, claims: Sequence[Claim], root: markup.Element
) -> ArticleFetched:
    """Date an article by what its page states, else by its text, else by what can be seen."""
    dated = date_article(article, claims)
    if dated.published is not None:
        return dated
    page = etree.tostring(root, method="html", encoding="unicode")
    guess = guessed_claim(page, article.url, (article.fetched_at + timedelta(days=1)).date())
    return date_article(article, [*claims, guess]) if guess else dated


def _story(root: markup.Element, told: PageMetadata, found: Extraction) -> tuple[Block, ...]:
    titles = [title for title in (told.title, told.heading) if title]
    blocks = trim_opening(found.blocks, titles, told.authors)
    lead = find_lead(root, blocks, told.deck, told.title)
    return (lead, *blocks) if lead else blocks


def _deck(declared: str | None, title: str, blocks: Sequence[Block]) -> str | None:
    """The declared summary, where it says more than the headline and the story's start do."""
    start = (declared or "").rstrip(". …")
    if not declared or not start or overlap(declared, title) >= 0.9:  # noqa: PLR2004 - a word's difference
        return None
    repeats = blocks[0].text.startswith(start) or overlap(blocks[0].text, declared) >= 0.9  # noqa: PLR2004 - as above
    return None if repeats else declared


def _provenance(told: PageMetadata, found: Extraction) -> Provenance:
    notes = [f"{found.method} extraction, agreement {found.agreement:.2f}"]
    notes += [] if told.is_free else [NOT_FREE]
    return Provenance(
        part="body",
        component="dateline_ingest.pages.extraction",
        version=VERSION,
        note="; ".join(notes),
    )


def _source(told: PageMetadata, url: str | None) -> Source:
    host = host_of(canonical(url)) if url else None
    name = told.site_name or host or "page"
    return Source(id=host or name, name=name, domain=host)
