"""Years, feasts, ranges and what only looks like time, in Spanish."""

from __future__ import annotations

import pytest

from tests.enrich.spoken import told

YEARS = [
    ("En 1812 ardió la ciudad.", "1812=1812"),
    ("La crónica del año 1382 se conserva.", "año 1382=1382"),
    ("En 2015, 2016 y 2017 ganó.", "2015=2015; 2016=2016; 2017=2017"),
    ("El año 2014 fue seco.", "El año 2014=2014"),
    ("El censo de 2011 se publicó tarde.", "2011=2011"),
    (
        "A principios de los años 2000 pararon las fábricas.",
        "principios de los años 2000=200 START",
    ),
    ("La moda de los setenta ha vuelto.", "los setenta=197"),
    ("En los años sesenta del siglo XIX se trazó la vía.", "los años sesenta del siglo XIX=186"),
    ("En la década de los veinte vivió aquí un poeta.", "la década de los veinte=192"),
    ("A finales de los años ochenta se abrió la frontera.", "finales de los años ochenta=198 END"),
    ("A mediados del siglo XVII se levantó el fuerte.", "mediados del siglo XVII=16 MID"),
    ("En el siglo IX había aquí un castillo.", "el siglo IX=08"),
    ("Los siglos XVI y XVII fueron prósperos.", "Los siglos XVI=15; XVII=16"),
    ("En el tercer trimestre de 2017 se entregó la casa.", "el tercer trimestre de 2017=2017-Q3"),
    ("En el cuarto trimestre cayó el beneficio.", "el cuarto trimestre=2017-Q4"),
    (
        "En el último trimestre del año pasado cayó la venta.",
        "el último trimestre del año pasado=2017-Q4",
    ),
    ("En el segundo semestre de 2016 arrancó la planta.", "el segundo semestre de 2016=2016-H2"),
    ("En la primera mitad de 2015 cayó la demanda.", "la primera mitad de 2015=2015-H1"),
    ("En el invierno de 2015 se heló la bahía.", "el invierno de 2015=2015-WI"),
    ("Esta primavera la siembra va tarde.", "Esta primavera=2018-SP"),
    ("El verano pasado ardió el monte.", "El verano pasado=2017-SU"),
]


@pytest.mark.parametrize(("sentence", "expected"), YEARS)
def test_years_decades_and_centuries_take_all_their_forms(sentence: str, expected: str) -> None:
    """Years, decades and centuries take all their forms."""
    assert told("es", sentence) == expected


HOLIDAYS = [
    ("En la Nochebuena de 2017 nevó.", "Nochebuena de 2017=2017-12-24"),
    ("El Jueves Santo de 2018 llovió.", "Jueves Santo de 2018=2018-03-29"),
    (
        "El Domingo de Resurrección de 2018 sonaron campanas.",
        "Domingo de Resurrección de 2018=2018-04-01",
    ),
    ("El Día de la Hispanidad de 2017 hubo desfile.", "Día de la Hispanidad de 2017=2017-10-12"),
    ("En el Día de Muertos de 2017 hubo altares.", "Día de Muertos de 2017=2017-11-02"),
    ("La Nochevieja de 2016 fue tranquila.", "Nochevieja de 2016=2016-12-31"),
    ("La pasada Navidad cerró el museo.", "pasada Navidad=2017-12-25"),
]


@pytest.mark.parametrize(("sentence", "expected"), HOLIDAYS)
def test_feasts_are_named_with_a_capital(sentence: str, expected: str) -> None:
    """Feasts are named with a capital."""
    assert told("es", sentence) == expected


VAGUE = [
    ("Ahora decide el juzgado.", "Ahora=PRESENT_REF"),
    ("En la actualidad la vía está abierta.", "la actualidad=PRESENT_REF"),
    ("Últimamente llueve poco.", "Últimamente=PAST_REF"),
    ("El puente se abrió hace poco.", "hace poco=PAST_REF"),
    ("Muy pronto habrá acuerdo.", "Muy pronto=FUTURE_REF"),
    ("En el futuro no habrá minas.", "el futuro=FUTURE_REF"),
]


@pytest.mark.parametrize(("sentence", "expected"), VAGUE)
def test_now_lately_and_soon_have_no_date(sentence: str, expected: str) -> None:
    """Now, lately and soon have no date."""
    assert told("es", sentence) == expected


RANGES = [
    ("Del 1 al 5 de junio se cierra el puente.", "1=2018-06-01; 5 de junio=2018-06-05"),
    ("Del 30 de mayo al 2 de junio hay festival.", "30 de mayo=2018-05-30; 2 de junio=2018-06-02"),
    ("Entre el 3 y el 7 de junio cortan el agua.", "3=2018-06-03; 7 de junio=2018-06-07"),
    ("De lunes a viernes se atiende.", "lunes=2018-05-14; viernes=2018-05-18"),
    ("Entre enero y marzo de 2017 se extrajo menos.", "enero=2017-01; marzo de 2017=2017-03"),
    ("Desde 2010 hasta 2015 se excavó el metro.", "2010=2010; 2015=2015"),
    ("De 16:00 a 18:00 se corta la calle.", "16:00=2018-05-16T16:00; 18:00=2018-05-16T18:00"),
    ("El curso 2017-18 acabó.", "2017=2017; 18=2018"),
]


@pytest.mark.parametrize(("sentence", "expected"), RANGES)
def test_both_ends_of_a_range_are_told(sentence: str, expected: str) -> None:
    """Both ends of a range are told."""
    assert told("es", sentence) == expected


TRAPS = [
    ("Se casó con un viudo de 40 años.", ""),
    ("Un niño de 5 años se perdió.", ""),
    ("Cumple 80 años entre amigos.", ""),
    ("A la edad de 45 años cambió de oficio.", ""),
    ("El decreto número 1945 fue derogado.", ""),
    ("El jarrón costó 2018 pesos.", ""),
    ("Votaron 1900 personas.", ""),
    ("El lote vale 19.30 dólares.", ""),
    ("Ganaron por 2-1 en la final.", ""),
    ("El programa «La Mañana» se despide.", ""),
    ("El diario Hoy despidió a diez redactores.", ""),
    ("La novela «Veinte años después» se filmará.", ""),
    ("Llegó tarde y se fue.", ""),
    ("Julio Torres ganó la carrera.", ""),
    ("Domingo Ruiz abrió el marcador.", ""),
    ("Santo Domingo recibió al papa.", ""),
    ("La calle 25 de Mayo está cortada.", ""),
    ("El tercer gol fue suyo.", ""),
    ("Está en la flor de la vida.", ""),
    ("De pronto se oyó un grito.", ""),
    ("Nadie sabe el día ni la hora.", ""),
    ("La Primavera Árabe fracasó.", ""),
    ("El segundo lo hizo mejor.", ""),
    ("Media docena de barcos zarpó.", ""),
]


@pytest.mark.parametrize(("sentence", "expected"), TRAPS)
def test_what_only_looks_like_time_is_none(sentence: str, expected: str) -> None:
    """What only looks like time is none."""
    assert told("es", sentence) == expected
