"""Days of the calendar and of the week, and times of the clock, in Spanish."""

from __future__ import annotations

import pytest

from tests.enrich.spoken import told

DAYS = [
    ("El decreto entra en vigor el 1 de junio de 2018.", "1 de junio de 2018=2018-06-01"),
    ("La marcha será el 7 de junio.", "7 de junio=2018-06-07"),
    ("El plazo acaba el 30 de JUNIO.", "30 de JUNIO=2018-06-30"),
    ("El veintitrés de mayo será festivo.", "veintitrés de mayo=2018-05-23"),
    ("El treinta y uno de mayo cierra la tienda.", "treinta y uno de mayo=2018-05-31"),
    ("El 1.º de mayo hubo marchas.", "1.º de mayo=2018-05-01"),
    ("El 1ro de mayo marcharon los gremios.", "1ro de mayo=2018-05-01"),
    ("El contrato del 5 de mayo del 2017 fue anulado.", "5 de mayo del 2017=2017-05-05"),
    ("La carta es del 12 nov. 2016.", "12 nov. 2016=2016-11-12"),
    ("Lo detuvieron el 9 de febrero del año 2015.", "9 de febrero del año 2015=2015-02-09"),
    ("Vie. 18 de mayo: concierto en la plaza.", "Vie. 18 de mayo=2018-05-18"),
    ("El sábado, 19 de mayo, se trabajará.", "sábado, 19 de mayo=2018-05-19"),
    (
        "El 12 de junio del año próximo termina el mandato.",
        "12 de junio del año próximo=2019-06-12",
    ),
    ("La factura del 01/03/2018 está pagada.", "01/03/2018=2018-03-01"),
    ("El recibo es del 3-4-2018.", "3-4-2018=2018-04-03"),
    ("La nota lleva fecha 2018-03-04.", "2018-03-04=2018-03-04"),
    (
        "El ataque del 11 de septiembre de 2001 cambió el mundo.",
        "11 de septiembre de 2001=2001-09-11",
    ),
    ("El día 27 vuelve el cónsul.", "día 27=2018-05-27"),
    ("El pasado día 5 cerró la mina.", "pasado día 5=2018-05-05"),
    ("El domingo 13 hubo elecciones.", "domingo 13=2018-05-13"),
    ("El 2 de Mayo se recuerda el alzamiento.", "2 de Mayo=2018-05-02"),
    ("SANTIAGO, may 15 (Reuters) - El cobre subió.", "may 15=2018-05-15"),
    ("Inicio, julio 7, 2017: portada.", "julio 7, 2017=2017-07-07"),
    ("El 5 del mes de abril se firmó la paz.", "5 del mes de abril=2018-04-05"),
]


@pytest.mark.parametrize(("sentence", "expected"), DAYS)
def test_a_day_is_read_in_every_spelling_of_its_month_and_number(
    sentence: str, expected: str
) -> None:
    """A day is read in every spelling of its month and number."""
    assert told("es", sentence) == expected


MONTHS = [
    ("En enero de 2018 abrió la nave.", "enero de 2018=2018-01"),
    ("El pasado abril fue seco.", "pasado abril=2018-04"),
    ("En marzo pasado dimitió el rector.", "marzo pasado=2018-03"),
    ("En junio del 2017 llovió el doble.", "junio del 2017=2017-06"),
    (
        "El almacén estará vacío hasta febrero del año que viene.",
        "febrero del año que viene=2019-02",
    ),
    ("A fines de abril creció el río.", "fines de abril=2018-04 END"),
    ("A comienzos de junio empezará la obra.", "comienzos de junio=2018-06 START"),
    ("A mediados de febrero de 2018 heló.", "mediados de febrero de 2018=2018-02 MID"),
    ("En la segunda quincena de marzo llegó el frío.", "la segunda quincena de marzo=2018-03 END"),
    ("El próximo mes de octubre votará la isla.", "El próximo mes de octubre=2018-10"),
    ("El mes de mayo de 2017 fue cálido.", "El mes de mayo de 2017=2017-05"),
    ("Este mes de mayo hay feria.", "Este mes de mayo=2018-05"),
]


