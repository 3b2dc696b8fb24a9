"""Whether an article has to be read on its own page, because its feed shows a teaser. Pure."""

from __future__ import annotations

from typing import Literal

from dateline.messages import ArticleFetched

FullText = Literal["teasers", "never", "always"]
"""Which articles are read on their own pages."""

_WHOLE = 1200
"""Characters from which a text is the story: measured on 200 feeds, teasers end below 1,000."""
_ELLIPSES = ("...", "\u2026")
_AFTER = " \t\n])\u00bb\u203a>\u2192"
"""What may stand behind an ellipsis, or behind the words of a link."""
_MORE = (
    "read more", "read on", "read the full story", "read the full article", "read the rest",
    "continue reading", "keep reading", "weiterlesen", "mehr lesen", "lire la suite",
    "lire plus", "leer m\u00e1s", "seguir leyendo", "leggi tutto", "continua a leggere",
    "leia mais",
    "lees verder", "lees meer", "les mer", "l\u00e4s mer", "l\u00e6s mere", "lue lis\u00e4\u00e4",
    "czytaj dalej", "czytaj wi\u0119cej",
    "\u0447\u0438\u0442\u0430\u0442\u044c \u0434\u0430\u043b\u0435\u0435",
    "devam\u0131n\u0131 oku", "\u7d9a\u304d\u3092\u8aad\u3080", "\u9605\u8bfb\u5168\u6587",
)  # fmt: skip
"""The last words of a text that goes on elsewhere."""
_SIGNATURE = " appeared first on "
"""In the paragraph that WordPress puts below each text, whole or cut."""
_TAIL = 400
_FEW = 4
"""Visits from which a feed's past counts."""
_SELDOM = 0.2


def is_cut(text: str) -> bool:
    """Whether a text ends as one that goes on elsewhere: an ellipsis, "read more"."""
    tail = text.rstrip()[-_TAIL:]
    before, gap, last = tail.rpartition("\n\n")
    if gap and _SIGNATURE in last:
        tail = before
    tail = tail.rstrip(_AFTER)
    return tail.endswith(_ELLIPSES) or tail.rstrip(f".:{_AFTER}").lower().endswith(_MORE)


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
    url = (article.url or "").lower()
    is_candidate = article.text_origin == "feed" and url.startswith(("http://", "https://"))
    if wanted != "teasers" or not is_candidate:
        return is_candidate and wanted == "always"
    if any(medium.kind in {"audio", "video"} for medium in article.media):
        return False
    if not article.body or is_cut(article.body):
        return True
    is_short = len(article.body) < _WHOLE
    return is_short and (visited < _FEW or gained >= _SELDOM * visited)
