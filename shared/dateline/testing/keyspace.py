"""The keys of a service as its procedures see them: memories and whatever else, in one space."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any


@dataclass
class Keyspace(MutableMapping[str, Any]):
    """Two dictionaries as one: text is a memory, everything else is what only procedures keep."""

    memory: dict[str, str]
    kept: dict[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.memory[key] if key in self.memory else self.kept[key]

    def __setitem__(self, key: str, value: Any) -> None:
        if isinstance(value, str):
            self.kept.pop(key, None)
            self.memory[key] = value
        else:
            self.memory.pop(key, None)
            self.kept[key] = value

    def __delitem__(self, key: str) -> None:
        del (self.memory if key in self.memory else self.kept)[key]

    def __iter__(self) -> Iterator[str]:
        yield from (*self.memory, *self.kept)

    def __len__(self) -> int:
        return len(self.memory) + len(self.kept)
