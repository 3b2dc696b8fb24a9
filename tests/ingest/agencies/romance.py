"""Stories as AFP (French), ANSA, Adnkronos, EFE, Europa Press, Lusa, Télam and Agerpres print."""

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

EFE = (
    Sample(
        "EFE: a full stop and a dash, the sign at the end",
        """\
FAROS PATRIMONIO

El último farero de Cabo Vilán entrega las llaves

Camariñas (La Coruña), 3 mar (EFE).- El último farero de Cabo Vilán entregó este martes las llaves
del faro, que desde ahora se enciende solo.

"Se apaga una costumbre, no la luz", dijo Antón Lema.

EFE

ab/cde
""",
        title="El último farero de Cabo Vilán entrega las llaves",
        place="Camariñas (La Coruña)",
        date="--03-03",
        agency="EFE",
        opens="Camariñas (La Coruña), 3 mar (EFE).- El último",
        closes="dijo Antón Lema.",
    ),
    Sample(
        "EFE: URGENTE, and the correction of a first paragraph",
        """\
(Corrige el número de pasajeros en el primer párrafo)

Un ferri queda varado ante Tarifa con 120 personas a bordo

TARIFA, 3 de marzo de 2026 (EFE).- Un ferri con 120 personas a bordo quedó varado este martes ante
Tarifa, informó Salvamento Marítimo.
""",
        title="Un ferri queda varado ante Tarifa con 120 personas a bordo",
        place="TARIFA",
        date="2026-03-03",
        agency="EFE",
        opens="TARIFA, 3 de marzo de 2026 (EFE).- Un ferri",
        closes="informó Salvamento Marítimo.",
        notice="correction",
    ),
)

EUROPA_PRESS = (
    Sample(
        "Europa Press: the month left out",
        """\
La Aemet mide la noche más corta en Izaña

SANTA CRUZ DE TENERIFE, 3 (EUROPA PRESS) - La Aemet ha medido en Izaña la noche más corta del
invierno, según ha informado este martes.

Duró diez horas y 51 minutos.
""",
        title="La Aemet mide la noche más corta en Izaña",
        place="SANTA CRUZ DE TENERIFE",
        agency="EUROPA PRESS",
        opens="SANTA CRUZ DE TENERIFE, 3 (EUROPA PRESS) - La Aemet",
        closes="Duró diez horas y 51 minutos.",
    ),
    Sample(
        "Europa Press: with the month",
        """\
El mercado de Olot prohíbe los plátanos de plástico

GIRONA, 3 Mar. (EUROPA PRESS) - El mercado de Olot ha prohibido los plátanos de plástico en los
escaparates.

Los comerciantes lo han aceptado.
""",
        title="El mercado de Olot prohíbe los plátanos de plástico",
        place="GIRONA",
        date="--03-03",
        agency="EUROPA PRESS",
        opens="GIRONA, 3 Mar. (EUROPA PRESS) - El mercado",
        closes="Los comerciantes lo han aceptado.",
    ),
)

LUSA = (
    Sample(
        "Lusa: Lusa/Fim",
        """\
Sino de Sagres volta a tocar ao fim de 41 anos

Sagres, 03 mar 2026 (Lusa) \u2013 O sino da igreja de Sagres voltou a tocar hoje, 41 anos depois.

\u201cTocou duas vezes a mais, por conta dos atrasos\u201d, disse à Lusa o sacristão, Rui Baptista.

RBP // MLS

Lusa/Fim
""",
        title="Sino de Sagres volta a tocar ao fim de 41 anos",
        place="Sagres",
        date="2026-03-03",
        agency="Lusa",
        opens="Sagres, 03 mar 2026 (Lusa) \u2013 O sino",
        closes="o sacristão, Rui Baptista.",
        dropped=("RBP",),
    ),
    Sample(
        "Lusa: a correction announced in brackets",
        """\
CORREÇÃO: Elétrico 28 para por causa de um pavão

(Corrige o número do elétrico no título)

Lisboa, 14 fev (Lusa) - O elétrico 28 parou hoje durante 40 minutos por causa de um pavão.

Ninguém ficou ferido.
""",
        title="Elétrico 28 para por causa de um pavão",
        place="Lisboa",
        date="--02-14",
        agency="Lusa",
        opens="Lisboa, 14 fev (Lusa) - O elétrico",
        closes="Ninguém ficou ferido.",
        notice="correction",
        dropped=("no título",),
    ),
)

TELAM = (
    Sample(
        "Télam: a full date in Spanish",
        """\
Reabre en Ushuaia la librería más austral

Ushuaia, 3 de marzo de 2026 (Télam).- La librería más austral del mundo reabrió hoy sus puertas.

Vendió cuatro mapas y una novela.
""",
        title="Reabre en Ushuaia la librería más austral",
        place="Ushuaia",
        date="2026-03-03",
        agency="Télam",
        opens="Ushuaia, 3 de marzo de 2026 (Télam).- La librería",
        closes="Vendió cuatro mapas y una novela.",
    ),
    Sample(
        "Prensa Latina: no dash at all",
        """\
Hallan en Baracoa una rana que se creía perdida

La Habana, 3 mar (Prensa Latina) Biólogos cubanos hallaron en Baracoa una rana que no se veía
desde 1998, informó hoy la Academia.

Mide nueve milímetros.
""",
        title="Hallan en Baracoa una rana que se creía perdida",
        place="La Habana",
        date="--03-03",
        agency="Prensa Latina",
        opens="La Habana, 3 mar (Prensa Latina) Biólogos",
        closes="Mide nueve milímetros.",
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

SAMPLES = (
    *AFP_FRENCH, *ANSA, *ADNKRONOS, *EFE, *EUROPA_PRESS, *LUSA, *TELAM, *AGERPRES,
)  # fmt: skip
