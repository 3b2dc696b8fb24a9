"""What an image and a compose file must be to run unattended, beyond what linters check. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Node = Mapping[str, Any]

SERVICES = ("ingest", "enrich", "store")


def broken_by_compose(compose: Node) -> list[str]:
    """List the rules that a compose file breaks, as sentences."""
    services: dict[str, Node] = compose["services"]
    return [
        *_broken_by_redis(services["redis"]),
        *(
            f"{name}: {rule}"
            for name, service in services.items()
            for rule in (*_broken_by_any(service), *_broken_by_own(name, service))
        ),
        *_broken_by_networks(compose),
        *(["version: is obsolete"] if "version" in compose else []),
    ]


def _broken_by_redis(redis: Node) -> Iterator[str]:
    command = [str(word) for word in redis["command"]]
    options = dict(zip(command[1::2], command[2::2], strict=True))
    if options.get("--appendonly") != "yes" or options.get("--appendfsync") != "everysec":
        yield "redis: keeps no append-only file"
    if options.get("--maxmemory-policy") != "noeviction" or "--maxmemory" not in options:
        yield "redis: may evict entries"
    if "redis-cli ping" not in " ".join(redis.get("healthcheck", {}).get("test", [])):
        yield "redis: has no health check"
    if not any(volume.endswith(":/data") for volume in redis.get("volumes", [])):
        yield "redis: forgets its file with the container"
    if not re.search(r":\d", redis["image"]):
        yield "redis: its image is not pinned to a version"


def _broken_by_any(service: Node) -> Iterator[str]:
    """Check what every container owes its host."""
    expected = {
        "restart": "unless-stopped",
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
    }
    for key, value in expected.items():
        if service.get(key) != value:
            yield f"{key} is not {value}"
    for key in ("mem_limit", "pids_limit", "stop_grace_period", "logging"):
        if key not in service:
            yield f"{key} is not limited"
    for key in ("container_name", "ports", "privileged", "network_mode"):
        if key in service:
            yield f"{key} is given"


def _broken_by_own(name: str, service: Node) -> Iterator[str]:
    """Check what our own services owe the runtime."""
    if name not in SERVICES:
        return
    if service["build"] != {"context": ".", "dockerfile": f"services/{name}/Dockerfile"}:
        yield "is not built from its own Dockerfile"
    if service.get("depends_on") != {"redis": {"condition": "service_healthy"}}:
        yield "does not wait for a healthy Redis"
    if service["environment"].get("DATELINE_REDIS_URL") != "redis://redis:6379/0":
        yield "does not use the Redis beside it"
    if int(str(service.get("stop_grace_period", "0s")).removesuffix("s")) <= 20:
        yield "is killed before the runtime's grace of 20 s is over"
    if "user" in service and str(service["user"]).split(":")[0] in {"0", "root"}:
        yield "runs as root"


def _broken_by_networks(compose: Node) -> Iterator[str]:
    networks: dict[str, Node] = compose["networks"]
    inner = {name for name, network in networks.items() if network.get("internal")}
    for name, service in compose["services"].items():
        reaches_out = not set(service.get("networks", ["default"])) <= inner
        if reaches_out != (name == "ingest"):
            yield f"{name}: {'reaches' if reaches_out else 'does not reach'} the outside"


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """Split a Dockerfile into instructions and their arguments, lines joined, comments left out."""
    lines = [line for line in dockerfile.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\s*\\\n\s*", " ", "\n".join(lines))
    words = [line.split(maxsplit=1) for line in joined.splitlines() if line.strip()]
    return [(found[0].upper(), found[1]) for found in words]


def broken_by_dockerfile(name: str, dockerfile: str) -> list[str]:
    """List the rules that the Dockerfile of a service breaks, as sentences."""
    steps = instructions(dockerfile)
    last_from = max(place for place, (verb, _) in enumerate(steps) if verb == "FROM")
    final = steps[last_from:]
    return [
        *_broken_by_base(steps),
        *_broken_by_installs([what for verb, what in steps if verb == "RUN"]),
        *_broken_by_final_stage(name, final),
        *_broken_by_neighbours(name, steps),
    ]


def _broken_by_base(steps: list[tuple[str, str]]) -> Iterator[str]:
    if not re.fullmatch(r"BASE_IMAGE=python:3\.\d+-slim-[a-z]+(@sha256:.+)?", dict(steps)["ARG"]):
        yield "the base image is not a pinned, slim Python that a build argument can replace"
    if any(not what.startswith("${BASE_IMAGE}") for verb, what in steps if verb == "FROM"):
        yield "a stage does not stand on the base image"


def _broken_by_installs(runs: list[str]) -> Iterator[str]:
    """Check that others' code is installed by hash, and our own without an index."""
    commands = [command.strip() for run in runs for command in run.split("&&")]
    installs = [one for one in commands if re.search(r"pip (install|wheel)", one)]
    for install in installs:
        if "--no-index" not in install and "--require-hashes" not in install:
            yield f"installs what no hash vouches for: {install}"
        if "--no-index" in install and "--no-deps" not in install:
            yield f"resolves dependencies anew: {install}"
    if sum("--require-hashes" in install for install in installs) < 2:
        yield "does not install both the build tools and the dependencies"


def _broken_by_final_stage(name: str, final: list[tuple[str, str]]) -> Iterator[str]:
    told = dict(final)
    expected = {
        "USER": "10001:10001",
        "STOPSIGNAL": "SIGTERM",
        "ENTRYPOINT": '["dateline", "run"]',
        "CMD": f'["{name}"]',
    }
    for verb, what in expected.items():
        if told.get(verb) != what:
            yield f"{verb} is not {what}"
    copies = [what for verb, what in final if verb in {"COPY", "ADD"}]
    if copies != ["--from=builder /opt/dateline /opt/dateline"]:
        yield "the final stage holds more than the installed environment"


def _broken_by_neighbours(name: str, steps: list[tuple[str, str]]) -> Iterator[str]:
    others = {one for one in SERVICES if one != name}
    for _, what in steps:
        for other in sorted(others):
            if f"services/{other}" in what or f"requirements/{other}.txt" in what:
                yield f"holds the neighbour {other}"


def unhashed(requirements: str) -> list[str]:
    """List the pins of a requirements file that no hash follows."""
    entry = r"^\S+==\S+(?:[^\n]*\\\n)*[^\n]*"
    pins = [found.group() for found in re.finditer(entry, requirements, re.MULTILINE)]
    return [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin]
