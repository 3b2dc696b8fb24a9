"""Units, distances, lengths and what comes back, in Spanish."""

from __future__ import annotations

import pytest

from tests.enrich.spoken import told

STEPS = [
    ("El trimestre pasado subió la demanda.", "El trimestre pasado=2018-Q1"),
    ("En el presente año se abrieron tres escuelas.", "el presente año=2018"),
    ("Este mes ha llovido poco.", "Este mes=2018-05"),
    ("El año próximo cerrará la planta.", "El año próximo=2019"),
    ("La semana entrante vuelve el calor.", "La semana entrante=2018-W21"),
    ("El año antepasado se secó el pozo.", "El año antepasado=2016"),
    ("La década pasada se construyó poco.", "La década pasada=200"),
    ("A finales de la semana pasada cedió el hielo.", "finales de la semana pasada=2018-W19 END"),
    ("A mediados del próximo año abrirá el puente.", "mediados del próximo año=2019 MID"),
    (
        "A principios de la próxima semana hará calor.",
        "principios de la próxima semana=2018-W21 START",
    ),
    ("El próximo fin de semana cortan el centro.", "El próximo fin de semana=2018-W20-WE"),
    ("El último año murieron tres ancianos.", "El último año=P1Y"),
    ("La última semana no llovió.", "La última semana=P1W"),
    ("En lo que va de año se vendieron cien coches.", "lo que va de año=2018"),
    ("Antes de fin de mes pagarán.", "fin de mes=2018-05 END"),
    ("El año siguiente perdió la liga.", "El año siguiente=2019"),
]


@pytest.mark.parametrize(("sentence", "expected"), STEPS)
def test_the_last_this_and_the_next_unit_agree_with_their_nouns(
    sentence: str, expected: str
) -> None:
    """The last, this and the next unit agree with their nouns."""
    assert told("es", sentence) == expected


DISTANCES = [
    ("Hace cinco años aquí había un solar.", "Hace cinco años=2013"),
    ("Hace dos semanas cerró el banco.", "Hace dos semanas=2018-W18"),
    ("Hace casi tres años se fue.", "Hace casi tres años=2015 LESS_THAN"),
    ("Hace apenas dos días llegó la carta.", "Hace apenas dos días=2018-05-14"),
    ("Hace año y medio el tribunal rechazó la causa.", "Hace año y medio=2016-11"),
    ("Hace medio siglo se pescaba aquí.", "Hace medio siglo=1968"),
    ("Hace ya diez años que cerró.", "Hace ya diez años=2008"),
    ("Dentro de cinco días vence el plazo.", "Dentro de cinco días=2018-05-21"),
    ("Dentro de un año abrirá el parque.", "Dentro de un año=2019"),
    ("Dentro de media hora zarpa el buque.", "Dentro de media hora=2018-05-16TXX:XX"),
    ("Un mes atrás el depósito estaba lleno.", "Un mes atrás=2018-04"),
    (
        "El choque fue el 1 de marzo, tres días después de la revisión.",
        "1 de marzo=2018-03-01; tres días=P3D",
    ),
    (
        "El 5 de marzo se perdió la lancha y un día después hallaron el bote.",
        "5 de marzo=2018-03-05; un día después=2018-03-06",
    ),
    ("En 2010 lo despidieron; un año antes lo habían premiado.", "2010=2010; un año antes=2009"),
    (
        "El 2 de febrero hubo condena y dos semanas después fue anulada.",
        "2 de febrero=2018-02-02; dos semanas después=2018-W07",
    ),
    ("Hace años que no nieva.", "Hace años=PAST_REF"),
]


@pytest.mark.parametrize(("sentence", "expected"), DISTANCES)
def test_a_distance_counts_from_the_article_or_from_the_date_told_last(
    sentence: str, expected: str
) -> None:
    """A distance counts from the article or from the date told last."""
    assert told("es", sentence) == expected


LENGTHS = [
    ("En las últimas semanas no ha llovido.", "las últimas semanas=PXW"),
    ("En los próximos meses hará calor.", "los próximos meses=PXM"),
    ("Duró una hora y veinte minutos.", "una hora y veinte minutos=PT1H20M"),
    ("El combate duró doce minutos.", "doce minutos=PT12M"),
    ("Durante un día ardieron cien hectáreas.", "un día=P1D"),
    ("La obra durará entre 3 y 5 meses.", "3 y 5 meses=PXM"),
    ("Estuvo preso treinta y cinco años.", "treinta y cinco años=P35Y"),
    ("Casi una hora esperó la gente.", "Casi una hora=PT1H LESS_THAN"),
    ("Más de un año dura la investigación.", "Más de un año=P1Y MORE_THAN"),
    ("En menos de dos horas se vació la plaza.", "menos de dos horas=PT2H LESS_THAN"),
    ("En los últimos diez años creció el bosque.", "los últimos diez años=P10Y"),
    ("Durante las próximas dos semanas habrá respuesta.", "las próximas dos semanas=P2W"),
    ("Llevó unos diez minutos apagarlo.", "unos diez minutos=PT10M APPROX"),
    ("Firmó un contrato de 3 años.", "3 años=P3Y"),
    ("Le impusieron 15 años de cárcel.", "15 años=P15Y"),
    ("Durante meses no hubo agua.", "meses=PXM"),
    ("Tras dos décadas de espera llegó el tren.", "dos décadas=P20Y"),
    ("Descansó media hora.", "media hora=PT30M"),
    ("Las últimas 48 horas fueron tensas.", "Las últimas 48 horas=PT48H"),
    ("Las últimas horas fueron tensas.", "Las últimas horas=PTXH"),
]


@pytest.mark.parametrize(("sentence", "expected"), LENGTHS)
def test_a_length_has_its_number_its_unit_and_its_modifier(sentence: str, expected: str) -> None:
    """A length has its number, its unit and its modifier."""
    assert told("es", sentence) == expected


SETS = [
    ("Cada viernes se vende miel aquí.", "Cada viernes=XXXX-WXX-5"),
    ("Cada mes sube el agua.", "Cada mes=P1M"),
    ("Cada tres horas cambia la guardia.", "Cada tres horas=PT3H"),
    ("Cada verano llegan estudiantes.", "Cada verano=XXXX-SU"),
    ("Cada mañana suena la campana.", "Cada mañana=XXXX-XX-XXTMO"),
    ("Los sábados el museo es gratis.", "Los sábados=XXXX-WXX-6"),
    ("Todos los domingos hay misa.", "Todos los domingos=XXXX-WXX-7"),
    ("Los fines de semana no hay tranvía.", "Los fines de semana=XXXX-WXX-WE"),
    ("El consejo se reúne una vez al trimestre.", "una vez al trimestre=P1Q"),
    ("Dos veces al mes sesiona aquí la corte.", "Dos veces al mes=P1M"),
    ("Anualmente se plantan mil árboles.", "Anualmente=P1Y"),
    ("Todas las semanas llega un barco.", "Todas las semanas=P1W"),
    ("Todas las noches suena el bombo.", "Todas las noches=XXXX-XX-XXTNI"),
]


@pytest.mark.parametrize(("sentence", "expected"), SETS)
def test_what_comes_back_has_its_rhythm(sentence: str, expected: str) -> None:
    """What comes back has its rhythm."""
    assert told("es", sentence) == expected
