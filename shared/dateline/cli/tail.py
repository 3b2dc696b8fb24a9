"""Show enriched articles as they arrive."""

from __future__ import annotations

import sys
from contextlib import aclosing

from redis.exceptions import RedisError
from rich.console import Console

from dateline.cli.render import card
from dateline.cli.whereabouts import Whereabouts
from dateline.client import follow
from dateline.errors import Mishap
from dateline.runtime.settings import Environ
from dateline.streams import ENRICHED


async def show(environ: Environ, *, start: str, as_json: bool, count: int) -> None:
    """Print articles until there are ``count`` of them, or for ever.

    Raises:
        Mishap: Redis cannot be reached.
    """
    url = Whereabouts.read(environ).find_redis()
    console = Console()
    shown = 0
    try:
        async with aclosing(follow(url, ENRICHED, start=start)) as articles:
            async for _, article in articles:
                if as_json:
                    sys.stdout.write(article.model_dump_json(exclude_defaults=True) + "\n")
                    sys.stdout.flush()
                else:
                    console.print(card(article))
                shown += 1
                if shown == count:
                    return
    except RedisError as error:
        raise Mishap(
            str(error),
            where="DATELINE_REDIS_URL",
            remedy="Start the pipeline (dateline run), or name the Redis that it uses.",
        ) from error
