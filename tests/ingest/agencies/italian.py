"""Stories as AFP (French), ANSA, Adnkronos and Agerpres print them."""

from __future__ import annotations

from .sample import Sample

AFP_FRENCH = (
    Sample(
        "AFP French: slug, article before the date",
        """\
Bretagne-phare-patrimoine,lead

Le phare de Kéréon cherche un gardien pour l'hiver

Brest, le 3 mars 2026 (AFP) - Le phare de Kéréon, en mer d'Iroise, cherche un gardien pour l'hiver,
a annoncé mardi l'association qui le restaure.

"Il faut aimer la houle et le silence, dans cet ordre", a expliqué sa présidente, Nolwenn Le Gall.

ngl/abc/def
""",
        title="Le phare de Kéréon cherche un gardien pour l'hiver",
        place="Brest",
        date="2026-03-03",
        agency="AFP",
        opens="Brest, le 3 mars 2026 (AFP) - Le phare",
        closes="sa présidente, Nolwenn Le Gall.",
        slug="Bretagne-phare-patrimoine",
        notice="update",
    ),
    Sample(
        "AFP French: ANNULE",
        """\
ANNULE: Le phare de Kéréon cherche un gardien pour l'hiver

Paris, 4 mars 2026 (AFP) - Prière de ne pas utiliser notre dépêche intitulée "Le phare de Kéréon
cherche un gardien pour l'hiver", qui est annulée.
""",
        title="Le phare de Kéréon cherche un gardien pour l'hiver",
        place="Paris",
        date="2026-03-04",
        agency="AFP",
        opens="Paris, 4 mars 2026 (AFP) - Prière",
        closes="qui est annulée.",
        notice="retraction",
    ),
)

ANSA = (
    Sample(
        "ANSA: the agency first, and again at the end",
        """\
Orso goloso riapre rifugio in Abruzzo

(ANSA) - L'AQUILA, 04 MAR - Un orso ha aperto la porta di un rifugio chiuso dal 2019 e ha mangiato
undici vasetti di miele. Lo riferisce il Parco.

"Ha richiuso la porta", ha detto la guardia Rita Colantoni. (ANSA).
""",
        title="Orso goloso riapre rifugio in Abruzzo",
        place="L'AQUILA",
        date="--03-04",
        agency="ANSA",
        opens="(ANSA) - L'AQUILA, 04 MAR - Un orso",
        closes="ha detto la guardia Rita Colantoni. (ANSA).",
    ),
    Sample(
        "ANSA: a flash between plus signs, in English",
        """\
++ Cable car strands 200 above Monte Sella ++

(ANSA) - PONTALTO, AUG 6 - A strike by cable-car drivers stranded two hundred hikers on Monte
Sella on Friday, mountain rescue sources said. (ANSA).
""",
        title="Cable car strands 200 above Monte Sella",
        place="PONTALTO",
        date="--08-06",
        agency="ANSA",
        opens="(ANSA) - PONTALTO, AUG 6 - A strike",
        closes="mountain rescue sources said. (ANSA).",
        urgency=2,
    ),
)

ADNKRONOS = (
    Sample(
        "Adnkronos: a month with its dot",
        """\
Venezia: la bricola numero mille torna al suo posto

Venezia, 3 mar. (Adnkronos) - La bricola numero mille della Laguna è tornata al suo posto. Lo
comunica il Provveditorato.

Era alla deriva da novembre.
""",
        title="Venezia: la bricola numero mille torna al suo posto",
        place="Venezia",
        date="--03-03",
        agency="Adnkronos",
        opens="Venezia, 3 mar. (Adnkronos) - La bricola",
        closes="Era alla deriva da novembre.",
    ),
    Sample(
        "Adnkronos: a rectification",
        """\
RETTIFICA: Genova: riapre la funicolare di Granarolo

Genova, 12 gen. (Adnkronos) - Riapre giovedì la funicolare di Granarolo, chiusa da tre anni.

Il biglietto resta a un euro e 60.
""",
        title="Genova: riapre la funicolare di Granarolo",
        place="Genova",
        date="--01-12",
        agency="Adnkronos",
        opens="Genova, 12 gen. (Adnkronos) - Riapre",
        closes="Il biglietto resta a un euro e 60.",
        notice="correction",
    ),
)

AGERPRES = (
    Sample(
        "Agerpres: the agency between slashes",
        """\
Last narrow-gauge train of Maramures gets a new boiler

BUCHAREST, March 3 /Agerpres/ - The steam train of Viseu de Sus will get a new boiler in April, the
railway said on Tuesday.

The old one dates from 1954.
""",
        title="Last narrow-gauge train of Maramures gets a new boiler",
        place="BUCHAREST",
        date="--03-03",
        agency="Agerpres",
        opens="BUCHAREST, March 3 /Agerpres/ - The steam train",
        closes="The old one dates from 1954.",
    ),
    Sample(
        "Agerpres: Romanian",
        """\
Turnul cu ceas din Sighișoara, oprit pentru reparații

Sighișoara, 3 martie /Agerpres/ - Turnul cu ceas din Sighișoara va fi oprit două luni, a anunțat
primăria.

Figurinele vor fi curățate.
""",
        title="Turnul cu ceas din Sighișoara, oprit pentru reparații",
        place="Sighișoara",
        date="--03-03",
        agency="Agerpres",
        opens="Sighișoara, 3 martie /Agerpres/ - Turnul",
        closes="Figurinele vor fi curățate.",
    ),
)

SAMPLES = (*AFP_FRENCH, *ANSA, *ADNKRONOS, *AGERPRES)
