"""Turns an enriched article back into the fetched one that it was made of. Pure."""

from __future__ import annotations

from datetime import datetime

from dateline.messages import ArticleEnriched, ArticleFetched

_FOUND = ArticleEnriched.model_fields.keys() - ArticleFetched.model_fields.keys()
"""The fields that enrich adds; it signs for them in ``provenance`` by their names."""


def unenriched(article: ArticleEnriched, *, replayed_at: datetime) -> ArticleFetched:
    """Take away what enrich found, and stamp the article so that what it finds now holds."""
    kept = {name: getattr(article, name) for name in ArticleFetched.model_fields}
    kept["provenance"] = tuple(made for made in article.provenance if made.part not in _FOUND)
    kept["replayed_at"] = replayed_at
    return ArticleFetched.model_validate(kept)
