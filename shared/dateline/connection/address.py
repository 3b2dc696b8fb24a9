"""What a Redis URL means: one server, a Sentinel's master or a Cluster; TLS or none. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from dateline.errors import Mishap

Kind = Literal["server", "socket", "sentinel", "cluster"]
Place = tuple[str, int]

VARIABLE = "DATELINE_REDIS_URL"

_SCHEMES: Mapping[str, tuple[Kind, bool]] = {
    "redis": ("server", False),
    "rediss": ("server", True),
    "unix": ("socket", False),
    "redis+sentinel": ("sentinel", False),
    "rediss+sentinel": ("sentinel", True),
    "redis+cluster": ("cluster", False),
    "rediss+cluster": ("cluster", True),
}

_FORMS = (
    "Write redis://user:password@host:port/db (rediss:// for TLS), unix:///path?db=0, "
    "redis+sentinel://user:password@host:port,host:port/master/db or "
    "redis+cluster://user:password@host:port,host:port."
)
_PORTS: Mapping[Kind, int] = {"sentinel": 26379}
_PORT = 6379
_HIGHEST_PORT = 65535


def _truth(text: str) -> bool:
    return {"true": True, "yes": True, "false": False, "no": False}[text.lower()]


def _demand(text: str) -> str:
    return {"required": "required", "optional": "optional", "none": "none"}[text]


_OPTIONS: Mapping[str, Callable[[str], Any]] = {
    "client_name": str,
    "db": int,
    "sentinel_username": str,
    "sentinel_password": str,
    "ssl_ca_certs": str,
    "ssl_ca_data": str,
    "ssl_certfile": str,
    "ssl_keyfile": str,
    "ssl_cert_reqs": _demand,
    "ssl_check_hostname": _truth,
    "ssl_ciphers": str,
}
"""What may stand behind the question mark, and how it is read."""


@dataclass(frozen=True)
class Address:
    """A Redis URL, taken apart."""

    kind: Kind
    tls: bool
    places: tuple[Place, ...] = ()
    """Host and port: the server, the Sentinels, or some nodes of the Cluster."""
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    path: str = ""
    """Of a socket."""
    master: str = ""
    """The name under which Sentinel watches the master."""
    db: int = 0
    options: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)

    @classmethod
    def parse(cls, url: str) -> Address:
        """Take a URL apart.

        Raises:
            Mishap: it means nothing; its text, which may hold a password, is never repeated.
        """
        scheme, separator, _ = url.partition("://")
        if not separator or scheme not in _SCHEMES:
            raise _mishap("is not the URL of a Redis")
        kind, tls = _SCHEMES[scheme]
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise _mishap("holds a broken host") from error
        return _address(kind, parts, tls=tls)

    @property
    def tuning(self) -> dict[str, Any]:
        """The options that redis-py knows by the same names."""
        own = ("db", "sentinel_")
        told = {name: value for name, value in self.options.items() if not name.startswith(own)}
        if told.get("ssl_cert_reqs") == "none":
            told.setdefault("ssl_check_hostname", False)
        return told

    def __str__(self) -> str:
        """Write the address without user, password and options, to be shown and logged."""
        scheme = next(
            name for name, meaning in _SCHEMES.items() if meaning == (self.kind, self.tls)
        )
        places = ",".join(
            f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.places
        )
        path = {
            "server": f"/{self.db}",
            "socket": self.path,
            "sentinel": f"/{self.master}/{self.db}",
            "cluster": "",
        }[self.kind]
        return f"{scheme}://{places}{path}"


def _address(kind: Kind, parts: SplitResult, *, tls: bool) -> Address:
    credentials, _, places = parts.netloc.rpartition("@")
    username, _, password = credentials.partition(":")
    found = () if kind == "socket" else tuple(_places(places, _PORTS.get(kind, _PORT)))
    if kind == "server" and len(found) > 1:
        raise _mishap("names several hosts", "Say redis+sentinel:// or redis+cluster://.")
    beyond = f"{parts.query}{parts.fragment}"
    if parts.fragment or (kind != "socket" and "@" in f"{parts.path}{beyond}"):
        raise _mishap("holds an @, / or # that belongs to a password", "Percent-encode it.")
    options = dict(_options(parts.query, tls=tls, kind=kind))
    path, master, db = _path(kind, unquote(parts.path))
    return Address(
        kind,
        tls,
        places=found,
        username=unquote(username) or None,
        password=unquote(password) or None,
        path=path,
        master=master,
        db=options.get("db", db),
        options=options,
    )


def _places(text: str, default: int) -> Iterator[Place]:
    for place in text.split(","):
        host, bracket, port = place.rpartition("]")
        if bracket:
            host = host.removeprefix("[")
            port = port.removeprefix(":")
        else:
            host, _, port = place.partition(":")
        if not host:
            raise _mishap("names no host")
        yield unquote(host), _port(port) if port else default


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) <= _HIGHEST_PORT:
        return int(text)
    raise _mishap(
        "holds a port that is no number from 1 to 65535",
        "Mend it; where a password holds one of @ : / ? #, percent-encode that.",
    )


def _path(kind: Kind, text: str) -> tuple[str, str, int]:
    """Read path of the socket, name of the master and number of the database."""
    if kind == "socket":
        if not text.strip("/"):
            raise _mishap("names no socket")
        return text, "", 0
    first, _, second = text.strip("/").partition("/")
    if kind == "sentinel":
        if not first:
            raise _mishap("does not name the master that Sentinel watches")
        return "", first, _database(second)
    if second:
        raise _mishap("has a path of several parts")
    if kind == "cluster" and _database(first):
        raise _mishap("names a database, and a Cluster has only one")
    return "", "", _database(first)


def _database(text: str) -> int:
    if not text:
        return 0
    if text.isascii() and text.isdigit():
        return int(text)
    raise _mishap("names a database that is no number")


def _options(query: str, *, tls: bool, kind: Kind) -> Iterator[tuple[str, Any]]:
    for name, text in parse_qsl(query, keep_blank_values=True):
        read = _OPTIONS.get(name)
        if read is None:
            raise _mishap("has an option that is not known", f"Known are {', '.join(_OPTIONS)}.")
        if name.startswith("ssl_") and not tls:
            raise _mishap(f"has the option {name}, and no TLS", "Say rediss:// for redis://.")
        if name.startswith("sentinel_") and kind != "sentinel":
            raise _mishap(f"has the option {name}, and no Sentinel")
        try:
            yield name, read(text)
        except (ValueError, KeyError) as error:
            raise _mishap(f"has an option {name} whose value does not fit") from error


def _mishap(what: str, remedy: str = _FORMS) -> Mishap:
    return Mishap(what, where=VARIABLE, remedy=remedy)
