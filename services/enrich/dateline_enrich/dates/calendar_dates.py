"""Works out dates that the calendar names: days, months, weekdays of months, feasts. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from dateline_enrich.dates.bounds import Bounds
from dateline_enrich.dates.civil import (
    last_day,
    make_day,
    month_away,
    nearest_year,
    shift_days,
    week_value,
)
from dateline_enrich.dates.forms import Day, Holiday, Month, Nth, Reading, Step
from dateline_enrich.dates.holidays import MONTH_LONG, duration, exact, feast_days, month_and_day
from dateline_enrich.dates.scene import Scene
from dateline_enrich.dates.spans import step
from dateline_enrich.dates.values import Value, of_reference

_MONTH_FIRST: Final = frozenset({"US", "AS", "GU", "MH", "MP", "PH", "PR", "UM", "VI"})
"""Countries that write 12/27/2017: the United States, theirs, and the Philippines."""
_FRIDAYS_THE_13TH: Final = 20
"""Months within which any day of the month meets any weekday, the 31st as well."""
_JUST_PAST: Final = timedelta(14)
"""As long as a feast is fresh, "last Christmas" is the one before it."""
_AGAINST: Final = 200
"""Days by which a feast on the other side of the reference than the tense must be nearer."""


def calendar_day(form: Day, reading: Reading, scene: Scene) -> Value | None:
    """Works out "December 6", "6/7/2017", "the 27th", "the week of March 6"."""
    found = _day(form, reading, scene)
    if found is None or not form.week or found.text.startswith("X"):
        return found
    return Value(week_value(date.fromisoformat(found.text)), found.anchor, found.sure)


def _day(form: Day, reading: Reading, scene: Scene) -> Value | None:
    if form.month is None:
        return _day_of_month(form, reading, scene)
    if form.year is not None:
        return _full(form, form.year, form.month, reading, scene)
    if make_day(2000, form.month, form.day) is None:
        return None
    if scene.reference is None:
        return Value(f"XXXX-{form.month:02d}-{form.day:02d}", sure=0.5)
    year = _year_of_day(form, form.month, reading, scene.reference, scene)
    chosen = make_day(year, form.month, form.day)
    if chosen is not None and scene.floor and chosen < scene.floor and form.year_step is None:
        chosen = make_day(year + 1, form.month, form.day)
    return of_reference(str(chosen), 0.93) if chosen else None


def _full(form: Day, year: int, month: int, reading: Reading, scene: Scene) -> Value | None:
    """A day with its year; the order of 6/7/2017 is that of the source's country."""
    number, sure = form.day, 0.98
    if form.swappable:
        sure = 0.9 if scene.country else 0.6
        if not _month_first(reading, scene):
            number, month = month, number
    chosen = make_day(year, month, number)
    return Value(str(chosen), sure=sure) if chosen else None


def _month_first(reading: Reading, scene: Scene) -> bool:
    """Where nothing is known, English has the month first with slashes, not with dashes."""
    if scene.country:
        return scene.country in _MONTH_FIRST
    dashed = "-" in scene.folded[reading.start : reading.end]
    return scene.language.code == "en" and not dashed


def _year_of_day(form: Day, month: int, reading: Reading, reference: date, scene: Scene) -> int:
    if form.year_step is not None:
        return reference.year + form.year_step
    if form.past:
        return reference.year - ((month, form.day) > (reference.month, reference.day))
    year = nearest_year(reference, month, form.day, scene.lean(reading))
    if form.weekday is None:
        return year
    for other in (year, year - 1, year + 1):  # "Wednesday, December 27" names its year
        chosen = make_day(other, month, form.day)
        if chosen and chosen.weekday() == form.weekday:
            return other
    return year


def _day_of_month(form: Day, reading: Reading, scene: Scene) -> Value | None:
    """Works out "the 27th": of the month told last, else the nearest on the side that is told."""
    number, reference = form.day, scene.reference
    if reference is None:
        return Value(f"XXXX-XX-{number:02d}", sure=0.4)
    if form.month_step is not None:
        chosen = make_day(*month_away(reference, form.month_step), number)
        return of_reference(str(chosen), 0.9) if chosen else None
    lean = scene.lean(reading, silent=0) if form.weekday is None else 0
    anchor, name = scene.anchor(reading, "M")
    if anchor and name != "reference" and (told := make_day(anchor.year, anchor.month, number)):
        reported_ahead = lean < 0 and anchor <= reference < told
        if not reported_ahead:
            return Value(str(told), name, 0.7)
    reach = 1 if form.weekday is None else _FRIDAYS_THE_13TH
    days = [make_day(*month_away(reference, step), number) for step in range(-reach, reach + 1)]
    fit = [one for one in days if one and form.weekday in {None, one.weekday()}]
    fit = [one for one in fit if (one - reference).days * lean >= 0] or fit
    best = min(fit, key=lambda one: abs((one - reference).days))
    return of_reference(str(best), 0.7)


