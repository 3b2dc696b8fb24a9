"""What a person sees when something outside is wrong: one clear line each, and the rest goes on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

GOOD = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>Quay Times</title><link>http://quay.example/</link><description>News</description>
<item><title>Harbour reopens after storm</title><guid>tag:quay.example,2026:1</guid>
<pubDate>Thu, 05 Mar 2026 08:00:00 +0100</pubDate>
<description>The harbour of Vigo reopened on Thursday, the port authority said.</description></item>
</channel></rss>"""


class _Web(BaseHTTPRequestHandler):
    """A web with one good feed and every sort of bad one."""

    pages: ClassVar[dict[str, tuple[int, str, bytes]]] = {
        "/good.xml": (200, "application/rss+xml", GOOD.encode()),
        "/page.html": (200, "text/html", b"<!doctype html><html><body><p>Hello</p></body></html>"),
        "/empty.xml": (200, "application/rss+xml", b""),
        "/broken.xml": (200, "application/rss+xml", b"<rss version='2.0'><channel><item><tit"),
        "/garbled.xml": (
            200,
            "application/rss+xml; charset=klingon-1",
            b'<?xml version="1.0" encoding="klingon-1"?><rss>\xff\xfe\x00\x81\x9d</rss>',
        ),
    }

    def do_GET(self) -> None:
        """Answer with the page, or with 404."""
        status, kind, body = self.pages.get(self.path, (404, "text/plain", b"not here"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


@pytest.fixture
def web() -> Generator[str]:
    """Serve the web on loopback."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Web) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _dateline(
    data: Path, *arguments: str, environ: dict[str, str] | None = None
) -> tuple[int, list[str]]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    settings = {"DATELINE_DATA_DIR": str(data), "DATELINE_REDIS_PORT": "0", "COLUMNS": "400"}
    settings["DATELINE_ALLOW_PRIVATE"] = "127.0.0.1"
    done = subprocess.run(
        [sys.executable, "-m", "dateline.cli", *arguments],
        env={**clean, **settings, **(environ or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=100,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def _only(lines: list[str], *words: str) -> str:
    """Find the one line that has all the words."""
    found = [line for line in lines if all(word in line for word in words)]
    assert len(found) == 1, (words, lines)
    return found[0]


def test_bad_feeds_get_a_line_each_and_the_good_one_is_read(data_dir: Path, web: str) -> None:
    """Unreachable, 404, HTML, empty, broken, unknown encoding: named, explained, passed by."""
    unreachable = f"http://127.0.0.1:{_closed_port()}/feed.xml"
    bad = ["/gone.xml", "/page.html", "/empty.xml", "/broken.xml", "/garbled.xml"]
    feeds = " ".join([f"{web}/good.xml", unreachable, *(web + path for path in bad)])
    status, lines = _dateline(data_dir, "run", "--once", "--feeds", feeds)
    assert status == 0
    assert "1 articles" in lines[-1]
    assert "1 stored" in lines[-1]
    for place in (unreachable, *(web + path for path in bad)):
        assert len(_only(lines, "ingest:", place)) > len("ingest: " + place) + 20


def test_bad_wire_files_get_a_line_each_and_the_good_one_is_read(
    data_dir: Path, tmp_path: Path
) -> None:
    """Binary rubbish and an empty file are named; the story beside them is stored."""
    wire = tmp_path / "wire"
    wire.mkdir()
    (wire / "rubbish.txt").write_bytes(bytes(range(256)) * 40)
    (wire / "empty.txt").write_bytes(b"")
    (wire / "story.txt").write_text(
        "Ferry line doubles its fleet\n\nOSLO, March 5. /NORLY/. The line bought two ships on "
        "Thursday, its director Kari Nygaard said.\n\nThe first sails in May.\n",
        encoding="utf-8",
    )
    status, lines = _dateline(data_dir, "run", "--once", "--wire", str(wire))
    assert status == 0
    assert "1 stored" in lines[-1]
    _only(lines, "ingest:", "rubbish.txt")
    _only(lines, "ingest:", "empty.txt")


def test_an_opml_with_nothing_in_it_is_one_clear_line(data_dir: Path, tmp_path: Path) -> None:
    """The line names the file and how to mend it, and the command ends with status 2."""
    opml = tmp_path / "none.opml"
    opml.write_text('<opml version="2.0"><head/><body/></opml>', encoding="utf-8")
    status, lines = _dateline(data_dir, "run", "--feeds", str(opml))
    assert status == 2
    _only(lines, "none.opml")


def test_no_feeds_at_all_is_one_clear_line(data_dir: Path) -> None:
    """Ingest waits for one to be added, and the line says how."""
    status, lines = _dateline(data_dir, "run", "--once")
    assert status == 0
    _only(lines, "ingest:", "dateline feeds add", "DATELINE_FEEDS")


def test_a_wrong_redis_url_is_one_clear_line(data_dir: Path) -> None:
    """The line names the setting, the address without its password, and how to mend it."""
    url = f"redis://user:secret@127.0.0.1:{_closed_port()}/0"
    for command in (("run", "--sample"), ("run", "enrich"), ("tail",)):
        environ = {"DATELINE_REDIS_URL": url, "DATELINE_REDIS_WAIT": "0.5"}
        status, lines = _dateline(data_dir, *command, environ=environ)
        assert status == 2, lines
        _only(lines, "DATELINE_REDIS_URL")
        told = [line for line in lines if not line.startswith("{")]
        assert len(told) == 1, lines
        assert "secret" not in "".join(lines)


def test_a_port_in_use_is_one_clear_line(data_dir: Path) -> None:
    """The line names the port and the setting that chooses another."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        environ = {"DATELINE_REDIS_PORT": port}
        status, lines = _dateline(data_dir, "run", "--sample", environ=environ)
    assert status == 2
    assert len(lines) == 1
    assert port in lines[0]
    assert "DATELINE_REDIS_PORT" in lines[0]


def test_a_wrong_setting_is_one_clear_line(data_dir: Path) -> None:
    """The line names the variable, what it holds and what it means."""
    status, lines = _dateline(data_dir, "run", "enrich", environ={"DATELINE_BATCH": "many"})
    assert status == 2
    assert len(lines) == 1
    assert "DATELINE_BATCH" in lines[0]
    assert "many" in lines[0]


def test_a_missing_file_to_annotate_is_one_clear_line(data_dir: Path, tmp_path: Path) -> None:
    """The file that is not there is named; the one beside it is annotated."""
    there = tmp_path / "story.txt"
    there.write_text("PARIS, March 5. /AGP/. The mayor spoke on Thursday.\n", encoding="utf-8")
    status, lines = _dateline(data_dir, "annotate", str(tmp_path / "missing.txt"), str(there))
    assert status == 1
    _only(lines, "missing.txt")
    assert any("2026-03-05" in line or "PARIS" in line for line in lines)
