# ruff: noqa: RUF001 - Cyrillic is meant
"""Stories as TASS, Interfax and RIA Novosti print them."""

from __future__ import annotations

from .sample import Sample

TASS = (
    Sample(
        "TASS: section, headline, deck, a sub-headline after two blank lines",
        """\
Politics

Pilots will guide every tanker through the Strait of Varn, minister promises

Ship owners asked for certainty about fees, and got a timetable, the minister explains

VELGRAD, October 24. /TASS/. Pilots will go aboard every tanker that passes the Strait of Varn, \
Transport Minister Daria Orlenko told ship owners on Wednesday.

"Whoever knows the shoals [between the two islands] knows why," the minister said.


The timetable

"Now there is a table on the wall," league chairman Idris Hakam joked.
""",
        title="Pilots will guide every tanker through the Strait of Varn, minister promises",
        deck="Ship owners asked for certainty about fees, and got a timetable, the minister "
        "explains",
        place="VELGRAD",
        date="--10-24",
        agency="TASS",
        opens="VELGRAD, October 24. /TASS/. Pilots",
        closes="league chairman Idris Hakam joked.",
        subheads=("The timetable",),
    ),
    Sample(
        "TASS: Russian",
        """\
Срочно:

Ледокол "Халла" дошел до Певека на неделю раньше срока

ПЕВЕК, 27 декабря. /ТАСС/. Ледокол "Халла" дошел до Певека на неделю раньше срока, сообщил ТАСС
капитан порта Павел Рудин.

"Лед в этом году тонкий и вежливый", - сказал он.
""",
        title='Ледокол "Халла" дошел до Певека на неделю раньше срока',
        place="ПЕВЕК",
        date="--12-27",
        agency="ТАСС",
        opens="ПЕВЕК, 27 декабря. /ТАСС/. Ледокол",
        closes='"Лед в этом году тонкий и вежливый", - сказал он.',
        urgency=2,
    ),
    Sample(
        "TASS: a mistake owned to in brackets",
        """\
CORRECTED: Icebreaker Halla reaches Pevek a week early

(corrects the captain's name in the first paragraph)

PEVEK, December 27. /TASS/. The icebreaker Halla has reached Pevek a week early, port captain Pavel
Rudin told TASS on Wednesday.
""",
        title="Icebreaker Halla reaches Pevek a week early",
        place="PEVEK",
        date="--12-27",
        agency="TASS",
        opens="PEVEK, December 27. /TASS/. The icebreaker",
        closes="told TASS on Wednesday.",
        notice="correction",
    ),
)

INTERFAX = (
    Sample(
        "Interfax: a full stop behind the place, initials below",
        """\
Lake Baikal ice road closes ten days early

IRKUTSK. March 19 (Interfax) - The ice road to Olkhon Island was closed on Thursday, ten days
earlier than planned, the regional rescue service told Interfax.

Eleven cars were turned back.

Kd jv
""",
        title="Lake Baikal ice road closes ten days early",
        place="IRKUTSK",
        date="--03-19",
        agency="Interfax",
        opens="IRKUTSK. March 19 (Interfax) - The ice road",
        closes="Eleven cars were turned back.",
    ),
    Sample(
        "Interfax: Russian, with an address for an agency",
        """\
Паром на Ольхон снова ходит

Иркутск. 3 марта. INTERFAX.RU - Паром на остров Ольхон снова ходит, сообщили в МЧС.

В первый день он перевез 212 человек.
""",
        title="Паром на Ольхон снова ходит",
        place="Иркутск",
        date="--03-03",
        agency="INTERFAX.RU",
        opens="Иркутск. 3 марта. INTERFAX.RU - Паром",
        closes="он перевез 212 человек.",
    ),
)

RIA = (
    Sample(
        "RIA Novosti: a dash before the agency",
        """\
В Мурманске нашли почтовый ящик 1935 года

МУРМАНСК, 3 мар \u2014 РИА Новости. Почтовый ящик 1935 года нашли при сносе дома в Мурманске,
рассказали в музее.

В нем лежало одно письмо.
""",
        title="В Мурманске нашли почтовый ящик 1935 года",
        place="МУРМАНСК",
        date="--03-03",
        agency="РИА Новости",
        opens="МУРМАНСК, 3 мар \u2014 РИА Новости. Почтовый",
        closes="В нем лежало одно письмо.",
    ),
    Sample(
        "RIA Novosti: English",
        """\
Murmansk finds letter box of 1935 under floorboards

MURMANSK, March 3 (RIA Novosti) - A letter box of 1935 was found under the floor of a house in
Murmansk, the city museum said on Tuesday.

There was one letter in it.
""",
        title="Murmansk finds letter box of 1935 under floorboards",
        place="MURMANSK",
        date="--03-03",
        agency="RIA Novosti",
        opens="MURMANSK, March 3 (RIA Novosti) - A letter box",
        closes="There was one letter in it.",
    ),
)

SAMPLES = (*TASS, *INTERFAX, *RIA)
