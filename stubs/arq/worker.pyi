from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from arq.connections import RedisSettings

class Function: ...

def func(coroutine: Callable[..., Awaitable[Any]], *, name: str | None = ...) -> Function: ...

class Worker:
    def __init__(
        self,
        functions: Sequence[Function] = ...,
        *,
        queue_name: str | None = ...,
        redis_settings: RedisSettings | None = ...,
    ) -> None: ...
    def run(self) -> None: ...