@pytest.mark.parametrize(("sentence", "expected"), MONTHS)
def test_a_month_takes_a_year_a_step_or_a_part(sentence: str, expected: str) -> None:
    """A month takes a year, a step or a part."""
    assert told("es", sentence) == expected


WEEKDAYS = [
    ("El lunes el juez encarceló al director.", "lunes=2018-05-14"),
    ("El martes por la noche se cortó el agua.", "martes por la noche=2018-05-15TNI"),
    ("El jueves de esta semana saldrá el informe.", "jueves de esta semana=2018-05-17"),
    ("El viernes de la próxima semana será el estreno.", "viernes de la próxima semana=2018-05-25"),
    ("El pasado domingo se eligió alcalde.", "pasado domingo=2018-05-13"),
    ("La sesión será el lunes.", "lunes=2018-05-21"),
    ("La delegación llegará el sábado.", "sábado=2018-05-19"),
    ("El sábado se jugará el partido.", "sábado=2018-05-19"),
    ("La vía seguirá cerrada hasta el lunes.", "lunes=2018-05-21"),
    ("A partir del martes subirá el pan.", "martes=2018-05-22"),
    ("El miércoles pasado nevó.", "miércoles pasado=2018-05-09"),
    ("Para el jueves se espera lluvia.", "jueves=2018-05-17"),
    ("El juez dijo el martes que hablará.", "martes=2018-05-15"),
    ("Este lunes comenzará el juicio.", "Este lunes=2018-05-21"),
    ("El miércoles que viene cierra la feria.", "miércoles que viene=2018-05-23"),
]


@pytest.mark.parametrize(("sentence", "expected"), WEEKDAYS)
def test_a_bare_weekday_is_the_latest_one_and_an_announced_one_lies_ahead(
    sentence: str, expected: str
) -> None:
    """A bare weekday is the latest one, and an announced one lies ahead."""
    assert told("es", sentence) == expected


NEAR = [
    ("Hoy se firmó el contrato.", "Hoy=2018-05-16"),
    ("Anteayer heló en la sierra.", "Anteayer=2018-05-14"),
    ("Antier tembló en Oaxaca.", "Antier=2018-05-14"),
    ("Pasado mañana llegan los invitados.", "Pasado mañana=2018-05-18"),
    ("Ayer por la noche sonó la sirena.", "Ayer por la noche=2018-05-15TNI"),
    ("Mañana por la tarde no habrá vuelos.", "Mañana por la tarde=2018-05-17TAF"),
    ("Hoy mismo se juega la final.", "Hoy mismo=2018-05-16"),
    ("Ayer noche habló el ministro.", "Ayer noche=2018-05-15TNI"),
    ("Mañana martes habrá huelga.", "Mañana martes=2018-05-17"),
    ("Al día siguiente cerró la fábrica.", "día siguiente=2018-05-17"),
    ("Ese mismo día se marchó.", "Ese mismo día=2018-05-16"),
    ("La víspera llovió sin parar.", "La víspera=2018-05-15"),
]


@pytest.mark.parametrize(("sentence", "expected"), NEAR)
def test_today_and_its_neighbours_are_told_in_one_word(sentence: str, expected: str) -> None:
    """Today and its neighbours are told in one word."""
    assert told("es", sentence) == expected


PARTS = [
    ("La mañana del 14 de mayo hubo un temblor.", "La mañana del 14 de mayo=2018-05-14TMO"),
    ("En la noche del viernes estalló una caldera.", "la noche del viernes=2018-05-11TNI"),
    ("La tarde del lunes amainó el viento.", "La tarde del lunes=2018-05-14TAF"),
    (
        "La madrugada del 3 de marzo de 2018 ardió una granja.",
        "La madrugada del 3 de marzo de 2018=2018-03-03TMO",
    ),
    ("La noche de ayer hubo fuego en el puerto.", "La noche de ayer=2018-05-15TNI"),
    ("Anoche ardió un almacén.", "Anoche=2018-05-15TNI"),
    ("Anteanoche cayó granizo.", "Anteanoche=2018-05-14TNI"),
    ("Esta tarde subió la gasolina.", "Esta tarde=2018-05-16TAF"),
    ("Esta noche se canta ópera.", "Esta noche=2018-05-16TNI"),
    ("La pasada noche nevó.", "La pasada noche=2018-05-15TNI"),
    ("Por la mañana llovió.", "mañana=2018-05-16TMO"),
    ("De madrugada sonó la alarma.", "madrugada=2018-05-16TMO"),
    ("La noche de este jueves será fría.", "La noche de este jueves=2018-05-17TNI"),
]


