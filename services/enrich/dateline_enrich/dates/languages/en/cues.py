"""The words of English around an expression: ranges, names, sentence borders. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Links, Names

LINKS: Final = Links(
    to=re.compile(r"\s{0,4}(?:[-/]|to|through|until|till|and|into)\s{0,4}(?:the )?"),
    only_opened=frozenset({"and", "into"}),
    opener=re.compile(r"\b(?:from|between)\s{1,4}(?:the )?$"),
    clock_after_day=re.compile(
        r",?\s{1,4}(?:(?:at|by|from|around|about|before|after|until|shortly before|shortly after"
        r"|just before|just after)\s{1,4}){0,2}"
    ),
    day_after_clock=re.compile(r",?\)?,?\s{1,4}(?:\([^)\n]{1,20}\)\s{1,4})?(?:on\s{1,4})?"),
)

NAMES: Final = Names(
    small=frozenset({
        "relative_day", "relative_day_part", "step", "step_bare", "step_this", "weekend",
        "day_part", "vague", "length", "length_of_one", "directed_length", "past_unit", "distance",
        "distance_ahead", "length_later", "units_later",
        "clock_named", "season", "narrated_day", "every", "adverb_of_frequency", "middle_of_part",
        "year_end",
    }),
    known=re.compile(
        r"\b(?:USA Today|Russia Today|(?:The )?This Week|60 Minutes|Saturday Night Live"
        r"|Good Friday (?:Agreement|Accord)|Ruby Tuesday|Bloody Sunday|Super (?:Tuesday|Sunday)"
        r"|News(?:week)? Tonight|Newsnight)\b"
    ),
    after_weekday=re.compile(
        r" (?:Times|Post|Mail|Telegraph|Herald|Mirror|Express|Sun|Star|People|World|Tribune|Review"
        r"|Independent|Standard|Show|Journal|Club|Project|Night Live|Night Football)\b"
    ),
)  # fmt: skip

CLOCK_TAIL: Final = re.compile(
    r"[:h][0-5]\d|(?:[:.][0-5]\d)?(?::[0-5]\d)? {0,2}(?:[ap]\.? {0,4}m\b|gmt|utc|o'clock|hours"
    r"|local|tonight|this {1,4}[mae]|(?:on {1,4})?(?:[a-z]{3,6}day|tomorrow) {1,4}[maen])"
    r"|\.[0-5]\d {1,4}(?:bst|ce?s?t|eet|eest|ist|msk)\b"
)

SENTENCE: Final = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|No|vs|Jr|Co)\.)(?<!\b(?:Mrs|Gen|Gov|Sen|Rep|Jan|Feb"
    r"|Mar|Apr|Aug|Sep|Oct|Nov|Dec|a\.m|p\.m)\.)(?<!\bSept\.)[\"')\u201d\u2019]{0,2}"
    r"\s{1,8}(?=[A-Z\"'(\u201c\u2018])|\n[^\S\n]{0,8}\n"
)

COMPANY: Final = re.compile(
    r"\b(?:quarter(?!-century|-mile|-final)|net (?:income|loss|profit)|earnings|per share|revenues?"
    r"|turnover|ebitda|shareholders|sales|profits?)\b"
)

MATCH: Final = re.compile(
    r"\b(?:touchdowns?|yards?|rebounds?|half-?time|kick-?off|quarterback|fouls?|goals?|midfielder"
    r"|striker|three-pointers?|coach|(?:out)?scored|equali[sz]ed|equali[sz]er|header|penalty|shootout"
    r"|turnovers?|assists|points|baskets?|free throws?|try|conceded|threw|substitute|playoffs?)\b"
)
"""Words of a match, whose quarters and halves are none of the calendar."""
