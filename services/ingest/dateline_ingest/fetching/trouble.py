"""What an exception means that ended a fetch."""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from dateline_ingest.fetching.inflate import Refused
from dateline_ingest.fetching.transport import Trouble
from dateline_ingest.outcomes import Failed

EXPECTED = (Trouble, Refused, OSError, UnicodeError, zlib.error)
"""All that a fetch may end with; anything else is a bug of ours."""

_KINDS: list[tuple[type[BaseException], Callable[[Any], Failed]]] = [
    (Trouble, lambda error: error.failed),
    (Refused, lambda error: error.failed),
    (socket.gaierror, lambda _: Failed("dns_failure")),
    (ssl.SSLCertVerificationError, lambda error: Failed("tls_failure", error.verify_message)),
    (ssl.SSLError, lambda error: Failed("tls_failure", _reason(error))),
    (TimeoutError, lambda _: Failed("timeout")),
    (UnicodeError, lambda error: Failed("bad_url", str(error))),
    (zlib.error, lambda error: Failed("broken_compression", str(error))),
]
"""The first that an exception or one of its causes is tells most."""


def of_error(error: BaseException) -> Failed:
    """Name what an exception means; its cause counts for more than its class."""
    causes = list(_causes(error))
    for kind, name in _KINDS:
        for cause in causes:
            if isinstance(cause, kind):
                return name(cause)
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Failed("broken_connection", why.rstrip(".") or type(error).__name__)


def _reason(error: ssl.SSLError) -> str:
    """``WRONG_VERSION_NUMBER`` in words; what Python raises itself has no reason."""
    return str(getattr(error, "reason", None) or error).replace("_", " ").lower()


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
