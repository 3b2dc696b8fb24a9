"""The language of a text, told from its words and what its publisher declares."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from dateline.messages import Language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_ENOUGH = 40
"""Characters of text below which the declared language counts, not the words."""
_READ = 3000
"""Characters that are looked at: more of them change no answer."""
_SURE = 0.9
"""The probability from which the words overrule what is declared."""
_ALIKE = (
    frozenset({"bs", "hr", "sr", "sh", "cnr", "me"}),
    frozenset({"ms", "id"}),
    frozenset({"no", "nb", "nn", "da"}),
)
"""Languages that no detector tells apart in short texts; among them the declared one holds."""
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "sh": "sr", "fil": "tl"}
"""Tags that the detector knows under another name."""
_loading = Lock()


def read_language(tag: str | None) -> Language | None:
    """Write a declared language tag as BCP 47 wants it: ``en-us`` becomes ``en-US``."""
    if tag is None or not _TAG.fullmatch(tag.strip()):
        return None
    first, *rest = tag.strip().replace("_", "-").split("-")
    parts = [part.upper() if len(part) == 2 else part.title() for part in rest]  # noqa: PLR2004 - a region
    return Language(tag="-".join((first.lower(), *parts)))


def decide_language(declared: str | None, title: str, body: str) -> Language | None:
    """Decide which language an article is in.

    The words decide, because many publishers declare the language of their software; the declared
    language decides where there are few words, where they do not tell, and among languages that
    are too much alike. Where the two agree the declared tag is kept, with its region or script.

    Args:
        declared: the tag of the feed or the page, if any.
        title: the headline.
        body: the text.

    Returns:
        The language; ``None`` where nothing is declared and the text has hardly any words.
    """
    told = read_language(declared)
    text = f"{title[:_READ]}\n{body[:_READ]}"
    if sum(character.isalpha() for character in text) < _ENOUGH:
        return told
    found, confidence = _identifier().classify(text)
    if told is None:
        return Language(tag=found, confidence=round(confidence, 2), origin="detected")
    base = told.tag.partition("-")[0].lower()
    if _agree(base, found) or confidence < _SURE:
        return told
    return Language(tag=found, confidence=round(confidence, 2), origin="detected")


def _agree(declared: str, found: str) -> bool:
    if _SAME.get(declared, declared) == found:
        return True
    return any(declared in group and found in group for group in _ALIKE)


def _identifier() -> LanguageIdentifier:
    """The model, loaded when first needed: it costs 0.7 s and brings numpy with it."""
    with _loading:
        return _load()


@cache
def _load() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - see _identifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
