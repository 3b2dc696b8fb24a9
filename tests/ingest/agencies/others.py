"""Stories as KCNA, AAP, The Canadian Press, Anadolu, WAM, SPA, IRNA, MENA and others print them."""

from __future__ import annotations

from .sample import Sample

KCNA = (
    Sample(
        "KCNA: the agency in brackets, an end mark, the calendar of Juche",
        """\
Ginseng Garden Opens in Kaesong

Pyongyang, March 3 (KCNA) -- A ginseng garden of three hectares has opened in Kaesong.

It has a hothouse and a reading room. -0-

www.kcna.example (Juche115.3.3.)
""",
        title="Ginseng Garden Opens in Kaesong",
        place="Pyongyang",
        date="--03-03",
        agency="KCNA",
        opens="Pyongyang, March 3 (KCNA) -- A ginseng garden",
        closes="a hothouse and a reading room.",
    ),
    Sample(
        "KCNA: a headline in capitals",
        """\
MASS DANCE HELD IN HAMHUNG

Hamhung, January 1 (KCNA) -- A mass dance was held on the square of Hamhung on New Year's Day.
""",
        title="MASS DANCE HELD IN HAMHUNG",
        place="Hamhung",
        date="--01-01",
        agency="KCNA",
        opens="Hamhung, January 1 (KCNA) -- A mass dance",
        closes="on New Year's Day.",
    ),
)

AAP = (
    Sample(
        "AAP: slug with a city, no dateline, sign below",
        """\
WEATHER-TAS (HOBART)

Snow falls on Hobart in March

Snow has fallen on Hobart for the first March day since 1987, the weather bureau says.

Schools stayed open.

AAP mb/ck
""",
        title="Snow falls on Hobart in March",
        opens="Snow has fallen on Hobart",
        closes="Schools stayed open.",
        slug="WEATHER-TAS",
    ),
    Sample(
        "AAP: the agency without brackets",
        """\
Lighthouse keeper's cottage for rent, wind included

CAPE OTWAY, March 3 AAP - The cottage of the last keeper at Cape Otway is for rent, the park says.

It has eleven windows.
""",
        title="Lighthouse keeper's cottage for rent, wind included",
        place="CAPE OTWAY",
        date="--03-03",
        agency="AAP",
        opens="CAPE OTWAY, March 3 AAP - The cottage",
        closes="It has eleven windows.",
    ),
)

CANADIAN_PRESS = (
    Sample(
        "The Canadian Press: the first publication told below",
        """\
Moose walks into Moncton curling club, waits its turn

MONCTON, N.B. \u2014 A moose walked into the curling club of Moncton on Tuesday and stood at the end
of sheet four for half an hour.

\u201cGood weight,\u201d said club president Armand LeBlanc.

This report by The Canadian Press was first published March 3, 2026.

Lise Cormier, The Canadian Press
""",
        title="Moose walks into Moncton curling club, waits its turn",
        place="MONCTON, N.B.",
        agency="The Canadian Press",
        opens="MONCTON, N.B. \u2014 A moose",
        closes="said club president Armand LeBlanc.",
        dropped=("first published", "Lise Cormier"),
    ),
    Sample(
        "The Canadian Press: byline and agency in capitals, a slug with a writethru",
        """\
Ice-Bridge-Yukon, 2nd Writethru
Ice bridge at Dawson opens for one week
By Lise Cormier
THE CANADIAN PRESS

DAWSON, Yukon \u2014 The ice bridge over the Yukon River opened on Monday for what may be one week.

\u201cBring a canoe,\u201d the mayor said.
""",
        title="Ice bridge at Dawson opens for one week",
        byline="Lise Cormier",
        place="DAWSON, Yukon",
        agency="THE CANADIAN PRESS",
        opens="DAWSON, Yukon \u2014 The ice bridge",
        closes="the mayor said.",
        slug="Ice-Bridge-Yukon",
        notice="update",
    ),
)

