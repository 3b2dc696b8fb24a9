"""Messages put on the streams beside the services' own: poison, repetitions, other versions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import uuid5

from dateline.streams import ENRICHED, FETCHED, Stream, tally
from dateline.wire import encode
from tests.chaos.poison import plant
from tests.chaos.scene import Scene
from tests.chaos.words import write
from tests.samples import NAMESPACE, fetched

_REPEATED = 25


async def poison(scene: Scene, kinds: Sequence[str]) -> None:
    """Put poison on the stream of fetched articles, and expect a dead letter for each."""
    for kind in kinds:
        fields, dead = plant(kind)
        scene.planted.append(dead)
        await add(scene, fields)


async def repeat(scene: Scene) -> None:
    """Put some enriched articles on their stream again, out of order."""
    async with scene.client() as redis:
        rows: Any = await redis.xrange(ENRICHED.key())
    for _, fields in scene.choice.sample(rows, min(_REPEATED, len(rows))):
        await add(scene, fields, ENRICHED)


async def skew(scene: Scene, number: int) -> None:
    """Send an article of an older and of a newer minor version, and one of the next major."""
    for version, extra in (("older", {}), ("newer", _NEWER)):
        story = write(version, number)
        scene.ledger.serve([story])
        article = fetched(1, title=story.title, body=story.text).model_copy(
            update={"article_id": uuid5(NAMESPACE, story.guid), "guid": story.guid, "url": None}
        )
        fields = encode(article)
        document = {**json.loads(fields["data"]), **extra}
        if version == "older":
            document = {name: document[name] for name in _ALWAYS}
        await add(scene, {**fields, "data": json.dumps(document)})
    unknown = f"next major {number}"
    scene.planted.append(unknown)
    await add(scene, {"type": "article.fetched.v2", "id": unknown, "data": "{}"})


async def add(scene: Scene, fields: Any, stream: Stream[Any] = FETCHED) -> None:
    """Put an entry on a stream, and count it as the scripts do."""
    async with scene.client() as redis, redis.pipeline(transaction=True) as both:
        both.xadd(stream.key(), fields)
        both.hincrby(tally(), f"{stream.name}:added", 1)
        await both.execute()


_NEWER: dict[str, Any] = {
    "sentiment": 0.5,
    "review": {"by": "an editor", "steps": ["read", "approved"]},
    "source": {"id": "newer", "name": "Newer", "domain": "newer.example", "mood": "calm"},
}
"""What a newer version might add: fields at the top, and within a part."""

_ALWAYS = (
    *("article_id", "revision", "source", "guid", "title", "body"),
    *("fetched_at", "content_hash", "via"),
)
"""What the first version had."""