@pytest.mark.parametrize(("sentence", "expected"), PARTS)
def test_a_part_of_the_day_takes_its_day_from_beside_it(sentence: str, expected: str) -> None:
    """A part of the day takes its day from beside it."""
    assert told("es", sentence) == expected


CLOCKS = [
    (
        "Empezó hacia las 3.30 horas de la madrugada del martes.",
        "3.30 horas de la madrugada del martes=2018-05-15T03:30",
    ),
    ("A las ocho de la tarde del 3 de mayo.", "ocho de la tarde del 3 de mayo=2018-05-03T20:00"),
    ("A las 5 de la tarde de ayer.", "5 de la tarde de ayer=2018-05-15T17:00"),
    ("Empieza a las 10:00 CET.", "10:00 CET=2018-05-16T10:00"),
    ("El despegue es a las 06:15 UTC.", "06:15 UTC=2018-05-16T06:15Z"),
    ("Se emite a las 18:30 hora local.", "18:30 hora local=2018-05-16T18:30"),
    ("A las 7.45 sonó la señal.", "7.45=2018-05-16T07:45"),
    ("El pleno acabó a las 15.20 h.", "15.20 h.=2018-05-16T15:20"),
    ("A las 10 de la mañana abrió el mercado.", "10 de la mañana=2018-05-16T10:00"),
    ("A la una de la tarde cerró el puente.", "una de la tarde=2018-05-16T13:00"),
    ("A las dos de la madrugada se fue la luz.", "dos de la madrugada=2018-05-16T02:00"),
    (
        "A las ocho y media de la noche se dispersó la gente.",
        "ocho y media de la noche=2018-05-16T20:30",
    ),
    ("A las doce de la noche sonaron campanas.", "doce de la noche=2018-05-16T24:00"),
    ("A las 9:30 p. m. del lunes llegó el barco.", "9:30 p. m. del lunes=2018-05-14T21:30"),
    ("El mediodía del sábado abrió la feria.", "mediodía del sábado=2018-05-12T12:00"),
    ("A medianoche abren el puente.", "medianoche=2018-05-16T24:00"),
    ("El 9 de mayo a las 10:00 empezó el desfile.", "9 de mayo=2018-05-09; 10:00=2018-05-09T10:00"),
    ("Mañana a las 12:30 se reúne el comité.", "Mañana=2018-05-17; 12:30=2018-05-17T12:30"),
    (
        "El viernes 11 de mayo, a las 14:35, cayó la grúa.",
        "viernes 11 de mayo=2018-05-11; 14:35=2018-05-11T14:35",
    ),
    ("De 9:00 a 18:00 se atiende.", "9:00=2018-05-16T09:00; 18:00=2018-05-16T18:00"),
    ("A las 22h cerró el bar.", "22h=2018-05-16T22:00"),
    ("El tren sale a las 16 horas del martes.", "16 horas del martes=2018-05-15T16:00"),
    ("Volverá a las 7 pm.", "7 pm=2018-05-16T19:00"),
    ("Cerró a las doce menos cuarto.", "doce menos cuarto=2018-05-16T11:45"),
]


@pytest.mark.parametrize(("sentence", "expected"), CLOCKS)
def test_a_time_of_the_clock_keeps_its_zone_and_its_day(sentence: str, expected: str) -> None:
    """A time of the clock keeps its zone and its day."""
    assert told("es", sentence) == expected
