"""Inputs that are hard on a regular expression, derived from its own parse tree."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any, NamedTuple

from .patterns import Pattern

# The parser of the standard library is private and has no types; it alone knows all of its syntax.
_parser: Any = importlib.import_module("re._parser")
_constants: Any = importlib.import_module("re._constants")
_compiler: Any = importlib.import_module("re._compiler")

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_ASSERTIONS = (_constants.ASSERT, _constants.ASSERT_NOT)
_CLASSES = (
    _constants.ANY,
    _constants.CATEGORY,
    _constants.IN,
    _constants.LITERAL,
    _constants.NOT_LITERAL,
)
"""What takes one character."""
_BESIDE = (*_CLASSES, *_ASSERTIONS)
_OFTEN = 8
"""A repeat that goes less often costs little, however it is nested."""

GENERIC = ' \t\na0<&"(-.,/\u00a0'
"""What floods are made of, whatever the pattern."""
_ALTERNATING = ' \na0<"-.'
"""Of each kind of them one, for floods of two in turn."""
_POOL = GENERIC + "Aé\u0436\u6f22_:;=+*>)[]'!?{}@#\x00"
"""Characters by which classes are told apart."""
_REFUSED = "\x00\n<>\"'()[]{}/;:,.@a0 "
"""One of these no class takes that is not the class of everything."""

Node = tuple[Any, Any]
"""An operation and its argument."""


class Attack(NamedTuple):
    """A text of any length: something before, something over and over, something that fails."""

    before: str
    unit: str
    after: str

    def text(self, size: int) -> str:
        """Write it out in at most so many characters."""
        room = size - len(self.before) - len(self.after)
        return self.before + self.unit * (room // len(self.unit)) + self.after

    def __str__(self) -> str:
        """Write it short."""
        return f"{self.before!r} + {self.unit!r} * n + {self.after!r}"


def attacks_on(pattern: Pattern) -> list[Attack]:
    """Derive what may make a pattern go back and forth.

    Before each repeat stands what the pattern asks for there, then a character that the repeat
    takes, over and over, and one that it does not take. Of all characters that every class of the
    pattern treats alike, one stands for the others, so that repeats which overlap are fed what
    both take. What leads to a repeat is repeated too, for a search that starts anew at each. And
    there is what floods are made of: single characters, and two in turn.
    """
    shape = _Shape(pattern)
    shape.read(_parser.parse(pattern.pattern, pattern.flags), "")
    found = dict.fromkeys((*shape.attacks(), *_floods()))
    return [attack for attack in found if _fits(attack, pattern)]


def _floods() -> Iterator[Attack]:
    for after in ("", "\x00"):
        yield from (Attack("", unit, after) for unit in GENERIC)
    yield from (Attack("", one + other, "\x00") for one, other in combinations(_ALTERNATING, 2))


def _fits(attack: Attack, pattern: Pattern) -> bool:
    """Whether it can be given to the pattern: bytes hold no more than 255."""
    whole = "".join(attack)
    return bool(attack.unit) and (isinstance(pattern.pattern, str) or max(whole) < "\u0100")


@dataclass
class _Shape:
    """What stands before each repeat of a pattern, what it repeats, and what it does not take."""

    pattern: Pattern
    places: dict[str, dict[str, None]] = field(default_factory=dict[str, dict[str, None]])
    """What leads to a repeat, and to its second round, with what may end it."""
    samples: dict[str, None] = field(default_factory=dict[str, None])
    atoms: dict[str, Node] = field(default_factory=dict[str, Node])
    """The classes in repeats, and beside them."""

    def read(self, sequence: Iterable[Node], before: str) -> str:
        """Walk over a sequence; returns the shortest text that leads behind it."""
        nodes = list(sequence)
        for place, (kind, value) in enumerate(nodes):
            if kind in _REPEATS:
                if value[1] >= _OFTEN:
                    beside = nodes[max(0, place - 1) : place + 2]
                    self._note(value[2], before, [node for node in beside if node[0] in _BESIDE])
                self.read(value[2], before)
            else:
                for part in _parts(kind, value):
                    self.read(part, before)
            before += _sample([(kind, value)])
        return before

    def attacks(self) -> Iterator[Attack]:
        """Combine what was found."""
        letters = self._letters()
        for before, afters in self.places.items():
            for unit, after in product(letters, afters):
                yield Attack(before, unit, after)
                yield Attack("", before + unit, after)
            yield from (Attack("", before, after) for after in afters)
        for sample, after in product(self.samples, ("", "\x00")):
            yield Attack("", sample, after)

    def _note(self, body: Sequence[Node], before: str, beside: Sequence[Node]) -> None:
        inner = list(_atoms(body))
        tests = [self._test(atom) for atom in inner]
        refused = next((one for one in _REFUSED if not any(test(one) for test in tests)), "\x00")
        once = _sample(body)
        for place in (before, before + once):
            self.places.setdefault(place, {}).update(dict.fromkeys(("", "\x00", refused + "\x00")))
        self.samples.update(dict.fromkeys((once, *_samples(body))))
        self.atoms.update((repr(atom), atom) for atom in (*inner, *_atoms(beside)))

    def _letters(self) -> list[str]:
        """One character of each kind that the classes tell apart."""
        tests = [self._test(atom) for atom in self.atoms.values()]
        named = "".join(_character(atom) for atom in self.atoms.values())
        kinds: dict[tuple[bool, ...], str] = {}
        for letter in _POOL + named:
            kinds.setdefault(tuple(test(letter) for test in tests), letter)
        return list(kinds.values())

    def _test(self, atom: Node) -> Callable[[str], bool]:
        """Make a test of whether a class takes a character, as the pattern's flags have it."""
        state = _parser.State()
        state.str = self.pattern.pattern
        alone: Any = _compiler.compile(_parser.SubPattern(state, [atom]), self.pattern.flags)
        if isinstance(self.pattern.pattern, str):
            return lambda letter: alone.fullmatch(letter) is not None
        return lambda letter: alone.fullmatch(letter.encode("latin-1", "replace")) is not None


