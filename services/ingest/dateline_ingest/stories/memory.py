"""What the keys of the index hold, in a dictionary: the memory of the script's twin. Pure."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from dateline_ingest.stories.sketch import ARTICLE, PLACE, STORY, Sketch, pieces

Generation = tuple[int, int, int]
"""Number, digits of a place that choose a small hash, and the second it was opened in."""


@dataclass(frozen=True)
class Known:
    """An article that is remembered."""

    name: str
    revision: int
    story: str
    seen: str
    source: str
    answer: str
    sketch: Sketch


@dataclass
class Index:
    """What the keys of an index hold, each with the second in which it expires."""

    kept: MutableMapping[str, Any]
    name: str
    now: float
    window: int
    rules: Mapping[str, Any]
    alive: list[Generation] = field(default_factory=list[Generation])

    @property
    def second(self) -> int:
        """The time as whole seconds, by which generations go."""
        return int(self.now)

    @property
    def life(self) -> int:
        """Seconds from a generation's beginning to its end."""
        return self.window // 3 + self.window

    def get(self, suffix: str) -> Any:
        """Read a key, if it has not expired."""
        until, value = self.kept.get(self.name + suffix, (0, None))
        return value if until > self.now else None

    def put(self, suffix: str, value: Any, seconds: int) -> None:
        """Write a key that expires."""
        self.kept[self.name + suffix] = (self.second + seconds, value)

    def members(self, story: str) -> list[str]:
        """List the articles of a story, the first one first."""
        return pieces(self.get(f":s:{story}") or "", ARTICLE)

    def look_up(self, name: str) -> Known | None:
        """Read what is known of an article."""
        held = self.get(f":a:{name}")
        if held is None:
            return None
        revision, story, seen, source, answer, sketch = held.split("|", 5)
        return Known(name, int(revision), story, seen, source, answer, Sketch.read(sketch))

    def open(self) -> None:
        """Find the generations that are alive, with a newest one that is young enough."""
        meta: dict[str, Any] = self.get("") or {}
        generations: list[Generation] = meta.get("generations", [])
        self.alive = [one for one in generations if self.second < one[2] + self.life]
        if not self.alive or self.second >= self.alive[0][2] + self.window // 3:
            number = self.alive[0][0] + 1 if self.alive else 1
            self.alive.insert(0, (number, self._digits(meta.get("codes")), self.second))
            opened = {"stories": 0, **meta, "generations": list(self.alive), "codes": 0}
            self.put("", opened, 2 * self.window)

    def _digits(self, codes: int | None) -> int:
        """How many digits keep the small hashes small, by what the last generation held."""
        if codes is None:
            return int(self.rules["digits"])
        digits = 2
        while digits < PLACE and codes / 16**digits > self.rules["small"]:
            digits += 1
        return digits

    def number(self) -> str:
        """Number a new story."""
        meta = self.get("")
        meta["stories"] += 1
        return f"{meta['stories'] % 2**24:06x}"

    def count(self, added: int) -> None:
        """Count the codes of the newest generation."""
        self.get("")["codes"] += added

    def keep(self, suffix: str, seconds: int) -> None:
        """Have a key expire later, if it is there."""
        value = self.get(suffix)
        if value is not None:
            self.put(suffix, value, seconds)

    def bucket(self, generation: Generation, place: str) -> str:
        """Name the small hash in which a place is looked up."""
        return f":{generation[0]}:{place[: generation[1]]}"

    def stories_of(self, place: str, code: str) -> tuple[list[str], str]:
        """Find which stories know a code, and what the newest generation says of it."""
        small: list[dict[str, str]] = [
            self.get(self.bucket(one, place)) or {} for one in self.alive
        ]
        held = [codes.get(code, "") for codes in small]
        return list(dict.fromkeys(pieces("".join(held), STORY))), held[0]

    def note(self, place: str, code: str, story: str) -> int:
        """Have a code lead to a story; say whether that was news."""
        suffix = self.bucket(self.alive[0], place)
        codes: dict[str, str] | None = self.get(suffix)
        if codes is None:
            codes = {}
        held = codes.get(code, "")
        if len(held) >= STORY * self.rules["stories"] or story in pieces(held, STORY):
            return 0
        codes[code] = held + story
        if len(codes) == 1:
            self.put(suffix, codes, self.alive[0][2] + self.life - self.second)
        return 1
