"""Invented feeds that print, correct, repeat and drop stories, one seeded step at a time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from xml.sax.saxutils import escape

from tests.chaos.words import Story, write

_REPEATS_EVERY = 4
"""Every fourth version of a feed shows its newest story twice, as careless publishers do."""


@dataclass
class Feed:
    """One feed; a story leaves its window only when a reader has proved that it holds the story.

    The proof is the validator that comes back: ingest writes a feed's ETag in the transaction that
    publishes what the feed brought. So whatever was dropped must be in the store, or is lost.
    """

    name: str
    window: int
    version: int = 0
    proved: int = 0
    """The newest version whose validator came back."""
    _count: int = 0
    _window: list[tuple[Story, int]] = field(default_factory=list[tuple[Story, int]])
    """The stories that are shown, oldest first, each with the version that brought it."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """What a reader sees now, newest first."""
        return tuple(story for story, _ in reversed(self._window))

    @property
    def settled(self) -> bool:
        """Whether a reader has proved that it holds all that is shown."""
        return self.proved >= self.version

    def print_story(self) -> Story:
        """Bring a new story."""
        self._count += 1
        return self._show(write(self.name, self._count))

    def correct(self, choice: Random) -> Story | None:
        """Bring a new edition of a story that is shown."""
        if not self._window:
            return None
        at = choice.randrange(len(self._window))
        story, _ = self._window.pop(at)
        number = int(story.guid.rpartition(":")[2])
        return self._show(write(self.name, number, story.edition + 1))

    def prove(self, version: int) -> None:
        """Note that a reader came back with the validator of a version."""
        if version <= self.version:
            self.proved = max(self.proved, version)

    def doubt(self) -> None:
        """Trust no earlier proof: the reader may have lost what it held."""
        self.proved = 0

    def document(self) -> bytes:
        """The feed as RSS, always the same for one version."""
        stories = list(self.stories)
        if stories and self.version % _REPEATS_EVERY == 0:
            stories.append(stories[0])
        # Undated: by old dates ingest would take it for a feed that hardly ever has news.
        items = "".join(
            f"<item><title>{escape(story.title)}</title><guid>{escape(story.guid)}</guid>"
            f"<description>{escape(story.text)}</description></item>\n"
            for story in stories
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>{self.name}</title><link>http://{self.name}.example/</link>"
            f"<description>Invented</description><language>en</language>{items}</channel></rss>"
        ).encode()

    def _show(self, story: Story) -> Story:
        self.version += 1
        self._window.append((story, self.version))
        while len(self._window) > self.window and self._window[0][1] <= self.proved:
            del self._window[0]
        return story


@dataclass
class Press:
    """All feeds of a run, printed at random but always alike for one seed."""

    feeds: Sequence[Feed]
    choice: Random
    corrections: float = 0.3
    """The share of steps that correct a story instead of bringing a new one."""

    @classmethod
    def of(cls, seed: int, *, feeds: int, window: int) -> Press:
        """Found the feeds of a seed."""
        choice = Random(f"press {seed}")  # noqa: S311 - invents news, guards nothing
        return cls([Feed(f"gazette-{number}", window) for number in range(1, feeds + 1)], choice)

    def step(self) -> Story:
        """Let one of the feeds bring something."""
        feed = self.choice.choice(self.feeds)
        corrected = None
        if self.choice.random() < self.corrections:
            corrected = feed.correct(self.choice)
        return corrected or feed.print_story()

    @property
    def settled(self) -> bool:
        """Whether every feed was taken in to its last version."""
        return all(feed.settled for feed in self.feeds)

    def doubt(self) -> None:
        """Trust no earlier proof of any feed."""
        for feed in self.feeds:
            feed.doubt()
