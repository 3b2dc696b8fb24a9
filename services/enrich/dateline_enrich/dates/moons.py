"""Finds the feasts that go by the sun and the moon: Lunar New Year, Diwali, Nowruz. Pure.

New moons and the sun's longitude follow Meeus, Astronomical Algorithms (2nd ed., chapters 49 and
25): good to about a minute, and to 0.01 degrees, which the sun takes 15 minutes for. Times are
days of Universal Time, counted as ``date.toordinal`` counts them, with a fraction.
"""

from __future__ import annotations

from datetime import date
from math import floor, radians, sin
from typing import Final

_JULIAN_DAY: Final = 1721424.5
"""The Julian date of the ordinal 0."""
_DELTA_T: Final = 0.0008
"""How far Universal Time is behind the time of the theories, about 69 s, in days."""
_MONTH, _YEAR = 29.530588861, 365.2422
_BEIJING, _TEHRAN = 8 / 24, 3.5 / 24
_AFTER_SUNSET: Final = 12.65 / 24
"""Sunset at Ujjain in late autumn and one ghati (24 minutes), in Universal Time."""


def lunar_new_year(year: int) -> date:
    """New Year of the Chinese calendar: its moon is the second after that of the winter solstice.

    Days begin at midnight in Beijing. A leap month, one that the sun spends within one sign, puts
    it off where it follows the eleventh or the twelfth month, as in 2034.
    """
    eleventh = _moon_of_solstice(year - 1)
    moons = [_moon_day(eleventh + count) for count in range(4)]
    leap = _moon_of_solstice(year) - eleventh > 12  # noqa: PLR2004 - months of a common year
    late = leap and any(_sign(moons[k]) == _sign(moons[k + 1]) for k in (1, 2))
    return date.fromordinal(moons[3 if late else 2])


def diwali(year: int) -> date:
    """The evening without a moon in the Hindu month of Kartika, as the north of India counts.

    The moon is the first new one after the sun's entry into sidereal Libra (Lahiri's zero); the
    feast is on the last evening before it. Calendars that weigh the evening otherwise differ by a
    day, as those of 2024 did.
    """
    entry = _sun_at(203.85 + 0.014 * (year - 2000), date(year, 10, 17))
    count = floor((entry - _new_moon(0)) / _MONTH) - 1
    while _new_moon(count) < entry:
        count += 1
    return date.fromordinal(floor(_new_moon(count) - _AFTER_SUNSET))


def nowruz(year: int) -> date:
    """New Year of the Iranian calendar: the day whose noon in Tehran follows the equinox."""
    return date.fromordinal(floor(_sun_at(0, date(year, 3, 20)) + _TEHRAN + 0.5))


def _moon_of_solstice(year: int) -> int:
    """The number of the moon whose month holds the winter solstice of a year."""
    solstice = floor(_sun_at(270, date(year, 12, 21)) + _BEIJING)
    count = floor((solstice - _new_moon(0)) / _MONTH) + 1
    while _moon_day(count) > solstice:
        count -= 1
    return count


def _moon_day(count: int) -> int:
    return floor(_new_moon(count) + _BEIJING)


def _sign(day: int) -> int:
    """Which twelfth of its way the sun is in when a day begins in Beijing."""
    return floor(_longitude(day - _BEIJING) / 30)


def _new_moon(count: int) -> float:
    """The moment of a new moon, counted from that of 6 January 2000."""
    century = count / 1236.85
    mean = 2451550.09766 + _MONTH * count + 0.00015437 * century**2
    flat = 1 - 0.002516 * century
    sun = radians(2.5534 + 29.10535670 * count)
    moon = radians(201.5643 + 385.81693528 * count)
    node = radians(160.7108 + 390.67050284 * count)
    shift = (
        -0.40720 * sin(moon) + 0.17241 * flat * sin(sun) + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node) + 0.00739 * flat * sin(moon - sun)
        - 0.00514 * flat * sin(moon + sun) + 0.00208 * flat**2 * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node) - 0.00057 * sin(moon + 2 * node)
        + 0.00056 * flat * sin(2 * moon + sun) - 0.00042 * sin(3 * moon)
        + 0.00042 * flat * sin(sun + 2 * node) + 0.00038 * flat * sin(sun - 2 * node)
        - 0.00024 * flat * sin(2 * moon - sun)
    )  # fmt: skip
    return mean + shift - _JULIAN_DAY - _DELTA_T


def _longitude(moment: float) -> float:
    """The apparent longitude of the sun, in degrees."""
    century = (moment + _DELTA_T + _JULIAN_DAY - 2451545) / 36525
    anomaly = radians(357.52911 + 35999.05029 * century)
    centre = (
        (1.914602 - 0.004817 * century) * sin(anomaly)
        + 0.019993 * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    wobble = 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * century))
    return (280.46646 + 36000.76983 * century + centre - wobble) % 360


def _sun_at(degrees: float, about: date) -> float:
    """The moment near a day at which the sun reaches a longitude."""
    moment = float(about.toordinal())
    for _ in range(4):  # each round divides the error by about 60
        moment += ((degrees - _longitude(moment) + 180) % 360 - 180) / 360 * _YEAR
    return moment
