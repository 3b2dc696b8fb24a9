"""Works out which date an expression means, given when and where it was said. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dateline.messages import TimexType
from dateline_enrich.dates.civil import make_day, nearest_year, shift_days, weekday_near
from dateline_enrich.dates.forms import (
    Away,
    Clock,
    Day,
    DayPart,
    DayShift,
    Form,
    Holiday,
    Length,
    Month,
    Part,
    Period,
    Reading,
    Recurrence,
    Season,
    Step,
    Vague,
    Weekday,
    YearBefore,
)
from dateline_enrich.dates.holidays import holiday
from dateline_enrich.dates.scene import Scene
from dateline_enrich.dates.spans import away, part, season, step, year_before
from dateline_enrich.dates.values import Value, of_reference

_NO_DAY: Final = "XXXX-XX-XX"
_NEARER: Final = 3
"""Days up to which the coming weekday is nearer than the latest one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reading's TIMEX3 type and value, and what it was resolved against."""

    type: TimexType
    value: str
    anchor: str | None
    sure: float


def resolve(reading: Reading, scene: Scene) -> Outcome | None:
    """The meaning of a reading; ``None`` where the calendar has no such date."""
    kind, work_out = _HANDLERS[type(reading.form)]
    try:
        value = work_out(reading.form, reading, scene)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return None
    if value is None:
        return None
    if kind == "DATE" and value.text.endswith("TXX:XX"):  # "two hours ago"
        kind = "TIME"
    return Outcome(kind, value.text, value.anchor, value.sure)


def _day(form: Day, reading: Reading, scene: Scene) -> Value | None:
    if form.month is None:
        return _day_of_month(form.day, reading, scene)
    if form.year is not None:
        if make_day(form.year, form.month, form.day) is None:
            return None
        return Value(f"{form.year:04d}-{form.month:02d}-{form.day:02d}")
    if make_day(2000, form.month, form.day) is None:
        return None
    if scene.reference is None:
        return Value(f"XXXX-{form.month:02d}-{form.day:02d}", sure=0.5)
    year = _year_of_day(form, form.month, scene.reference, scene.lean(reading))
    chosen = make_day(year, form.month, form.day)
    if chosen is not None and scene.floor and chosen < scene.floor and form.year_step is None:
        chosen = make_day(year + 1, form.month, form.day)
    return of_reference(str(chosen), 0.93) if chosen else None


def _year_of_day(form: Day, month: int, reference: date, lean: int) -> int:
    if form.year_step is not None:
        return reference.year + form.year_step
    year = nearest_year(reference, month, form.day, lean)
    if form.weekday is None:
        return year
    for other in (year, year - 1, year + 1):  # "Wednesday, December 27" names its year
        chosen = make_day(other, month, form.day)
        if chosen and chosen.weekday() == form.weekday:
            return other
    return year


