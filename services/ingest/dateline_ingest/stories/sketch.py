"""What the index keeps of a text: samples of its shingles and of its frame, as text. Pure."""

from __future__ import annotations

from dataclasses import dataclass

STORY = 6
"""Characters of a story's number in the index."""
CODE = 4
"""Characters of a shingle's code."""
PLACE = 5
"""Hexadecimal digits that say where a code is looked up."""
NUMBER = 3
"""Characters that stand for a number of the text."""
COUNT = 3
"""Digits of a number of codes."""
ARTICLE = 22
"""Characters of an article's id."""


@dataclass(frozen=True)
class Sample:
    """Some of the hashes of a set, those that any other sample of the scale would keep too."""

    scale: int
    """One hash in ``2 ** scale`` is kept."""
    codes: tuple[str, ...]
    """Those that coarser samples keep come first."""
    counts: tuple[int, ...]
    """How many of them a sample keeps of this scale, the next coarser, … to the coarsest."""

    def kept(self, scale: int) -> int:
        """How many of the codes a sample of a scale that is not finer keeps."""
        at = scale - self.scale
        return self.counts[at] if at < len(self.counts) else 0

    @property
    def parts(self) -> tuple[str, str, str]:
        """Scale, codes and counts as they are written."""
        counts = (f"{one:0{COUNT}}" for one in self.counts)
        return str(self.scale), "".join(self.codes), "".join(counts)

    @classmethod
    def read(cls, scale: str, codes: str, counts: str) -> Sample:
        """Read what ``parts`` gave."""
        return cls(int(scale), tuple(pieces(codes, CODE)), tuple(map(int, pieces(counts, COUNT))))


@dataclass(frozen=True)
class Sketch:
    """What is compared of a text."""

    exact: str
    """A place and a code, equal for texts of the same words."""
    words: int
    shingles: Sample
    frame: Sample
    """The same of the text with a gap for every number and capitalised word.

    Where frames agree and shingles do not, two texts fill one form differently.
    """
    numbers: tuple[str, ...]
    """The numbers in the text; of more than 32, those of least hash."""

    def __str__(self) -> str:
        """Write it as the script reads it."""
        parts = (*self.shingles.parts, *self.frame.parts)
        return "|".join((self.exact, str(self.words), *parts, "".join(self.numbers)))

    @classmethod
    def read(cls, text: str) -> Sketch:
        """Read what ``str`` gave."""
        exact, words, *parts, numbers = text.split("|")
        shingles, frame = Sample.read(*parts[:3]), Sample.read(*parts[3:])
        return cls(exact, int(words), shingles, frame, tuple(pieces(numbers, NUMBER)))


def pieces(text: str, width: int) -> list[str]:
    """Cut a text into pieces of one width."""
    return [text[at : at + width] for at in range(0, len(text), width)]
