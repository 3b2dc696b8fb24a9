"""Whether an article has to be read on its own page, because its feed shows a teaser. Pure."""

from __future__ import annotations

import re
from typing import Literal

from dateline.messages import ArticleFetched

FullText = Literal["teasers", "never", "always"]
"""Which articles are read on their own pages."""

_WHOLE = 1200
"""Characters from which a text is the story: measured on 200 feeds, teasers end below 1,000."""
_CUT = re.compile(
    r"(?:\.{3}|\u2026|\[\u2026\]|\[\.{3}\]|\(\u2026\))\s{0,3}"
    r"(?:(?:read|see|view|show|mehr|lire|leer|leggi|les|l\u00e4s|lees|czytaj|\u0447\u0438\u0442\u0430\u0442\u044c)"
    r"[^.!?\n]{0,40})?$"
    r"|(?:read (?:more|on|the (?:rest|full)[^.!?\n]{0,30})|continue reading[^.!?\n]{0,80}|weiterlesen|"
    r"lire la suite|leer m\u00e1s|seguir leyendo|leggi tutto|continua a leggere|lees verder|les mer|"
    r"l\u00e4s mer|\u0447\u0438\u0442\u0430\u0442\u044c \u0434\u0430\u043b\u0435\u0435|the post .{1,200} appeared first on .{1,80})[\s.\u2026\u00bb>\u2192\]]{0,4}$",
    re.IGNORECASE,
)
"""How a text ends that goes on elsewhere."""
_TAIL = 320
"""Characters at the end in which such words stand."""
_FEW = 4
"""Visits from which a feed's past counts."""
_SELDOM = 0.2


def is_cut(text: str) -> bool:
    """Whether a text ends as one that goes on elsewhere: an ellipsis, "read more"."""
    return _CUT.search(text.rstrip()[-_TAIL:]) is not None


def needs_page(
    article: ArticleFetched, wanted: FullText = "teasers", *, visited: int = 0, gained: int = 0
) -> bool:
    """Tell whether an article is to be read on its own page.

    That is so where the feed gives no text, one that is cut, or one too short to be a story. Not
    where the article is a film or a recording, whose text is a description; and not for a short
    text of a feed whose pages hardly ever had more than it: such a feed writes short.

    Args:
        article: as its feed gives it.
        wanted: the setting.
        visited: how many short, uncut articles of the feed were read on their pages so far.
        gained: how many of those pages had notably more text.
    """
    if wanted == "never" or article.text_origin != "feed":
        return False
    if not (article.url or "").lower().startswith(("http://", "https://")):
        return False
    if wanted == "always":
        return True
    if any(medium.kind in {"audio", "video"} for medium in article.media):
        return False
    if not article.body or is_cut(article.body):
        return True
    if len(article.body) >= _WHOLE:
        return False
    return visited < _FEW or gained >= _SELDOM * visited
