"""What a text says of itself: that it is corrected or withdrawn, or a note of its editor. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from dateline.messages import ArticleFetched
from dateline_ingest.identity.quiet import Words

Kind = Literal["retraction", "correction", "note"]

_ORDER: tuple[Kind, ...] = ("retraction", "correction", "note")
_LONGEST = 600
"""Characters of a notice that are kept."""
_LONGEST_HEAD = 48
_NOTE = 240
"""Characters of an editor's note that tell what it is about."""
_SIGNS = re.compile(r"[:\-\u2013\u2014\uff1a.]")
_NOT_LETTERS = re.compile(r"[\W\d_]+")

_CAPITALS = frozenset({
    "withdrawn", "withdrawal", "kill", "killed", "zurückgezogen", "annulation", "retirado",
    "anulado", "anulada", "ritirato", "annullato", "annullare", "cancelado", "cancelada",
    "ingetrokken", "återkallad", "peruttu", "wycofano", "wycofane",
})  # fmt: skip
"""Heads that count only in capitals: "Withdrawn: J. Berg (injury)" is the news, not of the news."""
_HEADS: dict[Kind, frozenset[str]] = {
    "retraction": frozenset({
        "retracted", "retraction", "mandatory kill", "story withdrawn", "story killed",
        "story kill", "zurückziehung", "rétractation", "annule et remplace", "article retiré",
        "dépêche annulée",
        "retractación", "ritrattazione", "retratação", "intrekking", "trukket tilbage",
        "trukket tilbake", "аннулировано", "отозвано", "geri çekildi", "撤稿", "撤销",
        "снято с ленты",  # noqa: RUF001 - Russian
        "撤回", "取り消し", "記事取り消し", "전문취소",
    } | _CAPITALS),
    "correction": frozenset({
        "correction", "corrections", "corrected", "corrects", "clarification",
        "correction and clarification", "corrections and clarifications", "erratum", "errata",
        "amended", "amendment", "correct", "correctie", "rectificatie", "korrektur",
        "berichtigung", "richtigstellung", "korrigiert", "berichtigt", "rectificatif",
        "rectification", "corrigé", "précision", "corrección", "fe de errores", "fe de erratas",
        "rectificación", "aclaración", "errata corrige", "rettifica", "correzione", "correção",
        "retificação", "erramos", "corrige", "rättelse", "rettelse", "retting", "korjaus",
        "oikaisu", "korekta", "sprostowanie", "исправление", "поправка", "уточнение", "исправлено",
        "düzeltme", "更正", "勘误", "訂正", "정정", "바로잡습니다", "تصحيح", "תיקון",
    }),
    "note": frozenset({
        "editor s note", "editors note", "editors notes", "editor note", "note to editors",
        "note to readers", "anmerkung der redaktion", "anm d red", "note de la rédaction", "ndlr",
        "nota del editor", "nota de la redacción", "nota della redazione", "ndr",
        "nota da redação", "nota do editor", "noot van de redactie", "redaktionens anmärkning",
        "redaksjonens merknad", "от редакции", "примечание редакции", "od redakcji", "编者按",
        "編集部注", "advisory", "attention editors",
    }),
}  # fmt: skip
"""What stands before the colon or dash of a notice."""

_OPENINGS: dict[Kind, tuple[str, ...]] = {
    "retraction": ("withdraws ", "retracts "),
    "correction": (
        "corrects ", "corrected ", "correcting ", "this story corrects ", "this version corrects ",
        "updated to correct ",
        "refiles to correct ", "refile to correct ", "clarifies ", "an earlier version ",
        "an earlier headline ", "a previous version ", "a prior version ", "earlier versions ",
        "in an earlier version ", "in einer früheren version ", "in einer ersten version ",
        "in einer vorherigen version ", "une version antérieure ", "une version précédente ",
        "dans une version précédente ", "dans une première version ", "una versión anterior ",
        "en una versión anterior ", "una versione precedente ", "in una versione precedente ",
        "uma versão anterior ", "em uma versão anterior ", "in een eerdere versie ",
        "een eerdere versie ", "i en tidigare version ", "en tidigare version ",
        "i en tidligere versjon ", "en tidligere versjon ", "i en tidligere version ",
        "en tidligere version ", "aiemmassa versiossa ", "we wcześniejszej wersji ",
        "w poprzedniej wersji ", "в более ранней версии ", "в предыдущей версии ",
        "corrige ", "corrigiert ", "korrigiert ", "corrigerer ", "此前版本", "本文早前版本",
    ),
}  # fmt: skip
"""How a notice begins that has no head, brackets left out."""

