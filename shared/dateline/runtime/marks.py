"""Between which marks a stream is filled: shut above the high one, open below the low one. Pure."""

from __future__ import annotations

from dataclasses import dataclass

_SHARES = 10


@dataclass
class Marks:
    """A gate with two marks; between them it stays as it was, so that it does not flutter."""

    low: int
    high: int
    is_shut: bool = False

    @property
    def share(self) -> int:
        """The most entries of one source that may wait at once: a tenth of the high mark."""
        return max(1, self.high // _SHARES)

    def shut(self, waiting: int) -> bool:
        """Tell whether writers must pause, given how many entries wait."""
        if waiting >= self.high:
            self.is_shut = True
        elif waiting <= self.low:
            self.is_shut = False
        return self.is_shut
