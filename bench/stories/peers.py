"""What others find copies with: a hash of the text, and MinHash with locality-sensitive hashing.

A. Broder, "On the resemblance and containment of documents", 1997; banding as in J. Leskovec,
A. Rajaraman, J. Ullman, "Mining of Massive Datasets", 2014, section 3.4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from xxhash import xxh3_64_intdigest

from bench.stories.running import articles
from dateline.messages import ArticleFetched
from dateline_ingest.stories.fingerprint import split
from dateline_ingest.stories.telling import told

HASHES, BANDS = 128, 32
WIDTH = 3
"""Words in a shingle: what the libraries' examples use."""
_PRIME = 4_294_967_311
"""The least above 2 ** 32: products of 63 bits wrap around it often enough to be mixed."""


@dataclass
class MinHash:
    """A text joins the story of the earlier text that it resembles most, if that is enough."""

    least: float
    """Of the estimated Jaccard similarity."""
    chance: Any = field(default_factory=lambda: np.random.default_rng(1))

    def __post_init__(self) -> None:
        """Draw the hash functions."""
        self.factors = self.chance.integers(1, 1 << 31, size=(HASHES, 1), dtype=np.uint64)
        self.terms = self.chance.integers(0, 1 << 31, size=(HASHES, 1), dtype=np.uint64)
        self.bands: list[dict[bytes, list[int]]] = [defaultdict(list) for _ in range(BANDS)]
        self.signatures: list[Any] = []
        self.labels: list[str] = []

    def label(self, at: int, article: ArticleFetched) -> str:
        """Name the story of a text."""
        signature = self._signature(words(article))
        best, like = -1, 0.0
        for other in sorted(self._candidates(signature)):
            found = int((self.signatures[other] == signature).sum()) / HASHES
            if found > like:
                best, like = other, found
        label = self.labels[best] if like >= self.least else str(at)
        self._remember(signature, label)
        return label

    def _signature(self, text: Sequence[str]) -> Any:
        runs = {" ".join(text[at : at + WIDTH]) for at in range(max(1, len(text) - WIDTH + 1))}
        hashes = [xxh3_64_intdigest(run.encode()) & 0xFFFFFFFF for run in sorted(runs)]
        row = np.array(hashes, dtype=np.uint64)
        return ((self.factors * row + self.terms) % np.uint64(_PRIME)).min(axis=1)

    def _candidates(self, signature: Any) -> set[int]:
        keys = signature.reshape(BANDS, -1)
        return {
            other
            for band, key in zip(self.bands, keys, strict=True)
            for other in band.get(key.tobytes(), ())
        }

    def _remember(self, signature: Any, label: str) -> None:
        for band, key in zip(self.bands, signature.reshape(BANDS, -1), strict=True):
            band[key.tobytes()].append(len(self.labels))
        self.signatures.append(signature)
        self.labels.append(label)


@dataclass
class ExactHash:
    """A text is of a story if it has all its words in their order."""

    def label(self, at: int, article: ArticleFetched) -> str:
        """Name the story of a text."""
        del at
        return str(xxh3_64_intdigest(" ".join(words(article)).encode()))


def words(article: ArticleFetched) -> list[str]:
    """List the words of a text in lower case, without credits, as the index sees them."""
    return [word.lower() for text in told(article) for word in split(text)]


def labels(peer: MinHash | ExactHash, documents: Sequence[Any]) -> list[str]:
    """Name the story of each document."""
    return [peer.label(at, article) for at, article in enumerate(articles(documents))]
