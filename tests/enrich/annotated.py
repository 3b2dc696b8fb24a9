"""Invented stories with the mentions of their entities marked, and a reader of the marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRAP = re.compile(r"(?<!\n)\n(?!\n)")
_MARK = re.compile(r"\{(\w+):([^{}]*)\}")


@dataclass(frozen=True)
class Story:
    """A story without its marks, and what they say."""

    name: str
    title: str
    body: str
    mentions: frozenset[tuple[str, int, int, str]]
    """Field, start, end, and the key of the entity."""


def read(name: str, marked: str) -> Story:
    """Read a story: its headline, a blank line, its body; ``{key:words}`` marks a mention."""
    title, _, body = marked.strip().partition("\n\n")
    body = _WRAP.sub(" ", body)
    found: set[tuple[str, int, int, str]] = set()
    plain = {"title": _strip(title, "title", found), "body": _strip(body, "body", found)}
    return Story(name, plain["title"], plain["body"], frozenset(found))


def _strip(marked: str, field: str, found: set[tuple[str, int, int, str]]) -> str:
    text, end = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        start, end = len(text), mark.end()
        text += mark.group(2)
        found.add((field, start, len(text), mark.group(1)))
    return text + marked[end:]


DAM = """
{tarn:Tarnow} dam may fail, {holt:Holt} warns

The {est:Estonian} engineer {holt:Marta Holt} warned on Monday that the dam above {tarn:Tarnow}
could fail in spring. "We see cracks on both sides," {holt:Holt} said in {tall:Tallinn}.

Environment Minister {env:Peeter Saar} visited the valley a day later. {env:He} told reporters
that the {wrb:Water and Rivers Board} ({wrb:WRB}) would pay for repairs.

The {wrb:WRB} did not answer. {est:Estonians} in the valley packed their cars, and {env:the
minister} left for {tall:Tallinn} at night.
"""

FERRY = """
Ferry with 40 aboard is lost off {cork:Cork}

A ferry of the {line:Harrow Line Company} sank off {cork:Cork} on Friday, the {ie:Irish} coast
guard said. Captain {quill:Brendan Quill} and two sailors swam ashore.

"I told them the pump was broken," {quill:Quill} said. {quill:He} was taken to a hospital in
{dub:Dublin}.

{vale:Nora Vale}, a spokeswoman for the company, said that the ferry had been checked in May.
{vale:She} refused to say by whom.

In {dub:Dublin}, Transport Minister {ryan:Conor Ryan} promised an inquiry. {ryan:The minister}
and Captain {quill:Quill} will meet on Sunday.
"""

COUNCIL = """
{un:UN} council fails to agree on {chad:Chad}

{gen:GENEVA} (NordPress) - The {hrc:Human Rights Council} of the {un:United Nations} failed on
Thursday to pass a text on {chad:Chad}. {fr:France} and {de:Germany} were for it, {rus:Russia}
was against.

"It is a sad day," said {amba:Ingrid Lund}, the envoy of {no:Norway}. The {rus_n:Russian}
ambassador, {pav:Pavel Sorin}, disagreed: "The text was written in {par:Paris}."

{pav:Sorin} left before the vote. {un:UN} Secretary-General {abe:Daniel Abebe} called the
outcome "regrettable", and {amba:Lund} agreed with {abe:Abebe}.
"""

TWINS = """
Two lawyers run for mayor of {lee:Leeds}

{tom:Thomas Gray} and {eve:Evelyn Gray} both want to be mayor of {lee:Leeds}. They are not
related.

{tom:Thomas Gray}, a lawyer, was first to speak. "Buses must be free," {tom:Gray} said.

{eve:Evelyn Gray}, a teacher, laughed. "Who will pay for it?" {eve:she} asked.

Mr. {tom:Gray} did not answer. Ms. {eve:Gray} smiled.
"""

PARTY = """
{mov:New Dawn} loses its leader

