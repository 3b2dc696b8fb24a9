"""An article's web page to an article: declared metadata first, then what can be seen. Pure."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urljoin

import trafilatura
from trafilatura.settings import Document

from dateline.messages import ArticleFetched, Media, Source
from dateline_ingest.dating.choice import Claim, date_article
from dateline_ingest.dating.datelines import dateline_of
from dateline_ingest.dating.stamps import read_stamp
from dateline_ingest.feeds.articles import read_language
from dateline_ingest.identity.naming import article_id, content_hash
from dateline_ingest.identity.urls import canonical, host_of
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.metadata import PageMetadata, read_metadata
from dateline_ingest.text import markup
from dateline_ingest.text.encodings import read_page
from dateline_ingest.text.html import read_element
from dateline_ingest.text.paragraphs import Block, join


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
    text = read_page(content, content_type)
    root = markup.parse_html(text)
    if root is None:
        return Failed("empty")
    told = read_metadata(root)
    title = told.title or ""
    body, paragraphs = join(_body(text, root, {told.title, told.heading}))
    if not body:
        return Failed("no_story")
    deck = None if not told.deck or body.startswith(told.deck.rstrip(". …")) else told.deck
    address = canonical(urljoin(url or "", told.canonical_url or "") or "") or None
    source = _source(told, address or url)
    hashed = content_hash(title, deck, body)
    article = ArticleFetched(
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
        language=read_language(told.language),
        fetched_at=fetched_at,
        content_hash=hashed,
        via="page",
        dateline=dateline_of(body, paragraphs),
        section=told.section,
        keywords=told.keywords,
        media=(Media(url=urljoin(url or "", told.picture)),) if told.picture else (),
        text_origin="page",
    )
    return date_article(article, _claims(told))


def _source(told: PageMetadata, url: str | None) -> Source:
    host = host_of(url) if url else None
    name = told.site_name or host or "page"
    return Source(id=host or name, name=name, domain=host)


def _claims(told: PageMetadata) -> list[Claim]:
    claims: list[Claim] = []
    if told.published and (published := read_stamp(told.published)):
        claims.append(Claim("published", published, "page", told.published))
    if told.updated and (updated := read_stamp(told.updated)):
        claims.append(Claim("updated", updated, "page", told.updated))
    return claims


def _body(text: str, root: markup.Element, titles: set[str | None]) -> tuple[Block, ...]:
    """The main text as trafilatura finds it; on a page too small for it, the paragraphs."""
    found = trafilatura.bare_extraction(text, include_comments=False, include_tables=False)
    blocks = _blocks(found) if isinstance(found, Document) else ()
    if not blocks:
        blocks = tuple(
            block for paragraph in root.iter("p") for block in read_element(paragraph)
        ) or read_element(root)
    return tuple(block for n, block in enumerate(blocks) if n > 0 or block.text not in titles)


def _blocks(found: Document) -> tuple[Block, ...]:
    """Trafilatura's own element names are p, head, quote and list."""
    for heading in found.body.iter("head"):
        # Under its own name the element would be taken for the head of an HTML page.
        heading.tag = "h3"
    return read_element(found.body)
