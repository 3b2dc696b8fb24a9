"""The life of one invented feed: its stories, corrections, moods and long silences. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random
from typing import Literal

DAY = 86_400.0
HOUR = 3_600.0

Mood = Literal["unavailable", "timeout", "rate_limited", "not_found", "gone", "broken", "page"]
Poison = Literal["Refused", "Cursed", "Deadly"]
"""The first word of a headline that enrich refuses, breaks over, or dies of."""

_MOODS: tuple[Mood, ...] = (
    "unavailable", "unavailable", "timeout", "rate_limited", "not_found", "gone", "broken", "page",
)  # fmt: skip
_POISONS: tuple[Poison, ...] = ("Refused", "Cursed", "Deadly")
_SUBJECTS = ("The harbour office", "A ferry crew", "The town council", "Two orchards", "A choir")
_DEEDS = ("opens its doors", "asks for patience", "counts the damage", "thanks the neighbours")
_PLACES = ("LISBON", "OSLO", "BISHKEK", "TALLINN", "PORTO", "TURKU")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

_MEDIAN_RATE = math.log(0.4)
_SPREAD = 1.1
_MOST_RATE = 40.0
"""Stories a day: half of all feeds bring less than one in two days, a few bring one an hour."""
_CORRECTED = 0.12
_POISONED = 0.004
_MOODY = 0.4


@dataclass
class Story:
    """An article as its feed shows it, corrected a few times perhaps."""

    guid: str
    number: int
    born: float
    poison: Poison | None
    version: int = 1

    @property
    def title(self) -> str:
        """The headline; no two versions of any story share it."""
        subject, deed = _pick(_SUBJECTS, self.number), _pick(_DEEDS, self.number // 3)
        words = f"{self.poison}: {subject}" if self.poison else subject
        return f"{words} {deed}, {self.guid} version {self.version}"

    @property
    def text(self) -> str:
        """The one paragraph there is."""
        place, day = _pick(_PLACES, self.number), _pick(_DAYS, self.number + self.version)
        return f"{place}, March 5. The work will be done on {day}, mayor Ada Lind said."


@dataclass(frozen=True)
class Spell:
    """A time in which the feed's server does not do its work."""

    begins: float
    ends: float
    mood: Mood


@dataclass
class FeedLife:
    """Lives on whenever it is asked to, from a seed of its own."""

    seed: int
    number: int
    days: float
    """How long the script is; the feed is quiet and well from then on."""
    stories: list[Story] = field(default_factory=list[Story])
    """Those in its window, oldest first."""
    changes: int = 0
    told: int = 0
    """How many stories it has brought so far."""

    def __post_init__(self) -> None:
        """Draw its nature."""
        self._chance = chance = Random(f"feed {self.seed}/{self.number}")  # noqa: S311 - a script
        self.rate = min(_MOST_RATE, chance.lognormvariate(_MEDIAN_RATE, _SPREAD)) / DAY
        self.window = chance.randint(4, 10)
        self.validates = chance.random() < 0.6
        self.moves = chance.uniform(0, self.days * DAY) if chance.random() < 0.03 else math.inf
        self.falls_silent = chance.uniform(0, self.days) * DAY if chance.random() < 0.05 else None
        self.spells = tuple(self._spells()) if chance.random() < _MOODY else ()
        self._noon = chance.uniform(0, DAY)
        self._lived = 0.0
        self._corrections: list[tuple[float, int, Story]] = []
        for _ in range(self.window // 3):
            self._tell(0.0)

    @property
    def etag(self) -> str | None:
        """The validator of its document, where its server sends one."""
        return f'"{self.changes}"' if self.validates else None

    def live(self, now: float) -> None:
        """Let everything happen that happens until now."""
        now = min(now, self.days * DAY)
        while self._lived < now:
            busiest = self.rate * 1.8
            self._lived += self._chance.expovariate(busiest)
            if self._lived < now and self._chance.random() * 1.8 < self._daylight(self._lived):
                self._tell(self._lived)
        self._lived = now
        while self._corrections and self._corrections[0][0] <= now:
            _, _, story = heappop(self._corrections)
            story.version += 1
            self.changes += story in self.stories

    def mood(self, now: float) -> Mood | None:
        """Name what ails its server now."""
        return next((one.mood for one in self.spells if one.begins <= now < one.ends), None)

    def document(self) -> bytes:
        """Write the RSS that it serves, newest story first."""
        items = "".join(_item(story) for story in reversed(self.stories))
        head = f"<title>Gazette {self.number}</title><language>en</language>"
        return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()

    def _tell(self, now: float) -> None:
        if self.falls_silent is not None and now > self.falls_silent:
            return
        chance = self._chance
        self.told += 1
        self.changes += 1
        poison: Poison = chance.choice(_POISONS)
        poisoned = chance.random() < _POISONED
        guid = f"{self.number}-{self.told}"
        story = Story(guid, self.told, now, poison if poisoned else None)
        self.stories = [*self.stories, story][-self.window :]
        at = now
        while chance.random() < _CORRECTED and not poisoned:
            at += chance.expovariate(1 / (4 * HOUR))
            heappush(self._corrections, (at, self.told, story))

    def _daylight(self, now: float) -> float:
        return 1 + 0.8 * math.sin((now - self._noon) / DAY * math.tau)

    def _spells(self) -> list[Spell]:
        chance, at = self._chance, 0.0
        spells: list[Spell] = []
        for _ in range(chance.randint(1, 3)):
            at += chance.uniform(0, self.days) * DAY
            length = chance.expovariate(1 / (8 * HOUR))
            spells.append(Spell(at, at + length, chance.choice(_MOODS)))
            at += length
        return [spell for spell in spells if spell.begins < self.days * DAY]


def _item(story: Story) -> str:
    return (
        f'<item><guid isPermaLink="false">{story.guid}</guid><title>{story.title}</title>'
        f"<link>https://gazette.example/{story.guid}</link>"
        f"<description>{story.text}</description></item>"
    )


def _pick(words: tuple[str, ...], number: int) -> str:
    return words[number % len(words)]
