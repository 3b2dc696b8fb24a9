"""What looks like a date and is none: names, quantities, verbs, ordinals."""

from __future__ import annotations

import pytest

from dateline.messages import Span, TextField
from dateline_enrich.dates import find_dates
from tests.enrich.sentences import WEDNESDAY, Case, cases, read

NUMBERS = cases("""
The council cited Resolution 2254 again.
He boarded Flight 1905 to Orlow.
The quotation is on page 2010 of the report.
The fine was $2018, the damages £1999.
The index closed at 2045.3 points.
About 2000 people marched.
Some 1900 soldiers were moved.
The home side won 2-1 and then 1-0.
Call 555-2017 or 020 7946 1984.
The patch is version 10.12.5, not 2.0.1.
It runs on Windows 2000.
The ship carried 2,017 tonnes of wheat.
Section 1983 and Article 2003 are at odds.
The Boeing 1500 does not exist.
Order No. 2016 was repealed.
Room 2012 is empty.
The shelf is 2000 mm wide.
The battery holds 2100 mAh at 1800.5 volts.
Take bus 18 to stop 1903x.
The odds are 11/4 and the ratio 16:9.
""")

AGES = cases("""
The 45-year-old was not hurt.
The girl, 6 years old, was not hurt.
A child aged 18 months was not hurt.
The six-year-old boy was not hurt.
He died at 82 years of age.
The victims were aged 20 years and 31.
""")

VERBS = cases("""
The strikers may march again.
You may sit in the sun or in the shade.
The second man sat down.
The price may fall, the minister said.
Do not spring a trap on a fox.
The army will march into the city.
An august assembly sat in silence.
We won the second race by a second.
It took a second look to see it.
The decades of the rosary were said.
They wed in secret and the sun rose.
His fall from grace was steep.
Prices fall back when mines spring up.
""")

PEOPLE = cases("""
Theresa May met April Jones and June Weber.
Mrs. May and Mr. March disagreed.
August Strind wrote the play.
Jan Kowal lost the vote.
Dr. March was absent.
""")

TITLES = cases("""
The leader of the Land's Tomorrow movement spoke.
The story was first told by USA Today and the Sunday Times.
She gave an interview to 60 Minutes.
He edits This Week and reads the Sunday Mirror.
The band Saturday Night Live never met Ruby Tuesday.
The party Romania Tomorrow won nothing.
""")


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: case.sentence)
def test_a_number_is_not_a_year(case: Case) -> None:
    """Resolutions, sums, scores, telephones and versions."""
    assert read(case.sentence) == ()


@pytest.mark.parametrize("case", AGES, ids=lambda case: case.sentence)
def test_an_age_is_not_a_length(case: Case) -> None:
    """TimeBank's annotators left ages out, and so do we."""
    assert read(case.sentence) == ()


@pytest.mark.parametrize("case", VERBS, ids=lambda case: case.sentence)
def test_a_verb_or_an_ordinal_is_not_a_date(case: Case) -> None:
    """May, march, fall, spring, sat, sun, second, august."""
    assert read(case.sentence) == ()


@pytest.mark.parametrize("case", PEOPLE, ids=lambda case: case.sentence)
def test_a_person_named_like_a_month_is_not_a_month(case: Case) -> None:
    """A month that is also a name needs a preposition."""
    assert read(case.sentence) == ()


@pytest.mark.parametrize("case", TITLES, ids=lambda case: case.sentence)
def test_a_capital_inside_a_sentence_makes_a_name(case: Case) -> None:
    """Running text writes tomorrow and this week small."""
    assert read(case.sentence) == ()


def test_a_reading_inside_an_entity_is_dropped() -> None:
    """The entity step tells which stretches are names."""
    text = "The 1984 Action Committee met on Monday."
    names: dict[TextField, list[Span]] = {"body": [Span(start=4, end=25)]}
    kept = find_dates({"body": text}, reference=WEDNESDAY, names=names)
    assert [found.text for found in kept.mentions] == ["Monday"]


def test_a_reading_that_is_only_touched_by_an_entity_stays() -> None:
    """A name that ends where the date begins takes nothing."""
    text = "The Committee Monday met."
    names: dict[TextField, list[Span]] = {"body": [Span(start=4, end=13)]}
    kept = find_dates({"body": text}, reference=WEDNESDAY, names=names)
    assert [found.text for found in kept.mentions] == ["Monday"]


def test_names_of_one_text_do_not_count_in_another() -> None:
    """Offsets belong to their own field."""
    texts = {"title": "Monday", "body": "Monday"}
    names = {"title": [Span(start=0, end=6)]}
    kept = find_dates(
        {"title": texts["title"], "body": texts["body"]},
        reference=WEDNESDAY,
        names={"title": names["title"]},
    )
    assert [found.field for found in kept.mentions] == ["body"]


def test_capitals_tell_nothing_in_a_headline() -> None:
    """Where every word has a capital, "Last Week" is a date."""
    assert read("Five Miners Freed In Orlow Last Week, Police Say") == (("Last Week", "2018-W19"),)


def test_capitals_tell_nothing_in_shouted_text() -> None:
    """All capitals are not a name either."""
    assert read("THE MINE WAS CLOSED YESTERDAY AFTER A BLAST") == (("YESTERDAY", "2018-05-15"),)


def test_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    """Every sentence begins with one."""
    found = read("It rained. Tomorrow the sun will shine. Last week it snowed.")
    assert found == (("Tomorrow", "2018-05-17"), ("Last week", "2018-W19"))
