"""The words of English around an expression: ranges, clocks, company news. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Links

LINKS: Final = Links(
    to=re.compile(r",?\s{0,4}(?:-|to|thru|through|until|till|up to|and|into)\s{0,4}(?:the )?"),
    only_opened=frozenset({"and", "into"}),
    opener=re.compile(r"\b(?:from|between)\s{1,4}(?:the )?$"),
    clock_after_day=re.compile(
        r",?\s{1,4}(?:(?:at|by|from|around|about|before|after|until|shortly before|shortly after"
        r"|just before|just after)\s{1,4}){0,2}"
    ),
    day_after_clock=re.compile(r",?\)?,?\s{1,4}(?:\([^)\n]{1,20}\)\s{1,4})?(?:on\s{1,4})?"),
    of_any_kind=frozenset({"through", "thru"}),
    moved=re.compile(
        r"\b(?:moved?|moving|postpone[ds]?|chang(?:e[ds]?|ing)|shift(?:ed|s)?|delay(?:ed|s)?"
        r"|brought forward|reschedul(?:e[ds]?|ing)|(?:put|push|pull)(?:ed)? (?:back|off|forward))\b"
    ),
    holds=re.compile(r"\b(?:is|are|be|being|remains?|stays?)(?: \w{2,12}ly)? $"),
    first_hour=re.compile(
        r"(?P<open>\b(?:from|between)\s{1,4})?(?<![\w.,:$/#-])(?P<n>1[0-2]|[1-9])"
        r"(?(open)(?:-|\s{1,4}(?:to|and|until|till)\s{1,4})|(?:-|\s{1,4}to\s{1,4}))$"
    ),
    first_time=re.compile(r"(?<![\w.,:$/#-])(?P<at>(?P<n>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)) ?- ?$"),
    first_day=re.compile(
        r"(?P<day>the\s{1,4}(?P<n>[123]?\d)(?:st|nd|rd|th))\s{1,4}(?:to|until|till|through)\s{1,4}$"
    ),
)

CLOCK_TAIL: Final = re.compile(
    r"(?<=\b0\d\d\d) {1,4}on {1,4}[mtwfs]|"
    r"[:h][0-5]\d|(?:[:.][0-5]\d)?(?::[0-5]\d)? {0,2}(?:[ap]\.? {0,4}m\b|gmt|utc|o'clock|hours"
    r"|local|tonight|this {1,4}[mae]|(?:on {1,4})?(?:[a-z]{3,6}day|tomorrow) {1,4}[maen])"
    r"|\.[0-5]\d {1,4}(?:bst|ce?s?t|eet|eest|ist|msk)\b"
)

COMPANY: Final = re.compile(
    r"\b(?:quarter(?!-century|-mile|-final)|net (?:income|loss|profit)|earnings|per share|revenues?"
    r"|turnover|ebitda|shareholders|sales|profits?)\b"
)

ECONOMY: Final = re.compile(
    r"\b(?:shares (?:of|in|are|were|have|had|rose|fell|gained|lost|climbed|slid|dropped|jumped)"
    r"|stocks|exports?|imports|shipments|gdp|gross domestic product|inflation|the economy"
    r"|economic growth|(?:industrial|economic|factory|oil|crude|steel) (?:output|production)"
    r"|(?:trade|budget|current[- ]account) (?:deficit|surplus)|(?:tourist|foreign) arrivals"
    r"|consumer (?:prices|spending)|(?:foreign|fixed-asset|direct) investment"
    r"|net (?:income|loss|profit)|revenues?|earnings|sales|profits?|deliveries)\b"
)

MATCH: Final = re.compile(
    r"\b(?:touchdowns?|yards?|rebounds?|half-?time|kick-?off|quarterback|fouls?|goals?|midfielder"
    r"|striker|three-pointers?|coach|(?:out)?scored|equali[sz]ed|equali[sz]er|header|penalty|shootout"
    r"|turnovers?|assists|points|baskets?|free throws?|try|conceded|threw|substitute|playoffs?)\b"
)
"""Words of a match, whose quarters and halves are none of the calendar."""
