"""Places at which a service can be changed from outside, named ``module:Class.method``."""

from __future__ import annotations

import importlib
from typing import Any


def owner_of(target: str) -> tuple[Any, str]:
    """Find the module or class that has a target, and the target's name there."""
    module, _, path = target.partition(":")
    owner: Any = importlib.import_module(module)
    *steps, name = path.split(".")
    for step in steps:
        owner = getattr(owner, step)
    return owner, name


def get(target: str) -> Any:
    """Return what is there now."""
    owner, name = owner_of(target)
    return getattr(owner, name)


def put(target: str, replacement: Any) -> None:
    """Put something in its place.

    Raises:
        AttributeError: there is nothing to be replaced.
    """
    owner, name = owner_of(target)
    getattr(owner, name)
    setattr(owner, name, replacement)
