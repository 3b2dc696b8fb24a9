"""Tests that the images and the compose file are sound, and that these tests could tell if not."""

from __future__ import annotations

import copy
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.contracts.container_rules import (
    SERVICES,
    broken_by_compose,
    broken_by_dockerfile,
    instructions,
    unhashed,
)

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
BIN = Path(sys.executable).parent


def dockerfile(service: str) -> str:
    """The Dockerfile of a service."""
    return (ROOT / "services" / service / "Dockerfile").read_text(encoding="utf-8")


def compose() -> dict[str, Any]:
    """The compose file, as a container engine would read it."""
    document: dict[str, Any] = YAML(typ="safe").load(COMPOSE)  # pyright: ignore[reportUnknownMemberType] # ruamel leaves its argument untyped
    return document


def lint(path: Path) -> subprocess.CompletedProcess[str]:
    """Run the Dockerfile linter."""
    command = [str(BIN / "hadolint"), "--no-color", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def check_schema(path: Path) -> subprocess.CompletedProcess[str]:
    """Check a file against the schema of the Compose specification."""
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("service", SERVICES)
def test_the_linter_finds_nothing_in_a_dockerfile(service: str) -> None:
    """Hadolint is content with the Dockerfile of each service."""
    found = lint(ROOT / "services" / service / "Dockerfile")
    assert (found.returncode, found.stdout) == (0, "")


def test_the_linter_finds_a_planted_error(tmp_path: Path) -> None:
    """An image that is not pinned and ends as root is reported."""
    planted = tmp_path / "Dockerfile"
    planted.write_text("FROM python:latest\nUSER root\n")
    found = lint(planted)
    assert found.returncode != 0
    assert "DL3007" in found.stdout
    assert "DL3002" in found.stdout


def test_the_compose_file_follows_the_specification() -> None:
    """Every key of the compose file exists, with a value of its type."""
    found = check_schema(COMPOSE)
    assert found.returncode == 0, found.stdout


def test_the_schema_finds_a_planted_error(tmp_path: Path) -> None:
    """A misspelt key and a value of the wrong type are both reported."""
    planted = tmp_path / "docker-compose.yml"
    text = COMPOSE.read_text(encoding="utf-8")
    planted.write_text(text.replace("cap_drop: [ALL]", "cap_dropp: [ALL]"))
    assert "cap_dropp" in check_schema(planted).stdout
    planted.write_text(text.replace("internal: true", "internal: [yes]"))
    assert check_schema(planted).returncode != 0


@pytest.mark.parametrize("service", SERVICES)
def test_a_dockerfile_breaks_no_rule(service: str) -> None:
    """Pinned base, hashed installs, nothing but the environment, no root, a clean stop."""
    assert broken_by_dockerfile(service, dockerfile(service)) == []


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("python:3.12-slim-bookworm\n", "python:latest\n", "base image is not a pinned"),
        ("FROM ${BASE_IMAGE}\n", "FROM debian:12\n", "does not stand on the base image"),
        ("install --require-hashes -r requirements/s", "install -r requirements/s", "no hash"),
        ("--no-deps --no-index", "--no-index", "resolves dependencies anew"),
        ("USER 10001:10001\n", "", "USER is not 10001"),
        ("STOPSIGNAL SIGTERM", "STOPSIGNAL SIGKILL", "STOPSIGNAL is not SIGTERM"),
        ('CMD ["store"]', 'CMD ["enrich"]', "CMD is not"),
        ("COPY --from=builder /opt", "COPY . .\nCOPY --from=builder /opt", "holds more than"),
        ("COPY shared shared", "COPY services/ingest services/ingest", "neighbour ingest"),
    ],
)
def test_a_planted_error_breaks_a_rule_of_dockerfiles(before: str, after: str, words: str) -> None:
    """Each rule can fail, and says what is wrong."""
    sound = dockerfile("store")
    assert before in sound
    assert words in "\n".join(broken_by_dockerfile("store", sound.replace(before, after)))


