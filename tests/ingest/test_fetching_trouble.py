"""Tests of what exceptions mean."""

from __future__ import annotations

import socket
import ssl
import zlib

import pytest

from dateline_ingest.fetching.inflate import Refused
from dateline_ingest.fetching.transport import Trouble
from dateline_ingest.fetching.trouble import EXPECTED, of_error
from dateline_ingest.outcomes import Failed, Outcome


def raised(error: Exception, cause: BaseException | None) -> Exception:
    """An exception with its cause, as a raise statement makes it."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (socket.gaierror(-2, "Name unknown"), "dns_failure"),
        (raised(OSError("x"), socket.gaierror(-2, "Name unknown")), "dns_failure"),
        (ssl.SSLError(1, "wrong version"), "tls_failure"),
        (raised(ConnectionError("x"), ssl.SSLError("expired")), "tls_failure"),
        (TimeoutError(), "timeout"),
        (UnicodeError("label too long"), "bad_url"),
        (ConnectionResetError("x"), "broken_connection"),
        (zlib.error("incorrect header check"), "broken_compression"),
        (Trouble("unreachable", "x"), "unreachable"),
        (raised(OSError("x"), Trouble("private_address")), "private_address"),
        (Refused(Failed("too_large", "x")), "too_large"),
    ],
)
def test_each_exception_has_its_outcome(error: Exception, outcome: Outcome) -> None:
    """The cause counts for more than the class."""
    assert isinstance(error, EXPECTED)
    assert of_error(error).outcome == outcome


def test_a_certificate_says_what_is_wrong_with_it() -> None:
    """The number of OpenSSL's error helps nobody."""
    error = ssl.SSLCertVerificationError(1, "certificate verify failed: x (_ssl.c:1006)")
    error.verify_message = "certificate has expired"
    assert of_error(error) == Failed("tls_failure", "certificate has expired")


@pytest.mark.parametrize(
    ("error", "detail"),
    [
        (ConnectionResetError(104, "Connection reset by peer"), "Connection reset by peer"),
        (OSError("odd."), "odd"),
        (OSError(), "OSError"),
    ],
)
def test_a_lost_connection_says_how(error: OSError, detail: str) -> None:
    """In words, and without the number."""
    assert of_error(error) == Failed("broken_connection", detail)
