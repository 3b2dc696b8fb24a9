"""The feeds of well-known sites, told by the address of a page alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

_NAME = re.compile(r"[\w.~-]{1,100}")
_CHANNEL = re.compile(r"UC[\w-]{10,40}")
_RESERVED_ON_GITHUB = frozenset({
    "about", "apps", "collections", "explore", "features", "issues", "login", "marketplace",
    "notifications", "orgs", "pricing", "pulls", "search", "settings", "sponsors", "topics",
    "trending",
})  # fmt: skip
_HOSTED = {
    ".substack.com": ("/feed",),
    ".wordpress.com": ("/feed/",),
    ".blogspot.com": ("/feeds/posts/default",),
    ".tumblr.com": ("/rss",),
    ".medium.com": ("/feed",),
    ".livejournal.com": ("/data/rss",),
    ".bearblog.dev": ("/feed/",),
    ".ghost.io": ("/rss/",),
}
"""Sites that give each publication a host of its own, and where its feed lies."""


def feeds_by_rule(url: str) -> list[str]:
    """List the feeds of a page of a known site, likeliest first; none where no rule applies."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    steps = [step for step in parts.path.split("/") if step]
    found = [*_hosted(parts, host), *_on(host, parts, steps)]
    return list(dict.fromkeys(found))


def _hosted(parts: SplitResult, host: str) -> Iterator[str]:
    for ending, paths in _HOSTED.items():
        if host.endswith(ending):
            yield from (f"https://{parts.netloc}{path}" for path in paths)


def _on(host: str, parts: SplitResult, steps: list[str]) -> Iterator[str]:
    match host:
        case "youtube.com" | "m.youtube.com":
            yield from _youtube(parts, steps)
        case "github.com":
            yield from _github(steps)
        case "gitlab.com":
            yield from _gitlab(steps)
        case "reddit.com" | "old.reddit.com" | "new.reddit.com":
            yield from _reddit(steps)
        case "medium.com":
            yield from (f"https://medium.com/feed/{step}" for step in steps[:1] if step != "feed")
        case "news.ycombinator.com":
            yield "https://news.ycombinator.com/rss"
        case "bsky.app":
            yield from _profile("https://bsky.app/profile/{}/rss", "profile", steps)
        case "dev.to":
            yield from (f"https://dev.to/feed/{step}" for step in steps[:1] if step != "feed")
        case "arxiv.org":
            yield from _profile("https://rss.arxiv.org/rss/{}", "list", steps)
        case _:
            yield from _stack_exchange(parts, steps)
            yield from _mastodon(parts, steps)


def _youtube(parts: SplitResult, steps: list[str]) -> Iterator[str]:
    feed = "https://www.youtube.com/feeds/videos.xml?{}={}"
    match steps:
        case ["channel", channel, *_] if _CHANNEL.fullmatch(channel):
            yield feed.format("channel_id", channel)
        case ["user", user, *_] if _NAME.fullmatch(user):
            yield feed.format("user", user)
        case _:
            pass
    for playlist in parse_qs(parts.query).get("list", ())[:1]:
        if _NAME.fullmatch(playlist):
            yield feed.format("playlist_id", playlist)


def _github(steps: list[str]) -> Iterator[str]:
    match steps:
        case [owner, *_] if owner in _RESERVED_ON_GITHUB:
            return
        case [owner]:
            yield f"https://github.com/{owner}.atom"
        case [owner, name, "commits", *branch] if branch:
            yield f"https://github.com/{owner}/{name}/commits/{'/'.join(branch)}.atom"
        case [owner, name, "commits"]:
            yield f"https://github.com/{owner}/{name}/commits.atom"
        case [owner, name, "tags", *_]:
            yield f"https://github.com/{owner}/{name}/tags.atom"
        case [owner, name, *_]:
            project = f"https://github.com/{owner}/{name.removesuffix('.git')}"
            yield from (f"{project}/releases.atom", f"{project}/commits.atom")
        case _:
            return


def _gitlab(steps: list[str]) -> Iterator[str]:
    project = steps[: steps.index("-")] if "-" in steps else steps
    if len(project) > 1:
        yield f"https://gitlab.com/{'/'.join(project)}/-/tags?format=atom"
        yield f"https://gitlab.com/{'/'.join(project)}.atom"


def _reddit(steps: list[str]) -> Iterator[str]:
    match steps:
        case ["r" | "user" | "u" as kind, name, *_]:
            kind = "user" if kind == "u" else kind
            yield f"https://www.reddit.com/{kind}/{_quoted(name)}/.rss"
        case []:
            yield "https://www.reddit.com/.rss"
        case _:
            return


def _profile(feed: str, first: str, steps: list[str]) -> Iterator[str]:
    match steps:
        case [step, name, *_] if step == first and _NAME.fullmatch(name):
            yield feed.format(name)
        case _:
            return


def _stack_exchange(parts: SplitResult, steps: list[str]) -> Iterator[str]:
    host = parts.hostname or ""
    is_one = host.endswith(("stackexchange.com", "stackoverflow.com"))
    match steps:
        case ["questions", "tagged", tag, *_] if is_one:
            yield f"https://{parts.netloc}/feeds/tag/{_quoted(tag)}"
        case _ if is_one:
            yield f"https://{parts.netloc}/feeds"
        case _:
            return


def _mastodon(parts: SplitResult, steps: list[str]) -> Iterator[str]:
    """A person on a Mastodon or Pleroma server, which may have any name: ``/@name``."""
    match steps:
        case [name] if re.fullmatch(r"@\w{1,60}", name):
            yield f"{parts.scheme}://{parts.netloc}/{name}.rss"
        case _:
            return


def _quoted(step: str) -> str:
    return quote(step, safe="%", errors="replace")
