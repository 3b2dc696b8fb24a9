"""The newsroom over real HTTP: pages, feeds, conditional requests, ports, shutdown."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import httpx
import pytest
from lxml import html

from dateline.errors import Mishap
from dateline_ingest.newsroom import Newsroom, serve
from dateline_ingest.newsroom.outlets import PAPERS
from dateline_ingest.newsroom.server import HOST
from dateline_ingest.newsroom.stories import read_stories, read_wires


@pytest.fixture
async def newsroom() -> AsyncGenerator[Newsroom]:
    """Serve the newsroom on any free port."""
    async with serve() as running:
        yield running


@pytest.fixture
async def http(newsroom: Newsroom) -> AsyncGenerator[httpx.AsyncClient]:
    """Open a client of the newsroom's server."""
    async with httpx.AsyncClient(base_url=newsroom.url, trust_env=False) as client:
        yield client


async def test_every_source_has_a_feed_at_its_address(
    newsroom: Newsroom, http: httpx.AsyncClient
) -> None:
    """Each paper's feed is there, parses, and carries all of its stories."""
    printed = [story for story in read_stories() if story.revision == 1]
    for source in newsroom.sources:
        assert source.feed_url is not None
        response = await http.get(source.feed_url)
        assert response.status_code == 200
        found = feedparser.parse(response.content, sanitize_html=False)
        assert not found["bozo"]
        own = {story.guid for story in printed if story.outlet == source.id}
        assert {entry["id"] for entry in found["entries"]} == own


async def test_sources_keep_their_identity_from_run_to_run(newsroom: Newsroom) -> None:
    """Id, name and domain are the outlet's own; only a feed's address depends on the port."""
    known = [(paper.key, paper.name, paper.domain) for paper in PAPERS]
    assert [(source.id, source.name, source.domain) for source in newsroom.sources] == known
    async with serve() as other:
        assert other.url != newsroom.url
        assert [source.id for source in other.sources] == [s.id for s in newsroom.sources]


async def test_every_link_of_the_site_leads_somewhere(http: httpx.AsyncClient) -> None:
    """Beginning at the index page, no link within the newsroom is dead."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        response = await http.get(waiting.pop())
        assert response.status_code == 200, response.url
        if not response.headers["content-type"].startswith("text/html"):
            continue
        page: Any = html.fromstring(response.content)  # pyright: ignore[reportUnknownMemberType] - the stubs leave its keywords untyped
        links = page.xpath("//a/@href | //link[@rel='alternate']/@href")
        paths = {urlsplit(urljoin(str(response.url), link)).path for link in links}
        waiting += paths - seen
        seen |= paths
    stories = [story for story in read_stories() if story.revision == 1]
    assert seen >= {story.path for story in stories}
    assert seen >= {f"/wire/{name}" for name in read_wires()}


async def test_a_feed_that_has_not_changed_is_not_sent_twice(
    newsroom: Newsroom, http: httpx.AsyncClient
) -> None:
    """Either validator of the first answer earns a 304 without a body."""
    first = await http.get("/courier/feed.xml")
    for name, validator in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = await http.get("/courier/feed.xml", headers={name: first.headers[validator]})
        assert again.status_code == 304
        assert again.content == b""
    assert newsroom.requests["/courier/feed.xml", 200] == 1
    assert newsroom.requests["/courier/feed.xml", 304] == 2


async def test_a_feed_is_packed_only_for_those_who_can_unpack_it(http: httpx.AsyncClient) -> None:
    """Packed or plain, the client reads the same feed under the same ETag."""
    packed = await http.get("/courier/feed.xml", headers={"Accept-Encoding": "gzip"})
    plain = await http.get("/courier/feed.xml", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["ETag"] == plain.headers["ETag"]


async def test_an_unknown_page_is_not_found(newsroom: Newsroom, http: httpx.AsyncClient) -> None:
    """A 404 is counted like every other answer."""
    assert (await http.get("/courier/1066/10/14/arrow")).status_code == 404
    assert newsroom.requests["/courier/1066/10/14/arrow", 404] == 1


async def test_head_and_post_are_answered_by_the_rules(http: httpx.AsyncClient) -> None:
    """HEAD brings no body, and writing is not allowed."""
    head = await http.head("/courier/feed.xml")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["Content-Length"]) > 0
    assert (await http.post("/courier/feed.xml", content=b"news")).status_code == 405


async def test_the_papers_publish_their_updates_on_demand(
    newsroom: Newsroom, http: httpx.AsyncClient
) -> None:
    """The second edition changes one paper's feed and page, and keeps the guid of the story."""
    path = "/courier/2026/03/03/wend-flood-warning"
    before = {paper.key: (await http.get(paper.feed_path)).headers["ETag"] for paper in PAPERS}
    assert "Sixty homes told to prepare" in (await http.get(path)).text
    newsroom.publish(2)
    after = {paper.key: (await http.get(paper.feed_path)).headers["ETag"] for paper in PAPERS}
    assert {key for key in before if before[key] != after[key]} == {"courier"}
    assert "Wall holds as the Wend peaks" in (await http.get(path)).text
    newsroom.publish(1)
    assert (await http.get("/courier/feed.xml")).headers["ETag"] == before["courier"]


