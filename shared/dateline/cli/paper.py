"""What tables are printed on: the terminal, or a wide sheet where there is none."""

from __future__ import annotations

import sys

from rich.console import Console

# Wide enough for an id, a title and a sentence; rich would take 80 columns and cut all three.
_WIDTH = 200


def paper() -> Console:
    """Give a console for a table."""
    return Console(width=None if sys.stdout.isatty() else _WIDTH)
