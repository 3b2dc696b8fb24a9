"""Whether a delivery was signed with the secret that only its hub knows. Pure."""

from __future__ import annotations

import hmac
import re

_SIGNATURE = re.compile(r"(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})", re.IGNORECASE)


def is_genuine(header: str | None, secret: str, body: bytes) -> bool:
    """Check the header X-Hub-Signature (W3C WebSub, section 8).

    Args:
        header: ``method=hexadecimal HMAC`` with sha1, sha256, sha384 or sha512.
        secret: as it was given to the hub.
        body: the bytes as they came.
    """
    found = _SIGNATURE.fullmatch((header or "").strip())
    if found is None:
        return False
    expected = hmac.new(secret.encode(), body, found[1].lower()).hexdigest()
    return hmac.compare_digest(expected, found[2].lower())
