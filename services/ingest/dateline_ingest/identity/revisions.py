"""The class of a change: cosmetic, headline, update, correction, retraction, removed. Pure."""

from __future__ import annotations

from dateline.messages import ArticleFetched, Change
from dateline_ingest.identity.memory import Remembered, field_hashes
from dateline_ingest.identity.notices import Notice
from dateline_ingest.identity.quiet import Words, digest, quiet_hash, quiet_words

_TOLD = ("correction", "retraction", "removed")
"""What a parser may say of an article beforehand: a wire service's kill, a page that is gone."""
_GONE = ("withheld", "canceled")


def change_to(
    article: ArticleFetched, words: Words, notice: Notice | None, before: Remembered | None
) -> Change:
    """Tell how an article differs from its last revision.

    The weightiest class counts: what the reader of the article says beforehand
    (``article.change``), a retraction, a correction, a changed headline, any other changed word.
    Where no word that makes a difference has changed it is ``cosmetic``, and no revision.

    Args:
        article: as it is now.
        words: of it.
        notice: what it says of itself.
        before: the memory of the revision before; ``None``: there is none.
    """
    text = (article.change.notice if article.change else None) or (notice.text if notice else None)
    if before is None:
        return Change(kind="new", notice=text)
    now = field_hashes(article, words)
    changed = tuple(
        name
        for name in (*before.fields, *(name for name in now if name not in before.fields))
        if before.fields.get(name) != now.get(name)
    )
    names = tuple(name for name in changed if not name.startswith("~")) if before.fields else ()
    if _is_same(article, words, before):
        return Change(kind="cosmetic", changed_fields=names)
    is_new = notice is not None and notice_hash(notice) != before.notice
    kind = _told(article, before, notice if is_new else None)
    if kind is not None:
        return Change.model_validate({"kind": kind, "changed_fields": names, "notice": text})
    reworded = {name for name in changed if name.startswith("~")}
    return Change(
        kind="headline" if reworded == {"~title"} else "update",
        changed_fields=names,
        notice=text if is_new else None,
    )


def notice_hash(notice: Notice | None) -> str:
    """Hash a notice, for a memory; a notice that stands there still is told once."""
    return digest(repr(quiet_words(notice.text)), 4) if notice else ""


def _is_same(article: ArticleFetched, words: Words, before: Remembered) -> bool:
    if article.content_hash == before.content_hash and article.status == before.status:
        return True
    return before.quiet == quiet_hash(words, article.status)


def _told(article: ArticleFetched, before: Remembered, notice: Notice | None) -> str | None:
    """Tell the class from what the publisher says."""
    if article.change and article.change.kind in _TOLD:
        return article.change.kind
    if article.status in _GONE and before.status not in _GONE:
        return "retraction"
    if notice is not None and notice.kind != "note":
        return notice.kind
    return None
