"""Stories as ANP, Belga, NTB, TT and Ritzau print them."""

from __future__ import annotations

from .sample import Sample

ANP = (
    Sample(
        "ANP: capitals and a dash",
        """\
Laatste vuurtorenwachter van Terschelling neemt afscheid

WEST-TERSCHELLING (ANP) - De laatste vuurtorenwachter van de Brandaris is maandag met pensioen
gegaan. Hij bediende het licht 31 jaar.

"Het licht gaat nu vanzelf aan, maar niemand kijkt meer mee", zei Wietse Smit.
""",
        title="Laatste vuurtorenwachter van Terschelling neemt afscheid",
        place="WEST-TERSCHELLING",
        agency="ANP",
        opens="WEST-TERSCHELLING (ANP) - De laatste",
        closes="zei Wietse Smit.",
    ),
    Sample(
        "ANP: two cities, and a rectification in the headline",
        """\
Rectificatie: Rechtbank: vlaai moet rond zijn

Correctie: het gaat om de rechtbank in Maastricht

DEN HAAG/MAASTRICHT (ANP) - Wie vlaai verkoopt, moet hem rond bakken. Dat heeft de rechtbank in
Maastricht dinsdag bepaald.

De bakker gaat in hoger beroep.
""",
        title="Rechtbank: vlaai moet rond zijn",
        place="DEN HAAG/MAASTRICHT",
        agency="ANP",
        opens="DEN HAAG/MAASTRICHT (ANP) - Wie vlaai",
        closes="De bakker gaat in hoger beroep.",
        notice="correction",
        dropped=("Correctie",),
    ),
)

BELGA = (
    Sample(
        "Belga: a date in figures and an equals sign",
        """\
Frituur op wielen krijgt vaste standplaats in Oostende

OOSTENDE 03/03 (BELGA) = De laatste frituur op wielen van de kust krijgt een vaste standplaats.
Dat heeft het stadsbestuur dinsdag beslist.

Uitbater Luc Vermeersch staat er al 44 jaar. (JVO, AHO, nl)
""",
        title="Frituur op wielen krijgt vaste standplaats in Oostende",
        place="OOSTENDE",
        date="--03-03",
        agency="BELGA",
        opens="OOSTENDE 03/03 (BELGA) = De laatste",
        closes="staat er al 44 jaar. (JVO, AHO, nl)",
    ),
    Sample(
        "Belga: the French service",
        """\
Un géant de carnaval coincé sous un pont à Ath

ATH 25/08 (BELGA) = Un géant de quatre mètres est resté coincé samedi sous le pont du chemin de
fer, a indiqué la police.

Il a été raccourci de la tête.
""",
        title="Un géant de carnaval coincé sous un pont à Ath",
        place="ATH",
        date="--08-25",
        agency="BELGA",
        opens="ATH 25/08 (BELGA) = Un géant",
        closes="Il a été raccourci de la tête.",
    ),
)

NTB = (
    Sample(
        "NTB: a colon behind the agency",
        """\
Fiskebåt fant flaskepost fra 1926

BODØ (NTB): En fiskebåt fra Røst har fått en flaskepost fra 1926 i garnet, opplyser museet.

– Den var bedre bevart enn båten, sier skipper Odd Hansen.
""",
        title="Fiskebåt fant flaskepost fra 1926",
        place="BODØ",
        agency="NTB",
        opens="BODØ (NTB): En fiskebåt",
        closes="sier skipper Odd Hansen.",
    ),
    Sample(
        "NTB: HAST",
        """\
HASTER
Ferje grunnstøtt ved Værøy

Bodø (NTB): En ferje med 32 om bord grunnstøtte tirsdag ved Værøy, opplyser Hovedredningssentralen.
""",
        title="Ferje grunnstøtt ved Værøy",
        place="Bodø",
        agency="NTB",
        opens="Bodø (NTB): En ferje",
        closes="opplyser Hovedredningssentralen.",
        urgency=2,
    ),
)

TT = (
    Sample(
        "TT: the dateline on a line of its own",
        """\
Kyrkklocka i Kiruna ringde tretton

Flytten har rubbat urverket

KIRUNA (TT)
Kyrkklockan i Kiruna ringde natten till tisdagen tretton slag. Flytten har rubbat urverket,
säger kyrkvaktmästare Elsa Niia.

"Ingen har klagat, men några har räknat två gånger", säger hon.

Nils Berg/TT
""",
        title="Kyrkklocka i Kiruna ringde tretton",
        deck="Flytten har rubbat urverket",
        place="KIRUNA",
        agency="TT",
        opens="KIRUNA (TT)",
        closes='"Ingen har klagat, men några har räknat två gånger", säger hon.',
        dropped=("Nils Berg",),
    ),
    Sample(
        "TT: no dateline at all, and a correction",
        """\
Rättelse: Älg bodde i garage i tre veckor

I en tidigare version angavs fel kommun.

En älgko har bott i ett garage i Orsa i tre veckor, skriver kommunen.

Hon fick havre.
""",
        title="Älg bodde i garage i tre veckor",
        opens="I en tidigare version angavs fel kommun.",
        closes="Hon fick havre.",
        notice="correction",
    ),
)

RITZAU = (
    Sample(
        "Ritzau: the agency between slashes, without a dash",
        """\
Fyr på Anholt lyser igen efter 9 års mørke

ANHOLT /ritzau/ Fyret på Anholt lyser igen. Det oplyser Søfartsstyrelsen tirsdag.

Pæren er skiftet til en diode på 40 watt.
""",
        title="Fyr på Anholt lyser igen efter 9 års mørke",
        place="ANHOLT",
        agency="ritzau",
        opens="ANHOLT /ritzau/ Fyret",
        closes="en diode på 40 watt.",
    ),
    Sample(
        "Ritzau: with the date, and an end mark",
        """\
Rettelse: Færgen til Ærø sejler igen onsdag

SVENDBORG, 3. marts /ritzau/ - Færgen til Ærø sejler igen onsdag morgen, oplyser rederiet.

Den har ligget stille siden nytår.

/slut
""",
        title="Færgen til Ærø sejler igen onsdag",
        place="SVENDBORG",
        date="--03-03",
        agency="ritzau",
        opens="SVENDBORG, 3. marts /ritzau/ - Færgen",
        closes="siden nytår.",
        notice="correction",
    ),
)

SAMPLES = (*ANP, *BELGA, *NTB, *TT, *RITZAU)
