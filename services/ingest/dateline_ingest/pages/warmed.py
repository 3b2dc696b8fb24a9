"""Reads one small page when it is imported, so that no page of others pays for what is loaded then.

A sandbox counts the memory and the time of each task. The model of languages alone has 117 MB and
takes most of a second; name this module among those that its children load at their start.
"""

from __future__ import annotations

from datetime import UTC, datetime

from dateline_ingest.pages.page import read_article_page

__all__ = ["read_article_page"]

_PAGE = b"""<html><body><h1>Notice</h1><p class="date">3 May 2026</p>
<p>The harbour office will be closed on Monday, and the ferries leave from the western pier.</p>
</body></html>"""
"""Short enough for the extractors to disagree, and without a declared date: each is asked."""

read_article_page(_PAGE, url=None, fetched_at=datetime(2026, 5, 4, tzinfo=UTC))