@pytest.mark.parametrize("service", SERVICES)
def test_what_a_dockerfile_copies_is_there_and_is_sent(service: str) -> None:
    """Each copied path exists, and .dockerignore lets it through to the builder."""
    sent = set((ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines())
    for verb, what in instructions(dockerfile(service)):
        if verb == "COPY" and not what.startswith("--from"):
            for source in what.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert f"!{source}" in sent or f"!{source.split('/')[0]}" in sent, source


@pytest.mark.parametrize("name", ["build", *SERVICES])
def test_every_pin_of_an_image_has_a_hash(name: str) -> None:
    """No requirements file of an image names a version without vouching for its content."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert len(re.findall("==", text)) > 1
    assert unhashed(text) == []


def test_a_pin_without_a_hash_is_found() -> None:
    """A bare version among hashed ones is named."""
    hashed = "{} \\\n    --hash=sha256:00 \\\n    --hash=sha256:01\n"
    text = hashed.format("one==1.0") + "two==2.0 ; x\n" + hashed.format("three==3")
    assert unhashed(text) == ["two==2.0"]


def test_the_compose_file_breaks_no_rule() -> None:
    """Durable Redis, hardened containers, restarts, and one service that reaches out."""
    assert broken_by_compose(compose()) == []


def drop(service: str, key: str) -> Callable[[dict[str, Any]], None]:
    """Plant an error: take a key away from a service."""
    return lambda document: document["services"][service].pop(key)


def put(service: str, key: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Plant an error: give a service a key, or another value for it."""
    return lambda document: document["services"][service].update({key: value})


def option(name: str, value: str) -> Callable[[dict[str, Any]], None]:
    """Plant an error: start Redis with another option."""

    def plant(document: dict[str, Any]) -> None:
        command = document["services"]["redis"]["command"]
        command[command.index(name) + 1] = value

    return plant


def add_version(document: dict[str, Any]) -> None:
    """Plant an error: the key that the specification has dropped."""
    document["version"] = "3.8"


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (option("--appendonly", "no"), "redis: keeps no append-only file"),
        (option("--appendfsync", "no"), "redis: keeps no append-only file"),
        (option("--maxmemory-policy", "allkeys-lru"), "redis: may evict"),
        (drop("redis", "healthcheck"), "redis: has no health check"),
        (drop("redis", "volumes"), "redis: forgets its file"),
        (put("redis", "image", "redis:latest"), "redis: its image is not pinned"),
        (drop("redis", "restart"), "redis: restart is not"),
        (drop("store", "restart"), "store: restart is not"),
        (put("enrich", "container_name", "enrich"), "enrich: container_name is given"),
        (put("enrich", "ports", ["80:80"]), "enrich: ports is given"),
        (drop("ingest", "read_only"), "ingest: read_only is not"),
        (drop("ingest", "cap_drop"), "ingest: cap_drop is not"),
        (drop("ingest", "security_opt"), "ingest: security_opt is not"),
        (drop("store", "mem_limit"), "store: mem_limit is not limited"),
        (drop("store", "pids_limit"), "store: pids_limit is not limited"),
        (drop("store", "depends_on"), "store: does not wait for a healthy Redis"),
        (put("store", "stop_grace_period", "10s"), "store: is killed before"),
        (put("store", "user", "root"), "store: runs as root"),
        (put("store", "build", {"context": "."}), "store: is not built from its own"),
        (put("store", "environment", {}), "store: does not use the Redis beside it"),
        (put("enrich", "networks", ["outside"]), "enrich: reaches the outside"),
        (drop("enrich", "networks"), "enrich: reaches the outside"),
        (put("ingest", "networks", ["backend"]), "ingest: does not reach the outside"),
        (add_version, "version: is obsolete"),
    ],
)
def test_a_planted_error_breaks_a_rule_of_compose(
    plant: Callable[[dict[str, Any]], None], words: str
) -> None:
    """Each rule can fail, and says what is wrong."""
    document = copy.deepcopy(compose())
    plant(document)
    assert words in "\n".join(broken_by_compose(document))


def test_what_must_last_lies_on_volumes_and_what_is_read_is_read_only() -> None:
    """Streams and articles outlive their containers; the user's folders cannot be written to."""
    document = compose()
    services = document["services"]
    assert set(document["volumes"]) == {"streams", "articles"}
    assert services["store"]["volumes"] == ["articles:/data"]
    assert services["store"]["environment"]["DATELINE_DATABASE_URL"] == (
        "sqlite:////data/dateline.db"
    )
    assert services["ingest"]["volumes"] == ["./feeds:/feeds:ro", "./wire:/wire:ro"]
    assert "volumes" not in services["enrich"], "any number of them may run"
