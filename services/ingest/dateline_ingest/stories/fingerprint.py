"""The fingerprint of a text, by which copies and parts of it are recognised. Pure.

A text is a set of shingles: its runs of :data:`WIDTH` words. Of two sets, containment (which share
of one is in the other) tells an excerpt from its origin, which Jaccard similarity cannot:
A. Broder, "On the resemblance and containment of documents", 1997. The sets are sampled by
FracMinHash, which keeps the hashes below a fixed fraction of their range, so that containment can
be estimated between texts of very different length: L. Irber et al., "Lightweight compositional
analysis of metagenomes with FracMinHash and minimum metagenome covers", 2022.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xxhash import xxh3_64_digest, xxh3_64_intdigest, xxh3_128_digest

from dateline.messages import ArticleFetched
from dateline_ingest.stories.sketch import NUMBER, PLACE, Sample, Sketch
from dateline_ingest.stories.telling import told

WIDTH = 4
"""Words in a shingle: at 3, independent accounts of one event share twice as many."""
SAMPLE = 64
"""The most shingles that a sample is expected to hold; it holds half of that at least."""
LONGEST = 20_000
"""Words that are looked at: copies share their beginning, and the work stays bounded."""
COARSEST = 8
"""A sample keeps one hash in ``2 ** scale``; no scale is larger, as 20,000 words need no more."""
TITLED = 40
"""Texts of fewer words are told apart by their headline too: a body may say "Developing story"."""
FEWEST = 12
"""Texts of fewer words, headline included, have no copy that could be told from chance."""

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_WORD = re.compile(rf"[{_CJK}]|\d+(?:[.,:]\d+)*|[^\W\d_{_CJK}]+")
_MARKS = re.compile(r"[.,:]")
_SLOT = b"\0" * 8
_BYTES = len(_SLOT)
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_PAIRS = tuple(one + other for one in _ALPHABET for other in _ALPHABET)
_MOST_NUMBERS = 32


@dataclass(frozen=True)
class Fingerprint:
    """A sketch, and where its parts are looked up."""

    sketch: Sketch
    places: tuple[str, ...]
    """Of the exact text, then of each shingle of the sample."""


def fingerprint(article: ArticleFetched) -> Fingerprint | None:
    """Make the fingerprint of an article; ``None`` where it has too few words for one."""
    texts = told(article)
    words = [word for text in texts for word in split(text)]
    if len(words) < TITLED:
        words = [*split(article.title), *words]
    return of_words(words[:LONGEST]) if len(words) >= FEWEST else None


def split(text: str) -> list[str]:
    """Split a text into words (UAX 15 form NFKC); Chinese and Japanese into characters."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def of_words(words: Sequence[str]) -> Fingerprint:
    """Make the fingerprint of a run of words, in time linear in their number."""
    read = [_read(word) for word in words]
    plain = b"".join([word for word, _, _ in read])
    hashes = _shingles(plain)
    exact = xxh3_128_digest(plain)
    place = exact[:3].hex()[:PLACE]
    shingles, chosen = _sample(hashes)
    frame, _ = _sample(_shingles(b"".join([gap for _, gap, _ in read])))
    numbers = _numbers(number for _, _, number in read if number)
    code = _code(int.from_bytes(exact[8:], "big"))
    sketch = Sketch(place + code, len(words), shingles, frame, numbers)
    return Fingerprint(sketch, (place, *(f"{one >> 24 & 0xFFFFF:0{PLACE}x}" for one in chosen)))


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[bytes, bytes, str]:
    """Hash a word; give what stands for it in the frame, and the digits where it is a number."""
    if word[0].isdigit():
        digits = _MARKS.sub("", word)
        return xxh3_64_digest(digits.encode()), _SLOT, digits
    code = xxh3_64_digest(word.lower().encode("utf-8", "surrogatepass"))
    return code, _SLOT if word[0].isupper() else code, ""


def _shingles(words: bytes) -> set[int]:
    """Hash every run of words."""
    long = WIDTH * _BYTES
    last = max(len(words) - long, 0)
    return {xxh3_64_intdigest(words[at : at + long]) for at in range(0, last + 1, _BYTES)}


def _sample(hashes: set[int]) -> tuple[Sample, list[int]]:
    """Keep the hashes below a fraction of their range that leaves about as many as are wanted."""
    scale = min(max((len(hashes) - 1) // SAMPLE, 0).bit_length(), COARSEST)
    limit = 1 << 64 - scale
    kept = {_code(one): one for one in sorted((one for one in hashes if one < limit), reverse=True)}
    ordered = sorted(kept.items(), key=lambda item: item[1])
    chosen = [one for _, one in ordered]
    counts = tuple(bisect_left(chosen, 1 << 64 - one) for one in range(scale, COARSEST + 1))
    return Sample(scale, tuple(code for code, _ in ordered), counts), chosen


def _code(number: int) -> str:
    """Write the last 24 bits, which no scale touches, as four characters."""
    return _PAIRS[number >> 12 & 0xFFF] + _PAIRS[number & 0xFFF]


def _numbers(found: Iterable[str]) -> tuple[str, ...]:
    hashes = sorted({xxh3_64_intdigest(digits.encode()) for digits in found})
    return tuple(sorted({_code(one)[-NUMBER:] for one in hashes[:_MOST_NUMBERS]}))