def _parts(kind: Any, value: Any) -> list[Sequence[Node]]:
    """The sequences inside a node that is no repeat."""
    if kind is _constants.BRANCH:
        return list(value[1])
    if kind is _constants.SUBPATTERN:
        return [value[-1]]
    if kind in _ASSERTIONS:
        return [value[1]]
    if kind is _constants.ATOMIC_GROUP:
        return [value]
    if kind is _constants.GROUPREF_EXISTS:
        return [part for part in value[1:] if part]
    return []


def _inside(kind: Any, value: Any) -> list[Sequence[Node]]:
    return [value[2]] if kind in _REPEATS else _parts(kind, value)


def _atoms(nodes: Iterable[Node]) -> Iterator[Node]:
    """Find all nodes that take one character."""
    for kind, value in nodes:
        if kind in _CLASSES:
            yield kind, value
        for part in _inside(kind, value):
            yield from _atoms(part)


def _sample(nodes: Iterable[Node]) -> str:
    """Write one of the shortest texts that a sequence takes."""
    return "".join(_sample_of(kind, value) for kind, value in nodes)


def _sample_of(kind: Any, value: Any) -> str:
    if kind in _REPEATS:
        return _sample(value[2]) * int(value[0])
    if kind in _CLASSES:
        return _character((kind, value))
    if kind in _ASSERTIONS:  # what it looks back at must be there; what it looks ahead to may be
        return _sample(value[1]) if kind is _constants.ASSERT and value[0] < 0 else ""
    return min((_sample(part) for part in _parts(kind, value)), key=len, default="")


def _samples(nodes: Iterable[Node]) -> Iterator[str]:
    """Write the alternatives of a sequence, each by itself."""
    for kind, value in nodes:
        if kind is _constants.BRANCH:
            yield from (_sample(branch) for branch in value[1])
        for part in _inside(kind, value):
            yield from _samples(part)


def _character(atom: Node) -> str:
    """A character that a class takes, or one that it names."""
    kind, value = atom
    if kind is _constants.LITERAL:
        return chr(value)
    state = _parser.State()
    state.str = ""
    alone: Any = _compiler.compile(_parser.SubPattern(state, [atom]), re.UNICODE)
    usual = next((letter for letter in "a0A -." + _POOL if alone.fullmatch(letter)), None)
    if usual is not None or kind is not _constants.IN:
        return usual or "a"
    named = [
        one if what is _constants.LITERAL else one[0]
        for what, one in value
        if what in (_constants.LITERAL, _constants.RANGE)
    ]
    return chr(named[0])
