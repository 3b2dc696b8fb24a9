"""The languages that are served; each is data for the one engine. Pure."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from dateline_enrich.dates.language import Language
from dateline_enrich.dates.languages.figures import FIGURES

SERVED: Final = ("de", "en", "fr")
"""BCP 47 primary subtags, each a package here; in other languages only figures are read."""


def language_of(tag: str) -> Language:
    """The language of a BCP 47 tag; :data:`FIGURES` where it is not served."""
    return _load(tag.partition("-")[0].lower())


@cache
def _load(code: str) -> Language:
    if code not in SERVED:
        return FIGURES
    found: Language = import_module(f"{__name__}.{code}").LANGUAGE
    return found
