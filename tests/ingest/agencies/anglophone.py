"""Stories as Reuters, AP, AFP's English desk, UPI and PA Media print them."""

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
        closes="nQLM0aBcDe",
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

AFP = (
    Sample(
        "AFP: slug with a lead, full date in the dateline, sub-headlines in dashes, initials",
        """\
Senegal-fishing-court,2ndlead

Senegal's fishing villages win rules on foreign trawlers

Dakar, Feb 18, 2026 (AFP) - Artisanal fishermen celebrated on Wednesday after a court ruled that
trawlers must stay ten nautical miles from the coast.

- 'Nets like lace' -

"I leave on Sunday night and come back on Wednesday with nets like lace," said Ousseynou Fall.

bur-adn/mlf/js
""",
        title="Senegal's fishing villages win rules on foreign trawlers",
        place="Dakar",
        date="2026-02-18",
        agency="AFP",
        opens="Dakar, Feb 18, 2026 (AFP) - Artisanal",
        closes="said Ousseynou Fall.",
        subheads=("'Nets like lace'",),
        slug="Senegal-fishing-court",
        notice="update",
    ),
    Sample(
        "AFP: an urgent line, and nothing else yet",
        """\
URGENT
Mount Karangetan erupts, hundreds flee: disaster agency

Jakarta, March 3, 2026 (AFP) - A volcano on the Indonesian island of Siau erupted on Tuesday and
hundreds of people fled their homes, the disaster agency said.
""",
        title="Mount Karangetan erupts, hundreds flee: disaster agency",
        place="Jakarta",
        date="2026-03-03",
        agency="AFP",
        opens="Jakarta, March 3, 2026 (AFP) - A volcano",
        closes="the disaster agency said.",
        urgency=2,
    ),
    Sample(
        "AFP: a mandatory kill that quotes the headline",
        """\
ATTENTION - KILL

MANDATORY KILL

Paris, March 4, 2026 (AFP) - Editors, please kill our story "Senegal's fishing villages win rules
on foreign trawlers". The court has not yet ruled. There will be no substitute.

afp
""",
        title="ATTENTION - KILL",
        place="Paris",
        date="2026-03-04",
        agency="AFP",
        opens="Paris, March 4, 2026 (AFP) - Editors, please kill",
        closes="There will be no substitute.",
        notice="retraction",
    ),
)

UPI = (
    Sample(
        "UPI: double hyphens, and the agency in the byline",
        """\
Ice road to Madeline Island opens five weeks late

By Ben Ostrander

BAYFIELD, Wis., Feb. 20 (UPI) -- The ice road between Bayfield and Madeline Island opened Friday,
five weeks later than last year, the town said.

"We measured 14 inches this morning," road foreman Arne Nelson told UPI.
""",
        title="Ice road to Madeline Island opens five weeks late",
        byline="Ben Ostrander",
        place="BAYFIELD, Wis.",
        date="--02-20",
        agency="UPI",
        opens="BAYFIELD, Wis., Feb. 20 (UPI) -- The ice road",
        closes="Arne Nelson told UPI.",
    ),
    Sample(
        "UPI: an all-capitals headline over two lines",
        """\
CAR FERRY DRIFTS NINE HOURS IN STRAIT OF VARN
AFTER ROPE CATCHES IN PROPELLER

VARNHAM, Scotland, Jan. 3 (UPI) -- A car ferry with 41 people aboard drifted for nine hours on
Saturday after a rope caught in its propeller, the coast guard said.

Nobody was hurt.
-0-
""",
        title="CAR FERRY DRIFTS NINE HOURS IN STRAIT OF VARN AFTER ROPE CATCHES IN PROPELLER",
        place="VARNHAM, Scotland",
        date="--01-03",
        agency="UPI",
        opens="VARNHAM, Scotland, Jan. 3 (UPI) -- A car ferry",
        closes="Nobody was hurt.",
    ),
)

PA_MEDIA = (
    Sample(
        "PA Media: embargo, slug with a number, byline with a role, no dateline, a closing stamp",
        """\
EMBARGOED TO 0001 TUESDAY MARCH 3

1 EDUCATION Clock

School clocks run four minutes slow on average, study finds

By Ellie Marsh, PA Education Correspondent

School clocks in England run almost four minutes slow on average, according to a survey of 1,100
halls and corridors.

Head teachers said that the clocks were "set by the bell, and not the other way round".

ends

031200 MAR 26
""",
        title="School clocks run four minutes slow on average, study finds",
        byline="Ellie Marsh",
        opens="School clocks in England run",
        closes='and not the other way round".',
        slug="EDUCATION Clock",
        embargo="2026-03-03T00:01:00Z",
        dropped=("EMBARGOED", "PA Education"),
    ),
    Sample(
        "PA Media: a substitute that makes a correction plain",
        """\
POLITICS Bridge Correction

Correction: Bridge tolls to rise in May, not April

By George Lamb, PA Political Staff

Tolls on the Severn footbridge will rise in May, ministers have said.

The charge for bicycles goes up from 20p to 25p.
""",
        title="Bridge tolls to rise in May, not April",
        byline="George Lamb",
        opens="Tolls on the Severn footbridge",
        closes="from 20p to 25p.",
        slug="POLITICS Bridge Correction",
        notice="correction",
    ),
)

SAMPLES = (*REUTERS, *AP, *AFP, *UPI, *PA_MEDIA)
