"""What goes wrong with Redis, and which of it passes."""

from __future__ import annotations

import re
from ssl import SSLCertVerificationError

from redis.exceptions import (
    AuthenticationError,
    AuthorizationError,
    ClusterDownError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

RECONNECT = (
    RedisConnectionError,  # BusyLoadingError and MasterNotFoundError are among them
    RedisTimeoutError,
    ReadOnlyError,
    ClusterDownError,
    TryAgainError,
)
"""What a fresh connection may mend: Redis is back, or another server is the master now."""

_CODES = ("OOM", "READONLY", "LOADING", "MISCONF", "MASTERDOWN", "CLUSTERDOWN", "NOREPLICAS")
"""What an answer begins with that will be another one later, and that redis-py has no class for."""

# Redis 6.2 wraps what goes wrong inside a script into an error of its own.
_WRAPPED = re.compile(
    r"Error running script \(call to \w+\): (?:@user_script: ?\d+: )+-?([A-Z]+) (.*)", re.DOTALL
)

_CLASSES = {"ERR": ResponseError, "OOM": OutOfMemoryError, "READONLY": ReadOnlyError}
"""The codes that redis-py takes off, and what it makes of them."""

_GROUP_IS_GONE = ("NOGROUP", "UNBLOCKED")


def passes(error: RedisError) -> bool:
    """Tell whether an error is passing trouble, and the same command may work later."""
    if isinstance(error, (AuthenticationError, AuthorizationError)):
        return False
    if isinstance(error.__context__, SSLCertVerificationError):
        return False
    if isinstance(error, (*RECONNECT, OutOfMemoryError)):
        return True
    return isinstance(error, ResponseError) and str(error).startswith(_CODES)


def says_no_group(error: RedisError) -> bool:
    """Tell whether the stream or its group has vanished, as after FLUSHALL."""
    return isinstance(error, ResponseError) and str(error).startswith(_GROUP_IS_GONE)


def plain(error: ResponseError) -> ResponseError:
    """Take an error out of what Redis 6.2 wraps it in, so that it reads as from later versions."""
    wrapped = _WRAPPED.match(str(error))
    if wrapped is None:
        return error
    code, text = wrapped.groups()
    if code in _CLASSES:
        return _CLASSES[code](text)
    return ResponseError(f"{code} {text}")
