"""Stories as EFE, Europa Press, Lusa, Télam and Prensa Latina print them."""

from __future__ import annotations

from .sample import Sample

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
        place="Camariñas, La Coruña",
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

SAMPLES = (*EFE, *EUROPA_PRESS, *LUSA, *TELAM)
