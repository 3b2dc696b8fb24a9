from collections.abc import Callable
from typing import Any

from dramatiq.brokers.redis import RedisBroker

class Actor:
    def send(self, *args: Any) -> Any: ...

def actor(
    *, broker: RedisBroker, queue_name: str, actor_name: str
) -> Callable[[Callable[..., None]], Actor]: ...

class Worker:
    def __init__(self, broker: RedisBroker, *, queues: set[str] | None = ...) -> None: ...
    def start(self) -> None: ...
