"""FastStream's broker stands on our connection, whatever the URL means."""

from __future__ import annotations

import logging

import pytest
from faststream.redis import RedisBroker

from dateline.connection.clients import Client, Cluster
from dateline.errors import Mishap
from dateline.runtime.broker import open_broker

PASSWORD = "s3cret"  # noqa: S105 - of no server


def broker(url: str) -> RedisBroker:
    """Make a broker that logs to nobody."""
    return open_broker(url, logger=logging.getLogger("nobody"), graceful_timeout=1.0)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("redis://127.0.0.1:1/0", Client),
        ("unix:///nowhere.sock", Client),
        ("redis+sentinel://127.0.0.1:1/news", Client),
        ("redis+cluster://127.0.0.1:1", Cluster),
    ],
)
async def test_every_form_is_connected_by_our_own_client(url: str, kind: type) -> None:
    """So that it has our patience; nothing is sent before there is something to ask."""
    made = broker(url)
    assert isinstance(await made.connect(), kind)
    await made.stop()


async def test_a_running_broker_answers_and_a_stopped_one_does_not(redis_url: str) -> None:
    """Stopping closes the connection that starting opened."""
    made = broker(redis_url)
    await made.start()
    assert await made.ping(timeout=5.0)
    await made.stop()
    assert not await made.ping(timeout=0.01)


def test_what_is_documented_of_a_broker_holds_no_secret() -> None:
    """AsyncAPI names the servers without users and passwords."""
    made = broker(f"redis+sentinel://ada:{PASSWORD}@a,b/news?sentinel_password={PASSWORD}")
    assert made.specification.url == ["redis+sentinel://a:26379,b:26379/news/0"]


def test_a_broken_url_is_a_mishap_here_too() -> None:
    """It is told before anything starts."""
    with pytest.raises(Mishap):
        broker(f"redis://u:{PASSWORD}@:port")
