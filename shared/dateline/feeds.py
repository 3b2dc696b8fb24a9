"""What is known of feeds, and told to people and programs. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.messages import UtcDatetime

State = Literal[
    "gone",
    "failing",
    "missed",
    "overdue",
    "silent",
    "empty",
    "moved",
    "new",
    "healthy",
    "paused",
]
"""How a feed fares, the worst first.

``gone``: removed by its publisher. ``failing``: the last looks came to nothing. ``missed``: more
was published between two looks than the feed holds. ``overdue``: nobody has looked although it was
time. ``silent``: nothing new for far longer than usual. ``empty``: a feed with no entry. ``moved``:
read, at another address than the one registered. ``new``: not looked at yet. ``paused``: by you.
"""

Text = Literal["full", "teasers", "mixed", "none"]
"""Whether a feed carries the whole text of its articles."""


class Told(BaseModel):
    """A fact for people and programs; ``model_dump(mode="json")`` lays it out as JSON."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True
    )


class Refusal(Told):
    """An address at which no feed was found, and why."""

    url: str
    outcome: str
    """Out of ingest's closed list: ``not_found``, ``html_instead_of_feed`` …"""
    what: str
    """The same in words, with the particulars: ``nothing at this address (HTTP 404)``."""
    remedy: str


class Found(Told):
    """A feed that could be read."""

    url: str
    """Its address; where every redirect called itself permanent, the new one."""
    way: str
    """How it was found: it is what was asked for (``itself``), the page names it (``link``) …"""
    kind: str
    """``rss``, ``atom``, ``jsonfeed`` or ``sitemap``."""
    title: str | None = None
    entries: int = 0
    newest: UtcDatetime | None = None
    """When its newest entry was published."""
    newest_title: str | None = None
    languages: tuple[str, ...] = ()
    """BCP 47, the most frequent first."""
    text: Text = "none"
    hub: str | None = None
    """The WebSub hub that it names."""
    allow_private: bool = False
    """Whether it lies on the host for which the person allowed private addresses."""


class Probe(Told):
    """What came of looking for feeds at an address."""

    asked: str
    found: tuple[Found, ...] = ()
    """The best first."""
    refused: tuple[Refusal, ...] = ()
    """In the order in which they were tried."""
    requests: int = 0
    """How many documents were asked for."""


class Listed(Told):
    """A feed as a list of feeds (OPML) gives it."""

    url: str
    title: str | None = None
    site: str | None = None
    """The page that it belongs to."""
    folders: tuple[tuple[str, ...], ...] = ()
    """The folders that it lies in, each as its path from the top."""


class FeedList(Told):
    """A list of feeds that was read from a file."""

    title: str | None = None
    feeds: tuple[Listed, ...] = ()
    """Each address once."""
    doubles: int = 0
    """How often an address came again; its folders are joined."""
    unusable: tuple[str, ...] = ()
    """Addresses that are none on the web."""
    remark: str = ""
    """What was wrong with the file, though not wrong enough to reject it."""


class Wish(Told):
    """What shall hold for a feed that is added."""

    name: str | None = None
    weight: float = Field(default=1.0, gt=0)
    """How much its delay counts beside other feeds; 4 has it looked at twice as often."""
    allow_private: bool = False
    """Whether it may lie on this machine or in a private network."""
    origin: str = "command"
    """Who asked for it: ``command``, or ``opml:<file>``."""
    folders: tuple[tuple[str, ...], ...] = ()


class Added(Told):
    """A feed that is registered."""

    id: str
    url: str
    name: str
    is_new: bool
    """Whether it was not registered before."""
    next_poll: UtcDatetime | None = None


Fate = Literal["added", "added_failing", "known", "left_out"]
"""``added_failing``: registered although nothing could be read, because feeds come back."""


class Imported(Told):
    """What became of one feed of a list."""

    listed: Listed
    fate: Fate
    added: Added | None = None
    found: Found | None = None
    refused: Refusal | None = None
    """Why nothing could be read."""


class FeedReport(Told):
    """How a feed fares: the answer to "why is this feed silent?"."""

    id: str
    url: str
    name: str
    domain: str | None = None
    state: State
    reason: str
    """What is the matter, in plain words."""
    remedy: str
    """How to mend it."""
    evidence: tuple[str, ...] = ()
    """What the reason rests on, and what else there is to know, a sentence each."""
    since: UtcDatetime | None = None
    """Since when the state holds, as far as it is known."""
    origin: str = "setting"
    added_at: UtcDatetime | None = None
    weight: float = 1.0
    folders: tuple[tuple[str, ...], ...] = ()
    last_look: UtcDatetime | None = None
    last_success: UtcDatetime | None = None
    last_news: UtcDatetime | None = None
    """When a look last brought something new."""
    newest: UtcDatetime | None = None
    """When the newest entry was published, as the feed says."""
    next_poll: UtcDatetime | None = None
    expected_interval: float | None = None
    """Seconds between two entries, as far as known."""
    entries_per_day: float | None = None
    entries: int = 0
    """How many the last document held."""
    failures: int = 0
    """In a row."""
    outcome: str | None = None
    """What came of the last look, out of ingest's closed list."""
    detail: str = ""
    push: str | None = None
    """How its WebSub subscription stands; ``None``: it has none."""
    moved_to: str | None = None


class Watched(Told):
    """What was seen of a feed that waits for its turn."""

    attended: bool
    """Whether some ingest has taken notice of it."""
    looked: bool
    """Whether it has been looked at."""
    report: FeedReport | None = None
    """``None``: it is not registered any more."""


def matching(
    reports: Sequence[FeedReport], name: str, *, loosely: bool = False
) -> list[FeedReport]:
    """Choose the feeds that a person means: by id, by address, else by host or name.

    A host means its subdomains too; of an address neither the scheme nor a slash at the end count.

    Args:
        reports: all feeds.
        name: what the person wrote.
        loosely: whether, as the last resort, a part of a name or an address will do.
    """
    wanted = _bare(name)
    if not wanted:
        return []
    exact = [one for one in reports if name == one.id or wanted in {_bare(one.url), _bare(one.id)}]
    if exact:
        return exact
    found = [
        one
        for one in reports
        if name.strip().lower() == one.name.lower()
        or f".{_host(one.url)}".endswith(f".{wanted}")
        or f".{one.domain or ''}".endswith(f".{wanted}")
    ]
    if found or not loosely:
        return found
    return [one for one in reports if wanted in one.name.lower() or wanted in _bare(one.url)]


def _bare(address: str) -> str:
    rest = address.strip().lower()
    for scheme in ("https://", "http://", "feed:"):
        rest = rest.removeprefix(scheme)
    return rest.removeprefix("www.").rstrip("/")


def _host(url: str) -> str:
    return _bare(url).partition("/")[0].rpartition("@")[2]
