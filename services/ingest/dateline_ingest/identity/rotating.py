"""Which words of a page change while its story does not: counters, clocks, tokens, tails. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline_ingest.identity.vocabulary import FILLING, HEADINGS, LEADS, SIGNS

_MOST_WORDS = 20
"""A longer part is a sentence."""

_MOST_WORDS_OF_TAIL = 25

_MOST_WORDS_OF_HEADLINE = 20

_TOKEN_LENGTH = 16
_SWITCHES, _LONG_TOKEN, _SWITCHES_OF_LONG = 6, 30, 3
"""Changes between lower case, upper case and digits: words and numbers have fewer, tokens more."""
_LONG_NUMBER = 13
"""Digits; a time in milliseconds or an id, longer than any number that a story tells."""
_KEYS = ("sess", "token", "csrf", "nonce", "sid", "cachebust")
_SHORT_KEYS = frozenset({"v", "ver", "t", "ts", "cb", "rnd", "rand", "r", "_"})
_ALPHANUMERIC = re.compile(r"[A-Za-z0-9_.\-+/]+=*")


def is_rotating(words: Sequence[str]) -> bool:
    """Tell "Updated 5 minutes ago", "1,204 views", "Share on Facebook" from part of a story.

    Args:
        words: of a sentence, or of what stands in brackets, in lower case.
    """
    if not words or len(words) > _MOST_WORDS:
        return False
    bare = [word.strip("0123456789") for word in words]
    return all(not word or word in SIGNS or word in FILLING for word in bare) and any(
        word in SIGNS for word in bare
    )


def leads_away(part: str) -> bool:
    """Tell a tail such as "Read more: …" or "Continue reading …" from part of a story."""
    return part.lstrip("[(> ").startswith(LEADS) and part.count(" ") < _MOST_WORDS_OF_TAIL


def heads_links(line: str) -> bool:
    """Tell whether a line is the heading of a list of links to other stories."""
    return line.strip().strip(" :.|>-") in HEADINGS


def is_headline(line: str) -> bool:
    """Tell whether a line may be one of such a list: short, and no sentence."""
    end = line.rstrip("\"'\u201d\u2019\u00bb)")[-1:]
    return end not in {".", ":", "\u3002"} and line.count(" ") < _MOST_WORDS_OF_HEADLINE


def lasting(token: str) -> str:
    """Give what of a word between blanks lasts: no token, and no address of anything.

    Args:
        token: the word as it is written, letter case too.
    """
    if "://" in token or token.startswith("www."):
        return ""
    name, is_pair, _ = token.partition("=")
    if is_pair:
        name = name.rpartition("&")[2].rpartition("?")[2].lower()
        if name in _SHORT_KEYS or any(key in name for key in _KEYS):
            return ""
    if len(token) < _LONG_NUMBER:
        return token
    bare = token.strip("()[]{}<>\"',;:.!?")
    if bare.isdecimal() and bare.isascii():
        return "" if len(bare) >= _LONG_NUMBER else token
    return "" if _is_token(bare) else token


def _is_token(text: str) -> bool:
    if len(text) < _TOKEN_LENGTH or not _ALPHANUMERIC.fullmatch(text):
        return False
    kinds = [_kind(character) for character in text if character.isalnum()]
    if "digit" not in kinds:
        return False
    switches = sum(one != other for one, other in pairwise(kinds))
    return switches >= (_SWITCHES_OF_LONG if len(text) >= _LONG_TOKEN else _SWITCHES)


def _kind(character: str) -> str:
    if character.isdecimal():
        return "digit"
    return "upper" if character.isupper() else "lower"
