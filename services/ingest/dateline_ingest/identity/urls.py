"""One spelling for all addresses of the same page. Pure."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "at_", "_hs")
_TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
    "twclid", "ttclid", "igshid", "mc_cid", "mc_eid", "mkt_tok", "vero_id", "oly_enc_id",
    "oly_anon_id", "ref_src", "ref_url", "cmpid", "ocid", "s_cid", "ns_campaign", "ns_mchannel",
    "xtor", "wt_mc", "guccounter", "soc_src", "soc_trk", "srsltid", "rb_clickid", "s_kwcid",
})  # fmt: skip
"""Parameters that say how the reader came, never what is read."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def canonical(url: str) -> str:
    """Spell an address in the one way that all its equals share (RFC 3986, section 6.2).

    Scheme and host in lower case, no default port, no user, no fragment, no tracking parameters,
    the rest of the query sorted, dot segments resolved, percent-escapes in one form. What is not
    an http(s) address is returned as it is, without surrounding white space.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return url
    host = _host(parts)
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = _escaped("/".join(_without_dots(parts.path)), "/:@!$&'()*+,;=")
    return urlunsplit((parts.scheme, host, path or "/", _query(parts.query), ""))


def host_of(url: str) -> str | None:
    """The host name of an address, in lower case; ``None`` where there is none."""
    try:
        return urlsplit(url.strip()).hostname
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{host}]"
    try:
        return host.encode("idna").decode().lower()
    except UnicodeError:
        return host


def _query(query: str) -> str:
    pairs = (_escaped(pair, "/?:@!$'()*+,;=") for pair in query.split("&") if pair)
    return "&".join(sorted(pair for pair in pairs if not _tracks(pair.partition("=")[0].lower())))


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _escaped(text: str, safe: str) -> str:
    text = quote(_STRAY_PERCENT.sub("%25", text), safe=safe + "%", errors="replace")
    return _ESCAPE.sub(_one_escape, text)


def _one_escape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else f"%{match[1].upper()}"


def _without_dots(path: str) -> list[str]:
    """Resolve ``.`` and ``..`` (RFC 3986, section 5.2.4)."""
    kept: list[str] = []
    steps = path.split("/")
    for step in steps:
        if _is_up(step):
            if len(kept) > 1:
                kept.pop()
        elif not _is_here(step):
            kept.append(step)
    if _is_up(steps[-1]) or _is_here(steps[-1]):
        kept.append("")
    return kept


def _is_here(step: str) -> bool:
    return step.lower() in {".", "%2e"}


def _is_up(step: str) -> bool:
    return step.lower() in {"..", ".%2e", "%2e.", "%2e%2e"}
