# ruff: noqa: RUF001 - Cyrillic is meant
"""Stories as PAP, ČTK, MTI and the smaller agencies of the East print them."""

from __future__ import annotations

from .sample import Sample

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

SAMPLES = (*PAP, *CTK, *MTI, *BALKANS)
