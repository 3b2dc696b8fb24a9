"""The words of German that name time, in all their cases. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.forms import DayShift
from dateline_enrich.dates.languages.common import DAY, YEAR_WORD, Lexicon
from dateline_enrich.dates.pieces import B, either

MONTHS: Final = {
    "januar": 1, "jänner": 1, "februar": 2, "feber": 2, "märz": 3, "april": 4, "mai": 5,
    "juni": 6, "juli": 7, "august": 8, "september": 9, "oktober": 10, "november": 11,
    "dezember": 12, "januars": 1, "februars": 2, "aprils": 4, "mais": 5, "junis": 6, "julis": 7,
    "augusts": 8, "septembers": 9, "oktobers": 10, "novembers": 11, "dezembers": 12,
}  # fmt: skip
_SHORT_MONTHS: Final = {
    "jan": 1, "feb": 2, "mrz": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "okt": 10, "nov": 11, "dez": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5,
    "sonnabend": 5, "sonntag": 6,
}  # fmt: skip
_SHORT_WEEKDAYS: Final = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
DAY_PARTS: Final = {
    "morgen": "MO", "früh": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF",
    "abend": "EV", "nacht": "NI", "morgens": "MO", "vormittags": "MO", "mittags": "MI",
    "nachmittags": "AF", "abends": "EV", "nachts": "NI",
}  # fmt: skip
SEASONS: Final = {
    "frühling": "SP", "frühjahr": "SP", "frühsommer": "SU", "sommer": "SU", "hochsommer": "SU",
    "spätsommer": "SU", "herbst": "FA", "spätherbst": "FA", "winter": "WI",
    "frühlings": "SP", "frühjahrs": "SP", "sommers": "SU", "herbstes": "FA", "winters": "WI",
}  # fmt: skip
_ENDINGS: Final = ("e", "en", "er", "es", "em")
_UNITS: Final = {
    "TS": ("sekunde", "sekunden"), "TM": ("minute", "minuten"), "TH": ("stunde", "stunden"),
    "D": ("tag tages", "tage tagen"), "W": ("woche", "wochen"), "WE": ("wochenende", "wochenenden"),
    "M": ("monat monats", "monate monaten"), "Q": ("quartal quartals", "quartale quartalen"),
    "Y": ("jahr jahres", "jahre jahren"), "DE": ("jahrzehnt jahrzehnts", "jahrzehnte jahrzehnten"),
    "CE": ("jahrhundert jahrhunderts", "jahrhunderte jahrhunderten"),
}  # fmt: skip
_ONES: Final = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_SMALL: Final = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS: Final = {
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_CARDINALS: Final = {
    **_SMALL, **_TENS,
    **{f"{one}und{ten}": number + tens for one, number in list(_SMALL.items())[:9]
       for ten, tens in _TENS.items()},
}  # fmt: skip
ARTICLES_OF_ONE: Final = frozenset({"eine", "einen", "einem", "einer", "eines", "ein"})
_NUMBERS: Final[dict[str, float]] = {
    **_CARDINALS,
    **dict.fromkeys(ARTICLES_OF_ONE, 1),
    **{f"{one}einhalb": number + 0.5 for one, number in list(_SMALL.items())[:12]},
    "eins": 1, "anderthalb": 1.5, "zweier": 2, "dreier": 3, "hundert": 100, "einhundert": 100,
    "zweihundert": 200, "dreihundert": 300, "fünfhundert": 500, "tausend": 1000,
    "ein halbes": 0.5, "einem halben": 0.5, "eines halben": 0.5, "eine halbe": 0.5,
    "einer halben": 0.5, "einen halben": 0.5,
}  # fmt: skip
HOURS: Final = ("ein", "eins", *list(_SMALL)[1:12])
_ROOTS: Final = {
    "erst": 1, "zweit": 2, "dritt": 3, "siebt": 7, "acht": 8,
    **{f"{word}t": number for word, number in _SMALL.items() if number not in {1, 2, 3, 7, 8}},
    **{f"{word}st": number for word, number in _CARDINALS.items() if 20 <= number <= 31},  # noqa: PLR2004 - days of a month
}  # fmt: skip
ORDINALS: Final = {root + end: number for root, number in _ROOTS.items() for end in _ENDINGS}
_STEP_ROOTS: Final = {
    "letzt": -1, "vergangen": -1, "vorig": -1, "vorangegangen": -1, "dies": 0, "laufend": 0,
    "aktuell": 0, "selb": 0, "gleich": 0, "nächst": 1, "kommend": 1, "folgend": 1,
    "darauffolgend": 1,
}  # fmt: skip
STEPS: Final = {root + end: step for root, step in _STEP_ROOTS.items() for end in _ENDINGS}
NARRATIVE: Final = frozenset(
    root + end
    for root in ("selb", "gleich", "folgend", "darauffolgend", "vorangegangen")
    for end in _ENDINGS
)
"""Adjectives that count from the date told last: "im selben Jahr"."""
DECADES: Final = {
    "zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60,
    "siebziger": 70, "achtziger": 80, "neunziger": 90,
}  # fmt: skip
DIRECTION: Final = (
    "(?:(?:letzt|vergangen|vorig|nächst|kommend|folgend|vorangegangen|zurückliegend|erst)e[nr]?)"
)
_YEAR_AFTER: Final = (
    rf"(?:{B}(?:des{B}(?:jahres{B})?)?(?P<year>{YEAR_WORD})"
    rf"|{B}(?:des{B})?(?P<ystep>{either(word for word in STEPS if word.endswith(('en', 'es')))})"
    rf"{B}jahres|{B}(?P<short>'\d\d))?"
)

LEXICON: Final = Lexicon(
    months=MONTHS,
    short_months=_SHORT_MONTHS,
    weekdays=WEEKDAYS,
    short_weekdays=_SHORT_WEEKDAYS,
    shifts={"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
    day_parts=DAY_PARTS,
    part_days={
        **dict.fromkeys(("am", "in der", "bis zum", "bis in die", "gegen")),
        **dict.fromkeys(
            ("diesem", "dieser", "selben", "derselben", "gleichen"), DayShift(0, "narrative")
        ),
        **dict.fromkeys(("nächsten", "folgenden"), DayShift(1, "narrative")),
        **dict.fromkeys(
            ("der vergangenen", "der letzten", "vergangene", "letzte"), DayShift(-1)
        ),
        **dict.fromkeys(("der kommenden", "kommende"), DayShift(0)),
    },
    seasons=SEASONS,
    unit={word: code for code, (one, _) in _UNITS.items() for word in one.split()},
    units={word: code for code, (_, many) in _UNITS.items() for word in many.split()},
    numbers=_NUMBERS,
    many=frozenset({
        "mehrere", "mehreren", "mehrerer", "einige", "einigen", "einiger", "wenige", "wenigen",
        "weniger", "viele", "vielen", "vieler", "etliche", "etlichen", "zahlreiche", "zahlreichen",
        "ein paar",
    }),
    ordinals=ORDINALS,
    steps=STEPS,
    steps_after={},
    mods={
        "anfang": "START", "mitte": "MID", "ende": "END", "beginn": "START", "frühen": "START",
        "späten": "END", "ausgehenden": "END", "beginnenden": "START",
    },
    day_mods={
        "früh": "START", "frühen": "START", "früher": "START", "frühe": "START", "spät": "END",
        "späten": "END", "später": "END", "späte": "END",
    },
    approximations={
        "etwa": "APPROX", "rund": "APPROX", "ungefähr": "APPROX", "circa": "APPROX",
        "ca.": "APPROX", "zirka": "APPROX", "gut": "MORE_THAN", "über": "MORE_THAN",
        "mehr als": "MORE_THAN", "länger als": "MORE_THAN", "knapp": "LESS_THAN",
        "fast": "LESS_THAN", "beinahe": "LESS_THAN", "nahezu": "LESS_THAN",
        "weniger als": "LESS_THAN", "unter": "LESS_THAN", "mindestens": "EQUAL_OR_MORE",
        "wenigstens": "EQUAL_OR_MORE", "höchstens": "EQUAL_OR_LESS", "maximal": "EQUAL_OR_LESS",
        "bis zu": "EQUAL_OR_LESS", "genau": None,
    },
    before={"vor": (-1, "reference"), "in": (1, "reference")},
    behind={
        "später": (1, "narrative"), "danach": (1, "narrative"), "darauf": (1, "narrative"),
        "zuvor": (-1, "narrative"), "davor": (-1, "narrative"), "vorher": (-1, "narrative"),
        "früher": (-1, "narrative"),
    },
    articles=f"(?:die|der|das|des|dem|den){B}",
    year_after=_YEAR_AFTER,
    day=rf"{DAY}\.",
    before_day="(?:de[nmr])",
    of=f"{B}?",
    to=rf"(?:{B}?(?:-|/){B}?|{B}(?:bis(?:{B}zum)?|und|oder|auf){B}(?:de[nm]{B})?)",
    part_join=f"(?:{B}|-)?",
    fillers="(?:(?:lange|ganze|volle|weitere|zusätzliche|aufeinanderfolgende|lang|gut)[nr]?)",
    lasting=frozenset({"in"}),
    than="als",
    capital=True,
    joint=rf"{B}und{B}(?P<n>\w{{1,20}}){B}(?P<unit>\w{{2,12}})",
)  # fmt: skip
