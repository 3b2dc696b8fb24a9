"""Run the command line as ``python -m dateline.cli``."""

from __future__ import annotations

from dateline.cli import main

main()
