"""The four distributions as they are installed: what is in each wheel, and what each asks for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.contracts.tree import FOLDERS, ROOT

PINS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build all wheels from copies of their folders, with no network."""
    place = tmp_path_factory.mktemp("wheels")
    return {name: build(ROOT / folder, place / name) for name, folder in FOLDERS.items()}


def build(folder: Path, place: Path) -> Path:
    """Build one wheel."""
    copy = place / "source"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    done = subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = place.glob("*.whl")
    return wheel


def metadata(wheel: Path) -> Message:
    """Read what a wheel says about itself."""
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(archive.read(name).decode())


def contents(wheel: Path) -> set[str]:
    """List the files of a wheel."""
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def requirements(wheel: Path) -> set[str]:
    """Name what a wheel requires without an extra."""
    asked = [str(line) for line in metadata(wheel).get_all("Requires-Dist", [])]
    return {re.split(r"[^\w.-]", line)[0].lower() for line in asked if "extra ==" not in line}


def test_the_contract_requires_pydantic_and_redis_alone(wheels: dict[str, Path]) -> None:
    """Whoever subscribes to the stream installs two libraries with it."""
    assert requirements(wheels["dateline"]) == {"pydantic", "redis"}


def test_no_service_requires_another(wheels: dict[str, Path]) -> None:
    """Each is installed on its own, beside the contract."""
    for name in FOLDERS.keys() - {"dateline"}:
        asked = {found.replace("-", "_") for found in requirements(wheels[name])}
        assert asked & FOLDERS.keys() == {"dateline"}, name


def test_every_file_of_a_package_is_in_its_wheel(wheels: dict[str, Path]) -> None:
    """Scripts, lexicons, stories and the mark of typed packages are installed with the code."""
    for package, folder in FOLDERS.items():
        root = ROOT / folder
        files = (path for path in (root / package).rglob("*") if path.is_file())
        expected = {path.relative_to(root).as_posix() for path in files if path.suffix != ".pyc"}
        assert expected <= contents(wheels[package])
        assert f"{package}/py.typed" in expected


def test_data_files_are_in_the_wheels(wheels: dict[str, Path]) -> None:
    """The kinds of file that are not code are named here, lest a folder moves unseen."""
    assert any(name.endswith("lua/commit.lua") for name in contents(wheels["dateline"]))
    ingest = contents(wheels["dateline_ingest"])
    assert sum("/newsroom/stories/" in name and name.endswith(".txt") for name in ingest) >= 30
    assert any("/newsroom/wire/" in name and name.endswith(".txt") for name in ingest)
    enrich = contents(wheels["dateline_enrich"])
    assert "dateline_enrich/entities/data/countries.txt" in enrich


def test_a_wheel_holds_its_own_package_and_nothing_else(wheels: dict[str, Path]) -> None:
    """No folder named ``tests`` or ``shared`` lands among somebody's packages."""
    for package, wheel in wheels.items():
        top = {name.split("/")[0] for name in contents(wheel)}
        assert {name for name in top if not name.endswith(".dist-info")} == {package}


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.stem)
def test_every_requirement_is_pinned_and_hashed(path: Path) -> None:
    """What is installed is what was locked, byte for byte."""
    joined = path.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in filter(None, map(str.strip, joined.splitlines())):
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.stem)
def test_no_requirement_names_a_host(path: Path) -> None:
    """From where packages come is the business of whoever installs them."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|@ |\.(?:org|com|io)\b", text)
