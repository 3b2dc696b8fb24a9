"""Keeps which period a text gives figures for, and works out what counts from it. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dateline_enrich.dates.civil import month_away, nearest_year, quarter_away
from dateline_enrich.dates.forms import Form, Length, Part, Period, Reading, Step, YearBefore
from dateline_enrich.dates.scene import Scene
from dateline_enrich.dates.values import Value, of_reference

_LONGER: Final = frozenset({"P6M", "P9M"})
"""Lengths that companies report on beside the quarter."""
_HALF_A_QUARTER: Final = timedelta(45)
_NEAR: Final = 2
"""How many sentences back a numbered quarter is still the one that "ended Sept. 30"."""
_FIRST_MONTHS: Final = 3
_LAST_QUARTER: Final = 4


def hear(form: Form, scene: Scene) -> None:
    """Notes that the text turns from the quarter to nine months or a year."""
    if isinstance(form, Length):
        longer = form.value in _LONGER or form.reported
    else:
        longer = isinstance(form, Step | Period) and form.reported
    scene.longer = scene.longer or longer


def part(form: Part, reading: Reading, scene: Scene) -> Value | None:
    """A quarter or a half; quarters named without a year are remembered as under report."""
    if form.letter == "H":
        return _half(form, reading, scene)
    if form.ended is not None:
        return _ended(form, reading, scene)
    if form.number is None:
        return _reported(form, reading, scene)
    return _named(form, form.number, reading, scene)


def _named(form: Part, number: int, reading: Reading, scene: Scene) -> Value | None:
    if form.year is None and form.year_step is None and scene.reports_a_match():  # of a match
        return None
    if scene.reference is None:
        unknown = form.year is None
        return Value(f"XXXX-Q{number}" if unknown else f"{form.year:04d}-Q{number}", sure=0.5)
    now = _now(scene.reference)
    year = _year(form, number, now[1], reading, scene)
    told = scene.quarter or (0, 0)
    if told <= (year, number) < now or (scene.quarter is None and scene.lean(reading) < 0):
        _remember(year, number, reading, scene)
    value = f"{year:04d}-Q{number}"
    return Value(value) if form.year is not None else of_reference(value, 0.85)


def _year(form: Part, number: int, now: int, reading: Reading, scene: Scene) -> int:
    """The year of a quarter or half; without a word about it, what lies ahead is last year's."""
    assert scene.reference is not None  # noqa: S101 - the callers looked
    if form.year is not None:
        return form.year
    if form.year_step is not None:
        return scene.reference.year + form.year_step
    if number - now == _LAST_QUARTER - 1:  # the last quarter, told of in the first
        return scene.reference.year - (not scene.planned(reading))
    past = number > now and scene.lean(reading) < 0 and not scene.planned(reading)
    return scene.reference.year - past


def _now(reference: date) -> tuple[int, int]:
    """Year and number of the running quarter."""
    return reference.year, (reference.month - 1) // 3 + 1


def _remember(year: int, number: int, reading: Reading, scene: Scene) -> None:
    scene.quarter, scene.longer = (year, number), False
    scene.quarter_told = scene.sentences.number(reading.start)


def _ended(form: Part, reading: Reading, scene: Scene) -> Value | None:
    """A quarter by its last day: the one that holds most of it, unless it is numbered.

    A business year names its quarters as it likes, so a number stands, in the words or just told:
    "the fourth quarter ended Aug. 26" is Q4. One that ends by March belongs to the year before.
    """
    end = form.ended
    if end is None or end.month is None:
        return None
    year = end.year
    if year is None and scene.reference is not None:
        today = scene.reference
        year = nearest_year(today, end.month, end.day, scene.lean(reading))
        year -= end.past and (year, end.month, end.day) > (today.year, today.month, today.day)
    if year is None:
        return Value(f"XXXX-Q{form.number}", sure=0.4) if form.number else None
    number = form.number
    if number is None and scene.quarter and _told_near(reading, scene):
        year, number = scene.quarter
    elif number is None:
        year, number = _now(date(year, end.month, end.day) - _HALF_A_QUARTER)
    elif number == _LAST_QUARTER and end.month <= _FIRST_MONTHS:
        year -= 1
    _remember(year, number, reading, scene)
    value = f"{year:04d}-Q{number}"
    return Value(value, sure=0.9) if end.year is not None else of_reference(value, 0.8)


def _told_near(reading: Reading, scene: Scene) -> bool:
    return scene.sentences.number(reading.start) - scene.quarter_told <= _NEAR


def _half(form: Part, reading: Reading, scene: Scene) -> Value | None:
    if form.year is not None:
        scene.longer = True
        return Value(f"{form.year:04d}-H{form.number}")
    if form.year_step is None and not (scene.company or scene.is_of_trade(reading)):  # of a match
        return None
    if scene.reference is None:
        return Value(f"XXXX-H{form.number}", sure=0.5)
    number = form.number or 1
    year = _year(form, number, 1 + (scene.reference.month > 6), reading, scene)  # noqa: PLR2004 - June
    scene.longer = True
    return of_reference(f"{year:04d}-H{number}", 0.75)


def _reported(form: Part, reading: Reading, scene: Scene) -> Value | None:
    """Works out "the quarter", "the 1988 period": as the one told last, else as the last ended."""
    if scene.reference is None:
        return None
    if form.period and (scene.longer or not (scene.company or scene.quarter)):
        year = form.year or (scene.reference.year if scene.longer else None)
        return of_reference(f"{year:04d}", 0.7) if year else None
    if reading.mod and scene.lean(reading) > 0:  # "by the end of the quarter"
        return of_reference(quarter_away(scene.reference, 0), 0.7)
    if not scene.company and scene.quarter is None:
        return None
    scene.longer = scene.longer and form.period
    value = _under_report(scene.reference, scene)
    return of_reference(value if form.year is None else f"{form.year:04d}{value[-3:]}", 0.8)


def _under_report(reference: date, scene: Scene, years: int = 0) -> str:
    if scene.quarter is None:
        return quarter_away(reference, -1 + 4 * years)
    year, number = scene.quarter
    return f"{year + years:04d}-Q{number}"


def year_before(form: YearBefore, reading: Reading, scene: Scene) -> Value | None:
    """Works out "a year ago": the quarter under report a year back, elsewhere the year.

    In 33 of 48 such phrases of TempEval's company news the quarter is meant, in 7 the year.
    """
    if scene.reference is None:
        return Value("PAST_REF", sure=0.5)
    if form.unit == "M":
        month, name = scene.anchor(reading, "M")
        back, number = month_away(month or scene.reference, -12)
        back = form.year or back
        return Value(f"{back:04d}-{number:02d}", name, 0.7)
    if form.unit == "Q" or _is_quarter(reading, scene):
        return of_reference(_under_report(scene.reference, scene, -1), 0.7)
    anchor, name = scene.reference, "reference"
    told = scene.told and scene.told.sentence == scene.sentences.number(reading.start)
    if form.scope == "narrative" and (told or not scene.company):
        day, found = scene.anchor(reading, "Y")
        anchor, name = day or anchor, found or name
    return Value(f"{anchor.year - 1:04d}", name, 0.8)


def _is_quarter(reading: Reading, scene: Scene) -> bool:
    """Whether figures are compared by quarters here: in company news, or in the same sentence."""
    if scene.longer or scene.quarter is None:
        return False
    return scene.company or scene.quarter_told == scene.sentences.number(reading.start)
