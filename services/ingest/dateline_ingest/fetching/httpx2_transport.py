"""The transport on httpx2, the maintained fork of httpx, and its connection layer httpcore2."""

from __future__ import annotations

from typing import cast

import httpcore2
import httpx2

from dateline_ingest.fetching.addresses import Address
from dateline_ingest.fetching.connections import KEPT_S, Connections
from dateline_ingest.fetching.guard import Guard
from dateline_ingest.fetching.private import Allowance
from dateline_ingest.fetching.stream import Stream
from dateline_ingest.fetching.transport import Headers, Transport


class Httpcore2:
    """httpcore2 2, as an :class:`dateline_ingest.fetching.connections.Engine`."""

    faults: tuple[type[Exception], ...] = (
        httpcore2.RemoteProtocolError,
        httpcore2.LocalProtocolError,
        httpcore2.NetworkError,
    )

    def request(
        self, method: bytes, address: Address, headers: Headers, body: bytes
    ) -> httpcore2.Request:
        """See :meth:`dateline_ingest.fetching.connections.Engine.request`."""
        url = httpcore2.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=address.port,
            target=address.target.encode(),
        )
        return httpcore2.Request(method, url, headers=headers, content=body or None)

    def connection(self, address: Address, stream: Stream) -> httpcore2.AsyncHTTP11Connection:
        """See :meth:`dateline_ingest.fetching.connections.Engine.connection`."""
        origin = httpcore2.Origin(address.scheme.encode(), address.host.encode(), address.port)
        network = cast("httpcore2.AsyncNetworkStream", stream)
        return httpcore2.AsyncHTTP11Connection(origin, network, keepalive_expiry=KEPT_S)


def open_httpx2(allowance: Allowance) -> Transport:
    """Open the transport on httpx2."""
    return Connections(Httpcore2(), Guard(allowance, httpx2.create_ssl_context))
