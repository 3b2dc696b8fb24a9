"""Stories as dpa, APA and Keystone-SDA print them."""

from __future__ import annotations

from .sample import Sample

DPA = (
    Sample(
        "dpa: keywords, a notebook for editors, initials and the time of sending",
        """\
Kultur/Gesellschaft/Hessen/

Letzte Marburger Telefonzelle bekommt Denkmalschutz

Marburg (dpa/lhe) - Sie ist gelb, sie klemmt, und sie gehört seit Donnerstag zum Kulturerbe: Die
letzte Telefonzelle der Oberstadt steht unter Denkmalschutz.

«Hier ist mehr verhandelt worden als in manchem Ausschuss», sagte Amtsleiterin Friederike Mohn.

# Notizblock

## Orte
- [Telefonzelle](Barfüßertor 3, Marburg)

dpa bk yyon n1 mo
121530 Mrz 26
""",
        title="Letzte Marburger Telefonzelle bekommt Denkmalschutz",
        place="Marburg",
        agency="dpa",
        opens="Marburg (dpa/lhe) - Sie ist gelb",
        closes="sagte Amtsleiterin Friederike Mohn.",
        slug="Kultur/Gesellschaft/Hessen",
        dropped=("Barfüßertor", "dpa bk"),
    ),
    Sample(
        "dpa: an Eilmeldung",
        """\
EIL

Fähre vor Amrum auf Grund gelaufen - 120 Menschen an Bord

Wittdün (dpa) - Vor Amrum ist am Dienstag eine Fähre mit 120 Menschen an Bord auf Grund gelaufen.
Das teilte die Leitstelle mit.
""",
        title="Fähre vor Amrum auf Grund gelaufen - 120 Menschen an Bord",
        place="Wittdün",
        agency="dpa",
        opens="Wittdün (dpa) - Vor Amrum",
        closes="Das teilte die Leitstelle mit.",
        urgency=2,
    ),
    Sample(
        "dpa: a Berichtigung with its remark above the dateline",
        """\
Verkehr/Schleswig-Holstein/

Berichtigung: Fähre vor Amrum auf Grund gelaufen

(Berichtigung: Zahl der Passagiere im ersten Satz: 120, nicht 210)

Wittdün (dpa) - Vor Amrum ist am Dienstag eine Fähre mit 120 Menschen an Bord auf Grund gelaufen.

Die Ursache war zunächst unklar.
""",
        title="Fähre vor Amrum auf Grund gelaufen",
        place="Wittdün",
        agency="dpa",
        opens="Wittdün (dpa) - Vor Amrum",
        closes="Die Ursache war zunächst unklar.",
        slug="Verkehr/Schleswig-Holstein",
        notice="correction",
        dropped=("nicht 210",),
    ),
)

APA = (
    Sample(
        "APA: a service line with number and desk, keywords, Schluss and initials",
        """\
APA0123 5 II 0214 CI       Mo, 02.Mär 2026

Bahn/Tourismus/Niederösterreich

Ybbstalbahn fährt wieder bis Lunz

Utl.: Zehn Jahre nach der Einstellung =

Wien (APA) - Zehn Jahre nach ihrer Einstellung fährt die Ybbstalbahn seit Montag wieder bis Lunz am
See. Am ersten Tag waren alle 84 Plätze besetzt.

"Wir haben die Fahrpläne von 1958 genommen", sagte Vereinsobmann Hannes Gruber.

(Schluss) abc/def
""",
        title="Ybbstalbahn fährt wieder bis Lunz",
        deck="Utl.: Zehn Jahre nach der Einstellung =",
        place="Wien",
        agency="APA",
        opens="Wien (APA) - Zehn Jahre",
        closes="sagte Vereinsobmann Hannes Gruber.",
        slug="Bahn/Tourismus/Niederösterreich",
        dropped=("(Schluss)",),
    ),
    Sample(
        "APA: a Sperrfrist",
        """\
SPERRFRIST: 4. März 2026, 10.00 Uhr MEZ

Studie: Gletscherwasser reicht bis August

Innsbruck (APA) - Das Wasser aus den Gletschern des Ötztals reicht heuer bis August. Das geht aus
einer Studie hervor, die am Mittwoch vorgestellt wird.

Gemessen wurde an elf Pegeln.
""",
        title="Studie: Gletscherwasser reicht bis August",
        place="Innsbruck",
        agency="APA",
        opens="Innsbruck (APA) - Das Wasser",
        closes="Gemessen wurde an elf Pegeln.",
        embargo="2026-03-04T09:00:00Z",
    ),
)

SDA = (
    Sample(
        "Keystone-SDA: no dash behind the agency",
        """\
Bergbahnen

Seilbahn auf den Pizol steht still

Bad Ragaz (sda) Die Seilbahn auf den Pizol steht seit Sonntag still. Ein Lawinenkegel hat den
dritten Mast verschoben, wie die Betreiberin mitteilte.

Verletzt wurde niemand.
""",
        title="Seilbahn auf den Pizol steht still",
        place="Bad Ragaz",
        agency="sda",
        opens="Bad Ragaz (sda) Die Seilbahn",
        closes="Verletzt wurde niemand.",
    ),
    Sample(
        "Keystone-SDA: the French service, with a date",
        """\
Lausanne (VD): le dernier tram à vapeur retrouvé sous une grange

Lausanne, 3 mars (ats) - Le dernier tram à vapeur du canton a été retrouvé sous une grange à
Échallens, ont annoncé mardi les Archives cantonales.

Il y dormait depuis 1937.
""",
        title="Lausanne (VD): le dernier tram à vapeur retrouvé sous une grange",
        place="Lausanne",
        date="--03-03",
        agency="ats",
        opens="Lausanne, 3 mars (ats) - Le dernier tram",
        closes="Il y dormait depuis 1937.",
    ),
)

SAMPLES = (*DPA, *APA, *SDA)
