"""The functions of the service that read other people's text, each as a function of one text."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from types import FunctionType, ModuleType
from typing import Any

from dateline.errors import Mishap
from dateline.messages import Dateline, Span
from dateline_ingest.dating.choice import date_article
from dateline_ingest.dating.datelines import dateline_of
from dateline_ingest.feeds.articles import read_articles
from dateline_ingest.fetching.opt_out import header_signals
from dateline_ingest.identity.cases import cases_of
from dateline_ingest.identity.notices import find_notice
from dateline_ingest.identity.quiet import words_of
from dateline_ingest.pages.names import clean_names
from dateline_ingest.pages.opening import trim_opening
from dateline_ingest.pages.page import read_article_page
from dateline_ingest.pages.teaser import needs_page
from dateline_ingest.pages.titles import headline_of
from dateline_ingest.polling.law import server_floor
from dateline_ingest.stories.fingerprint import fingerprint
from dateline_ingest.text.html import read_plain
from dateline_ingest.text.language import decide_language
from dateline_ingest.text.paragraphs import Block, join
from dateline_ingest.websub.links import find_links
from dateline_ingest.websub.signature import is_genuine
from dateline_ingest.wire.articles import WireItem
from dateline_ingest.wire.header import read_header
from dateline_ingest.wire.naming import wanted
from dateline_ingest.wire.notices import read_notice
from dateline_ingest.wire.paragraphs import classified, without_pointers

from .exhausting import Reader
from .samples import NOW, SOURCE, article

_LONGEST_PAGE = 50_000
"""Characters: of 66,000 empty paragraphs trafilatura takes 3 s, though no square of them."""
_URL = "https://harbour.example/news/2026/03/04/ferry"

GIVEN: Mapping[str, object] = {
    "address": "/news",
    "at": 0,
    "attributes": {},
    "base": _URL,
    "body": "Body.",
    "canonical_url": None,
    "content": "00",
    "content_type": None,
    "deck": None,
    "declared": (),
    "fetched_at": NOW,
    "folder": "wire",
    "given": "/news",
    "guid": "1",
    "headers": {},
    "last_modified": None,
    "latest": NOW.date(),
    "name": "story.txt",
    "near": NOW.date(),
    "now": NOW,
    "sites": ("Harbour",),
    "two": "Harbour",
    "updated": None,
    "url": _URL,
    "where": "here",
    "whole": "Harbour",
    "width": 12,
}
"""What else a function asks for, by the name of the parameter."""

LEFT_OUT: Mapping[str, str] = {
    "dating.publication.infer": "asked by date_article, which reads_an_article calls",
    "feeds.lenient.parse_leniently": "feedparser itself, for what screen() has let through",
    "fetching.private.read_allowance": "reads a setting",
    "fetching.moves.address_of": "gives back one of two addresses",
    "newsroom": "reads the stories of our own sample",
    "outcomes": "reads our own words",
    "sources": "reads a setting",
}
"""Functions, modules and packages that are not tried by themselves, and why."""

_TEXTS = frozenset({"str", "bytes", "str | None", "bytes | None"})
_REFUSALS = (Mishap, ValueError, LookupError, StopIteration)
"""What a function may raise by its contract; anything else brings it down."""


def readers_of(modules: Iterable[ModuleType]) -> dict[str, Reader]:
    """List what reads other people's text in pure modules, and :data:`BY_HAND`."""
    found = {
        name: partial(_fed, function, {wish: GIVEN[wish] for wish in _wishes(function)})
        for name, function in text_functions(modules)
        if GIVEN.keys() >= set(_wishes(function))
    }
    return {**found, **{reader.__name__: partial(_fed, reader, {}) for reader in BY_HAND}}


def unread(modules: Iterable[ModuleType]) -> Iterator[str]:
    """Name the functions that read text and that are called neither so nor by hand."""
    called = {name for reader in BY_HAND for name in reader.__code__.co_names}
    for name, function in text_functions(modules):
        missing = [wish for wish in _wishes(function) if wish not in GIVEN]
        if missing and function.__name__ not in called:
            yield f"{name} asks for {', '.join(missing)}"


