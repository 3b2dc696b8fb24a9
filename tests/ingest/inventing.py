"""Stories that were never written, any number of them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from dateline.messages import ArticleFetched, Instant, Source
from dateline_ingest.identity.naming import article_id, content_hash
from dateline_ingest.identity.urls import canonical
from dateline_ingest.text.paragraphs import Block, join

from .samples import NOW

_WHO = ("harbour master {a}", "deputy mayor {a}", "the ferry owner {a}", "a spokeswoman, {a}",
        "the baker {a}", "councillor {a}", "the geologist {a}", "conductor {a}")  # fmt: skip
NAMES = ("Lind", "Brandt", "Okafor", "Castellan", "Halm", "Virtanen", "Moreau", "Dastan", "Quist",
          "Abelard", "Tamm", "Ferreira")  # fmt: skip
DEEDS = (
    "opened the new {n} gates", "closed the old quay", "counted {n} seals", "bought a lighthouse",
    "lost the keys of the town hall", "repaired {n} bells", "planted {n} pear trees",
    "cancelled the regatta", "found a letter from 1911", "raised the price of bread",
    "moved the museum", "measured the glacier", "sold {n} barges", "praised the orchestra",
    "drained the reservoir", "renamed the bridge",
)  # fmt: skip
PLACES = ("Berghaven", "Ostby", "Karsund", "Molina", "Drumlin", "Sankt Veit", "Porto Alto",
           "Nordmark", "Tarn", "Eskdale")  # fmt: skip
_TAILS = (
    "which surprised nobody who lives near the water", "after {n} days of rain",
    "because the council had promised it in spring", "although the budget is spent",
    "for the first time since the flood", "against the advice of two experts",
    "while {n} visitors looked on", "and asked the neighbours for patience",
    "without a word to the press", "in front of the assembled fishermen",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True)
class Story:
    """What is on a page."""

    title: str
    deck: str
    paragraphs: tuple[str, ...]
    guid: str | None = None
    link: str | None = None
    published: datetime | None = None

    def article(self, source: Source, fetched_at: datetime = NOW) -> ArticleFetched:
        """Make an article of it, as a parser would."""
        body, placed = join(Block(text) for text in self.paragraphs)
        hashed = content_hash(self.title, self.deck or None, body)
        address = canonical(self.link) if self.link else None
        return ArticleFetched(
            article_id=article_id(source.id, self.guid, address, hashed),
            revision=1,
            source=source,
            url=self.link,
            canonical_url=address,
            guid=self.guid,
            title=self.title,
            deck=self.deck or None,
            body=body,
            paragraphs=placed,
            published=Instant(at=self.published) if self.published else None,
            fetched_at=fetched_at,
            content_hash=hashed,
            via="rss",
        )


def seeded(seed: object) -> Random:
    """Give chance that takes the same course every time."""
    return Random(str(seed))  # noqa: S311 - a script, no secret


def story_of(chance: Random, number: int = 0, host: str = "harbour.example") -> Story:
    """Write the numbered story."""
    place, name = chance.choice(PLACES), chance.choice(NAMES)
    deed = chance.choice(DEEDS).format(n=chance.randint(2, 900))
    title = f"{place}: {name} {deed}, {invented(chance)} says"
    paragraphs = tuple(paragraph(chance) for _ in range(chance.randint(3, 7)))
    at = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(minutes=37 * number)
    slug = "-".join(title.lower().replace(":", "").replace(",", "").split()[:5])
    return Story(
        title=title,
        deck=sentence(chance),
        paragraphs=paragraphs,
        guid=f"{host}-{number}",
        link=f"https://{host}/news/{number}/{slug}",
        published=at,
    )


def paragraph(chance: Random) -> str:
    """Write a paragraph."""
    return " ".join(sentence(chance) for _ in range(chance.randint(2, 4)))


def sentence(chance: Random) -> str:
    """Write a sentence."""
    who = chance.choice(_WHO).format(a=chance.choice(NAMES))
    deed = chance.choice(DEEDS).format(n=chance.randint(2, 900))
    tail = chance.choice(_TAILS).format(n=chance.randint(2, 90))
    place, day = chance.choice(PLACES), chance.choice(_DAYS)
    return (
        f"On {day} {who} of {invented(chance)} {deed} in {place}, {tail}, {invented(chance)} said."
    )


def invented(chance: Random) -> str:
    """Make a name that nobody bears."""
    syllables = chance.choices(("ka", "lo", "ver", "min", "tra", "ost", "ele", "quin", "dor"), k=4)
    return "".join(syllables).title()
