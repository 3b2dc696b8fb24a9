"""The people who wrote an article, parted from what stands around their names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline_ingest.text.words import words

_BY = re.compile(
    r"(?:by|von|par|por|di|da|door|af|av|autor(?:e|in)?|authors?|text|words|reporting by|"
    r"written by|story by)(?:\s?:\s?|\s)(?=\S)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"<?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}>?")
_HANDLE = re.compile(r"(?<!\w)@\w{2,30}")
_BRACKETED = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_PARTED = re.compile(r"\s?[;|•·,、]\s?|\s[/–—-]\s")
_JOINED = re.compile(r"\s(?:and|und|et|y|e|og|och|en|with|mit|avec|con|&)\s", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|journalist|writer|staff|chief|producer|columnist|desk|"
    r"newsroom|redakteur(?:in)?|redaktion|korrespondent(?:in)?|reporterin|journalistin|"
    r"journaliste|rédaction|rédactrice|redactora?|redacción|redazione|corresponsal|inviat[oa])\b",
    re.IGNORECASE,
)
_TITLES = frozenset({"jr", "sr", "ii", "iii", "phd", "md", "dr", "prof"})
_PARTICLES = frozenset({
    "van", "von", "de", "der", "den", "del", "della", "da", "di", "du", "la", "le", "al", "el",
    "bin", "ten", "zu", "dos",
})  # fmt: skip
_SHORT_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}")
_LONGEST_LINE = 500
_LONGEST = 80
_MOST_WORDS = 6
_MOST_PARTS = 4
_LONG_SITE = 3
_MOST = 20
"""Bounds on what is a name and how many an article has; what is longer is some other text."""


def clean_names(given: Iterable[str]) -> tuple[str, ...]:
    """Clean names as pages give them: one person each, no "By", no role, no address.

    Args:
        given: strings that hold one name or several.
    """
    names = [name for text in given for part in _people(text) if (name := _name(part))]
    unique = {tuple(words(name)): name for name in reversed(names)}
    return tuple(unique.values())[::-1][:_MOST]


def is_person(name: str, sites: Iterable[str]) -> bool:
    """Whether a cleaned name can be a person's: it is not what the site or its desk is called.

    Args:
        name: the name.
        sites: what the publisher is called: its name, its host.
    """
    letters = "".join(words(name))
    called = ["".join(words(site)) for site in sites]
    is_site = any(
        letters == site or (len(site) >= _LONG_SITE and letters.startswith(site)) for site in called
    )
    return bool(letters) and not is_site and not _ROLE.search(name)


def looks_like_name(text: str) -> bool:
    """Whether a text has the shape of a person's name: two to four words with capitals.

    Where a script has no capitals, the words must be as few and as short.
    """
    parts = text.split()
    if not _SHORT_NAME.fullmatch(text) and not 1 < len(parts) <= _MOST_PARTS:
        return False
    return all(part in _PARTICLES or _is_capital(part[0]) for part in parts)


def _is_capital(character: str) -> bool:
    return character.isalpha() and not character.islower()


def _people(text: str) -> list[str]:
    text = _BRACKETED.sub(" ", _MAIL.sub(" ", text[:_LONGEST_LINE]))
    text = " ".join(_HANDLE.sub(" ", text).split())
    if _is_turned(text):
        last, first = text.split(", ")
        return [f"{first} {last}"]
    parts = [one for part in _PARTED.split(text) for one in _apart(part) if one]
    return [part for part in parts if not _ROLE.search(part)] or parts[:1]


def _is_turned(text: str) -> bool:
    """Whether it is one person, last name first: ``Halm, Tove``."""
    return text.count(", ") == 1 and text.count(" ") == 1 and text.count(",") == 1


def _apart(text: str) -> list[str]:
    """Part people at an "and", unless it stands in one name: ``José Ortega y Gasset``."""
    parts = _JOINED.split(text)
    return parts if all(" " in part.strip() for part in parts) else [text]


def _name(part: str) -> str | None:
    name = part.strip(" ,.:-–—|/\"'")
    introduced = _BY.match(name)
    if introduced:
        name = name[introduced.end() :]
    if len(name) > _LONGEST or not 1 <= len(name.split()) <= _MOST_WORDS:
        return None
    if name.lower().startswith(("http:", "https:", "www.")) or name.lower() in _TITLES:
        return None
    return name if any(character.isalpha() for character in name) else None
