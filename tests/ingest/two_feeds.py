"""A host with two feeds whose publisher does what publishers do, and who is right about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Literal, get_args

from dateline.messages import ArticleFetched, Source
from dateline.runtime import Outbox
from dateline_ingest.identity.editor import Editor

from .edits import with_noise
from .inventing import Story, paragraph, seeded, story_of
from .samples import NOW

Event = Literal[
    "write", "edit", "retitle", "guids", "slugs", "show", "drop", "shuffle", "loud", "top", "side"
]  # fmt: skip
EVENTS: tuple[Event, ...] = ("write", "top", *get_args(Event))


@dataclass
class Known:
    """What the model knows of a published story."""

    owner: str
    version: int
    revisions: int = 1


@dataclass
class Host:
    """Two feeds of one host, the editor that reads them, and what must have gone out by now."""

    outbox: Outbox[ArticleFetched]
    chance: Random
    domain: str = "harbour.example"
    stories: list[Story] = field(default_factory=list[Story])
    versions: list[int] = field(default_factory=list[int])
    shown: dict[str, list[int]] = field(default_factory=lambda: {"top": [], "side": []})
    """The numbers of the stories in each feed."""
    last: dict[str, list[int]] = field(default_factory=lambda: {"top": [], "side": []})
    """The same, as each feed was read last."""
    epochs: dict[str, int] = field(default_factory=lambda: {"top": 0, "side": 0})
    """How often each feed has changed all its guids."""
    slugs: int = 0
    is_loud: bool = False
    hours: int = 0
    known: dict[int, Known] = field(default_factory=dict[int, Known])
    ids: defaultdict[int, set[object]] = field(default_factory=lambda: defaultdict(set))

    async def play(self, events: list[Event]) -> None:
        """Let one thing after another happen; each look publishes what it must, no more."""
        for event in events:
            await self.happen(event)

    async def happen(self, event: Event) -> None:
        """Let something happen."""
        number = self.chance.randrange(len(self.stories)) if self.stories else None
        if event in {"top", "side"}:
            await self.read(event)
        elif event == "write" or number is None:
            self.write()
        elif event == "edit":
            story, version = self.stories[number], self.versions[number]
            more = (*story.paragraphs, paragraph(seeded(f"{number} {version}")))
            self.change(number, replace(story, paragraphs=more))
        elif event == "retitle":
            title = story_of(seeded(f"{number} {self.versions[number]} title")).title
            self.change(number, replace(self.stories[number], title=title))
        elif event in {"guids", "slugs"}:
            await self.move(event)
        elif event == "show":
            self.shown["side"] = [*dict.fromkeys((*self.shown["side"], number))][-6:]
        elif event == "drop":
            self.shown["top"] = [one for one in self.shown["top"] if one != number]
        elif event == "shuffle":
            self.chance.shuffle(self.shown["top"])
        else:
            self.is_loud = not self.is_loud

    def write(self) -> None:
        """Write a story; the front page shows the newest eight."""
        number = len(self.stories)
        self.stories.append(story_of(self.chance, number, self.domain))
        self.versions.append(1)
        self.shown["top"] = [*self.shown["top"], number][-8:]

    def change(self, number: int, story: Story) -> None:
        """Put another version of a story on its page."""
        self.stories[number] = story
        self.versions[number] += 1

    async def move(self, event: Event) -> None:
        """Change all guids of a feed or the addresses of all that is shown; both feeds are read."""
        if event == "guids":
            self.epochs[self.chance.choice(["top", "side"])] += 1
        else:
            self.slugs += 1
            # Who is new to a feed, at a new address, and with another text, is nobody we know.
            fresh = {one for feed in self.shown for one in {*self.shown[feed]} - {*self.last[feed]}}
            stay = {*self.shown["top"], *self.shown["side"]} - fresh
            for number in sorted(stay):
                link = f"https://{self.domain}/{self.slugs}/{number}"
                self.stories[number] = replace(self.stories[number], link=link)
        await self.read("top")
        await self.read("side")

    async def read(self, feed: str) -> None:
        """Read a feed, and see that exactly what is news goes out."""
        if not self.shown[feed]:
            return  # a document without items tells nothing, not even that articles were dropped
        self.hours += 1
        source = Source(id=f"{self.domain}_{feed}", name=feed, domain=self.domain)
        now = NOW + timedelta(hours=self.hours)
        articles = [self.item(feed, number).article(source, now) for number in self.shown[feed]]
        drafts = await Editor(self.outbox).drafts(source, articles)
        published = await self.outbox.at(self.domain).publish(drafts)
        told = [(self._number(draft.message), draft.message.revision) for draft in drafts]
        for draft in drafts:
            self.ids[self._number(draft.message)].add(draft.message.article_id)
        assert published == len(drafts)
        assert sorted(told) == sorted(self._expected(feed))
        self.last[feed] = [*self.shown[feed]]

    def item(self, feed: str, number: int) -> Story:
        """A story as a feed shows it: the side feed has other guids, links and shorter texts."""
        story = replace(self.stories[number], guid=f"{feed}-{self.epochs[feed]}-{number}")
        if feed == "side":
            link = f"{story.link}?utm_medium=side"
            story = replace(story, link=link, deck="", paragraphs=story.paragraphs[1:])
        return with_noise(story, self.chance) if self.is_loud else story

    def _expected(self, feed: str) -> list[tuple[int, int]]:
        """Which stories must go out now, and as which revision."""
        told: list[tuple[int, int]] = []
        for number in self.shown[feed]:
            known, version = self.known.get(number), self.versions[number]
            if known is None:
                known = self.known[number] = Known(feed, version)
                told.append((number, 1))
            elif known.owner == feed and known.version != version:
                known.revisions += 1
                told.append((number, known.revisions))
                known.version = version
            elif known.owner != feed and number not in self.last[known.owner]:
                known.owner, known.version = feed, version
        return told

    def _number(self, article: ArticleFetched) -> int:
        return int((article.guid or "").rpartition("-")[2])
