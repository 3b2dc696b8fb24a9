"""Feeds for people to read: in a table, in full, as they were found, after an import. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from rich.table import Table
from rich.text import Text

from dateline.cli.moments import age, clock
from dateline.cli.render import clean
from dateline.feeds import FeedList, FeedReport, Found, Imported, Refusal, State

STYLES: dict[State, str] = {
    "gone": "bold red",
    "failing": "bold red",
    "missed": "bold yellow",
    "overdue": "yellow",
    "silent": "yellow",
    "empty": "yellow",
    "moved": "cyan",
    "new": "blue",
    "healthy": "green",
    "paused": "dim",
}
_KINDS = {"rss": "RSS", "atom": "Atom", "jsonfeed": "JSON Feed", "sitemap": "sitemap"}
_WAYS = {
    "itself": "",
    "link": "named by the page",
    "rule": "by a rule for this site",
    "anchor": "linked from the page",
    "path": "at a usual place",
    "robots": "named by robots.txt",
    "news sitemap": "at the usual place of news sitemaps",
}
_TEXTS = {
    "full": "full text",
    "teasers": "teasers only: the articles' pages are read as well",
    "mixed": "full text in part",
    "none": "headlines only",
}
_MOST = 4
"""Addresses that were refused for one reason and are listed; --json lists all."""


def as_table(reports: Sequence[FeedReport], now: datetime) -> Table:
    """Lay feeds out in rows."""
    table = Table("state", "feed", "id", box=None)
    for name in ("a day", "last news", "next look"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("reason")
    for one in reports:
        rate = "" if one.entries_per_day is None else f"{one.entries_per_day:,.2f}"
        table.add_row(
            Text(one.state, style=STYLES[one.state]),
            clean(one.name),
            clean(one.id),
            rate,
            _since(one.last_news, now),
            _until(one.next_poll, now),
            Text(clean(one.reason)),
        )
    return table


def tally(reports: Sequence[FeedReport]) -> str:
    """Count feeds by state: ``512 feeds: 3 failing, 2 silent, 507 healthy``."""
    counts = Counter(one.state for one in reports)
    parts = ", ".join(f"{counts[state]} {state}" for state in STYLES if counts[state])
    return f"{plural(len(reports), 'feed')}: {parts}" if parts else "no feeds"


def plural(number: int, noun: str) -> str:
    """Write a number with its noun: ``1 feed``, ``2 feeds``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def in_full(one: FeedReport, now: datetime) -> Text:
    """Tell all that is known of a feed, the answer first."""
    text = Text(clean(one.name), style="bold")
    text.append(f"  {clean(one.url)}\n", style="not bold dim")
    text.append(one.state, style=f"not bold {STYLES[one.state]}")
    since = f" since {clock(one.since)}" if one.since else ""
    text.append(f"{since}: {clean(one.reason)}\n", style="not bold")
    text.append(f"{clean(one.remedy)}\n", style="not bold italic")
    for sentence in one.evidence:
        text.append(f"  {clean(sentence)}\n", style="not bold")
    for name, value in _facts(one, now):
        text.append(f"  {name}: ", style="not bold dim")
        text.append(f"{clean(value)}\n", style="not bold")
    return text


def _facts(one: FeedReport, now: datetime) -> Iterable[tuple[str, str]]:
    added = f"{one.origin}" + (f", {clock(one.added_at)}" if one.added_at else "")
    told = {
        "id": one.id,
        "added by": added,
        "weight": "" if one.weight == 1 else f"{one.weight:g}",
        "folders": ", ".join(" / ".join(path) for path in one.folders),
        "failures": str(one.failures or ""),
        "last success": clock(one.last_success) if one.last_success else "",
        "next look": f"{_until(one.next_poll, now)} ({clock(one.next_poll)})"
        if one.next_poll
        else "",
    }
    return ((name, value) for name, value in told.items() if value)


