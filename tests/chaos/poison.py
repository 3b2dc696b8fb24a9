"""Messages that no stage can handle, and the handlers that some of them ruin; each by its name."""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import signal
import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid5

from dateline.errors import TryLater
from dateline.messages import ArticleFetched
from dateline.wire import encode
from tests.chaos.seams import get, put
from tests.samples import NAMESPACE, fetched

Fields = dict[str | bytes, str | bytes]

_ENRICH, _OUTCOME = "dateline_enrich.service:enrich_all", "dateline_enrich.service:outcome_of"
_HUGE = 5 * 2**20
_DEEP = 100_000
_SLEEP_S = 600.0


def _loop_for_ever() -> None:
    while True:
        pass


def _eat_memory() -> None:
    eaten: list[bytes] = []
    while True:
        eaten.append(b"x" * 2**24)


def _recurse() -> None:
    _recurse()


def _raise(error: BaseException) -> None:
    raise error


ACTS: Mapping[str, Callable[[], object]] = {
    "raises": lambda: 1 // 0,
    "raises BaseException": lambda: _raise(BaseException("unusual")),
    "raises SystemExit": lambda: _raise(SystemExit(3)),
    "raises KeyboardInterrupt": lambda: _raise(KeyboardInterrupt()),
    "raises GeneratorExit": lambda: _raise(GeneratorExit()),
    "raises CancelledError": lambda: _raise(asyncio.CancelledError()),
    "raises StopIteration": lambda: _raise(StopIteration()),
    "recurses": _recurse,
    "is never convenient": lambda: _raise(TryLater("not now", after=0.05)),
    "exits": lambda: os._exit(7),
    "kills itself": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "aborts": os.abort,
    "breaks the stack": lambda: ctypes.string_at(0),
    "loops": _loop_for_ever,
    "eats memory": _eat_memory,
}
"""What a message of this title does to the thread that handles it."""

ACTS_ON_LOOP: Mapping[str, Callable[[], object]] = {
    "blocks the event loop": lambda: time.sleep(_SLEEP_S),
    "returns a number": lambda: 42,
    "returns text": lambda: "an article",
}
"""What a message of this title does where the outcome is handed over."""


def _article(name: str, **changes: Any) -> dict[str, Any]:
    article = json.loads(fetched(1, title=name).model_dump_json(exclude_defaults=True))
    article["article_id"] = str(uuid5(NAMESPACE, name))
    return {**article, **changes}


def _without(field: str) -> dict[str, Any]:
    article = _article(f"no {field}")
    del article[field]
    return article


def _fields(name: str, data: str | bytes, kind: str | bytes = "article.fetched.v1") -> Fields:
    return {"type": kind, "id": f"poison: {name}", "data": data}


DOCUMENTS: Mapping[str, str | bytes] = {
    "no JSON": "{no json",
    "half a document": json.dumps(_article("half"))[:200],
    "nothing": "",
    "null": "null",
    "a list": "[]",
    "a number": "17",
    "not UTF-8": b'{"title": "\xff\xfe\x00\x81"}',
    "five megabytes": '{"title": "' + "long " * (_HUGE // 5),
    "deeply nested": "[" * _DEEP,
    "lone surrogate": json.dumps(_article("lone", title="lone \ud800 surrogate")),
    "no article id": json.dumps(_without("article_id")),
    "no body": json.dumps(_without("body")),
    "a bad id": json.dumps(_article("bad id", article_id="seventeen")),
    "revision 0": json.dumps(_article("revision 0", revision=0)),
    "a fraction": json.dumps(_article("fraction", revision=1.5)),
    "no number": json.dumps(_article("no number", revision=float("nan"))),
    "no date": json.dumps(_article("no date", fetched_at="yesterday")),
    "a far year": json.dumps(_article("far year", fetched_at="99999-01-01T00:00:00Z")),
    "title of a list": json.dumps(_article("list", title=["a", "list"])),
    "negative span": json.dumps(_article("span", paragraphs=[{"start": -1, "end": 2}])),
}
"""Documents that are no article."""

ENTRIES: Mapping[str, Fields] = {
    **{name: _fields(name, document) for name, document in DOCUMENTS.items()},
    "no data": {"type": "article.fetched.v1", "id": "poison: no data"},
    "no type": {"id": "poison: no type", "data": json.dumps(_article("no type"))},
    "another type": _fields("another type", json.dumps(_article("x")), "weather.observed.v1"),
    "unknown major": _fields("unknown major", json.dumps(_article("x")), "article.fetched.v2"),
    "type not UTF-8": _fields("type not UTF-8", "{}", b"\xff\xfe"),
}
"""Entries as they are put on the stream of fetched articles, where enrich shall refuse them."""


def titled(title: str, **changes: Any) -> ArticleFetched:
    """Make an article of a title that is an order, readable in itself."""
    article = fetched(1, title=title).model_copy(update=changes)
    return article.model_copy(update={"article_id": uuid5(NAMESPACE, title), "guid": title})


OVERFLOW = titled("revision 2**70", revision=2**70)
"""Readable for enrich, and more than any database can count: the store shall give it up."""


def plant(name: str) -> tuple[Fields, str]:
    """Make the entry of one kind of poison, and tell the id that its dead letter will bear."""
    if name in ENTRIES:
        return dict(ENTRIES[name]), f"poison: {name}"
    article = OVERFLOW if name == OVERFLOW.title else titled(name)
    fields: Fields = {}
    fields.update(encode(article))
    return fields, article.message_id


KINDS = (*ENTRIES, *ACTS, *ACTS_ON_LOOP, OVERFLOW.title)
"""Every kind of poison."""


def spread() -> None:
    """Let enrich obey titles that are orders."""
    enrich_all, outcome_of = get(_ENRICH), get(_OUTCOME)

    def obey(articles: Any, recogniser: Any) -> Any:
        for article in articles:
            ACTS.get(article.title, lambda: None)()
        return enrich_all(articles, recogniser)

    def hand_over(outcome: Any) -> Any:
        order = ACTS_ON_LOOP.get(getattr(outcome, "title", ""))
        return order() if order else outcome_of(outcome)

    put(_ENRICH, obey)
    put(_OUTCOME, hand_over)
