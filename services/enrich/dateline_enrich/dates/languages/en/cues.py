"""The words of English around an expression: tense, ranges, company news. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Links, Tense

TENSE: Final = Tense(
    ahead=re.compile(
        r"\b(?:will|won't|shall|would|could|to be|going to|plans?|planned|planning|expects?"
        r"|expected|expecting|scheduled?|slated|due|next|upcoming|deadline|until|by(?=\s{0,4}$)|begins?|starts?"
        r"|opens|faces|intends?|ahead|forecasts?|might|must|should|set for|set to|setting"
        r"|(?<!in )(?<!of )(?<!by )(?<!from )(?<!late )(?<!last )(?<!next )(?<!this )(?<!early )"
        r"(?<!since )(?<!until )may(?! (?:and|or|to|\d))"
        r"|hopes?|'ll|later|tomorrow|propos\w{1,8}|effective|coming"
        r"|(?:moved|delayed|postponed|pushed(?: back)?|rescheduled|adjourned|put off|deferred"
        r"|brought forward|extended) (?:to|until|till)|elects|chooses?|hosts|resumes|reconvenes"
        r"|convenes|retires|expires|takes (?:place|effect|office|part)|go(?:es)? to the polls"
        r"|falls? on)\b"
    ),
    behind=re.compile(
        r"\b(?<!\bbe )(?:said|says|was|were|had|did|told"
        r"|\w{3,12}ed|came|went|fell|rose|made|took|held|found"
        r"|began|met|won|lost|sent|gave|left|got|hit|shot|died|since|reported|last|ago|saw)\b"
    ),
    planned=re.compile(
        r"\b(?:will(?! not said)|'ll|(?:is|are|was|were) (?:set|due|scheduled|expected|slated"
        r"|planning|planned|likely|to)|set to|set for|scheduled(?: to| for)?|expected|expects"
        r"|plan(?:s|ned)? to|planned|supposed to|as (?:soon|early) as|until|upcoming|is to|are to"
        r"|prepar\w{1,5} to|going to|would be \w{2,12}ing|ready to|vow\w{0,4} to|due|deadline"
        r"|agreed to|ordered to)\b"
    ),
    reported=re.compile(
        r"\b(?:said|told|says|announced|reported|was|were|had|(?<!be )\w{3,12}ed)\b"
    ),
    planned_after=re.compile(r",?\s{1,2}will\s"),
)

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
    r":[0-5]\d|(?:[:.][0-5]\d)?(?::[0-5]\d)? {0,2}(?:[ap]\.? {0,4}m\b|gmt|utc|o'clock|hours|local"
    r"|in {1,4}the {1,4}[mae])"
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