_THIS = ("this story", "this article", "this report", "this item", "this post", "this version",
         "this dispatch", "the story")  # fmt: skip
_SAID: dict[Kind, tuple[str, ...]] = {
    "retraction": ("withdrawn", "retracted", "is killed", "been killed", "been removed"),
    "correction": (
        "been corrected", "was corrected", "is corrected", "been amended", "was amended",
        "updated to correct", "to correct a", "to correct the", "to correct an", "misstated",
        "incorrectly",
    ),
}  # fmt: skip
_WRONG = ("correct", "earlier version", "misstat", "misspell", "an error", "amended", "erroneous")
_GONE = ("retract", "withdraw", "disregard", "do not use", "kill")
_FLAG = re.compile(
    r"(WITHDRAWN|RETRACTED|RETRACTION|KILL(?:ED)?|CORRECT(?:ED|ION|S)?)\s?(?:[-:\u2013\u2014(]|$)"
)


_OMENS = frozenset(
    _NOT_LETTERS.split(notice.strip())[-1].encode()
    for notices in (*_HEADS.values(), *_OPENINGS.values(), *_SAID.values())
    for notice in notices
) - {b"a", b"an", b"the"}
"""Where a text has none of these words it has no notice; most articles are passed over so."""
_UNSPACED = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")


class Notice(NamedTuple):
    """A publisher's word about its own text."""

    kind: Kind
    text: str
    """As printed."""


def find_notice(article: ArticleFetched, words: Words) -> Notice | None:
    """Find the weightiest notice of an article: retraction before correction before note.

    Looked at are the headline's flag (``CORRECTED-UPDATE 2-…``), the deck, the editor's note of a
    wire story and each paragraph that begins as notices begin. That a story tells of somebody
    else's correction does not make it one.
    """
    if _is_silent(article, words):
        return next(iter(_told([article.editor_note])), None)
    found = [*_flags(article.title), *_told([article.editor_note, article.deck])]
    found += _told(article.body.splitlines())
    return min(found, key=lambda notice: _ORDER.index(notice.kind), default=None)


def _is_silent(article: ArticleFetched, words: Words) -> bool:
    if not all(map(_OMENS.isdisjoint, words)):
        return False
    return article.title.isascii() or not _UNSPACED.search(article.title)


def _flags(title: str) -> Iterable[Notice]:
    """Read the capitals that wire services put before a headline."""
    flag = _FLAG.match(title)
    if flag is not None:
        kind: Kind = "correction" if flag[1].startswith("CORRECT") else "retraction"
        yield Notice(kind, title[:_LONGEST])
    elif kind_of_head := _kind_of_head(title):
        yield Notice(kind_of_head, title[:_LONGEST])


def _told(paragraphs: Iterable[str | None]) -> Iterable[Notice]:
    for paragraph in paragraphs:
        text = (paragraph or "").strip()
        kind = _kind(text) if text else None
        if kind is not None:
            yield Notice(kind, text[:_LONGEST])


def _kind(text: str) -> Kind | None:
    """Tell what kind of notice a paragraph is."""
    kind = _kind_of_head(text)
    if kind is not None:
        return kind
    lower = text.lower()
    bare = lower.lstrip("([*_\u2022 \u2013\u2014-")
    for one in _ORDER[:2]:
        if bare.startswith(_OPENINGS[one]):
            return one
        if bare.startswith(_THIS) and any(said in lower[:200] for said in _SAID[one]):
            return one
    return None


def _kind_of_head(text: str) -> Kind | None:
    """Tell it by the words before the first colon, dash or stop, without dates and brackets."""
    sign = _SIGNS.search(text, 1, _LONGEST_HEAD)
    if sign is not None:
        printed = text[: sign.start()].partition(",")[0]
    elif text.isupper():
        printed = text[:_LONGEST_HEAD]
    else:
        return None
    if "(" in printed[1:]:
        printed = printed[: printed.index("(", 1)]
    head = _NOT_LETTERS.sub(" ", printed.lower()).strip()
    if head in _CAPITALS and not printed.isupper():
        return None
    kind: Kind | None = next((one for one in _ORDER if head in _HEADS[one]), None)
    return _of_note(text[:_NOTE].lower()) if kind == "note" else kind


def _of_note(text: str) -> Kind:
    """Tell what an editor's note is about."""
    if any(word in text for word in _GONE):
        return "retraction"
    is_correction = any(word in text for word in (*_WRONG, *_OPENINGS["correction"]))
    return "correction" if is_correction else "note"