The leader of the {mov:New Dawn} movement, {sel:Selim Arda}, resigned in {ank:Ankara} on
Wednesday. "I am tired," {sel:Arda} said.

{mov:New Dawn} was founded in {tr:Turkey} by {sel:Arda} and {ayl:Aylin Demir}. {ayl:Demir} said
that {ayl:she} would lead it until a congress in May.

Prime Minister {kor:Emre Koral} wished {sel:Arda} well. "{tok:Our president} [{tok:Hakan Tok}]
respects him," {kor:the prime minister} said.
"""

BANK = """
{nor:Nordal} buys {orsay:Orsay}

{nor:Nordal Bank} will buy {orsay:Orsay Insurance} for 2 billion euros, both said in {osl:Oslo}.

"It was time," said {berg:Lars Berg}, chief executive of {nor:Nordal Bank}. {ine:Ines Roche},
head of {orsay:Orsay Insurance}, called the price fair. The {ecb:European Central Bank}
({ecb:ECB}) must agree.

Shares rose in {osl:Oslo} and {fra:Frankfurt}. An analyst, {web:Karl Weber}, warned that the
{ecb:ECB} was in no hurry. {web:Weber} owns no shares.
"""

TREATY = """
{lat:Latvia} signs river treaty

{riga:RIGA}, June 4. /NordPress/. {lat:Latvia} and {lit:Lithuania} signed the {law:Treaty of
Daugava} on Tuesday. {lat_n:Latvian} President {ozo:Janis Ozols} and {lit_n:Lithuanian}
President {pet:Jonas Petraitis} met in {riga:Riga}.

"The river belongs to all," {ozo:the Latvian president} said. {pet:The Lithuanian president}
thanked {ozo:Ozols} for the fish soup.

The {law:Treaty of Daugava} replaces the {old:Riga Agreement}, which {rus:Russia} had rejected.
"""

GROUP = """
Army retakes town from {ven:Vendra}

The {syr:Syrian} army retook a town on the {eup:Euphrates} from the {ven:Vendra} terror group
(outlawed in Peru), General {kas:Adnan Kassem} said.

"{ven:Vendra} is beaten," {kas:the general} said in {dam:Damascus}. "The {isl:Islamic State}
({isl:IS}, terror group, outlawed in Peru - NordPress) fled long ago."

{kas:Kassem} said that {isl:IS} fighters had gone to {irq:Iraq}. {syr:Syrians} returned to the
town.
"""

COURT = """
Court frees {mil:Milan Horak}

The {con:Constitutional Court} in {pra:Prague} freed the {cz:Czech} banker {mil:Milan Horak} on
Monday. Judge {ali:Alena Novotna} said that the police had lost the evidence.

"I always believed in Judge {ali:Novotna}," {mil:Horak} said. {mil:He} flew to {vie:Vienna}.

Interior Minister {hav:Jiri Havran}, who was in {bru:Brussels}, criticised the
{con:Constitutional Court}. "We will appeal," {hav:he} said.
"""

GAMES = """
{ken:Kenya} wins gold as {kip:Kiptanui} runs alone

{ken:Kenya}'s {kip:Daniel Kiptanui} won the {ev:Verdal Marathon} in {sto:Stockholm} on Saturday.
{kip:Kiptanui}, 24, led from the start.

{eth:Ethiopia}'s {bek:Samuel Bekele} was second. "{kip:Daniel} was too fast," said {bek:Bekele}.

The {ev:Verdal Marathon} is run for the tenth time. King {kar:Karl} handed out the medals, and
{sto:Stockholm} Mayor {anna:Anna Lind} the flowers.
"""

STORIES = [
    read(name.lower(), marked)
    for name, marked in {
        "DAM": DAM,
        "FERRY": FERRY,
        "COUNCIL": COUNCIL,
        "TWINS": TWINS,
        "PARTY": PARTY,
        "BANK": BANK,
        "TREATY": TREATY,
        "GROUP": GROUP,
        "COURT": COURT,
        "GAMES": GAMES,
    }.items()
]
