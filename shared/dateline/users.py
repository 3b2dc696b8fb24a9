"""Who may do what on Redis: one user for each service, with no right that it does not use. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.streams import ENRICHED, FETCHED, LAYOUT

GROUP = "my-app"
"""Stands for the group of a subscriber, which has a user of its own."""

NO_PASSWORD = "0" * 64
"""Stands for the SHA-256 of a password; no password has it, so that nobody gets in as it is."""

_EVERY = "*"

_CONNECTING = ("auth", "hello", "ping", "select", "client|setname", "cluster|slots", "command")
_SCRIPTS = ("eval", "evalsha")
_PUBLISHING = ("get", "hget", "hincrby", "mget", "set", "xadd", "xlen")
_LAYING_OUT = ("lindex", "lrange", "rpush")
_PLANNING = (
    *("exists", "expire", "hdel", "hexists", "hget", "hgetall", "hkeys", "hlen", "hmget"),
    *("hscan", "hset", "incr", "lpush", "lrem", "ltrim", "scard", "sadd", "smembers", "srem"),
    *("time", "zadd", "zcard", "zcount", "zrange", "zrangebyscore", "zrem", "zscore"),
)
"""What the procedures of ingest do to its own keys: schedules, feeds, fingerprints."""
_READING = ("xgroup|create", "xpending", "xrange", "xreadgroup", "xrevrange")
_SETTLING = ("xack", "xadd", "xclaim", "xgroup|delconsumer", "hincrby")
_KEEPING = (
    *("exists", "hdel", "hget", "hset", "time", "xdel", "xinfo", "xlen", "xtrim"),
    *("zadd", "zcard", "zrangebyscore", "zrem", "zscore"),
)
_LOOKING = ("cluster|info", "config|get", "hexists", "hkeys", "xread")
_STAGE = {*_CONNECTING, "info", *_SCRIPTS, "lrange", *_READING, *_SETTLING, *_KEEPING}


@dataclass(frozen=True)
class User:
    """A Redis user."""

    name: str
    keys: tuple[str, ...]
    """Patterns; braces are no special characters in them."""
    commands: tuple[str, ...]

    def line(self) -> str:
        """Write the user down as in an ACL file of Redis 6.2 or later."""
        keys = [f"~{pattern}" for pattern in self.keys]
        commands = [f"+{command}" for command in self.commands]
        rights = ["resetkeys", *keys, "resetchannels", "-@all", *commands]
        return " ".join([f"user {self.name} on #{NO_PASSWORD}", *rights])


def _user(name: str, keys: Iterable[str], commands: Iterable[str]) -> User:
    return User(name, tuple(keys), tuple(sorted(set(commands))))


_TALLY = "dateline:{*}:tally"
_FETCHED = FETCHED.key().replace("0", _EVERY)
_ENRICHED = ENRICHED.key().replace("0", _EVERY)

USERS = (
    _user(
        "ingest",
        (LAYOUT, _TALLY, _FETCHED, "dateline:{*}:ingest:*"),
        (*_CONNECTING, "info", "bgrewriteaof", *_SCRIPTS, *_PUBLISHING, *_LAYING_OUT, *_PLANNING),
    ),
    _user("enrich", (LAYOUT, _TALLY, _FETCHED, f"{_FETCHED}.enrich.*", _ENRICHED), _STAGE),
    _user("store", (LAYOUT, _TALLY, _ENRICHED, f"{_ENRICHED}.store.*"), _STAGE),
    _user(
        "subscriber",
        (LAYOUT, _TALLY, _ENRICHED, f"{_ENRICHED}.{GROUP}.dead"),
        (*_CONNECTING, *_SCRIPTS, "lrange", *_READING, "xgroup|setid", "xread", *_SETTLING),
    ),
    _user(
        "operator",
        ("dateline:*",),
        (*_STAGE, *_PUBLISHING, *_LAYING_OUT, *_PLANNING, *_LOOKING),
    ),
)
"""The users of a pipeline."""


def acl() -> str:
    """Write the ACL file; who has not said who it is may only ask whether Redis is there."""
    anybody = "user default on nopass resetkeys resetchannels -@all +ping"
    return "\n".join([anybody, *(user.line() for user in USERS), ""])
