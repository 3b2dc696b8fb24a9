"""One spelling for all addresses of a page, and one key for all pages of an article. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import ada_url

_TRACKING_PREFIXES = (
    "utm_", "mtm_", "itm_", "pk_", "piwik_", "matomo_", "hsa_", "_hs", "__hs", "at_", "fb_",
    "stm_", "trk_", "wt.", "wt_", "ns_", "guce_", "amp_", "_ga", "_gl", "campaign_",
)  # fmt: skip
_TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
    "twclid", "ttclid", "tblci", "igshid", "igsh", "mc_cid", "mc_eid", "mc_tc", "mkt_tok",
    "vero_id", "vero_conv", "oly_enc_id", "oly_anon_id", "ref_src", "ref_url", "cmpid", "cmp",
    "ocid", "s_cid", "xtor", "guccounter", "soc_src", "soc_trk", "srsltid", "rb_clickid",
    "s_kwcid", "hsctatracking", "wickedid", "_openstat", "sc_cid", "sr_share", "smid", "taid",
    "traffic_source", "spref", "icid", "intcid", "ito", "_bhlid", "ss_source", "li_fat_id", "epik",
    "irclickid", "cx_click", "zanpid", "dicbo", "fromfeed", "feedid",
})  # fmt: skip
"""Parameters that say how the reader came, never what is read."""
_REFERRERS = frozenset({"ref", "referrer", "source", "src", "from", "via", "medium", "campaign"})
_FEEDS = frozenset({
    "rss", "rss1", "rss2", "atom", "feed", "feeds", "rssfeed", "rss_feed", "xml", "newsletter",
    "email", "twitter", "facebook", "linkedin", "whatsapp", "telegram", "social", "googlenews",
    "google_news", "flipboard", "push",
})  # fmt: skip
"""What a parameter must say to count as a referrer: ``ref=rss`` does, ``source=AP`` does not."""
_SESSIONS = ("phpsessid", "jsessionid", "sessionid", "session_id", "sessid", "aspsessionid", "cfid",
             "cftoken")  # fmt: skip
_SESSION_LENGTH = 16
"""``sid=1234`` names a story of many old sites; ``sid=`` and so many characters a visitor."""

_AMP = frozenset({"amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp"})
_AMP_ENDS = ("/amp", ".amp", ".amp.html", "/amp.html")
_AMP_CACHE = ".cdn.ampproject.org"
_HOMES = frozenset({"index", "index.html", "index.htm", "index.php", "default.aspx", "home"})

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})?")


class _Parts(NamedTuple):
    """What is left of an address."""

    scheme: str
    host: str
    """With its port, where that is not the scheme's own."""
    path: str
    query: tuple[str, ...]
    route: str
    """The fragment, where a page that is a program finds its article by it."""


def canonical(url: str) -> str:
    """Spell an address in the one way that all addresses of the same page share.

    The parser is WHATWG's (https://url.spec.whatwg.org/): host in lower case and punycode, no
    default port, dot segments resolved. On top of it: no user, no dot after the host, no tracking
    or session parameter, the rest of the query sorted, no fragment except a route
    (``#!/story/7``), percent-escapes as RFC 3986, section 6.2.2, wants them. Duplicate slashes,
    letter case of the path, ``www.`` and the scheme stay: they may make a difference.

    Returns:
        The address; what is not an http(s) address as it is, without surrounding white space.
    """
    url = url.strip()
    parts = _parts(url)
    if parts is None:
        return url
    query = f"?{'&'.join(parts.query)}" if parts.query else ""
    return f"{parts.scheme}://{parts.host}{parts.path}{query}{parts.route}"


def url_key(url: str) -> str | None:
    """Give what all addresses of the same article share, for comparison only.

    Beyond :func:`canonical` the scheme, a leading ``www.``, a closing slash and the marks of an
    AMP variant are left out. Mobile hosts (``m.``) are merged only where the page declares its
    canonical address itself.

    Returns:
        The key; ``None`` for what is not http(s), and for home pages, which are no article's.
    """
    parts = _parts(url.strip())
    if parts is None:
        return None
    if parts.host.endswith(_AMP_CACHE):
        inner = parts.path.split("/s/", 1)[-1].lstrip("/")
        parts = _parts(f"https://{inner}") or parts
    path = parts.path
    for end in _AMP_ENDS:
        if path.rstrip("/").lower().endswith(end):
            path = path.rstrip("/")[: -len(end)]
            break
    path = path.rstrip("/")
    query = "&".join(pair for pair in parts.query if pair.lower() not in _AMP)
    if not query and not parts.route and path.lower().lstrip("/") in {"", *_HOMES}:
        return None
    return f"{parts.host.removeprefix('www.')}{path}{'?' if query else ''}{query}{parts.route}"


def host_of(url: str) -> str | None:
    """The host name of an address, in lower case; ``None`` where there is none."""
    try:
        return urlsplit(url.strip()).hostname
    except ValueError:
        return None


def _parts(url: str) -> _Parts | None:
    """Take an address apart; ``None`` where it is no http(s) address."""
    if url[:4].lower() != "http":
        return None
    try:
        whole: str = ada_url.normalize_url(url)
        scheme, _, rest = whole.partition("://")
        authority, slash, rest = rest.partition("/")
        host = authority.rpartition("@")[2]
        if scheme not in {"http", "https"} or not slash:
            return None
        if "." in (host[-1:], host.partition(":")[0][-1:]):
            name, colon, port = host.partition(":")
            bare = name.rstrip(".")  # without its dots it may be a number, hence another address
            return _parts(f"{scheme}://{bare}{colon}{port}/{rest}") if bare else None
    except ValueError:
        return None
    rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    path = _escaped(f"/{path}")
    if ";" in path:
        path = "/".join(_without_session(step) for step in path.split("/"))
    fragment = fragment.partition(":~:")[0]  # what a browser shall mark, no part of the address
    route = f"#{_escaped(fragment)}" if fragment.startswith(("!", "/")) else ""
    return _Parts(scheme, host, path, tuple(sorted(_kept(query))) if query else (), route)


def _kept(query: str) -> Iterator[str]:
    for pair in _escaped(query).split("&"):
        name, _, value = pair.partition("=")
        if pair and not _tracks(name.lower(), value.lower()):
            yield pair


def _tracks(name: str, value: str) -> bool:
    if name in _TRACKING or name.startswith((*_TRACKING_PREFIXES, *_SESSIONS)):
        return True
    if name == "sid":
        return len(value) >= _SESSION_LENGTH
    return name in _REFERRERS and value in _FEEDS


def _without_session(step: str) -> str:
    first, *parameters = step.split(";")
    kept = [one for one in parameters if not one.lower().startswith(_SESSIONS)]
    return ";".join([first, *kept])


def _escaped(text: str) -> str:
    return _ESCAPE.sub(_one_escape, text) if "%" in text else text


def _one_escape(match: re.Match[str]) -> str:
    digits = match[1]
    if digits is None:
        return "%25"
    character = chr(int(digits, 16))
    return character if character in _UNRESERVED else f"%{digits.upper()}"
