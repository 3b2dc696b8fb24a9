"""Stories as Xinhua, Kyodo and Yonhap print them."""

from __future__ import annotations

from .sample import Sample

XINHUA = (
    Sample(
        "Xinhua: a line of credits, Enditem",
        """\
Feature: Night market finds new life under the viaduct

Source: Xinhua    Editor: Lu Ping    2025-11-13 20:14:32

LINQIAO, Nov. 13 (Xinhua) -- At dusk on Thursday the first lamps were lit under the viaduct, where \
three hundred stalls had moved a month before.

"Up there they drive, down here we eat," said noodle cook Shen Yulan. Enditem
""",
        title="Feature: Night market finds new life under the viaduct",
        place="LINQIAO",
        date="--11-13",
        agency="Xinhua",
        opens="LINQIAO, Nov. 13 (Xinhua) -- At dusk",
        closes="said noodle cook Shen Yulan.",
    ),
    Sample(
        "Xinhua: a second lead, urgent",
        """\
Urgent: 2nd LD: Magnitude-6.1 quake shakes Qinghai plateau

XINING, March 3 (Xinhua) -- A magnitude-6.1 earthquake shook the Qinghai plateau on Tuesday, the
China Earthquake Networks Center said.

No casualties have been reported so far. Enditem
""",
        title="Magnitude-6.1 quake shakes Qinghai plateau",
        place="XINING",
        date="--03-03",
        agency="Xinhua",
        opens="XINING, March 3 (Xinhua) -- A magnitude-6.1",
        closes="have been reported so far.",
        urgency=2,
        notice="update",
    ),
)

KYODO = (
    Sample(
        "Kyodo: a slug, ==Kyodo",
        """\
Japan-stationmaster-cat (update 1)

Cat takes over station on loss-making line in Tohoku

SENDAI, March 3, Kyodo - A four-year-old cat was made master of an unmanned station in Tohoku on
Tuesday.

"She is the only applicant who lives here," said the line's president, Kenji Abe.

==Kyodo
""",
        title="Cat takes over station on loss-making line in Tohoku",
        place="SENDAI",
        date="--03-03",
        agency="Kyodo",
        opens="SENDAI, March 3, Kyodo - A four-year-old",
        closes="said the line's president, Kenji Abe.",
        slug="Japan-stationmaster-cat",
        notice="update",
    ),
    Sample(
        "Kyodo: a correction with a note to editors",
        """\
CORRECT: Cat takes over station on loss-making line in Tohoku

(EDS: CORRECTING AGE OF CAT IN 1ST GRAF)

SENDAI, March 3 (Kyodo) -- A five-year-old cat was made master of an unmanned station in Tohoku on
Tuesday.
""",
        title="Cat takes over station on loss-making line in Tohoku",
        place="SENDAI",
        date="--03-03",
        agency="Kyodo",
        opens="SENDAI, March 3 (Kyodo) -- A five-year-old",
        closes="in Tohoku on Tuesday.",
        notice="correction",
    ),
)

YONHAP = (
    Sample(
        "Yonhap: (2nd LD), ATTN, (END)",
        """\
(2nd LD) Seoul subway finds owner of lost tuba
(ATTN: UPDATES with more details in paras 2-3)
By Kim Mi-ra

SEOUL, Jan. 2 (Yonhap) -- The Seoul subway on Friday returned a tuba that was left on Line 2 in
1998, officials said.

The owner, now 61, played two notes.

mira@example.com
(END)
""",
        title="Seoul subway finds owner of lost tuba",
        byline="Kim Mi-ra",
        place="SEOUL",
        date="--01-02",
        agency="Yonhap",
        opens="SEOUL, Jan. 2 (Yonhap) -- The Seoul subway",
        closes="now 61, played two notes.",
        notice="update",
        dropped=("ATTN", "mira@"),
    ),
    Sample(
        "Yonhap: (URGENT)",
        """\
(URGENT) Ferry with 212 aboard stops off Jindo; all safe

JINDO, South Korea, March 3 (Yonhap) -- A ferry with 212 people aboard stopped off Jindo on Tuesday
with engine trouble. All are safe, the Coast Guard said.
(END)
""",
        title="Ferry with 212 aboard stops off Jindo; all safe",
        place="JINDO, South Korea",
        date="--03-03",
        agency="Yonhap",
        opens="JINDO, South Korea, March 3 (Yonhap) -- A ferry",
        closes="the Coast Guard said.",
        urgency=2,
    ),
)

SAMPLES = (*XINHUA, *KYODO, *YONHAP)