def text_functions(
    modules: Iterable[ModuleType], left_out: Mapping[str, str] = LEFT_OUT
) -> Iterator[tuple[str, FunctionType]]:
    """Find the public functions of pure modules that a text is given to first."""
    for module in modules:
        short = module.__name__.partition(".")[2]
        if _is_pure(module) and left_out.keys().isdisjoint({short, short.partition(".")[0]}):
            for name, value in vars(module).items():
                is_own = isinstance(value, FunctionType) and value.__module__ == module.__name__
                if is_own and name[0] != "_" and f"{short}.{name}" not in left_out:
                    first = next(iter(inspect.signature(value).parameters.values()), None)
                    if first and first.annotation in _TEXTS:
                        yield f"{short}.{name}", value


def _is_pure(module: ModuleType) -> bool:
    return (module.__doc__ or "").split("\n\n")[0].strip().endswith("Pure.")


def _wishes(function: Callable[..., Any]) -> list[str]:
    """The parameters behind the first that have no default."""
    _, *others = inspect.signature(function).parameters.values()
    return [one.name for one in others if one.default is one.empty]


def _fed(function: Callable[..., Any], given: Mapping[str, object], text: str) -> None:
    first = next(iter(inspect.signature(function).parameters.values()))
    is_text = first.annotation.startswith("str")
    with suppress(*_REFUSALS):
        function(text if is_text else text.encode("utf-8", "replace"), **given)


def reads_a_page(text: str) -> None:
    """Read an article's page."""
    page = text[:_LONGEST_PAGE].encode("utf-8", "replace")
    read_article_page(page, url=_URL, fetched_at=NOW)


def reads_a_feed(text: str) -> None:
    """Read the articles of a feed."""
    document = text.encode("utf-8", "replace")
    read_articles(document, url=_URL, headers={}, source=SOURCE, fetched_at=NOW)


def reads_headers(text: str) -> None:
    """Read the headers of a response."""
    names = ("x-robots-tag", "content-signal", "content-usage", "tdm-reservation", "link")
    headers: dict[str, str] = dict.fromkeys((*names, "cache-control", "expires"), text)
    list(header_signals(headers))
    find_links(_URL, headers)
    server_floor(headers, None, NOW)
    is_genuine(text, "secret", b"")


def reads_an_article(text: str) -> None:
    """Look for the dates, the notices and the dateline of an article, and for its cutting."""
    body, paragraphs = join(read_plain(text))
    dateline = Dateline(text="", span=Span(start=0, end=0), date="--03-04")
    found = article(title=text, deck=text, body=body, paragraphs=paragraphs, dateline=dateline)
    dateline_of(body, paragraphs)
    date_article(found)
    find_notice(found, words_of(found))
    needs_page(found)


def compares_an_article(text: str) -> None:
    """Take the traits and the fingerprint of an article, by which others are like it."""
    body, paragraphs = join(read_plain(text))
    found = article(title=text, deck=text, body=body, paragraphs=paragraphs, guid=text)
    for case in cases_of([found], "harbour.example"):
        _ = case.traits, case.loose
    fingerprint(found)


def tells_the_language(text: str) -> None:
    """Tell which language an article is in."""
    decide_language("en", text, text)


def reads_lines(text: str) -> None:
    """Read the lines of a wire story, above its body and in it."""
    lines = [line for line in text.split("\n") if line.strip()]
    read_header(lines)
    classified(without_pointers(lines))
    item = WireItem(article(title=text[:500], body=text), read_notice(text))
    wanted(item)


def reads_names(text: str) -> None:
    """Read bylines and titles as pages have them."""
    clean_names([text])
    headline_of([text], text, [text])
    trim_opening([Block(text), Block(text)], [text], [text])


BY_HAND: tuple[Reader, ...] = (
    compares_an_article, reads_a_feed, reads_a_page, reads_an_article, reads_headers, reads_lines,
    reads_names, tells_the_language,
)  # fmt: skip
"""What takes more than a text to call, or gives it to several."""
