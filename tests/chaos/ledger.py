"""What was served in full: the truth that every run is held against. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from tests.chaos.words import Story


class Ledger:
    """The editions of each story that some reader was given to its last byte."""

    def __init__(self) -> None:
        self._served: dict[str, list[Story]] = {}

    def serve(self, stories: Iterable[Story]) -> None:
        """Note stories of one answer; an edition that was served before is noted once."""
        for story in stories:
            editions = self._served.setdefault(story.guid, [])
            if story not in editions:
                editions.append(story)

    @property
    def guids(self) -> frozenset[str]:
        """The stories of which any edition was served."""
        return frozenset(self._served)

    def editions(self, guid: str) -> tuple[Story, ...]:
        """The editions of a story, oldest first; a slow answer may come after a newer one."""
        return tuple(sorted(self._served.get(guid, ()), key=lambda story: story.edition))

    def last(self, guid: str) -> Story:
        """The edition that counts in the end."""
        return self.editions(guid)[-1]
