"""Where a sentence of English news ends: abbreviations, quotations, datelines, lists. Pure."""

from __future__ import annotations

import re
from typing import Final

_TWO: Final = "Mr|Ms|Dr|St|No|vs|Jr|Sr|Lt|Mt|Ft|Rd|Pa|Va|Ga|Ky|La|Md|Mo|Vt|Co|ca|pp"
_THREE: Final = (
    "Mrs|Gen|Gov|Sen|Rep|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Col|Maj|Sgt|Cpl|Adm|Rev|Hon"
    "|Ave|Nos|Art|Sec|Fig|a.m|p.m|Mon|Tue|Wed|Thu|Fri|Sat|Fla|Ill|Ind|Kan|Neb|Nev|Ore|Tex|Wis|Wyo"
    "|Ala|Ark|Del|Ont|Que|Inc|Ltd|Vol"
)
_FOUR: Final = (
    "Sept|Prof|Capt|Tues|Supt|Insp|Atty|Pres|Blvd|Bros|Corp|Mass|Mich|Minn|Miss|Mont|Okla|Tenn"
    "|Wash|Conn|Colo|Ariz|Cmdr|Dist"
)
_ABBREVIATED: Final = (
    rf"(?<!\b[A-Z]\.)(?<!\b(?:{_TWO})\.)(?<!\b(?:{_THREE})\.)(?<!\b(?:{_FOUR})\.)"
    r"(?<!\b(?:Calif|Thurs)\.)(?<!\n\d\.)(?<!\n\d\d\.)"
)
_OPENERS: Final = (
    "(?:The|An?|He|She|It|They|We|I|But|And|In|On|At|His|Her|Its|Their|This|That|These|There|After"
    "|Before|As|If|When|While|For|Since|Last|Next|Now|Yesterday|Today|Police|Officials|Meanwhile"
    "|However|Mr|Mrs|Ms)"
)
_MAY_END_ONE: Final = r"(?:(?<=[ap]\.m\.)|(?<=\bU\.[SKN]\.)|(?<=\b(?:Inc|Ltd)\.)|(?<=\bCorp\.))"
_CLOSED: Final = r"[\"')\]\u201d\u2019]{0,2}\s{1,8}"

SENTENCE: Final = re.compile(
    r"[.!?\u2026)\n](?:"
    rf"(?<=[.!?\u2026]){_ABBREVIATED}{_CLOSED}(?=[A-Z0-9\"'(\[\u201c\u2018])"
    rf"|{_MAY_END_ONE}{_CLOSED}(?={_OPENERS}\b)"
    r"|(?<=\))\s{0,2}(?:-{1,2}|[\u2013\u2014:]|\.-)\s{1,2}(?=[A-Z0-9\"\u201c])"
    r"|(?<=\((?:PTI|ANI|UNI|AFP|APP)\))\s(?=[A-Z])"
    r"|(?<=\n)[^\S\n]{0,8}(?:\n|(?=(?:[-*\u2022\u00b7\u2013\u2014]|\d{1,2}[.)])\s)))"
)
"""The blank between two sentences, with the full stop before it, in the text as written.

"(Reuters) - " ends the dateline; a list item and an empty line begin anew.
"""
