"""Works out expressions that name a longer stretch: weeks, quarters, seasons, distances. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from dateline_enrich.dates.civil import (
    SEASON_STARTS,
    make_day,
    month_away,
    northern,
    quarter_away,
    shift_days,
    week_value,
)
from dateline_enrich.dates.forms import Away, Reading, Season, Step, Turn, YearBefore
from dateline_enrich.dates.reports import year_before
from dateline_enrich.dates.scene import Scene
from dateline_enrich.dates.values import Value, of_reference

_REFS: Final = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_SATURDAY: Final = 5
_FEBRUARY, _JUNE, _DECEMBER = 2, 6, 12
_DAYS: Final = {"D": 1, "W": 7, "FN": 14}
_MONTHS: Final = {"M": 1, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_FIGURES: Final = {"DE": 3, "CE": 2, "ML": 1}
"""How many figures of a year name a longer stretch."""
_FINER: Final = {
    "CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "M": ("W", 4), "W": ("D", 7),
}  # fmt: skip


def unit_away(day: date, unit: str, count: int) -> str | None:
    """The value of the calendar unit so many units away; ``None`` outside the calendar."""
    if unit == "Q":
        return quarter_away(day, count)
    if unit in _MONTHS:
        year, month = month_away(day, count * _MONTHS[unit])
        if not 1 <= year <= 9999:  # noqa: PLR2004 - the years of ISO 8601
            return None
        text = f"{year:04d}"[: _FIGURES.get(unit, 4)]
        return f"{text}-{month:02d}" if unit == "M" else text
    moved = shift_days(day, count * _DAYS.get(unit, 7))
    if moved is None:
        return None
    if unit == "WE":
        return f"{week_value(moved)}-WE"
    return str(moved) if unit == "D" else week_value(moved)


def step(form: Step, reading: Reading, scene: Scene) -> Value | None:
    """Works out "last year", "this week", "the weekend"."""
    anchor, name = _anchor(form, reading, scene)
    if anchor is None:
        return Value(_REFS[(form.count > 0) - (form.count < 0)], sure=0.5)
    count = form.count
    if form.unit == "WE" and not form.counted and form.scope == "reference":
        count = _weekends(count, anchor, scene.lean(reading))
    text = unit_away(anchor, form.unit, count)
    return Value(text, name, 0.9 if form.scope == "reference" else 0.7) if text else None


def _anchor(form: Step, reading: Reading, scene: Scene) -> tuple[date | None, str | None]:
    """The date that a step counts from; a quarter steps from the one under report."""
    if form.scope == "reference":
        return scene.reference, "reference"
    if form.unit == "Q" and scene.quarter is not None:
        year, number = scene.quarter
        return date(year, 3 * number, 1), "reference"
    return scene.anchor(reading, form.unit, far=form.count > 0)  # nothing follows on today


def _weekends(count: int, anchor: date, lean: int) -> int:
    """How many weeks off a weekend is that is not counted: the one that comes, or the last."""
    if anchor.weekday() >= _SATURDAY:
        return count
    if count == 0:
        return 0 if lean > 0 else -1
    return 0 if count == 1 else count


def turn(form: Turn, reading: Reading, scene: Scene) -> Value | None:
    """Works out "the turn of the century": the nearest first year on the side that is told."""
    if scene.reference is None:
        return None
    year, lean = scene.reference.year, scene.lean(reading)
    if form.unit == "YE":
        return of_reference(f"{year - (scene.reference.month <= _JUNE and lean < 0):04d}", 0.75)
    if form.unit == "Y":
        ahead = scene.reference.month > _FEBRUARY and lean > 0
        return of_reference(f"{year + ahead:04d}", 0.6)
    century = year // 100 + (lean > 0)
    return of_reference(f"{century:02d}", 0.6)


def away(form: Away, reading: Reading, scene: Scene) -> Value | None:
    """Works out "two years ago", "a week later", "several months ago"."""
    if form.count is None:
        return Value(_REFS[form.sign], sure=0.9)
    anchor, name = (
        scene.anchor(reading, form.unit)
        if form.scope == "narrative"
        else (scene.reference, "reference")
    )
    if form.unit == "Y" and form.count == 1 and form.sign < 0:
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
    if form.to_the_day and form.unit in _MONTHS:
        months = round(form.sign * form.count * _MONTHS[form.unit])
        text = str(make_day(*month_away(anchor, months), anchor.day) or text)
    if text is None:  # before the year 1
        return Value(_REFS[form.sign], sure=0.7)
    return Value(text, name, 0.85 if form.scope == "reference" else 0.7)


def season(form: Season, reading: Reading, scene: Scene) -> Value | None:
    """Works out "last fall", "the summer of 2016"; the source's country tells the hemisphere."""
    if form.year is not None:
        return Value(f"{form.year:04d}-{form.code}")
    if scene.reference is None:
        return Value(f"XXXX-{form.code}", sure=0.5)
    if form.scope == "narrative":
        told, name = scene.anchor(reading, "Y")
        year = (told or scene.reference).year + (form.step or 0)
        return Value(f"{year:04d}-{form.code}", name, 0.6)
    first = SEASON_STARTS[northern(form.code, scene.country)]
    if form.year_step is not None:
        year = scene.reference.year + form.year_step
    elif form.step is None:
        year = _nearest_season(scene.reference, first, scene.lean(reading))
    elif form.step == 0:
        year = _this_season(scene.reference, first, scene.lean(reading))
    else:
        year = _season_beside(scene.reference, first, form.step)
    return of_reference(f"{year:04d}-{form.code}", 0.75)


def _months_to(reference: date, first: int, year: int) -> int:
    """Months to a season of three: negative behind it, 0 within."""
    ahead = (year - reference.year) * 12 + first - reference.month
    return max(ahead, 0) or min(ahead + 2, 0)


def _season_beside(reference: date, first: int, step_: int) -> int:
    """The year of the last season that is over, or of the next that has not begun."""
    years = (reference.year + k for k in ((0, -1, -2) if step_ < 0 else (0, 1)))
    return next(y for y in years if _months_to(reference, first, y) * step_ > 0)


def _this_season(reference: date, first: int, lean: int) -> int:
    """The season of this year; one over New Year is last year's until spring, or if it is told."""
    running = _months_to(reference, first, reference.year - 1) == 0
    over = first == _DECEMBER and reference.month <= _JUNE and lean < 0
    return reference.year - (running or over)


def _nearest_season(reference: date, first: int, lean: int) -> int:
    """The running season, else the nearest on the side that the tense tells."""

    def cost(year: int) -> int:
        months = _months_to(reference, first, year)
        return abs(months) + (12 if months * lean < 0 else 0)

    return min((reference.year + k for k in (0, -1, 1)), key=cost)
