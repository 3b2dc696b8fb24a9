"""One suite for both HTTP clients: what the fetcher may count on."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncGenerator

import pytest
from trustme import CA

from dateline_ingest.fetching.addresses import Address
from dateline_ingest.fetching.connections import Connections
from dateline_ingest.fetching.opening import Client, open_transport
from dateline_ingest.fetching.private import Allowance, read_allowance
from dateline_ingest.fetching.transport import Answer, Transport, Trouble
from dateline_ingest.outcomes import Outcome

from .raw import Raw, answer, open_raw, repeats, says

OWN = read_allowance("127.0.0.0/8 localhost", "test")


@pytest.fixture(params=["httpx", "httpx2"])
async def transport(request: pytest.FixtureRequest) -> AsyncGenerator[Transport]:
    """Each client in turn."""
    client: Client = request.param
    opened = open_transport(client, OWN)
    yield opened
    await opened.close()


async def get(transport: Transport, address: Address, **headers: str) -> Answer:
    """Ask for a document, with the headers that have to be there."""
    given = {"host": address.authority, **headers}
    raw = [(name.encode(), value.encode()) for name, value in given.items()]
    return await transport.get(address, raw, private=False)


async def body_of(answer_: Answer) -> bytes:
    """Read a body to its end."""
    try:
        return b"".join([chunk async for chunk in answer_.chunks()])
    finally:
        await answer_.close()


async def trouble(transport: Transport, raw: Raw) -> tuple[Outcome, str]:
    """Ask for what cannot be had."""
    with pytest.raises(Trouble) as caught:
        await body_of(await get(transport, raw.address()))
    return caught.value.failed.outcome, caught.value.failed.detail


async def test_an_answer_has_status_headers_and_the_raw_body(transport: Transport) -> None:
    """Nothing is decompressed, and header values are as they are on the wire."""
    said = answer(b"\x1f\x8b packed", 203, ("Content-Encoding: gzip", "X-Name: caf\xe9"))
    async with open_raw(says(said)) as raw:
        got = await get(transport, raw.address("/a?b=%20c"))
        headers = dict(got.headers)
        assert (got.status, headers[b"X-Name"]) == (203, b"caf\xe9")
        assert await body_of(got) == b"\x1f\x8b packed"
    assert raw.heads[0].startswith("GET /a?b=%20c HTTP/1.1\r\n")


async def test_only_the_headers_that_were_given_are_sent(transport: Transport) -> None:
    """No client names itself beside us."""
    async with open_raw(says(answer())) as raw:
        await body_of(await get(transport, raw.address(), accept="text/html"))
    assert raw.heads[0].split("\r\n")[1:3] == [f"host: 127.0.0.1:{raw.port}", "accept: text/html"]


async def test_a_connection_serves_one_request_after_the_other(transport: Transport) -> None:
    """A body read to its end leaves it fit for the next."""
    async with open_raw(says(answer(b"one", 200)), says(answer(b"", 304))) as raw:
        for _ in range(3):
            await body_of(await get(transport, raw.address()))
        assert (raw.connections, len(raw.heads)) == (1, 3)


async def test_a_body_that_was_not_read_costs_the_connection(transport: Transport) -> None:
    """What is left of it must not be taken for the next answer."""
    async with open_raw(says(answer(b"x" * 100_000)), says(answer(b"two"))) as raw:
        first = await get(transport, raw.address())
        await first.close()
        assert await body_of(await get(transport, raw.address())) == b"two"
        assert raw.connections == 2


async def test_a_kept_connection_that_was_closed_is_not_used(transport: Transport) -> None:
    """The server says so in time here."""
    async with open_raw(says(answer(b"one"), close=True), says(answer(b"two"))) as raw:
        await body_of(await get(transport, raw.address()))
        await asyncio.sleep(0.02)
        assert await body_of(await get(transport, raw.address())) == b"two"
        assert (raw.connections, len(raw.heads)) == (2, 2)


async def test_a_kept_connection_that_dies_unasked_is_replaced_once(transport: Transport) -> None:
    """The server closed it while our request was on its way."""
    script = (says(answer(b"one")), says(close=True), says(answer(b"two")))
    async with open_raw(*script) as raw:
        await body_of(await get(transport, raw.address()))
        assert await body_of(await get(transport, raw.address())) == b"two"
        assert (raw.connections, len(raw.heads)) == (2, 3)


async def test_a_fresh_connection_that_dies_is_not_replaced(transport: Transport) -> None:
    """A server that does not want to answer is not pressed."""
    async with open_raw(says(close=True)) as raw:
        outcome, _ = await trouble(transport, raw)
        assert (outcome, len(raw.heads)) == ("broken_connection", 1)


async def test_nothing_is_repeated_once_an_answer_has_begun(transport: Transport) -> None:
    """Half an answer is an answer."""
    async with open_raw(says(answer(b"one")), says(b"HTTP/1.1 2", close=True)) as raw:
        await body_of(await get(transport, raw.address()))
        outcome, _ = await trouble(transport, raw)
        assert (outcome, len(raw.heads)) == ("broken_connection", 2)


async def test_a_form_is_handed_in_over_a_connection_of_its_own(transport: Transport) -> None:
    """It is never repeated, so a connection that may be dead is no place for it."""
    async with open_raw(says(answer(b"one")), says(answer(b"", 202))) as raw:
        await body_of(await get(transport, raw.address()))
        headers = [(b"Host", b"hub"), (b"Content-Length", b"3")]
        got = await transport.post(raw.address("/hub"), headers, b"a=b", private=False)
        assert (got.status, await body_of(got)) == (202, b"")
    assert (raw.connections, raw.bodies[1]) == (2, b"a=b")
    assert raw.heads[1].startswith("POST /hub HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (answer(b"short", 200, ("Content-Length: 99",), length=False), "broken_connection"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "broken_connection"),
        (b"", "broken_connection"),
        (b"HTTP/1.1 200 OK\r\nA: b\r\n", "broken_connection"),
    ],
)
async def test_an_answer_that_breaks_off_is_told_as_that(
    transport: Transport, said: bytes, outcome: Outcome
) -> None:
    """It is tried again another time."""
    async with open_raw(says(said, close=True)) as raw:
        assert (await trouble(transport, raw))[0] == outcome


@pytest.mark.parametrize(
    "said",
    [
        b"220 ftp.example ready\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: \x00\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabcdef",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot hex\r\nab\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)
async def test_what_is_not_http_is_told_as_that(transport: Transport, said: bytes) -> None:
    """The connection stands; what comes over it makes no sense."""
    async with open_raw(says(said)) as raw:
        assert (await trouble(transport, raw))[0] == "bad_answer"


@pytest.mark.parametrize(
    "script",
    [
        repeats(b"X-Header: value\r\n" * 100, first=b"HTTP/1.1 200 OK\r\n"),
        repeats(b"x" * 1000, first=b"HTTP/1.1 200 OK\r\nX-Header: "),
        repeats(b"HTTP/1.1 100 Continue\r\n\r\n" * 50),
        repeats(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 50),
    ],
)
async def test_a_head_that_never_ends_is_cut_off(transport: Transport, script: object) -> None:
    """Whatever it is made of; a head of 10,000 headers is one of them."""
    async with open_raw(script) as raw:  # type: ignore[arg-type]  # pytest's parameters
        outcome, _ = await trouble(transport, raw)
        assert outcome in {"hostile", "bad_answer"}


async def test_a_connection_of_whoever_may_is_not_lent_to_others(transport: Transport) -> None:
    """A request with leave to be private opened it; one without must be checked itself."""
    assert isinstance(transport, Connections)
    transport.guard.allowance = Allowance()
    async with open_raw(says(answer(b"secret"))) as raw:
        headers = [(b"Host", b"x")]
        got = await transport.get(raw.address(), headers, private=True)
        assert await body_of(got) == b"secret"
        assert len(transport.idle) == 1
        assert (await trouble(transport, raw))[0] == "private_address"
    assert len(raw.heads) == 1


async def test_tls_is_spoken_under_the_name_that_was_asked_for(transport: Transport) -> None:
    """SNI and certificate are for the name, though the connection is to an address."""
    assert isinstance(transport, Connections)
    names: list[str | None] = []
    authority, server = trusted()
    transport.guard.make_tls = lambda: authority
    server.sni_callback = lambda _, name, __: names.append(name)
    async with open_raw(says(answer(b"sealed")), tls=server) as raw:
        assert await body_of(await get(transport, raw.address(host="localhost"))) == b"sealed"
    assert names == ["localhost"]
    assert f"host: localhost:{raw.port}" in raw.heads[0]


@pytest.mark.parametrize(("host", "named"), [("localhost", "other.example"), ("127.0.0.1", "a.b")])
async def test_a_certificate_for_another_name_is_refused(
    transport: Transport, host: str, named: str
) -> None:
    """Before anything is said."""
    assert isinstance(transport, Connections)
    authority, server = trusted(named)
    transport.guard.make_tls = lambda: authority
    async with open_raw(says(answer(b"sealed")), tls=server) as raw:
        with pytest.raises(ssl.SSLCertVerificationError):
            await get(transport, raw.address(host=host))
    assert raw.heads == []


async def test_an_unknown_authority_is_refused(transport: Transport) -> None:
    """The client's own list of authorities counts, and the test's is not on it."""
    _, server = trusted()
    async with open_raw(says(answer(b"sealed")), tls=server) as raw:
        with pytest.raises(ssl.SSLCertVerificationError):
            await get(transport, raw.address(host="localhost"))
    assert raw.heads == []


async def test_a_closed_port_is_told_without_a_wait(transport: Transport) -> None:
    """Nobody listens there."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        raw = Raw(port=held.getsockname()[1])
        assert (await trouble(transport, raw))[0] == "unreachable"


async def test_a_request_that_is_given_up_leaves_no_connection(transport: Transport) -> None:
    """The deadline of the fetcher cuts it at any point."""
    async with open_raw(says(b"HTTP/1.1 200 OK\r\n")) as raw:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await get(transport, raw.address())
        await asyncio.sleep(0.02)
        assert (raw.connections, raw.open_now) == (1, 0)


def trusted(name: str = "localhost") -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A client's context that trusts an authority, and a server's with a certificate by it."""
    authority = CA()
    client = ssl.create_default_context()
    authority.configure_trust(client)  # pyright: ignore[reportUnknownMemberType] - trustme also takes pyOpenSSL's
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(server)  # pyright: ignore[reportUnknownMemberType] - trustme also takes pyOpenSSL's
    return client, server
