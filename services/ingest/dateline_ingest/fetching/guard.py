"""Connects to the very addresses that it checked, so that no feed leads into a private network."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dateline_ingest.fetching.addresses import Address
from dateline_ingest.fetching.private import Allowance, why_private
from dateline_ingest.fetching.stream import Stream
from dateline_ingest.fetching.transport import Trouble

Place = tuple[socket.AddressFamily, tuple[Any, ...]]
"""An address family and what a socket of it connects to."""
Resolve = Callable[[str, int], Sequence[Place]]

_CONNECT_S = 10.0
"""For all addresses of a host together, and again for TLS."""
_NOT_THE_LAST_S = 3.0
"""For each address that is not the last: a host whose IPv6 leads nowhere is still reached."""
_RESOLVERS = 16
"""Threads that wait for the name server: a dead one holds each for 5 to 30 seconds, and the
threads of asyncio are for others."""


def resolve(host: str, port: int) -> list[Place]:
    """Ask the name server; a thread waits for it.

    Raises:
        OSError: it does not know the name (``socket.gaierror``).
        UnicodeError: a label of the name is too long.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, place) for family, _, _, _, place in found]


@dataclass
class Guard:
    """Opens connections to public addresses, and to the private ones that a person allowed.

    A name is resolved once; every address that it stands for must be public, and one of these
    very addresses is connected to. So a name server that answers first this and then that (DNS
    rebinding) gains nothing. The name itself goes on into SNI and Host.
    """

    allowance: Allowance = field(default_factory=Allowance)
    make_tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    """Whom to trust over TLS; asked once, when the first https address comes: it reads a file."""
    resolve: Resolve = resolve
    threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_RESOLVERS, thread_name_prefix="resolve")
    )

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """Whom to trust, and that it is HTTP/1.1 that we speak."""
        context = self.make_tls()
        context.set_alpn_protocols(["http/1.1"])
        return context

    async def connect(self, address: Address, *, private: bool) -> Stream:
        """Open a connection.

        Args:
            address: whose host is wanted.
            private: whether it may be at an address that is not public.

        Raises:
            Trouble: the host is private, or nobody answers.
            OSError: the host is unknown (``socket.gaierror``), or TLS fails (``ssl.SSLError``).
        """
        places = await self._places(address)
        if not private and not self.allowance.names(address.host):
            for _, place in places:
                self._check(str(place[0]), address.host)
        try:
            async with asyncio.timeout(_CONNECT_S):
                sock = await _first_to_answer(places)
        except TimeoutError:
            raise Trouble("unreachable", "no answer to the attempt to connect") from None
        return await self._speak(sock, address)

    def close(self) -> None:
        """Let the threads go."""
        self.threads.shutdown(wait=False, cancel_futures=True)

    async def _places(self, address: Address) -> Sequence[Place]:
        literal = _literal(address)
        if literal is not None:
            return [literal]
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self.threads, self.resolve, address.host, address.port)
        return list(dict.fromkeys(found))

    def _check(self, place: str, host: str) -> None:
        why = why_private(place)
        if why is not None and not self.allowance.covers(place):
            where = place if place == host else f"{host} is {place}"
            raise Trouble("private_address", f"{where}: {why}")

    async def _speak(self, sock: socket.socket, address: Address) -> Stream:
        """Set a stream on a connected socket, over TLS where the scheme asks for it."""
        loop = asyncio.get_running_loop()
        try:
            if address.scheme == "http":
                _, stream = await loop.create_connection(Stream, sock=sock)
            else:
                _, stream = await loop.create_connection(
                    Stream,
                    sock=sock,
                    ssl=self.tls,
                    server_hostname=address.host,
                    ssl_handshake_timeout=_CONNECT_S,
                )
        except ConnectionError as error:  # asyncio's own handshake timeout is one of them
            sock.close()
            raise Trouble("tls_failure", str(error) or "broken off") from error
        except BaseException:
            sock.close()
            raise
        return stream


def _literal(address: Address) -> Place | None:
    """Where a host written as an IP address is; the URL standard has but one way to write it."""
    host, port = address.host, address.port
    if ":" in host:
        return socket.AF_INET6, (host, port, 0, 0)
    if host[-1].isdigit() and host.replace(".", "").isdigit():
        return socket.AF_INET, (host, port)
    return None


async def _first_to_answer(places: Sequence[Place]) -> socket.socket:
    error: OSError | None = None
    for left, place in zip(range(len(places) - 1, -1, -1), places, strict=True):
        try:
            async with asyncio.timeout(_NOT_THE_LAST_S if left else None):
                return await _connected(*place)
        except OSError as caught:  # TimeoutError among them
            error = caught
    why = (error.strerror or str(error)) if error else "no address"
    raise Trouble("unreachable", why or "no answer to the attempt to connect")


async def _connected(family: socket.AddressFamily, place: tuple[Any, ...]) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)  # noqa: FBT003 - the standard library's signature
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(sock, place)
    except BaseException:
        sock.close()
        raise
    return sock