async def test_the_wire_folder_holds_the_agencies_files(newsroom: Newsroom) -> None:
    """The folder is a real one, with the texts of the package."""
    files = {path.name: path.read_text(encoding="utf-8") for path in newsroom.wire_dir.glob("*")}
    assert files == read_wires()


async def _say(newsroom: Newsroom, *requests: bytes) -> bytes:
    port = urlsplit(newsroom.url).port
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        for request in requests:
            writer.write(request)
        await writer.drain()
        return await reader.read()
    finally:
        writer.close()
        await writer.wait_closed()


async def test_one_connection_carries_many_requests(newsroom: Newsroom) -> None:
    """HTTP/1.1 connections stay open, and requests that were sent together are answered in turn."""
    again = b"HEAD /courier/ HTTP/1.1\r\nHost: x\r\n\r\n"
    last = b"HEAD /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    said = await _say(newsroom, again, again, last)
    assert said.count(b"HTTP/1.1 200 OK") == 2
    assert said.count(b"HTTP/1.1 404 Not Found") == 1
    assert said.index(b"404") > said.rindex(b"200 OK")


@pytest.mark.parametrize(
    ("nonsense", "reply"),
    [
        (b"\x16\x03\x01 hello\r\n\r\n", b"HTTP/1.1 400 Bad Request"),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 100_000 + b"\r\n\r\n", b""),
    ],
    ids=["not-http", "too-long"],
)
async def test_nonsense_ends_its_own_connection_only(
    newsroom: Newsroom, http: httpx.AsyncClient, nonsense: bytes, reply: bytes
) -> None:
    """A client that talks nonsense is refused or dropped, and others are still served."""
    try:
        said = await _say(newsroom, nonsense)
    except ConnectionError:
        said = b""
    assert said.startswith(reply)
    assert (await http.get("/courier/")).status_code == 200


async def test_a_client_that_leaves_early_harms_nobody(
    newsroom: Newsroom, http: httpx.AsyncClient
) -> None:
    """A connection that is closed in the middle of a request is forgotten."""
    _, writer = await asyncio.open_connection(HOST, urlsplit(newsroom.url).port)
    writer.write(b"GET /courier/ HT")
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert (await http.get("/courier/")).status_code == 200


async def test_the_port_can_be_chosen_and_is_free_again_afterwards() -> None:
    """After the block the port can be taken at once, although a client was still connected."""
    async with serve() as first:
        port = urlsplit(first.url).port or 0
        _, writer = await asyncio.open_connection(HOST, port)
    writer.close()
    async with serve(port) as second:
        assert second.url == f"http://{HOST}:{port}"


async def test_a_port_in_use_is_named_together_with_the_remedy() -> None:
    """The message says what is wrong, where, and which setting mends it."""
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Mishap) as mishap:
            async with serve(port):
                pass
    assert str(mishap.value).startswith(f"{HOST}:{port}: port in use. ")
    assert "DATELINE_NEWSROOM_PORT" in mishap.value.remedy


@pytest.mark.parametrize("port", [70_000, -1])
async def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    """A port outside 0 to 65535 gets the same clear line."""
    with pytest.raises(Mishap, match=f"{HOST}:{port}: no such port") as mishap:
        async with serve(port):
            pass
    assert "DATELINE_NEWSROOM_PORT" in mishap.value.remedy


async def test_no_task_is_left_behind() -> None:
    """When the block ends, the tasks of open connections have ended too."""
    before = asyncio.all_tasks()
    async with serve() as running:
        _, writer = await asyncio.open_connection(HOST, urlsplit(running.url).port)
        writer.write(b"GET / HTTP/1.1\r\n")
        await writer.drain()
    writer.close()
    assert asyncio.all_tasks() == before


async def _start(*arguments: str) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "dateline_ingest.newsroom", *arguments)
    return await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)


async def test_a_person_can_look_at_the_newsroom_in_a_browser() -> None:
    """The module runs as a command, prints its address, and Ctrl-C ends it without a trace."""
    process = await _start("--port", "0", "--edition", "2")
    assert process.stdout is not None
    address = (await process.stdout.readline()).decode().split()[0]
    async with httpx.AsyncClient(trust_env=False) as client:
        page = await client.get(address)
        front = await client.get(f"{address}courier/")
    process.send_signal(signal.SIGINT)
    _, errors = await process.communicate()
    assert "The sample newsroom" in page.text
    assert "Wall holds" in front.text
    assert (process.returncode, errors) == (0, b"")


async def test_the_command_says_in_one_line_that_the_port_is_taken() -> None:
    """Its exit status is 1, and there is no traceback."""
    with socket.create_server((HOST, 0)) as taken:
        process = await _start("--port", str(taken.getsockname()[1]))
        _, errors = await process.communicate()
    assert process.returncode == 1
    assert errors.count(b"\n") == 1
    assert b"port in use" in errors
