"""Names of English that hold words of time: papers, films, wars, clubs, people. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Names

_NUMBERED: Final = (
    r"(?:Resolutions?|Articles?|Sections?|Flights?|Pages?|Rooms?|Routes?|Rules?|Cases?|Paragraphs?"
    r"|Chapters?|Nos?\.|Lots?|Bills?|Orders?|Directives?|Buses|Trains?)"
)
_MODELS: Final = r"(?:Peugeot|Renault|BMW|Fiat|Lada|Lexus|Boeing|Airbus|Windows|Nokia|Cessna)"
_CARS: Final = (
    "(?:Chevrolet|Ford|Toyota|Honda|Nissan|Mercedes|BMW|Audi|Volkswagen|Dodge|Jeep|Cadillac|Pontiac"
    "|Buick|Chrysler|Hyundai|Kia|Mazda|Subaru|Lincoln|Volvo|Fiat|Peugeot|Renault|Lexus|Lada)"
)
_PAPERS: Final = (
    r"[Tt]he (?:daily|weekly|monthly)"
    r"(?= (?:said|says|reported|wrote|quoted|added|claimed)\b|['\u2019]s)"
)
_FILMS: Final = (
    r"Freaky Friday|Blade Runner 2049|Wonder Woman 1984|Death Race 2000|Cyberpunk 2077"
    r"|Orwell['\u2019]s 1984|2001: A Space Odyssey|Thank God It['\u2019]s Friday|Joe Friday"
    r"|Wednesday Addams|Tuesday Weld|Midnight (?:Oil|Express|Cowboy|Mass)|Saturday Night Fever"
    r"|Saturday Night Live|Friday the 13th(?= (?:film|movie|series|franchise))"
)
_TITLED: Final = (
    r"(?:film|movie|novel|musical|opera|album|comedy|sitcom) (?:Independence|Groundhog|Labor|Boxing"
    r"|Valentine['\u2019]s|New Year['\u2019]s|Mother['\u2019]s|Christmas|Election|Victory)"
    r" (?:Day|Eve|Night)"
)
_PRESS: Final = (
    r"USA Today|Russia Today|(?:The )?This Week|60 Minutes|News(?:week)? Tonight|Newsnight"
    r"|Today FM|Today['\u2019]s Zaman|Now TV|Now magazine|Today (?:programme|show)"
    r"|(?:Mail|Independent|Scotland|Wales) on Sunday|[Tt]he Sun|Sheffield Wednesday"
)
_DAYS_OF_HISTORY: Final = (
    r"Black (?:Monday|Tuesday|Wednesday|Thursday)|Bloody (?:Sunday|Monday|Friday)"
    r"|Ruby Tuesday|Super (?:Tuesday|Sunday|Saturday)|(?:[Gg]irl|[Mm]an) Friday|[Hh]igh [Nn]oon"
    r"|Good Friday (?:Agreement|Accords?|Deal)|Easter (?:Island|Rising)|Christmas Island"
    r"|(?:[Tt]he )?(?:Summer|Winter) (?:Olympics?|Paralympics?|Games|Palace|Youth Olympics)"
    r"|Father Christmas|(?:\d\dth|21st|[Tt]wenty-[Ff]irst|Twentieth) Century"
    r" (?:Fox|Limited|Insurance|Studios|Pictures|Television|Group|Fund)"
)
_WARS: Final = (
    r"(?:[Tt]he )?[A-Z][a-z]{2,10}(?:[- ][A-Z][a-z]{2,10}){0,2}[- ](?:Days?|Weeks?|Years?)"
    r"['\u2019]? (?:War|Siege|Campaign|Offensive)"
)
_GIVEN: Final = (
    r"(?:Theresa|Brian|Elaine|Imelda|Philip|Fiona|Rollo|Robert|Peter|John|James|David|Simon|Mathew"
    r"|Susan|Mary|Karl|Paul|Anna|Fredric|Julian|Sarah|Michael|Thomas|George|William|Anthony)"
)
_TITLES: Final = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Capt|Sgt)\.?|Miss|Sir|Dame|Lady|Lord|Judge|Justice"
    r"|Premier|Prime Minister|Secretary|Chancellor|Senator|Governor|Captain|Coach|Professor"
    r"|Detective|Officer|President|Minister|Mayor)"
)

NAMES: Final = Names(
    small=frozenset({
        "relative_day", "relative_day_part", "step", "step_bare", "step_this", "weekend",
        "day_part", "vague", "length", "length_of_one", "directed_length", "past_unit", "distance",
        "distance_ahead", "length_later", "units_later", "clock_named", "season", "narrated_day",
        "weekday_part", "every", "adverb_of_frequency", "middle_of_part",
        "year_end",
    }),
    known=re.compile(
        rf"\b(?=[A-Z0-9acfghmnost])(?:{_PRESS}|{_FILMS}|{_DAYS_OF_HISTORY}|{_WARS}|{_PAPERS}|{_TITLED}"
        rf"|{_MODELS} [12]\d{{3}}"
        rf"|(?i:{_NUMBERED}) [12]\d{{3}}(?:(?:, | and | or |, and )[12]\d{{3}}){{1,5}}"
        rf"|(?:19|20)\d\d (?:[A-Z]{{2}}\d{{1,3}}|{_CARS}))\b"
    ),
    after_weekday=re.compile(
        r" (?:Times|Post|Mail|Telegraph|Herald|Mirror|Express|Sun|Star|People|World|Tribune|Review"
        r"|Independent|Standard|Show|Journal|Club|Project|Night Live|Football|Raw|Live|Lights|Fever"
        r"|school|league|roasts?|drivers?|Creek|Street|Road|Lane|Inlet)\b"
    ),
    after_day=re.compile(
        r" (?:Movement|Brigades?|Front|Square|Street|Avenue|Boulevard|Bridge|University|Stadium"
        r"|Airport|Park|Hospital|School|Division|Regiment|Alliance|Coalition|Party|Academy|Institute"
        r"|movement|brigades?|group(?= (?:has|had|is|was|claimed|said)|[,.;]))\b"
    ),
    bearer=re.compile(
        rf"\b(?=[A-Z])(?:{_GIVEN}|{_TITLES}) (January|April|May|March|June|August)\b"
    ),
    month_for_sure=re.compile(r"\b(?:in|since|until|till|during|last|this|next|early|late|mid) $"),
    match_play=re.compile(
        r"\b(?:touchdowns?|rebounds?|the game|half-?time|quarterback|playoffs?|innings|field goals?"
        r"|three-pointers?|interceptions?|scored|baskets?|turnovers|kickoff|tip-off)\b"
    ),
    title_small=frozenset({
        "the", "and", "for", "nor", "but", "with", "from", "into", "over", "per", "via", "off",
        "out", "than", "after", "amid", "upon",
    }),
)  # fmt: skip
