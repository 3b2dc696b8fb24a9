"""The words of English that name time, and nothing else. Pure.

Keys are lower-case; :func:`either` turns a table into an alternation. The codes on the right-hand
sides are those of TIMEX3 (ISO 24617-1, annex A).
"""

from __future__ import annotations

from typing import Final

MONTH_NAMES: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTHS: Final = MONTH_NAMES | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""Month names and the abbreviations of the AP and Reuters style books."""

MONTHS_THAT_ARE_WORDS: Final = frozenset({"may", "march", "august", "april", "june", "jan", "mar"})
"""Months that are also verbs, adjectives or given names: alone they need a preposition."""

WEEKDAY_NAMES: Final = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
WEEKDAYS: Final = WEEKDAY_NAMES | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""Weekdays, 0 is Monday; an abbreviation counts only with a full stop or beside a date."""

UNITS: Final = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE",
    "fortnight": "FN", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE", "centurie": "CE",
}  # fmt: skip
"""Singular unit to its code; the first letter T marks the units of the clock."""

SMALL: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: Final = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip

ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22,
    "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26,
    "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30,
    "thirty-first": 31,
}  # fmt: skip
QUARTERS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "final": 4,
}  # fmt: skip

SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

DAY_PARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "MI",
    "midday": "MI", "dawn": "MO", "dusk": "EV",
}  # fmt: skip

DECADES: Final = {
    "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196,
    "seventies": 197, "eighties": 198, "nineties": 199,
}  # fmt: skip

STEPS: Final = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this past": -1,
    "this": 0, "current": 0, "next": 1, "coming": 1, "this coming": 1, "upcoming": 1,
    "following": 1, "the following": 1, "the previous": -1, "the preceding": -1, "the coming": 1,
}  # fmt: skip
"""How many units from the reference an adjective leads."""

MODS: Final = {
    "early": "START", "the early": "START", "the beginning of": "START", "the start of": "START",
    "start of": "START", "beginning of": "START", "earlier": "START", "late": "END",
    "the late": "END", "the end of": "END", "end of": "END", "later": "END",
    "the close of": "END", "mid": "MID", "the mid": "MID", "the middle of": "MID",
    "middle of": "MID", "the very beginning of": "START", "the very end of": "END",
}  # fmt: skip
"""TIMEX3 ``mod`` of a part of a longer stretch of calendar."""

APPROXIMATIONS: Final = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
    "some": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN", "less than": "LESS_THAN",
    "under": "LESS_THAN", "fewer than": "LESS_THAN", "more than": "MORE_THAN",
    "over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "no less than": "EQUAL_OR_MORE",
    "as many as": "EQUAL_OR_LESS", "as much as": "EQUAL_OR_LESS", "longer than": "MORE_THAN",
    "no longer than": "EQUAL_OR_LESS", "not more than": "EQUAL_OR_LESS",
    "a minimum of": "EQUAL_OR_MORE", "a maximum of": "EQUAL_OR_LESS", "an estimated": "APPROX",
    "close to": "LESS_THAN",
}  # fmt: skip

MANY: Final = (
    "several", "many", "a few", "few", "some", "a number of", "a couple of", "a couple",
    "couple of", "dozens of", "hundreds of", "thousands of", "tens of thousands of", "untold",
    "countless",
)  # fmt: skip
"""Quantities without a number; a length of them is ``PXD``."""

PRESENT: Final = (
    "now", "currently", "at present", "nowadays", "these days", "at the moment",
    "presently", "at this time",
)  # fmt: skip
PAST: Final = (
    "recently", "more recently", "lately", "the past", "the recent past", "the distant past",
    "recent years", "recent months", "recent weeks", "recent days", "recent quarters",
    "recent decades", "past years", "recent weeks and months", "recent times",
)  # fmt: skip
FUTURE: Final = (
    "soon", "the future", "the near future", "the foreseeable future", "the distant future",
    "the not too distant future", "coming years", "coming months", "coming weeks",
    "coming days", "coming quarters", "future quarters", "future years",
)  # fmt: skip

FREQUENCIES: Final = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "biweekly": "P2W",
    "bimonthly": "P2M", "quarterly": "P3M", "semiannually": "P6M",
}  # fmt: skip

