"""The words of a text in any script, and how many of them two texts share. Pure."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(
    # Chinese and Japanese part no words: each character stands for one.
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+"
)


def words(text: str) -> list[str]:
    """The words of a text in lower case, each Han character and each kana for itself."""
    return _WORD.findall(text.lower())


def overlap(one: str, two: str) -> float:
    """How far two texts consist of the same words: the F1 of one as a reading of the other, 0-1.

    Words count as often as they stand there; their order does not count.
    """
    return counted_overlap(Counter(words(one)), Counter(words(two)))


def counted_overlap(one: Counter[str], two: Counter[str]) -> float:
    """:func:`overlap` of texts whose words are counted already."""
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0


def containment(part: str, whole: str) -> float:
    """Which share of a text's words stand in another one, 0-1."""
    counted = Counter(words(part))
    return (counted & Counter(words(whole))).total() / counted.total() if counted else 0.0


SENTENCE_ENDS = (".", "!", "?", "\u2026", "\u3002", "\uff01", "\uff1f", "\u0964", "\u06d4")
"""What a sentence ends with: also in Chinese and Japanese, Hindi and Urdu."""
_CLOSERS = "\"'\u201d\u2019\u00bb\u203a)]\u300d\u300f\u3011"


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, quotation marks and brackets aside."""
    return text.rstrip().rstrip(_CLOSERS).endswith(SENTENCE_ENDS)
