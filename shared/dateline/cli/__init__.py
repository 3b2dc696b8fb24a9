"""The command line, ``dateline``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; it needs the extra ``cli``, which the message alone does not."""
    try:
        from dateline.cli.app import run_app  # noqa: PLC0415 - the base package has no typer
    except ModuleNotFoundError as error:
        if error.name not in {"typer", "rich"}:
            raise
        sys.exit("dateline: the command line needs more: pip install 'dateline[cli]'")
    run_app()
