"""Tests of the signature of deliveries."""

from __future__ import annotations

import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.websub.signature import is_genuine

BODY = b"<rss/>"


def signed(method: str, secret: str = "s", body: bytes = BODY) -> str:
    """Sign as a hub does."""
    return f"{method}={hmac.new(secret.encode(), body, method).hexdigest()}"


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_method_of_the_recommendation_is_known(method: str) -> None:
    """The hub chooses."""
    assert is_genuine(signed(method), "s", BODY)
    assert is_genuine(signed(method).upper(), "s", BODY)


@pytest.mark.parametrize(
    "header",
    [
        None, "", "sha256=", "sha256", "md5=" + "0" * 32, signed("sha256", "other"),
        signed("sha256", body=b"<rss>"), signed("sha256").replace("sha256", "sha1"),
        signed("sha256")[:-1], signed("sha256") + "0", "sha256=" + "é" * 64, "=" * 9000,
    ],
)  # fmt: skip
def test_anything_else_is_not_genuine(header: str | None) -> None:
    """A missing signature is as bad as a wrong one."""
    assert not is_genuine(header, "s", BODY)


@given(secret=st.text(), body=st.binary(), other=st.binary())
def test_a_signature_holds_for_its_own_body_alone(secret: str, body: bytes, other: bytes) -> None:
    """Whatever the secret is."""
    header = signed("sha512", secret, body)
    assert is_genuine(header, secret, body)
    assert is_genuine(header, secret, other) == (body == other)
