"""Settles both ends of a range together: in which years, weeks and days they lie. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dateline_enrich.dates.civil import make_day, weekday_near
from dateline_enrich.dates.forms import (
    Clock,
    Day,
    DayPart,
    DayShift,
    Form,
    Holiday,
    Month,
    Part,
    Reading,
    Vague,
    Weekday,
)
from dateline_enrich.dates.scene import Scene

_MID_MONTH: Final = 15
_NEAR: Final = 20
"""Days by which an end may miss the tense: "is open until June", said on June 10."""
_AGAINST: Final = 200
"""What an end that lies against the tense costs, in days."""


def settle(first: Reading, last: Reading, scene: Scene) -> tuple[Form, Form]:
    """The forms of the two ends, so fixed that the first does not come after the last."""
    one, two = first.form, last.form
    if isinstance(one, Clock) and isinstance(two, Clock):
        return _over_midnight(one, two)
    if scene.reference is None:
        return one, two
    if isinstance(two, Holiday):
        return one, _still_to_come(two) if _is_now(one) else two
    if isinstance(one, Part) and isinstance(two, Part):
        return _one_business_year(one, two, scene.reference, scene.lean(first))
    if isinstance(one, Day | Month) and isinstance(two, Day | Month):
        return _one_year(one, two, scene.reference, scene.lean(first))
    return _one_week(first, last, scene, scene.reference)


def _over_midnight(first: Clock, last: Clock) -> tuple[Form, Form]:
    """Reads "10 p.m. to 5 a.m.": the last hour is a day later, or the first a day earlier."""
    if (first.hour, first.minute) <= (last.hour, last.minute):
        return first, last
    if last.day is None:
        return first, replace(last, day=DayShift(1, "narrative"))
    if first.day == last.day and isinstance(last.day, DayShift):
        return replace(first, day=replace(last.day, days=last.day.days - 1)), last
    if first.day == last.day and isinstance(last.day, Weekday):
        before = replace(last.day, weekday=(last.day.weekday - 1) % 7)
        return replace(first, day=before), last
    return first, last


def _is_now(form: Form) -> bool:
    return isinstance(form, Vague) or (isinstance(form, DayShift) and form.days >= 0)


def _still_to_come(holiday: Holiday) -> Holiday:
    """Reads "from now until Christmas": the next one."""
    dated = holiday.year is not None or holiday.step is not None
    return holiday if dated else replace(holiday, step=1)


def _one_business_year(first: Part, last: Part, reference: date, lean: int) -> tuple[Form, Form]:
    """Puts two quarters without a year into one: the running year, or the last if that is over."""
    told = (first.year, first.year_step, last.year, last.year_step)
    if any(known is not None for known in told) or not first.number or not last.number:
        return first, last
    ahead = last.letter == "Q" and 3 * last.number > reference.month + 2
    step = -1 if ahead and lean < 0 else 0
    opening = step - (first.number > last.number)
    return replace(first, year_step=opening), replace(last, year_step=step)


def _one_year(
    first: Day | Month, last: Day | Month, reference: date, lean: int
) -> tuple[Form, Form]:
    """Puts two dates without a year where both are near and on the side that the tense tells."""
    told = (first.year, first.year_step, last.year, last.year_step)
    steps = [form.step for form in (first, last) if isinstance(form, Month)]
    if any(known is not None for known in (*told, *steps)) or not first.month or not last.month:
        return first, last
    later = (first.month, _day_in(first)) > (last.month, _day_in(last))

    def cost(step: int) -> float:
        opens = _distance(first, reference.year + step, reference)
        closes = _distance(last, reference.year + step + later, reference)
        against = closes > _NEAR if lean < 0 else closes < -_NEAR
        return abs(opens) + abs(closes) + (_AGAINST if against else 0)

    step = min((-1, 0, 1, -2), key=cost)
    return replace(first, year_step=step), replace(last, year_step=step + later)


def _day_in(form: Day | Month) -> int:
    return form.day if isinstance(form, Day) else _MID_MONTH


def _distance(form: Day | Month, year: int, reference: date) -> float:
    """Days from the reference; endless where the calendar has no such day."""
    day = make_day(year, form.month or 1, _day_in(form))
    return (day - reference).days if day else float("inf")


def _one_week(first: Reading, last: Reading, scene: Scene, reference: date) -> tuple[Form, Form]:
    """Puts two weekdays into the week of the last, or, in the past tense, before the reference."""
    one, two = _weekday_in(first.form), _weekday_in(last.form)
    if one is None or two is None or one.step is not None or one.week_step is not None:
        return first.form, last.form
    days = (two.weekday - one.weekday) % 7
    if two.week_step is not None:
        opens = replace(one, week_step=two.week_step - (one.weekday > two.weekday))
        return _with_weekday(first.form, opens), last.form
    closing = weekday_near(reference, two.weekday, None, ahead=False)
    if two.step is not None or closing is None or not scene.past(first):
        return first.form, last.form
    opening = closing - timedelta(days)
    return (
        _with_weekday(first.form, replace(one, week_step=_week(opening, reference))),
        _with_weekday(last.form, replace(two, week_step=_week(closing, reference))),
    )


def _week(day: date, reference: date) -> int:
    """How many weeks from the reference's a day lies."""
    monday = reference.toordinal() - reference.weekday()
    return (day.toordinal() - monday) // 7


def _weekday_in(form: Form) -> Weekday | None:
    inner = form.day if isinstance(form, DayPart) else form
    return inner if isinstance(inner, Weekday) else None


def _with_weekday(form: Form, weekday: Weekday) -> Form:
    return replace(form, day=weekday) if isinstance(form, DayPart) else weekday
