"""The procedure of ``index.lua`` in Python, for the double in memory. Pure."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from json import loads
from math import floor
from typing import Any

from dateline_ingest.stories.comparing import Question, Verdict
from dateline_ingest.stories.memory import Index, Known
from dateline_ingest.stories.sketch import PLACE, Sketch, pieces


def look_up(
    kept: MutableMapping[str, Any], keys: Sequence[str], arguments: Sequence[str], now: float
) -> list[str]:
    """Do what the script does."""
    article, revision, source, window, sketch, places, rules = arguments
    index = Index(kept, keys[0], now, int(window), loads(rules))
    text = Sketch.read(sketch)
    mine = index.look_up(article)
    if mine and mine.sketch.exact == text.exact:
        return [(index.members(mine.story) or [article])[0], mine.answer]
    index.open()
    asked = Asked(index, Question(index, text, source), article, mine, pieces(places, PLACE))
    story, first, answer = asked.answer()
    if not mine or int(revision) >= mine.revision:
        asked.note(story, first, f"{revision}|{story}|{asked.seen}|{source}|{answer}|{sketch}")
    return [first, answer]


@dataclass
class Asked:
    """One run of the procedure."""

    index: Index
    question: Question
    article: str
    mine: Known | None
    places: Sequence[str]
    of_story: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    links: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def seen(self) -> str:
        """When the article was first seen, in milliseconds."""
        return self.mine.seen if self.mine else f"{floor(self.index.now * 1000 + 0.5)}"

    def answer(self) -> tuple[str, str, str]:
        """Give the story, its first article, and the links."""
        verdicts = self._verdicts()
        found = sorted(
            (one for one in verdicts.values() if one.holds),
            key=lambda one: (-one.near, one.other.seen, one.other.name),
        )
        story = self._story(found)
        first = (self.of_story[story] or [self.article])[0]
        self._link(found, story, verdicts.get(first))
        links = list(self.links.values())
        is_lost = all(one.other.story != story for one in found)
        if self.mine and is_lost and first != self.article and first not in self.links:
            former = (one for one in self.mine.answer.split(";") if one.split(",")[1:2] == [first])
            links = [*former, *links]
        return story, first, ";".join(links)

    def _verdicts(self) -> dict[str, Verdict]:
        """Compare with the articles of the stories that share most."""
        rules = self.index.rules
        exact, _ = self.index.stories_of(*self._exact())
        asked = dict.fromkeys([self.mine.story, *exact] if self.mine else exact)
        for story in self.question.meet(self.places[1:]):
            if len(asked) < rules["asked"]:
                asked[story] = None
        found: dict[str, Verdict] = {}
        for story in asked:
            self.of_story[story] = self.index.members(story)
            others = (self.index.look_up(name) for name in self.of_story[story])
            for other in others:
                if other and other.name != self.article and other.story == story:
                    found[other.name] = self.question.judge(other)
        return found

    def _exact(self) -> tuple[str, str]:
        exact = self.question.text.exact
        return self.places[0], exact[PLACE:]

    def _story(self, found: Sequence[Verdict]) -> str:
        if self.mine:
            return self.mine.story
        if found:
            return found[0].other.story
        story = self.index.number()
        self.of_story[story] = []
        return story

    def _link(self, found: Sequence[Verdict], story: str, beginning: Verdict | None) -> None:
        """Link the first, the nearest, the nearest of other stories, then who else there is."""
        ours = [one for one in found if one.other.story == story]
        if beginning and beginning.holds:
            self._add(beginning)
        for one in ours[:1]:
            self._add(one)
        others: dict[str, Verdict] = {}
        for one in found:
            others.setdefault(one.other.story, one)
        for one in [*(one for at, one in others.items() if at != story), *ours]:
            self._add(one)

    def _add(self, verdict: Verdict) -> None:
        other = verdict.other
        if other.name not in self.links and len(self.links) < self.index.rules["links"]:
            first = self.of_story[other.story][0]
            held = floor(verdict.held * 1000 + 0.5)
            parts = (first, other.name, verdict.relation, str(held), other.seen)
            self.links[other.name] = ",".join(parts)

    def note(self, story: str, first: str, record: str) -> None:
        """Remember the text."""
        index = self.index
        codes = self.question.text.shingles.codes
        added = index.note(*self._exact(), story)
        for place, code in zip(self.places[1:], codes, strict=True):
            added += index.note(place, code, story)
        index.count(added)
        everyone = self.of_story[story]
        if self.article not in everyone:
            everyone.append(self.article)
        if len(everyone) > index.rules["members"]:
            del everyone[1]
        index.put(f":s:{story}", "".join(everyone), index.window)
        if first != self.article:
            index.keep(f":a:{first}", index.window)
        index.put(f":a:{self.article}", record, index.window)
