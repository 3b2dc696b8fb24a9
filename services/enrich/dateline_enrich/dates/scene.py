"""What a reader knows while reading: the date, the text around, what was told before. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from dateline_enrich.dates import tense
from dateline_enrich.dates.forms import Reading
from dateline_enrich.dates.language import Language
from dateline_enrich.dates.text import Sentences

_ENOUGH: Final = 2
_RANKS: Final = {"M": 1, "Q": 1, "Y": 2, "DE": 2, "CE": 2}
_FAR: Final = 7
"""Days ahead of a date that only a strong cue announces."""
_NEAR: Final = 2
"""How many sentences back a told date still anchors "a day later"."""


@dataclass(slots=True)
class Told:
    """A date that the text told."""

    day: date
    identifier: str
    sentence: int
    rank: int
    """How fine it was told: 0 a day, 1 a month, 2 a year."""


@dataclass(slots=True)
class Scene:
    """One text as it is read from start to end; the memory moves with the reading."""

    language: Language
    folded: str
    sentences: Sentences
    reference: date | None
    company: bool
    country: str | None = None
    """The source's country, ISO 3166-1 alpha-2."""
    told: Told | None = None
    quarter: tuple[int, int] | None = None
    """Year and number of the quarter that the text reports on."""
    quarter_told: int = -1
    """The sentence that named that quarter."""
    longer: bool = False
    """Whether the text has turned from the quarter to nine months or a year."""
    _match: bool | None = None
    whole: bool = True
    """Whether the text was read to its end."""
    floor: date | None = field(default=None)
    """The first end of the range whose last end is being read."""
    opener: Reading | None = None
    """The reading of that first end: the tense of a range stands before it."""

    def reports_a_match(self) -> bool:
        """Whether the text is of a match, whose quarters and halves are none of the calendar."""
        if self._match is None:
            self._match = not self.company and says_twice(self.folded, self.language.match)
        return self._match

    def is_of_trade(self, reading: Reading) -> bool:
        """Whether the reading's sentence speaks of trade, in a text that reports no match."""
        trade = self.language.economy
        said = trade and trade.search(self.folded, *self.sentences.around(reading.start))
        return bool(said) and not self.reports_a_match()

    def lean(self, reading: Reading, silent: int = -1) -> int:
        """+1 if the words around point ahead, -1 if behind; ``silent`` where they say nothing."""
        return tense.lean(self.language.tense, self.folded, *self._place(reading), silent)

    def planned(self, reading: Reading, days: int = _FAR) -> bool:
        """Whether the words around announce a date that lies so many days ahead."""
        return tense.planned(self.language.tense, self.folded, *self._place(reading), days)

    def past(self, reading: Reading) -> bool:
        """Whether the words before it say that it is over."""
        first, _ = self.sentences.around(reading.start)
        window = max(first, reading.start - 60), reading.start
        told = (cue.start() for cue in self.language.tense.behind.finditer(self.folded, *window))
        holds = self.language.links.holds
        over = any(not holds.search(self.folded, max(0, at - 24), at) for at in told)
        return over and not self.language.tense.planned.search(self.folded, *window)

    def _place(self, reading: Reading) -> tuple[tuple[int, int], tuple[int, int]]:
        """The sentence and the place of the words that tell the reading's tense."""
        reading = self.opener or reading
        return self.sentences.around(reading.start), (reading.start, reading.end)

    def anchor(
        self, reading: Reading, unit: str, *, far: bool = False
    ) -> tuple[date | None, str | None]:
        """The date that the narrative stands at, and its id; else the reference.

        A date anchors only units that it tells: "a day later" does not count from "in 2016". Only
        ``far`` finds one that was told more than two sentences back.
        """
        near = 0 if far else self.sentences.number(reading.start) - _NEAR
        if self.told and self.told.sentence >= near and self.told.rank <= _RANKS.get(unit, 0):
            return self.told.day, self.told.identifier
        return self.reference, "reference" if self.reference else None


def says_twice(folded: str, words: re.Pattern[str] | None) -> bool:
    """Whether two words of a subject occur: a company's figures, a match."""
    found = islice(words.finditer(folded), _ENOUGH) if words else ()
    return sum(1 for _ in found) == _ENOUGH