def calendar_month(form: Month, reading: Reading, scene: Scene) -> Value | None:
    """Works out "last December", "May 2016", "June", "May of that year"."""
    if form.year is not None:
        return Value(f"{form.year:04d}-{form.month:02d}")
    if form.scope == "narrative":
        told, name = scene.anchor(reading, "Y")
        year = told.year + (form.year_step or 0) if told else None
        return Value(f"{year:04d}-{form.month:02d}", name, 0.7) if year else None
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
    elif form.past:
        year = reference.year - (form.month > reference.month)
    else:
        year = nearest_year(reference, form.month, None, scene.lean(reading))
    if scene.floor and date(year, form.month, 28) < scene.floor:
        year += 1
    return of_reference(f"{year:04d}-{form.month:02d}", 0.82)


def nth(form: Nth, reading: Reading, scene: Scene) -> Value | None:
    """Works out "the first Monday in May", "the last week of June", "the last day of the month"."""
    if form.month:
        found = calendar_month(form.month, reading, scene)
    else:
        found = step(Step("M", form.month_step, form.scope), reading, scene)
    if found is None or found.text.startswith("X"):
        return found
    year, number = map(int, found.text.split("-"))
    chosen = _nth_day(form, date(year, number, 1), last_day(year, number))
    if chosen is None:
        return None
    week = week_value(chosen)
    text = {"D": str(chosen), "W": week, "WE": f"{week}-WE"}[form.unit]
    return Value(text, found.anchor, found.sure)


def _nth_day(form: Nth, first: date, last: date) -> date | None:
    """The weekday or Saturday itself; of a week the middle of its seven days (1 to 7 is one)."""
    if form.unit == "W":
        middle = last - timedelta(3) if form.count < 0 else first + timedelta(7 * form.count - 4)
        return min(middle, last)
    weekday = 5 if form.unit == "WE" else form.weekday
    if form.count < 0:
        return last - timedelta((last.weekday() - weekday) % 7)
    chosen = first + timedelta((weekday - first.weekday()) % 7 + 7 * (form.count - 1))
    return chosen if chosen <= last else None


def feast(form: Holiday, reading: Reading, scene: Scene) -> Value | None:
    """Works out "last Christmas", "Ramadan", "Easter 2016", "Thanksgiving weekend".

    A month of the Islamic calendar has the value of the civil month that holds its middle, since
    TIMEX3 has no value for a stretch of days; the bounds are its own first and last day.
    """
    if form.year is None and scene.reference is None:
        told = month_and_day(form.name) if not form.days and form.unit == "D" else None
        return Value(f"XXXX-{told[0]:02d}-{told[1]:02d}" if told else "XXXX-XX-XX", sure=0.4)
    first = _first_day(form, reading, scene)
    if first is None:
        return None
    anchor = None if form.year is not None else "reference"
    sure = 0.85 if exact(form.name) else 0.7
    chosen = shift_days(first, form.days)
    if chosen is None:
        return None
    if form.unit == "D":
        return _of_feast(form, chosen, anchor, sure)
    return Value(_stretch(chosen, form.unit), anchor, sure)


def _of_feast(form: Holiday, first: date, anchor: str | None, sure: float) -> Value | None:
    days = duration(form.name)
    if days == 1 or form.days or not form.whole:
        return Value(str(first), anchor, sure)
    last = shift_days(first, days - 1)
    if last is None:
        return None
    begin, end = datetime.combine(first, time.min), datetime.combine(last, time(23, 59, 59))
    if form.name not in MONTH_LONG:
        return Value(str(first), anchor, sure, Bounds(begin, end, "week"))
    middle = first + timedelta(days // 2)
    return Value(f"{middle:%Y-%m}", anchor, sure, Bounds(begin, end, "month"))


def _stretch(chosen: date, unit: str) -> str:
    """The week of a day, or the weekend that is nearest to it."""
    if unit == "W":
        return week_value(chosen)
    weekday = chosen.weekday()
    return f"{week_value(chosen - timedelta(weekday + 1) if weekday < 2 else chosen)}-WE"  # noqa: PLR2004 - Monday or Tuesday


def _first_day(form: Holiday, reading: Reading, scene: Scene) -> date | None:
    country, reference = form.country or scene.country, scene.reference
    year = form.year
    if year is None and reference is not None and form.year_step is not None:
        year = reference.year + form.year_step
    if year is not None:
        return next(iter(feast_days(form.name, year, country)), None)
    assert reference is not None  # noqa: S101 - without a year the caller looked
    around = range(reference.year - 1, reference.year + 2)
    days = [one for near in around for one in feast_days(form.name, near, country)]
    return _chosen(form, days, reference, scene.lean(reading, 0)) if days else None


def _chosen(form: Holiday, days: list[date], reference: date, lean: int) -> date | None:
    """Which of the days of three years is meant."""
    if form.step == -1:
        return max((one for one in days if one < reference - _JUST_PAST), default=None)
    if form.step == 1:
        return min((one for one in days if one > reference), default=None)
    last = timedelta(duration(form.name) - 1)

    def cost(first: date) -> int:
        if first <= reference <= first + last:
            return 0
        away = (first - reference).days
        against = away * lean < 0 and form.step is None
        return abs(away) + (_AGAINST if against else 0)

    nearest = min(days, key=cost)
    if form.step == 0 and cost(nearest) > 2 * _JUST_PAST.days:  # "this Christmas", said in May
        return next((one for one in days if one.year == reference.year), nearest)
    return nearest
