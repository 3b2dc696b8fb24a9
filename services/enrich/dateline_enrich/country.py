"""Tells whose habits an article follows where it writes a date in figures. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline.messages import ArticleFetched

_REGION: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?[-_](?P<region>[A-Za-z]{2})\b")
_COUNTRY_DOMAIN: Final = re.compile(r"\.(?P<code>[a-z]{2})\.?$")
_RENAMED: Final = {"UK": "GB", "SU": "RU"}
"""Top-level domains that are not the country's code in ISO 3166-1."""
_SOLD_TO_ANYONE: Final = frozenset({
    "AC", "AI", "AS", "BZ", "CC", "CO", "EU", "FM", "GG", "IO", "LA", "LY", "ME", "MS", "NU",
    "PW", "SC", "SH", "SO", "SX", "TO", "TV", "VC", "WS",
})  # fmt: skip
"""Domains of countries that any site in the world may bear: they say nothing of the writer."""


def country_of(article: ArticleFetched) -> str | None:
    """The country of the article's source, ISO 3166-1 alpha-2; ``None`` where nothing tells it.

    The region of the language tag (``en-GB``) is the publisher's own word; else the top-level
    domain of the source tells it.
    """
    if article.language and (found := _REGION.match(article.language.tag)):
        return found["region"].upper()
    found = _COUNTRY_DOMAIN.search((article.source.domain or "").lower())
    if found is None:
        return None
    code = found["code"].upper()
    return None if code in _SOLD_TO_ANYONE else _RENAMED.get(code, code)
