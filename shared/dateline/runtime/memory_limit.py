"""A bound on what a process may allocate, so that one message cannot eat the machine."""

from __future__ import annotations

import importlib

_MIB = 2**20


def limit_memory(mebibytes: int) -> None:
    """Let allocations beyond a bound fail with :class:`MemoryError`; 0 sets none.

    The bound is on the data segment (``RLIMIT_DATA``; since Linux 4.7 private mappings count too),
    not on the address space, of which mapped model files take much and need little. Systems without
    that limit, such as Windows, go without.
    """
    if not mebibytes:
        return
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    limit = mebibytes * _MIB
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
