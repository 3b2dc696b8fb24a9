"""The committed page that tells what each rule wins and loses. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bench.dates.calibration import calibrate, calibration_table
from bench.dates.ledger import FOLDS, Entry, Validated
from bench.dates.own import Class
from bench.dates.tables import (
    Floor,
    Result,
    floors_table,
    own_table,
    paired_table,
    quality_table,
    rules_table,
    validated_line,
)

_MADE = "<!-- made by `make quality ARGS='--page docs/bench/dates-rules.md'` -->"
_ABOUT = f"""\
Each rule is named as `DateMention.rule` has it. *Right* counts the expressions of gold that it
found with the right value, *wrong value* those that it found with another, *spurious* what it
found where gold has nothing. *Value F1* is what the rule brings, in points: all documents are
read once more by a grammar without it, in which other rules may take its place; the mean of
{FOLDS} folds by document, then the sign of each fold (· where nothing changed). A rule that loses
in most of the folds that it changes is marked. Rules are written by hand, so the folds test their
choice: each fold is also read by the rules that the other folds alone would have kept."""


def page(
    results: Sequence[Result],
    classes: Sequence[Class],
    reached: Sequence[Floor],
    entries: Sequence[Entry],
    validated: Validated,
) -> str:
    """Write quality and ledger down."""
    parts = [
        "# Dates: quality, and what each rule is worth",
        _MADE,
        *(part for one in results for part in (quality_table(one), paired_table(one))),
        calibration_table(calibrate(one for result in results for one in result.told)),
        *([own_table(classes)] if classes else []),
        floors_table(reached),
        "## Rules",
        _ABOUT,
        rules_table(entries),
        validated_line(validated),
    ]
    return "\n\n".join(parts) + "\n"