def found_lines(found: Found, now: datetime) -> Text:
    """Tell what a feed turned out to be."""
    way = _WAYS.get(found.way, found.way)
    text = Text(clean(found.title or found.url), style="bold")
    text.append(f"  {clean(found.url)}", style="not bold")
    text.append(f" ({way})" if way else "", style="not bold dim")
    newest = ""
    if found.newest:
        title = f' "{clean(found.newest_title)}"' if found.newest_title else ""
        newest = f"the newest {_since(found.newest, now)} ago, {clock(found.newest)}{title}"
    parts = [
        _KINDS.get(found.kind, found.kind),
        plural(found.entries, "entry").replace("entrys", "entries"),
        newest,
        ", ".join(map(clean, found.languages)),
        _TEXTS[found.text],
        f"WebSub hub {clean(found.hub)}" if found.hub else "no WebSub hub",
    ]
    text.append("\n  " + " · ".join(part for part in parts if part), style="not bold")
    return text


def refusal_lines(refusals: Sequence[Refusal]) -> Iterator[Text]:
    """Tell why addresses were no feeds, and how to mend that; many of one kind are cut short."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in refusals:
        groups[one.what, one.remedy].append(one.url)
    for (what, remedy), urls in groups.items():
        shown = urls if len(urls) <= _MOST else urls[: _MOST - 1]
        more = f" and {len(urls) - len(shown)} more" if len(shown) < len(urls) else ""
        text = Text(f"  {clean(', '.join(shown))}{more}: {clean(what)}. ", style="default")
        yield text.append(clean(remedy), style="dim")


def progress_line(done: int, total: int, working: int) -> str:
    """Tell in a line how far an import is."""
    return f"{done} of {total} looked at, {working} can be read"


def summary(told: Sequence[Imported], listed: FeedList, *, unseen: int = 0) -> Text:
    """Tell what an import came to: the numbers, then what failed, by reason, with addresses."""
    counts = Counter(one.fate for one in told)
    parts = [
        f"{counts['added']:,} added",
        _some(counts["added_failing"], "added though they cannot be read now"),
        _some(counts["left_out"], "left out because they cannot be read now"),
        _some(counts["known"], "known already"),
        _some(listed.doubles, "repeated in the file"),
        _some(len(listed.unusable), "no addresses on the web"),
        _some(unseen, "not looked at"),
    ]
    total = plural(len(listed.feeds) + listed.doubles + len(listed.unusable), "feed")
    text = Text(f"{total}: {', '.join(part for part in parts if part)}\n", style="bold")
    for reason, refusals in _by_reason(told):
        text.append(f"\n{reason} ({len(refusals)}): ", style="not bold yellow")
        text.append(f"{clean(refusals[0].remedy)}\n", style="not bold italic")
        for refusal in refusals:
            text.append(f"  {clean(refusal.url)}", style="not bold")
            text.append(f"  {clean(refusal.what)}\n", style="not bold dim")
    if listed.unusable:
        text.append(
            f"\nno addresses on the web ({len(listed.unusable)}):\n", style="not bold yellow"
        )
        for url in listed.unusable:
            text.append(f"  {clean(url)}\n", style="not bold")
    if listed.remark:
        text.append(f"\nthe file: {clean(listed.remark)}\n", style="not bold yellow")
    return text


def _by_reason(told: Sequence[Imported]) -> list[tuple[str, list[Refusal]]]:
    groups: defaultdict[str, list[Refusal]] = defaultdict(list)
    for one in told:
        if one.refused and not one.found:
            groups[one.refused.outcome].append(one.refused)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def _some(number: int, words: str) -> str:
    return f"{number:,} {words}" if number else ""


def _since(moment: datetime | None, now: datetime) -> str:
    return "" if moment is None else age(max(0.0, (now - moment).total_seconds()))


def _until(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return ""
    left = (moment - now).total_seconds()
    return f"in {age(left)}" if left > 0 else "now"
