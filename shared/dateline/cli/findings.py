"""What a check of a deployment comes to. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.errors import Mishap

Severity = Literal["error", "warning", "note"]
"""An error loses or stops articles, or will; a warning may; a note tells what was not checked."""

_WARNED, _FAILED = 1, 2


@dataclass(frozen=True)
class Finding:
    """Something that a person should know about a deployment."""

    severity: Severity
    what: str
    where: str
    remedy: str


def of_mishap(severity: Severity, mishap: Mishap) -> Finding:
    """Make a finding of what a service would refuse to start with."""
    return Finding(severity, mishap.what, mishap.where, mishap.remedy)


def exit_status(findings: Sequence[Finding], *, strict: bool) -> int:
    """Sum up for a script: 2 for an error, 1 for a warning where these count, else 0."""
    severities = {finding.severity for finding in findings}
    if "error" in severities:
        return _FAILED
    return _WARNED if strict and "warning" in severities else 0
