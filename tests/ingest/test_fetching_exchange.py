"""Tests of where a redirect leads, told from its head alone."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from dateline_ingest.fetching.addresses import read_address
from dateline_ingest.fetching.exchange import Ask, next_address
from dateline_ingest.fetching.transport import Trouble


class Redirect:
    """An answer that sends us on."""

    def __init__(self, status: int, target: str) -> None:
        self.status = status
        self.headers = [(b"Location", target.encode())]

    async def chunks(self) -> AsyncGenerator[bytes]:
        """Have no body."""
        yield b""

    async def close(self) -> None:
        """Have nothing to close."""


def ask(form: bytes | None) -> Ask:
    """Ask for a document, or hand a form in."""
    return Ask([], None, None, conditional=False, most=100, keep_first=False, form=form)


@pytest.mark.parametrize("status", [307, 308])
def test_a_form_is_not_handed_in_again_in_the_open(status: int) -> None:
    """It may hold the secret with which a hub signs."""
    here = read_address("https://hub.example/")
    assert here
    with pytest.raises(Trouble) as caught:
        next_address(Redirect(status, "http://hub.example/"), here, ask(b"hub.secret=s"), [])
    assert "in the open, to http://hub.example/" in str(caught.value)


@pytest.mark.parametrize(
    ("start", "target", "form"),
    [
        ("https://hub.example/", "https://other.example/", b"a=b"),
        ("http://hub.example/", "http://other.example/", b"a=b"),
        ("https://feed.example/", "http://feed.example/rss", None),
    ],
)
def test_else_a_redirect_is_followed(start: str, target: str, form: bytes | None) -> None:
    """A document may be asked for in the open, and a form that was in the open is no secret."""
    here = read_address(start)
    assert here
    assert next_address(Redirect(307, target), here, ask(form), []).url == target
