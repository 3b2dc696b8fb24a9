"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from bench.delivery.client import client

_PACKAGES = (
    "faststream",
    "redis",
    "hiredis",
    "pydantic",
    "taskiq-redis",
    "arq",
    "dramatiq",
    "celery",
)


def facts(url: str) -> dict[str, str]:
    """Name the versions and the machine."""
    with client(url) as redis:
        info = redis.info("server")
    found = {"python": platform.python_version(), "redis server": str(info["redis_version"])}
    found |= {name: _version(name) for name in _PACKAGES}
    load = os.getloadavg()[0]
    return {**found, "cores": str(os.cpu_count()), "load before": f"{load:.1f}"}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
