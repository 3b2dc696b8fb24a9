"""The documents that taggers race on: own sentences, and the first of a corpus of news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, islice
from pathlib import Path

from bench.dates.corpora import read_corpus
from bench.dates.racing import Paper
from tests.quality.annotated import classes, read_class

_NEWS = 12
"""Documents of the corpus; HeidelTime takes a second for each."""
_LENGTH = 3_000
"""Characters of a document of own sentences."""
_TOGETHER = 16
"""Documents of own sentences."""


def own_papers() -> list[Paper]:
    """Put the English sentences of each class together, by the day that they are read on."""
    return list(islice(_papers(), _TOGETHER))


def news(data: Path) -> list[Paper]:
    """Take the first documents of AQUAINT, where it is there."""
    folder = data / "aquaint"
    documents = read_corpus(folder) if folder.is_dir() else []
    return [Paper(one.name, one.text, one.reference) for one in documents[:_NEWS] if one.reference]


def _papers() -> Iterator[Paper]:
    for name in classes():
        english = [
            one for one in read_class(name) if one.language == "en" and one.reference is not None
        ]
        days = groupby(english, key=lambda one: one.reference)
        texts = {day or date.min: "\n\n".join(one.text for one in some) for day, some in days}
        if texts:
            day = max(texts, key=lambda one: len(texts[one]))
            yield Paper(name, texts[day][:_LENGTH], day)
