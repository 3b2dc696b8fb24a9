"""What the phrases of German mean: feasts, zones, the vague, recurrences. Pure."""

from __future__ import annotations

from typing import Final

from dateline_enrich.dates.languages.de.lexicon import (
    DAY_PARTS,
    LEXICON,
    MONTHS,
    SEASONS,
    WEEKDAYS,
)
from dateline_enrich.dates.pieces import B, either

ZONES: Final[dict[str, str | None]] = {
    "mez": "+01:00", "mesz": "+02:00", "gmt": "+00:00", "utc": "+00:00", "ortszeit": None,
    "oez": "+02:00", "moskauer zeit": "+03:00", "deutscher zeit": None,
}  # fmt: skip
ZONE: Final = rf"(?:{B}(?P<zone>{either(ZONES)}))?"
HOLIDAYS: Final = {
    "weihnachten": ("christmas", 0), "weihnachtsfest": ("christmas", 0),
    "heiligabend": ("christmas", -1), "heiligen abend": ("christmas", -1),
    "ersten weihnachtstag": ("christmas", 0), "ersten weihnachtsfeiertag": ("christmas", 0),
    "zweiten weihnachtstag": ("christmas", 1), "zweiten weihnachtsfeiertag": ("christmas", 1),
    "silvester": ("christmas", 6), "silvesterabend": ("christmas", 6),
    "neujahr": ("new year's day", 0), "neujahrstag": ("new year's day", 0),
    "dreikönigstag": ("epiphany", 0), "heilige drei könige": ("epiphany", 0),
    "valentinstag": ("valentine's day", 0), "rosenmontag": ("easter", -48),
    "faschingsdienstag": ("mardi gras", 0), "aschermittwoch": ("ash wednesday", 0),
    "palmsonntag": ("palm sunday", 0), "gründonnerstag": ("maundy thursday", 0),
    "karfreitag": ("good friday", 0), "karsamstag": ("holy saturday", 0), "ostern": ("easter", 0),
    "ostersonntag": ("easter", 0), "osterfest": ("easter", 0), "ostermontag": ("easter monday", 0),
    "tag der arbeit": ("may day", 0), "maifeiertag": ("may day", 0),
    "christi himmelfahrt": ("ascension day", 0), "himmelfahrtstag": ("ascension day", 0),
    "vatertag": ("ascension day", 0), "pfingsten": ("pentecost", 0),
    "pfingstsonntag": ("pentecost", 0),
    "pfingstmontag": ("whit monday", 0), "fronleichnam": ("easter", 60),
    "mariä himmelfahrt": ("assumption day", 0),
    "tag der deutschen einheit": ("german unity day", 0),
    "reformationstag": ("halloween", 0), "halloween": ("halloween", 0),
    "allerheiligen": ("all saints' day", 0), "allerseelen": ("all souls' day", 0),
    "nikolaustag": ("st. nicholas' day", 0), "tag des sieges": ("victory day", 0),
}  # fmt: skip
"""The key of each feast, and how many days behind it the day is."""
VAGUE: Final = {
    **dict.fromkeys((
        "jetzt", "derzeit", "zurzeit", "momentan", "gegenwärtig", "aktuell", "im moment",
        "zur zeit", "heutzutage", "im augenblick", "dieser tage", "in diesen tagen",
    ), "PRESENT_REF"),
    **dict.fromkeys((
        "kürzlich", "unlängst", "neulich", "vor kurzem", "vor kurzer zeit", "in letzter zeit",
        "in jüngster zeit", "damals", "jüngst", "der vergangenheit", "vor langer zeit",
    ), "PAST_REF"),
    **dict.fromkeys((
        "bald", "demnächst", "in kürze", "künftig", "in zukunft", "der zukunft",
        "in naher zukunft", "in absehbarer zeit", "in nächster zeit",
    ), "FUTURE_REF"),
}  # fmt: skip
ADVERBS: Final = {
    "täglich": "P1D", "wöchentlich": "P1W", "monatlich": "P1M", "jährlich": "P1Y",
    "alljährlich": "P1Y", "stündlich": "PT1H", "vierteljährlich": "P3M", "halbjährlich": "P6M",
    "pro tag": "P1D", "pro woche": "P1W", "pro monat": "P1M", "pro jahr": "P1Y",
}  # fmt: skip
OFTEN: Final = {"einmal": 1, "zweimal": 2, "dreimal": 3, "viermal": 4, "fünfmal": 5}
QUARTERS: Final = {
    **{word: number for word, number in LEXICON.ordinals.items() if number <= 4},  # noqa: PLR2004 - quarters
    **{f"{number}.": number for number in range(1, 5)},
}  # fmt: skip
HALVES: Final = {word: number for word, number in QUARTERS.items() if number <= 2}  # noqa: PLR2004 - halves
RECURRING: Final = {
    **{word: f"XXXX-WXX-{number + 1}" for word, number in WEEKDAYS.items()},
    **{word: f"XXXX-{number:02d}" for word, number in MONTHS.items()},
    **{word: f"XXXX-XX-XXT{code}" for word, code in DAY_PARTS.items()},
    **{word: f"XXXX-{code}" for word, code in SEASONS.items()},
}  # fmt: skip
COMPOUNDS: Final = frozenset(day + part for day in WEEKDAYS for part in DAY_PARTS)
NARRATED: Final = {
    "nächsten tag": 1, "folgenden tag": 1, "darauffolgenden tag": 1, "tag danach": 1,
    "selben tag": 0, "gleichen tag": 0, "vortag": -1, "tag zuvor": -1, "tag davor": -1,
}  # fmt: skip