MIDDLE_EAST = (
    Sample(
        "Anadolu: the place alone on a line",
        """\
Cat delays tram in Istanbul

Driver waits until it has finished washing

By Elif Demir

ISTANBUL

A cat on the rails delayed a tram in Istanbul by six minutes on Tuesday, the operator said.

"It was washing," said the driver.
""",
        title="Cat delays tram in Istanbul",
        deck="Driver waits until it has finished washing",
        byline="Elif Demir",
        place="ISTANBUL",
        opens="ISTANBUL",
        closes='"It was washing," said the driver.',
    ),
    Sample(
        "Anadolu: Turkish",
        """\
Kapadokya'da balonlar bir günde 150 kez uçtu

NEVŞEHİR (AA) - Kapadokya'da balonlar pazar günü 150 kez uçtu.

Rüzgar hiç esmedi.
""",
        title="Kapadokya'da balonlar bir günde 150 kez uçtu",
        place="NEVŞEHİR",
        agency="AA",
        opens="NEVŞEHİR (AA) - Kapadokya'da",
        closes="Rüzgar hiç esmedi.",
    ),
    Sample(
        "WAM: an ordinal and commas",
        """\
Fujairah pearl diver's log enters national archive

FUJAIRAH, 3rd March, 2026 (WAM) -- The log of a pearl diver, kept from 1921 to 1938, has entered the
national archive.

WAM/Hatem Saleh
""",
        title="Fujairah pearl diver's log enters national archive",
        place="FUJAIRAH",
        date="2026-03-03",
        agency="WAM",
        opens="FUJAIRAH, 3rd March, 2026 (WAM) -- The log",
        closes="has entered the national archive.",
        dropped=("Hatem",),
    ),
    Sample(
        "WAM: the older form",
        """\
Dates of Liwa go to 40 countries

LIWA, July 14th, 2025 (WAM) -- Dates of Liwa went to 40 countries this year, the festival said.
""",
        title="Dates of Liwa go to 40 countries",
        place="LIWA",
        date="2025-07-14",
        agency="WAM",
        opens="LIWA, July 14th, 2025 (WAM) -- Dates",
        closes="the festival said.",
    ),
    Sample(
        "SPA: no brackets, a service line below",
        """\
Rose Harvest Begins in Taif

Taif, March 03, 2026, SPA -- The rose harvest has begun on the terraces of Taif, growers said.

Some 900 farms take part.
-- SPA
14:05 LOCAL TIME 11:05 GMT
""",
        title="Rose Harvest Begins in Taif",
        place="Taif",
        date="2026-03-03",
        agency="SPA",
        opens="Taif, March 03, 2026, SPA -- The rose harvest",
        closes="Some 900 farms take part.",
    ),
    Sample(
        "SPA: a Hijri date is left to the text",
        """\
Old Mail Road Reopens to Walkers

Al-Ula, March 10, 2026, SPA -- The old mail road north of Al-Ula has been opened to walkers.
""",
        title="Old Mail Road Reopens to Walkers",
        place="Al-Ula",
        date="2026-03-10",
        agency="SPA",
        opens="Al-Ula, March 10, 2026, SPA -- The old mail road",
        closes="opened to walkers.",
    ),
    Sample(
        "IRNA: place and agency, no date",
        """\
Isfahan bridge lit again after river returns

Tehran, IRNA \u2013 The Khaju Bridge in Isfahan was lit again on Monday as the river came back.

People sang under the arches.

9417**2050
""",
        title="Isfahan bridge lit again after river returns",
        place="Tehran",
        agency="IRNA",
        opens="Tehran, IRNA \u2013 The Khaju Bridge",
        closes="People sang under the arches.",
    ),
    Sample(
        "IRNA: with the date",
        """\
Qeshm fishermen count turtles

Qeshm, March 3, IRNA \u2013 Fishermen of Qeshm have counted 1,212 turtles in one night.
""",
        title="Qeshm fishermen count turtles",
        place="Qeshm",
        date="--03-03",
        agency="IRNA",
        opens="Qeshm, March 3, IRNA \u2013 Fishermen",
        closes="turtles in one night.",
    ),
    Sample(
        "MENA: as the wires of old",
        """\
Tram museum to open in Alexandria

CAIRO, March 3 (MENA) - A museum of trams will open in Alexandria in June, the governor said
Tuesday.

Thirty cars are being painted.
""",
        title="Tram museum to open in Alexandria",
        place="CAIRO",
        date="--03-03",
        agency="MENA",
        opens="CAIRO, March 3 (MENA) - A museum",
        closes="Thirty cars are being painted.",
    ),
    Sample(
        "MENA: URGENT",
        """\
URGENT - Train stops at wrong Luxor, all well

LUXOR, March 4 (MENA) - A train stopped for an hour in a field near Luxor on Wednesday. All
passengers are well.
""",
        title="Train stops at wrong Luxor, all well",
        place="LUXOR",
        date="--03-04",
        agency="MENA",
        opens="LUXOR, March 4 (MENA) - A train",
        closes="All passengers are well.",
        urgency=2,
    ),
)

SAMPLES = (*KCNA, *AAP, *CANADIAN_PRESS, *MIDDLE_EAST)
