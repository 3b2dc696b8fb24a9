"""Works out expressions that name a longer stretch: weeks, quarters, seasons, distances. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from dateline_enrich.dates.civil import (
    SEASON_STARTS,
    month_away,
    quarter_away,
    shift_days,
    week_value,
)
from dateline_enrich.dates.forms import Away, Part, Reading, Season, Step, YearBefore
from dateline_enrich.dates.scene import Scene
from dateline_enrich.dates.values import Value, of_reference

_REFS: Final = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_SATURDAY: Final = 5
_DAYS: Final = {"D": 1, "W": 7, "FN": 14}
_FINER: Final = {
    "CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "M": ("W", 4), "W": ("D", 7),
}  # fmt: skip
_MONTHS: Final = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}


def unit_away(day: date, unit: str, count: int) -> str | None:
    """The value of the calendar unit so many units away; ``None`` outside the calendar."""
    if unit == "Q":
        return quarter_away(day, count)
    if unit in _MONTHS:
        year, month = month_away(day, count * _MONTHS[unit])
        if not 1 <= year <= 9999:  # noqa: PLR2004 - the years of ISO 8601
            return None
        text = {"M": f"{year:04d}-{month:02d}", "DE": f"{year:04d}"[:3], "CE": f"{year:04d}"[:2]}
        return text.get(unit, f"{year:04d}")
    moved = shift_days(day, count * _DAYS.get(unit, 7))
    if moved is None:
        return None
    if unit == "WE":
        return f"{week_value(moved)}-WE"
    return str(moved) if unit == "D" else week_value(moved)


def step(form: Step, reading: Reading, scene: Scene) -> Value | None:
    """Works out "last year", "this week", "the weekend"."""
    anchor, name = (
        scene.anchor(reading, form.unit)
        if form.scope == "narrative"
        else (scene.reference, "reference")
    )
    if anchor is None:
        return Value(_REFS[form.count], sure=0.5)
    count = form.count
    if form.unit == "END":
        return of_reference(f"{anchor.year:04d}-12-31", 0.75)
    if form.unit == "WE":
        return _weekend(count, anchor, reading, scene)
    text = unit_away(anchor, form.unit, count)
    return Value(text, name, 0.9 if form.scope == "reference" else 0.7) if text else None


def _weekend(count: int, anchor: date, reading: Reading, scene: Scene) -> Value | None:
    """The weekend nearest on the side that the tense tells; on a Saturday it is this one."""
    weekday = anchor.weekday()
    if (
        count == 0
        and weekday < _SATURDAY
        and "this" not in scene.folded[reading.start : reading.end]
    ):
        count = 0 if scene.lean(reading) > 0 else -1
    elif count == 1 and weekday < _SATURDAY:
        count = 0
    text = unit_away(anchor, "WE", count)
    return of_reference(text, 0.8) if text else None


def away(form: Away, reading: Reading, scene: Scene) -> Value | None:
    """Works out "two years ago", "a week later", "several months ago"."""
    if form.count is None:
        return Value(_REFS[form.sign], sure=0.9)
    anchor, name = (
        scene.anchor(reading, form.unit)
        if form.scope == "narrative"
        else (scene.reference, "reference")
    )
    if form.unit == "Y" and form.count == 1 and form.sign < 0 and scene.company:
        return year_before(YearBefore(form.scope), reading, scene)
    if anchor is None:
        return Value(_REFS[form.sign], sure=0.5)
    if form.unit.startswith("T"):
        return Value(f"{anchor}TXX:XX", name, 0.6)
    unit, count = form.unit, form.sign * form.count
    if not float(count).is_integer():
        unit, factor = _FINER.get(unit, (unit, 1))
        count *= factor
    text = unit_away(anchor, unit, round(count))
    if text is None:  # before the year 1
        return Value(_REFS[form.sign], sure=0.7)
    return Value(text, name, 0.85 if form.scope == "reference" else 0.7)


def season(form: Season, reading: Reading, scene: Scene) -> Value | None:
    """Works out "last fall", "the summer of 2016"."""
    if form.year is not None:
        return Value(f"{form.year:04d}-{form.code}")
    if scene.reference is None:
        return Value(f"XXXX-{form.code}", sure=0.5)
    reference, start = scene.reference, SEASON_STARTS[form.code]
    year = reference.year
    if form.year_step is not None:
        year += form.year_step
    elif form.step == -1 and reference.month <= start + 2:
        year -= 1
    elif form.step == 1 and reference.month >= start:
        year += 1
    elif form.step is None:
        year += _season_lean(reference, start, scene.lean(reading))
    return of_reference(f"{year:04d}-{form.code}", 0.75)


def _season_lean(reference: date, start: int, lean: int) -> int:
    if lean < 0 and start > reference.month:
        return -1
    return 1 if lean > 0 and start + 2 < reference.month else 0


def part(form: Part, reading: Reading, scene: Scene) -> Value | None:
    """A quarter or a half; quarters named without a year are remembered as under report."""
    if form.letter == "H":
        return _half(form, scene)
    if form.number is None:
        return _reported(form, scene)
    year = form.year
    if scene.reference is None and year is None:
        return Value(f"XXXX-Q{form.number}", sure=0.5)
    if year is None and scene.reference is not None:
        step_ = form.year_step
        year = scene.reference.year + (
            _quarter_lean(form.number, reading, scene) if step_ is None else step_
        )
    assert year is not None  # noqa: S101 - one of the two gave it
    if scene.reference is None or (year, form.number) < _now(scene.reference):
        scene.quarter = (year, form.number)
    value = f"{year:04d}-Q{form.number}"
    return Value(value) if form.year is not None else of_reference(value, 0.85)


def _now(reference: date) -> tuple[int, int]:
    """Year and number of the running quarter: it is not reported on before it ends."""
    return reference.year, (reference.month - 1) // 3 + 1


def _quarter_lean(number: int, reading: Reading, scene: Scene) -> int:
    assert scene.reference is not None  # noqa: S101 - the caller looked
    _, now = _now(scene.reference)
    return 0 if number <= now or scene.lean(reading) > 0 else -1


def _half(form: Part, scene: Scene) -> Value | None:
    if form.year is not None:
        return Value(f"{form.year:04d}-H{form.number}")
    if form.year_step is None and not scene.company:  # of a match
        return None
    if scene.reference is None:
        return Value(f"XXXX-H{form.number}", sure=0.5)
    year = scene.reference.year + (form.year_step or 0)
    return of_reference(f"{year:04d}-H{form.number}", 0.75)


def _reported(form: Part, scene: Scene) -> Value | None:
    """Works out "the quarter" in company news: the one named last, else the one that ended last."""
    if not scene.company or scene.reference is None:
        return None
    if form.year is not None:
        return Value(f"{form.year:04d}-{_under_report(scene.reference, scene)[-2:]}", sure=0.8)
    value = _under_report(scene.reference, scene)
    return of_reference(value, 0.8)


def _under_report(reference: date, scene: Scene, years: int = 0) -> str:
    if scene.quarter is None:
        return quarter_away(reference, -1 + 4 * years)
    year, number = scene.quarter
    return f"{year + years:04d}-Q{number}"


def year_before(form: YearBefore, reading: Reading, scene: Scene) -> Value | None:
    """Works out "a year ago": in company news the same quarter a year back, elsewhere the year.

    In 33 of 48 such phrases of TempEval's company news the quarter is meant, in 7 the year.
    """
    if scene.reference is None:
        return Value("PAST_REF", sure=0.5)
    if scene.company or form.quarter:
        return of_reference(_under_report(scene.reference, scene, -1), 0.65)
    anchor, name = (
        scene.anchor(reading, "Y") if form.scope == "narrative" else (scene.reference, "reference")
    )
    return Value(f"{(anchor or scene.reference).year - 1:04d}", name, 0.8)
