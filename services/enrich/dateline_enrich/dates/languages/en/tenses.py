"""How the verbs of English tell whether an expression lies ahead or behind. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Tense

_ADVERBS: Final = r"(?: (?:also|still|now|then|not|\w{2,12}ly)){0,2}"
_PASSIVE: Final = r"(?: be(?: \w{2,12}ly)? \w{2,14})?"
_AIM: Final = rf"(?: (?:to{_PASSIVE}|for|on|in))?"
_ARRANGED: Final = (
    "(?:due|scheduled|expected|slated|planned|forecast|booked|billed|tipped|supposed|meant|bound"
    "|set|likely|unlikely|ready|poised|about|planning|preparing|hoping|aiming|going|invited)"
)
_COMMITTED: Final = (
    "(?:agreed|promised|vowed|pledged|threatened|offered|undertaken|sworn|scheduled)"
)
_INTENDS: Final = "(?:plan|expect|hope|intend|aim|want|promise|vow|threaten|pledge|agree|prepare)s?"
_ASKED: Final = (
    "(?:asked|invited|urged|ordered|decided|hoped|planned|intended|wanted|hoping|planning|told"
    "|instructed|summoned|called on|prepar(?:ed|ing)|advised|warned)"
)
_TIMETABLE: Final = (
    "(?:leaves|meets|opens|begins|starts|ends|closes|expires|resumes|reopens|returns|arrives"
    "|travels|flies|heads|visits|hosts|faces|plays|votes|convenes|reconvenes|kicks off|tips off"
    "|goes|gathers|takes (?:effect|place|office|over|the stage)|comes into (?:force|effect)"
    "|publishes|launches|addresses|testifies|sits|sails|departs|lands|premieres|airs|docks"
    "|concludes|finishes|sings|welcomes|receives|marries|stands trial|runs out|falls due"
    "|applies|apply from|reports (?:its|their|his|her|results|earnings|first|second|third"
    "|fourth|annual|quarterly)|reconvene|convene|reopen|resume|meet|begin|gather|depart|expire"
    "|kick off|tip off|takes? part|(?:go|return|travel|fly|head) (?:to|back|home)"
    "|go (?:up|on (?:sale|strike|show|display)|into (?:force|effect))"
    "|take (?:effect|place|office|over)|come into (?:force|effect)|leave for"
    "|(?:polls|markets|shops|banks|offices|doors|gates|schools|talks|trains|flights|bids|sales"
    "|nominations|tickets|stores|borders) (?:open|close|start|end)"
    "|(?:results|figures|data|minutes) (?:are|come) (?:out|due))"
)
_AUXILIARY: Final = (
    r"(?<!\bto\s)(?<!\bnot\s)(?<!n't\s)(?<!\bdid\s)(?<!\bthe\s)(?<!\ba\s)(?<!\d\s)(?<!\bof\s)"
    r"(?<!\bits\s)(?<!\bhis\s)(?<!\bher\s)(?<!\btheir\s)(?<!\bin\s)(?<!\bmore\s)"
)
_IRREGULAR: Final = (
    "(?:said|says|told|tells|was|were|had|did|came|went|fell|rose|made|took|held|found|began|met"
    "|won|lost|sent|gave|left|got|shot|since|saw|seen|ran|became|broke|brought|built|bought|caught"
    "|chose|drew|drove|fought|flew|froze|grew|heard|kept|knew|laid|led|lit|paid|sang|sank|sold|shook"
    "|spoke|spent|stood|stole|struck|swore|swept|taught|thought|threw|wore|withdrew|wrote|overtook"
    "|undertook|sought|dealt|felt|hit|written|taken|given|shown|driven|stolen|sat|slid|tore|blew"
    "|burst|slept|woke|rang|bore|hung|dug|fed|fled|crept|leapt|learnt|burnt|beat|quit|forced)"
)
_EVENT: Final = (
    "(?:match|game|final|semi-final|semifinal|derby|clash|test|race|trip|visit|vote|election"
    "|elections|ballot|referendum|poll|polls|summit|meeting|talks|hearing|concert|opener|tie"
    "|fixture|qualifier|bout|fight|showdown|encounter|launch|opening|debate|deadline|ceremony|funeral)"
)
_WEATHER: Final = (
    "(?:rain|snow|winds?|ice|fog|storms?|thunderstorms?|gales?|heat|frost|floods?|flooding)"
)
_BOTH: Final = "(?:set|cut|put|shut|let|cast|split|hurt|bid|cost|rid|thrust|spread|upset|bet)"
"""Verbs whose past looks like their present."""
_MOVED: Final = (
    "(?:extended|postponed|delayed|adjourned|suspended|put off|moved|remanded|given|gave|has|have)"
)
_NO_VERB: Final = (
    r"(?!(?:hundred|indeed|need|speed|feed|seed|breed|weed|heed|deed|bleed|exceed|proceed|succeed"
    r"|united)\b)"
)
_NOUN_PHRASE: Final = (
    r"(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bits\s)(?<!\bhis\s)(?<!\bher\s)(?<!\btheir\s)(?<!\bbe\s)"
    "(?<!-)"
)
_NO_INFINITIVE: Final = (
    r"(?<!\bto\s)(?<!\bwill\s)(?<!\bwould\s)(?<!\bcould\s)(?<!\bmay\s)(?<!\bmight\s)"
    r"(?<!\bcan\s)(?<!\bshould\s)(?<!\bmust\s)"
)
"""Where "hit" and "cut" are no past: "could hit the coast on Friday"."""
_NOT_ARRANGED: Final = (
    r"(?<!\bis\s)(?<!\bare\s)(?<!\bdue\s)(?<!\bset\s)(?<!scheduled\s)(?<!expected\s)(?<!planned\s)"
    r"(?<!slated\s)(?<!likely\s)(?<!going\s)(?<!\bplans\s)(?<!\bplan\s)"
)
_IN_VAIN: Final = r"(?<!failed\s)(?<!refused\s)(?<!unable\s)(?<!\bable\s)(?<!forced\s)(?<!began\s)"
_PAST: Final = rf"(?:{_IRREGULAR}|{_NO_VERB}\w{{2,12}}ed)\b"


def _cues(*patterns: str) -> str:
    """One pattern of all, each at the border of a word; a blank of the text may be a few."""
    return rf"\b(?:{'|'.join(patterns)})".replace(" ", " {1,4}")


def _unless(before: str, words: str) -> str:
    """The words, unless one of the look-behinds holds; they are tried last, being dear."""
    return rf"(?={words}){before}{words}"


TENSE: Final = Tense(
    ahead=re.compile(
        r"\b(?:will|won't|shall|would|could|to be|going to|(?:un)?likely to|plans?"
        r"|planned|planning|expects?"
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
        _cues(
            rf"(?:will(?! not said)|won't|shall|'ll)\b{_ADVERBS}{_PASSIVE}",
            rf"(?:is|are|am|'s|'re){_ADVERBS} (?:to{_PASSIVE}|{_ARRANGED}{_AIM})\b",
            rf"{_COMMITTED}(?: \w{{1,15}}){{0,3}} to{_PASSIVE}\b",
            _unless(rf"{_NOUN_PHRASE}(?<!\bof\s)", rf"{_INTENDS} to{_PASSIVE}\b"),
            rf"(?:due|scheduled|slated|planned|expected|forecast)\b(?: to{_PASSIVE}| for)?\b",
            _unless(_NOUN_PHRASE, r"plans? (?:an?|the|its|his|their|another|more|new)\b"),
            rf"set (?:to{_PASSIVE}|for)\b",
            r"(?:ready (?:to|for)|as (?:soon|early) as|no later than|upcoming|ahead of)\b",
            _unless(_AUXILIARY, rf"{_TIMETABLE}\b"),
            r"(?:and|then|they|who) host\b",
        )
    ),
    hinted=re.compile(
        _cues(
            r"(?:would|could|may|might|should|must|can)\b(?! have| not|n't)" + _ADVERBS + _PASSIVE,
            rf"(?:was|were|had|had been|been|be){_ADVERBS} {_ARRANGED}{_AIM}\b",
            rf"had{_ADVERBS} {_COMMITTED}(?: \w{{1,15}}){{0,3}} to{_PASSIVE}\b",
            rf"(?:was|were) to(?! have){_PASSIVE}\b",
            rf"{_ASKED}(?: \w{{1,15}}){{0,3}} to{_PASSIVE}\b",
            r"(?:planned|called|arranged) (?:\w{1,15} ){1,6}for\b",
            r"(?:is|are)(?: (?:at|in) [^\s,]{1,15}(?: [^\s,]{1,5})?)?(?: on| at)?\s{1,4}$",
            r"(?:has|have)(?: been)? (?:scheduled|set|called|arranged|planned)\b",
            rf"(?:is|are|am|'re){_ADVERBS} \w{{2,12}}ing\b|deadline\b",
            _unless(_NOT_ARRANGED, r"to be(?: \w{2,12}ly)? \w{2,14}(?:ed|en|ld|nt|ght)\b"),
            _unless(_NOT_ARRANGED + _IN_VAIN, r"to (?:begin|start|open|end|resume|close)\b"),
            r"(?:starting|beginning|effective)(?: on)?\s{1,4}$",
        )
    ),
    kept=re.compile(
        _cues(
            rf"{_MOVED}\b[^\0]{{0,50}} (?:until|till|to|by)(?: early| late)?\s{{1,4}}\0",
            rf"^(?:(?!{_PAST}|{_BOTH}\b)[^\W\d_]{{1,20}}[:,]? ){{1,5}}to \w{{3,15}}"
            rf"(?: (?!{_PAST})[\w,'-]{{1,20}}){{0,8}} \0(?![^\0]{{0,60}}\b{_PAST})",
        )
    ),
    limit=re.compile(
        _cues(
            r"(?:until|till|by|before|through)(?: at least| early| late)?\s{1,4}\0(?!'s)",
        )
    ),
    beside=re.compile(
        _cues(
            r"(?:until|till|by|before|(?<!day\s)through)(?: early| late)?\s{1,4}\0(?!'s)",
            rf"(?:warnings?|alerts?) (?:of|for) (?:[^\s\0]{{1,15}} ){{0,3}}{_WEATHER}\b"
            r"[^\0]{0,40}\0",
            rf"(?:for|in|against|before|of|from) \0's (?:\w{{1,15}} )?{_EVENT}\b",
            r"(?:cancell?ed|called off|postponed|rescheduled|scrapped|banned) (?:the )?\0's",
            rf"(?:the|a) \0 {_EVENT}\b",
        )
    ),
    softened=re.compile(
        _cues(
            r"(?:after|following|since|despite) (?:(?!will )[^\s\0]{1,15} ){0,8}\0",
            r"(?:over|about) (?:the )?\0",
            r"(?:scheduled|planned|set|due|expected|slated)(?: to \w{1,15})?(?: for| on| in)?"
            r"(?: \w{1,15}){0,3} \0(?: (?:in|at|on)(?: \w{1,15}){1,3})?,? (?:was|were|had)\b",
        )
    ),
    reported=re.compile(_cues(_unless(_NOUN_PHRASE + _NO_INFINITIVE, _PAST), r"reports\s{1,4}$")),
    both_sides=True,
)
