"""Works out which date an expression means, given when and where it was said. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dateline.messages import TimexType
from dateline_enrich.dates.bounds import Bounds
from dateline_enrich.dates.calendar_dates import calendar_day, calendar_month, feast, nth
from dateline_enrich.dates.civil import shift_days, weekday_near
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
    Nth,
    Part,
    Period,
    Reading,
    Recurrence,
    Season,
    Step,
    Turn,
    Vague,
    Weekday,
    WeekendOf,
    YearBefore,
)
from dateline_enrich.dates.reports import hear, part, year_before
from dateline_enrich.dates.scene import Scene
from dateline_enrich.dates.spans import away, season, step, turn, unit_away
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
    limits: Bounds | None = None


def resolve(reading: Reading, scene: Scene) -> Outcome | None:
    """The meaning of a reading; ``None`` where the calendar has no such date."""
    kind, work_out = _HANDLERS[type(reading.form)]
    try:
        value = work_out(reading.form, reading, scene)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return None
    if value is None:
        return None
    hear(reading.form, scene)
    if kind == "DATE" and value.text.endswith("TXX:XX"):  # "two hours ago"
        kind = "TIME"
    return Outcome(kind, value.text, value.anchor, value.sure, value.limits)


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
        return Value(refs[(form.days > 0) - (form.days < 0)], sure=0.5)
    day = shift_days(anchor, form.days)
    return Value(str(day), name, 0.97 if form.scope == "reference" else 0.7) if day else None


def _weekend_of(form: WeekendOf, reading: Reading, scene: Scene) -> Value | None:
    day = calendar_day(form.day, reading, scene)
    if day is None or day.text.startswith("XXXX"):
        return None
    text = unit_away(date.fromisoformat(day.text), "WE", 0)
    return Value(text, day.anchor, day.sure) if text else None


def _period(form: Period, _reading: Reading, _scene: Scene) -> Value | None:
    return Value(form.value)


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
    told = scene.told_beside(reading)
    if told and (_is_the_day(form, told.day) if form else not _is_before(reading, told.day, scene)):
        return Value(str(told.day), told.identifier, 0.7)
    if form is None:
        return (
            of_reference(str(scene.reference), 0.7) if scene.reference else Value(_NO_DAY, sure=0.5)
        )
    value = _HANDLERS[type(form)][1](form, reading, scene)
    return Value(_NO_DAY, sure=0.5) if value and value.text.endswith("_REF") else value


def _is_the_day(form: Form, day: date) -> bool:
    """Whether the weekday of a clock is the one told beside it, whose tense was read there."""
    if not isinstance(form, Weekday) or form.weeks or form.step is not None:
        return False
    return form.week_step is None and form.weekday == day.weekday()


def _is_before(reading: Reading, day: date, scene: Scene) -> bool:
    """Whether it is told of the past beside a day to come: "on Friday, he said at noon"."""
    return scene.reference is not None and day > scene.reference and scene.reports(reading)


def _length(form: Length, _reading: Reading, _scene: Scene) -> Value | None:
    return Value(form.value)


def _recurrence(form: Recurrence, _reading: Reading, _scene: Scene) -> Value | None:
    return Value(form.value)


def _vague(form: Vague, _reading: Reading, scene: Scene) -> Value | None:
    present = form.value == "PRESENT_REF" and scene.reference
    return of_reference(form.value, 0.9) if present else Value(form.value, sure=0.9)


_Handler = Callable[[Any, Reading, Scene], Value | None]
_HANDLERS: Final[dict[type[Form], tuple[TimexType, _Handler]]] = {
    Day: ("DATE", calendar_day),
    Month: ("DATE", calendar_month),
    Nth: ("DATE", nth),
    Weekday: ("DATE", _weekday),
    DayShift: ("DATE", _day_shift),
    Step: ("DATE", step),
    WeekendOf: ("DATE", _weekend_of),
    Turn: ("DATE", turn),
    Away: ("DATE", away),
    Period: ("DATE", _period),
    Season: ("DATE", season),
    Part: ("DATE", part),
    YearBefore: ("DATE", year_before),
    Holiday: ("DATE", feast),
    Clock: ("TIME", _clock),
    DayPart: ("TIME", _day_part),
    Length: ("DURATION", _length),
    Recurrence: ("SET", _recurrence),
    Vague: ("DATE", _vague),
}
