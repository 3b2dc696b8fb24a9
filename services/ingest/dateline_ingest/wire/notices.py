"""Notices in a wire story: what is corrected in it, or which story is withdrawn. Pure."""

from __future__ import annotations

import re

from dateline_ingest.wire.story import Notice, NoticeKind

_LONGEST = 900

_CORRECTIONS = (
    r"correct(?:s|ed|ing|ion)?|refil(?:es|ed|ing)|clarif(?:ies|ied|ying)|fix(?:es|ing)"
    r"|removes?|removing|deletes?|restores?|amends?|berichtig\w*|korrigier\w*|korrektur"
    r"|corrige\w*|correctie|rectificatie|corrigé\w*|rectifie\w*|précise\w*|correzione"
    r"|corregge|rettific\w*|rettelse|rättelse|korriger\w*|sprostowanie|oprava|опечатка"
    r"|исправл\w*|уточн\w*"
)
_UPDATES = (
    r"adds?|adding|updat(?:es|ed|ing)|recasts?|rewrites?|writes? through|repeats?"
    r"|repeating|changes?|inserts?|with (?:details|quotes?)|subs?|neu|durchgehend neu"
    r"|aktualisier\w*|actualise\w*|ajoute\w*|actualiza\w*|amplía|añade|aggiorn\w*|aggiunge"
    r"|atualiza|acrescenta|dodaje|дополн\w*|обновл\w*"
)
_ADDRESS = (
    r"(?:(?:attn|eds?|editors?|note to editors|editors'? note|aux abonnés|nota de redacción"
    r"|achtung redaktionen)\b\s*[:.\u2013\u2014-]{1,2}\s*)?"
)
_REMARKS: tuple[tuple[NoticeKind, re.Pattern[str]], ...] = (
    ("correction", re.compile(rf"\s*{_ADDRESS}(?:{_CORRECTIONS})\b", re.IGNORECASE)),
    ("update", re.compile(rf"\s*{_ADDRESS}(?:{_UPDATES})\b", re.IGNORECASE)),
)
_FRAMED = re.compile(r"[(\[](?P<text>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]\.?")
_ADDRESSED = re.compile(
    r"(?:(?:attn|eds?|editors?|editors?'? note|note to editors|advisory to editors"
    r"|attention editors|editor's note|aux abonnés|note aux rédactions|nota a los editores"
    r"|achtung,? redaktionen"
    r"|redaktioneller hinweis|nota (?:di redazione|del editor)|til redaksjonene)\b)"
    r"\s*(?:[:.\u2013\u2014]|-{1,2}\s)",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"(?:\W{0,3})(?:this (?:story|version|article|item|report|dispatch)|an earlier version of this"
    r" (?:story|article|report)|the story has)\b.{0,60}?"
    r"\b(?P<word>correct(?:s|ed)|clarif(?:ies|ied)|updat(?:es|ed)|incorrectly|misstated|misspelled"
    r"|erroneously|wrongly)\b",
    re.IGNORECASE | re.DOTALL,
)
_ERRATUM = re.compile(
    r"in (?:a|its|an) (?:story|report|dispatch|article)\b.{0,160}?\b(?:erroneously|incorrectly"
    r"|misidentified|misstated|misspelled|wrongly)\b",
    re.IGNORECASE | re.DOTALL,
)
_SUBJECT = re.compile(
    r"\b(?:stor(?:y|ies)|items?|reports?|dispatch(?:es)?|articles?|copy|dépêches?|meldung(?:en)?"
    r"|berichte?|noticias?|despachos?|notizi[ae]|notícias?|артикул|сообщени\w+|новост\w+|depesza)\b",
    re.IGNORECASE,
)
_KILLED = re.compile(
    r"\b(?:please (?:kill|withdraw|disregard|do not (?:use|publish))|(?:mandatory|bulletin) kill"
    r"|kill (?:is mandatory|(?:the )?story|(?:bc|am|pm)-\S{1,60})"
    r"|(?:is|are|has been|have been|was|stands?) (?:being |hereby )?(?:withdrawn|retracted|annulled"
    r"|killed)|(?:should|must) not be (?:used|published)|do not use|no substitute"
    r"|(?:est|sont) (?:annulées?|retirées?)|merci de ne pas (?:utiliser|publier)"
    r"|wird (?:hiermit )?(?:zurückgezogen|annulliert)|ist (?:hinfällig|ungültig)"
    r"|(?:bitte )?nicht (?:zu )?verwenden|(?:queda|está|ha sido) anulad[ao]|rogamos anul\w+"
    r"|(?:è|sia|va) (?:annullat[ao]|da annullare|da considerare annullat[ao])|fica anulad[ao]"
    r"|аннулир\w+|(?:просим|просьба) не использовать)",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"(?:slug(?:ged|line)?\b:?\s{0,2}|\bkill\s{1,2}(?:story\s|the story\s)?|\bmoved as\s{1,2})"
    r"[\"\u201c']?(?P<slug>[A-Z][\w.&]{0,40}(?:--?[\w.&]{1,40}|/[\w.&]{1,40}){1,8})"
)
_QUOTED = re.compile('["\u201c\u201e\u00ab](?P<text>[^"\u201c\u201d\u201e\u00ab\u00bb]{8,250})')
_TITLED = re.compile(
    r"(?:headlined|titled|intitulée?|mit dem titel|titulad[ao]|dal titolo)\s{1,2}"
    r"(?P<text>[A-Z][^\n.,;]{7,150})",
    re.IGNORECASE,
)


def read_notice(paragraph: str) -> Notice | None:
    """Read a paragraph that says what became of a story.

    ``(Corrects name in third paragraph)``, ``Eds: UPDATES with quotes``, ``This story has been
    corrected to …``, ``EDITORS: Please kill the story slugged Ostby-Bridge``.
    """
    text = " ".join(paragraph.split())
    if len(text) > _LONGEST:
        return None
    return read_kill(text) or _remark(text)


def read_kill(text: str) -> Notice | None:
    """Read the words by which a story is taken back; they name it by its slug or headline."""
    if not _KILLED.search(text) or not (_SUBJECT.search(text) or _ADDRESSED.match(text)):
        return None
    slug, quoted = _SLUG.search(text), _QUOTED.search(text) or _TITLED.search(text)
    return Notice(
        kind="retraction",
        text=text,
        slug=slug["slug"].rstrip(".") if slug else None,
        headline=quoted["text"].strip(" ,.") if quoted else None,
    )


def is_addressed(paragraph: str) -> bool:
    """Whether a paragraph speaks to the editors that receive the story: ``EDS: Note …``."""
    inner = paragraph.strip().strip("()[]").strip()
    return len(paragraph) <= _LONGEST and bool(_ADDRESSED.match(inner))


def is_erratum(paragraph: str) -> bool:
    """Whether a paragraph owns to a mistake: ``In a story March 3 …, we reported erroneously``."""
    return bool(_ERRATUM.search(paragraph[:_LONGEST]))


def _remark(text: str) -> Notice | None:
    framed = _FRAMED.fullmatch(text)
    if framed or _ADDRESSED.match(text):
        inner = framed["text"] if framed else text
        for kind, pattern in _REMARKS:
            if pattern.match(inner):
                return Notice(kind=kind, text=text)
    own = _SELF.match(text)
    if own:
        is_update = own["word"].lower().startswith("updat")
        return Notice(kind="update" if is_update else "correction", text=text)
    return None