ZONES: Final = {
    "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "moscow time": "+03:00",
    "istanbul time": "+03:00", "gst": "+04:00", "pkt": "+05:00", "ist": "+05:30",
    "india time": "+05:30", "indian standard time": "+05:30", "ict": "+07:00", "wib": "+07:00",
    "bangkok time": "+07:00", "sgt": "+08:00", "hkt": "+08:00", "beijing time": "+08:00",
    "hong kong time": "+08:00", "singapore time": "+08:00", "jst": "+09:00", "japan time": "+09:00",
    "tokyo time": "+09:00", "kst": "+09:00", "seoul time": "+09:00", "acst": "+09:30",
    "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00", "sast": "+02:00",
    "eat": "+03:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "akst": "-09:00",
    "akdt": "-08:00", "hst": "-10:00", "brt": "-03:00",
    "eastern standard time": "-05:00", "eastern daylight time": "-04:00",
    "central standard time": "-06:00", "central daylight time": "-05:00",
    "mountain standard time": "-07:00", "mountain daylight time": "-06:00",
    "pacific standard time": "-08:00", "pacific daylight time": "-07:00",
    "central european time": "+01:00", "british summer time": "+01:00",
    "greenwich mean time": "+00:00", "coordinated universal time": "+00:00",
}  # fmt: skip
"""Zone names that mean one offset in news; "ET" and "local time" are read, but give no offset."""

FLOATING_ZONES: Final = (
    "local time", "eastern time", "pacific time", "central time", "mountain time", "et", "pt",
    "ct", "mt", "local", "eastern", "pacific", "new york time", "london time", "paris time",
    "berlin time", "kyiv time", "kiev time", "jerusalem time", "israel time", "tehran time",
    "cairo time", "sydney time",
)  # fmt: skip

NOT_A_YEAR_AFTER: Final = frozenset({
    "resolution", "no", "nos", "number", "flight", "page", "section", "article", "rule", "route",
    "highway", "index", "boeing", "airbus", "channel", "room", "chapter", "bill", "order",
    "directive", "model", "interstate", "act", "hr", "line", "unit", "form", "type", "version",
    "approximately", "about", "nearly", "almost", "roughly", "than", "exactly", "some", "least",
    "top", "another", "additional", "only", "over", "paragraph", "case", "decree", "suite",
    "convention", "psalm", "bus", "train", "area", "extension", "pin", "code", "postcode", "zip",
    "regulation", "windows", "office", "at", "serial", "lot", "resolutions", "articles",
    "sections", "pages", "flights", "rooms", "paragraphs", "eur", "usd", "gbp", "chf", "inr", "rs",
    "rmb", "cny", "jpy", "krw", "dialled", "dialed", "dial", "password",
})  # fmt: skip
"""Words before a four-figure number that is a name or a quantity ("Resolution 2254")."""

COUNTED: Final = frozenset({
    "people", "percent", "points", "feet", "foot", "miles", "mile", "dollars", "troops", "men",
    "women", "children", "soldiers", "shares", "pounds", "pound", "jobs", "workers", "tons",
    "tonnes", "employees", "residents", "homes", "votes", "units", "times", "deaths", "cases",
    "kilometers", "kilometres", "meters", "metres", "students", "million", "billion", "cars",
    "vehicles", "delegates", "members", "member", "pages", "seats", "rooms", "houses", "hours",
    "minutes", "days", "years", "words", "euros", "rubles", "roubles", "yen", "yuan", "runs",
    "acres", "hectares", "barrels", "patients", "migrants", "refugees", "aircraft", "planes",
    "flights", "families", "fans", "spectators", "km", "m", "kg", "mg", "ft", "hp", "rpm", "mhz",
    "mm", "cm", "mah", "volts", "watts",
    "calories", "passengers", "victims", "civilians", "fighters", "militants", "tanks", "sites",
    "schools", "stores", "companies", "villages", "islands", "steps", "copies", "tickets",
    "rupees", "francs", "crowns", "pesos", "lira", "dirhams", "riyals", "rand", "zloty", "forints",
    "dinars", "gallons", "litres", "liters", "grams", "inches", "yards", "megawatts",
    "kilowatts", "horses", "cattle", "cows", "sheep", "pigs", "birds", "animals", "trees", "books",
    "bottles", "boxes", "rifles", "guns", "missiles", "rockets", "warheads", "prisoners",
    "detainees", "inmates", "hostages", "marchers", "protesters", "protestors", "demonstrators",
    "nurses", "teachers", "doctors", "officers", "policemen", "voters", "visitors", "tourists",
    "guests", "signatures", "customers", "subscribers", "users", "complaints", "applications",
})  # fmt: skip
"""Nouns that are counted: "2000 people" is no year."""
