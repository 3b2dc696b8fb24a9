"""Examines a deployment and says what is wrong with it and how to mend that."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict

from rich.console import Console
from rich.text import Text

from dateline.cli import checks_pipeline, checks_redis
from dateline.cli.facts import Facts, gather
from dateline.cli.findings import Finding, exit_status
from dateline.cli.render import clean
from dateline.runtime.settings import Environ

Check = Callable[[Facts], Iterator[Finding]]

BEFORE_REDIS: tuple[Check, ...] = (
    checks_pipeline.settings,
    checks_pipeline.archive,
    checks_redis.reachable,
)
OF_REDIS: tuple[Check, ...] = (
    checks_redis.version,
    checks_redis.persistence,
    checks_redis.disk,
    checks_redis.eviction,
    checks_redis.memory,
    checks_redis.clocks,
    checks_redis.role,
    checks_redis.cluster,
    checks_pipeline.permissions,
    checks_pipeline.layout,
    checks_pipeline.groups,
    checks_pipeline.workers,
    checks_pipeline.strangers,
    checks_pipeline.conservation,
    checks_pipeline.dead_letters,
    checks_pipeline.punctuality,
    checks_pipeline.marks,
)
_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan", "ok": "green"}


async def examine(environ: Environ, *, as_json: bool, strict: bool) -> int:
    """Run all checks and print what they find.

    Returns:
        The exit status: 2 for an error, 1 for a warning where ``strict``, else 0.
    """
    results = diagnose(await gather(environ))
    for check, findings in results:
        if as_json:
            _write_json(check, findings)
        else:
            _print(check, findings)
    return exit_status([one for _, findings in results for one in findings], strict=strict)


def diagnose(facts: Facts) -> list[tuple[Check, list[Finding]]]:
    """Run the checks; where Redis does not answer, only those that need none."""
    checks = BEFORE_REDIS if facts.unreachable else BEFORE_REDIS + OF_REDIS
    return [(check, list(check(facts))) for check in checks]


def promise(check: Check) -> str:
    """Say what a check makes sure of: the first line of its docstring."""
    return (check.__doc__ or "").splitlines()[0]


def _write_json(check: Check, findings: list[Finding]) -> None:
    for told in [asdict(finding) for finding in findings] or [{"severity": "ok"}]:
        line = json.dumps({"check": check.__name__, **told}, ensure_ascii=False)
        sys.stdout.write(f"{line}\n")


def _print(check: Check, findings: list[Finding]) -> None:
    console = Console()
    for finding in findings:
        line = Text(f"{finding.severity:8}", style=_STYLES[finding.severity])
        line.append(clean(f"{finding.where}: {finding.what}"), style="default")
        line.append(f"\n{'':8}{clean(finding.remedy)}", style="default dim")
        console.print(line, soft_wrap=True)
    if not findings:
        line = Text(f"{'ok':8}", style=_STYLES["ok"])
        console.print(line.append(promise(check), style="default"), soft_wrap=True)
