"""The transport on httpx: its connection layer httpcore, and its idea of whom to trust over TLS."""

from __future__ import annotations

from typing import cast

import httpcore
import httpx

from dateline_ingest.fetching.addresses import Address
from dateline_ingest.fetching.connections import KEPT_S, Connections
from dateline_ingest.fetching.guard import Guard
from dateline_ingest.fetching.private import Allowance
from dateline_ingest.fetching.stream import Stream
from dateline_ingest.fetching.transport import Headers, Transport


class Httpcore:
    """httpcore 1.0, as an :class:`dateline_ingest.fetching.connections.Engine`."""

    faults: tuple[type[Exception], ...] = (
        httpcore.RemoteProtocolError,
        httpcore.LocalProtocolError,
        httpcore.NetworkError,
    )

    def request(
        self, method: bytes, address: Address, headers: Headers, body: bytes
    ) -> httpcore.Request:
        """See :meth:`dateline_ingest.fetching.connections.Engine.request`."""
        url = httpcore.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=address.port,
            target=address.target.encode(),
        )
        return httpcore.Request(method, url, headers=headers, content=body or None)

    def connection(self, address: Address, stream: Stream) -> httpcore.AsyncHTTP11Connection:
        """See :meth:`dateline_ingest.fetching.connections.Engine.connection`."""
        origin = httpcore.Origin(address.scheme.encode(), address.host.encode(), address.port)
        network = cast("httpcore.AsyncNetworkStream", stream)
        return httpcore.AsyncHTTP11Connection(origin, network, keepalive_expiry=KEPT_S)


def open_httpx(allowance: Allowance) -> Transport:
    """Open the transport on httpx."""
    return Connections(Httpcore(), Guard(allowance, httpx.create_ssl_context))
