"""The words of a text that make a difference: what rotates, and how it is set, left out. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from dateline.messages import ArticleFetched
from dateline_ingest.identity.rotating import (
    heads_links,
    is_headline,
    is_rotating,
    lasting,
    leads_away,
)
from dateline_ingest.identity.vocabulary import LEADS, OPENERS, SIGNS

_SPELLED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a", " "),
    **dict.fromkeys("\u2010\u2012\u2032\u2033\u00bf\u00a1\u3001\u300a\u300b\u3008\u3009", " "),
    **dict.fromkeys("\u300c\u300d\u300e\u300f\u3010\u3011\u061f\u060c", " "),
    **dict.fromkeys("\u2013\u2014\u2015\u00b7\u2022\u30fb\u2192\u2190\u00ab\u00bb", "|"),
    "\u3002": ". ",
    **dict.fromkeys(map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F))), ""),
    **dict.fromkeys("\u2060\ufe0f\ufeff", ""),
}
"""Quotation marks, dashes and bullets beyond ASCII, and what nobody sees: soft hyphens, joiners,
marks of direction."""
_BLANKS = bytes.maketrans(
    b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b" " * len("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
)
_DIGITS = b"0123456789"
_SCRIPTS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_SCRIPTS}]|[^\W_{_SCRIPTS}]+")
"""A word as counters and clocks have it; of scripts without blanks, a character."""
_PARTS = re.compile(r"(?<=[.!?])\s+|[()\[\]|]")

_OMENS = frozenset(word.encode() for word in (*SIGNS, *OPENERS))
"""Where a line has none of these words, it has no counter, clock or tail in it."""
_FIRST_OF_LEADS = frozenset(_WORD.findall(lead)[0].encode() for lead in LEADS) - {b"the"}
_MOST_BLANKS = 30
"""Of what may be a counter, a clock or a tail; a longer part is a sentence."""
_LONG_WORD = 8
"""Bytes from which on a word with a digit may be a token, or "47 minutes ago" without blanks."""
_SHORT_LINE = 60
_FIRST_IDEOGRAPH = 0xE3
"""The first byte, in UTF-8, of what is written without blanks."""


class Words(NamedTuple):
    """The words of an article that make a difference."""

    title: list[bytes]
    deck: list[bytes]
    body: list[bytes]


def words_of(article: ArticleFetched) -> Words:
    """List the words of each of an article's texts."""
    deck = quiet_words(article.deck) if article.deck else []
    return Words(quiet_words(article.title), deck, quiet_words(article.body))


def quiet_words(text: str) -> list[bytes]:
    """List the words of a text in order, in one spelling (NFKC, case folded, UTF-8).

    White space, punctuation, quotation marks and invisible characters make no difference. Left out
    is what rotates while the story stays: counters, "updated 5 minutes ago", reading times, tokens
    and addresses, "read more" tails, lists of links to other stories.

    A line without an omen costs about 0.1 µs a word; the others are taken apart.
    """
    words: list[bytes] = []
    is_list = False
    for line in _readable(text).split("\n"):
        if not line or line.isspace():
            continue
        folded = line.casefold()
        laid = folded.encode("utf-8", "surrogatepass")
        found = laid.translate(_BLANKS).split()
        has_tokens = _has_tokens(laid, found)
        if not (is_list or has_tokens or _is_ominous(folded, laid, found)):
            words += found
        elif heads_links(folded):
            is_list = True
        elif not (is_list and is_headline(folded)):
            is_list = False
            words += _lasting_words(line if has_tokens else folded, has_tokens=has_tokens)
    return words


def quiet_hash(words: Words, status: str = "usable") -> str:
    """BLAKE2b-128 of an article's words, and of its status where it is not usable."""
    joined = b"\n".join(b" ".join(each) for each in words)
    state = b"" if status == "usable" else status.encode()
    return blake2b(joined, digest_size=16, salt=state).hexdigest()


def digest(text: str, size: int = 8) -> str:
    """BLAKE2b of a text in hexadecimal, for comparison with others of its kind."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def _readable(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    if text.isascii():
        return text
    for mark, spelled in _SPELLED.items():
        if mark in text:
            text = text.replace(mark, spelled)
    return text if is_normalized("NFKC", text) else normalize("NFKC", text)


def _has_tokens(line: bytes, words: list[bytes]) -> bool:
    """Whether a line may have addresses, tokens, or times written without blanks."""
    if b"://" in line or b"=" in line or b"www." in line:
        return True
    if len(line) == len(line.translate(None, _DIGITS)):
        return False
    long = [word for word in words if len(word) >= _LONG_WORD]
    return any(len(word) != len(word.translate(None, _DIGITS)) for word in long)


def _is_ominous(folded: str, line: bytes, words: list[bytes]) -> bool:
    """Whether a line may have a counter, a clock or a tail."""
    if not _OMENS.isdisjoint(words) or (words and words[0] in _FIRST_OF_LEADS):
        return True
    if len(line) >= _SHORT_LINE:
        return line[0] >= _FIRST_IDEOGRAPH
    return max(line, default=0) >= _FIRST_IDEOGRAPH or heads_links(folded)


def _lasting_words(line: str, *, has_tokens: bool) -> Iterator[bytes]:
    """Take a line apart at the ends of sentences and at brackets, and leave out what rotates."""
    if has_tokens:
        line = " ".join(
            token if len(token) < _LONG_WORD and "=" not in token else lasting(token)
            for token in line.split()
        )
    for part in _PARTS.split(line):
        folded = part.casefold()
        laid = folded.encode("utf-8", "surrogatepass")
        words = laid.translate(_BLANKS).split()
        is_suspect = part.count(" ") < _MOST_BLANKS and _is_ominous(folded, laid, words)
        if not is_suspect or not (leads_away(folded) or is_rotating(_WORD.findall(folded))):
            yield from words
