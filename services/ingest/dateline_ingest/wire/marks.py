"""The words that say what a dispatch is: urgent, a second lead, a correction, a kill. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline_ingest.wire.story import NoticeKind

_UPDATES = """update updates updated wrapup ld lead writethru write-thru rpt repeat repeats recast
subs sub aktualisierung actualisation actualiza actualización aggiornamento обновление"""
_CORRECTIONS = """corrected correction corrections correct corrective refile refiled fix
clarification clarified berichtigung korrektur korrigiert rectificatif corrigé corrige rectifié
corrección correção correctie rectificatie rettifica correzione rettelse rättelse korrigering
korjaus sprostowanie oprava helyesbítés düzeltme исправление уточнение исправлено"""
_RETRACTIONS = """kill killed withdrawn withdrawal withdraw retraction retracted elim eliminate
annule annulé annulée annulation anulada anulado anula anulación annullata annullato annullamento
zurückgezogen rückzug ungültig tilbagetrukket trukket återkallad anulowana wycofana аннулировано
аннулирована отозвано"""
_URGENT = """urgent urgente alert newsalert apnewsalert snap bulletin eil eilmeldung urgence
prioritaire срочно hastemelding haster acil"""
_FLASH = "flash blitz молния"
_OTHERS = "advisory attention exclusive advance"

_KINDS: dict[str, NoticeKind] = {
    **dict.fromkeys(_UPDATES.split(), "update"),
    **dict.fromkeys(_CORRECTIONS.split(), "correction"),
    **dict.fromkeys(_RETRACTIONS.split(), "retraction"),
}
_URGENCIES = dict.fromkeys(_URGENT.split(), 2) | dict.fromkeys(_FLASH.split(), 1)
_KNOWN = frozenset((*_KINDS, *_URGENCIES, *_OTHERS.split()))
_ONLY_IN_CAPITALS = frozenset({
    "advance", "alert", "attention", "correct", "exclusive", "fix", "flash", "kill", "killed",
    "lead", "repeat", "snap", "sub", "updated", "withdraw",
})  # fmt: skip
"""Words that a headline may begin with in good earnest: ``Flash: the dog who …``."""
_KEPT = frozenset({"exclusive"})
"""What says something of the story itself stays in its headline."""

_WORDS = (
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)?\s)?[^\W\d_]{2,15}(?:-thru)?(?:\s?\d{1,2})?"
    r"(?:[ -](?:ld|lead|writethru|kill|\d{1,2}))?"
)
_PREFIX = re.compile(
    rf"(?:\(\s*(?P<framed>{_WORDS})\s*\)|\[\s*(?P<square>{_WORDS})\s*\]|(?P<bare>{_WORDS}))"
    r"(?P<end>\s?(?:[:\u2013\u2014-]|\s-)\s*|\s+)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(rf"(?<!\s)\s*\(\s*(?P<mark>{_WORDS})\s*\)$", re.IGNORECASE)
_ASIDE = re.compile(r"\((?:OFFICIAL|[A-Z]{3,12})\)-")
_PLUSES = re.compile(r"\+{2,3}(?P<text>[^+]+)\+{2,3}")
_ORDINAL = re.compile(r"(\d(?:st|nd|rd|th))(?=[a-z])")
_MOST = 4
"""``CORRECTED-UPDATE 2-`` has two marks; nothing has more than three."""


@dataclass(frozen=True)
class Marked:
    """A line without its marks, and what the marks say."""

    text: str
    marks: tuple[str, ...] = ()
    """As printed: ``UPDATE 2``, ``2nd LD``."""
    kind: NoticeKind | None = None
    """The gravest of them."""
    urgency: int | None = None


def read_marks(line: str) -> Marked:
    """Take the marks off a headline: ``CORRECTED-UPDATE 2-Tin slips``, ``(2nd LD) Tin slips``."""
    marks: list[str] = []
    plain = _PLUSES.fullmatch(line.strip())
    text = (plain["text"] if plain else line).strip()
    for _ in range(_MOST):
        found = _PREFIX.match(text)
        mark = _mark(found) if found else None
        if found is None or mark is None or found.end() == len(text):
            break
        marks.append(mark)
        text = text[found.end() :]
        aside = _ASIDE.match(text)
        text = text[aside.end() :] if aside else text
    behind = _SUFFIX.search(text)
    if behind and _is_mark(behind["mark"]):
        marks.append(behind["mark"])
        text = text[: behind.start()]
    urgency = 2 if plain else None
    return _told(text.removesuffix("=").rstrip(), marks, urgency)


def read_alert(line: str) -> Marked | None:
    """Read a line of nothing but marks: ``URGENT``, ``1st Ld-Writethru``, ``BULLETIN KILL``."""
    plain = _ORDINAL.sub(r"\1 ", line.strip(" *+-.:=!()[]"))
    if len(plain) > 40 or not plain:  # noqa: PLR2004 - the longest is "BULLETIN MANDATORY KILL"
        return None
    words = [word for word in re.split(r"[\s,/-]+", plain) if not re.fullmatch(r"\d+\w{0,2}", word)]
    known = [word for word in words if word.casefold() in _KNOWN]
    others = set(map(str.casefold, words)) - {word.casefold() for word in known}
    if not known or others - {"story", "mandatory", "news", "breaking", "take", "last", "note"}:
        return None
    return _told("", [line.strip()], None)


def kind_of(mark: str) -> NoticeKind | None:
    """What a mark says of an earlier story, if anything."""
    kinds = {_KINDS.get(word.casefold()) for word in _words(mark)}
    order: tuple[NoticeKind, ...] = ("retraction", "correction", "update")
    return next((kind for kind in order if kind in kinds), None)


def _words(mark: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _ORDINAL.sub(r"\1 ", mark))


def _mark(found: re.Match[str]) -> str | None:
    framed = found["framed"] or found["square"]
    mark = framed or found["bare"]
    needs = framed is None and not found["end"].strip()
    if needs or not _is_mark(mark, is_framed=framed is not None):
        return None
    return mark


def _is_mark(mark: str, *, is_framed: bool = True) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\d(?:st|nd|rd|th)\b", "", mark))
    known = [word for word in words if word.casefold() in _KNOWN - _KEPT]
    if not words or len(known) < len(words):
        return False
    numbered = bool(re.search(r"\d", mark))
    bare_word = words[0].casefold() in _ONLY_IN_CAPITALS and not words[0].isupper()
    return is_framed or numbered or not bare_word


def _told(text: str, marks: list[str], urgency: int | None) -> Marked:
    kinds = {kind_of(mark) for mark in marks}
    order: tuple[NoticeKind, ...] = ("retraction", "correction", "update")
    words = [word.casefold() for mark in marks for word in _words(mark)]
    urgencies = [_URGENCIES[word] for word in words if word in _URGENCIES]
    return Marked(
        text=text,
        marks=tuple(marks),
        kind=next((kind for kind in order if kind in kinds), None),
        urgency=min((*urgencies, *([urgency] if urgency else ())), default=None),
    )
