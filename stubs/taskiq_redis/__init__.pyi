from taskiq import AsyncBroker

class RedisStreamBroker(AsyncBroker):
    def __init__(self, url: str, queue_name: str = ...) -> None: ...

class ListQueueBroker(AsyncBroker):
    def __init__(self, url: str, queue_name: str = ...) -> None: ...
