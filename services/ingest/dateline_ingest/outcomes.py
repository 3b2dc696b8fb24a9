"""The closed list of what can come of a fetch or a parse, each with its remedy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Outcome = Literal[
    "ok",
    "not_modified",
    "unchanged",
    "bad_url",
    "private_address",
    "dns_failure",
    "unreachable",
    "tls_failure",
    "broken_connection",
    "bad_answer",
    "timeout",
    "redirect_loop",
    "bad_redirect",
    "forbidden",
    "disallowed",
    "not_found",
    "gone",
    "rate_limited",
    "paused",
    "unavailable",
    "http_error",
    "too_large",
    "unsupported_compression",
    "broken_compression",
    "media",
    "html_instead_of_feed",
    "empty",
    "broken_xml",
    "unknown_encoding",
    "not_a_feed",
    "hostile",
    "too_costly",
    "not_text",
    "unknown_wire_format",
    "no_story",
    "superseded",
    "unreadable",
    "internal_error",
]

ALL: tuple[Outcome, ...] = get_args(Outcome)
SUCCESSES: frozenset[Outcome] = frozenset({"ok", "not_modified", "unchanged"})


@dataclass(frozen=True)
class Failed:
    """A fetch or a parse that came to nothing: a value, so that its neighbours go on."""

    outcome: Outcome
    detail: str = ""
    """The particulars: a status code, the parser's complaint."""
    retry_after: float | None = None
    """Seconds that the server asks to be left alone."""


_TOLD: dict[Outcome, tuple[str, str]] = {
    "ok": ("read", "Nothing to do."),
    "not_modified": ("not modified", "Nothing to do."),
    "unchanged": ("same bytes as before", "Nothing to do."),
    "bad_url": ("not a usable address", "Give an http:// or https:// URL."),
    "private_address": (
        "an address that is not public",
        "If it is yours, name the host or network in DATELINE_ALLOW_PRIVATE.",
    ),
    "dns_failure": ("host name not found", "Check the spelling of the host, and the name server."),
    "unreachable": ("no connection", "Check that the host is up, the port, and the firewall."),
    "tls_failure": ("no secure connection", "Check the server's certificate, or this clock."),
    "broken_connection": ("connection broken off", "Nothing to do: it is tried again."),
    "bad_answer": ("not proper HTTP", "Tell the publisher; curl -v shows what the server says."),
    "timeout": ("no full answer in time", "Raise DATELINE_FEED_TIMEOUT if the server is slow."),
    "redirect_loop": ("too many redirects", "Open the URL in a browser and use where it ends."),
    "bad_redirect": ("redirect without a usable target", "Ask the publisher for the new address."),
    "forbidden": (
        "access refused",
        "Check that the feed is public, and name yourself in DATELINE_USER_AGENT.",
    ),
    "disallowed": ("not for programs", "Nothing to do: the site's robots.txt is kept."),
    "not_found": ("nothing at this address", "Look for the feed's new address and replace it."),
    "gone": ("removed for good by its publisher", "Take it off the list of feeds."),
    "rate_limited": (
        "asked too often",
        "Nothing to do: the wait that the server asks for is kept.",
    ),
    "paused": ("its host asked to be left alone", "Nothing to do: it is asked again afterwards."),
    "unavailable": ("server out of order", "Nothing to do: it is tried again."),
    "http_error": ("unexpected answer", "Open the URL in a browser to see what it says."),
    "too_large": ("larger than allowed", "Raise DATELINE_FEED_MAX_BYTES if its size is honest."),
    "unsupported_compression": ("compressed in a way nobody asked for",
                                "Ask the publisher to honour Accept-Encoding."),
    "broken_compression": ("damaged gzip data", "Nothing to do: it is tried again."),
    "media": ("a film, sound or picture", "Give the address of the feed, not of a recording."),
    "html_instead_of_feed": ("a web page, not a feed",
                             "Use the address in the page's <link rel=\"alternate\">."),
    "empty": ("nothing in it", "Check that the address or file is the right one."),
    "broken_xml": ("broken XML", "Tell the publisher; a feed validator shows the place."),
    "unknown_encoding": ("unknown character encoding", "Save or serve it as UTF-8."),
    "not_a_feed": ("neither RSS nor Atom", "Check that the address is that of a feed."),
    "hostile": ("built to do harm", "Take it off the list of feeds."),
    "too_costly": ("takes more time or memory than it may",
                   "Take it off the list of feeds; report it if it is an honest one."),
    "not_text": ("binary data, not text", "Put only wire stories into the folder."),
    "unknown_wire_format": (
        "unknown wire format",
        "Send plain text, IPTC 7901, ANPA 1312, NITF, NewsML or ninjs.",
    ),
    "no_story": ("no story in it", "A story has a headline and at least one paragraph."),
    "superseded": ("an older version than the one at hand", "Nothing to do."),
    "unreadable": ("cannot be read", "Check that it exists and may be read by this user."),
    "internal_error": ("a bug of ours", "Please report it with this line."),
}  # fmt: skip


def told(failed: Failed) -> tuple[str, str]:
    """Say what is wrong and how to mend it: ``("nothing at this address (404)", "Look …")``."""
    what, remedy = _TOLD[failed.outcome]
    return (f"{what} ({failed.detail})" if failed.detail else what), remedy


def line(where: str, failed: Failed) -> str:
    """Say what is wrong, where, and how to mend it, in one line."""
    what, remedy = told(failed)
    return " ".join(f"{where}: {what}. {remedy}".split())


def of_status(status: int, retry_after: float | None = None) -> Failed:
    """Name what an HTTP status other than 200, 304 and a redirect means."""
    named: dict[int, Outcome] = {
        401: "forbidden", 403: "forbidden", 404: "not_found", 410: "gone", 429: "rate_limited",
        451: "forbidden", 500: "unavailable", 502: "unavailable", 503: "unavailable",
        504: "unavailable",
    }  # fmt: skip
    return Failed(named.get(status, "http_error"), f"HTTP {status}", retry_after)
