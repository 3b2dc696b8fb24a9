"""The index of recent texts as ingest calls it: one procedure, its arguments, its answer."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from uuid import UUID

from xxhash import xxh3_64_hexdigest

from dateline.messages import ArticleFetched, StoryLink
from dateline.runtime.service import Procedure
from dateline_ingest.stories.fingerprint import Fingerprint
from dateline_ingest.stories.rules import Rules
from dateline_ingest.stories.twin import look_up

INDEX = "stories"
"""The name of the index, and of the one partition that it lies in (decision 16)."""

LOOK_UP = Procedure(
    files("dateline_ingest.stories").joinpath("index.lua").read_text(encoding="utf-8"), look_up
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def arguments(
    article: ArticleFetched, found: Fingerprint, window: float, rules: Rules
) -> list[str | int | float]:
    """Lay out what the procedure is told of a text."""
    source = xxh3_64_hexdigest((article.source.domain or article.source.id).encode())[:8]
    who = (written(article.article_id), article.revision, source)
    return [*who, max(int(window), 3), str(found.sketch), "".join(found.places), rules.json]


def links(answer: str) -> tuple[StoryLink, ...]:
    """Read the links that the procedure answers."""
    return tuple(_link(*one.split(",")) for one in answer.split(";") if one)


def _link(first: str, article: str, relation: str, held: str, seen: str) -> StoryLink:
    return StoryLink.model_validate(
        {
            "story_id": read(first),
            "article_id": read(article),
            "relation": relation,
            "score": int(held) / 1000,
            "first_seen": _EPOCH + timedelta(milliseconds=int(seen)),
        }
    )


def written(identity: UUID) -> str:
    """Write an id as 22 characters."""
    return urlsafe_b64encode(identity.bytes).decode()[:22]


def read(identity: str) -> UUID:
    """Read what :func:`written` wrote."""
    return UUID(bytes=urlsafe_b64decode(f"{identity}=="))
