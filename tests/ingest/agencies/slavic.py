"""Stories as TASS, Interfax, RIA, PAP, ČTK, MTI, BTA, Hina, Tanjug, Ukrinform and BNS print them."""

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
        deck="Ship owners asked for certainty about fees, and got a timetable, the minister explains",
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

PAP = (
    Sample(
        "PAP: no dateline; the agency signs the last paragraph",
        """\
Żubr wszedł na peron w Hajnówce

Żubr spędził we wtorek 20 minut na peronie stacji w Hajnówce. Pociąg odjechał z opóźnieniem.

"Nie miał biletu" - powiedziała rzeczniczka kolei Maria Sulima. (PAP)

abc/ def/
""",
        title="Żubr wszedł na peron w Hajnówce",
        agency="PAP",
        opens="Żubr spędził we wtorek",
        closes="Maria Sulima. (PAP)",
    ),
    Sample(
        "PAP: English, the date in figures",
        """\
Bison waits for train at Hajnowka

Warsaw, 03.03.2026 (PAP) - A bison spent twenty minutes on the platform of Hajnowka on Tuesday, the
railway said.

The train left late.
""",
        title="Bison waits for train at Hajnowka",
        place="Warsaw",
        date="2026-03-03",
        agency="PAP",
        opens="Warsaw, 03.03.2026 (PAP) - A bison",
        closes="The train left late.",
    ),
)

CTK = (
    Sample(
        "ČTK: no comma before the date",
        """\
Orloj v Olomouci se zpozdil o sedm minut

Olomouc 3. března (ČTK) - Orloj v Olomouci se v úterý zpozdil o sedm minut. Uvedl to orlojník.

Příčinou byl holub.
""",
        title="Orloj v Olomouci se zpozdil o sedm minut",
        place="Olomouc",
        date="--03-03",
        agency="ČTK",
        opens="Olomouc 3. března (ČTK) - Orloj",
        closes="Příčinou byl holub.",
    ),
    Sample(
        "ČTK: English, with OPRAVA",
        """\
OPRAVA: Olomouc clock late because of pigeon

Olomouc, March 3 (CTK) - The astronomical clock of Olomouc was seven minutes late on Tuesday because
of a pigeon, its keeper said.

It is on time again.
""",
        title="Olomouc clock late because of pigeon",
        place="Olomouc",
        date="--03-03",
        agency="CTK",
        opens="Olomouc, March 3 (CTK) - The astronomical",
        closes="It is on time again.",
        notice="correction",
    ),
)

MTI = (
    Sample(
        "MTI: year first, weekday last",
        """\
Száz éve nem látott madár a Hortobágyon

Debrecen, 2026. március 3., kedd (MTI) - Száz éve nem látott madarat figyeltek meg a Hortobágyon,
közölte a nemzeti park.

Két napig maradt.
""",
        title="Száz éve nem látott madár a Hortobágyon",
        place="Debrecen",
        date="2026-03-03",
        agency="MTI",
        opens="Debrecen, 2026. március 3., kedd (MTI) - Száz",
        closes="Két napig maradt.",
    ),
    Sample(
        "MTI: English",
        """\
Bird not seen for a century visits Hortobagy

Budapest, March 3 (MTI) - A bird that nobody had seen in Hungary for a century spent two days on the
Hortobagy, the national park said.

It left on Monday.
""",
        title="Bird not seen for a century visits Hortobagy",
        place="Budapest",
        date="--03-03",
        agency="MTI",
        opens="Budapest, March 3 (MTI) - A bird",
        closes="It left on Monday.",
    ),
)

BALKANS = (
    Sample(
        "BTA: English, day before month",
        """\
Plovdiv trams to run again after 60 years

PLOVDIV, 3 March 2026 (BTA) - Trams are to run in Plovdiv again, the mayor said on Tuesday.

The first will be number 7.
""",
        title="Plovdiv trams to run again after 60 years",
        place="PLOVDIV",
        date="2026-03-03",
        agency="BTA",
        opens="PLOVDIV, 3 March 2026 (BTA) - Trams",
        closes="The first will be number 7.",
    ),
    Sample(
        "Hina: Croatian genitive",
        """\
Trajekt na Vis vozi i noću

SPLIT, 3. ožujka 2026. (Hina) - Trajekt na Vis od ponedjeljka vozi i noću, objavila je Jadrolinija.

Karta stoji isto.
""",
        title="Trajekt na Vis vozi i noću",
        place="SPLIT",
        date="2026-03-03",
        agency="Hina",
        opens="SPLIT, 3. ožujka 2026. (Hina) - Trajekt",
        closes="Karta stoji isto.",
    ),
    Sample(
        "Tanjug: slashes and a dash",
        """\
Zrenjanin bridge without river gets a river

ZRENJANIN, March 3 /Tanjug/ - The bridge of Zrenjanin that has stood on dry land since 1985 will
have water under it in May, the city said.
""",
        title="Zrenjanin bridge without river gets a river",
        place="ZRENJANIN",
        date="--03-03",
        agency="Tanjug",
        opens="ZRENJANIN, March 3 /Tanjug/ - The bridge",
        closes="the city said.",
    ),
    Sample(
        "Ukrinform: Ukrainian",
        """\
У Львові знайшли годинник, що йде назад

ЛЬВІВ, 3 березня (Укрінформ) - У Львові знайшли годинник, що йде назад, повідомив музей.

Його не лагодитимуть.
""",
        title="У Львові знайшли годинник, що йде назад",
        place="ЛЬВІВ",
        date="--03-03",
        agency="Укрінформ",
        opens="ЛЬВІВ, 3 березня (Укрінформ) - У Львові",
        closes="Його не лагодитимуть.",
    ),
    Sample(
        "BNS: the agency between commas",
        """\
Nida dunes move four metres in a winter

VILNIUS, Mar 3, BNS \u2013 The dunes of Nida have moved four metres since October, the park said on
Tuesday.

A bench is missing.
""",
        title="Nida dunes move four metres in a winter",
        place="VILNIUS",
        date="--03-03",
        agency="BNS",
        opens="VILNIUS, Mar 3, BNS \u2013 The dunes",
        closes="A bench is missing.",
    ),
    Sample(
        "STT: the date in figures, without its year",
        """\
Sauna suljettiin hirven takia

Kuopio, 3.3. (STT) - Yleinen sauna suljettiin tiistaina Kuopiossa hirven takia, kertoo kaupunki.

Hirvi lähti itse.
""",
        title="Sauna suljettiin hirven takia",
        place="Kuopio",
        date="--03-03",
        agency="STT",
        opens="Kuopio, 3.3. (STT) - Yleinen",
        closes="Hirvi lähti itse.",
    ),
)

SAMPLES = (*TASS, *INTERFAX, *RIA, *PAP, *CTK, *MTI, *BALKANS)
