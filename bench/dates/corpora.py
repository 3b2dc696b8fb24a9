"""Reads corpora of news with TIMEX3 gold: TimeML files, and the CAT files of MEANTIME."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from dateline_ingest.text.markup import Element

CORPORA = {"timebank": "TimeBank", "aquaint": "AQUAINT", "meantime_dev": "MEANTIME dev"}
"""Folder to name."""

_PUBLISHED = frozenset({"CREATION_TIME", "PUBLICATION_TIME"})
_LAST_SENTENCE = 5
"""MEANTIME annotates the headline, the dateline and the first sentences only."""
_HEAD = 2
"""So many sentences of MEANTIME, headline and dateline, are lines of their own."""
_LEANS_LEFT = frozenset({
    *".,;:!?%)]}", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''", "\u201d", "\u2019",
    "\u2019s",
})  # fmt: skip
_LEANS_RIGHT = frozenset({*"([{$\u00a3\u20ac#", "``", "\u201c", "\u2018"})
_DAY_FIRST = re.compile(r"(\d\d)-(\d\d)-(\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Timex:
    """A temporal expression as gold or a tagger has it."""

    start: int
    """In code points of the text, as is ``end``."""
    end: int
    type: str
    value: str
    rule: str = ""
    """What found it; gold has none."""
    others: tuple[str, ...] = ()
    """Values of gold that are as good."""
    confidence: float = 1.0
    """How sure the tagger is; gold and peers do not say."""


@dataclass(frozen=True)
class Document:
    """A text, the day it was published, and its gold."""

    name: str
    text: str
    reference: date | None
    gold: tuple[Timex, ...]


def read_corpus(folder: Path) -> list[Document]:
    """Read the documents of a folder in the order of their names."""
    files = sorted(file for file in folder.iterdir() if file.suffix in {".tml", ".xml"})
    return [document for file in files if (document := _read(file))]


def read_predictions(file: Path) -> dict[str, tuple[Timex, ...]]:
    """Read the stored predictions of a tagger, one line of JSON for each document."""
    found: dict[str, tuple[Timex, ...]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        rows = (
            Timex(one["start"], one["end"], one["type"] or "", one["value"] or "")
            for one in told["timexes"]
        )
        found[told["id"]] = tuple(sorted(rows))
    return found


def _read(file: Path) -> Document | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(file.read_bytes(), parser)
    return _of_timeml(file.stem, root) if file.suffix == ".tml" else _of_cat(file.stem, root)


def _of_timeml(name: str, root: Element) -> Document:
    """Take the running text of TEXT; what has no text there, as the date of creation, is no gold.

    Raises:
        ValueError: the file has no TEXT.
    """
    body = root.find("TEXT")
    if body is None:
        raise ValueError(f"{name} has no TEXT")
    text, gold, opened = "", list[Timex](), list[int]()
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            opened.append(len(text))
            text += node.text or ""
            continue
        start = opened.pop()
        if node.tag == "TIMEX3" and len(text) > start:
            gold.append(_timex(start, len(text), node))
        text += (node.tail or "") if node is not body else ""
    stated = next((one for one in root.iter("TIMEX3") if _is_creation(one)), None)
    return Document(name, text, _day(stated), tuple(sorted(gold)))


def _of_cat(name: str, root: Element) -> Document | None:
    """Rebuild the running text from tokens; ``None`` where nobody knows when it was published."""
    stated = next((one for one in root.iter("TIMEX3") if _is_creation(one)), None)
    if stated is None:
        return None
    hidden = set(_anchors(stated))
    text, places = "", dict[str, tuple[int, int]]()
    before, sentence = "", 0
    for token in root.iter("token"):
        number, word = int(token.get("sentence", "0")), token.text or ""
        if number > _LAST_SENTENCE:
            break
        identifier = token.get("t_id", "")
        if identifier in hidden:
            continue
        text += _gap(before, word, sentence, number) if places else ""
        places[identifier] = len(text), len(text) + len(word)
        text += word
        before, sentence = word, number
    return Document(name, text, _day(stated), tuple(sorted(_placed(root, places))))


def _gap(before: str, word: str, sentence: int, number: int) -> str:
    """Give what stood between two words before they were tokens."""
    if sentence != number:
        return "\n\n" if sentence < _HEAD else " "
    return "" if word in _LEANS_LEFT or before in _LEANS_RIGHT else " "


def _placed(root: Element, places: dict[str, tuple[int, int]]) -> Iterator[Timex]:
    for node in root.iter("TIMEX3"):
        spans = [places.get(one) for one in _anchors(node)]
        known = [span for span in spans if span]
        if known and len(known) == len(spans):
            yield _timex(min(known)[0], max(end for _, end in known), node)


def _timex(start: int, end: int, node: Element) -> Timex:
    return Timex(start, end, node.get("type", ""), node.get("value", ""))


def _anchors(node: Element) -> list[str]:
    return [anchor.get("t_id", "") for anchor in node.findall("token_anchor")]


def _is_creation(node: Element) -> bool:
    return node.get("functionInDocument") in _PUBLISHED


def _day(stated: Element | None) -> date | None:
    """Read the day of creation; one file of MEANTIME writes the day first."""
    value = "" if stated is None else stated.get("value", "")
    if turned := _DAY_FIRST.fullmatch(value):
        value = "-".join(reversed(turned.groups()))
    return date.fromisoformat(value[:10]) if value else None
