"""Feasts as news names them: which year, how long, whose."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import DateMention
from dateline_enrich.dates import find_dates
from dateline_enrich.dates.holidays import NAMES
from dateline_enrich.dates.languages.en.feasts import RULES

WEDNESDAY = date(2018, 5, 16)


def _read(
    text: str, reference: date | None = WEDNESDAY, country: str | None = None
) -> list[DateMention]:
    return list(find_dates({"body": text}, reference=reference, country=country).mentions)


def _value(text: str, reference: date | None = WEDNESDAY, country: str | None = None) -> str:
    (found,) = _read(text, reference, country)
    return found.value


def test_ramadan_is_bounded_by_its_own_days() -> None:
    """TIMEX3 has no value for them: the value is the civil month that holds their middle."""
    (found,) = _read("Prices rose during Ramadan.")
    assert (found.value, found.mod, found.granularity) == ("2018-05", "APPROX", "month")
    assert (str(found.earliest), str(found.latest)) == (
        "2018-05-16 00:00:00",
        "2018-06-14 23:59:59",
    )
    assert found.role == "present"


def test_hanukkah_is_bounded_by_its_eight_days() -> None:
    """Its value is the first of them."""
    (found,) = _read("The menorah will be lit for Hanukkah.", date(2018, 11, 20))
    assert (found.value, found.granularity) == ("2018-12-03", "week")
    assert str(found.latest) == "2018-12-10 23:59:59"


def test_the_ends_of_a_feast_are_days() -> None:
    """Neither has a modifier, for both are exact."""
    first, last = _read("From the start of Ramadan to the end of Ramadan it is shut.")
    assert (first.value, last.value) == ("2018-05-16", "2018-06-14")
    assert first.mod is last.mod is None
    assert first.granularity == last.granularity == "day"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened the day before Ramadan.", "2018-05-15"),
        ("It will open the day after Ramadan.", "2018-06-15"),
        ("It opened on the eve of Passover.", "2018-03-30"),
        ("It opened the night before Easter.", "2018-03-31"),
        ("It opened the day after Christmas.", "2017-12-26"),
        ("It opened on Christmas Eve.", "2017-12-24"),
        ("It opened on Easter weekend.", "2018-W13-WE"),
        ("It opened in Easter week.", "2018-W13"),
        ("It opened in Holy Week.", "2018-W13"),
        ("It opened in the week of Thanksgiving.", "2017-W47"),
        ("It opened on Labor Day weekend.", "2017-W35-WE"),
        ("It opened on Thanksgiving weekend.", "2017-W47-WE"),
    ],
)
def test_what_lies_beside_a_feast_counts_from_it(text: str, value: str) -> None:
    """The weekend is the one nearest to the day."""
    assert _value(text) == value


@pytest.mark.parametrize(
    ("text", "reference", "value"),
    [
        ("It shut last Christmas.", WEDNESDAY, "2017-12-25"),
        ("It shut last Christmas.", date(2017, 12, 27), "2016-12-25"),
        ("It shut last Christmas.", date(2018, 1, 15), "2017-12-25"),
        ("It shut this Christmas.", date(2018, 1, 3), "2017-12-25"),
        ("It shuts this Christmas.", WEDNESDAY, "2018-12-25"),
        ("It shut this Easter.", WEDNESDAY, "2018-04-01"),
        ("It shuts next Easter.", WEDNESDAY, "2019-04-21"),
        ("It shuts next Easter.", date(2018, 3, 1), "2018-04-01"),
        ("It was shut for Christmas.", WEDNESDAY, "2017-12-25"),
        ("It will be shut for Christmas.", WEDNESDAY, "2018-12-25"),
        ("It shut on Christmas last year.", WEDNESDAY, "2017-12-25"),
        ("It shut on Christmas Day, 1914.", WEDNESDAY, "1914-12-25"),
        ("It shuts for Ramadan.", date(2030, 12, 30), "2031-01"),
        ("It was shut for Ramadan.", date(2030, 2, 20), "2030-01"),
        ("It was shut for Eid.", date(2018, 6, 20), "2018-06-15"),
        ("It will be shut for Eid.", date(2018, 8, 10), "2018-08-22"),
    ],
)
def test_a_feast_without_a_year_is_the_one_that_is_meant(
    text: str, reference: date, value: str
) -> None:
    """The nearest, as the tense and the step tell."""
    assert _value(text, reference) == value


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("It opened on India's Independence Day.", None, "2017-08-15"),
        ("It opened on Independence Day.", "IN", "2017-08-15"),
        ("It opened on Independence Day.", None, "2018-07-04|2017-07-04"),
        ("It opened on Thanksgiving.", "CA", "2017-10-09"),
        ("It opened on Thanksgiving.", None, "2017-11-23"),
        ("It opened on Canadian Thanksgiving.", None, "2017-10-09"),
        ("It opened on Mother's Day.", "GB", "2018-03-11"),
        ("It opened on China's National Day.", None, "2017-10-01"),
    ],
)
def test_whose_feast_it_is_decides(text: str, country: str | None, value: str) -> None:
    """What the text says goes before where it was written."""
    assert _value(text, country=country) in value.split("|")


def test_a_day_of_no_known_country_is_not_told() -> None:
    """Every country has its own, and which is not said."""
    assert _read("It opened on National Day.") == []


def test_without_a_reference_only_a_fixed_feast_has_a_day() -> None:
    """Easter's is unknown."""
    assert _value("It rained on Christmas.", None) == "XXXX-12-25"
    assert _value("It rained on Christmas Eve.", None) == "XXXX-XX-XX"
    assert _value("It rained on Easter.", None) == "XXXX-XX-XX"
    assert _value("It rained on Easter 2010.", None) == "2010-04-04"


@pytest.mark.parametrize(
    "text",
    [
        "A flight to Christmas Island was cancelled.",
        "The Easter Rising began at the post office.",
        "Khaled Ramadan was released.",
        "Mr Ramadan was released.",
        "He painted Easter eggs.",
        "Father Christmas came by boat.",
        "He wished them a Happy New Year.",
        "The Thai New Year was wet.",
        "The new year began badly.",
        "The Good Friday Agreement holds.",
    ],
)
def test_a_name_made_of_a_feast_is_no_date(text: str) -> None:
    """Nor is a wish."""
    assert _read(text) == []


def test_the_tsunami_of_boxing_day_has_its_year() -> None:
    """It is known by its day."""
    assert _value("The Boxing Day tsunami killed thousands.") == "2004-12-26"


def test_an_islamic_feast_is_told_with_less_confidence() -> None:
    """The table may be a day off."""
    (eid,) = _read("It shut for Eid al-Fitr.")
    (easter,) = _read("It shut for Easter.")
    assert eid.confidence < easter.confidence


@given(
    st.sampled_from(sorted(NAMES - {"ve day", "vj day"})),
    st.dates(date(1950, 1, 1), date(2100, 12, 31)),
)
def test_every_feast_is_found_by_its_name(name: str, reference: date) -> None:
    """A single expression within two years of the reference, wherever it is said."""
    words = name.title().replace("'S", "'s")
    country = {"republic day": "IN", "national day": "CN"}.get(name)
    (found,) = _read(f"The gate was shut on {words}.", reference, country)
    assert found.text == words
    assert found.earliest is not None
    assert abs(found.earliest.year - reference.year) <= 1


def test_each_feast_is_triggered_by_a_word_of_its_own() -> None:
    """Not by a word that is on every page."""
    triggers = [trigger for rule in RULES for trigger in rule.triggers]
    assert len(set(triggers)) == len(triggers)
    assert not {"the", "day", "of", "feast"} & set(triggers)
