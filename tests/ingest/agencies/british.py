"""Stories as AFP's English desk, UPI and PA Media print them."""

from __future__ import annotations

from .sample import Sample

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

SAMPLES = (*AFP, *UPI, *PA_MEDIA)
