"""Stories as Reuters and AP print them."""

from __future__ import annotations

from .sample import Sample

REUTERS = (
    Sample(
        "Reuters: a second update with points, a remark in brackets and credits",
        """\
UPDATE 2-Tin slips as Orvo smelter restarts after fire

(Adds analyst comment, background in paragraphs 4-5)

    * Union accepts three-year deal
    * Stocks up for fifth session

By Henrike Dahl and Tom Oduya

LONDON, March 10 (Reuters) - Tin fell on Tuesday from its highest level in two weeks
after the Orvo smelter said it had relit its furnaces.
    Three-month tin was down 1.4% at $31,612 a metric ton by 1620 GMT.

    SUPPLY IN FOCUS
    "The market paid for a strike. Now it wants its money back," said Dahlia Pryce, an analyst.

(Reporting by Henrike Dahl and Tom Oduya; Editing by Dana Whitlock)
((dana.whitlock@example.com; +44 20 7946 0000))
""",
        title="Tin slips as Orvo smelter restarts after fire",
        deck="* Union accepts three-year deal\n* Stocks up for fifth session",
        byline="Henrike Dahl and Tom Oduya",
        place="LONDON",
        date="--03-10",
        agency="Reuters",
        opens="LONDON, March 10 (Reuters) - Tin fell on Tuesday",
        closes="said Dahlia Pryce, an analyst.",
        subheads=("SUPPLY IN FOCUS",),
        notice="update",
        dropped=("Adds analyst comment", "By Henrike"),
    ),
    Sample(
        "Reuters: a dateline without a place",
        """\
BRIEF-Quillagua Mining sees lower output in 2026

March 3 (Reuters) - Quillagua Mining SA <QLM.XX>:

* SEES 2026 COPPER OUTPUT AT 210,000-220,000 T

* SAYS STRIKE AT NORTH PIT ENDED ON MONDAY

Source text for Eikon: nQLM0aBcDe
""",
        title="BRIEF-Quillagua Mining sees lower output in 2026",
        date="--03-03",
        agency="Reuters",
        opens="March 3 (Reuters) - Quillagua Mining SA <QLM.XX>:",
        closes="* SAYS STRIKE AT NORTH PIT ENDED ON MONDAY",
        dropped=("nQLM0aBcDe",),
    ),
    Sample(
        "Reuters: a corrected story",
        """\
CORRECTED-UPDATE 1-Kvarken ferry to sail again on Friday, operator says

(Corrects name of operator in first paragraph to Kvarken Line, not Kvarken Link)

HELSINKI, Feb 4 (Reuters) - The ferry across the Kvarken strait will sail again on Friday after
repairs to its bow door, operator Kvarken Line said.

The ship has been in dock since Jan. 19.

(Reporting by Aino Halla)
""",
        title="Kvarken ferry to sail again on Friday, operator says",
        place="HELSINKI",
        date="--02-04",
        agency="Reuters",
        opens="HELSINKI, Feb 4 (Reuters) - The ferry",
        closes="in dock since Jan. 19.",
        notice="correction",
        dropped=("not Kvarken Link",),
    ),
)

AP = (
    Sample(
        "AP: slug, take, editors' note, byline with credit, a state in the dateline",
        """\
BC-US--Halver Falls Pier,1st Ld-Writethru,312
The lake is rising, and a town argues about its pier
Eds: UPDATES with quotes, details. With AP Photos.
By DALE KORHONEN
Associated Press Writer

HALVER FALLS, Minn. (AP) \u2014 For a century the pier has been the one thing on which everyone
here agreed. That ended Thursday, when the water came over the planks.

\u201cI was married on that pier,\u201d said Ruth Amundsen, 74. \u201cTwice.\u201d

WHAT COMES NEXT

The council will vote March 16.

___

Associated Press writer Gil Amador in Pierre contributed to this report.
""",
        title="The lake is rising, and a town argues about its pier",
        byline="DALE KORHONEN",
        place="HALVER FALLS, Minn.",
        agency="AP",
        opens="HALVER FALLS, Minn. (AP) \u2014 For a century",
        closes="The council will vote March 16.",
        subheads=("WHAT COMES NEXT",),
        slug="US--Halver Falls Pier",
        notice="update",
        dropped=("Writethru", "UPDATES with", "Associated Press Writer"),
    ),
    Sample(
        "AP: a correction in a piece of its own",
        """\
BC-EU--Correction-Ghost Bridge
Correction: Ghost Bridge story

OSTBY, Norway (AP) \u2014 In a story published March 3 about a bridge in Ostby, The Associated
Press erroneously reported the year in which it was built. It was built in 1926, not 1962.
""",
        title="Ghost Bridge story",
        place="OSTBY, Norway",
        agency="AP",
        opens="OSTBY, Norway (AP) \u2014 In a story",
        closes="It was built in 1926, not 1962.",
        slug="EU--Correction-Ghost Bridge",
        notice="correction",
    ),
    Sample(
        "AP: two cities, and a story as newspapers print it",
        """\
Two harbors, one whale: how a stray visitor brought rivals together

By Lena Ortiz and Sam Pell, Associated Press

KODIAK, Alaska, and PORT ALDEN, Wash. (AP) \u2014 The whale came on a Monday and left two towns
that had not spoken since 1987 on good terms.

\u201cShe had no opinion on the ferry,\u201d said harbor master Joan Tulik.
""",
        title="Two harbors, one whale: how a stray visitor brought rivals together",
        byline="Lena Ortiz and Sam Pell",
        place="KODIAK, Alaska, and PORT ALDEN, Wash.",
        agency="AP",
        opens="KODIAK, Alaska, and PORT ALDEN",
        closes="said harbor master Joan Tulik.",
    ),
)

SAMPLES = (*REUTERS, *AP)
