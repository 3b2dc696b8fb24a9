"""Tests of the guard: whatever a name or a redirect says, no private address is connected to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence

import pytest

from dateline_ingest.fetching.addresses import Address, read_address
from dateline_ingest.fetching.connections import Connections
from dateline_ingest.fetching.fetcher import HttpFetcher
from dateline_ingest.fetching.gate import HostGate
from dateline_ingest.fetching.guard import Guard, Place, resolve
from dateline_ingest.fetching.httpx_transport import Httpcore
from dateline_ingest.fetching.private import Allowance, read_allowance
from dateline_ingest.fetching.transport import Trouble
from dateline_ingest.outcomes import Failed

from .fakes import Page, Web
from .samples import RSS


def address_of(url: str) -> Address:
    """Read what must be an address."""
    address = read_address(url)
    assert address is not None
    return address


def v4(*addresses: str, port: int = 80) -> list[Place]:
    """What a name server might answer."""
    return [(socket.AF_INET, (address, port)) for address in addresses]


def guard_of(answers: Sequence[Place], allowance: Allowance | None = None) -> Guard:
    """A guard whose name server always says the same."""
    return Guard(allowance or Allowance(), resolve=lambda _, __: answers)


async def refusal(guard: Guard, url: str) -> Failed:
    """Try to connect to what must be refused."""
    with pytest.raises(Trouble) as caught:
        await guard.connect(address_of(url), private=False)
    guard.close()
    return caught.value.failed


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "0",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fec0::1]", "[fd00::1]", "[fe80::1]",
        "[ff02::1]", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1",
        "224.0.0.1", "255.255.255.255", "localhost", "LOCALHOST",
    ],
)  # fmt: skip
async def test_no_way_to_write_a_private_address_is_let_through(host: str, web: Web) -> None:
    """Nothing is even sent: the server of the test hears of none of them."""
    port = web.url.rpartition(":")[2]
    failed = await refusal(Guard(), f"http://{host}:{port}/")
    assert failed.outcome == "private_address"
    assert (web.at_once, web.requests) == (0, [])


async def test_one_private_answer_among_public_ones_is_enough() -> None:
    """Whoever mixes them hopes that the second try will go there."""
    failed = await refusal(guard_of(v4("93.184.215.14", "10.0.0.1")), "http://evil.example/")
    assert failed == Failed("private_address", "evil.example is 10.0.0.1: private")


async def test_the_address_that_was_checked_is_the_one_that_is_connected_to(web: Web) -> None:
    """A name server that changes its mind is asked only once."""
    port = int(web.url.rpartition(":")[2])
    asked: list[str] = []

    def fickle(host: str, _: int) -> list[Place]:
        asked.append(host)
        return v4("127.0.0.1", port=port) if len(asked) == 1 else v4("127.0.0.99", port=port)

    guard = Guard(read_allowance("127.0.0.1", "x"), resolve=fickle)
    web.pages["/rss"] = Page(RSS)
    fetcher = HttpFetcher(Connections(Httpcore(), guard), HostGate(0), 5.0, 10_000, "test")
    await fetcher.fetch(f"http://evil.example:{port}/rss")
    await fetcher.transport.close()
    assert asked == ["evil.example"]
    assert web.requests[0].headers["host"] == f"evil.example:{port}"


async def test_a_host_may_be_allowed_by_its_name(web: Web) -> None:
    """Wherever that leads; the networks are for those who know the addresses."""
    port = int(web.url.rpartition(":")[2])
    answers = v4("127.0.0.1", port=port)
    guard = guard_of(answers, read_allowance(".corp.example", "x"))
    (await guard.connect(address_of("http://news.corp.example/"), private=False)).shut()
    assert (await refusal(guard_of(answers), "http://news.corp.example/")).outcome == (
        "private_address"
    )


async def test_the_next_address_is_tried_where_one_does_not_answer(web: Web) -> None:
    """As where IPv6 leads nowhere."""
    port = int(web.url.rpartition(":")[2])
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        closed = held.getsockname()[1]
        answers = [*v4("127.0.0.1", port=closed), *v4("127.0.0.1", port=port)]
        guard = guard_of(answers)
        stream = await guard.connect(address_of("http://two.example/"), private=True)
    stream.shut()
    guard.close()


async def test_a_name_without_addresses_is_unreachable() -> None:
    """Some servers know a name and nothing about it."""
    assert (await refusal(guard_of([]), "http://bare.example/")).outcome == "unreachable"


async def test_a_name_server_that_hangs_holds_nobody_up() -> None:
    """It is waited for in a thread, and no longer than the fetch may take."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    lasting = socket.socketpair()

    def hang(_: str, __: int) -> list[Place]:
        loop.call_soon_threadsafe(asked.set)
        lasting[0].recv(1)
        return []

    guard = Guard(resolve=hang)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await guard.connect(address_of("http://slow.example/"), private=False)
    assert asked.is_set()
    lasting[1].send(b"x")
    guard.close()
    for end in lasting:
        end.close()


async def test_a_name_that_nobody_knows_is_told(web: Web) -> None:
    """The name server's own words are kept as the cause."""

    def unknown(_: str, __: int) -> list[Place]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    fetcher = HttpFetcher(
        Connections(Httpcore(), Guard(resolve=unknown)), HostGate(0), 5.0, 10_000, "test"
    )
    assert await fetcher.fetch("http://nowhere.example/") == Failed("dns_failure")
    await fetcher.transport.close()


def test_the_system_resolver_gives_places_to_connect_to() -> None:
    """Literal addresses need no name server, so this is the same everywhere."""
    assert resolve("127.0.0.1", 80) == v4("127.0.0.1")


def test_a_label_that_is_too_long_is_no_name() -> None:
    """The resolver says so before it asks anybody."""
    with pytest.raises(UnicodeError):
        resolve("a" * 64 + ".example", 80)