def _day_of_month(number: int, reading: Reading, scene: Scene) -> Value | None:
    """Works out "the 27th": of the month told last, else of the one that brings it nearest."""
    if scene.reference is None:
        return Value(f"XXXX-XX-{number:02d}", sure=0.4)
    anchor, name = scene.anchor(reading, "M")
    if anchor and name != "reference" and (told := make_day(anchor.year, anchor.month, number)):
        return Value(str(told), name, 0.7)
    months = ((scene.reference.year * 12 + scene.reference.month - 1 + k) for k in (-1, 0, 1))
    days = [make_day(month // 12, month % 12 + 1, number) for month in months]
    real = [day for day in days if day]
    reference = scene.reference
    best = min(real, key=lambda day: abs((day - reference).days))
    return of_reference(str(best), 0.7)


def _month(form: Month, reading: Reading, scene: Scene) -> Value | None:
    if form.year is not None:
        return Value(f"{form.year:04d}-{form.month:02d}")
    if scene.reference is None:
        return Value(f"XXXX-{form.month:02d}", sure=0.5)
    reference = scene.reference
    if form.year_step is not None:
        year = reference.year + form.year_step
    elif form.step == -1:
        year = reference.year - (form.month >= reference.month)
    elif form.step == 1:
        year = reference.year + (form.month <= reference.month)
    elif form.step == 0:
        year = reference.year
    else:
        year = nearest_year(reference, form.month, None, scene.lean(reading))
    if scene.floor and date(year, form.month, 28) < scene.floor:
        year += 1
    return of_reference(f"{year:04d}-{form.month:02d}", 0.82)


def _weekday(form: Weekday, reading: Reading, scene: Scene) -> Value | None:
    if scene.reference is None:
        return Value(f"XXXX-WXX-{form.weekday + 1}", sure=0.5)
    if form.scope == "narrative":
        return _narrated_weekday(form, reading, scene)
    if form.week_step is not None:
        monday = scene.reference.toordinal() - scene.reference.weekday()
        day = shift_days(date.fromordinal(monday), 7 * form.week_step + form.weekday)
    else:
        ahead = _is_ahead(form, reading, scene, scene.reference)
        day = weekday_near(scene.reference, form.weekday, form.step, ahead=ahead)
        day = shift_days(day, 7 * form.weeks + form.days) if day else None
        if day and scene.floor and day < scene.floor:
            day = shift_days(scene.floor, (form.weekday - scene.floor.weekday()) % 7)
    return of_reference(str(day), 0.9) if day else None


def _is_ahead(form: Weekday, reading: Reading, scene: Scene, reference: date) -> bool:
    days = (form.weekday - reference.weekday()) % 7
    if form.weeks:
        return form.weeks > 0
    if form.step == 0:  # "this Friday" is of this week, or of the next where the tense says so
        return days > 0 and (days <= 6 - reference.weekday() or scene.lean(reading) > 0)
    return form.step is None and days > 0 and scene.planned(reading, days)


def _narrated_weekday(form: Weekday, reading: Reading, scene: Scene) -> Value | None:
    """Works out "that Friday" and "the following Monday", which count from the day told last."""
    anchor, name = scene.anchor(reading, "D")
    if anchor is None:
        return None
    ahead = form.step == 0 and (form.weekday - anchor.weekday()) % 7 <= _NEARER
    day = weekday_near(anchor, form.weekday, form.step, ahead=ahead)
    return Value(str(day), name, 0.7) if day else None


def _day_shift(form: DayShift, reading: Reading, scene: Scene) -> Value | None:
    anchor, name = scene.reference, "reference"
    if form.scope == "narrative":
        anchor, found = scene.anchor(reading, "D")
        name = found or name
    if anchor is None:
        refs = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
        return Value(refs[form.days], sure=0.5)
    day = shift_days(anchor, form.days)
    return Value(str(day), name, 0.97 if form.scope == "reference" else 0.7) if day else None


def _period(form: Period, _reading: Reading, _scene: Scene) -> Value | None:
    return Value(form.value)


def _holiday(form: Holiday, reading: Reading, scene: Scene) -> Value | None:
    year = form.year
    if year is None:
        if scene.reference is None:
            return Value("XXXX-XX-XX", sure=0.4)
        year = _holiday_year(form, scene.reference, scene.lean(reading))
    day = shift_days(holiday(form.name, year), form.days)
    anchor = None if form.year is not None else "reference"
    return Value(str(day), anchor, 0.85) if day else None


def _holiday_year(form: Holiday, reference: date, lean: int) -> int:
    this_year = holiday(form.name, reference.year)
    if form.step == -1:
        return reference.year - (this_year >= reference)
    if form.step == 1:
        return reference.year + (this_year <= reference)
    if form.step == 0:
        return reference.year
    return nearest_year(reference, this_year.month, this_year.day, lean)


def _clock(form: Clock, reading: Reading, scene: Scene) -> Value | None:
    day = _on(form.day, reading, scene)
    if day is None:
        return None
    second = "" if form.second is None else f":{form.second:02d}"
    zone = "Z" if form.offset == "+00:00" else ""  # other zones stand beside a civil value
    text = f"{day.text}T{form.hour:02d}:{form.minute:02d}{second}{zone}"
    return Value(text, day.anchor, day.sure)


def _day_part(form: DayPart, reading: Reading, scene: Scene) -> Value | None:
    day = _on(form.day, reading, scene)
    return Value(f"{day.text}T{form.code}", day.anchor, day.sure) if day else None


def _on(form: Form | None, reading: Reading, scene: Scene) -> Value | None:
    """The day of a time; without one it is the article's own day."""
    if form is None:
        told = scene.told
        if told and told.rank == 0 and told.sentence == scene.sentences.number(reading.start):
            return Value(str(told.day), told.identifier, 0.7)
        return (
            of_reference(str(scene.reference), 0.7) if scene.reference else Value(_NO_DAY, sure=0.5)
        )
    value = _HANDLERS[type(form)][1](form, reading, scene)
    return Value(_NO_DAY, sure=0.5) if value and value.text.endswith("_REF") else value


def _length(form: Length, _reading: Reading, _scene: Scene) -> Value | None:
    return Value(form.value)


def _recurrence(form: Recurrence, _reading: Reading, _scene: Scene) -> Value | None:
    return Value(form.value)


def _vague(form: Vague, _reading: Reading, scene: Scene) -> Value | None:
    present = form.value == "PRESENT_REF" and scene.reference
    return of_reference(form.value, 0.9) if present else Value(form.value, sure=0.9)


_Handler = Callable[[Any, Reading, Scene], Value | None]
_HANDLERS: Final[dict[type[Form], tuple[TimexType, _Handler]]] = {
    Day: ("DATE", _day),
    Month: ("DATE", _month),
    Weekday: ("DATE", _weekday),
    DayShift: ("DATE", _day_shift),
    Step: ("DATE", step),
    Away: ("DATE", away),
    Period: ("DATE", _period),
    Season: ("DATE", season),
    Part: ("DATE", part),
    YearBefore: ("DATE", year_before),
    Holiday: ("DATE", _holiday),
    Clock: ("TIME", _clock),
    DayPart: ("TIME", _day_part),
    Length: ("DURATION", _length),
    Recurrence: ("SET", _recurrence),
    Vague: ("DATE", _vague),
}
